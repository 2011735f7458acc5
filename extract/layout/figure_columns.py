"""Tables without drawn lines, known by their columns of figures one under another; boxes in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from atgardsbanken.extract.geometry import Interval
from atgardsbanken.extract.layout.columns import left_free
from atgardsbanken.extract.layout.rows import Row, em, foot, said, segments, to_rows, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, Word

VALUE = re.compile(r"^[–−-]?\s?\d[\d\s.,]*\s?(?:%|kr|tkr|mnkr|mkr|st|procent)?$|^[–−-]$", re.IGNORECASE)
"""A figure, with its unit perhaps, or the dash that stands for none."""
LARGEST_PAGE = 999
"""The highest page number that a list of contents names."""


def is_figure(cell: Row) -> bool:
    """Return whether a cell holds a figure, date or number, or the dash for none: no text goes on with it."""
    return bool(VALUE.match(said(cell))) or (len(cell) == 1 and cell[0].text[:1].isdigit())


def figure_grids(words: Sequence[Word], settings: LayoutSettings) -> list[tuple[BBox, ...]]:
    """Find the cells of each table that words make by standing in columns of figures."""
    rows = to_rows(words, settings)
    size = em(words)
    return [_cells(rows, first, last, size, settings) for first, last in _runs(rows, size, settings)]


def _runs(rows: Sequence[Row], size: float, settings: LayoutSettings) -> Iterator[tuple[int, int]]:
    """Yield first and last (not with) of rows that have one label and equally many figures."""
    gap, furthest = settings.cell_gap_em * size, settings.table_row_gap_em * size
    counts = [_figures(row, gap) for row in rows]
    first = 0
    while first < len(rows):
        last = first + 1
        while last < len(rows) and counts[last] == counts[first] and _follows(rows[last - 1], rows[last], furthest):
            last += 1
        if counts[first] and last - first >= settings.table_rows and not _lists_pages(rows[first:last], gap):
            yield first, last
        first = last


def _figures(row: Row, gap: float) -> int:
    """Count the figures after a row's label; 0 where it is no row of a table."""
    parts = [said(part) for part in segments(row, gap)]
    plain = len(parts) > 1 and all(VALUE.match(part) for part in parts[1:]) and "..." not in parts[0]
    return len(parts) - 1 if plain else 0


def _follows(upper: Row, lower: Row, furthest: float) -> bool:
    """Return whether two rows' first words are at most `furthest` points apart, top from top."""
    return lower[0].box.top - upper[0].box.top <= furthest


def _lists_pages(rows: Sequence[Row], gap: float) -> bool:
    """Return whether rows are a list of contents: one number in each, small and never falling."""
    ends = [segments(row, gap)[1:] for row in rows]
    if any(len(parts) != 1 or len(parts[0]) != 1 or not parts[0][0].text.isdigit() for parts in ends):
        return False
    pages = [int(parts[0][0].text) for parts in ends]
    return max(pages) <= LARGEST_PAGE and pages == sorted(pages)


def _cells(rows: Sequence[Row], first: int, last: int, size: float, settings: LayoutSettings) -> tuple[BBox, ...]:
    """Return the table's cells, the header lines above its figures made one row."""
    gutters = _gutters(rows[first:last], settings.cell_gap_em * size)
    furthest, least = settings.header_line_gap_em * size, settings.column_gap_em * size
    head = first
    while head > 0 and _follows(rows[head - 1], rows[head], furthest) and _keeps(rows[head - 1], gutters, least):
        head -= 1
        gutters = [left_free(rows[head], gutter) for gutter in gutters]
    starts = sorted({head, *range(first, last)})
    ys = [*(top(rows[index]) - 1 for index in starts), foot(rows[last - 1]) + 1]
    xs = edges(rows[head:last], gutters)
    return tuple(
        BBox(left, upper, right, lower)
        for upper, lower in pairwise(ys)
        for left, right in pairwise(xs)
        if lower > upper
    )


def edges(rows: Sequence[Row], gutters: Sequence[Interval]) -> list[float]:
    """Return the columns' left edges and the right edge of the last, in points: the middles of the white between."""
    return [
        min(word.box.x0 for row in rows for word in row) - 1,
        *((gutter.start + gutter.end) / 2 for gutter in gutters),
        max(word.box.x1 for row in rows for word in row) + 1,
    ]


def _gutters(rows: Sequence[Row], gap: float) -> list[Interval]:
    """Return the white between the columns that every row leaves free."""
    parted = [segments(row, gap) for row in rows]
    ends = [max(part[-1].box.x1 for part in column) for column in zip(*parted, strict=True)]
    begins = [min(part[0].box.x0 for part in column) for column in zip(*parted, strict=True)]
    return [Interval(end, begin) for end, begin in zip(ends[:-1], begins[1:], strict=True)]


def _keeps(row: Row, gutters: Sequence[Interval], least: float) -> bool:
    """Return whether a line above the table leaves its gutters free and has words in more than one column."""
    free = all(left_free(row, gutter).length >= least for gutter in gutters)
    return free and row[-1].box.x1 > gutters[0].end
