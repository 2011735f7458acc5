"""Columns cut where something stands across them: each zone is read column by column before the next; points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from atgardsbanken.extract.layout.blocks import OPEN_ENDS
from atgardsbanken.extract.layout.rows import Row, em, foot, is_marker, segments, top
from atgardsbanken.extract.layout.settings import LayoutSettings

Part = Callable[[Row], Row]
"""Returns what a row says on one side of the columns' gutter."""

HEADING_ROWS = 3
"""Rows of a heading over all columns at most."""
HEADING_SHARE = 0.7
"""Part of its column's width that a heading takes at most where no white stands below it."""
FEWEST_SIDE_ROWS = 2
"""Rows that both columns have above and below a cut at least: a column that has ended is not cut."""
FEWEST_CELLS = 3
"""Cells of a row of a table that stands across two columns at least."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Rows that are read before those below: in columns, or `across` them where they are a table's."""

    rows: tuple[Row, ...]
    across: bool = False


def zones(rows: Sequence[Row], left: Part, right: Part, settings: LayoutSettings) -> list[Zone]:
    """Cut the rows of two columns at white, headings and tables across both; one zone where there are none."""
    size = em(word for row in rows for word in row)
    width = max(row[-1].box.x1 for row in rows) - min(row[0].box.x0 for row in rows)
    cutter = _Cutter(rows, left, right, size, width, settings)
    tables = cutter.tables()
    cuts = sorted({0, len(rows), *cutter.white(), *cutter.headings(), *(end for table in tables for end in table)})
    return [
        Zone(tuple(rows[first:last]), across=(first, last) in tables and last - first < len(rows))
        for first, last in pairwise(cuts)
    ]


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Finds where rows of two columns are cut: their type's usual `size` and their whole `width` are in points."""

    rows: Sequence[Row]
    left: Part
    right: Part
    size: float
    width: float
    settings: LayoutSettings

    def white(self) -> Iterator[int]:
        """Yield the rows above which white runs across both columns, as wide as a figure leaves it."""
        widest = self.settings.zone_gap_em * self.size
        yield from (number for number, white in self._whites() if white >= widest and self._has_columns(number))

    def _whites(self) -> list[tuple[int, float]]:
        """Return the white above each row but the first, under all that stands above it."""
        feet = list(accumulate(map(foot, self.rows), max))
        tops = list(accumulate(map(top, reversed(self.rows)), min))[::-1]
        return [(number, tops[number] - feet[number - 1]) for number in range(1, len(self.rows))]

    def _has_columns(self, number: int) -> bool:
        """Tell whether both columns stand above and below the upper edge of a row."""
        return all(
            sum(bool(side(row)) for row in part) >= FEWEST_SIDE_ROWS
            for part in (self.rows[:number], self.rows[number:])
            for side in (self.left, self.right)
        )

    def headings(self) -> Iterator[int]:
        """Yield the rows that begin a heading over both columns: the right one leaves its place white."""
        apart = self.settings.new_text_em * self.size
        white = dict(self._whites())
        for last in range(1, len(self.rows)):
            first = last
            while first and not self.right(self.rows[first - 1]) and (first == last or white[first] < apart):
                first -= 1
            if not (0 < last - first <= HEADING_ROWS and first and self._has_columns(first)):
                continue
            is_alone = white[first] >= apart and (white[last] >= apart or self._reads_as_heading(first, last))
            if is_alone and self._right_white(first, last) >= self.settings.beside_heading_em * self.size:
                yield first

    def _reads_as_heading(self, first: int, last: int) -> bool:
        """Tell whether rows of the left column are short, begin with a capital and do not end a sentence."""
        full = max(part[-1].box.x1 - part[0].box.x0 for row in self.rows if (part := self.left(row)))
        rows = self.rows[first:last]
        short = all(row[-1].box.x1 - row[0].box.x0 <= HEADING_SHARE * full for row in rows)
        return short and rows[0][0].text[:1].isupper() and not rows[-1][-1].text.endswith(OPEN_ENDS)

    def _right_white(self, first: int, last: int) -> float:
        """Return the height that the right column leaves free beside the rows from `first` to (not with) `last`."""
        above = [foot(part) for row in self.rows[:first] if (part := self.right(row))]
        below = [top(part) for row in self.rows[last:] if (part := self.right(row))]
        return min(below) - max(above)

    def tables(self) -> list[tuple[int, int]]:
        """Return the first and last (not with) rows of the tables that stand across both columns."""
        runs = groupby(range(len(self.rows)), lambda number: self._is_tabular(self.rows[number]))
        found = [list(run) for is_tabular, run in runs if is_tabular]
        return [(run[0], run[-1] + 1) for run in found if len(run) >= self.settings.table_rows]

    def _is_tabular(self, row: Row) -> bool:
        """Tell whether a row is cells, far apart on both sides: columns of text leave less white."""
        cells = [part for part in segments(row, self.settings.cell_gap_em * self.size) if not is_marker(part)]
        if len(cells) < FEWEST_CELLS or not (self.left(row) and self.right(row)):
            return False
        inked = sum(cell[-1].box.x1 - cell[0].box.x0 for cell in cells)
        return inked <= self.settings.tabular_ink_share * self.width
