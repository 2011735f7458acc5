"""What a picture shows besides letters: skew, drawn lines, stroke widths."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from atgardsbanken.extract.ocr.image_cleanup import (
    Gray,
    dark,
    drawn_rules,
    levelled,
    long_runs,
    skew,
    stroke_width,
    wide_gaps,
    without_dust,
    without_rules,
    without_tints,
)
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.records import BBox

DPI = 72.0


def picture(*boxes: tuple[int, int, int, int], size: tuple[int, int] = (300, 200)) -> Gray:
    """Black boxes (left, top, right, bottom, all within) on white."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for box in boxes:
        draw.rectangle(box, fill=0)
    return np.asarray(image)


def test_straight_picture_has_no_skew() -> None:
    """Level lines are level."""
    assert skew(dark(picture(*((20, top, 280, top + 4) for top in range(20, 180, 20))))) == 0.0


@pytest.mark.parametrize("angle", [-1.5, -0.4, 0.8, 2.5])
def test_skew_is_found(angle: float) -> None:
    """Lines that fall to the right by some degrees are found to."""
    straight = Image.fromarray(picture(*((60, top, 540, top + 3) for top in range(60, 540, 24)), size=(600, 600)))
    turned = np.asarray(straight.rotate(-angle, resample=Image.Resampling.BICUBIC, fillcolor=255))
    assert skew(dark(turned)) == pytest.approx(angle, abs=0.1)


def test_empty_picture_has_no_skew() -> None:
    """Nothing leans nowhere."""
    assert skew(dark(picture())) == 0.0


def test_lines_are_told_from_letters_and_shapes() -> None:
    """Long thin strokes are drawn lines; short strokes and thick shapes are not."""
    gray = picture((20, 30, 200, 31), (50, 40, 51, 150), (100, 60, 110, 61), (150, 80, 250, 120))
    assert drawn_rules(dark(gray), DPI) == [BBox(20, 30, 201, 32), BBox(50, 40, 52, 151)]


def test_lines_and_round_corners_are_painted_out() -> None:
    """Drawn lines and the corners that join them go, letters stay."""
    gray = picture((26, 20, 200, 21), (20, 26, 21, 150), (22, 22, 24, 24), (100, 60, 110, 70))
    clean = without_rules(gray, drawn_rules(dark(gray), DPI), DPI)
    assert int(dark(clean).sum()) == 11 * 11


def test_paper_is_made_white() -> None:
    """Gray paper becomes white and gray ink black."""
    gray = np.array([[240, 240, 240, 15]], dtype=np.uint8)
    assert levelled(gray).tolist() == [[255, 255, 255, 0]]


def test_stroke_width_is_that_of_the_stems() -> None:
    """The width of strokes is told in pixels, whichever way they run."""
    assert stroke_width(dark(picture((10, 10, 12, 109), (30, 10, 129, 12)))) == pytest.approx(3.0, abs=0.1)


def test_wide_gaps_are_told_from_narrow_ones() -> None:
    """Only white as wide as asked for parts a word."""
    assert wide_gaps(dark(picture((0, 0, 9, 9), (13, 0, 19, 9), (40, 0, 49, 9))), 15) == [29]


def test_dust_is_taken_out() -> None:
    """A lone dark pixel on clean paper goes; two that touch, one with grey beside it, and the edge stay."""
    gray = np.full((9, 9), 250, dtype=np.uint8)
    gray[2, 2] = 0
    gray[6, 5] = gray[7, 6] = 0
    gray[2, 6], gray[2, 7] = 0, 200
    clean = without_dust(gray)
    assert (clean[2, 2], clean[6, 5], clean[7, 6], clean[2, 6], clean[2, 7]) == (255, 0, 0, 0, 200)
    assert (clean[0] == 250).all()


def test_runs_of_ink_are_boxes() -> None:
    """Runs long enough are found, whatever stands before or after them, and those that touch make one box."""
    strokes = dark(picture((10, 20, 39, 20), (30, 21, 69, 22), (80, 20, 98, 20), (10, 24, 60, 24), size=(400, 60)))
    assert long_runs(strokes, 20) == [(10, 20, 70, 23), (10, 24, 61, 25)]


def test_long_runs_are_counted_whole() -> None:
    """A run of more pixels than a byte counts is found, with what may be white of it at either end."""
    strokes = dark(picture((20, 20, 319, 21), size=(400, 60)))
    assert [long_runs(strokes, length) for length in (290, 330)] == [[(20 - 11, 20, 320 + 11, 22)], []]


@pytest.mark.parametrize("ground", [OCR.darkest_tint_gray + 10, OCR.lightest_tint_gray - 10])
def test_print_on_a_tint_comes_to_stand_on_white(ground: int) -> None:
    """The ground gets white, the letters stay; paper and a ground on which nothing dark can be read are left."""
    page = picture(size=(300, 200)).copy()
    page[60:140, 60:240] = ground
    page[90:110, 100:104] = 0
    clean = without_tints(page)
    assert (clean[62:88, 62:238].min(), clean[100, 102]) == (255, 0)
    dark_ground = np.where(page == ground, np.uint8(OCR.darkest_tint_gray), page)
    assert np.array_equal(without_tints(dark_ground), dark_ground)


def test_a_stroke_is_no_tint() -> None:
    """What is thinner than a ground stays as it is."""
    page = picture(size=(300, 200)).copy()
    page[60:140, 60 : 60 + OCR.tint_px // 2] = OCR.dark_gray
    assert np.array_equal(without_tints(page), page)
