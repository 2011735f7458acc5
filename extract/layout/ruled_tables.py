"""Drawn lines understood as tables and frames, by pdfplumber's table finder; boxes in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber import table as finder

from atgardsbanken.extract.geometry import area, centre, cluster, height, inside, nearest, overlap, vertical, width
from atgardsbanken.extract.layout.columns import em, within
from atgardsbanken.extract.records import BBox, Word, enclosing

SNAP = 3.0
"""Points that lines may be apart and still be one line."""
CORNER = 9.0
"""Points that a frame's rounded corners may leave open."""
SMALL = 6.0
"""Points: a cell lower or narrower than this holds no text."""
CLEAR_GAP = 1.5
"""Ems of white between words that stand in different columns."""

Edge = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the drawn lines of a page make: `grids` of cells that touch, and `frames` that stand alone."""

    grids: tuple[tuple[BBox, ...], ...]
    frames: tuple[BBox, ...]


def ruled(rules: Iterable[BBox]) -> Ruled:
    """The tables and frames that `rules` draw; a table that a page end leaves open is closed there."""
    edges = _merged(_edges(rules))
    edges = _merged([*edges, *_closing(edges)])
    cells = [
        BBox(*cell)
        for cell in finder.intersections_to_cells(finder.edges_to_intersections(edges, SNAP, SNAP))
        if min(cell[2] - cell[0], cell[3] - cell[1]) >= SMALL
    ]
    groups = [[BBox(*cell) for cell in group] for group in finder.cells_to_tables(list(cells))]
    grids = [tuple(group) for group in groups if len({round(cell.x0) for cell in group}) > 1]
    gridded = {cell for grid in grids for cell in grid}
    frames = [cell for cell in cells if cell not in gridded] + _rounded(edges)
    return Ruled(tuple(grids), tuple(_distinct(frames)))


def _edges(rules: Iterable[BBox]) -> list[Edge]:
    return [_edge(rule) for rule in rules]


def _edge(rule: BBox) -> Edge:
    """The rule as pdfplumber's table finder takes it."""
    if width(rule) >= height(rule):
        middle = (rule.top + rule.bottom) / 2
        return _upright_or_level("h", rule._replace(top=middle, bottom=middle))
    middle = (rule.x0 + rule.x1) / 2
    return _upright_or_level("v", rule._replace(x0=middle, x1=middle))


def _upright_or_level(orientation: str, box: BBox) -> Edge:
    return {"orientation": orientation, "width": width(box), "height": height(box), **box._asdict()}


def _merged(edges: list[Edge]) -> list[Edge]:
    merged: list[Edge] = finder.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    return merged


def _box(edge: Edge) -> BBox:
    return BBox(float(edge["x0"]), float(edge["top"]), float(edge["x1"]), float(edge["bottom"]))


def _closing(edges: Sequence[Edge]) -> list[Edge]:
    """Lines across the open ends of at least three uprights that stop together: a table cut by the page's end."""
    uprights = [_box(edge) for edge in edges if edge["orientation"] == "v"]
    levels = [_box(edge) for edge in edges if edge["orientation"] == "h"]
    closing: list[Edge] = []
    for ends in ([box.top for box in uprights], [box.bottom for box in uprights]):
        for place in cluster(ends, SNAP):
            across = [box for box, end in zip(uprights, ends, strict=True) if abs(end - place) <= SNAP]
            if len(across) >= 3 and not any(abs(level.top - place) <= CORNER for level in levels):
                x0, x1 = min(box.x0 for box in across), max(box.x0 for box in across)
                closing.append(_upright_or_level("h", BBox(x0, place, x1, place)))
    return closing


def _rounded(edges: Sequence[Edge]) -> list[BBox]:
    """Frames whose corners are round: two uprights of one height with a level line over and under them."""
    uprights = sorted(_box(edge) for edge in edges if edge["orientation"] == "v")
    levels = [_box(edge) for edge in edges if edge["orientation"] == "h"]
    frames: list[BBox] = []
    for index, left in enumerate(uprights):
        for right in uprights[index + 1 :]:
            frame = _frame(left, right, levels)
            if frame:
                frames.append(frame)
                break
    return frames


