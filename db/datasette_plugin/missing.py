"""The page for what is not found, in Swedish: Datasette's own handling writes a long traceback for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from atgardsbanken.db.datasette_plugin.headers import OWN, App, AsgiScope, Receive, Send
from atgardsbanken.db.datasette_plugin.web import root

if TYPE_CHECKING:
    from datasette.app import Datasette

    from atgardsbanken.db.datasette_plugin.web import View

HEADINGS = {403: "Du behöver logga in", 404: "Sidan finns inte", 429: "För många försök"}
DATASETTE_PATHS = frozenset({"-", "favicon"})
"""First segments of the paths that Datasette serves, beside the names of its databases."""
CLOSED = frozenset(
    {
        *("actor", "allow-debug", "config", "databases", "messages", "metadata"),
        *("patterns", "permissions", "plugins", "settings", "threads", "versions"),
    }
)
"""Datasette's pages below "/-/" that tell of the machine, its paths and threads, and that no reader needs."""
CLOSED_DATABASES = frozenset({"_internal", "_memory"})
"""Databases of Datasette's own, which hold nothing of the bank."""


async def page(datasette: Datasette, reason: str = "", *, status: int = 404) -> Response:
    """Render the page that says what is not found, or may not be seen (403)."""
    # Datasette starts with the first request that reaches it, which one for an unknown path never does.
    await datasette.invoke_startup()
    variables = {"reason": reason, "heading": HEADINGS[status], "root": root(datasette)}
    return Response.html(await datasette.render_template("bank/not_found.html", variables), status=status)


def with_missing_page(view: View) -> View:
    """Wrap a view, so that it answers with that page where it finds nothing."""

    async def answered(datasette: Datasette, request: Request) -> Response:
        try:
            return await view(datasette, request)
        except NotFound as error:
            return await page(datasette, str(error))

    return answered


def without_unknown_paths(app: App, datasette: Datasette) -> App:
    """Wrap an application, so that it never sees paths that neither the site nor Datasette has."""

    async def wrapped(scope: AsgiScope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _known(scope["path"].removeprefix(root(datasette)), datasette):
            answer = await page(datasette)
            await answer.asgi_send(send)
        else:
            await app(scope, receive, send)

    return wrapped


def _known(path: str, datasette: Datasette) -> bool:
    first, _, rest = path.removeprefix("/").partition("/")
    if first == "-":
        return rest.partition("/")[0].partition(".")[0] not in CLOSED
    name = first.partition(".")[0]
    return bool(OWN.match(path)) or name in DATASETTE_PATHS or name in datasette.databases.keys() - CLOSED_DATABASES
