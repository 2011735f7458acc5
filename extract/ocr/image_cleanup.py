"""A page's picture straightened and cleaned of dust, paper and drawn lines; gray 0-255, degrees, boxes in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from atgardsbanken.extract.geometry import Interval, overlap
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.records import BBox

Gray = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Run = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

SKEW_STEPS_DEGREES = (0.25, 0.05)
"""Steps in which angles are tried, first all, then those around the best one."""
SKEW_PIXELS = 40_000
"""Dark pixels that are looked at to find the skew: more take longer and say the same."""


def dark(gray: Gray) -> Mask:
    """Find the pixels that belong to strokes."""
    return np.asarray(gray < OCR.dark_gray)


def without_dust(gray: Gray) -> Gray:
    """Paint lone dark pixels white, which make an å of an a and a colon of a full stop.

    A pixel with grey beside it is no dust: so small a letter's dots may be.
    """
    inked = np.pad(gray < OCR.shade_gray, 1)
    height, width = gray.shape
    ys, xs = np.nonzero(dark(gray) & ~inked[1:-1, :-2] & ~inked[1:-1, 2:])
    beside = np.zeros(len(ys), np.bool_)
    for down, across in ((row, column) for row in (0, 2) for column in range(3)):
        beside |= inked[ys + down, xs + across]
    ys, xs = ys[~beside], xs[~beside]
    clean = gray.copy()
    for down, across in ((row, column) for row in range(3) for column in range(3)):
        clean[np.clip(ys + down - 1, 0, height - 1), np.clip(xs + across - 1, 0, width - 1)] = 255
    return clean


def levelled(gray: Gray) -> Gray:
    """Make the paper white and the ink black, as far as one level for the whole page can."""
    picture = Image.fromarray(gray)
    light = np.array(picture.histogram())[OCR.dark_gray :].cumsum()
    usual = OCR.dark_gray + int(np.searchsorted(light, light[-1] / 2))
    ink, paper = OCR.ink_gray, max(usual - OCR.paper_noise_gray, OCR.dark_gray + 1) if light[-1] else 255
    table = np.clip((np.arange(256) - ink) * 255 / (paper - ink), 0, 255).astype(np.uint8)
    return np.asarray(picture.point(table.tolist()))


def skew(strokes: Mask) -> float:
    """Find the angle in degrees by which the lines of print fall to the right; 0.0 where there are none."""
    ys, xs = np.nonzero(strokes)
    if not len(ys):
        return 0.0
    step = max(len(ys) // SKEW_PIXELS, 1)
    down, across = ys[::step].astype(np.float64), xs[::step].astype(np.float64)
    best, reach = 0.0, OCR.largest_skew_degrees
    for fineness in SKEW_STEPS_DEGREES:
        angles = np.arange(best - reach, best + reach + fineness / 2, fineness)
        best = float(max(angles, key=lambda angle: (_sharpness(across, down, float(angle)), -abs(angle))))
        reach = fineness
    return round(best, 3)


def _sharpness(xs: NDArray[np.float64], ys: NDArray[np.float64], angle: float) -> float:
    """Measure how clearly the pixels fall into rows when sheared by `angle`: the sum of the rows' squared counts."""
    rows = np.round(ys - xs * math.tan(math.radians(angle))).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float((counts.astype(np.float64) ** 2).sum())


def drawn_rules(strokes: Mask, dpi: float, shortest_pt: float | None = None) -> list[BBox]:
    """Find the straight level and upright lines in a straightened picture, `OCR.rule_pt` long or `shortest_pt`."""
    length = int((shortest_pt or OCR.rule_pt) * dpi / 72)
    thickness = OCR.rule_thickness_pt * dpi / 72
    level = [BBox(x0, top, x1, bottom) for x0, top, x1, bottom in long_runs(strokes, length)]
    upright = [BBox(top, x0, bottom, x1) for x0, top, x1, bottom in long_runs(np.ascontiguousarray(strokes.T), length)]
    return [rule for rule in (*level, *upright) if min(rule.x1 - rule.x0, rule.bottom - rule.top) <= thickness]


