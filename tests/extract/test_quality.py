"""Whether text reads as Swedish, by page and by font."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.quality import is_odd, judge
from atgardsbanken.extract.records import BBox, Word

NOWHERE = BBox(0, 0, 1, 1)
SWEDISH = (
    "Överenskommelsen ska bidra till att utveckla hälso- och sjukvården och till att medarbetarnas kompetens används på"
    " rätt sätt. Landstingen har under året fortsatt sitt arbete med att införa nya arbetssätt som avlastar läkare"
)
ENGLISH = (
    "The agreement is to be used for the development of health care and for better use of the skills that the staff"
    " have. Regions have during the year gone on with their work on new ways of working that relieve the doctors"
)


def words(text: str, font: str = "Serif") -> list[Word]:
    """The text's words in one font."""
    return [Word(part, NOWHERE, font=font) for part in text.split()]


def shifted(text: str) -> str:
    """The text as fonts without a proper map show it: every character 29 places lower."""
    return "".join(char if char == " " else chr(max(ord(char) - 29, 33)) for char in text if ord(char) < 128)


def test_clean_swedish_reads() -> None:
    """Clean Swedish has full quality."""
    found = judge(words(SWEDISH))
    assert (found.reads, found.quality, found.garbled_fonts) == (True, 1.0, frozenset())


def test_lost_letters_are_missed() -> None:
    """Swedish read with an English alphabet does not read, however many stop words it has."""
    found = judge(words(SWEDISH.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))))
    assert (found.reads, found.reason) == (False, "0 å ä ö in 1,000 letters")


def test_english_is_no_damage() -> None:
    """English without å ä ö is taken as it is."""
    assert judge(words(ENGLISH)).reads


def test_glyph_numbers_are_garbled() -> None:
    """Glyph numbers instead of letters do not read."""
    assert not judge(words(shifted(SWEDISH))).reads


def test_one_garbled_font_is_named() -> None:
    """Some words in a garbled font do not spoil the page, and the font is named."""
    found = judge(words(SWEDISH) + words("*|UDQ 3HUVVRQ %RVVH 5LQJKROP", font="Kursiv"))
    assert (found.reads, found.garbled_fonts) == (True, frozenset({"Kursiv"}))


def test_little_text_is_not_judged() -> None:
    """A few names without å ä ö say nothing."""
    assert judge(words("Region Uppsala 2017")).reads


@pytest.mark.parametrize(
    "word",
    [
        "hälso-",
        "IT-stöd",
        "1177",
        "85 %",
        "(S2017/00378/FS).",
        "AT/ST",
        "a.b@region.se",
        "www.skl.se",
        "KTOV",
        "och/eller",
    ],
)
def test_printed_words_are_not_odd(word: str) -> None:
    """Words, numbers, abbreviations and addresses are spelt as they should be."""
    assert not is_odd(word)


@pytest.mark.parametrize("word", ["*|UDQ", "3HUVVRQ", "f|r", "6verens", "DQJHQW\\"])
def test_garbled_words_are_odd(word: str) -> None:
    """Signs and figures inside words are odd."""
    assert is_odd(word)
