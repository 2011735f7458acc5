"""Raised figures at words' ends, on pictures drawn on the spot; what they say is given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from atgardsbanken.extract.ocr.footnote_marks import read_marks
from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray
from atgardsbanken.extract.ocr.reread import LineReader

SIZE = 40
BASE = 60
LETTER = (BASE - 20, BASE)
RAISED = (BASE - 28, BASE - 12)
QUOTE = (BASE - 28, BASE - 21)
LOW = (BASE - 4, BASE)


def printed(text: str, *signs: tuple[int, int]) -> tuple[OcrWord, Gray]:
    """A word read as `text`, and its picture: a black bar from top to bottom for each of its signs."""
    gray = np.full((100, 300), 255, dtype=np.uint8)
    for number, (top, bottom) in enumerate(signs):
        gray[top:bottom, 20 + 12 * number : 28 + 12 * number] = 0
    top = min(top for top, _ in signs)
    return OcrWord(text, (20, top, 20 + 12 * len(signs), BASE), 0.9, float(SIZE), float(BASE), 0), gray


def saying(text: str) -> LineReader:
    """A reader that sees `text` in every picture."""

    def read(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        return [[OcrWord(text, (0, 0, 9, 9), 0.9, 9.0, 9.0, 0)] for _ in images]

    return read


@pytest.mark.parametrize(
    ("text", "signs", "said", "told"),
    [
        ("vård?", (LETTER, LETTER, LETTER, LETTER, RAISED), "2", "vård²"),
        ("vårdl.", (LETTER, LETTER, LETTER, LETTER, RAISED, LOW), "l", "vård¹."),
        ("vård16", (LETTER, LETTER, LETTER, LETTER, RAISED, RAISED), "16", "vård¹⁶"),
        ("20*)", (LETTER, LETTER, RAISED, LETTER), "(3", "20³)"),
        ("vård!", (LETTER, LETTER, LETTER, LETTER, RAISED), "e", "vård"),
    ],
    ids=["misread", "before a full stop", "two figures", "a sign", "unreadable"],
)
def test_raised_figures_are_marks(text: str, signs: Sequence[tuple[int, int]], said: str, told: str) -> None:
    """A small raised sign at a word's end is told as a superscript, or left out where it cannot be read."""
    word, gray = printed(text, *signs)
    (found,) = read_marks([word], gray, saying(said))
    assert (found.text, found.box) == (told, word.box)


@pytest.mark.parametrize(
    ("text", "signs", "said"),
    [
        ("vård2", (LETTER,) * 5, "2"),
        ("”vård”", (QUOTE, LETTER, LETTER, LETTER, LETTER, QUOTE), "1"),
        ("vård’", (LETTER, LETTER, LETTER, LETTER, RAISED), "1"),
        ("90°", (LETTER, LETTER, RAISED), "°"),
        ("12", (RAISED, RAISED), "12"),
        ("vårda", (LETTER, LETTER, LETTER, LETTER, RAISED), "4"),
        ("vård", (LETTER,) * 4, "4"),
    ],
    ids=["no mark", "quotation marks", "apostrophe", "degrees", "a raised word", "a certain letter", "plain"],
)
def test_other_signs_stay(text: str, signs: Sequence[tuple[int, int]], said: str) -> None:
    """Letters on the line, quotation marks, signs that are raised themselves and raised words are left alone."""
    word, gray = printed(text, *signs)
    assert read_marks([word], gray, saying(said)) == [word]
