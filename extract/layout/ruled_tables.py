"""Drawn lines understood as tables and frames, by pdfplumber's table finder; boxes in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber import table as finder

from atgardsbanken.extract.geometry import area, centre, cluster, height, inside, nearest, overlap, vertical, width
from atgardsbanken.extract.layout.rows import PlacedWords, em
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, enclosing

Edge = dict[str, float | str]
"""A drawn line as pdfplumber's table finder takes it."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the drawn lines of a page make: `grids` of cells that touch, and `frames` that stand alone."""

    grids: tuple[tuple[BBox, ...], ...]
    frames: tuple[BBox, ...]


def ruled(rules: Iterable[BBox], settings: LayoutSettings) -> Ruled:
    """Find the tables and frames that rules draw; a table that a page end leaves open is closed there.

    >>> sides = [BBox(0, 0, 90, 0), BBox(0, 40, 90, 40), BBox(0, 0, 0, 40), BBox(90, 0, 90, 40)]
    >>> ruled(sides, LayoutSettings()).frames
    (BBox(x0=0.0, top=0.0, x1=90.0, bottom=40.0),)
    """
    snap = settings.snap_pt
    edges = _merged(map(_edge, rules), snap)
    edges = _merged([*edges, *_closing(edges, settings)], snap)
    cells = [
        BBox(*cell)
        for cell in finder.intersections_to_cells(finder.edges_to_intersections(edges, snap, snap))
        if min(cell[2] - cell[0], cell[3] - cell[1]) >= settings.smallest_cell_pt
    ]
    groups = [[BBox(*cell) for cell in group] for group in finder.cells_to_tables(list(cells))]
    grids = [tuple(group) for group in groups if len({round(cell.x0) for cell in group}) > 1]
    gridded = {cell for grid in grids for cell in grid}
    frames = [cell for cell in cells if cell not in gridded] + _rounded(edges, settings)
    return Ruled(tuple(grids), tuple(_distinct(frames, snap)))


def _edge(rule: BBox) -> Edge:
    """Return a rule as pdfplumber's table finder takes it: without thickness."""
    if width(rule) >= height(rule):
        middle = (rule.top + rule.bottom) / 2
        return _line("h", rule._replace(top=middle, bottom=middle))
    middle = (rule.x0 + rule.x1) / 2
    return _line("v", rule._replace(x0=middle, x1=middle))


def _line(orientation: str, box: BBox) -> Edge:
    """Return a level ("h") or upright ("v") line."""
    return {"orientation": orientation, "width": width(box), "height": height(box), **box._asdict()}


def _merged(edges: Iterable[Edge], snap: float) -> list[Edge]:
    merged: list[Edge] = finder.merge_edges(list(edges), snap, snap, snap, snap)
    return merged


def _boxes(edges: Iterable[Edge], orientation: str) -> list[BBox]:
    return [
        BBox(float(edge["x0"]), float(edge["top"]), float(edge["x1"]), float(edge["bottom"]))
        for edge in edges
        if edge["orientation"] == orientation
    ]


def _closing(edges: Sequence[Edge], settings: LayoutSettings) -> list[Edge]:
    """Draw lines across the open ends of three or more uprights that stop together: a table cut by the page's end."""
    uprights, levels = _boxes(edges, "v"), _boxes(edges, "h")
    closing: list[Edge] = []
    for ends in ([box.top for box in uprights], [box.bottom for box in uprights]):
        for place in cluster(ends, settings.snap_pt):
            across = [box for box, end in zip(uprights, ends, strict=True) if abs(end - place) <= settings.snap_pt]
            if len(across) >= 3 and not any(abs(level.top - place) <= settings.corner_pt for level in levels):
                x0, x1 = min(box.x0 for box in across), max(box.x0 for box in across)
                closing.append(_line("h", BBox(x0, place, x1, place)))
    return closing


def _rounded(edges: Sequence[Edge], settings: LayoutSettings) -> list[BBox]:
    """Find frames with round corners: two uprights of one height with a level line over and under them."""
    uprights, levels = sorted(_boxes(edges, "v")), _boxes(edges, "h")
    frames: list[BBox] = []
    for index, left in enumerate(uprights):
        closed = (_frame(left, right, levels, settings) for right in uprights[index + 1 :])
        frames += [frame for frame in [next(filter(None, closed), None)] if frame]
    return frames


