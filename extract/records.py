"""Records of what is printed: points, origin top left, pages from 1, confidence and quality 0.0-1.0, text NFC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Route = Literal["text", "repaired", "ocr", "blank", "failed"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "note", "furniture", "hidden"]
RowKind = Literal["header", "section", "body"]

GRID_WIDTH = 6.0
"""Points that a character is wide on the page made up for a text extract."""
GRID_HEIGHT = 12.0
"""Points that a line is high on it."""

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Footnote marks, figures printed raised after a word or number that they are no part of, are written so."""


class BBox(NamedTuple):
    """A rectangle on a page, in points from its top left corner as the page is shown (after its rotation)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word; `size` in points, `confidence` 1.0 in a text layer and Tesseract's / 100 after OCR.

    `tag` is the index (from 0) of what a tagged PDF says of it among its page's tags, None where it says nothing.
    """

    text: str
    box: BBox
    font: str = ""
    size: float = 0.0
    bold: bool = False
    confidence: float = 1.0
    tag: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one printed line inside one block, cell or panel.

    `text` is what the line says; `raw_text` what was read from the file. Extraction leaves them equal; normalizing
    changes `text` alone, so that a line's number is the same before and after.
    """

    text: str
    box: BBox
    words: tuple[Word, ...] = ()
    raw_text: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a heading, a paragraph, a list item, a table cell, a footnote, or set aside.

    Set aside, not lost, are `furniture`, what repeats from page to page (running heads and feet, page numbers) or lies
    under the text (watermarks), and `hidden`, what the file holds but nobody sees on the page.
    `lines` are indices (from 0) into `Page.lines`. `level` is 1 for the document's largest headings, 0 for other
    kinds. `panel` is the index into `Page.panels` of the box side by side with others in which the block stands.
    An item's bullet is part of its first line and named in `marker`.
    """

    kind: BlockKind
    lines: tuple[int, ...]
    box: BBox
    level: int = 0
    panel: int | None = None
    marker: str = ""

    @property
    def is_aside(self) -> bool:
        """Tell whether the block is no part of what the page says."""
        return self.kind in ("furniture", "hidden")


class LineRef(NamedTuple):
    """A line of a document: `page` from 1, `line` an index from 0 into that page's lines."""

    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; `box` is its part on the first page it stands on, `span` the number of columns it covers."""

    lines: tuple[LineRef, ...]
    box: BBox
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row, joined where a page end broke it; `page` and `box` are those of its first part."""

    kind: RowKind
    cells: tuple[Cell, ...]
    page: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled or aligned table, continued over as many pages as it has; repeated header rows stand once."""

    rows: tuple[Row, ...]
    columns: int


NOT_READ = "; not read: "
"""What stands in a page's reason before the names of what was written on it afterwards and is not read."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in reading order; `reason` says in words why its route was taken or why it failed."""

    number: int
    width: float
    height: float
    route: Route
    quality: float
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    panels: tuple[BBox, ...] = ()
    reason: str = ""

    @property
    def text(self) -> str:
        """Return the page's text, one line for each of its lines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def left_out(self) -> str:
        """Return what the reason names as written on the page afterwards and not read, "" where there is nothing."""
        return self.reason.partition(NOT_READ)[2]

    @property
    def raw_text(self) -> str:
        """Return the same as it was read from the file."""
        return "\n".join(line.raw_text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read; its identity is the SHA-256 of its bytes, `id` the first 16 hexadecimal digits.

    `metadata` holds what the file says of itself (`title`, `author`, `created`, `producer`, and `labels`, a line for
    each page's label), only what is there.
    """

    name: str
    sha256: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the document's key, the same on every machine."""
        return self.sha256[:16]

    def line(self, ref: LineRef) -> Line:
        """Return the line that `ref` names."""
        return self.pages[ref.page - 1].lines[ref.line]


def enclosing(boxes: Iterable[BBox]) -> BBox:
    """Return the smallest box around all `boxes`.

    >>> enclosing([BBox(0, 0, 9, 9), BBox(5, 5, 20, 7)])
    BBox(x0=0, top=0, x1=20, bottom=9)

    Raises:
        ValueError: there are none.
    """
    xs0, tops, xs1, bottoms = zip(*boxes, strict=True)
    return BBox(min(xs0), min(tops), max(xs1), max(bottoms))
