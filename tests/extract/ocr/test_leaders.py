"""Leaders found in a picture, taken out of it, and put among the words; pictures are drawn on the spot."""

from __future__ import annotations

import numpy as np

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import dark
from atgardsbanken.extract.ocr.leaders import Leader, find_leaders, with_leaders, without_leaders

DPI = 200.0


def row_of_dots(count: int) -> np.ndarray:
    """Dots of 3 by 3 pixels, 8 apart, on white."""
    gray = np.full((60, 400), 255, dtype=np.uint8)
    for number in range(count):
        gray[40:43, 50 + 8 * number : 53 + 8 * number] = 0
    return gray


def test_dots_are_found_and_painted_white() -> None:
    """A row of even dots is a leader, and nothing is left of it."""
    gray = row_of_dots(30)
    found = find_leaders(dark(gray), DPI)
    assert found == [Leader(50, 40, 285, 43, 30)]
    assert not dark(without_leaders(gray, found)).any()


def test_letters_are_none() -> None:
    """Feet of stems that stand as evenly as dots are a line of small letters."""
    gray = row_of_dots(30)
    gray[28:43, 53:290:8] = 0
    assert find_leaders(dark(gray), DPI) == []


def test_an_ellipsis_is_none() -> None:
    """Three dots are a sign."""
    assert find_leaders(dark(row_of_dots(3)), DPI) == []


def test_leader_is_a_word_of_its_line() -> None:
    """It stands behind the word to its left; a dotted line beside no word is none."""
    word = OcrWord("Bakgrund", (2, 25, 46, 46), 0.9, 20.0, 43.0, 3)
    leader = Leader(50, 40, 285, 43, 30)
    assert [(item.text, item.line) for item in with_leaders([word], [leader])] == [("Bakgrund", 3), ("." * 30, 3)]
    assert with_leaders([word], [leader._replace(top=90, bottom=93)]) == [word]
