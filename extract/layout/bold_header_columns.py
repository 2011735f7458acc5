"""Columns under bold headings that only white keeps apart: boxes side by side, or a table's text; boxes in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from atgardsbanken.extract.geometry import Interval
from atgardsbanken.extract.layout.columns import Row, em, to_rows
from atgardsbanken.extract.layout.figure_columns import left_free, segments
from atgardsbanken.extract.records import BBox, Word

HEADING_GAP = 1.2
"""Ems of white between two headings of one row."""
KEPT_GAP = 0.6
"""Ems of white that must be left between two columns all the way down."""
ROW_GAP = 3.0
"""Ems from one row's foot to the next one's top beyond which the columns have ended."""
HEADER_WORDS = 2.0
"""Words that a table's column headings have on average at most; boxes have longer ones."""
ITEM_WORDS = 9.0
"""Words that the short texts in boxes have on average at most; paragraphs have more."""
NEW_TEXT = 0.45
"""Ems of white above a line that begins another text in its column."""


@dataclass(frozen=True, slots=True)
class Headed:
    """Columns under headings: the rows from `first` to `body` (not with) are headings, those up to `last` text."""

    first: int
    body: int
    last: int
    gutters: tuple[Interval, ...]


def panels_and_grids(words: Sequence[Word]) -> tuple[list[tuple[BBox, ...]], list[tuple[BBox, ...]]]:
    """The boxes side by side, and the cells of each table, that `words` make by standing under bold headings."""
    rows = to_rows(words)
    size = em(words)
    panels: list[tuple[BBox, ...]] = []
    grids: list[tuple[BBox, ...]] = []
    for headed in _headed(rows, size):
        heads = segments(rows[headed.first], HEADING_GAP * size)
        if mean(len(head) for head in heads) <= HEADER_WORDS:
            grids.append(_cells(rows, headed, size))
        elif _holds_short_texts(rows, headed, size):
            panels.append(_boxes(rows, headed, [headed.first, headed.last]))
    return panels, grids


def _headed(rows: Sequence[Row], size: float) -> Iterator[Headed]:
    first = 0
    while first < len(rows):
        found = _columns_from(rows, first, size)
        if found:
            yield found
        first = found.last if found else first + 1


def _columns_from(rows: Sequence[Row], first: int, size: float) -> Headed | None:
    heads = segments(rows[first], HEADING_GAP * size)
    if len(heads) < 2 or not _is_bold(rows[first]):
        return None
    gutters = [Interval(left[-1].box.x1, right[0].box.x0) for left, right in pairwise(heads)]
    last = first + 1
    body = first + 1
    while last < len(rows) and _top(rows[last]) - _foot(rows[last - 1]) <= ROW_GAP * size:
        narrower = [left_free(rows[last], gutter) for gutter in gutters]
        if min(gutter.length for gutter in narrower) < KEPT_GAP * size:
            break
        if _is_bold(rows[last]):
            if body != last:
                break
            body = last + 1
        gutters, last = narrower, last + 1
    filled = {_column(word, gutters) for row in rows[body:last] for word in row}
    return Headed(first, body, last, tuple(gutters)) if last - body >= 2 and len(filled) >= 2 else None


def _is_bold(row: Row) -> bool:
    return all(word.bold for word in row)


def _top(row: Row) -> float:
    return min(word.box.top for word in row)


def _foot(row: Row) -> float:
    return max(word.box.bottom for word in row)


def _column(word: Word, gutters: Sequence[Interval]) -> int:
    return sum(word.box.x0 >= gutter.end for gutter in gutters)


def _holds_short_texts(rows: Sequence[Row], headed: Headed, size: float) -> bool:
    """Whether the columns hold short texts with white between them rather than paragraphs."""
    lengths: list[int] = []
    for column in range(len(headed.gutters) + 1):
        parts = [
            [word for word in row if _column(word, headed.gutters) == column] for row in rows[headed.body : headed.last]
        ]
        foot = float("-inf")
        for part in filter(None, parts):
            if _top(tuple(part)) - foot > NEW_TEXT * size:
                lengths.append(0)
            lengths[-1] += len(part)
            foot = _foot(tuple(part))
    return mean(lengths) <= ITEM_WORDS


def _boxes(rows: Sequence[Row], headed: Headed, starts: Sequence[int]) -> tuple[BBox, ...]:
    """Boxes from each of `starts` to the next, for every column."""
    words = [word for row in rows[headed.first : headed.last] for word in row]
    xs = [
        min(word.box.x0 for word in words) - 1,
        *((gutter.start + gutter.end) / 2 for gutter in headed.gutters),
        max(word.box.x1 for word in words) + 1,
    ]
    ys = [_top(rows[start]) - 1 for start in starts[:-1]] + [_foot(rows[starts[-1] - 1]) + 1]
    return tuple(BBox(left, top, right, foot) for top, foot in pairwise(ys) for left, right in pairwise(xs))


def _cells(rows: Sequence[Row], headed: Headed, size: float) -> tuple[BBox, ...]:
    """A table's cells: a row begins where the first column has a line with white above it."""
    starts = [headed.first]
    foot = float("-inf")
    for number in range(headed.body, headed.last):
        part = tuple(word for word in rows[number] if _column(word, headed.gutters) == 0)
        if part:
            if number == headed.body or _top(part) - foot > NEW_TEXT * size:
                starts.append(number)
            foot = _foot(part)
    return _boxes(rows, headed, [*starts, headed.last])
