"""Tables without lines, by their columns of figures."""

from __future__ import annotations

from atgardsbanken.extract.layout.figure_columns import figure_grids
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import BBox, Word

SIZE = 10.0


def put(text: str, x: float, top: float) -> list[Word]:
    """Words with spaces of a third of an em."""
    words: list[Word] = []
    for part in text.split():
        words.append(Word(part, BBox(x, top, x + len(part) * SIZE / 2, top + SIZE), size=SIZE))
        x = words[-1].box.x1 + SIZE / 3
    return words


def test_figures_make_a_table() -> None:
    """Labels with two columns of figures are a table, its heading lines one row."""
    words = put("Landsting", 50, 100) + put("Medel", 200, 100) + put("Medel för att", 300, 90) + put("resa", 300, 102)
    for number in range(4):
        top = 120 + 14 * number
        words += put("Region Norr", 50, top) + put("148 780 771", 200, top) + put("7 531 755", 300, top)
    (grid,) = figure_grids(words, DEFAULT_LAYOUT)
    assert (len(grid), len({cell.top for cell in grid}), len({cell.x0 for cell in grid})) == (15, 5, 3)


def test_contents_are_no_table() -> None:
    """Titles with rising page numbers are a list of contents."""
    words = [
        word for number in range(5) for word in put("Kapitel", 50, 12 * number) + put(f"{number}", 300, 12 * number)
    ]
    assert figure_grids(words, DEFAULT_LAYOUT) == []


def test_prose_with_numbers_is_no_table() -> None:
    """Lines of text that end with a year are no table."""
    words = [word for number in range(5) for word in put("under hösten 2017", 50, 12 * number)]
    assert figure_grids(words, DEFAULT_LAYOUT) == []
