"""Read drawn tables: header rows, also where extraction saw none, and the printed head of each column."""

from __future__ import annotations

from collections.abc import Sequence

from atgardsbanken.corpus.measures.heads import named
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Cell, Row, Table

HEADER_CELLS = 2
"""Known heads that a row must hold to be a header where extraction did not see one."""


def parted(view: DocumentView, table: Table) -> tuple[list[Row], list[Row]]:
    """Return the table's header rows and its body rows, without section rows."""
    headers = [row for row in table.rows if row.kind == "header"]
    body = [row for row in table.rows if row.kind == "body"]
    if not headers and body and _is_header(view, body[0]):
        headers, body = body[:1], body[1:]
    return headers, body


def _is_header(view: DocumentView, row: Row) -> bool:
    """Return whether a row's cells are columns' heads."""
    return sum(named(text_in(view, cell)) is not None for cell in row.cells) >= HEADER_CELLS


def heading_of(view: DocumentView, headers: Sequence[Row], number: int) -> str:
    """Return the printed head of a column: the lowest that stands over it alone, or else the lowest over it."""
    over = [
        (cell.span, text)
        for row in headers
        for cell in row.cells
        if cell.column <= number < cell.column + cell.span and (text := text_in(view, cell))
    ]
    alone = [text for span, text in over if span == 1]
    return (alone or [text for _, text in over] or [""])[-1]


def text_in(view: DocumentView, cell: Cell) -> str:
    """Return what a cell says."""
    return text_of(view.cell(cell))
