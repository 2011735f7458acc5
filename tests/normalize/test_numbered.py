"""Numbers of list items that were read as bullets."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair_lines


def repaired(lines: list[str]) -> list[str]:
    """The lines after repair."""
    return [line.text for line in repair_lines(lines)]


@pytest.mark.parametrize(
    ("lines", "at", "number"),
    [
        (["• Inledning", "2. Bakgrund", "3. Syfte"], 0, "1. Inledning"),
        (["1. Inledning", "• Bakgrund", "3. Syfte"], 1, "2. Bakgrund"),
        (["3) Mål", "och medel", "• Ansvar", "5) Uppföljning"], 2, "4) Ansvar"),
    ],
)
def test_the_number_that_lacks_is_put_back(lines: list[str], at: int, number: str) -> None:
    """One bullet stands where one number lacks."""
    assert repaired(lines) == [*lines[:at], number, *lines[at + 1 :]]


@pytest.mark.parametrize(
    "lines",
    [
        ["• Inledning", "• Bakgrund", "2. Syfte", "3. Metod"],
        ["1. Mål", "• färre hyrpersonal", "2. Medel", "3. Ansvar"],
        ["• Inledning", "2. Bakgrund"],
        ["1. Mål", "• färre", "• fler", "3. Medel"],
        ["• 1 av 3", "2. Bakgrund", "3. Syfte"],
        ["1. Mål", *["text"] * 13, "• färre", "2. Medel", "3. Ansvar"],
    ],
)
def test_bullets_stay_where_no_number_lacks(lines: list[str]) -> None:
    """Items of their own, several of them, or too little around to tell."""
    assert repaired(lines) == lines
