"""Units of repair: pieces, and words divided at line ends."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.candidates import speller
from atgardsbanken.normalize.pieces import cut
from atgardsbanken.normalize.repair_units import RepairUnit, repair_units


def words(*lines: str) -> list[RepairUnit]:
    """The units of the lines."""
    return list(repair_units(list(cut(lines)), speller(), frozenset()))


def test_a_word_divided_at_a_line_end_is_one() -> None:
    """The hyphen is left out, the pieces are kept."""
    joined = words("sjuk-", "varden")[0]
    assert joined.text == "sjukvarden"
    assert len(joined.pieces) == 2


def test_a_hyphen_before_a_conjunction_stays() -> None:
    """A first part before "och" is a word by itself."""
    assert [unit.text for unit in words("halso-", "och")] == ["halso", "-", "och"]


def test_few_capitals_are_an_abbreviation() -> None:
    """AT is not ÅT."""
    assert words("fler AT och ST")[1].candidates[0].word == "at"


def test_a_surname_is_left() -> None:
    """What follows a given name has no other candidate."""
    assert {c.word for c in words("Martin Sparr")[1].candidates} == {"sparr"}


def test_sound_pieces_have_themselves_only() -> None:
    """What stands in clean text is context, not a question."""
    pieces = list(cut(["for vard"]))
    assert [len(unit.candidates) for unit in repair_units(pieces, speller(), frozenset(pieces))] == [1, 1]


@pytest.mark.parametrize(
    ("line", "is_running"),
    [
        ("Vi gör det bra här", True),
        ("Vi gör det bra", False),
        ("vi gör det Nu Här", True),
        ("Vi gör det Nu Här", False),
    ],
)
def test_a_line_of_five_words_mostly_small_is_running_text(line: str, is_running: bool) -> None:
    """Its next line goes on in a sentence; below a heading or a name a new one begins."""
    assert words(line, "Ordet")[-1].running == is_running


def test_a_lone_consonant_may_be_a_small_word() -> None:
    """In running text `r` is all that was read of `är`; a unit's sign among figures is none."""
    line = "Hur det ser ut skiljer sig at men en namnare r att"
    assert "är" in {candidate.word for unit in words(line) if unit.text == "r" for candidate in unit.candidates}
    assert len(words("500 g")[1].candidates) == 1


def test_a_regions_name_is_one_of_a_list() -> None:
    """After `Region` an unknown name is the one that it is nearest to, but not the first half of a divided word."""
    assert [candidate.word for candidate in words("Region Krnnnberg")[1].candidates] == ["kronoberg"]
    assert "norrbotten" not in {candidate.word for candidate in words("Region Norrbot-")[1].candidates}


def test_a_divided_word_may_begin_like_a_first_part_with_its_hyphen() -> None:
    """`at-` before `gard` is `åt-gärd`, not the AT of doctors."""
    assert words("at-", "gard")[0].text == "atgard"
    assert words("AT-", "lakare")[0].text == "AT"