def long_runs(strokes: Mask, length: int) -> list[Run]:
    """Find runs of at least `length` dark pixels along the rows; runs that touch are one box."""
    if strokes.shape[1] <= length:
        return []
    sums = np.zeros((strokes.shape[0], strokes.shape[1] + 1), dtype=np.int32)
    np.cumsum(strokes, axis=1, dtype=np.int32, out=sums[:, 1:])
    starts = (sums[:, length:] - sums[:, :-length]) >= OCR.rule_dark_share * length
    open_: list[Run] = []
    done: list[Run] = []
    for row in np.flatnonzero(starts.any(axis=1)).tolist():
        still = [box for box in open_ if box[3] >= row - 1]
        done.extend(box for box in open_ if box[3] < row - 1)
        found = [(first, last - 1 + length) for first, last in runs(starts[row])]
        open_ = _extended(still, found, row)
    return [(x0, top, x1, bottom + 1) for x0, top, x1, bottom in (*done, *open_)]


def runs(there: Mask) -> list[tuple[int, int]]:
    """Return where each stretch of set elements of a row begins and ends (not with).

    >>> runs(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], there, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _extended(boxes: Sequence[Run], found: Iterable[tuple[int, int]], row: int) -> list[Run]:
    """Add a row's runs to the boxes that they touch, and new boxes for the others."""
    grown = list(boxes)
    for first, last in found:
        touching = [box for box in grown if overlap(Interval(box[0], box[2]), Interval(first, last)) > 0]
        grown = [box for box in grown if box not in touching]
        grown.append(
            (
                min([first, *(box[0] for box in touching)]),
                min([row, *(box[1] for box in touching)]),
                max([last, *(box[2] for box in touching)]),
                row,
            )
        )
    return grown


def without_rules(gray: Gray, rules: Sequence[BBox], dpi: float) -> Gray:
    """Paint drawn lines, and the round corners that join them, white."""
    clean = gray.copy()
    margin = max(round(dpi / 100), 1)
    corner = OCR.corner_pt * dpi / 72
    for box in (*rules, *_corners(rules, corner)):
        rows = slice(max(int(box.top) - margin, 0), int(box.bottom) + margin)
        clean[rows, max(int(box.x0) - margin, 0) : int(box.x1) + margin] = 255
    return clean


def _corners(rules: Sequence[BBox], reach: float) -> list[BBox]:
    """Find the boxes between ends of level and upright lines that are at most `reach` pixels apart."""
    level = [rule for rule in rules if rule.x1 - rule.x0 >= rule.bottom - rule.top]
    upright = [rule for rule in rules if rule.x1 - rule.x0 < rule.bottom - rule.top]
    found: list[BBox] = []
    for line in level:
        for x in (line.x0, line.x1):
            for post in upright:
                for y in (post.top, post.bottom):
                    if abs(x - post.x0) <= reach and abs(y - line.top) <= reach:
                        found.append(BBox(min(x, post.x0), min(y, line.top), max(x, post.x1), max(y, line.bottom)))
    return found


def stroke_width(strokes: Mask) -> float:
    """Measure the width of letters' strokes in pixels: their area by half of their outline's length."""
    padded = np.pad(strokes, 1)
    across = int(np.count_nonzero(padded[:, 1:] & ~padded[:, :-1]))
    down = int(np.count_nonzero(padded[1:] & ~padded[:-1]))
    return int(np.count_nonzero(strokes)) / (across + down) if across else 0.0


def wide_gaps(strokes: Mask, least: float) -> list[int]:
    """Find the white inside a word that is at least `least` pixels wide; return the pixel columns of its middles."""
    columns = np.flatnonzero(strokes.any(axis=0))
    gaps = np.diff(columns)
    return [int((columns[index] + columns[index + 1]) // 2) for index in np.flatnonzero(gaps >= least).tolist()]
