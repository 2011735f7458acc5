"""Pieces set out on one made-up page, as a text extract's are: GRID_WIDTH by GRID_HEIGHT points a character."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from atgardsbanken.extract.layout.raw_page import Grid, GridCell, GridRow, LaidOut
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.markup.pieces import Marked, MarkedCell, Piece
from atgardsbanken.extract.records import (
    GRID_HEIGHT,
    GRID_WIDTH,
    NOT_READ,
    BBox,
    Block,
    BlockKind,
    Line,
    Page,
    RowKind,
    Word,
    enclosing,
)
from atgardsbanken.extract.textfile import judged

WIDTH_CHARACTERS = 96
"""Characters on a line of the page."""
LEAST_COLUMN_CHARACTERS = 12
"""Characters on a line of a table's column, however many columns there are."""
INDENT_CHARACTERS = 2
"""How far each level of a list is set in."""
HEADING_SIZES_PT = (24.0, 20.0, 17.0, 15.0, 14.0, 13.0, 12.5)
"""The sizes of headings by their level, in points, above that of running text."""
TEXT_SIZE_PT = GRID_HEIGHT
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year at the head of a column."""
FONT = "marked up"
"""The font that words are said to have: they are where the file says, unlike those of a text extract."""


def set_out(marked: Marked) -> LaidOut:
    """Return the page that a document's pieces make."""
    draft = _Draft()
    for piece in marked.pieces:
        draft.put(piece)
    words = [word for line in draft.lines for word in line.words]
    route, quality, reason = judged(words, "marked-up text")
    unread = f"{NOT_READ}{marked.pictures} pictures" if marked.pictures else ""
    width = max((line.box.x1 for line in draft.lines), default=GRID_WIDTH)
    page = Page(
        1,
        width,
        max(draft.row, 1) * GRID_HEIGHT,
        route,
        quality,
        tuple(draft.lines),
        tuple(draft.blocks),
        reason=f"{reason}{unread}",
    )
    return LaidOut(page, tuple(draft.grids))


@dataclass(slots=True)
class _Draft:
    """The page as it grows: its lines, blocks and tables, and the row of the grid that is next."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    row: int = 0

    def put(self, piece: Piece) -> None:
        """Put down a piece below what is there, a row of white between."""
        if piece.kind == "table":
            self._put_table(piece.cells)
        else:
            indent = INDENT_CHARACTERS * piece.level if piece.kind == "item" else 0
            text = f"{piece.marker} {piece.text}" if piece.marker else piece.text
            level = piece.level if piece.kind == "heading" else 0
            size = HEADING_SIZES_PT[min(level, len(HEADING_SIZES_PT)) - 1] if level else TEXT_SIZE_PT
            block = self._add(
                piece.kind, _rows(text, WIDTH_CHARACTERS - indent), self.row, indent, size=size, bold=level > 0
            )
            self.blocks[-1] = replace(block, level=level, marker=piece.marker)
            self.row += len(block.lines)
        self.row += 1

    def _add(
        self, kind: BlockKind, rows: Sequence[str], row: int, column: int, *, size: float = TEXT_SIZE_PT, bold: bool
    ) -> Block:
        """Put down rows of text as the next block, from this row and column of the grid on."""
        first = len(self.lines)
        self.lines.extend(_line(text, row + number, column, size, bold=bold) for number, text in enumerate(rows))
        indices = tuple(range(first, len(self.lines)))
        block = Block(kind, indices, enclosing(self.lines[index].box for index in indices))
        self.blocks.append(block)
        return block

    def _put_table(self, cells: Sequence[MarkedCell]) -> None:
        columns = max(cell.column + cell.span for cell in cells)
        wide = max(WIDTH_CHARACTERS // columns, LEAST_COLUMN_CHARACTERS)
        texts = [_rows(cell.text, cell.span * wide - 1) if cell.text else [] for cell in cells]
        tops = self._tops(cells, texts)
        kinds = _kinds(cells, columns)
        rows: dict[int, list[GridCell]] = {}
        for cell, text in zip(cells, texts, strict=True):
            top, bottom = tops[cell.row], tops[cell.row + cell.height]
            left, right = cell.column * wide, (cell.column + cell.span) * wide
            header = kinds[cell.row] == "header"
            lines = self._add("cell", text, top, left, bold=header).lines if text else ()
            box = BBox(left * GRID_WIDTH, top * GRID_HEIGHT, right * GRID_WIDTH, bottom * GRID_HEIGHT)
            rows.setdefault(cell.row, []).append(GridCell(lines, box, cell.column, cell.span, cell.height))
        grid_rows = tuple(
            GridRow(tuple(rows[number]), kinds[number], enclosing(cell.box for cell in rows[number]))
            for number in sorted(rows)
        )
        edges = tuple(number * wide * GRID_WIDTH for number in range(columns + 1))
        self.grids.append(Grid(grid_rows, edges, enclosing(row.box for row in grid_rows), (len(self.grids),)))
        self.row = tops[-1]

    def _tops(self, cells: Sequence[MarkedCell], texts: Sequence[Sequence[str]]) -> list[int]:
        """Return the grid's row at which each row of a table begins, and the one after the last."""
        count = max(cell.row + cell.height for cell in cells)
        heights = [1] * count
        for cell, text in zip(cells, texts, strict=True):
            last = cell.row + cell.height - 1
            heights[last] = max(heights[last], len(text) - sum(heights[cell.row : last]))
        tops = [self.row]
        for height in heights:
            tops.append(tops[-1] + height)
        return tops


