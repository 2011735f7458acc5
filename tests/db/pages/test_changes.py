"""What changed between two issues of a series."""

from __future__ import annotations

import sqlite3

from readings import measure, reading

from atgardsbanken.db.pages.changes import SeriesChanges, changes, comparable
from atgardsbanken.db.store import Bank


def _document(read: sqlite3.Connection, name: str) -> str:
    return str(read.execute("SELECT id FROM documents WHERE name = ?", [name]).fetchone()[0])


def _titles(page: SeriesChanges | None) -> list[tuple[str, list[str], list[str], list[str]]]:
    assert page is not None
    return [
        (
            owner.name,
            [item.title for item in owner.change.new],
            [pair.later.title for pair in owner.change.goes_on],
            sorted(item.title for item in owner.change.ended),
        )
        for owner in page.owners
    ]


def test_series_with_two_issues_can_be_compared(read: sqlite3.Connection) -> None:
    """A series is listed with its issues, the earliest first; a document alone is not."""
    (series,) = comparable(read)
    assert [[each.title for each in issue] for issue in series.issues] == [
        ["Handlingsplan 2018"],
        ["Handlingsplan 2019"],
    ]


def test_changes_are_told_region_by_region(read: sqlite3.Connection) -> None:
    """Each region has what is new, what goes on and what is not found again."""
    assert _titles(changes(read, _document(read, "uppfoljning.pdf"))) == [
        (
            "Region Västerbotten",
            ["Kompetensförsörjningsplan"],
            ["Vårdnära service i hela länet"],
            ["Betald specialistutbildning för sjuksköterskor", "Digitala vårdmöten på hälsocentral"],
        )
    ]


def test_changes_of_an_area_or_theme(read: sqlite3.Connection) -> None:
    """Limited to an area or a theme only those measures are compared; all themes can still be chosen."""
    later = _document(read, "uppfoljning.pdf")
    assert _titles(changes(read, later, area="it")) == [
        ("Region Västerbotten", [], [], ["Digitala vårdmöten på hälsocentral"])
    ]
    page = changes(read, later, theme="t1")
    assert page is not None
    assert (page.counts, page.themes) == ((0, 1, 0), (("t1", "Vårdnära service"),))


def test_first_issue_is_compared_with_nothing(read: sqlite3.Connection) -> None:
    """Neither the first document of a series, nor one alone, nor one that is not there has changes."""
    documents = (_document(read, "plan.pdf"), _document(read, "skane.pdf"), "none")
    assert [changes(read, document) for document in documents] == [None, None, None]


def test_a_region_that_the_later_issue_leaves_out_has_ended_nothing(bank: Bank) -> None:
    """Of a region without measures in the later report nothing is known: it is told apart and not counted."""
    for year, regions in ((2018, ("01", "12")), (2019, ("01",))):
        held = [measure("Vårdnära service", region=region, year=year) for region in regions]
        held += [measure(f"Insats {year}", region="01", year=year, line=1)]
        report = reading(f"{year}.pdf", held, region=None, year=year, kind="report", title=f"Insatser {year}")
        bank.put(report, version="1")
    bank.arrange_series()
    bank.finish()
    page = changes(bank.connection, _document(bank.connection, "2019.pdf"))
    assert page is not None
    assert [(owner.region, owner.is_followed) for owner in page.owners] == [("12", False), ("01", True)]
    assert page.counts == (1, 1, 1)
