"""What a document changes: new, goes on, ended; and what a newer version has that the one before lacked."""

from __future__ import annotations

from readings import measure, reading

from atgardsbanken.corpus.records import Continuation
from atgardsbanken.db.changes import ChangedMeasure, Changes, Replaced, changes, replaced
from atgardsbanken.db.store import Bank


def put_series(bank: Bank) -> tuple[str, str]:
    """Two plans of a region, a year apart; the ids of their documents."""
    before = [measure("Vårdnära service"), measure("Läkarrekrytering", line=1)]
    after = [measure("Vårdnära service i länet", year=2019), measure("Digitala vårdmöten", year=2019, line=1)]
    one, two = reading("2018.pdf", before), reading("2019.pdf", after, year=2019)
    for each in (one, two):
        bank.put(each, version="1")
    bank.set_links([], [Continuation(before[0].id, after[0].id, 0.9)])
    return one.document.id, two.document.id


def named(found: tuple[ChangedMeasure, ...]) -> list[tuple[str, str, int | None]]:
    """Titles, regions and years."""
    return [(each.title, each.region_name, each.year) for each in found]


def test_measures_are_new_go_on_or_have_ended(bank: Bank) -> None:
    """A later plan is compared with the one before it of the same region and kind."""
    _, later = put_series(bank)
    found = changes(bank.connection, later)
    assert named(found.new) == [("Digitala vårdmöten", "Region Västerbotten", 2019)]
    assert named(found.goes_on) == [("Vårdnära service i länet", "Region Västerbotten", 2019)]
    assert named(found.ended) == [("Läkarrekrytering", "Region Västerbotten", 2018)]


def test_first_document_ends_nothing(bank: Bank) -> None:
    """Of the first document of a series all measures are new."""
    first, _ = put_series(bank)
    found = changes(bank.connection, first)
    assert (len(found.new), found.goes_on, found.ended) == (2, (), ())


def test_unknown_document_changes_nothing(bank: Bank) -> None:
    """An id that no document has brings no change."""
    assert changes(bank.connection, "none") == Changes((), (), ())


def test_newer_version_is_compared_with_the_one_it_replaces(bank: Bank) -> None:
    """Measures that stayed keep their ids; new ones and those gone are named."""
    old = reading("utkast.pdf", [measure("Vårdnära service"), measure("Läkarrekrytering", line=1)], title="Plan")
    new = reading("beslutad.pdf", [measure("Vårdnära service", line=4), measure("Digitala möten")], title="Plan")
    for each in (old, new):
        bank.put(each, version="1")
    bank.say_replaces(new.document.id, old.document.id)
    assert bank.arrange_versions() == {old.document.id: new.document.id}
    assert replaced(bank.connection, new.document.id) == (
        Replaced(old.document.id, "Plan", 1, ("Digitala möten",), ("Läkarrekrytering",)),
    )
