"""Tables that a tagged PDF tells, cell by cell, where print bears it out; boxes in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from atgardsbanken.extract.geometry import Interval, common, horizontal
from atgardsbanken.extract.layout.raw_page import HeldCell
from atgardsbanken.extract.layout.rows import em, foot, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.tags import CellPlace, Tagging
from atgardsbanken.extract.records import BBox, Word, enclosing

FEWEST_EDGES = 2
"""Edges that a single column has."""

Places = dict[CellPlace, list[Word]]
"""The words of each cell of a table that has any on the page."""


def tagged_grids(words: Sequence[Word], tagging: Tagging, settings: LayoutSettings) -> list[tuple[HeldCell, ...]]:
    """Return the cells of each table that the tree tells and that stands in rows and columns, empty cells too."""
    tables: dict[tuple[int, ...], Places] = {}
    for word in words:
        place = tagging.tags[word.tag].place if word.tag is not None else None
        if place:
            tables.setdefault(place.table, {}).setdefault(place, []).append(word)
    return [grid for places in tables.values() if (grid := _grid(places, settings))]


def _grid(places: Places, settings: LayoutSettings) -> tuple[HeldCell, ...]:
    """Return a table's cells; nothing where its cells do not stand in rows and columns, or hold page after page."""
    held = [word for words in places.values() for word in words]
    if len(held) > settings.tagged_cell_words * len(places):
        return ()
    size = em(held)
    for columns in (places, _by_print(places)):
        whole = _Table(_heightened(_sections(columns), size), enclosing(word.box for word in held), size, settings)
        xs, ys = whole.column_edges(), whole.row_edges()
        if len(xs) > FEWEST_EDGES and ys:
            return whole.cells(xs, ys)
    return ()


def _rows(places: Places) -> list[list[CellPlace]]:
    """Return the cells of each row that has any, from left to right as the tree has them."""
    rows: dict[int, list[CellPlace]] = {}
    for place in sorted(places, key=lambda place: (place.row, place.column)):
        rows.setdefault(place.row, []).append(place)
    return list(rows.values())


def _by_print(places: Places) -> Places:
    """Return the cells in the columns of the rows that have most: trees leave out what covers rows or columns.

    Nothing is returned where two cells of a row stand in one column.
    """
    rows = _rows(places)
    most = max(map(len, rows))
    boxes = {place: enclosing(word.box for word in words) for place, words in places.items()}
    full = [[boxes[place] for place in row] for row in rows if len(row) == most]
    columns = [
        Interval(min(box.x0 for box in column), max(box.x1 for box in column)) for column in zip(*full, strict=True)
    ]
    if any(left.end > right.start for left, right in pairwise(columns)):
        return {}
    found: Places = {}
    for place, words in places.items():
        covered = [n for n, column in enumerate(columns) if common(column, horizontal(boxes[place])).length > 0]
        if covered:
            found[replace(place, column=covered[0], span=len(covered))] = words
    taken = [(place.row, column) for place in found for column in range(place.column, place.column + place.span)]
    return found if len(found) == len(places) and len(set(taken)) == len(taken) else {}


def _sections(places: Places) -> Places:
    """Return the cells; one alone in its row, with rows above and below, names the rows below in all columns."""
    ends = max((place.column + place.span for place in places), default=0)
    alone = {row[0] for row in _rows(places)[1:-1] if len(row) == 1 and row[0].column == 0 and row[0].height == 1}
    return {replace(place, span=ends) if place in alone else place: words for place, words in places.items()}


def _heightened(places: Places, size: float) -> Places:
    """Return the cells, one that reaches below its row covering the rows down to the next cell of its column."""
    starts = {row[0].row: min(top(places[place]) for place in row) for row in _rows(places)}
    numbers = sorted(starts)
    found: Places = {}
    for place, words in places.items():
        below = [number for number in numbers if number >= place.row + place.height]
        if below and foot(words) > starts[below[0]] + size / 2:
            stops = (other.row for other in places if other.row > place.row and _share_column(place, other))
            end = min(stops, default=numbers[-1] + 1)
            found[replace(place, height=end - place.row)] = words
        else:
            found[place] = words
    return found


def _share_column(one: CellPlace, other: CellPlace) -> bool:
    return one.column < other.column + other.span and other.column < one.column + one.span


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's cells that hold words, the box of these, and their em in points."""

    places: Places
    box: BBox
    size: float
    settings: LayoutSettings

    @property
    def columns(self) -> list[int]:
        """Return the columns in which any cell begins."""
        return sorted({place.column for place in self.places})

    @property
    def rows(self) -> list[int]:
        """Return the rows in which any cell begins."""
        return sorted({place.row for place in self.places})

    def column_edges(self) -> list[float]:
        """Return the columns' left edges and the right edge of the last; nothing where cells of two overlap."""
        starts = {
            c: min(_left(words) for place, words in self.places.items() if place.column == c) for c in self.columns
        }
        edges = [self.box.x0 - 1]
        for column in self.columns[1:]:
            ends = [_right(words) for place, words in self.places.items() if place.column + place.span <= column]
            if not ends or max(ends) > starts[column] + self.size / 2:
                return []
            edges.append((max(ends) + starts[column]) / 2)
        return _risen([*edges, self.box.x1 + 1], self.settings)

    def row_edges(self) -> list[float]:
        """Return the rows' upper edges and the lower edge of the last; nothing where cells of two overlap."""
        starts = {r: min(top(words) for place, words in self.places.items() if place.row == r) for r in self.rows}
        for row in self.rows[1:]:
            feet = [foot(words) for place, words in self.places.items() if place.row + place.height <= row]
            if not feet or max(feet) > starts[row] + self.size / 2:
                return []
        return _risen([*(starts[row] - 1 for row in self.rows), self.box.bottom + 1], self.settings)

    def cells(self, xs: Sequence[float], ys: Sequence[float]) -> tuple[HeldCell, ...]:
        """Return the cells between the edges, an empty one wherever none is told."""
        found: list[HeldCell] = []
        rows, columns = self.rows, self.columns
        free = {(row, column) for row in range(len(rows)) for column in range(len(columns))}
        for place, words in self.places.items():
            down = _covered(rows, place.row, place.height)
            along = _covered(columns, place.column, place.span)
            free -= {(row, column) for row in down for column in along}
            box = BBox(xs[along.start], ys[down.start], xs[along.stop], ys[down.stop])
            found.append(HeldCell(box, tuple(words)))
        empty = (HeldCell(BBox(xs[c], ys[r], xs[c + 1], ys[r + 1]), ()) for r, c in sorted(free))
        return (*found, *empty)


def _covered(kept: Sequence[int], first: int, count: int) -> range:
    """Return the indices among the rows or columns `kept` of those that a cell covers."""
    held = [index for index, number in enumerate(kept) if first <= number < first + count]
    return range(held[0], held[-1] + 1)


def _risen(edges: list[float], settings: LayoutSettings) -> list[float]:
    """Return edges that are far enough apart to be several, or nothing."""
    return edges if all(b - a > settings.snap_pt for a, b in pairwise(edges)) else []


def _left(words: Sequence[Word]) -> float:
    return min(word.box.x0 for word in words)


def _right(words: Sequence[Word]) -> float:
    return max(word.box.x1 for word in words)
