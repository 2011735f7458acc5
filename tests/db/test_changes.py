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
    one, two = reading("plan-2018", before), reading("plan-2019", after, year=2019)
    for each in (one, two):
        bank.put(each, version="1")
    bank.arrange_series()
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
    assert [(each.title, each.years) for each in found.compared_with] == [("plan-2018", "2018")]


def test_first_document_ends_nothing(bank: Bank) -> None:
    """Of the first document of a series all measures are new."""
    first, _ = put_series(bank)
    found = changes(bank.connection, first)
    assert (len(found.new), found.goes_on, found.ended, found.compared_with) == (2, (), (), ())


def test_document_of_another_kind_is_not_compared(bank: Bank) -> None:
    """A follow-up is no later plan: its measures are new, and nothing of the plan has ended."""
    bank.put(reading("plan-2018", [measure("Läkarrekrytering")]), version="1")
    later = reading("plan-2019", [measure("Läkarrekrytering", year=2019)], year=2019, kind="follow_up")
    bank.put(later, version="1")
    bank.arrange_series()
    found = changes(bank.connection, later.document.id)
    assert (len(found.new), found.ended, found.compared_with) == (1, (), ())


def test_measure_is_never_both_gone_and_new(bank: Bank) -> None:
    """A measure that stands twice before and once after, in the same words, goes on."""
    before = [measure("Läkarrekrytering"), measure("Läkarrekrytering", line=1)]
    later = reading("plan-2019", [measure("Läkarrekrytering", year=2019)], year=2019)
    bank.put(reading("plan-2018", before), version="1")
    bank.put(later, version="1")
    bank.arrange_series()
    found = changes(bank.connection, later.document.id)
    assert (found.new, len(found.goes_on), found.ended) == ((), 1, ())


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
