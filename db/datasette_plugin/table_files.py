"""A view's table as a file: CSV for programs, and what Excel opens."""

from __future__ import annotations

import asyncio

from datasette.utils.asgi import Response

from atgardsbanken.db import export, spreadsheet
from atgardsbanken.db.datasette_plugin import web
from atgardsbanken.extract.errors import MissingProgramError

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE_FORMS = ("csv", "excel.csv", "xlsx")
"""The endings of addresses that `table_file` answers."""
NO_XLSX = "XLSX kräver XlsxWriter på webbplatsens server. Hämta .excel.csv i stället.\n"


def excel_form() -> str:
    """Return the ending of the file that is offered for Excel here: the best that can be written."""
    return "xlsx" if spreadsheet.has_xlsx() else "excel.csv"


async def table_file(table: export.Table, form: str, name: str) -> Response:
    """Answer with a table in one of `TABLE_FORMS`, or with why that can't be had here; `name` has no ending.

    XLSX is written in a thread: ten thousand rows take some seconds, in which others are answered.
    """
    if form == "csv":
        return web.file(export.table_as_csv(table), CSV_TYPE, f"{name}.csv")
    if form == "excel.csv":
        return web.file(spreadsheet.as_excel_csv(table), CSV_TYPE, f"{name}.csv")
    try:
        content = await asyncio.to_thread(spreadsheet.as_xlsx, table, sheet=name)
    except MissingProgramError:
        return Response.text(NO_XLSX, status=501)
    return web.file(content, XLSX_TYPE, f"{name}.xlsx")
