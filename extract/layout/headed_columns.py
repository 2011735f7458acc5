"""Columns under bold headings that only white keeps apart: boxes side by side, or a table's text; boxes in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from atgardsbanken.extract.geometry import Interval
from atgardsbanken.extract.layout.columns import left_free
from atgardsbanken.extract.layout.figure_columns import edges
from atgardsbanken.extract.layout.rows import Row, em, foot, segments, to_rows, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, Word


@dataclass(frozen=True, slots=True)
class HeadedColumns:
    """Rows under headings side by side: those from `first` to `body` (not with) are headings, those up to `last` text.

    `gutters` is the white between the columns, `size` the em of the text in points.
    """

    rows: Sequence[Row]
    first: int
    body: int
    last: int
    gutters: tuple[Interval, ...]
    size: float

    def column(self, number: int) -> list[tuple[int, Row]]:
        """Return the rows' words in one column, each row with its number; rows that leave it empty are left out."""
        parts = [
            (index, tuple(word for word in self.rows[index] if column_of(word, self.gutters) == number))
            for index in range(self.body, self.last)
        ]
        return [(index, part) for index, part in parts if part]


def panels_and_grids(
    words: Sequence[Word], settings: LayoutSettings
) -> tuple[list[tuple[BBox, ...]], list[tuple[BBox, ...]]]:
    """Find boxes side by side, and the cells of tables, that words make by standing under bold headings."""
    rows = to_rows(words, settings)
    size = em(words)
    panels: list[tuple[BBox, ...]] = []
    grids: list[tuple[BBox, ...]] = []
    for found in _headed(rows, size, settings):
        heads = segments(rows[found.first], settings.cell_gap_em * size)
        if mean(map(len, heads)) <= settings.header_words:
            grids.append(_boxes(found, [found.first, *_row_starts(found, settings), found.last]))
        elif _words_of_a_text(found, settings) <= settings.item_words:
            panels.append(_boxes(found, [found.first, found.last]))
    return panels, grids


def _headed(rows: Sequence[Row], size: float, settings: LayoutSettings) -> Iterator[HeadedColumns]:
    first = 0
    while first < len(rows):
        found = _columns_from(rows, first, size, settings)
        if found:
            yield found
        first = found.last if found else first + 1


def _columns_from(rows: Sequence[Row], first: int, size: float, settings: LayoutSettings) -> HeadedColumns | None:
    """Follow the white between the headings of row `first` down; None where no columns stand under them."""
    heads = segments(rows[first], settings.cell_gap_em * size)
    if len(heads) < 2 or not _is_bold(rows[first]):
        return None
    gutters = [Interval(left[-1].box.x1, right[0].box.x0) for left, right in pairwise(heads)]
    last = body = first + 1
    while last < len(rows) and top(rows[last]) - foot(rows[last - 1]) <= settings.table_row_gap_em * size:
        narrower = [left_free(rows[last], gutter) for gutter in gutters]
        if min(gutter.length for gutter in narrower) < settings.column_gap_em * size:
            break
        if _is_bold(rows[last]):
            if body != last:
                break
            body = last + 1
        gutters, last = narrower, last + 1
    filled = {column_of(word, gutters) for row in rows[body:last] for word in row}
    if last - body < 2 or len(filled) < 2:
        return None
    return HeadedColumns(rows, first, body, last, tuple(gutters), size)


def _is_bold(row: Row) -> bool:
    return all(word.bold for word in row)


def column_of(word: Word, gutters: Sequence[Interval]) -> int:
    """Return the number, from 0, of the column between `gutters` that a word stands in."""
    return sum(word.box.x0 >= gutter.end for gutter in gutters)


def _words_of_a_text(found: HeadedColumns, settings: LayoutSettings) -> float:
    """Return how many words the texts have on average that white parts in the columns."""
    lengths: list[int] = []
    for number in range(len(found.gutters) + 1):
        above = float("-inf")
        for _, part in found.column(number):
            if top(part) - above > settings.new_text_em * found.size:
                lengths.append(0)
            lengths[-1] += len(part)
            above = foot(part)
    return mean(lengths)


def _row_starts(found: HeadedColumns, settings: LayoutSettings) -> Iterator[int]:
    """Yield the rows where the first column has a line with white above it: there a row of the table begins."""
    above = float("-inf")
    for index, part in found.column(0):
        if index == found.body or top(part) - above > settings.new_text_em * found.size:
            yield index
        above = foot(part)


def _boxes(found: HeadedColumns, starts: Sequence[int]) -> tuple[BBox, ...]:
    """Return a box from each of the rows `starts` to the next, for every column."""
    xs = edges(found.rows[found.first : found.last], found.gutters)
    ys = [*(top(found.rows[start]) - 1 for start in starts[:-1]), foot(found.rows[starts[-1] - 1]) + 1]
    return tuple(BBox(left, upper, right, lower) for upper, lower in pairwise(ys) for left, right in pairwise(xs))
