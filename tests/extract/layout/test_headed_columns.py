"""Columns under bold headings: boxes of short texts, tables, and what is neither."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from atgardsbanken.extract.layout.headed_columns import panels_and_grids
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import BBox, Word

SIZE = 10.0
LETTER = 5.0
LEFT, RIGHT = 50.0, 300.0


def words(text: str, x: float, top: float, *, bold: bool = False) -> list[Word]:
    """The words of one line, set from `x` on."""
    found = []
    for part in text.split():
        found.append(Word(part, BBox(x, top, x + LETTER * len(part), top + SIZE), size=SIZE, bold=bold))
        x += LETTER * (len(part) + 1)
    return found


def columns(heads: Sequence[str], *rows: Sequence[str], step: float = 12.0) -> list[Word]:
    """Bold headings at LEFT and RIGHT, and rows of plain text below them; an empty text is white."""
    found = [word for head, x in zip(heads, (LEFT, RIGHT), strict=True) for word in words(head, x, 100, bold=True)]
    for number, row in enumerate(rows, start=1):
        for text, x in zip(row, (LEFT, RIGHT), strict=True):
            found += words(text, x, 100 + number * step)
    return found


LONG_HEADS = ("IT-stöd och processer", "Smartare användning av kompetens")
SHORT_TEXTS = (("Digitala möten", "Vårdnära service"), ("", ""), ("Webbtidbok", "Nya roller"), ("", "i teamet"))


def test_short_texts_under_long_headings_are_boxes() -> None:
    """Two headings of some words make two boxes that hold all that stands below them."""
    ((left, right),), grids = panels_and_grids(columns(LONG_HEADS, *SHORT_TEXTS), DEFAULT_LAYOUT)
    assert grids == []
    assert (left.x0, left.top, left.bottom) == (LEFT - 1, 99, 159)
    assert left.x1 == right.x0
    assert LEFT + LETTER * len(LONG_HEADS[0]) < left.x1 < RIGHT


def test_headings_of_two_lines_are_one_heading() -> None:
    """A second bold row right under the first belongs to the headings."""
    below = [*words("förenklad administration", LEFT, 112, bold=True)]
    texts = [word for row in range(3) for x in (LEFT, RIGHT) for word in words("Kort text", x, 130 + 12 * row)]
    ((left, _),), _ = panels_and_grids([*columns(LONG_HEADS), *below, *texts], DEFAULT_LAYOUT)
    assert (left.top, left.bottom) == (99, 165)


def test_texts_under_short_headings_are_a_table() -> None:
    """A row begins where the first column has white above its line; a text's next line stays in its row."""
    rows = (("Införa", "Region"), ("tidbok", ""), ("", ""), ("Minska hyrpersonal", "Regionen och kommunerna"))
    panels, (cells,) = panels_and_grids(columns(("Aktivitet", "Ansvarig"), *rows), DEFAULT_LAYOUT)
    assert panels == []
    tops = sorted({cell.top for cell in cells})
    assert (len(cells), tops) == (6, [99, 111, 147])


def test_paragraphs_under_headings_are_neither() -> None:
    """Running text in two columns under long headings is no row of boxes."""
    prose = "Regionen har under året arbetat med att"
    assert panels_and_grids(columns(LONG_HEADS, *[(prose, prose)] * 6), DEFAULT_LAYOUT) == ([], [])


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (LONG_HEADS, ()),
        (LONG_HEADS, (("Digitala möten", ""),)),
        (LONG_HEADS, (("", "Vårdnära service"), ("", "Nya roller"))),
        (LONG_HEADS, (("Digitala möten som går tvärs över båda spalterna utan vitt", ""),) * 3),
    ],
    ids=["nothing below", "one row", "one column empty", "white not kept"],
)
def test_what_has_no_columns_below_is_neither(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Headings side by side alone make no boxes."""
    assert panels_and_grids(columns(heads, *rows), DEFAULT_LAYOUT) == ([], [])


def test_plain_headings_are_none() -> None:
    """Text that is not bold heads nothing."""
    plain = [word for x in (LEFT, RIGHT) for row in range(4) for word in words("Kort text", x, 100 + 12 * row)]
    assert panels_and_grids(plain, DEFAULT_LAYOUT) == ([], [])


def test_columns_end_at_wide_white_and_at_the_next_headings() -> None:
    """Text far below is another part of the page, and bold headings below begin other boxes."""
    first = columns(LONG_HEADS, *SHORT_TEXTS)
    second = [
        Word(word.text, BBox(word.box.x0, word.box.top + 60, word.box.x1, word.box.bottom + 60), "", SIZE, word.bold)
        for word in first
    ]
    far = words("Långt nedanför", LEFT, 400)
    (upper, lower), _ = panels_and_grids([*first, *second, *far], DEFAULT_LAYOUT)
    assert (upper[0].bottom, lower[0].top, lower[0].bottom) == (159, 159, 219)
