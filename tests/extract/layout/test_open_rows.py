"""Rows that no upright line closes: below filled heads, between fills of every second row, beside coloured cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from atgardsbanken.extract.layout.open_rows import heads_white_rows, open_rules
from atgardsbanken.extract.layout.rows import PlacedWords
from atgardsbanken.extract.layout.ruled_tables import ruled
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import BBox, Word

EDGES = (0, 100, 200)


def cell(x0: float, top: float, x1: float, bottom: float) -> list[BBox]:
    """The four sides of a filled cell."""
    corners = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
    return [BBox(*corner) for corner in corners]


def filled(top: float, columns: Sequence[int] = (0, 1)) -> list[BBox]:
    """A row of filled cells, 20 points high."""
    return [side for at in columns for side in cell(EDGES[at], top, EDGES[at + 1], top + 20)]


def level(top: float) -> BBox:
    """A line below a row."""
    return BBox(0, top, 200, top)


def words(*rows: tuple[float, Sequence[str]]) -> PlacedWords:
    """Rows of texts at the left of their columns, 10 points high, 5 points below the row's top."""
    return PlacedWords(
        Word(word, BBox(x, top + 5, x + 6 * len(word) - 2, top + 15), size=10.0)
        for top, texts in rows
        for at, text in enumerate(texts)
        for x, word in _placed(text, EDGES[at] + 4)
    )


def _placed(text: str, x: float) -> list[tuple[float, str]]:
    placed = []
    for word in text.split():
        placed.append((x, word))
        x += 6 * len(word) + 2
    return placed


def rows(rules: Sequence[BBox], placed: PlacedWords) -> list[tuple[float, int]]:
    """The top and the number of cells of each row of the grids that the rules make with those added."""
    grids = ruled([*rules, *open_rules(rules, placed, DEFAULT_LAYOUT)], DEFAULT_LAYOUT).grids
    cells = [cell for grid in grids for cell in grid]
    tops = sorted({cell.top for cell in cells})
    return [(top, sum(cell.top == top for cell in cells)) for top in tops]


def test_columns_go_on_below_filled_heads() -> None:
    """Level lines part the rows below; the last has none below it."""
    placed = words((0, ["Insats", "Klart"]), (20, ["Team", "2021"]), (40, ["Stöd", "2022"]))
    assert rows([*filled(0), level(40)], placed) == [(0.0, 2), (20.0, 2), (40.0, 2)]


def test_a_line_across_names_the_rows_below() -> None:
    """A text over a column's edge, alone in its row, is a section's name: one cell."""
    placed = words((0, ["Insats", "Klart"]), (20, ["Mål 1. Jämlik och nära vård"]), (40, ["Stöd", "2022"]))
    assert rows([*filled(0), level(40), level(60)], placed) == [(0.0, 2), (20.0, 1), (40.0, 2)]


def test_running_text_below_is_none_of_the_table() -> None:
    """Lines of text over the columns' edges end it, whatever is drawn below."""
    text = ["Planen gäller hela länet och följs"]
    placed = words((0, ["Insats", "Klart"]), (20, text), (32, text))
    assert rows([*filled(0), level(60)], placed) == [(0.0, 2)]


@pytest.mark.parametrize("first", [0, 20])
def test_every_second_row_filled(first: float) -> None:
    """Rows between fills, above the first and below the last are the table's."""
    placed = words(*((top, ["Team", "2021"]) for top in (0, 20, 40, 60)))
    rules = [side for top in (first, first + 40) for side in filled(top)]
    assert [count for _, count in rows(rules, placed)] == [2, 2, 2, 2]


def test_a_coloured_cell_alone_is_no_row() -> None:
    """Where only the state's cell is filled, the cells beside it are the row's too."""
    placed = words(*((top, ["Team", "Grön"]) for top in (0, 20, 40)))
    assert rows([*filled(0), *filled(20, [1]), *filled(40)], placed) == [(0.0, 2), (20.0, 2), (40.0, 2)]


def test_heads_alone_are_left_to_white() -> None:
    """Filled heads over rows without any line are no table of their own; nor is one with rows a head."""
    placed = words((0, ["Insats", "Klart"]), (20, ["Team", "2021"]))
    (heads,) = ruled(filled(0), DEFAULT_LAYOUT).grids
    (both,) = ruled([*filled(0), *filled(20)], DEFAULT_LAYOUT).grids
    assert heads_white_rows(heads, placed, DEFAULT_LAYOUT)
    assert not heads_white_rows(both, placed, DEFAULT_LAYOUT)


def test_a_filled_band_names_the_rows_below() -> None:
    """A short name in a band as wide as the table is one cell, though it crosses no column's edge."""
    placed = words((0, ["Insats", "Klart"]), (20, ["Team", "2021"]), (40, ["Mål"]), (60, ["Stöd", "2022"]))
    rules = [*filled(0), level(40), *cell(0, 40, 200, 60), level(80)]
    assert rows(rules, placed) == [(0.0, 2), (20.0, 2), (40.0, 1), (60.0, 2)]


def test_white_parts_rows_between_two_lines() -> None:
    """Where a line between two rows is lost, white through all columns parts them."""
    placed = words((0, ["Insats", "Klart"]), (20, ["Team", "2021"]), (40, ["Stöd", "2022"]))
    assert [count for _, count in rows([*filled(0), level(60)], placed)] == [2, 2, 2]
