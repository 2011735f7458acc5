"""The overview of regions by areas and themes."""

from __future__ import annotations

import sqlite3

from atgardsbanken.db.pages.overview import HeatCell, HeatMap, overview


def _row(table: HeatMap, code: str) -> tuple[HeatCell, ...]:
    return next(cells for each, _, cells in table.rows if each == code)


def test_regions_are_counted_by_area(read: sqlite3.Connection) -> None:
    """A cell is shaded by its part of the largest; all 21 regions have a row."""
    page = overview(read)
    assert (page.years, page.year, len(page.areas.rows)) == ((2019, 2018), None, 21)
    assert [cell.count for cell in _row(page.areas, "24")] == [1, 2, 2]
    assert _row(page.areas, "12")[1] == HeatCell(41, 5, has_document=True)


def test_no_document_is_told_from_no_measures(read: sqlite3.Connection) -> None:
    """In a year without a document of the region a zero says nothing; an unknown year shows all."""
    page = overview(read, year=2019)
    assert _row(page.areas, "24")[0] == HeatCell(0, 0, has_document=True)
    assert _row(page.areas, "12")[0] == HeatCell(0, 0, has_document=False)
    assert overview(read, year=1950) == overview(read)


def test_regions_are_counted_by_theme(read: sqlite3.Connection) -> None:
    """The themes of most regions are columns."""
    page = overview(read)
    assert page.themes.columns == (("t1", "Vårdnära service"),)
    assert [_row(page.themes, code)[0].count for code in ("12", "24", "01")] == [1, 2, 0]
