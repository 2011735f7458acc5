"""Pages laid out upright and straight, and their boxes turned back to the page as it is shown; points, degrees."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from atgardsbanken.extract.geometry import centre, height, width
from atgardsbanken.extract.layout.raw_page import Grid, LaidOut, RawPage
from atgardsbanken.extract.records import BBox, Line, Page

QUARTERS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Turn:
    """How a shown page was made upright: turned clockwise by `quarter` degrees, then straightened by `skew`.

    `width` and `height` are the upright page's, in points; `skew` is the angle in degrees by which its lines fell to
    the right.
    """

    quarter: int
    skew: float
    width: float
    height: float

    def upright(self, box: BBox) -> BBox:
        """Return where `box` of the shown page lies on the page turned upright (not straightened)."""
        return {
            0: box,
            90: BBox(self.width - box.bottom, box.x0, self.width - box.top, box.x1),
            180: BBox(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top),
            270: BBox(box.top, self.height - box.x1, box.bottom, self.height - box.x0),
        }[self.quarter]

    def back(self, box: BBox) -> BBox:
        """Return where `box` of the upright, straight page lies on the shown page."""
        u0, v0, u1, v1 = self._slanted(box)
        return {
            0: BBox(u0, v0, u1, v1),
            90: BBox(v0, self.width - u1, v1, self.width - u0),
            180: BBox(self.width - u1, self.height - v1, self.width - u0, self.height - v0),
            270: BBox(self.height - v1, u0, self.height - v0, u1),
        }[self.quarter]

    def _slanted(self, box: BBox) -> BBox:
        """Move a box, in its own size, to where it lay before the page was straightened."""
        x, y = centre(box)
        dx, dy = x - self.width / 2, y - self.height / 2
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        x, y = self.width / 2 + dx * cos - dy * sin, self.height / 2 + dx * sin + dy * cos
        half_width, half_height = width(box) / 2, height(box) / 2
        return BBox(x - half_width, y - half_height, x + half_width, y + half_height)


def turn_of(raw: RawPage) -> Turn:
    """Return how a raw page was made upright."""
    return Turn(raw.quarter, raw.skew, raw.width, raw.height)


def turned_upright(raw: RawPage, quarter: int) -> RawPage:
    """Turn a raw page as it is shown clockwise by `quarter` degrees, one of QUARTERS."""
    sideways = quarter in (90, 270)
    width_, height_ = (raw.height, raw.width) if sideways else (raw.width, raw.height)
    turn = Turn(quarter, 0.0, width_, height_)
    return replace(
        raw,
        width=width_,
        height=height_,
        quarter=quarter,
        words=tuple(replace(word, box=turn.upright(word.box)) for word in raw.words),
        rules=tuple(turn.upright(rule) for rule in raw.rules),
        asides=tuple(replace(aside, lines=turned_lines(aside.lines, turn.upright)) for aside in raw.asides),
        unread=tuple(map(turn.upright, raw.unread)),
    )


def turn_back(laid: LaidOut, turn: Turn) -> LaidOut:
    """Turn every box of a laid out page back to where it is shown."""
    if not turn.quarter and not turn.skew:
        return laid
    page = laid.page
    sideways = turn.quarter in (90, 270)
    turned: Page = replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        lines=turned_lines(page.lines, turn.back),
        blocks=tuple(replace(block, box=turn.back(block.box)) for block in page.blocks),
        panels=tuple(turn.back(panel) for panel in page.panels),
    )
    return replace(laid, page=turned, grids=tuple(_grid(grid, turn) for grid in laid.grids))


def turned_lines(lines: Iterable[Line], move: Callable[[BBox], BBox]) -> tuple[Line, ...]:
    """Return the lines with every box moved."""
    return tuple(
        replace(line, words=tuple(replace(word, box=move(word.box)) for word in line.words), box=move(line.box))
        for line in lines
    )


def _grid(grid: Grid, turn: Turn) -> Grid:
    """Turn a grid's boxes back; its columns' edges stay, for they are only compared from page to page."""
    rows = tuple(
        replace(
            row,
            box=turn.back(row.box),
            cells=tuple(replace(cell, box=turn.back(cell.box)) for cell in row.cells),
        )
        for row in grid.rows
    )
    return replace(grid, rows=rows, box=turn.back(grid.box))
