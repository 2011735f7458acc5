"""Columns cut where something stands across them."""

from __future__ import annotations

from collections.abc import Sequence

from printed import line, word

from atgardsbanken.extract.layout.columns import columns
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import Word

LEFT, RIGHT = 50, 250


def two(first: str, second: str, top: float, rows: int = 6) -> list[Word]:
    """Two columns whose lines say one thing each."""
    return [
        item
        for number in range(rows)
        for text, x in ((first, LEFT), (second, RIGHT))
        for item in line(f"{text} spalten med ord", x, top + 12 * number)
    ]


def order(words: Sequence[Word], *, plain: bool = False) -> list[str]:
    """The first words of the flows."""
    return [flow[0][0].text for flow in columns(words, DEFAULT_LAYOUT, plain=plain)]


def test_heading_over_the_left_column_alone_parts_both() -> None:
    """The right column leaves its place white, so both are read down to it first."""
    heading = line("Nära vård", LEFT, 180)
    assert order([*two("ett", "två", 100), *heading, *two("tre", "fyra", 198)]) == ["ett", "två", "Nära", "fyra"]


def test_heading_of_the_left_column_parts_nothing() -> None:
    """Where the right column goes on beside it, a heading is its own column's."""
    left = [item for number in range(6) for item in line("ett spalten med ord", LEFT, 100 + 12 * number)]
    below = [item for number in range(6) for item in line("tre spalten med ord", LEFT, 198 + 12 * number)]
    right = [item for number in range(14) for item in line("två spalten med ord", RIGHT, 100 + 12 * number)]
    assert order([*left, *line("Nära vård", LEFT, 180), *below, *right]) == ["ett", "två"]


def test_white_of_a_figure_parts_both() -> None:
    """White across both columns, as a figure leaves it, ends what is read above it."""
    assert order([*two("ett", "två", 100), *two("tre", "fyra", 300)]) == ["ett", "två", "tre", "fyra"]


def test_column_that_has_ended_is_not_cut() -> None:
    """Where only one column goes on, white is its own."""
    rest = [item for number in range(4) for item in line("tre spalten med ord", LEFT, 300 + 12 * number)]
    assert order([*two("ett", "två", 100), *rest])[:2] == ["ett", "två"]


def test_table_across_both_stands_between() -> None:
    """Rows of short cells far apart on both sides are read in their place, not column by column."""
    rows = [word(f"c{number}", x, 220 + 14 * number) for number in range(4) for x in (50, 120, 250, 320)]
    text = (*two("ett", "två", 100, rows=9), *two("tre", "fyra", 290, rows=9))
    found = columns([*text, *rows], DEFAULT_LAYOUT, plain=True)
    said = [flow[0][0].text for flow in found]
    assert said == ["ett", "två", "c0", "tre", "fyra"]
    assert [len(row) for row in found[2]] == [4] * 4


def test_white_that_parts_many_rows_parts_few() -> None:
    """Three lines of columns are columns below a table where the same white parts more lines above it."""
    table = line("en rad som går tvärs över hela sidan och båda spalterna utan vitt i mitten", LEFT, 190)
    few = two("tre", "fyra", 220, rows=3)
    assert order([*two("ett", "två", 100, rows=7), *table, *few], plain=True) == ["ett", "två", "en", "tre", "fyra"]


def test_columns_beside_columns_are_running_text() -> None:
    """Three uneven columns of a text extract are read one after another."""
    words = [
        item
        for x, rows in ((50, 7), (250, 16), (450, 8))
        for number in range(rows)
        for item in line(f"{x} spalten med många fler ord", x, 100 + 12 * number)
    ]
    assert order(words, plain=True) == ["50", "250", "450"]
