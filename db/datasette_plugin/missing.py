"""The page for what is not found, in Swedish: Datasette's own handling writes a long traceback for each."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from datasette.utils.asgi import NotFound, Request, Response

from atgardsbanken.db import languages
from atgardsbanken.db.datasette_plugin import neighbours, web
from atgardsbanken.db.datasette_plugin.headers import App, AsgiScope, Receive, Send

if TYPE_CHECKING:
    from datasette.app import Datasette

    from atgardsbanken.db.datasette_plugin.web import View

log = logging.getLogger(__name__)

HEADINGS = {
    400: "Frågan går inte att förstå",
    403: "Du behöver logga in",
    404: "Sidan finns inte",
    405: "Så kan sidan inte användas",
    429: "För många försök",
    503: "Banken går inte att läsa",
}
DAMAGED = "Filen med banken är skadad. Den som sköter webbplatsen behöver lägga tillbaka en kopia eller bygga om den."
DAMAGED_ERRORS = (sqlite3.DatabaseError, msgspec.MsgspecError)
"""What reading a damaged bank raises, from its file or from the values in it."""
READING = ("GET", "HEAD", "OPTIONS")
"""The methods of requests that only read; POST is beside them only where a form is sent to."""
DATASETTE_FORMS = re.compile(r"^/-/")
"""What the paths of Datasette's own forms begin with."""
DATASETTE_PATHS = frozenset({"-", "favicon"})
"""First segments of the paths that Datasette serves, beside the names of its databases."""
CLOSED = frozenset(
    {
        *("actor", "allow-debug", "config", "databases", "messages", "metadata"),
        *("patterns", "permissions", "plugins", "settings", "threads", "versions"),
    }
)
"""Datasette's pages below "/-/" that tell of the machine, its paths and threads, and that no reader needs."""


async def page(datasette: Datasette, reason: str = "", *, status: int = 404) -> Response:
    """Render the page that says what is not found, or may not be seen (403)."""
    # Datasette starts with the first request that reaches it, which one for an unknown path never does.
    await datasette.invoke_startup()
    heading, path = languages.text(HEADINGS.get(status, HEADINGS[400])), neighbours.start_path(datasette)
    variables = {"reason": reason, "heading": heading, "root": web.root(datasette), "base": web.base(datasette)}
    variables["home"] = web.root(datasette) + path
    versions = languages.other_addresses("", web.base(datasette), path)
    page = await web.rendered(datasette, None, "not_found.html", {**variables, "versions": versions})
    return Response.html(page, status=status)


def with_missing_page(view: View) -> View:
    """Wrap a view, so that it answers with that page where it finds nothing."""

    async def answered(datasette: Datasette, request: Request) -> Response:
        try:
            return await view(datasette, request)
        except NotFound as error:
            return await page(datasette, str(error))

    return answered


async def refused(datasette: Datasette, request: Request, error: Exception) -> Response:
    """Answer a request that Datasette refuses; the log, which is for faults of the program, hears nothing of it."""
    status = int(getattr(error, "status", HTTPStatus.BAD_REQUEST))
    if isinstance(error, DAMAGED_ERRORS):
        log.error("the bank can't be understood (%s); restore it from a copy or build it anew", error)
        return await page(datasette, languages.text(DAMAGED), status=HTTPStatus.SERVICE_UNAVAILABLE)
    reason = str(getattr(error, "message", error))
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": reason, "status": status, "title": None}, status=status)
    return await page(datasette, reason if status != HTTPStatus.NOT_FOUND else "", status=status)


def without_odd_requests(app: App, datasette: Datasette, routes: Sequence[str], forms: Sequence[str]) -> App:
    """Wrap an application, so that it never sees paths or methods that neither the site nor Datasette has.

    `routes` are patterns of the paths of the site's own pages, `forms` of those that forms are sent to. Beside other
    databases all else is left to others.
    """
    own, alone = [re.compile(route) for route in routes], neighbours.is_alone(datasette)
    sent_to = [DATASETTE_FORMS, *map(re.compile, forms)]

    async def wrapped(scope: AsgiScope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", "")).removeprefix(web.base(datasette))
        if not alone and not any(route.match(path) for route in own):
            await app(scope, receive, send)
        elif scope["type"] == "http" and not _known(path, datasette, own):
            await (await page(datasette)).asgi_send(send)
        elif scope["type"] == "http" and scope["method"] not in (allowed := _methods(path, sent_to)):
            answer = await page(
                datasette, languages.text("Den svarar bara på {}.").format(", ".join(allowed)), status=405
            )
            answer.headers["Allow"] = ", ".join(allowed)
            await answer.asgi_send(send)
        else:
            await app(scope, receive, send)

    return wrapped


def _methods(path: str, sent_to: Sequence[re.Pattern[str]]) -> tuple[str, ...]:
    """Return the methods that a path answers."""
    return (*READING, "POST") if any(form.match(path) for form in sent_to) else READING


def _known(path: str, datasette: Datasette, own: Sequence[re.Pattern[str]]) -> bool:
    if "//" in path:
        return False
    # Datasette leads an address with a slash at its end to the one without.
    first, _, rest = path.removeprefix("/").partition("/")
    if first == "-":
        return rest.partition("/")[0].partition(".")[0] not in CLOSED
    name = first.partition(".")[0]
    return (
        any(route.match(path.rstrip("/") or "/") for route in own)
        or name in DATASETTE_PATHS
        or name in datasette.databases.keys() - neighbours.DATASETTES_OWN
    )
