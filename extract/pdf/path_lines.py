"""The straight lines that a PDF page's paths are made of, read for many paths at once; points in user space."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from atgardsbanken.extract.pdf.calls import (
    DRAW_MODE,
    MATRIX,
    SEGMENT,
    SEGMENT_CLOSES,
    SEGMENT_COUNT,
    SEGMENT_KIND,
    SEGMENT_POINT,
    Address,
    filled,
    told,
)
from atgardsbanken.extract.pdf.settings import PDF

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]

Path = tuple[Address, pdfium.PdfMatrix | None]
"""A path's address in pdfium, and the matrix by which the form that it is part of lies on the page, if any."""


def straight_rules(paths: Sequence[Path]) -> tuple[Indices, Numbers]:
    """Return the straight lines of `paths` that may be rules: the index of the path and x0, y0, x1, y1 of each.

    Paths that are not painted have none, and the outlines of drawings neither.
    """
    painted = [index for index, (path, _) in enumerate(paths) if any(draw_mode(path))]
    counts = dict(zip(painted, told(SEGMENT_COUNT, [paths[index][0] for index in painted]), strict=True))
    many = [index for index in painted if counts[index] > PDF.most_frame_segments]
    outlines = _outlines([paths[index] for index in many], [counts[index] for index in many])
    drawings = {index for index, is_outline in zip(many, outlines, strict=True) if is_outline}
    kept = [index for index in painted if index not in drawings]
    return _rules([paths[index] for index in kept], np.array(kept, np.intp), [counts[index] for index in kept])


def draw_mode(path: Address) -> tuple[bool, bool]:
    """Return whether the inside of a path is painted, and whether its outline is."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    DRAW_MODE(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(fill.value), bool(stroke.value)


def _outlines(paths: Sequence[Path], counts: Sequence[int]) -> list[bool]:
    """Tell which paths of so many segments have no straight line among some of them: the outlines of drawings."""
    looked_at = [range(1, count, count // PDF.sampled_segments) for count in counts]
    owner = np.repeat(np.arange(len(paths)), list(map(len, looked_at)))
    handles = [path for (path, _), some in zip(paths, looked_at, strict=True) for _ in some]
    after = [index for some in looked_at for index in some]
    matrices = _matrices(paths)[owner]
    here = _ends(handles, [index - 1 for index in after], matrices)
    straight = set(owner[_are_rules(here, _ends(handles, after, matrices))].tolist())
    return [number not in straight for number in range(len(paths))]


def _ends(paths: Sequence[Address], indices: Sequence[int], matrices: Numbers) -> Numbers:
    """Return where segments (from 0) of paths end, each path turned by its matrix."""
    segments = told(SEGMENT, paths, indices)
    return _on_page(filled(SEGMENT_POINT, segments, count=len(segments), width=2), matrices)


def _matrices(paths: Sequence[Path]) -> Numbers:
    """Return how the paths lie on the page: a matrix, a to f, for each."""
    handles = [path for path, _ in paths]
    matrices = filled(MATRIX, handles, count=len(paths), width=6, is_one=True)
    for index, (_, outer) in enumerate(paths):
        if outer is not None:
            matrices[index] = pdfium.PdfMatrix(*matrices[index].tolist()).multiply(outer).get()
    return matrices


def _on_page(points: Numbers, matrices: Numbers) -> Numbers:
    """Return points turned by a matrix each."""
    x, y = points.T
    a, b, c, d, e, f = matrices.T
    return np.column_stack((a * x + c * y + e, b * x + d * y + f))


def _are_rules(here: Numbers, there: Numbers) -> Flags:
    """Tell which lines run across or down, and are long enough."""
    sides = np.abs(there - here)
    return np.asarray((sides.min(axis=1) <= PDF.rule_slant_pt) & (sides.max(axis=1) >= PDF.rule_length_pt))


def _rules(paths: Sequence[Path], numbers: Indices, counts: Sequence[int]) -> tuple[Indices, Numbers]:
    """Return the lines of paths that have so many segments, each with the number of its path."""
    handles = [path for (path, _), count in zip(paths, counts, strict=True) for _ in range(count)]
    segments = told(SEGMENT, handles, [index for count in counts for index in range(count)])
    if not segments:
        return np.zeros(0, np.intp), np.zeros((0, 4))
    owner = np.repeat(np.arange(len(paths)), counts)
    points = filled(SEGMENT_POINT, segments, count=len(segments), width=2)
    ends = _on_page(points, _matrices(paths)[owner])
    here, there, at = _lines(
        ends, owner, np.array(told(SEGMENT_KIND, segments)), np.array(told(SEGMENT_CLOSES, segments))
    )
    is_rule = _are_rules(here, there)
    return numbers[owner[at[is_rule]]], np.column_stack((here, there))[is_rule]


def _lines(
    ends: Numbers, owner: Indices, kinds: NDArray[np.int_], closes: NDArray[np.int_]
) -> tuple[Numbers, Numbers, Indices]:
    """Return where the straight lines begin and end, and the segments that draw them, in order.

    A segment begins where the last one ends, or where its piece of the path began if the last one closes that; what
    no segment has moved to begins at the origin.
    """
    numbers = np.arange(len(ends))
    first = np.searchsorted(owner, owner)
    moved = np.maximum.accumulate(np.where(kinds == pdfium_c.FPDF_SEGMENT_MOVETO, numbers, -1))
    begin = np.where(moved >= first, moved, -1)
    before = np.where(numbers > first, np.where(np.roll(closes, 1) != 0, np.roll(begin, 1), numbers - 1), -1)
    places = np.vstack((ends, (0.0, 0.0)))
    drawn = np.flatnonzero(kinds == pdfium_c.FPDF_SEGMENT_LINETO)
    closing = np.flatnonzero((closes != 0) & (ends != places[begin]).any(axis=1))
    order = np.argsort(np.concatenate((2 * drawn, 2 * closing + 1)))
    here = np.concatenate((places[before[drawn]], ends[closing]))[order]
    there = np.concatenate((ends[drawn], places[begin[closing]]))[order]
    return here, there, np.concatenate((drawn, closing))[order]
