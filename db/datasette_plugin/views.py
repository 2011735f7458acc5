"""The views of all pages but the results: each reads its address, asks the bank, and fills a template."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from atgardsbanken.db import citation, export
from atgardsbanken.db.accuracy import accuracy
from atgardsbanken.db.datasette_plugin import stored_files, web
from atgardsbanken.db.datasette_plugin.correcting import may_correct
from atgardsbanken.db.datasette_plugin.results import citations
from atgardsbanken.db.datasette_plugin.state import page_number
from atgardsbanken.db.languages import text
from atgardsbanken.db.pages import about, coverage, document, figures, groups, measure, start, terms
from atgardsbanken.db.pages.items import names
from atgardsbanken.db.population import population

if TYPE_CHECKING:
    from datasette.app import Datasette


async def start_page(datasette: Datasette, request: Request) -> Response:
    """Show the start page."""
    area = request.args.get("omrade")
    elsewhere = web.one_address(datasette, request, [("omrade", area)])
    if elsewhere:
        return elsewhere
    page = await web.ask(datasette, lambda connection: start.start(connection, area=area))
    return await web.show(datasette, request, "start.html", {"page": page})


async def measure_page(datasette: Datasette, request: Request) -> Response:
    """Show a measure's page, or redirect to it where its id has changed."""
    key = request.url_vars["id"]
    page = await web.ask(datasette, lambda connection: measure.measure_page(connection, key))
    if page is None:
        return await _moved(datasette, key)
    url = f"{web.site(datasette, request)}/atgard/{key}"
    variables = {
        "page": page,
        "url": url,
        "apa": citation.apa(page.item, page.source, url, date.today()),
        "linked_data": citation.linked_data(page.item, page.source, url),
        "context_object": citation.context_object(page.item, page.source, url),
        "may_correct": await may_correct(datasette, request),
        "file": await stored_files.address(datasette, page.source.id),
    }
    return await web.show(datasette, request, "measure.html", variables)


async def _moved(datasette: Datasette, key: str, ending: str = "") -> Response:
    """Redirect to the present id of a measure.

    Raises:
        NotFound: it is nowhere.
    """
    new = await web.ask(datasette, lambda connection: measure.moved_to(connection, key))
    address = f"{web.root(datasette)}/atgard/{web.found(new, text('Åtgärden {}').format(key))}{ending}"
    return Response.redirect(address, status=301)


async def measure_file(datasette: Datasette, request: Request) -> Response:
    """Answer with one measure as JSON, BibTeX or RIS."""
    key, form, site = request.url_vars["id"], request.url_vars["form"], web.site(datasette, request)
    page = await web.ask(datasette, lambda connection: measure.measure_page(connection, key))
    if page is None:
        return await _moved(datasette, key, f".{form}")
    if form != "json":
        return await citations(datasette, [page.item], site, form, f"atgard-{key}")
    place = page.place
    whole = {
        **export.record(page.item, site=site),
        "raw_title": page.raw_title,
        "text_confidence": page.text_confidence,
        "second_area": page.second_area,
        "area_evidence": page.evidence,
        "area_reason": page.reason,
        "box": {**place.box._asdict(), "page_width": place.width, "page_height": place.height},
    }
    return web.json_file(whole)


async def region_page(datasette: Datasette, request: Request) -> Response:
    """Show a region's page."""
    code, year = request.url_vars["code"], web.year_of(request, "ar")
    elsewhere = web.one_address(datasette, request, [("ar", year)])
    if elsewhere:
        return elsewhere

    def read(connection: sqlite3.Connection) -> tuple[groups.RegionPage | None, Sequence[figures.RegionFigure]]:
        page = groups.region_page(connection, code, year=year, areas=list(names(connection).areas))
        return page, figures.figures_of_region(connection, code)

    page, own = await web.ask(datasette, read)
    shown = {"page": web.found(page, text("Regionen {}").format(code)), "people": population(), "figures": own}
    return await web.show(datasette, request, "region.html", shown)


async def themes_page(datasette: Datasette, request: Request) -> Response:
    """Show a page of the themes, all or those with some words in their names."""
    return await web.show_list(datasette, request, "themes.html", groups.theme_list)


async def theme_page(datasette: Datasette, request: Request) -> Response:
    """Show a theme's page."""
    key = request.url_vars["id"]
    page = await web.ask(
        datasette, lambda connection: groups.theme_page(connection, key, areas=list(names(connection).areas))
    )
    return await web.show(datasette, request, "theme.html", {"page": web.found(page, text("Temat {}").format(key))})


async def documents_page(datasette: Datasette, request: Request) -> Response:
    """Show a page of the documents: all, or those of a region, about a year, or with some words in their names."""
    region, year = request.args.get("region") or "", web.year_of(request, "ar")
    read = partial(groups.document_list, region=region, year=year)
    limits = {"region": region, "ar": str(year or "")}
    return await web.show_list(datasette, request, "documents.html", read, limits)


async def document_page(datasette: Datasette, request: Request) -> Response:
    """Show a document with one of its pages open, a passage marked, or redirect to its newer version.

    Raises:
        NotFound: it was never there, or a person took it out.
    """
    key = request.url_vars["id"]
    asked, passage = request.args.get("sida"), request.args.get("stycke") or ""
    number = page_number(asked) if asked else None
    elsewhere = web.one_address(datasette, request, [("sida", number), ("stycke", passage)])
    if elsewhere:
        return elsewhere
    page = await web.ask(
        datasette, lambda connection: document.document_page(connection, key, page=number, passage=passage)
    )
    if page is None:
        archived = web.found(
            await web.ask(datasette, lambda connection: document.archived(connection, key)),
            text("Dokumentet {}").format(key),
        )
        if not archived.replaced_by:
            raise NotFound(text("Dokumentet ”{}” har tagits bort ur banken.").format(archived.title))
        # Not for ever: the earlier version may be restored.
        return Response.redirect(f"{web.root(datasette)}/dokument/{archived.replaced_by}")
    file = await stored_files.address(datasette, key)
    return await web.show(datasette, request, "document.html", {"page": page, "file": file})


async def picture(datasette: Datasette, request: Request) -> Response:
    """Answer with the picture of a page.

    Raises:
        NotFound: none is kept of that page.
    """
    key = [request.url_vars["document"], int(request.url_vars["page"])]

    def read(connection: sqlite3.Connection) -> bytes | None:
        row = connection.execute("SELECT webp FROM pictures WHERE document = ? AND page = ?", key).fetchone()
        return bytes(row[0]) if row else None

    webp = await web.ask(datasette, read)
    if webp is None:
        raise NotFound(text("Det finns ingen bild av den sidan."))
    answer = web.file(webp, "image/webp")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


async def coverage_page(datasette: Datasette, request: Request) -> Response:
    """Show which regions and years the bank covers."""
    return await web.show(datasette, request, "coverage.html", {"page": await web.ask(datasette, coverage.coverage)})


async def about_page(datasette: Datasette, request: Request) -> Response:
    """Show method, sources, limits, and figures of quality."""
    page = await web.ask(datasette, about.about)
    return await web.show(datasette, request, "about.html", {"page": page})


async def terms_page(datasette: Datasette, request: Request) -> Response:
    """Show what words mean, here and in the documents, and how good this version is."""
    page = await web.ask(datasette, terms.terms)
    shown = {"page": page, "accuracy": accuracy(), "version": version("atgardsbanken")}
    return await web.show(datasette, request, "terms.html", shown)
