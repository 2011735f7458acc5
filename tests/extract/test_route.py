"""What a text layer is worth, and what is made of it with and without the page's picture."""

from __future__ import annotations

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.turn import Turn
from atgardsbanken.extract.records import BBox, Word
from atgardsbanken.extract.route import examine, merged, with_fonts_replaced, without_picture

CLEAN = "Överenskommelsen ska bidra till att utveckla hälso- och sjukvården så att medarbetarnas kompetens används rätt"
STRAIGHT = Turn(0, 0.0, 595, 842)


def words(text: str, *, top: float = 100, font: str = "Serif", confidence: float = 1.0) -> tuple[Word, ...]:
    """Words in a row, 50 points apart."""
    return tuple(
        Word(part, BBox(50 + 50 * number, top, 90 + 50 * number, top + 10), font, 10.0, confidence=confidence)
        for number, part in enumerate(text.split())
    )


def sheet(*found: Word, picture: float = 0.0) -> RawPage:
    """A page with these words."""
    return RawPage(1, 595, 842, found, picture=picture)


def test_clean_layer_needs_no_picture() -> None:
    """Text that reads as Swedish is trusted."""
    assert examine(sheet(*words(CLEAN))).need == "none"


def test_page_without_text_needs_its_picture() -> None:
    """A page without letters must be read from its picture."""
    verdict = examine(sheet())
    assert (verdict.need, verdict.reason) == ("all", "no text layer")


def test_stamp_on_a_scan_is_no_text_layer() -> None:
    """A few words on a page that is one picture do not make it text."""
    assert examine(sheet(*words("Dnr 2017/12"), picture=0.95)).need == "all"


def test_garbled_font_needs_some_of_the_picture() -> None:
    """One garbled font is named; the rest of the page is trusted."""
    verdict = examine(sheet(*words(CLEAN), *words("*|UDQ 3HUVVRQ %RVVH 5LQJKROP", top=200, font="Kursiv")))
    assert (verdict.need, verdict.reason) == ("some", "font not trusted: Kursiv")


def test_only_garbled_words_are_replaced() -> None:
    """Words of the garbled font give way to those read in their places; the others stay."""
    garbled = words("*|UDQ 3HUVVRQ %RVVH 5LQJKROP", top=200, font="Kursiv")
    page = sheet(*words(CLEAN), *garbled)
    read = (*words("Fel ord här", font=""), *words("Göran Persson Bosse", top=200, font=""))
    mended = with_fonts_replaced(page, examine(page), read)
    assert [word.text for word in mended.words] == [*CLEAN.split(), "Göran", "Persson", "Bosse", "5LQJKROP"]
    assert (mended.route, mended.reason.endswith("3 words read from the picture, 1 left to repair")) == (
        "repaired",
        True,
    )


def test_without_picture_text_is_to_be_repaired() -> None:
    """A bad text layer is better than none; without one the page has failed."""
    bad = sheet(*words(CLEAN.translate(str.maketrans("åäöÖ", "aaoO")) + " som ar bast for varden " * 3))
    repaired = without_picture(bad, examine(bad))
    failed = without_picture(sheet(), examine(sheet()))
    assert (repaired.route, repaired.words == bad.words, failed.route) == ("repaired", True, "failed")


def test_doubtful_number_is_taken_from_the_layer() -> None:
    """A number that was read badly is what the text layer says in its place; letters are not taken from it."""
    read = (*words("84,3 bcsok", font="", confidence=0.3), *words("12", top=300, font="", confidence=0.9))
    layer = (*words("85,3 besok"), *words("13", top=300))
    assert [word.text for word in merged(read, layer, STRAIGHT)] == ["85,3", "bcsok", "12"]
