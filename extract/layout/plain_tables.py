"""Tables of text extracts: cells in columns that blanks alone keep apart, nothing drawn or bold; boxes in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from atgardsbanken.extract.layout.blocks import SENTENCE_ENDS
from atgardsbanken.extract.layout.cell_rows import TableLine, row_starts
from atgardsbanken.extract.layout.columns import is_running_text
from atgardsbanken.extract.layout.furniture import PAGE_NUMBER
from atgardsbanken.extract.layout.plain_columns import Columns, columns_of, pieces
from atgardsbanken.extract.layout.raw_page import HeldCell
from atgardsbanken.extract.layout.rows import Row, em, foot, is_marker, said, to_rows, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import GRID_WIDTH, BBox, Word

PROSE_CHARACTERS = 40
"""Length of a line without wide blanks from which on it is running text between two tables, not a long cell."""


def plain_grids(words: Sequence[Word], settings: LayoutSettings) -> list[tuple[HeldCell, ...]]:
    """Find the cells of each table that words make by standing in columns."""
    rows = _without_page_numbers(to_rows(words, settings))
    grids: list[tuple[HeldCell, ...]] = []
    first = 0
    while first < len(rows):
        last, columns = first + 1, None
        if len(pieces(rows[first])) > 1:
            columns = columns_of(rows[first : _end_of_band(rows, first, settings)])
        lines = _lines(rows[first:], columns, settings) if columns else []
        if columns and lines and _is_table(lines, columns, settings):
            grids.append(_cells(lines, columns, settings))
            last = first + len(lines)
        first = last
    return grids


def _without_page_numbers(rows: Sequence[Row]) -> Sequence[Row]:
    """Leave out the first and last row where a page's number stands in them, in no column with the row beside it."""
    first = int(len(rows) > 1 and _numbers_page(rows[0], rows[1]))
    last = len(rows) - int(len(rows) > 1 and _numbers_page(rows[-1], rows[-2]))
    return rows[first:last]


def _numbers_page(row: Row, beside: Row) -> bool:
    number = pieces(row)[-1]
    if not PAGE_NUMBER.match(said(number)):
        return False
    ends = [(piece[0].box.x0, piece[-1].box.x1) for piece in pieces(beside)[1:]]
    return not any(
        abs(start - number[0].box.x0) <= GRID_WIDTH or abs(end - number[-1].box.x1) <= GRID_WIDTH for start, end in ends
    )


def _end_of_band(rows: Sequence[Row], first: int, settings: LayoutSettings) -> int:
    """Return the row (not with) up to which the table that begins in row `first` may reach: prose or white ends it."""
    left = rows[first][0].box.x0 + GRID_WIDTH
    furthest = settings.table_row_gap_em * em(rows[first])
    last = first + 1
    while last < len(rows) and top(rows[last]) - foot(rows[last - 1]) <= furthest:
        alone = len(pieces(rows[last])) == 1 and rows[last][0].box.x0 <= left
        if alone and (_is_prose(rows, last) or _begins_other(rows, first, last)):
            break
        last += 1
    return last


def _is_prose(rows: Sequence[Row], number: int) -> bool:
    """Return whether a long line is running text: it ends a sentence, or the line below is long without blanks too."""
    here, *below = rows[number : number + 2]
    return _is_long(here) and (said(here).endswith(SENTENCE_ENDS) or all(map(_is_long, below)))


def _is_long(row: Row) -> bool:
    return len(pieces(row)) == 1 and row[-1].box.x1 - row[0].box.x0 > PROSE_CHARACTERS * GRID_WIDTH


def _begins_other(rows: Sequence[Row], first: int, number: int) -> bool:
    """Return whether the lines below row `number` stand in other columns than those above it."""
    seen = [piece[0].box.x0 for row in rows[first:number] for piece in pieces(row)[1:]]
    below = [pieces(row)[1:] for row in rows[number + 1 : number + 4]]
    starts = [piece[0].box.x0 for part in below for piece in part]
    same = sum(any(abs(start - x) <= GRID_WIDTH for x in seen) for start in starts)
    return len(starts) > 1 and 2 * same < len(starts)