def _kinds(cells: Sequence[MarkedCell], columns: int) -> dict[int, RowKind]:
    """Tell headers from what the file says or, in the first row, from its short words; a section spans the table.

    Rows that a cell of a header reaches down into belong to it.
    """
    rows: dict[int, list[MarkedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    kinds: dict[int, RowKind] = {}
    headed, reach = True, 1
    for number, row in sorted(rows.items()):
        told = all(cell.is_header for cell in row) or (number < reach and _reads_as_header(row, is_first=number == 0))
        headed = headed and told
        if headed and any(cell.span > 1 for cell in row):
            reach = max(cell.row + cell.height for cell in row)
        section = len(row) == 1 and row[0].span == columns
        kinds[number] = "section" if section else "header" if headed else "body"
    return kinds if set(kinds.values()) != {"header"} else dict.fromkeys(kinds, "body")


def _reads_as_header(row: Sequence[MarkedCell], *, is_first: bool = True) -> bool:
    """Return whether all cells of a row are years, or short without figures or the ends of sentences.

    In the first row that above the names of the rows may be empty, and there are others.
    """
    texts = [cell.text for cell in row]
    if is_first and len(row) > 1 and not texts[0]:
        texts = texts[1:]
    return (len(row) > 1 or not is_first) and all(YEAR.fullmatch(text) or _is_short(text) for text in texts)


def _is_short(text: str) -> bool:
    words = len(text.split())
    return 0 < words <= DEFAULT_LAYOUT.header_cell_words and not re.search(r"[\d.;:]", text)


def _rows(text: str, wide: int) -> list[str]:
    """Break a text into rows of so many characters at most, between its words."""
    return [
        row
        for line in text.split("\n")
        for row in textwrap.wrap(line, wide, break_long_words=False, break_on_hyphens=False)
    ]


def _line(text: str, row: int, column: int, size: float, *, bold: bool) -> Line:
    """Return a row of text whose first character stands at this place of the grid."""
    top = row * GRID_HEIGHT
    words = tuple(
        Word(
            found.group(),
            BBox((column + found.start()) * GRID_WIDTH, top, (column + found.end()) * GRID_WIDTH, top + GRID_HEIGHT),
            font=FONT,
            size=size,
            bold=bold,
        )
        for found in re.finditer(r"\S+", text)
    )
    return Line(text, enclosing(word.box for word in words), words, raw_text=text)
