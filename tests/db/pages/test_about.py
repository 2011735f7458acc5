"""The figures of the about page."""

from __future__ import annotations

import sqlite3

from atgardsbanken.db.pages.about import about


def test_figures_are_those_of_the_bank(read: sqlite3.Connection) -> None:
    """Documents, copies and failures are told apart, and measures are those of the best copies."""
    page = about(read)
    assert (page.documents, page.copies, page.failed, page.pages) == (4, 1, 1, 8)
    assert (page.measures, page.unsure, page.repairs, page.themes, page.version) == (48, 1, 5, 1, "1.2.3")
    assert page.routes == (("text", 7), ("failed", 1))
    assert page.area_sources == (("predicted", 47),)
    assert page.forms == (("table", 48),)
    assert page.publishers == (("Region Västerbotten", 4),)
    assert (round(page.mean_area_confidence, 3), round(page.mean_text_confidence, 3)) == (0.992, 0.992)


def test_empty_bank_has_no_figures(read: sqlite3.Connection) -> None:
    """Where nothing was loaded, everything is none."""
    empty = sqlite3.connect(":memory:")
    for table, sql in read.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    ):
        if not table.startswith(("measure_index", "passage_index", "sqlite_")):
            empty.execute(sql)
    page = about(empty)
    assert (page.documents, page.pages, page.measures, page.routes, page.version) == (0, 0, 0, (), "")
