"""What every page of the site needs: the bank's connection, templates, and answers in forms other than HTML."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.utils.asgi import NotFound, Request, Response

from db import labels, schema, wording
from db.pages.items import Names, names

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
    answer: Answer = await database.execute_fn(question)
    return answer


async def show(datasette: Datasette, request: Request, template: str, page: dict[str, Any]) -> Response:
    """A page of the site: `page` are the template's own variables, beside the names and labels that all have."""
    words = {"names": await ask(datasette, names), "labels": labels, "wording": wording}
    data = (await bank(datasette)).name
    common = {**words, "site": site(request), "path": request.path, "data": data}
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


def site(request: Request) -> str:
    """The address that the site's pages begin with, as the reader sees it."""
    return f"{request.scheme}://{request.host}"


def file(body: str | bytes, content_type: str, name: str = "") -> Response:
    """An answer that is a file; with a `name`, one to be saved."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return Response(body=body, status=200, headers=headers, content_type=content_type)
