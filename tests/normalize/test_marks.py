"""Marks beside the words."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.edits import apply
from atgardsbanken.normalize.marks import changes


def repaired(lines: list[str]) -> list[str]:
    """The lines with their marks mended, all of them taken as garbled."""
    return [apply(line, found) for line, found in zip(lines, changes(lines, [True] * len(lines)), strict=True)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("* stod till vard", "• stod till vard"),
        ("e Hur manga", "• Hur manga"),
        ("» Redogor", "• Redogor"),
        ("—for ett battre", "— for ett battre"),
        ("halso-och sjukvard", "halso- och sjukvard"),
        ("2016—-2017", "2016–2017"),
        ("29 634 638 13573117", "29 634 638 13 573 117"),
        ("70 000 2018", "70 000 2018"),
        ("¢ Benamns olika", "¢ Benamns olika"),
        ("tel. 070-388 41 69", "tel. 070-388 41 69"),
    ],
)
def test_a_line_by_itself(line: str, expected: str) -> None:
    """Bullets, dashes, lost blanks and thousands are mended where the line itself shows it."""
    assert repaired([line]) == [expected]


def test_likely_bullets_need_company() -> None:
    """A sign that is also a footnote's is a bullet beside other items."""
    assert repaired(["¢ ett", "¢ tva"]) == ["• ett", "• tva"]


def test_stars_of_notes_stay() -> None:
    """A star among notes of two and three stars is a note."""
    notes = ["* Alla landsting", "** Erbjuder", "*** Erbjuder"]
    assert repaired(notes) == notes


def test_clean_lines_are_left() -> None:
    """Nothing is mended where a line is not garbled."""
    assert changes(["* en punkt"], [False]) == [[]]


@pytest.mark.parametrize(("between", "bullet"), [(7, "•"), (8, "¢")])
def test_company_stands_within_eight_lines(between: int, bullet: str) -> None:
    """An item may be of several lines; what is further away is another list."""
    assert repaired(["¢ ett", *["text"] * between, "¢ tva"])[0] == f"{bullet} ett"
