"""Footnote marks in a page's picture: small raised signs at a word's end, which models take for letters; pixels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from statistics import median

import numpy as np

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray, dark, runs
from atgardsbanken.extract.ocr.reread import Box, LineReader, line_picture
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.records import SUPERSCRIPTS

MARK = re.compile(r"^\(?(\d{1,3})\)?$")
LIKE_ONE = str.maketrans(dict.fromkeys("lI!i|][", "1"))
"""Signs that the models make of a lone narrow 1."""
CLOSING = frozenset(".,;:)")
"""Signs that stand after a mark."""
MISREAD = frozenset("!?|][")
"""Signs that a raised figure is taken for; others, such as ° and ”, are raised themselves."""
QUOTES = frozenset("'\"’‘”“*°´`")
"""Raised signs that read by themselves may look like a 1."""


@dataclass(frozen=True, slots=True)
class _Raised:
    """The raised signs of a word: their box, and their places (from, up to) in the word's text."""

    word: OcrWord
    box: Box
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of inked pixel columns of a word, mostly a letter: the box of its ink."""

    left: int
    top: int
    right: int
    bottom: int


def read_marks(found: Sequence[OcrWord], gray: Gray, read: LineReader) -> list[OcrWord]:
    """Read raised figures at words' ends by themselves, and write them as superscripts.

    A raised sign that cannot be read is left out where it was taken for a letter: it is none of the word's.
    """
    raised = {id(word): mark for word in found if (mark := _raised(word, gray))}
    readings = read([line_picture(mark.box, gray) for mark in raised.values()])
    said = {key: "".join(word.text for word in words) for key, words in zip(raised, readings, strict=True)}
    return [_marked(raised[id(word)], said[id(word)]) if id(word) in raised else word for word in found]


def _marked(raised: _Raised, said: str) -> OcrWord:
    word, signs = raised.word, raised.word.text[raised.first : raised.last]
    figures = MARK.match(said.translate(LIKE_ONE))
    if figures and not (QUOTES.issuperset(signs) and set(figures[1]) == {"1"}):
        mark = figures[1].translate(SUPERSCRIPTS)
    elif all(sign.isalnum() or sign in MISREAD for sign in signs):
        mark = ""
    else:
        return word
    return replace(word, text=word.text[: raised.first] + mark + word.text[raised.last :])


def _raised(word: OcrWord, gray: Gray) -> _Raised | None:
    """Find the raised signs at the word's end, before what closes it; None where there are none."""
    closing = len(list(takewhile(CLOSING.__contains__, reversed(word.text))))
    if closing == len(word.text) or _is_on_the_line(word.text[-closing - 1]):
        return None
    pieces = _pieces(word, gray)
    ending = pieces[: len(pieces) - closing]
    size, foot = word.size, _foot(word, pieces)
    signs = list(takewhile(lambda piece: _stands_high(piece, foot, size), reversed(ending)))
    first = len(word.text) - closing - len(signs)
    if not 0 < len(signs) <= OCR.most_mark_signs or first < 1 or len(signs) == len(ending):
        return None
    if any(map(_is_on_the_line, word.text[first : first + len(signs)])):
        return None
    box = (
        min(piece.left for piece in signs),
        min(piece.top for piece in signs),
        max(piece.right for piece in signs),
        max(piece.bottom for piece in signs),
    )
    return _Raised(word, box, first, first + len(signs))


def _is_on_the_line(sign: str) -> bool:
    """Tell whether a sign is a letter that no raised figure is taken for."""
    return sign.islower() and sign not in "lijt"


def _stands_high(piece: _Piece, foot: float, size: float) -> bool:
    is_small = OCR.least_mark_lh * size <= piece.bottom - piece.top <= OCR.largest_mark_lh * size
    return is_small and foot - piece.bottom >= OCR.mark_rise_lh * size


def _foot(word: OcrWord, pieces: Sequence[_Piece]) -> float:
    """Find the foot of the word's letters: that of most of them, or of their line where there are few."""
    return median(
        [word.base, *(piece.bottom for piece in pieces if piece.bottom > word.base - OCR.mark_rise_lh * word.size)]
    )


def _pieces(word: OcrWord, gray: Gray) -> list[_Piece]:
    """Return the word's stretches of inked columns, from left to right."""
    left, top, right, bottom = word.box
    strokes = dark(gray[top:bottom, left:right])
    pieces = []
    for first, last in runs(np.asarray(strokes.any(axis=0))):
        rows = np.flatnonzero(strokes[:, first:last].any(axis=1))
        pieces.append(_Piece(left + first, top + int(rows[0]), left + last, top + int(rows[-1]) + 1))
    return pieces
