"""The files for programs that walk through the site: what they may read, and where its pages are."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from datasette.utils.asgi import Request, Response

from atgardsbanken.db import languages
from atgardsbanken.db.datasette_plugin import web
from atgardsbanken.db.shown import COUNTED_MEASURES

if TYPE_CHECKING:
    from datasette.app import Datasette

PAGES = (
    "/",
    "/oversikt",
    "/tema",
    "/jamfor",
    "/forandringar",
    "/siffror",
    "/tackning",
    "/dokument",
    "/begrepp",
    "/om",
    "/api",
)
"""Pages that every bank has."""
MOST_ADDRESSES = 20_000
"""Addresses in the map of the site, which keeps it under 2 MB; the protocol allows 50,000."""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>
"""
ADDRESSES = f"""
    SELECT '/region/' || code FROM regions
    UNION ALL SELECT '/dokument/' || id FROM documents WHERE copy_of IS NULL
    UNION ALL SELECT '/tema/' || id FROM themes
    UNION ALL SELECT '/atgard/' || id FROM measures WHERE {COUNTED_MEASURES}
    LIMIT ?
"""  # noqa: S608 (a constant)


async def robots(datasette: Datasette, request: Request) -> Response:
    """Answer with what programs may read: all but searches without end, files and the tables."""
    root = web.root(datasette)
    searches = [f"/{code}/sok" for code in languages.TRANSLATED]
    paths = ("/sok", *searches, "/fil/", "/-/", f"/{web.bank(datasette).name}")
    closed = "".join(f"Disallow: {root}{path}\n" for path in paths)
    return Response.text(f"User-agent: *\n{closed}Sitemap: {web.site(datasette, request)}/sitemap.xml\n")


async def sitemap(datasette: Datasette, request: Request) -> Response:
    """Answer with the addresses of the site's pages in all languages, as sitemaps.org has it."""
    most = MOST_ADDRESSES // (1 + len(languages.TRANSLATED))

    def read(connection: sqlite3.Connection) -> list[str]:
        return [row[0] for row in connection.execute(ADDRESSES, [most - len(PAGES)])]

    origin, base = web.origin(request), web.base(datasette)
    paths = [*PAGES, *await web.ask(datasette, read)]
    every = (each for path in paths for _, each in languages.other_addresses(origin, base, path))
    listed = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in every)
    return web.file(SITEMAP.format(listed), "application/xml; charset=utf-8")
