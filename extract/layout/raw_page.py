"""Records inside extraction, between reading a page and laying it out: points, origin top left, pages from 1."""

from __future__ import annotations

from dataclasses import dataclass, field

from atgardsbanken.extract.records import BBox, Page, Route, RowKind, Word


@dataclass(frozen=True, slots=True)
class RawPage:
    """What stands on a page before its parts are understood.

    `words` are in no order. `rules` are drawn straight lines as boxes without (or with hardly any) thickness.
    `picture` is the share (0.0-1.0) of the page that pictures cover. The raw stands upright and straight: the page
    as it is shown was turned clockwise by `quarter` degrees and its lines fell to the right by `skew` degrees.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[BBox, ...] = ()
    picture: float = 0.0
    quarter: int = 0
    skew: float = 0.0
    route: Route = "text"
    quality: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of one page's table; `lines` are indices (from 0) into the page's lines, `column` counts from 0."""

    lines: tuple[int, ...]
    box: BBox
    column: int
    span: int
    height: int
    """The number of rows it covers."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of one page's table."""

    cells: tuple[GridCell, ...]
    kind: RowKind
    box: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """The part of a table that stands on one page; `columns` are the left edges of its columns and the right edge."""

    rows: tuple[GridRow, ...]
    columns: tuple[float, ...]
    box: BBox


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page whose lines, blocks and panels are known, with its tables as they stand on it."""

    page: Page
    grids: tuple[Grid, ...] = field(default=())