def _frame(left: BBox, right: BBox, levels: Sequence[BBox], settings: LayoutSettings) -> BBox | None:
    """Return the frame that two uprights and a level over and under them make; None where they make none."""
    snap, corner = settings.snap_pt, settings.corner_pt
    unlike = abs(left.top - right.top) > snap or abs(left.bottom - right.bottom) > snap
    if unlike or right.x0 - left.x0 < settings.smallest_cell_pt:
        return None
    spans = [
        level
        for level in levels
        if abs(level.x0 - left.x0) <= corner and abs(level.x1 - right.x0) <= corner and level.x0 < level.x1
    ]
    over = [level.top for level in spans if -snap <= left.top - level.top <= corner]
    under = [level.top for level in spans if -snap <= level.top - left.bottom <= corner]
    return BBox(left.x0, max(over), right.x0, min(under)) if over and under else None


def _distinct(frames: Iterable[BBox], snap: float) -> list[BBox]:
    """Leave out frames that hold other frames or are drawn again."""
    kept: list[BBox] = []
    for frame in sorted(frames, key=area):
        if not any(inside(other, frame, margin=snap) for other in kept):
            kept.append(frame)
    return kept


def stacked(frames: Iterable[BBox], settings: LayoutSettings) -> list[BBox]:
    """Make frames one that stand on each other with the same edges: a box's heading band and its body."""
    joined: list[BBox] = []
    for frame in sorted(frames, key=lambda frame: frame.top):
        above = next((box for box in joined if _stands_on(box, frame, settings.snap_pt)), None)
        if above is None:
            joined.append(frame)
        else:
            joined[joined.index(above)] = enclosing((above, frame))
    return joined


def _stands_on(above: BBox, below: BBox, snap: float) -> bool:
    edges = ((above.x0, below.x0), (above.x1, below.x1), (above.bottom, below.top))
    return all(abs(one - other) <= snap for one, other in edges)


def side_by_side(frames: Iterable[BBox], settings: LayoutSettings) -> list[tuple[BBox, ...]]:
    """Group frames that stand beside each other, from left to right."""
    groups: list[list[BBox]] = []
    for frame in sorted(frames):
        beside = next((group for group in groups if _beside(group[-1], frame, settings)), None)
        if beside:
            beside.append(frame)
        else:
            groups.append([frame])
    return [tuple(group) for group in groups]


def _beside(left: BBox, right: BBox, settings: LayoutSettings) -> bool:
    return (
        right.x0 >= left.x1 - settings.snap_pt
        and abs(left.top - right.top) <= settings.frame_shift_share * max(height(left), height(right))
        and overlap(vertical(left), vertical(right)) >= 1 - settings.frame_shift_share
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's place in its grid: row and column from 0, and how many of each it covers."""

    box: BBox
    row: int
    column: int
    height: int
    span: int


def slots(cells: Sequence[BBox], settings: LayoutSettings) -> tuple[list[Slot], tuple[float, ...]]:
    """Return the cells' places, by row and column, and the columns' left edges with the right edge of the last."""
    xs = _column_edges(cells, settings)
    ys = cluster([edge for cell in cells for edge in (cell.top, cell.bottom)], settings.snap_pt)
    placed = [
        Slot(
            cell,
            row=nearest(ys, cell.top),
            column=nearest(xs, cell.x0),
            height=nearest(ys, cell.bottom) - nearest(ys, cell.top),
            span=nearest(xs, cell.x1) - nearest(xs, cell.x0),
        )
        for cell in cells
    ]
    return sorted(placed, key=lambda slot: (slot.row, slot.column)), tuple(xs)


def _column_edges(cells: Iterable[BBox], settings: LayoutSettings) -> list[float]:
    return cluster([edge for cell in cells for edge in (cell.x0, cell.x1)], settings.snap_pt)


def split_spanning(cells: Sequence[BBox], words: PlacedWords, settings: LayoutSettings) -> tuple[BBox, ...]:
    """Cut cells that span several columns and hold words apart in each of them at the columns' edges.

    In a scan the short uprights of a low row, such as a heading's, may be too faint to be seen.
    """
    xs = _column_edges(cells, settings)
    return tuple(part for cell in cells for part in _parts(cell, xs, words, settings))


def _parts(cell: BBox, xs: Sequence[float], words: PlacedWords, settings: LayoutSettings) -> list[BBox]:
    """Return a cell's columns, or the cell where it has one, or white does not part its words there."""
    inner = [x for x in xs if cell.x0 + settings.snap_pt < x < cell.x1 - settings.snap_pt]
    edges = [cell.x0, *inner, cell.x1]
    held = words.within(cell) if inner else ()
    gap = settings.loose_gap_em * em(held)
    columns = [[word.box for word in held if left <= centre(word.box)[0] < right] for left, right in pairwise(edges)]
    if not all(columns) or any(
        min(box.x0 for box in right) - max(box.x1 for box in left) < gap for left, right in pairwise(columns)
    ):
        return [cell]
    return [cell._replace(x0=left, x1=right) for left, right in pairwise(edges)]
