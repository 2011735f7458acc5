"""Tables as files for Excel: XLSX, and CSV as Swedish Excel expects it. Codes such as `08` stay text in both."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from atgardsbanken.db.export import BOM, Cell, Table, csv_text, defused
from atgardsbanken.extract.errors import BadUsageError, MissingProgramError

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Rows of a sheet, by Excel's own specification, the headings' row among them."""
MOST_CHARACTERS = 32_767
"""UTF-16 code units in a cell, by the same."""
CUT = " […]"
"""Stands at the end of a text that is longer than a cell may be."""
LEAST_WIDTH_CHARACTERS = 8
MOST_WIDTH_CHARACTERS = 60
"""The narrowest and widest column: chosen so that a heading can be read, and titles stand beside other columns."""
MOST_MEASURED_ROWS = 1_000
"""Rows by which the width of a column is told: more change little and take time."""
DECIMALS = "0.00"
"""How numbers with decimals are shown, in Excel's terms: probabilities to the per cent."""
MAY_BE_VALUE = re.compile(r"[+-]?\d[\w.,:;/ %+-]{0,30}|[a-zåäö]{3,9}[-. ]*\d{1,4}", re.IGNORECASE)
"""A text that Excel could take for a number or a date: `08`, `2019-12-31`, `12e4`, `1 maj`, `dec 2018`."""


def has_xlsx() -> bool:
    """Return whether XLSX can be written here."""
    return find_spec("xlsxwriter") is not None


def as_xlsx(table: Table, *, sheet: str) -> bytes:
    """Write a table as XLSX: headings that stay in sight, texts as texts, nothing run as a formula.

    Raises:
        MissingProgramError: XlsxWriter is not installed.
        BadUsageError: there are more rows than a sheet holds.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingProgramError("XLSX needs XlsxWriter; install it with: pip install xlsxwriter") from error
    if len(table.rows) >= MOST_ROWS:
        raise BadUsageError(f"A sheet holds {MOST_ROWS - 1} rows at most; limit what is exported, or write CSV.")
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        bold, decimals = book.add_format({"bold": True}), book.add_format({"num_format": DECIMALS})
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
        for column, width in enumerate(_widths(table)):
            page.set_column(column, column, width)
        for column, heading in enumerate(table.headings):
            page.write_string(0, column, fitting(heading), bold)
        for row, cells in enumerate(table.rows, start=1):
            for column, value in enumerate(cells):
                _write_cell(page, row, column, value, decimals)
    return buffer.getvalue()


def _write_cell(page: Worksheet, row: int, column: int, value: Cell, decimals: Format) -> None:
    """Write a text as text, whatever it looks like, and a number as a number; leave a cell without a value empty."""
    if isinstance(value, str):
        if value:
            page.write_string(row, column, fitting(value))
    elif value is not None:
        page.write_number(row, column, value, decimals if isinstance(value, float) else None)


def _widths(table: Table) -> Iterator[int]:
    """Tell how wide each column should be, in characters, by its heading and its longest text."""
    for column, heading in enumerate(table.headings):
        longest = max((len(str(row[column])) for row in table.rows[:MOST_MEASURED_ROWS]), default=0)
        yield min(max(LEAST_WIDTH_CHARACTERS, len(heading) + 2, longest), MOST_WIDTH_CHARACTERS)


def fitting(text: str) -> str:
    """Return as much of a text as a cell holds, and say where it was cut.

    >>> fitting("kort"), len(fitting("å" * 40_000))
    ('kort', 32767)
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT


def as_excel_csv(table: Table) -> str:
    """Write a table as CSV that Swedish Excel opens rightly at a double click.

    Columns are divided by semicolons and decimals by commas, the file is marked as UTF-8, and what Excel could take for
    a number or a date is written as a formula that gives the text (`="08"`).
    """
    return BOM + excel_rows((table.headings, *table.rows))


def excel_rows(rows: Iterable[Sequence[Cell]]) -> str:
    """Write rows in the same way."""
    return csv_text(rows, excel_cell, delimiter=";")


def excel_cell(value: Cell) -> str:
    """Write a cell for Swedish Excel.

    >>> excel_cell("08"), excel_cell(0.5), excel_cell("=1+1"), excel_cell("Lean")
    ('="08"', '0,5', "'=1+1", 'Lean')
    """
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, str) and MAY_BE_VALUE.fullmatch(value):
        return f'="{value}"'
    return defused(value)
