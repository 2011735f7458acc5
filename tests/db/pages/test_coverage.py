"""What the bank covers."""

from __future__ import annotations

import sqlite3

from readings import measure, reading

from atgardsbanken.corpus.corrections import correct
from atgardsbanken.db.pages.about import about
from atgardsbanken.db.pages.coverage import RegionYearCell, coverage
from atgardsbanken.db.rows import Failure
from atgardsbanken.db.store import Bank


def test_each_region_has_a_cell_for_each_year(read: sqlite3.Connection) -> None:
    """Loaded, partial and missing are told apart; the failures are listed."""
    page = coverage(read)
    cells = {code: row for code, _, row in page.rows}
    assert (page.years, len(cells)) == ((2018, 2019), 21)
    assert cells["24"] == (RegionYearCell("loaded", 3, 1), RegionYearCell("partial", 2, 1))
    assert cells["03"] == (RegionYearCell("missing", 0, 0), RegionYearCell("missing", 0, 0))
    assert [(failure.name, failure.page) for failure in page.failures] == [("last.pdf", 0), ("uppfoljning.pdf", 2)]


def test_years_between_are_shown(bank: Bank) -> None:
    """A year of which there is nothing, between two of which there is, is a gap that is seen."""
    for year in (2016, 2018):
        bank.put(reading(f"{year}.pdf", [measure("A", year=year)], year=year), version="1")
    bank.finish()
    assert coverage(bank.connection).years == (2016, 2017, 2018)


def test_failed_document_with_facts_marks_its_year(bank: Bank) -> None:
    """A document whose region and year are known although it failed makes that year a failed one."""
    good = reading("plan.pdf", [measure("A")])
    bank.put_failure(Failure("plan.pdf", "NotAPdfError", "no PDF", "a" * 64), facts=good.facts)
    bank.finish()
    cells = {code: row for code, _, row in coverage(bank.connection).rows}
    assert cells["24"] == (RegionYearCell("failed", 0, 1),)


def test_corrections_that_lost_their_measure_are_listed(bank: Bank) -> None:
    """A correction whose measure is gone is named with the title that it was made for."""
    old = measure("Vårdnära service")
    bank.put(reading("plan.pdf", [old]), version="1")
    document = next(iter(bank.known().values())).id
    bank.correct([correct(old, "area", "it", document=document)])
    bank.put(reading("plan.pdf", [measure("Läkarrekrytering")]), version="2")
    bank.reapply_corrections()
    bank.finish()
    assert [(each.title, each.field) for each in coverage(bank.connection).conflicts] == [("Vårdnära service", "area")]


def test_empty_bank_covers_nothing(bank: Bank) -> None:
    """A bank without documents has no years, and pages that say so."""
    bank.finish()
    assert coverage(bank.connection).years == ()
    assert about(bank.connection).documents == 0


def test_about_counts_the_best_copies(read: sqlite3.Connection) -> None:
    """The figures of the about page are those of what search shows."""
    page = about(read)
    assert (page.documents, page.copies, page.failed, page.measures, page.themes) == (4, 1, 1, 48, 1)
    assert page.forms == (("table", 48),)
    assert page.unsure == 1
    assert page.version == "1.2.3"
