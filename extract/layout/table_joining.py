"""Grids of single pages joined to tables that run over page ends; a line is named by its page (from 1) and index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from atgardsbanken.extract.geometry import nearest
from atgardsbanken.extract.layout.blocks import SENTENCE_ENDS
from atgardsbanken.extract.layout.raw_page import Grid, GridRow, LaidOut
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.records import Cell, LineRef, Row, Table

MOVED_SHARE = 0.4
"""Part of a table's inner edges that may move at a page end: figures set to the right begin in many places."""


@dataclass(slots=True)
class _OpenTable:
    """A table that may go on: its rows so far, its columns' edges, its header's words, and the page it stands on.

    `number` is its number in a tagged PDF, None where none is told.
    """

    rows: list[Row]
    edges: tuple[float, ...]
    header: list[list[str]]
    page: int
    number: tuple[int, ...] | None


def join_tables(pages: Sequence[LaidOut], settings: LayoutSettings = DEFAULT_LAYOUT) -> tuple[Table, ...]:
    """Join the pages' grids to the document's tables, in reading order; repeated headers stand once."""
    tables: list[_OpenTable] = []
    for laid in pages:
        for index, grid in enumerate(laid.grids):
            last = tables[-1] if tables else None
            if last and index == 0 and _goes_on(last, grid, laid, pages, settings):
                _continue(last, grid, laid, pages, settings)
            else:
                tables.append(_begin(grid, laid))
    return tuple(Table(tuple(table.rows), len(table.edges) - 1) for table in tables)


def _begin(grid: Grid, laid: LaidOut) -> _OpenTable:
    rows = [_row(row, laid) for row in grid.rows]
    header = [_words(row, laid) for row in grid.rows if row.kind == "header"]
    return _OpenTable(rows, grid.columns, header, laid.page.number, grid.table)


def _row(row: GridRow, laid: LaidOut) -> Row:
    cells = tuple(
        Cell(tuple(LineRef(laid.page.number, line) for line in cell.lines), cell.box, cell.column, cell.span)
        for cell in row.cells
    )
    return Row(row.kind, cells, laid.page.number, row.box)


def _words(row: GridRow, laid: LaidOut, most: int | None = None) -> list[str]:
    """Return what each cell says, or its first `most` lines."""
    return [" ".join(laid.page.lines[line].text for line in cell.lines[:most]).casefold() for cell in row.cells]


def _goes_on(table: _OpenTable, grid: Grid, laid: LaidOut, pages: Sequence[LaidOut], settings: LayoutSettings) -> bool:
    """Return whether `grid` opens its page, the table ends the page before, and both have the same columns.

    Where a tagged PDF tells that both are one table, it is enough that they have as many columns.
    """
    if table.page != laid.page.number - 1 or len(table.edges) != len(grid.columns):
        return False
    if table.number is not None and table.number == grid.table:
        return True
    inner = list(zip(table.edges, grid.columns, strict=True))[1:-1]
    moved = sum(abs(a - b) > settings.same_edge_pt for a, b in inner)
    if moved > MOVED_SHARE * len(inner):
        return False
    before = _kinds(pages[table.page - 1])
    here = _kinds(laid)
    return bool(before and here) and before[-1] == here[0] == "cell"


def _kinds(laid: LaidOut) -> list[str]:
    """Return the kinds of a page's blocks without furniture and notes."""
    return [block.kind for block in laid.page.blocks if block.kind not in ("furniture", "note")]


def _continue(table: _OpenTable, grid: Grid, laid: LaidOut, pages: Sequence[LaidOut], settings: LayoutSettings) -> None:
    """Put the rows of `grid` below those of `table`: without a repeated header, a broken row made whole."""
    rows = list(grid.rows)
    repeated = 0
    while repeated < min(len(rows), len(table.header)) and _alike(
        _words(rows[repeated], laid), table.header[repeated], settings
    ):
        repeated += 1
    below = _below_header(rows[repeated : repeated + 1], table.header[repeated : repeated + 1], laid, settings)
    kept = [*below, *rows[repeated + len(below) :]]
    rest = [_row(row if repeated or below else _as_body(row), laid) for row in kept]
    if rest and rest[0].kind == table.rows[-1].kind == "body" and _is_broken(table.rows[-1], rest[0], pages):
        table.rows[-1] = _joined(table.rows[-1], rest.pop(0))
    table.rows.extend(rest)
    table.page = laid.page.number


def _below_header(
    rows: Sequence[GridRow], header: Sequence[list[str]], laid: LaidOut, settings: LayoutSettings
) -> list[GridRow]:
    """Return what stands in a row below the repeated header, where no line is drawn between them."""
    return [
        replace(row, kind="body", cells=tuple(replace(cell, lines=cell.lines[1:]) for cell in row.cells))
        for row, words in zip(rows, header, strict=False)
        if _alike(_words(row, laid, most=1), words, settings)
    ]


def _alike(row: Sequence[str], header: Sequence[str], settings: LayoutSettings) -> bool:
    """Return whether the cells say the same; figures must agree, since tables of two years may differ in them alone."""
    return len(row) == len(header) and all(
        _figures(one) == _figures(other) and SequenceMatcher(None, one, other).ratio() >= settings.header_likeness_share
        for one, other in zip(row, header, strict=True)
    )


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _as_body(row: GridRow) -> GridRow:
    return replace(row, kind="body") if row.kind == "header" else row


def _text(cell: Cell, pages: Sequence[LaidOut]) -> str:
    return " ".join(pages[ref.page - 1].page.lines[ref.line].text for ref in cell.lines)


def _is_broken(upper: Row, lower: Row, pages: Sequence[LaidOut]) -> bool:
    """Return whether a page end broke a row: its first cell is empty below, or its cells go on in mid-sentence."""
    over = {cell.column: _text(cell, pages) for cell in upper.cells if cell.lines}
    under = {cell.column: _text(cell, pages) for cell in lower.cells if cell.lines}
    if not under:
        return True
    if 0 not in under and 0 in over:
        return True
    empty_below = set(over) - set(under)
    goes_on = [
        column
        for column, text in under.items()
        if text[0].islower() and column in over and not over[column].endswith(SENTENCE_ENDS)
    ]
    return len(goes_on) == len(under) or (bool(empty_below) and bool(goes_on))


def _joined(upper: Row, lower: Row) -> Row:
    """Return the row that a page end broke: what its lower part says is added cell by cell."""
    columns = [cell.column for cell in upper.cells]
    cells = list(upper.cells)
    for cell in lower.cells:
        index = nearest(columns, cell.column)
        cells[index] = replace(cells[index], lines=cells[index].lines + cell.lines)
    return replace(upper, cells=tuple(cells))
