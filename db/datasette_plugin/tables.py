"""The views of printed tables of figures: their list, and each as a page and as files."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from atgardsbanken.db import export
from atgardsbanken.db.datasette_plugin import table_files, web
from atgardsbanken.db.languages import text
from atgardsbanken.db.pages import figures
from atgardsbanken.db.population import population

if TYPE_CHECKING:
    from datasette.app import Datasette

PER_INHABITANT = "invanare"
"""The value of `per` that divides figures by inhabitants."""


async def tables_page(datasette: Datasette, request: Request) -> Response:
    """Show a page of the tables, all or those with some words in them."""
    return await web.show_list(datasette, request, "tables.html", figures.table_list)


async def table_page(datasette: Datasette, request: Request) -> Response:
    """Show a table as printed, or by the largest of a column, or per inhabitant."""
    divided, largest = _asked(request)
    per = PER_INHABITANT if divided else None
    elsewhere = web.one_address(datasette, request, [("per", per), ("storst", largest)])
    if elsewhere:
        return elsewhere
    page = await _table(datasette, request)
    shown = {"page": page, "largest": largest, "people": population(), "excel": table_files.excel_form()}
    return await web.show(datasette, request, "table.html", shown)


async def table_file(datasette: Datasette, request: Request) -> Response:
    """Answer with what the page of the table shows as CSV, for Excel, or as JSON."""
    page = await _table(datasette, request)
    if request.url_vars["form"] in table_files.TABLE_FORMS:
        return await table_files.table_file(export.figures_table(page), request.url_vars["form"], "siffror")
    return web.json_file(asdict(page))


async def _table(datasette: Datasette, request: Request) -> figures.FigureTable:
    """Read the table that an address asks for.

    Raises:
        NotFound: there is none.
    """
    document, first = request.url_vars["document"], int(request.url_vars["first"])
    divided, largest = _asked(request)
    page = await web.ask(
        datasette,
        lambda connection: figures.figure_table(connection, document, first, per_inhabitant=divided, largest=largest),
    )
    return web.found(page, text("Tabellen"))


def _asked(request: Request) -> tuple[bool, int]:
    """Read whether figures are to be divided, and by which column (from 1; 0 for none) rows are ordered."""
    largest = request.args.get("storst") or ""
    return request.args.get("per") == PER_INHABITANT, int(largest) if largest in map(str, range(1, 100)) else 0