def _lines(rows: Sequence[Row], columns: Columns, settings: LayoutSettings) -> list[TableLine]:
    """Return the lines of the table that begins with `rows[0]`, up to the last that is its own."""
    lines: list[TableLine] = []
    if columns.cells(rows[0]) is None:
        return lines
    for number, row in enumerate(rows):
        white = top(row) - foot(rows[number - 1]) if number else 0.0
        if number and white > settings.table_row_gap_em * em(row):
            break
        line = TableLine(row, columns.cells(row), number == 0 or white > settings.new_text_em * em(row))
        if line.apart and _has_no_blanks(line):
            line = replace(line, cells=None)
        below = rows[number + 1 : number + 2]
        if line.cells is None and not (below and len(pieces(below[0])) > 1 and columns.cells(below[0])):
            break
        if lines and _has_no_blanks(line) and _has_no_blanks(lines[-1]):
            lines.pop()
            break
        lines.append(line)
    return _without_end(lines)


def _has_no_blanks(line: TableLine) -> bool:
    """Return whether a line's cells stand one blank apart, as the words of running text do."""
    return len(line.filled) > 1 and len(pieces(line.row)) == 1


def _without_end(lines: list[TableLine]) -> list[TableLine]:
    """Leave out the last lines that are none of the table's: across it, or a text of its own in the first column."""
    last = len(lines)
    while last and lines[last - 1].filled <= {0}:
        last -= 1
    rest = lines[last:]
    goes_on = rest and rest[0].cells and not rest[0].apart and not rest[0].begins_anew
    return lines if goes_on else lines[:last]


def _is_table(lines: Sequence[TableLine], columns: Columns, settings: LayoutSettings) -> bool:
    """Return whether lines are a table, not labels by chance, two columns of running text, or a list of pages."""
    side_by_side = [line for line in lines if len(line.filled) > 1]
    if len(side_by_side) < 2:
        return False
    texts = [[line.cells[number] for line in lines if line.cells and line.cells[number]] for number in columns.numbers]
    if all(is_running_text(cells, settings) for cells in texts):
        return False
    if len(columns.starts) == 2 and (all(map(is_marker, texts[0])) or all(said(cell).isdigit() for cell in texts[1])):
        return False
    return len(side_by_side) >= settings.table_rows or (len(columns.starts) > 2 and _is_header(lines[0], settings))


def _is_header(line: TableLine, settings: LayoutSettings) -> bool:
    """Return whether a line says something short in every column, enough to make a table of one row below it."""
    return all(cell and len(cell) <= settings.header_cell_words for cell in line.cells or ((),))


def _cells(lines: Sequence[TableLine], columns: Columns, settings: LayoutSettings) -> tuple[HeldCell, ...]:
    """Return the cells of the rows; one cell holds a section's name above the rows below it."""
    starts = [*row_starts(lines, settings), len(lines)]
    words = [word for line in lines for word in line.row]
    right = max(max(word.box.x1 for word in words), columns.starts[-1] + GRID_WIDTH) + 1
    left = min(min(word.box.x0 for word in words), columns.starts[0]) - 1
    xs = (left, *(start - GRID_WIDTH / 2 for start in columns.starts[1:]), right)
    ys = [*(top(lines[start].row) - 1 for start in starts[:-1]), foot(lines[-1].row) + 1]
    return tuple(
        cell
        for (start, end), (upper, lower) in zip(pairwise(starts), pairwise(ys), strict=True)
        for cell in _row(lines[start:end], xs, upper, lower, first=start == 0)
    )


def _row(
    lines: Sequence[TableLine], xs: Sequence[float], upper: float, lower: float, *, first: bool
) -> Iterator[HeldCell]:
    """Yield the cells of one row between the heights `upper` and `lower`."""
    if len(lines) == 1 and not first and (lines[0].cells is None or _names_rows(lines[0])):
        yield HeldCell(BBox(xs[0], upper, xs[-1], lower), lines[0].row)
        return
    for number, (x0, x1) in enumerate(pairwise(xs)):
        held = tuple(word for line in lines if line.cells for word in line.cells[number])
        yield HeldCell(BBox(x0, upper, x1, lower), held)


def _names_rows(line: TableLine) -> bool:
    """Return whether a row that is one line names the rows below it: it fills the first column alone."""
    return line.filled <= {0} and line.row[0].text[:1].isupper()
