"""Tables that a tagged PDF tells, cell by cell, where print bears it out; boxes in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atgardsbanken.extract.layout.raw_page import HeldCell
from atgardsbanken.extract.layout.rows import em
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.tags import CellPlace, Tagging
from atgardsbanken.extract.records import BBox, Word, enclosing

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
    columns = sorted({place.column for place in places})
    rows = sorted({place.row for place in places})
    if len(columns) < 2 or len(held) > settings.tagged_cell_words * len(places):
        return ()
    whole = _Table(places, columns, rows, enclosing(word.box for word in held), em(held), settings)
    xs, ys = whole.column_edges(), whole.row_edges()
    return whole.cells(xs, ys) if xs and ys else ()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's cells that hold words; `columns` and `rows` are those in which any begins, `size` the em in points."""

    places: Places
    columns: Sequence[int]
    rows: Sequence[int]
    box: BBox
    size: float
    settings: LayoutSettings

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
        starts = {r: min(_top(words) for place, words in self.places.items() if place.row == r) for r in self.rows}
        for row in self.rows[1:]:
            feet = [_foot(words) for place, words in self.places.items() if place.row + place.height <= row]
            if not feet or max(feet) > starts[row] + self.size / 2:
                return []
        return _risen([*(starts[row] - 1 for row in self.rows), self.box.bottom + 1], self.settings)

    def cells(self, xs: Sequence[float], ys: Sequence[float]) -> tuple[HeldCell, ...]:
        """Return the cells between the edges, an empty one wherever none is told."""
        found: list[HeldCell] = []
        free = {(row, column) for row in range(len(self.rows)) for column in range(len(self.columns))}
        for place, words in self.places.items():
            down = _covered(self.rows, place.row, place.height)
            along = _covered(self.columns, place.column, place.span)
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
    return edges if all(b - a > settings.snap_pt for a, b in zip(edges, edges[1:], strict=False)) else []


def _left(words: Sequence[Word]) -> float:
    return min(word.box.x0 for word in words)


def _right(words: Sequence[Word]) -> float:
    return max(word.box.x1 for word in words)


def _top(words: Sequence[Word]) -> float:
    return min(word.box.top for word in words)


def _foot(words: Sequence[Word]) -> float:
    return max(word.box.bottom for word in words)
