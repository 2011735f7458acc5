"""A page's picture straightened and cleaned of dust, paper and drawn lines; gray 0-255, degrees, boxes in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.records import BBox

Gray = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Run = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

TINT_STEP = 3
"""Pixels of a side that are one where the ground is looked at: noise is averaged and the search faster."""
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


def without_tints(gray: Gray) -> Gray:
    """Make the ground of tinted cells and boxes white: print on a mid grey, as on a scanned traffic light, is lost.

    The ground is what is left where all that is thinner than `OCR.tint_px` has taken the lighter grey beside it.
    """
    small = Image.fromarray(gray).reduce(TINT_STEP)
    size = OCR.tint_px // TINT_STEP // 2 * 2 + 1
    ground = np.asarray(small.filter(ImageFilter.MaxFilter(size)).filter(ImageFilter.MinFilter(size)))
    between = (ground > OCR.darkest_tint_gray) & (ground < OCR.lightest_tint_gray)
    tinted = _without_edges(between)
    if not tinted.any():
        return gray
    height, width = gray.shape
    paper = np.where(tinted, ground.astype(np.int16) - OCR.paper_noise_gray, 255)
    paper = paper.repeat(TINT_STEP, 0).repeat(TINT_STEP, 1)[:height, :width]
    level = np.clip(gray * (255.0 / paper), 0, 255).astype(np.uint8)
    return np.where(paper < 255, level, gray)


def _without_edges(mask: Mask) -> Mask:
    """Leave out what is one or two pixels wide, as the blurred edge between a dark ground and paper is."""
    image = Image.fromarray(mask.astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(3))).astype(np.bool_)


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
    upright = [BBox(top, x0, bottom, x1) for x0, top, x1, bottom in long_runs(strokes.T, length)]
    return [rule for rule in (*level, *upright) if min(rule.x1 - rule.x0, rule.bottom - rule.top) <= thickness]


def long_runs(strokes: Mask, length: int) -> list[Run]:
    """Find runs of at least `length` dark pixels along the rows; runs that touch are one box."""
    if strokes.shape[1] <= length:
        return []
    starts = _window_counts(strokes, length) >= math.ceil(OCR.rule_dark_share * length)
    open_: list[Run] = []
    done: list[Run] = []
    for row, found in _runs_by_row(starts):
        done.extend(box for box in open_ if box[3] < row - 1)
        open_ = [box for box in open_ if box[3] >= row - 1]
        for first, last in found:
            open_ = _extended(open_, first, last - 1 + length, row)
    return [(x0, top, x1, bottom + 1) for x0, top, x1, bottom in (*done, *open_)]


def _window_counts(strokes: Mask, length: int) -> NDArray[np.unsignedinteger]:
    """Count the dark pixels in each stretch of `length` pixels along the rows, by the pixel that it begins at.

    Counts of stretches of 1, 2, 4 … pixels are made of one another, and added up to `length`: whole pictures are added
    in the order in which they lie in memory, which is far faster than summing along each row.
    """
    counts = strokes.astype(np.min_scalar_type(length))
    places = strokes.shape[1] - length + 1
    total, counted, size = np.zeros_like(counts[:, :places]), 0, 1
    while size <= length:
        if length & size:
            total += counts[:, counted : counted + places]
            counted += size
        counts = counts[:, :-size] + counts[:, size:]
        size *= 2
    return total


def _runs_by_row(there: Mask) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield each row that has set elements, with where its stretches begin and end (not with)."""
    rows = np.flatnonzero(there.any(axis=1))
    edges = np.diff(np.pad(there[rows], ((0, 0), (1, 1))).view(np.int8), axis=1)
    owner, places = np.nonzero(edges)
    stretches = list(zip(places[::2].tolist(), places[1::2].tolist(), strict=True))
    ends = np.searchsorted(owner[::2], np.arange(len(rows)), side="right").tolist()
    for row, (first, last) in zip(rows.tolist(), pairwise([0, *ends]), strict=True):
        yield row, stretches[first:last]


def runs(there: Mask) -> list[tuple[int, int]]:
    """Return where each stretch of set elements of a row begins and ends (not with).

    >>> runs(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], there, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _extended(boxes: list[Run], first: int, last: int, row: int) -> list[Run]:
    """Add a row's run from `first` to `last` to the boxes that it touches, as a new one where there are none."""
    touching = [box for box in boxes if box[0] < last and first < box[2]]
    if not touching:
        return [*boxes, (first, row, last, row)]
    lefts, tops, rights, _ = zip(*touching, strict=True)
    whole = (min(first, *lefts), min(row, *tops), max(last, *rights), row)
    return [*(box for box in boxes if box not in touching), whole]


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
