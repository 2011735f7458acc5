"""Records between reading a page and putting the document together; boxes in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.extract.layout.tags import Tag
from atgardsbanken.extract.records import BBox, BlockKind, Line, Page, Route, RowKind, Word


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that are no part of the page's running words, such as hidden or sideways ones, and what block they are."""

    kind: BlockKind
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RawPage:
    """What was read from a page: its words and drawn lines, before anything is made of them.

    `words` are in no order. `rules` are drawn straight lines as boxes with hardly any thickness. `picture` is the
    share (0.0-1.0) of the page that pictures cover. Boxes lie upright and straight: the page as it is shown was turned
    clockwise by `quarter` degrees, and its lines fell to the right by `skew` degrees. `pitch` is the distance in
    points of the lines of one paragraph, 0.0 where each line is a whole paragraph: a text extract's, which has no
    sizes, weights or fonts to learn from; None on a page that was typeset. `asides` stand beside the words; `unread`
    are the boxes of pictures that may show text which no word covers. `tags` are what a tagged PDF says of its words,
    in the order in which they are to be read; `left_out` names what was written on the page afterwards and is not read.
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
    pitch: float | None = None
    asides: tuple[Aside, ...] = ()
    unread: tuple[BBox, ...] = ()
    tags: tuple[Tag, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class HeldCell:
    """A cell found among words: its box, and the words in it, some of which may reach out of the box."""

    box: BBox
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of one page's table.

    `lines` are indices (from 0) into the page's lines, `column` counts from 0; the cell covers `span` columns and
    `height` rows.
    """

    lines: tuple[int, ...]
    box: BBox
    column: int
    span: int
    height: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of one page's table."""

    cells: tuple[GridCell, ...]
    kind: RowKind
    box: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """The part of a table that stands on one page; `columns` are the left edges of its columns and the right edge.

    `table` is its number in a tagged PDF, the same on each page, None where none is told.
    """

    rows: tuple[GridRow, ...]
    columns: tuple[float, ...]
    box: BBox
    table: tuple[int, ...] | None = None

    @property
    def lines(self) -> frozenset[int]:
        """The indices (from 0) of its lines among the page's."""
        return frozenset(line for row in self.rows for cell in row.cells for line in cell.lines)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page whose lines, blocks and panels are known, with its tables as they stand on it.

    `is_plain` tells that nothing but words and white tells its headings: a text extract's page.
    """

    page: Page
    grids: tuple[Grid, ...] = ()
    is_plain: bool = False
