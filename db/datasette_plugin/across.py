"""The views across all regions: the overview, and what changed between two issues of a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from atgardsbanken.db import export
from atgardsbanken.db.datasette_plugin import table_files, web
from atgardsbanken.db.languages import text
from atgardsbanken.db.pages import changes, overview, timeline

if TYPE_CHECKING:
    from datasette.app import Datasette


async def overview_page(datasette: Datasette, request: Request) -> Response:
    """Show regions by areas and by themes."""
    year = web.year_of(request, "ar")
    elsewhere = web.one_address(datasette, request, [("ar", year)])
    if elsewhere:
        return elsewhere
    page = await web.ask(datasette, lambda connection: overview.overview(connection, year=year))
    return await web.show(datasette, request, "overview.html", {"page": page})


async def embedded_overview(datasette: Datasette, request: Request) -> Response:
    """Show the heat maps alone, for frames on other sites."""
    year = web.year_of(request, "ar")
    page = await web.ask(datasette, lambda connection: overview.overview(connection, year=year))
    return await web.show(datasette, request, "embedded_overview.html", {"page": page})


async def embedded_theme(datasette: Datasette, request: Request) -> Response:
    """Show the timelines of a theme alone, for frames on other sites."""
    key = request.url_vars["id"]
    page = await web.ask(datasette, lambda connection: timeline.theme_timelines(connection, key))
    return await web.show(
        datasette, request, "embedded_theme.html", {"page": web.found(page, text("Temat {}").format(key))}
    )


async def series_page(datasette: Datasette, request: Request) -> Response:
    """Show the series whose issues can be compared."""
    return await web.show(datasette, request, "series.html", {"series": await web.ask(datasette, changes.comparable)})


async def changes_page(datasette: Datasette, request: Request) -> Response:
    """Show what changed between two issues, for all regions."""
    asked = _asked(request)
    elsewhere = web.one_address(datasette, request, asked.items())
    if elsewhere:
        return elsewhere
    page = await _changes(datasette, request)
    return await web.show(
        datasette,
        request,
        "changes.html",
        {"page": page, "asked": asked, "most": changes.MOST_OF_REGION, "excel": table_files.excel_form()},
    )


async def changes_file(datasette: Datasette, request: Request) -> Response:
    """Answer with all that changed, as CSV or for Excel."""
    page = await _changes(datasette, request)
    site = web.site(datasette, request)
    return await table_files.table_file(export.changes_table(page, site=site), request.url_vars["form"], "forandringar")


def _asked(request: Request) -> dict[str, str]:
    return {name: request.args.get(name) or "" for name in ("fran", "omrade", "tema")}


async def _changes(datasette: Datasette, request: Request) -> changes.SeriesChanges:
    """Read the comparison that an address asks for.

    Raises:
        NotFound: the document has no earlier issue, or is not there.
    """
    later, asked = request.url_vars["id"], _asked(request)
    page = await web.ask(
        datasette,
        lambda connection: changes.changes(
            connection, later, earlier=asked["fran"], area=asked["omrade"], theme=asked["tema"]
        ),
    )
    return web.found(page, text("En jämförelse med ett tidigare dokument"))
