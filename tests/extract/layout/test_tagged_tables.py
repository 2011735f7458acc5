"""Told tables where print bears them out."""

from __future__ import annotations

from collections.abc import Sequence

from small_pages import put
from tag_probes import page, tagged

from atgardsbanken.extract.layout.ruled_tables import slots
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.layout.tagged_tables import tagged_grids
from atgardsbanken.extract.layout.tagging import tagging_of
from atgardsbanken.extract.layout.tags import CellPlace, Tag
from atgardsbanken.extract.records import Word

Told = tuple[str, float, float, int, int, int, int]
"""A cell: its text, left edge and top, its told row and column, span and height."""


def grid(*cells: Told) -> list[tuple[str, int, int, int, int]]:
    """Return text, row, column, span and height of each cell of the one table found; nothing where none is."""
    words: list[Word] = []
    tags: list[Tag] = []
    for text, x, top, row, column, span, height in cells:
        words += tagged(put(text, x, top), len(tags))
        tags.append(Tag("cell", place=CellPlace((0,), row, column, span, height)))
    tagging = tagging_of(page(words, tags), DEFAULT_LAYOUT)
    found = tagged_grids(words, tagging, DEFAULT_LAYOUT) if tagging else []
    if not found:
        return []
    said = {cell.box: " ".join(word.text for word in cell.words) for cell in found[0]}
    placed, _ = slots(list(said), DEFAULT_LAYOUT)
    return [(said[slot.box], slot.row, slot.column, slot.span, slot.height) for slot in placed]


def plain(rows: Sequence[Sequence[str]]) -> list[Told]:
    """Return a table's cells where they are told, without empty ones."""
    return [
        (text, 50 + 120 * column, 100 + 20 * row, row, column, 1, 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


def test_empty_cells() -> None:
    """A cell without words is an empty one."""
    assert grid(*plain([["Mål", "Tal"], ["Kö", ""]])) == [
        ("Mål", 0, 0, 1, 1),
        ("Tal", 0, 1, 1, 1),
        ("Kö", 1, 0, 1, 1),
        ("", 1, 1, 1, 1),
    ]


def test_told_spans() -> None:
    """A cell covers the columns and rows that are told."""
    cells: list[Told] = [
        ("Mål", 50, 110, 0, 0, 1, 2),
        ("Utfall", 200, 100, 0, 1, 2, 1),
        ("2023", 170, 120, 1, 1, 1, 1),
        ("2024", 260, 120, 1, 2, 1, 1),
    ]
    assert grid(*cells) == [("Mål", 0, 0, 1, 2), ("Utfall", 0, 1, 2, 1), ("2023", 1, 1, 1, 1), ("2024", 1, 2, 1, 1)]


def test_untold_height() -> None:
    """A cell of the first column set in the middle of several rows covers them, though the tree shifts the rest."""
    cells: list[Told] = [
        ("Vård", 50, 120, 0, 0, 1, 1),
        *((f"Mål{row}", 170, 100 + 20 * row, row, 1 if row == 0 else 0, 1, 1) for row in range(3)),
        *((f"{row}", 290, 100 + 20 * row, row, 2 if row == 0 else 1, 1, 1) for row in range(3)),
    ]
    assert grid(*cells)[:4] == [("Vård", 0, 0, 1, 3), ("Mål0", 0, 1, 1, 1), ("0", 0, 2, 1, 1), ("Mål1", 1, 1, 1, 1)]


def test_a_row_that_names_others() -> None:
    """A cell alone in its row below the first covers all columns."""
    assert ("Vård", 1, 0, 2, 1) in grid(*plain([["Mål", "Tal"], ["Vård", ""], ["Kö", "5"]]))


def test_columns_that_overlap_are_none() -> None:
    """Cells of one row that stand in one place make no table."""
    cells = [
        (text, 50.0, top, row, column, span, height)
        for text, _, top, row, column, span, height in plain([["Mål", "Tal"], ["Kö", "5"]])
    ]
    assert grid(*cells) == []


def test_rows_that_overlap_are_none() -> None:
    """Nor do rows that stand above each other's first."""
    cells = [
        (text, x, 300 - top, row, column, span, height)
        for text, x, top, row, column, span, height in plain([["Mål", "Tal"], ["Kö", "5"]])
    ]
    assert grid(*cells) == []
