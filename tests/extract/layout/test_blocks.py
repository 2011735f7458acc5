"""Lines gathered into paragraphs and list items."""

from __future__ import annotations

from atgardsbanken.extract.layout.blocks import Pitches, gather, marker_of, pitches, style_of
from atgardsbanken.extract.layout.rows import to_line
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import BBox, Line, Word

SIZE = 10.0


def line(
    text: str, top: float, *, x: float = 50.0, size: float = SIZE, bold: bool = False, font: str = "Serif"
) -> Line:
    """A line of words in one style."""
    words: list[Word] = []
    for part in text.split():
        words.append(Word(part, BBox(x, top, x + len(part) * size / 2, top + size), font, size, bold))
        x = words[-1].box.x1 + size / 3
    return to_line(words)


def texts(lines: list[Line]) -> list[str]:
    """The blocks' texts, lines parted by strokes."""
    known = pitches([lines], DEFAULT_LAYOUT)
    return ["/".join(item.text for item in block.lines) for block in gather(lines, known, DEFAULT_LAYOUT)]


def test_white_parts_paragraphs() -> None:
    """More white than between the lines of a paragraph begins another."""
    tops = (0, 12, 24, 42, 54)
    assert texts([line(f"Rad {top}.", top) for top in tops]) == ["Rad 0./Rad 12./Rad 24.", "Rad 42./Rad 54."]


def test_size_parts_blocks() -> None:
    """A line of another size is a block of its own, whatever the white."""
    assert texts([line("Rubrik", 0, size=14), line("brödtext som följer", 14)]) == ["Rubrik", "brödtext som följer"]


def test_weight_parts_blocks() -> None:
    """A bold line is a block of its own."""
    assert texts([line("Rubrik", 0, bold=True), line("brödtext", 12)]) == ["Rubrik", "brödtext"]


def test_items_keep_their_hanging_lines() -> None:
    """Lines that hang under an item's text belong to it."""
    lines = [line("\uf0b7 Första punkten som", 0), line("går vidare", 12, x=59), line("\uf0b7 Andra punkten", 24)]
    assert texts(lines) == ["\uf0b7 Första punkten som/går vidare", "\uf0b7 Andra punkten"]


def test_single_dash_is_no_list() -> None:
    """A dash that begins one line only goes on with the line before."""
    lines = [line("Modell för planering", 0), line("– KOLL", 12)]
    assert texts(lines) == ["Modell för planering/– KOLL"]


def test_two_dashes_are_a_list() -> None:
    """Lines that begin with dashes in one place are items."""
    lines = [line("– första", 0), line("– andra", 12)]
    assert texts(lines) == ["– första", "– andra"]


def test_sentence_holds_over_wider_lines() -> None:
    """A line that goes on in mid-sentence is not parted by a little more white."""
    lines = [line("Första raden.", 0), line("andra raden", 11), line("tredje raden som", 22), line("slutar", 36)]
    assert len(texts(lines)) == 1


def test_marker_needs_text_after_it() -> None:
    """A bullet alone is no item's marker."""
    assert (marker_of(line("•", 0)), marker_of(line("• text", 0)), marker_of(line("1. text", 0))) == ("", "•", "1.")


def test_bullet_does_not_hide_weight() -> None:
    """A line is bold when all its lettered words are."""
    mixed = to_line([Word("•", BBox(0, 0, 5, 10), size=8.0), Word("Fet", BBox(9, 0, 30, 10), size=10.0, bold=True)])
    assert style_of(mixed).bold


def test_measured_weight_does_not_break_a_sentence() -> None:
    """In a picture, where weight and size are measured, a small difference does not part a sentence."""
    lines = [line("Stöd och behandling på", 0, font=""), line("internet", 12, size=11.5, bold=True, font="")]
    assert texts(lines) == ["Stöd och behandling på/internet"]


def test_smaller_heading_below_a_heading_is_another() -> None:
    """In a picture a fifth of the size parts two long lines, unless the sentence goes on or a line is too short."""
    upper = line("Bemanning och rekrytering", 0, size=12.2, bold=True, font="")
    under = [line(text, 14, bold=True, font="") for text in ("Utöka antalet tjänster", "utöka antalet tjänster", "AT")]
    assert [len(texts([upper, lower])) for lower in under] == [2, 1, 1]


def test_the_usual_distance_is_neither_the_narrowest_nor_the_widest() -> None:
    """Most line distances lie within paragraphs; overprint and white between paragraphs do not count."""
    seen = [(SIZE, distance) for distance in (8.0, *[12.0] * 7, 18.0, 20.0)]
    assert Pitches(tuple(seen)).usual(SIZE, DEFAULT_LAYOUT) == 12.0
