"""The pages of the site but the results: each reads its address, asks the bank, and fills a template."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from db import citation, export
from db.datasette_plugin import web
from db.datasette_plugin.results import citations
from db.datasette_plugin.state import page_number
from db.pages import about, compare, coverage, document, groups, measure, start

if TYPE_CHECKING:
    from datasette.app import Datasette


async def start_page(datasette: Datasette, request: Request) -> Response:
    """The start page."""
    page = await web.ask(datasette, lambda connection: start.start(connection, area=request.args.get("omrade")))
    return await web.show(datasette, request, "start.html", {"page": page})


async def measure_page(datasette: Datasette, request: Request) -> Response:
    """A measure's page, or a redirect to it where its id has changed."""
    key = request.url_vars["id"]
    page = await web.ask(datasette, lambda connection: measure.measure_page(connection, key))
    if page is None:
        new = await web.ask(datasette, lambda connection: measure.moved_to(connection, key))
        if new:
            return Response.redirect(f"/atgard/{new}", status=301)
    page = web.found(page, f"Åtgärden {key}")
    url = f"{web.site(request)}/atgard/{key}"
    variables = {"page": page, "url": url, "apa": citation.apa(page.item, page.source, url)}
    return await web.show(datasette, request, "measure.html", variables)


async def measure_file(datasette: Datasette, request: Request) -> Response:
    """One measure as JSON, BibTeX or RIS."""
    key, form, site = request.url_vars["id"], request.url_vars["form"], web.site(request)
    page = web.found(
        await web.ask(datasette, lambda connection: measure.measure_page(connection, key)), f"Åtgärden {key}"
    )
    if form != "json":
        return await citations(datasette, [page.item], site, form, f"atgard-{key}")
    place = page.place
    whole = {
        **export.record(page.item, site=site),
        "result": page.result,
        "deadline": page.deadline,
        "raw_title": page.raw_title,
        "text_confidence": page.text_confidence,
        "second_area": page.second_area,
        "area_evidence": page.evidence,
        "area_reason": page.reason,
        "box": {**place.box._asdict(), "page_width": place.width, "page_height": place.height},
    }
    return web.file(json.dumps(whole, ensure_ascii=False, indent=1), "application/json; charset=utf-8")


async def region_page(datasette: Datasette, request: Request) -> Response:
    """A region's page."""
    code, year = request.url_vars["code"], year_of(request, "ar")
    areas = list((await web.names_of(datasette)).areas)
    page = await web.ask(datasette, lambda connection: groups.region_page(connection, code, year=year, areas=areas))
    return await web.show(datasette, request, "region.html", {"page": web.found(page, f"Regionen {code}")})


async def themes_page(datasette: Datasette, request: Request) -> Response:
    """All themes."""
    return await web.show(datasette, request, "themes.html", {"themes": await web.ask(datasette, groups.themes)})


async def theme_page(datasette: Datasette, request: Request) -> Response:
    """A theme's page."""
    key = request.url_vars["id"]
    areas = list((await web.names_of(datasette)).areas)
    page = await web.ask(datasette, lambda connection: groups.theme_page(connection, key, areas=areas))
    return await web.show(datasette, request, "theme.html", {"page": web.found(page, f"Temat {key}")})


async def documents_page(datasette: Datasette, request: Request) -> Response:
    """All documents."""
    documents = await web.ask(datasette, groups.documents)
    return await web.show(datasette, request, "documents.html", {"documents": documents})


async def document_page(datasette: Datasette, request: Request) -> Response:
    """A document's page with one of its pages open."""
    key = request.url_vars["id"]
    asked = request.args.get("sida")
    number = page_number(asked) if asked else None
    page = await web.ask(datasette, lambda connection: document.document_page(connection, key, page=number))
    return await web.show(datasette, request, "document.html", {"page": web.found(page, f"Dokumentet {key}")})


async def picture(datasette: Datasette, request: Request) -> Response:
    """A page's picture.

    Raises:
        NotFound: none is kept of that page.
    """
    key = [request.url_vars["document"], int(request.url_vars["page"])]

    def read(connection: sqlite3.Connection) -> bytes | None:
        row = connection.execute("SELECT webp FROM pictures WHERE document = ? AND page = ?", key).fetchone()
        return bytes(row[0]) if row else None

    webp = await web.ask(datasette, read)
    if webp is None:
        raise NotFound("Det finns ingen bild av den sidan.")
    answer = web.file(webp, "image/webp")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


async def compare_page(datasette: Datasette, request: Request) -> Response:
    """Regions side by side, or one region from year to year."""
    areas = list((await web.names_of(datasette)).areas)
    regions = [code for code in request.args.getlist("region") if code]
    variables: dict[str, object] = {"regions": regions, "side": None, "change": None}
    if len(regions) == 1:
        earlier, later = year_of(request, "fran"), year_of(request, "till")
        variables["change"] = await web.ask(
            datasette, lambda connection: compare.year_to_year(connection, regions[0], earlier=earlier, later=later)
        )
    elif regions:
        year = year_of(request, "ar")
        variables["side"] = await web.ask(
            datasette, lambda connection: compare.side_by_side(connection, regions, year=year, areas=areas)
        )
    return await web.show(datasette, request, "compare.html", variables)


async def coverage_page(datasette: Datasette, request: Request) -> Response:
    """What the bank covers."""
    return await web.show(datasette, request, "coverage.html", {"page": await web.ask(datasette, coverage.coverage)})


async def about_page(datasette: Datasette, request: Request) -> Response:
    """Method, sources, limits, and figures of quality."""
    page = await web.ask(datasette, about.about)
    return await web.show(datasette, request, "about.html", {"page": page})


def year_of(request: Request, name: str) -> int | None:
    """A year among the parameters, or None."""
    text = request.args.get(name) or ""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None
