"""Leaders, rows of dots to a page number, found in a page's picture before it is read; boxes in pixels.

Models take them for words: "sasse ssr sansa".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray, Mask, runs
from atgardsbanken.extract.ocr.settings import OCR

CERTAIN = 0.95
"""Confidence of leaders: a row of even dots is nothing else."""


class Leader(NamedTuple):
    """A row of dots: its box in pixels and their number."""

    left: int
    top: int
    right: int
    bottom: int
    dots: int


def find_leaders(strokes: Mask, dpi: float) -> list[Leader]:
    """Find the rows of even dots that have white above and below them."""
    dot = max(round(OCR.leader_dot_pt * dpi / 72), 2)
    lone = _lone(strokes, dot)
    return [
        leader
        for first, last in runs(np.asarray(lone.sum(axis=1) >= OCR.leader_dots))
        for leader in _dots(lone, first, last, dot, OCR.leader_step_pt * dpi / 72)
        if _is_alone(leader, lone, strokes, dot)
    ]


def _is_alone(leader: Leader, lone: Mask, strokes: Mask, dot: int) -> bool:
    """Tell whether the dots are most of the ink in their place: in a line of letters they are parts of strokes."""
    place = (slice(max(leader.top - dot, 0), leader.bottom + dot), slice(leader.left, leader.right))
    return bool(lone[place].sum() >= OCR.leader_ink_share * strokes[place].sum())


def _lone(strokes: Mask, dot: int) -> Mask:
    """Find the dark pixels with white above, as high as letters are, and below, from one dot's height away on."""
    above, below = round(OCR.leader_above_dots * dot), round(OCR.leader_below_dots * dot)
    eighths = np.packbits(strokes, axis=1)
    inked = _any_of_rows(eighths, -above, -dot) | _any_of_rows(eighths, dot + 1, below + 1)
    return np.unpackbits(eighths & ~inked, axis=1, count=strokes.shape[1]).view(np.bool_)


def _any_of_rows(strokes: NDArray[np.uint8], first: int, end: int) -> NDArray[np.uint8]:
    """Return for each row which bits are set in any of the rows `first` to `end` (not with) further down."""
    found = np.zeros_like(strokes)
    rows = len(strokes)
    for step in range(max(first, -rows), min(end, rows)):
        if step < 0:
            found[-step:] |= strokes[:step]
        else:
            found[: rows - step] |= strokes[step:]
    return found


def _dots(lone: Mask, first: int, last: int, dot: int, step: float) -> list[Leader]:
    """Return the sequences of even dots, `step` pixels apart or more, in the pixel rows from `first` to `last`."""
    sequences: list[list[tuple[int, int]]] = [[]]
    for left, right in runs(np.asarray(lone[first:last].any(axis=0))):
        if right - left > dot or (sequences[-1] and left - sequences[-1][-1][1] > OCR.leader_gap_dots * dot):
            sequences.append([])
        if right - left <= dot:
            sequences[-1].append((left, right))
    even = (_trimmed(dots) for dots in sequences if _is_even(dots))
    found = [Leader(dots[0][0], first, dots[-1][1], last, len(dots)) for dots in even]
    return [leader for leader in found if leader.right - leader.left >= step * leader.dots]


def _trimmed(dots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out what stands uneven at both ends: the feet of the letters beside the leader."""
    steps = np.diff([left for left, _ in dots])
    usual = median(steps.tolist())
    even = np.flatnonzero(np.abs(steps - usual) <= max(OCR.leader_uneven_share * usual, 1.0))
    return dots[int(even[0]) : int(even[-1]) + 2]


def _is_even(dots: Sequence[tuple[int, int]]) -> bool:
    """Return whether there are enough dots, most of them as wide, and as far from the next, as the others."""
    if len(dots) < OCR.leader_dots:
        return False
    steps = np.diff([left for left, _ in dots])
    widths = np.array([right - left for left, right in dots])
    return all(
        _are_alike(values, max(OCR.leader_uneven_share * median(steps.tolist()), 1.0)) for values in (steps, widths)
    )


def _are_alike(values: NDArray[np.int64], tolerance: float) -> bool:
    return bool((np.abs(values - median(values.tolist())) <= tolerance).mean() >= OCR.leader_even_share)


def without_leaders(gray: Gray, leaders: Sequence[Leader]) -> Gray:
    """Paint leaders white."""
    clean = gray.copy()
    for left, top, right, bottom, _ in leaders:
        clean[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = 255
    return clean


def with_leaders(found: Sequence[OcrWord], leaders: Sequence[Leader]) -> list[OcrWord]:
    """Return the words and the leaders, as words of dots, that stand behind one of them."""
    words = list(found)
    for leader in leaders:
        middle = (leader.top + leader.bottom) / 2
        before = [word for word in found if word.box[1] <= middle <= word.box[3] and word.box[0] < leader.left]
        if before:
            last = max(before, key=lambda word: word.box[2])
            box = (leader.left, leader.top, leader.right, leader.bottom)
            words.append(replace(last, text="." * leader.dots, box=box, confidence=CERTAIN))
    return words
