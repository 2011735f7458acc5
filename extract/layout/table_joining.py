"""Grids of single pages joined to tables that run over page ends; a line is named by its page (from 1) and index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from atgardsbanken.extract.geometry import nearest
from atgardsbanken.extract.layout.raw_page import Grid, GridRow, LaidOut
from atgardsbanken.extract.records import Cell, LineRef, Row, Table

SAME_EDGE = 5.0
"""Points that a table's columns may move from page to page."""
LIKENESS = 0.8
"""The share of their letters that two printings of one header have in common at least: a scan misreads some."""
SENTENCE_ENDS = (".", "!", "?", ":")


@dataclass(slots=True)
class _Growing:
    """A table that may go on: its rows so far, its columns' edges, its header's words, and the page it stands on."""

    rows: list[Row]
    edges: tuple[float, ...]
    header: list[list[str]]
    page: int


def join_tables(pages: Sequence[LaidOut]) -> tuple[Table, ...]:
    """The document's tables in reading order."""
    growing: list[_Growing] = []
    for laid in pages:
        for index, grid in enumerate(laid.grids):
            last = growing[-1] if growing else None
            if last and index == 0 and _goes_on(last, grid, laid, pages):
                _continue(last, grid, laid, pages)
            else:
                growing.append(_begin(grid, laid))
    return tuple(Table(tuple(table.rows), len(table.edges) - 1) for table in growing)


def _begin(grid: Grid, laid: LaidOut) -> _Growing:
    rows = [_row(row, laid) for row in grid.rows]
    header = [_words(row, laid) for row in grid.rows if row.kind == "header"]
    return _Growing(rows, grid.columns, header, laid.page.number)


def _row(row: GridRow, laid: LaidOut) -> Row:
    cells = tuple(
        Cell(tuple(LineRef(laid.page.number, line) for line in cell.lines), cell.box, cell.column, cell.span)
        for cell in row.cells
    )
    return Row(row.kind, cells, laid.page.number, row.box)


def _words(row: GridRow, laid: LaidOut, most: int | None = None) -> list[str]:
    """What each cell says, or its first lines."""
    return [" ".join(laid.page.lines[line].text for line in cell.lines[:most]).casefold() for cell in row.cells]


def _goes_on(table: _Growing, grid: Grid, laid: LaidOut, pages: Sequence[LaidOut]) -> bool:
    """Whether `grid` opens its page, the table ends the page before, and both have the same columns."""
    if table.page != laid.page.number - 1 or len(table.edges) != len(grid.columns):
        return False
    if any(abs(a - b) > SAME_EDGE for a, b in zip(table.edges, grid.columns, strict=True)):
        return False
    before = _flowing(pages[table.page - 1])
    here = _flowing(laid)
    return bool(before and here) and before[-1] == here[0] == "cell"


def _flowing(laid: LaidOut) -> list[str]:
    return [block.kind for block in laid.page.blocks if block.kind not in ("furniture", "note")]


def _continue(table: _Growing, grid: Grid, laid: LaidOut, pages: Sequence[LaidOut]) -> None:
    rows = list(grid.rows)
    repeated = 0
    while repeated < min(len(rows), len(table.header)) and _alike(_words(rows[repeated], laid), table.header[repeated]):
        repeated += 1
    below = _below_header(rows[repeated : repeated + 1], table.header[repeated : repeated + 1], laid)
    kept = [*below, *rows[repeated + len(below) :]]
    rest = [_row(row if repeated or below else _as_body(row), laid) for row in kept]
    if rest and rest[0].kind == table.rows[-1].kind == "body" and _is_broken(table.rows[-1], rest[0], pages):
        table.rows[-1] = _joined(table.rows[-1], rest.pop(0))
    table.rows.extend(rest)
    table.page = laid.page.number


def _below_header(rows: Sequence[GridRow], header: Sequence[list[str]], laid: LaidOut) -> list[GridRow]:
    """What stands in a row below the repeated header, where no line is drawn between them."""
    return [
        replace(row, kind="body", cells=tuple(replace(cell, lines=cell.lines[1:]) for cell in row.cells))
        for row, words in zip(rows, header, strict=False)
        if _alike(_words(row, laid, most=1), words)
    ]


def _alike(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the cells say the same; figures must agree, since tables of two years may differ in them alone."""
    return len(row) == len(header) and all(
        _figures(one) == _figures(other) and SequenceMatcher(None, one, other).ratio() >= LIKENESS
        for one, other in zip(row, header, strict=True)
    )


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _as_body(row: GridRow) -> GridRow:
    return replace(row, kind="body") if row.kind == "header" else row


def _text(cell: Cell, pages: Sequence[LaidOut]) -> str:
    return " ".join(pages[ref.page - 1].page.lines[ref.line].text for ref in cell.lines)


def _is_broken(upper: Row, lower: Row, pages: Sequence[LaidOut]) -> bool:
    """Whether a page end broke a row: its first cell is empty below, or its cells go on in mid-sentence."""
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
    columns = [cell.column for cell in upper.cells]
    cells = list(upper.cells)
    for cell in lower.cells:
        index = nearest(columns, cell.column)
        cells[index] = replace(cells[index], lines=cells[index].lines + cell.lines)
    return replace(upper, cells=tuple(cells))
