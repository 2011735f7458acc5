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


def test_numbers_of_footnotes_follow_each_other() -> None:
    """A sign is the number that those before and after it lack; without them it stays."""
    notes = ["5 Enligt avtalet.", "\N{CENT SIGN} Benamns olika.", "7 Se ovan."]
    assert repaired(notes)[1] == "6 Benamns olika."
    assert repaired(notes[1:])[0] == notes[1]


def test_a_hyphen_is_put_back_where_the_whole_word_is_used() -> None:
    """Both halves stand at a line end, and the document has the word whole, twice."""
    lines = ["ett resursutnyttjande", "battre resurs", "utnyttjande och resursutnyttjande"]
    assert repaired(lines)[1] == "battre resurs-"
    assert repaired(lines[1:])[0] == lines[1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["sokande 2017., och", "utbildningar., samt"], ["sokande 2017., och", "utbildningar, samt"]),
        (["b) stod, \N{CENT SIGN}) plan"], ["b) stod, c) plan"]),
        (["projektet “Flippen\N{REGISTERED SIGN} i Boxholm"], ["projektet “Flippen” i Boxholm"]),
        (["galler fro.m. 2017"], ["galler fr.o.m. 2017"]),
        (["1 400", "1200", "2017"], ["1 400", "1 200", "2017"]),
    ],
)
def test_marks_and_numbers_among_words(lines: list[str], expected: list[str]) -> None:
    """Marks, dots and blanks are mended where only one thing can have been printed."""
    assert repaired(lines) == expected