def _frame(left: BBox, right: BBox, levels: Sequence[BBox]) -> BBox | None:
    if abs(left.top - right.top) > SNAP or abs(left.bottom - right.bottom) > SNAP or right.x0 - left.x0 < SMALL:
        return None
    spans = [
        level
        for level in levels
        if abs(level.x0 - left.x0) <= CORNER and abs(level.x1 - right.x0) <= CORNER and level.x0 < level.x1
    ]
    over = [level.top for level in spans if -SNAP <= left.top - level.top <= CORNER]
    under = [level.top for level in spans if -SNAP <= level.top - left.bottom <= CORNER]
    return BBox(left.x0, max(over), right.x0, min(under)) if over and under else None


def _distinct(frames: Iterable[BBox]) -> list[BBox]:
    """The frames without those that hold other frames or say the same again."""
    kept: list[BBox] = []
    for frame in sorted(frames, key=area):
        if not any(inside(other, frame, margin=SNAP) for other in kept):
            kept.append(frame)
    return kept


def stacked(frames: Iterable[BBox]) -> list[BBox]:
    """The frames, those that stand on each other with the same edges made one: a box's heading band and its body."""
    joined: list[BBox] = []
    for frame in sorted(frames, key=lambda frame: frame.top):
        above = next((box for box in joined if _stands_on(box, frame)), None)
        if above is None:
            joined.append(frame)
        else:
            joined[joined.index(above)] = enclosing((above, frame))
    return joined


def _stands_on(above: BBox, below: BBox) -> bool:
    edges = ((above.x0, below.x0), (above.x1, below.x1), (above.bottom, below.top))
    return all(abs(one - other) <= SNAP for one, other in edges)


def side_by_side(frames: Iterable[BBox]) -> list[tuple[BBox, ...]]:
    """The frames in groups whose members stand beside each other, from left to right."""
    groups: list[list[BBox]] = []
    for frame in sorted(frames):
        beside = [group for group in groups if _beside(group[-1], frame)]
        if beside:
            beside[0].append(frame)
        else:
            groups.append([frame])
    return [tuple(group) for group in groups]


def _beside(left: BBox, right: BBox) -> bool:
    return (
        right.x0 >= left.x1 - SNAP
        and abs(left.top - right.top) <= 0.2 * max(height(left), height(right))
        and overlap(vertical(left), vertical(right)) >= 0.8
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's place in its grid: row and column from 0, and how many of each it covers."""

    box: BBox
    row: int
    column: int
    height: int
    span: int


def slots(cells: Sequence[BBox]) -> tuple[list[Slot], tuple[float, ...]]:
    """The cells' places, by row and column, and the columns' left edges with the right edge of the last."""
    xs = cluster([edge for cell in cells for edge in (cell.x0, cell.x1)], SNAP)
    ys = cluster([edge for cell in cells for edge in (cell.top, cell.bottom)], SNAP)
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


def parted(cells: Sequence[BBox], words: Sequence[Word]) -> tuple[BBox, ...]:
    """The cells, those cut at the columns' edges that span several and hold words apart in each of them.

    In a scan the short uprights of a low row, such as a heading's, may be too faint to be seen.
    """
    xs = cluster([edge for cell in cells for edge in (cell.x0, cell.x1)], SNAP)
    return tuple(part for cell in cells for part in _parts(cell, xs, words))


def _parts(cell: BBox, xs: Sequence[float], words: Sequence[Word]) -> list[BBox]:
    """The cell's columns, or the cell where it has one, or white does not part its words there."""
    inner = [x for x in xs if cell.x0 + SNAP < x < cell.x1 - SNAP]
    edges = [cell.x0, *inner, cell.x1]
    held = within(words, cell) if inner else ()
    gap = CLEAR_GAP * em(held)
    columns = [[word.box for word in held if left <= centre(word.box)[0] < right] for left, right in pairwise(edges)]
    if not all(columns) or any(
        min(box.x0 for box in right) - max(box.x1 for box in left) < gap for left, right in pairwise(columns)
    ):
        return [cell]
    return [cell._replace(x0=left, x1=right) for left, right in pairwise(edges)]


def grid_box(cells: Sequence[BBox]) -> BBox:
    """The box around a grid's cells."""
    return enclosing(cells)
