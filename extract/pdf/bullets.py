"""Bullets that are no bullet characters: letters of symbol fonts, and small shapes drawn before a line; points."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from atgardsbanken.extract.geometry import centre, contains, height, width
from atgardsbanken.extract.layout.rows import PlacedWords
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.records import BBox, Word

BULLET = "\N{BULLET}"
UNTOLD = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign of which the font does not tell what character it is."""
SYMBOL_FONT = re.compile(r"wingding|webding|dingbat", re.IGNORECASE)
"""Fonts that have signs in the place of letters; Symbol has Greek ones, which say something."""
WINGDINGS = re.compile(r"wingdings(?! ?[23])", re.IGNORECASE)
SIGNS = {
    0x6F: "\N{BALLOT BOX}",
    0xA8: "\N{BALLOT BOX}",
    0xDF: "\N{LEFTWARDS ARROW}",
    0xE0: "\N{RIGHTWARDS ARROW}",
    0xE8: "\N{RIGHTWARDS ARROW}",
    0xFB: "\N{BALLOT X}",
    0xFC: "\N{CHECK MARK}",
    0xFD: "\N{BALLOT BOX WITH X}",
    0xFE: "\N{BALLOT BOX WITH CHECK}",
}
"""Signs of Wingdings that say something, by their codes; the others are bullets."""
PRIVATE = range(0xE000, 0xF900)
"""Code points that are no characters: fonts put their signs there."""
SYMBOL_PAGE = 0xF000
"""Where the codes of a symbol font begin in it."""
LONGEST_CHARACTERS = 2
"""Characters that a bullet is told as at most: a letter and its private twin."""
MOST_KINDS = 3
"""Different bullets on a page at most."""
NO_BULLET = re.compile(r"^(?:\(?\w[.):]|[xX§%&+=/*†‡€$£@#|–—−-]|.*\d.*|[ivIV]{1,2}|[Α-ωµ])$")
"""Signs that say something where they stand first: numbers, letters of lists, Greek ones, crosses, dashes."""
EDGE_SHARE = 0.2
"""Part of a line's height, at its top and foot, where no bullet has its middle."""
LONGEST_SIDE_RATIO = 1.7
"""Length of a drawn bullet over its width at most: arrows are longer than wide, dashes are no bullets here."""


def with_bullets(words: Sequence[Word], marks: Iterable[BBox]) -> tuple[Word, ...]:
    """Return upright words, bullets of any kind as `•`; `marks` are small shapes that are drawn on the page."""
    doubtful = {id(word) for word in _doubtful(words)}
    square = [mark for mark in marks if max(width(mark), height(mark)) <= LONGEST_SIDE_RATIO * _narrow(mark)]
    if not doubtful and not square:
        return tuple(words)
    placed = PlacedWords(words)
    told = [_told(word, placed) if id(word) in doubtful else word for word in words]
    return (*told, *_drawn(square, placed))


def _narrow(mark: BBox) -> float:
    return min(width(mark), height(mark))


def _doubtful(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words that may be bullets by their font or their code points."""
    fonts: dict[str, list[Word]] = {}
    for word in words:
        if len(word.text) <= LONGEST_CHARACTERS:
            fonts.setdefault(word.font, []).append(word)
    others = {word.font for word in words if len(word.text) > LONGEST_CHARACTERS}
    for font, short in fonts.items():
        told = SYMBOL_FONT.search(font) or (font not in others and _may_be_font_of_bullets(short))
        yield from (word for word in short if told or _is_private(word.text))


def _is_private(text: str) -> bool:
    """Tell whether a text has no character that anybody knows."""
    return all(ord(char) in PRIVATE or char == UNTOLD for char in text)


def _may_be_font_of_bullets(words: Sequence[Word]) -> bool:
    """Tell whether a font is used for a few signs only, at least one of them again."""
    counts = Counter(word.text for word in words)
    repeated = counts.most_common(1)[0][1] > 1
    return repeated and len(counts) <= MOST_KINDS and not any(map(NO_BULLET.match, counts))


def _told(word: Word, placed: PlacedWords) -> Word:
    """Return a doubtful word as the sign it is; unchanged where it does not stand before text."""
    sign = _sign(word) if WINGDINGS.search(word.font) else ""
    if sign:
        return replace(word, text=sign)
    return replace(word, text=BULLET) if word.text != BULLET and _text_after(word.box, word.font, placed) else word


def _sign(word: Word) -> str:
    """Return the sign that a single code of Wingdings stands for, "" where that is a bullet."""
    if len(word.text) != 1:
        return ""
    code = ord(word.text)
    if code >= SYMBOL_PAGE:
        return SIGNS.get(code - SYMBOL_PAGE, "")
    return SIGNS.get(word.text.encode("cp1252", "replace")[0], "")


def _text_after(box: BBox, font: str, placed: PlacedWords) -> Word | None:
    """Return the word right of a bullet at `box`; None where none is near or another stands before it."""
    middle = centre(box)[1]
    reach = max(height(box), PDF.most_mark_pt)
    near = placed.within(BBox(-math.inf, middle - reach, math.inf, middle + reach))
    row = [word for word in near if _is_beside(word.box, middle) and word.box != box]
    right = min((word for word in row if word.box.x0 >= box.x1 - 1), key=lambda word: word.box.x0, default=None)
    if any(word.box.x0 <= centre(box)[0] <= word.box.x1 for word in row):
        return None
    if right is None or right.font == font or right.box.x0 - box.x1 > PDF.bullet_gap_em * right.size:
        return None
    before = any(box.x0 - right.size < word.box.x1 and word.box.x0 < box.x0 for word in row)
    return None if before else right


def _is_beside(box: BBox, middle: float) -> bool:
    """Tell whether a height lies well within that of a word."""
    edge = EDGE_SHARE * height(box)
    return box.top + edge < middle < box.bottom - edge


def _drawn(marks: Sequence[BBox], placed: PlacedWords) -> list[Word]:
    """Return a bullet, as high as its line, for each mark that stands before one, if another mark as large does."""
    found = [
        (mark, first)
        for mark in _one_in_a_place(marks)
        if (first := _text_after(mark, "", placed))
        and max(width(mark), height(mark)) <= PDF.most_bullet_em * first.size
    ]
    sizes = Counter(round(height(mark)) for mark, _ in found)
    return [
        Word(BULLET, BBox(mark.x0, first.box.top, mark.x1, first.box.bottom), first.font, first.size, tag=first.tag)
        for mark, first in found
        if sizes[round(height(mark))] > 1
    ]


def _one_in_a_place(marks: Iterable[BBox]) -> list[BBox]:
    """Return the marks without those that are drawn over another: a disc may be filled and outlined."""
    kept: list[BBox] = []
    for mark in marks:
        if not any(contains(other, centre(mark)) for other in kept):
            kept.append(mark)
    return kept
