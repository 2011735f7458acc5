"""What every page of the site needs: the bank's connection, templates, and answers in forms other than HTML."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import NotFound, Request, Response

from atgardsbanken.db import labels, schema, wording
from atgardsbanken.db.pages.items import Names, names

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

Answer = TypeVar("Answer")
View = Callable[..., Awaitable[Response]]


async def bank(datasette: Datasette) -> Database:
    """The first of the databases that are served which is a bank.

    Raises:
        NotFound: none is.
    """
    for database in datasette.databases.values():
        if database.name != "_internal" and await database.execute_fn(_is_bank):
            return database
    raise NotFound("Ingen åtgärdsbank är öppen.")


def _is_bank(connection: sqlite3.Connection) -> bool:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    return bool(mark == schema.APPLICATION_ID)


async def ask(datasette: Datasette, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """The answer that `question` reads from the bank, in one of Datasette's threads."""
    database = await bank(datasette)
    answer: Answer = await database.execute_fn(lambda connection: at_one_moment(connection, question))
    return answer


def at_one_moment(connection: sqlite3.Connection, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """The answer that `question` reads from the bank as it is when it begins, though a load may end meanwhile."""
    connection.execute("BEGIN")
    try:
        return question(connection)
    finally:
        connection.execute("ROLLBACK")


async def show(datasette: Datasette, request: Request, template: str, page: dict[str, Any]) -> Response:
    """A page of the site: `page` are the template's own variables, beside the names and labels that all have."""
    words = {"names": await ask(datasette, names), "labels": labels, "wording": wording}
    data = (await bank(datasette)).name
    common = {**words, **addresses(datasette, request), "data": data}
    html = await datasette.render_template(f"bank/{template}", {**common, **page}, request=request)
    return Response.html(html)


async def names_of(datasette: Datasette) -> Names:
    """What regions and areas are called."""
    return await ask(datasette, names)


def found(page: Answer | None, what: str) -> Answer:
    """`page`, if there is one.

    Raises:
        NotFound: there is none.
    """
    if page is None:
        raise NotFound(f"{what} finns inte i banken. Den kan ha tagits bort när dokumentet lästes om.")
    return page


def root(datasette: Datasette) -> str:
    """What the paths of the site's pages begin with: "" at the top of a host, else as "/banken"."""
    return str(datasette.setting("base_url")).rstrip("/")


def site(datasette: Datasette, request: Request) -> str:
    """The address that the site's pages begin with, as the reader sees it."""
    return f"{request.scheme}://{request.host}{root(datasette)}"


def addresses(datasette: Datasette, request: Request) -> dict[str, str]:
    """What templates put before paths, and the path that is shown."""
    before = root(datasette)
    origin = f"{request.scheme}://{request.host}"
    return {"root": before, "origin": origin, "site": origin + before, "path": request.path.removeprefix(before)}


def one_address(
    datasette: Datasette, request: Request, asked: Iterable[tuple[str, str | int | None]]
) -> Response | None:
    """A redirect to the address that all share of a view, which asks in this order; None where that was used."""
    pairs = [(name, str(value)) for name, value in asked if value]
    if parse_qsl(request.query_string, keep_blank_values=True) == pairs:
        return None
    path = root(datasette) + request.path.removeprefix(root(datasette))
    return Response.redirect(f"{path}{'?' if pairs else ''}{urlencode(pairs)}")


def page_of_list(number: int) -> tuple[str, int | None]:
    """How an address names a page (from 1) of a list; the first one has no name."""
    return "sida", number if number > 1 else None


def file(body: str | bytes, content_type: str, name: str = "") -> Response:
    """An answer that is a file; with a `name`, one to be saved."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return Response(body=body, status=200, headers=headers, content_type=content_type)
