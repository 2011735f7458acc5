"""Tables without drawn lines, known by their columns of figures one under another; boxes in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from atgardsbanken.extract.geometry import Interval, common, horizontal, whites
from atgardsbanken.extract.layout.columns import Row, em, to_rows
from atgardsbanken.extract.records import BBox, Word

COLUMN_GAP = 1.0
"""Ems of white between two cells of a row."""
KEPT_GAP = 0.3
"""Ems of white that must be left between two columns through the whole table."""
ROW_GAP = 3.0
"""Ems from one row's top to the next beyond which the table has ended."""
LEAST_ROWS = 3
VALUE = re.compile(r"^[–−-]?\s?\d[\d\s.,]*\s?(?:%|kr|tkr|mnkr|mkr|st|procent)?$|^[–−-]$", re.IGNORECASE)
LARGEST_PAGE = 999
EVERYWHERE = Interval(float("-inf"), float("inf"))


def aligned_grids(words: Sequence[Word]) -> list[tuple[BBox, ...]]:
    """The cells of each table that `words` make by standing in columns of figures."""
    rows = to_rows(words)
    size = em(words)
    return [_cells(rows, first, last, size) for first, last in _runs(rows, size)]


def segments(row: Row, gap: float) -> list[Row]:
    """The row's words in parts that more than `gap` points of white keep apart."""
    parts: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        if right.box.x0 - left.box.x1 > gap:
            parts.append([right])
        else:
            parts[-1].append(right)
    return [tuple(part) for part in parts]


def _runs(rows: Sequence[Row], size: float) -> Iterator[tuple[int, int]]:
    """First and last (not with) row of each stretch of rows that have one label and equally many figures."""
    counts = [_figures(row, size) for row in rows]
    first = 0
    while first < len(rows):
        last = first + 1
        while last < len(rows) and counts[last] == counts[first] and _follows(rows[last - 1], rows[last], size):
            last += 1
        if counts[first] and last - first >= LEAST_ROWS and not _lists_pages(rows[first:last], size):
            yield first, last
        first = last


def _figures(row: Row, size: float) -> int:
    """The number of figures after the row's label; 0 where it is no row of a table."""
    parts = [" ".join(word.text for word in part) for part in segments(row, COLUMN_GAP * size)]
    plain = len(parts) > 1 and all(VALUE.match(part) for part in parts[1:]) and "..." not in parts[0]
    return len(parts) - 1 if plain else 0


def _follows(upper: Row, lower: Row, size: float) -> bool:
    return lower[0].box.top - upper[0].box.top <= ROW_GAP * size


def _lists_pages(rows: Sequence[Row], size: float) -> bool:
    """Whether the rows are a list of contents: one number in each, small and never falling."""
    ends = [segments(row, COLUMN_GAP * size)[1:] for row in rows]
    if any(len(parts) != 1 or len(parts[0]) != 1 or not parts[0][0].text.isdigit() for parts in ends):
        return False
    pages = [int(parts[0][0].text) for parts in ends]
    return max(pages) <= LARGEST_PAGE and pages == sorted(pages)


def _cells(rows: Sequence[Row], first: int, last: int, size: float) -> tuple[BBox, ...]:
    """The table's cells, with those of the header lines above it made one row."""
    gutters = _gutters(rows[first:last], size)
    head = first
    while head > 0 and _follows(rows[head - 1], rows[head], 0.75 * size) and _keeps(rows[head - 1], gutters, size):
        head -= 1
        gutters = [left_free(rows[head], gutter) for gutter in gutters]
    body = rows[head:last]
    xs = [
        min(word.box.x0 for row in body for word in row) - 1,
        *((gutter.start + gutter.end) / 2 for gutter in gutters),
        max(word.box.x1 for row in body for word in row) + 1,
    ]
    starts = sorted({head, *range(first, last)})
    ys = [_top(rows[index]) for index in starts] + [max(word.box.bottom for word in rows[last - 1]) + 1]
    return tuple(
        BBox(left, top, right, bottom) for top, bottom in pairwise(ys) for left, right in pairwise(xs) if bottom > top
    )


def _top(row: Row) -> float:
    return min(word.box.top for word in row) - 1


def _gutters(rows: Sequence[Row], size: float) -> list[Interval]:
    """The white between the columns: what every row leaves free there."""
    parted = [segments(row, COLUMN_GAP * size) for row in rows]
    ends = [max(part[-1].box.x1 for part in column) for column in zip(*parted, strict=True)]
    begins = [min(part[0].box.x0 for part in column) for column in zip(*parted, strict=True)]
    return [Interval(end, begin) for end, begin in zip(ends[:-1], begins[1:], strict=True)]


def left_free(row: Row, gutter: Interval) -> Interval:
    """The widest white that `row` leaves in `gutter`."""
    free = whites((horizontal(word.box) for word in row), EVERYWHERE)
    return max((common(white, gutter) for white in free), key=lambda white: white.length)


def _keeps(row: Row, gutters: Sequence[Interval], size: float) -> bool:
    """Whether a line above the table leaves its gutters free and has words in more than one column."""
    free = all(left_free(row, gutter).length >= KEPT_GAP * size for gutter in gutters)
    reach = Interval(row[0].box.x0, row[-1].box.x1)
    return free and reach.end > gutters[0].end
