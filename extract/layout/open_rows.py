"""Rows that level lines or fills alone part, below heads whose cells are drawn; boxes in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from atgardsbanken.extract.geometry import Interval, cluster, height, union, width
from atgardsbanken.extract.layout.rows import PlacedWords, Row, em, foot, segments, to_rows, top
from atgardsbanken.extract.layout.ruled_tables import ruled
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, enclosing

WHOLE_SHARE = 0.95
"""Part of a table's width that a line below one of its rows takes at least: padding leaves gaps of a point."""
CROSSING_PT = 1.0
"""Points that a text reaches over a column's edge on both sides at least, where it crosses it."""


class _Grid(NamedTuple):
    """A drawn grid: its box, its cells, the edges of its columns and of its rows."""

    box: BBox
    cells: tuple[BBox, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1


class _Band(NamedTuple):
    """What stands between two level lines: the heights of these, and the pieces of text in each printed row."""

    upper: float
    lower: float
    rows: tuple[list[Row], ...]


def open_rules(rules: Sequence[BBox], words: PlacedWords, settings: LayoutSettings) -> list[BBox]:
    """Return the lines that close rows below drawn cells where level lines, or fills of other rows, part them.

    A heading row whose cells are filled and rows with a line below them, or every second row filled, are one table:
    its columns' edges go on down, but through a section's name.
    """
    drawn = ruled(rules, settings)
    grids = [_grid(cells, settings) for cells in drawn.grids]
    closing = [line for grid in grids for line in _closing(grid, grids, rules, words, settings)]
    return [line for line in closing if not any(_cuts(line, frame, settings) for frame in drawn.frames)]


def _cuts(line: BBox, frame: BBox, settings: LayoutSettings) -> bool:
    """Return whether an upright would part a drawn frame, as a section's name fills."""
    snap = settings.snap_pt
    within = frame.top - snap <= line.top and line.bottom <= frame.bottom + snap
    return line.x0 == line.x1 and within and frame.x0 + snap < line.x0 < frame.x1 - snap


def heads_white_rows(cells: Sequence[BBox], words: PlacedWords, settings: LayoutSettings) -> bool:
    """Return whether drawn cells are the heads alone of a table whose rows only white parts."""
    grid = _grid(cells, settings)
    below = _rows_below(grid, grid.box.bottom, words, settings)
    stands_over = bool(below) and _stands_in_columns(_pieces(below[0], settings), grid.xs)
    return grid.rows == 1 and stands_over and not _is_wrapped(grid, words, settings)


def _is_wrapped(grid: _Grid, words: PlacedWords, settings: LayoutSettings) -> bool:
    """Return whether a cell's text has several lines: drawn cells hold them together, white does not."""
    return any(len(to_rows(words.within(cell), settings)) > 1 for cell in grid.cells)


def _grid(cells: Sequence[BBox], settings: LayoutSettings) -> _Grid:
    xs = cluster([edge for cell in cells for edge in (cell.x0, cell.x1)], settings.snap_pt)
    ys = cluster([edge for cell in cells for edge in (cell.top, cell.bottom)], settings.snap_pt)
    return _Grid(enclosing(cells), tuple(cells), tuple(xs), tuple(ys))


def _closing(
    grid: _Grid, grids: Sequence[_Grid], rules: Iterable[BBox], words: PlacedWords, settings: LayoutSettings
) -> Iterator[BBox]:
    """Yield the lines that close the open rows below a grid."""
    bands = [*_open_inside(grid, words, settings), *_bands(grid, grids, rules, words, settings)]
    if grid.rows == 1 and any(_same_columns(grid, other, settings) for other in grids if other.box.top > grid.box.top):
        bands += _bands_above(grid, words, settings)
    if any(_stands_in_columns(row, grid.xs) for band in bands for row in band.rows):
        for band in bands:
            yield from (BBox(grid.xs[0], y, grid.xs[-1], y) for y in (band.upper, band.lower))
            crossed = any(_crosses(piece, x) for row in band.rows for piece in row for x in grid.xs)
            for x in (grid.xs[0], grid.xs[-1]) if crossed else grid.xs:
                yield BBox(x, band.upper, x, band.lower)


def _bands(
    grid: _Grid, grids: Sequence[_Grid], rules: Iterable[BBox], words: PlacedWords, settings: LayoutSettings
) -> Iterator[_Band]:
    """Yield the open rows below a grid, from top to bottom, up to what is none of its table's."""
    below = sorted((other for other in grids if other.box.top > grid.box.bottom), key=lambda other: other.box.top)
    stop = next((other.box.top for other in below if not _same_columns(grid, other, settings)), float("inf"))
    lines = [height_ for height_ in _lines_across(grid, rules, settings) if height_ <= stop + settings.snap_pt]
    last = grid.box.bottom
    for upper, lower in pairwise([last, *lines]):
        band = _band(grid, upper, lower, words, settings)
        if any(other.box.top <= upper + settings.snap_pt and lower <= other.box.bottom + 1 for other in below):
            last = lower
            continue
        if not _belongs(band, grid, below):
            return
        yield from _parted(band, grid, settings)
        last = lower
    if lines or (grid.rows == 1 and _is_wrapped(grid, words, settings)):
        yield from _unclosed(grid, last, stop, words, settings)


def _parted(band: _Band, grid: _Grid, settings: LayoutSettings) -> list[_Band]:
    """Part a band where white runs through all columns above a line that begins in the first: lines there are lost."""
    rows = [tuple(word for piece in row for word in piece) for row in band.rows]
    begin = [
        number
        for number, row in enumerate(rows)
        if number == 0 or top(row) - max(map(foot, rows[:number])) > settings.new_text_em * em(row)
    ]
    starts = [band.rows[number] for number in begin]
    if not all(_stands_in_columns(row, grid.xs) and row[0][0].box.x0 < grid.xs[1] for row in starts):
        return [band]
    edges = [band.upper, *((foot(rows[number - 1]) + top(rows[number])) / 2 for number in begin[1:]), band.lower]
    ends = [*begin[1:], len(rows)]
    return [
        _Band(upper, lower, band.rows[first:end])
        for (upper, lower), first, end in zip(pairwise(edges), begin, ends, strict=True)
    ]


def _unclosed(grid: _Grid, last: float, stop: float, words: PlacedWords, settings: LayoutSettings) -> Iterator[_Band]:
    """Yield the rows below a height that nothing but white parts, as far as they stand in the columns."""
    rows = _rows_below(grid, last, words, settings)
    while lines := _first_row(rows, grid, settings):
        lower = foot(lines[-1]) + 1
        if lower >= stop:
            return
        yield _Band(last, lower, tuple(_pieces(row, settings) for row in lines))
        rows, last = rows[len(lines) :], lower


def _open_inside(grid: _Grid, words: PlacedWords, settings: LayoutSettings) -> Iterator[_Band]:
    """Yield the rows of a grid of which only some cells are drawn, as those whose state alone is coloured."""
    for upper, lower in pairwise(grid.ys):
        middle = (upper + lower) / 2
        drawn = sum(width(cell) for cell in grid.cells if cell.top < middle < cell.bottom)
        if drawn < WHOLE_SHARE * (grid.xs[-1] - grid.xs[0]):
            band = _band(grid, upper, lower, words, settings)
            if band.rows and all(_stands_in_columns(row, grid.xs) for row in band.rows[:1]):
                yield band


def _bands_above(grid: _Grid, words: PlacedWords, settings: LayoutSettings) -> Iterator[_Band]:
    """Yield the open rows right above every second row's fills, from the lowest up: the head and the first row."""
    held = words.within(BBox(grid.xs[0], 0.0, grid.xs[-1], grid.box.top))
    lower, lines = grid.box.top, list[Row]()
    for row in reversed(to_rows(held, settings)):
        white = (top(lines[-1]) if lines else lower) - foot(row)
        if lines and white > settings.new_text_em * em(row):
            upper = (top(lines[-1]) + foot(row)) / 2
            yield _Band(upper, lower, tuple(_pieces(line, settings) for line in lines))
            lower, lines = upper, []
        if white > settings.new_text_em * 4 * em(row) or not _stands_in_columns(_pieces(row, settings), grid.xs):
            break
        lines.append(row)
    if lines:
        yield _Band(top(lines[-1]) - 1, lower, tuple(_pieces(line, settings) for line in lines))


def _lines_across(grid: _Grid, rules: Iterable[BBox], settings: LayoutSettings) -> list[float]:
    """Return the heights below a grid at which level lines run from its left edge to its right one, and no further."""
    left, right, snap = grid.xs[0], grid.xs[-1], settings.snap_pt
    level = [rule for rule in rules if width(rule) >= height(rule) and rule.top > grid.box.bottom + snap]
    level = [rule for rule in level if rule.x1 > left + snap and rule.x0 < right - snap]
    found = cluster([rule.top for rule in level], snap)
    across: list[float] = []
    for place in found:
        here = [rule for rule in level if abs(rule.top - place) <= snap]
        covered = sum(span.length for span in union(Interval(rule.x0, rule.x1) for rule in here))
        within = min(rule.x0 for rule in here) >= left - snap and max(rule.x1 for rule in here) <= right + snap
        if within and covered >= WHOLE_SHARE * (right - left):
            across.append(place)
    return across


def _band(grid: _Grid, upper: float, lower: float, words: PlacedWords, settings: LayoutSettings) -> _Band:
    held = words.within(BBox(grid.xs[0], upper, grid.xs[-1], lower))
    return _Band(upper, lower, tuple(_pieces(row, settings) for row in to_rows(held, settings)))


def _belongs(band: _Band, grid: _Grid, below: Sequence[_Grid]) -> bool:
    """Return whether a band is a row of a grid's table: in its columns, or one line that names the rows below."""
    if not band.rows:
        return False
    if not any(_crosses(piece, x) for row in band.rows for piece in row for x in grid.xs):
        return True
    parts_tables = grid.rows > 1 and any(other.rows > 1 and abs(other.box.top - band.lower) <= 1 for other in below)
    names_rows = len(band.rows) == 1 and len(band.rows[0]) == 1 and band.rows[0][0][0].box.x0 < grid.xs[1]
    return names_rows and not parts_tables and not _crosses(band.rows[0][0], grid.xs[-1])


def _same_columns(grid: _Grid, other: _Grid, settings: LayoutSettings) -> bool:
    """Return whether two grids have the same columns' edges."""
    return len(grid.xs) == len(other.xs) and all(
        abs(one - another) <= settings.snap_pt for one, another in zip(grid.xs, other.xs, strict=True)
    )


def _rows_below(grid: _Grid, last: float, words: PlacedWords, settings: LayoutSettings) -> list[Row]:
    """Return the printed rows right below a height, as wide as a grid, up to white that ends a table."""
    held = words.within(BBox(grid.xs[0], last, grid.xs[-1], float("inf")))
    rows = to_rows(held, settings)
    above = last
    for number, row in enumerate(rows):
        if top(row) - above > settings.table_row_gap_em / 2 * em(row):
            return rows[:number]
        above = foot(row)
    return rows


def _first_row(rows: Sequence[Row], grid: _Grid, settings: LayoutSettings) -> tuple[Row, ...]:
    """Return the lines of the first row: those that stand in the columns, without white between."""
    lines: list[Row] = []
    for row in rows:
        apart = bool(lines) and top(row) - foot(lines[-1]) > settings.new_text_em * em(row)
        if apart or any(_crosses(piece, x) for piece in _pieces(row, settings) for x in grid.xs):
            break
        lines.append(row)
    return tuple(lines) if lines and _stands_in_columns(_pieces(lines[0], settings), grid.xs) else ()


def _pieces(row: Row, settings: LayoutSettings) -> list[Row]:
    """Part a printed row at white wider than a word space."""
    return list(segments(row, settings.column_gap_em * em(row)))


def _stands_in_columns(row: Sequence[Row], xs: Sequence[float]) -> bool:
    """Return whether a row's pieces stand in two columns at least, over no edge."""
    columns = {sum(piece[0].box.x0 >= x - CROSSING_PT for x in xs) for piece in row}
    return len(columns) > 1 and not any(_crosses(piece, x) for piece in row for x in xs)


def _crosses(piece: Row, x: float) -> bool:
    """Return whether a text reaches over a column's edge."""
    return piece[0].box.x0 < x - CROSSING_PT and piece[-1].box.x1 > x + CROSSING_PT
