"""Drawn lines that come out of a scanner in pieces."""

from __future__ import annotations

import numpy as np

from atgardsbanken.extract.ocr.broken_rules import whole_rules
from atgardsbanken.extract.ocr.image_cleanup import Gray
from atgardsbanken.extract.records import BBox

DPI = 72.0
ASKEW = 1.0
"""Degrees: lines may be broken for 40 pixels."""


def paper(*boxes: tuple[int, int, int, int], level: int = 0) -> Gray:
    """Boxes (left, top, right, bottom) of one gray on white."""
    gray = np.full((400, 600), 255, dtype=np.uint8)
    for left, top, right, bottom in boxes:
        gray[top:bottom, left:right] = level
    return gray


def rules(*boxes: tuple[int, int, int, int], level: int = 0) -> list[BBox]:
    """The lines of a page that lay askew, in order."""
    return sorted(whole_rules(paper(*boxes, level=level), DPI, ASKEW))


def test_pieces_in_line_are_one() -> None:
    """Level and upright pieces are joined, the short ones too."""
    level = rules((20, 50, 60, 51), (90, 51, 130, 52), (150, 51, 160, 52))
    upright = rules((50, 20, 51, 60), (51, 90, 52, 130), (51, 150, 52, 160))
    assert level == [BBox(20, 50, 160, 52)]
    assert upright == [BBox(50, 20, 52, 160)]


def test_faint_lines_are_seen() -> None:
    """A light gray line is one."""
    assert rules((20, 50, 120, 51), level=200) == [BBox(20, 50, 120, 51)]


def test_frames_side_by_side_stay_apart() -> None:
    """White between two uprights parts the lines over two frames."""
    found = rules((20, 50, 120, 51), (20, 50, 21, 150), (119, 50, 120, 150), (140, 50, 240, 51), (140, 50, 141, 150))
    assert [rule for rule in found if rule.bottom - rule.top < 2] == [BBox(20, 50, 120, 51), BBox(140, 50, 240, 51)]


def test_merged_cell_stays_whole() -> None:
    """An upright that ends at the lines above and below a row does not run through it."""
    levels = [(20, top, 220, top + 1) for top in (50, 80, 100, 160)]
    found = rules(*levels, (120, 50, 121, 81), (120, 100, 121, 161))
    assert [rule for rule in found if rule.x1 - rule.x0 < 2] == [BBox(120, 50, 121, 81), BBox(120, 100, 121, 161)]


def test_line_is_broken_at_its_corner() -> None:
    """A line that stops short of the next upright is lengthened to it."""
    found = rules((20, 20, 21, 160), (40, 90, 140, 91))
    assert BBox(20.5, 90, 140, 91) in found


def test_stems_of_letters_are_no_pieces() -> None:
    """A short stroke above a table, in line with its upright, stays ink."""
    found = rules((20, 50, 220, 51), (20, 150, 220, 151), (120, 50, 121, 151), (120, 30, 121, 38))
    assert min(rule.top for rule in found) == 50


def test_dash_that_runs_into_a_letter_is_none() -> None:
    """A stroke as long as a line need be, with ink beside it, is a sign."""
    assert rules((20, 50, 42, 52), (20, 40, 30, 60)) == []


def test_short_pieces_alone_are_a_line() -> None:
    """Many short pieces in line, little broken, are a line; a few are dashes, and stems under one another are none."""
    dashed = [(20 + 16 * number, 50, 32 + 16 * number, 51) for number in range(6)]
    assert rules(*dashed) == [BBox(20, 50, 112, 51)]
    assert rules(*dashed[:3]) == []
    assert rules(*((50, 20 + 16 * number, 52, 28 + 16 * number) for number in range(6))) == []
