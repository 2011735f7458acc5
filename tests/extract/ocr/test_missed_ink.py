"""Ink that the first reading passed over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray
from atgardsbanken.extract.ocr.missed_ink import read_missed_ink, with_dash


def paper(*boxes: tuple[int, int, int, int]) -> Gray:
    """Black boxes (left, top, right, bottom) on white."""
    gray = np.full((400, 600), 255, dtype=np.uint8)
    for left, top, right, bottom in boxes:
        gray[top:bottom, left:right] = 0
    return gray


FOUND = [OcrWord("vård", (100, 50, 140, 64), 0.9, 20.0, 64.0, 3)]


def seven(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
    """A reader that sees a seven in every picture."""
    return [[OcrWord("7", (20, 20, 30, 34), 0.95, 20.0, 34.0, 0)] for _ in images]


def test_lone_number_is_found() -> None:
    """A number that no word covers is read, on a line of its own."""
    *_, added = read_missed_ink(FOUND, paper((100, 50, 140, 64), (500, 300, 510, 314)), seven)
    assert (added.text, added.line) == ("7", 4)
    assert abs(added.box[0] - 500) <= 20
    assert abs(added.box[1] - 300) <= 20


def test_covered_ink_and_dust_are_left() -> None:
    """Ink of words that were read, and specks, are not read again."""

    def never(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        raise AssertionError(images)

    assert read_missed_ink(FOUND, paper((100, 50, 140, 64), (300, 200, 302, 203)), never) == FOUND


def test_drawing_is_left() -> None:
    """Very many unread places are a drawing, not text."""
    dots = [
        (20 + 60 * column, 100 + 40 * row, 30 + 60 * column, 114 + 40 * row) for column in range(9) for row in range(7)
    ]
    assert read_missed_ink(FOUND, paper(*dots), seven) == FOUND


def disc(gray: Gray, x: int, y: int, radius: int) -> None:
    """Draws a filled disc."""
    rows, columns = np.ogrid[: gray.shape[0], : gray.shape[1]]
    gray[(rows - y) ** 2 + (columns - x) ** 2 <= radius * (radius + 1)] = 0


def test_bullet_that_was_passed_over_is_found() -> None:
    """A disc before the first word of a line is a bullet of that line; a speck, and a disc elsewhere, are not."""
    gray = paper((100, 50, 140, 64))
    disc(gray, 70, 57, 4)
    *_, added = read_missed_ink(FOUND, gray, lambda images: [[] for _ in images])
    assert (added.text, added.line, added.box) == ("•", 3, (66, 53, 75, 62))
    for x, y, radius in ((70, 57, 1), (300, 57, 4), (70, 200, 4)):
        gray = paper((100, 50, 140, 64))
        disc(gray, x, y, radius)
        assert read_missed_ink(FOUND, gray, lambda images: [[] for _ in images]) == FOUND


@pytest.mark.parametrize(("rise", "wide", "read"), [(6, 12, ["–"]), (6, 3, []), (0, 12, []), (6, 40, [])])
def test_lone_dash_in_a_row(rise: int, wide: int, read: list[str]) -> None:
    """A bar at half a letter's height beside the words of a row is a dash; a dot, an underline, a rule are none."""
    gray = np.full((120, 600), 255, dtype=np.uint8)
    gray[50:64, 100:180] = 0
    gray[62 - rise : 64 - rise, 300 : 300 + wide] = 0
    word = OcrWord("Läkare", (100, 50, 180, 64), 0.9, 20.0, 64.0, 0)
    found = read_missed_ink([word], gray, lambda images: [[] for _ in images])
    assert [item.text for item in found[1:]] == read


def test_dash_beside_dust_or_askew() -> None:
    """A speck below a dash, and a step to the next row of pixels in it, leave it a dash."""
    gray = paper((100, 50, 180, 64), (300, 56, 306, 58), (306, 57, 312, 59), (304, 64, 306, 65))
    word = OcrWord("Läkare", (100, 50, 180, 64), 0.9, 20.0, 64.0, 0)
    found = read_missed_ink([word], gray, lambda images: [[] for _ in images])
    assert [(item.text, item.box) for item in found[1:]] == [("–", (300, 56, 312, 59))]


@pytest.mark.parametrize(
    ("text", "wide", "rise", "read"),
    [
        ("=", 12, 7, "–"),
        ("-", 12, 7, "–"),
        ("-", 7, 7, "-"),
        ("-", 4, 7, "-"),
        ("_", 12, 0, "_"),
        ("ett", 12, 7, "ett"),
    ],
)
def test_dash_that_was_read_as_some_sign(text: str, wide: int, rise: int, read: str) -> None:
    """A bar at half a small letter's height is a dash, or a hyphen where it is short; it is sure then."""
    gray = paper((300, 63 - rise, 300 + wide, 65 - rise))
    word = OcrWord(text, (298, 50, 302 + wide, 66), 0.4, 20.0, 64.0, 0)
    assert with_dash(word, gray).text == read
    assert (with_dash(word, gray).confidence > 0.4) == (text in "-=" and wide > 4)
