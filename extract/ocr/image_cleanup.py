"""What a page's picture shows besides letters: its skew in degrees, drawn lines and stroke widths in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from atgardsbanken.extract.geometry import Interval, overlap
from atgardsbanken.extract.records import BBox

Gray = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Run = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

DARK = 165
"""Gray (0 black, 255 white) below which a pixel belongs to a stroke."""
SHADE = 215
"""Gray below which a pixel is no clean paper."""
DARK_INK = 20
"""Gray that is made black."""
PAPER_NOISE = 6
"""Gray levels below the paper's that are made white with it."""
LARGEST_SKEW = 3.0
"""Degrees to either side that a scan may lie askew."""
SKEW_STEPS = (0.25, 0.05)
SKEW_POINTS = 40_000
"""Dark pixels that are looked at to find the skew."""
RULE_POINTS = 20.0
"""Points: a straight stroke at least this long is a drawn line; no letter's stem is."""
RULE_THICKNESS = 4.5
"""Points: a thicker one is a filled shape."""
RULE_SHARE = 0.96
"""The share of its length that must be dark."""
CORNER_POINTS = 9.0
"""Points between the ends of an upright and a level line that a round corner joins."""


def dark(gray: Gray) -> Mask:
    """The pixels that belong to strokes."""
    return np.asarray(gray < DARK)


def without_dust(gray: Gray) -> Gray:
    """A copy of the picture without its lone dark pixels, which make an å of an a and a colon of a full stop.

    A pixel with grey beside it is no dust: so small a letter's dots may be.
    """
    inked = np.pad(gray < SHADE, 1)
    height, width = gray.shape
    places = [(down, across) for down in range(3) for across in range(3)]
    beside = np.zeros_like(gray, dtype=np.bool_)
    for down, across in places:
        if (down, across) != (1, 1):
            beside |= inked[down : down + height, across : across + width]
    ys, xs = np.nonzero(dark(gray) & ~beside)
    clean = gray.copy()
    for down, across in places:
        clean[np.clip(ys + down - 1, 0, height - 1), np.clip(xs + across - 1, 0, width - 1)] = 255
    return clean


def levelled(gray: Gray) -> Gray:
    """The picture with its paper made white and its ink black, as far as one level for the whole page can."""
    light = np.bincount(gray.ravel(), minlength=256)[DARK:].cumsum()
    usual = DARK + int(np.searchsorted(light, light[-1] / 2))
    ink, paper = DARK_INK, max(usual - PAPER_NOISE, DARK + 1) if light[-1] else 255
    table = np.clip((np.arange(256) - ink) * 255 / (paper - ink), 0, 255).astype(np.uint8)
    return np.asarray(table.take(gray))


def skew(strokes: Mask) -> float:
    """The angle in degrees by which the picture's lines fall to the right; 0.0 for a picture without strokes."""
    ys, xs = np.nonzero(strokes)
    if not len(ys):
        return 0.0
    step = max(len(ys) // SKEW_POINTS, 1)
    down, across = ys[::step].astype(np.float64), xs[::step].astype(np.float64)
    best, reach = 0.0, LARGEST_SKEW
    for fineness in SKEW_STEPS:
        angles = np.arange(best - reach, best + reach + fineness / 2, fineness)
        best = float(max(angles, key=lambda angle: (_sharpness(across, down, float(angle)), -abs(angle))))
        reach = fineness
    return round(best, 3)


def _sharpness(xs: NDArray[np.float64], ys: NDArray[np.float64], angle: float) -> float:
    """How clearly the pixels fall into rows when they are sheared by `angle`: the sum of the rows' squares."""
    rows = np.round(ys - xs * math.tan(math.radians(angle))).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float((counts.astype(np.float64) ** 2).sum())


def drawn_rules(strokes: Mask, dpi: float) -> list[BBox]:
    """The straight level and upright lines in a straightened picture, boxes in pixels."""
    length = int(RULE_POINTS * dpi / 72)
    thickness = RULE_THICKNESS * dpi / 72
    level = [BBox(x0, top, x1, bottom) for x0, top, x1, bottom in _long_runs(strokes, length)]
    upright = [BBox(top, x0, bottom, x1) for x0, top, x1, bottom in _long_runs(np.ascontiguousarray(strokes.T), length)]
    return [rule for rule in (*level, *upright) if min(rule.x1 - rule.x0, rule.bottom - rule.top) <= thickness]


def _long_runs(strokes: Mask, length: int) -> list[Run]:
    """Boxes (x0, top, x1, bottom) of runs of at least `length` pixels along the rows, touching rows taken together."""
    if strokes.shape[1] <= length:
        return []
    sums = np.zeros((strokes.shape[0], strokes.shape[1] + 1), dtype=np.int32)
    np.cumsum(strokes, axis=1, dtype=np.int32, out=sums[:, 1:])
    starts = (sums[:, length:] - sums[:, :-length]) >= RULE_SHARE * length
    open_: list[Run] = []
    done: list[Run] = []
    for row in np.flatnonzero(starts.any(axis=1)).tolist():
        still = [box for box in open_ if box[3] >= row - 1]
        done.extend(box for box in open_ if box[3] < row - 1)
        open_ = _extended(still, _runs(starts[row], length), row)
    return [(x0, top, x1, bottom + 1) for x0, top, x1, bottom in (*done, *open_)]


def _runs(starts: Mask, length: int) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], starts, [False])).astype(np.int8)))
    return [(int(first), int(last) - 1 + length) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def _extended(boxes: Sequence[Run], runs: Iterable[tuple[int, int]], row: int) -> list[Run]:
    """The boxes with this row's runs added to those they touch, and new boxes for the others."""
    grown = list(boxes)
    for first, last in runs:
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
    """A copy of the picture with its drawn lines, and the round corners that join them, painted white."""
    clean = gray.copy()
    margin = max(round(dpi / 100), 1)
    corner = CORNER_POINTS * dpi / 72
    for box in (*rules, *_corners(rules, corner)):
        rows = slice(max(int(box.top) - margin, 0), int(box.bottom) + margin)
        clean[rows, max(int(box.x0) - margin, 0) : int(box.x1) + margin] = 255
    return clean


def _corners(rules: Sequence[BBox], reach: float) -> list[BBox]:
    """Boxes between the ends of level and upright lines that are at most `reach` pixels apart."""
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
    """The width in pixels of the letters' strokes: their area by half of their outline's length."""
    padded = np.pad(strokes, 1)
    across = int(np.count_nonzero(padded[:, 1:] & ~padded[:, :-1]))
    down = int(np.count_nonzero(padded[1:] & ~padded[:-1]))
    return int(np.count_nonzero(strokes)) / (across + down) if across else 0.0


def wide_gaps(strokes: Mask, least: float) -> list[int]:
    """The middles (pixel columns) of the stretches of at least `least` white columns inside a word."""
    columns = np.flatnonzero(strokes.any(axis=0))
    gaps = np.diff(columns)
    return [int((columns[index] + columns[index + 1]) // 2) for index in np.flatnonzero(gaps >= least).tolist()]
