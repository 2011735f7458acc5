"""Tables of text extracts: cells in columns under a row of short headings, nothing drawn or bold; boxes in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from atgardsbanken.extract.layout.blocks import SENTENCE_ENDS
from atgardsbanken.extract.layout.rows import Row, em, foot, said, segments, to_rows, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, Word

FEWEST_COLUMNS = 3
"""Headings side by side that make a table: two may be anything."""
OPEN_ENDS = (".", ",", ";", ":")
"""Signs with which no column's heading ends."""

Cells = tuple[Row, ...]
"""The words of a line in each column; a column that the line leaves empty has none."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns by their left edges, in points; a cell may stand out of its column by `slack`, `gap` parts two cells."""

    edges: tuple[float, ...]
    slack: float
    gap: float

    def cells(self, row: Row) -> Cells | None:
        """Return what a line says in each column; None where it does not keep to them.

        A narrow column leaves a single blank before the next one; running text does so everywhere.
        """
        numbers = [self._number(word) for word in row]
        ends = (*self.edges[1:], float("inf"))
        if any(word.box.x1 > ends[number] for word, number in zip(row, numbers, strict=True)):
            return None
        steps = [
            (right.box.x0 - left.box.x1 >= self.gap, abs(right.box.x0 - self.edges[after]) <= self.slack)
            for (left, right), (before, after) in zip(pairwise(row), pairwise(numbers), strict=True)
            if after > before
        ]
        if not all(map(any, steps)) or (steps and not any(white for white, _ in steps)):
            return None
        columns = range(len(self.edges))
        return tuple(tuple(word for word, at in zip(row, numbers, strict=True) if at == one) for one in columns)

    def _number(self, word: Word) -> int:
        return max((number for number, edge in enumerate(self.edges) if edge - self.slack <= word.box.x0), default=0)


@dataclass(frozen=True, slots=True)
class _TableLine:
    """A line of a table: its words by column, and whether white stands above it; `cells` is None across the columns."""

    row: Row
    cells: Cells | None
    apart: bool

    @property
    def filled(self) -> frozenset[int]:
        """The columns that the line says something in."""
        return frozenset(number for number, cell in enumerate(self.cells or ()) if cell)

    @property
    def begins_anew(self) -> bool:
        """Whether its first column holds what is not the rest of a sentence."""
        return bool(self.cells and self.cells[0]) and not self.row[0].text[:1].islower()


def plain_grids(words: Sequence[Word], settings: LayoutSettings) -> list[tuple[BBox, ...]]:
    """Find the cells of each table that words make by standing in columns under short headings."""
    rows = to_rows(words, settings)
    size = em(words)
    grids: list[tuple[BBox, ...]] = []
    first = 0
    while first < len(rows):
        columns = _columns_under(rows[first], size, settings)
        lines = list(_lines_below(rows[first:], columns, size, settings)) if columns else []
        if columns and lines:
            grids.append(_boxes(columns, [_TableLine(rows[first], None, apart=True), *lines], settings))
        first += 1 + len(lines)
    return grids


def _columns_under(row: Row, size: float, settings: LayoutSettings) -> _Columns | None:
    """Return the columns that begin with the headings in a row; None where it holds no headings."""
    gap = settings.cell_gap_em * size
    heads = segments(row, gap)
    short = all(len(head) <= settings.header_cell_words and not head[-1].text.endswith(OPEN_ENDS) for head in heads)
    if len(heads) < FEWEST_COLUMNS or not short or any(head[0].text[0].islower() for head in heads):
        return None
    if not all(head[0].text[0].isalpha() for head in heads[:2]):
        return None
    return _Columns(tuple(head[0].box.x0 for head in heads), settings.alignment_em * size, gap)


def _lines_below(rows: Sequence[Row], columns: _Columns, size: float, settings: LayoutSettings) -> Iterator[_TableLine]:
    """Yield the lines of the table below its header `rows[0]`; none where too few have cells side by side."""
    lines: list[_TableLine] = []
    for upper, row in pairwise(rows):
        white = top(row) - foot(upper)
        line = _TableLine(row, columns.cells(row), white > settings.new_text_em * size)
        ends = white > settings.table_row_gap_em * size or said(row) == said(rows[0])
        if ends or (line.cells is None and (not line.apart or said(row).endswith(SENTENCE_ENDS))):
            break
        lines.append(line)
    while lines and len(lines[-1].filled) < 2 and (lines[-1].cells is None or lines[-1].begins_anew):
        lines.pop()
    full = any(len(line.filled) == len(columns.edges) for line in lines)
    if full or sum(len(line.filled) > 1 for line in lines) > 1:
        yield from lines


def _boxes(columns: _Columns, lines: Sequence[_TableLine], settings: LayoutSettings) -> tuple[BBox, ...]:
    """Return the cells of the header and the rows; one cell holds a section's name above the rows below it."""
    starts = [0, *_starts(lines, settings), len(lines)]
    words = [word for line in lines for word in line.row]
    right = max(word.box.x1 for word in words) + 1
    left = min(word.box.x0 for word in words) - 1
    xs = (left, *(edge - columns.slack / 2 for edge in columns.edges[1:]), right)
    ys = [*(top(lines[start].row) - 1 for start in starts[:-1]), foot(lines[-1].row) + 1]
    return tuple(
        BBox(x0, upper, x1, lower)
        for (start, end), (upper, lower) in zip(pairwise(starts), pairwise(ys), strict=True)
        for x0, x1 in pairwise((left, right) if _is_section(lines[start:end]) and start else xs)
    )


def _is_section(lines: Sequence[_TableLine]) -> bool:
    """Return whether a row is one line that names the rows below it: across the columns, or in the first alone."""
    return len(lines) == 1 and lines[0].apart and lines[0].filled <= {0}


def _starts(lines: Sequence[_TableLine], settings: LayoutSettings) -> Iterator[int]:
    """Yield the lines, the header's apart, that begin a row.

    Where white stands above most lines that fill the most columns, it parts the rows. Elsewhere a row begins where
    the first column and one of those hold something whose cells are short: a status, a date, a name.
    """
    body = lines[1:]
    most = max(len(line.filled) for line in body)
    full = [line.apart for line in body if len(line.filled) == most]
    by_white = sum(full) >= settings.rows_apart_share * len(full)
    short = _short_columns(body)
    for number, line in enumerate(lines):
        if number and (line.apart if by_white else line.filled & short) and (line.begins_anew or line.cells is None):
            yield number


def _short_columns(lines: Sequence[_TableLine]) -> set[int]:
    """Return the columns, but for the first, that the fewest lines fill: their cells are of one line."""
    counts = Counter(number for line in lines for number in line.filled if number)
    least = min(counts.values(), default=0)
    return {number for number, count in counts.items() if count == least}
