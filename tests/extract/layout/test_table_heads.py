"""Heads of columns whose lines are wrapped, set at the top, the foot or in the middle, or in two levels."""

from __future__ import annotations

import pytest
from small_pages import put

from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import RawPage

BODY = (("Läkare", "31,5", "410"), ("Sjuksköterskor", "42,0", "390"), ("Alla", "73,5", "800"))
LEFTS = (50.0, 200.0, 350.0)
Placed = tuple[tuple[str, float, float], ...]


def heads(placed: Placed) -> list[tuple[str, ...]]:
    """Return what the rows above the body say, of a table whose heads' lines stand at (text, left, top)."""
    words = [word for text, left, top in placed for word in put(text, left, top, size=10)]
    for number, row in enumerate(BODY):
        words += [
            word for text, left in zip(row, LEFTS, strict=True) for word in put(text, left, 160 + 16 * number, size=10)
        ]
    laid = lay_out(RawPage(1, 595, 842, tuple(words)))
    rows = laid.grids[0].rows[: -len(BODY)]
    return [tuple(" ".join(laid.page.lines[at].text for at in cell.lines) for cell in row.cells) for row in rows]


@pytest.mark.parametrize("label_top", [116.0, 128.0, 140.0])
def test_a_wrapped_head_is_one(label_top: float) -> None:
    """A head of three lines is read whole, wherever the shorter ones stand beside it."""
    placed = (
        ("Yrke", 50.0, label_top),
        ("Andel med", 200.0, 116.0),
        ("fast", 200.0, 128.0),
        ("läkarkontakt", 200.0, 140.0),
        ("Antal", 350.0, label_top),
    )
    assert heads(placed) == [("Yrke", "Andel med fast läkarkontakt", "Antal")]


def test_a_head_in_the_middle_of_another() -> None:
    """Lines that stand between those of the next head are no part of it."""
    placed = (
        ("Yrke", 50.0, 134.0),
        ("Kostnad för", 200.0, 128.0),
        ("personal", 200.0, 140.0),
        ("Antal", 350.0, 134.0),
    )
    assert heads(placed) == [("Yrke", "Kostnad för personal", "Antal")]


def test_white_parts_two_levels() -> None:
    """A row of heads over white is a level of its own."""
    placed = (
        ("2023", 200.0, 120.0),
        ("2024", 350.0, 120.0),
        ("Yrke", 50.0, 138.0),
        ("Mål", 200.0, 138.0),
        ("Mål", 350.0, 138.0),
    )
    assert heads(placed) == [("", "2023", "2024"), ("Yrke", "Mål", "Mål")]


def test_a_title_is_no_head() -> None:
    """A title that begins at the table's left edge stays outside, however near it stands."""
    placed = (
        ("Anställda efter yrke", 50.0, 126.0),
        ("Yrke", 50.0, 140.0),
        ("Andel", 200.0, 140.0),
        ("Antal", 350.0, 140.0),
    )
    assert heads(placed) == [("Yrke", "Andel", "Antal")]


def _lines(texts: tuple[str, ...], left: float, foot: float) -> tuple[tuple[str, float, float], ...]:
    """Return the lines of a head, 12 points apart, the last of them at `foot`."""
    return tuple((text, left, foot - 12 * (len(texts) - number)) for number, text in enumerate(texts, start=1))


@pytest.mark.parametrize(("last", "whole"), [("ett ord", True), ("ett ord till", False)])
def test_a_head_has_fourteen_words_at_most(last: str, whole: bool) -> None:
    """Fourteen words over one column are a head, fifteen are the text of a cell."""
    long = (*["tre ord här"] * 4, last)
    found = heads((("Yrke", 50.0, 140.0), *_lines(long, 200.0, 140.0), ("Antal", 350.0, 140.0)))
    assert (found == [("Yrke", " ".join(long), "Antal")]) == whole


def test_five_lines_of_a_head_stand_between_four_of_the_next() -> None:
    """Nine lines of print above the body make the heads of two columns."""
    five, four = (
        ("Andel av", "alla som", "har fått", "en fast", "kontakt"),
        ("Antal av", "dem som", "arbetar", "här nu"),
    )
    placed = (("Yrke", 50.0, 140.0), *_lines(five, 200.0, 140.0), *_lines(four, 350.0, 134.0))
    assert heads(placed) == [("Yrke", " ".join(five), " ".join(four))]
