"""Helpers of all pages: queries of the bank, templates, addresses, and answers in other forms than HTML."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextvars import copy_context
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import NotFound, Request, Response
from jinja2 import Environment, Template

from atgardsbanken.db import export, labels, languages, wording
from atgardsbanken.db.connection import one_state, own_query
from atgardsbanken.db.datasette_plugin import generations, neighbours
from atgardsbanken.db.datasette_plugin.state import page_number, words
from atgardsbanken.db.datasette_plugin.translating import TranslatingLoader
from atgardsbanken.db.pages.groups import Listed
from atgardsbanken.db.pages.items import Names, names

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

Result = TypeVar("Result")
View = Callable[..., Awaitable[Response]]


KNOWN = "atgardsbanken.known_parameters"
"""Where a request keeps the names of the parameters that its view knows; none without."""
FOLLOWING = re.compile(r"utm(?:_\w+)?|fbclid|gclid|msclkid|mc_[ce]id")
"""Parameters that other sites hang on a link to follow who opens it."""


class ListReader(Protocol):
    """Reads a page of a list."""

    def __call__(self, connection: sqlite3.Connection, *, words: str, page: int) -> Listed[Any]:
        """Read a page (from 1) of what has some words in it, "" for all."""


def bank(datasette: Datasette) -> Database:
    """Return the first bank among the databases that are served.

    Raises:
        NotFound: none is.
    """
    name = next(iter(neighbours.banks(datasette)), None)
    if name is None:
        raise NotFound(languages.text("Ingen åtgärdsbank är öppen."))
    return datasette.databases[name]


async def ask(datasette: Datasette, question: Callable[[sqlite3.Connection], Result]) -> Result:
    """Run a question against the bank in one of Datasette's threads."""
    database, context = bank(datasette), copy_context()  # The thread answers in the language of the request.
    answer: Result = await database.execute_fn(lambda connection: context.run(at_one_moment, connection, question))
    return answer


def at_one_moment(connection: sqlite3.Connection, question: Callable[[sqlite3.Connection], Result]) -> Result:
    """Run a question in one transaction: it sees the bank as it is now, though a load may end meanwhile."""
    with own_query(connection), one_state(connection):
        return question(connection)


async def show(datasette: Datasette, request: Request, template: str, page: dict[str, Any]) -> Response:
    """Render a page of the site; `page` are the template's own variables, beside the names that all have."""
    called = {"names": translated_names(await ask(datasette, names)), "labels": Labels(), "wording": wording}
    data = bank(datasette).name
    path = request.full_path.removeprefix(base(datasette))
    versions = languages.other_addresses(origin(request), base(datasette), path)
    here = f"{origin(request)}{root(datasette)}{path}"
    printed = {"address": here, "versions": versions, "today": languages.day(f"{date.today():%Y-%m-%d}")}
    odd = {"unknown_parameters": unknown_parameters(request)}
    common = {**called, **addresses(datasette, request), **printed, **odd, "data": data}
    return Response.html(await rendered(datasette, request, template, {**common, **page}))


async def rendered(datasette: Datasette, request: Request | None, template: str, variables: dict[str, Any]) -> str:
    """Fill a template of the site."""
    found = _plain(generations.templates_of(datasette), languages.current()).get_template(f"bank/{template}")
    page: str = await datasette.render_template(found, {**LANGUAGE_FUNCTIONS, **variables}, request=request)
    return page


LANGUAGE_FUNCTIONS = {
    "_": languages.text,
    "swedish": languages.swedish,
    "plain": languages.plain,
    "lang_of": languages.lang_of,
    "languages": languages,
}
"""What all templates may call, to say things in the language of the page."""


class Labels:
    """The labels of `db.labels` in the language of the page."""

    def __getattr__(self, name: str) -> object:
        """Return a label, or the labels of a table of codes."""
        found = getattr(labels, name)
        if isinstance(found, dict):
            return languages.texts(found)
        return languages.text(found) if isinstance(found, str) and name != "MARK" else found


def translated_names(called: Names) -> Names:
    """Return the names of regions, which stay Swedish, and of areas in the language of the page."""
    tables = {name: languages.texts(getattr(called, name)) for name in ("areas", "full_areas", "definitions")}
    return replace(called, **tables)


class PlainTemplate(Template):
    """A template that awaits nothing: asking of each value whether to takes a third of the time of Datasette's own."""

    async def render_async(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - as in the base class
        """Fill the template, as Datasette asks for it."""
        return self.render(*args, **kwargs)


@lru_cache(maxsize=8)
def _plain(environment: Environment, code: str) -> Environment:
    """Return a site's environment for such templates in a language, with the same files and filters."""
    plain = environment.overlay(enable_async=False)
    plain.template_class = PlainTemplate
    if code != languages.SWEDISH and plain.loader:
        plain.loader = TranslatingLoader(plain.loader, code)
    return plain


async def names_of(datasette: Datasette) -> Names:
    """Read the names of regions and areas."""
    return await ask(datasette, names)


def found(page: Result | None, what: str) -> Result:
    """Return `page`, if there is one.

    Raises:
        NotFound: there is none.
    """
    if page is None:
        gone = languages.text("{} finns inte i banken. Den kan ha tagits bort när dokumentet lästes om.")
        raise NotFound(gone.format(what))
    return page


def base(datasette: Datasette) -> str:
    """Return the path of the site on its host, as "/banken"; "" where it stands at the top."""
    return str(datasette.setting("base_url")).rstrip("/")


def root(datasette: Datasette) -> str:
    """Return what the paths of the site's pages begin with: its own, and that of their language ("/banken/en")."""
    return base(datasette) + languages.prefix()


def origin(request: Request) -> str:
    """Return the scheme and host of the site as the reader sees them."""
    return f"{request.scheme}://{request.host}"


def site(datasette: Datasette, request: Request) -> str:
    """Return the address of the site, in the language of the request, as the reader sees it."""
    return f"{origin(request)}{root(datasette)}"


def addresses(datasette: Datasette, request: Request) -> dict[str, str]:
    """Return the variables with which templates make addresses, and the path of the page."""
    before = {"root": root(datasette), "base": base(datasette)}
    home = root(datasette) + neighbours.start_path(datasette)
    path = request.path.removeprefix(base(datasette))
    return {**before, "home": home, "origin": origin(request), "site": site(datasette, request), "path": path}


def one_address(
    datasette: Datasette, request: Request, asked: Iterable[tuple[str, str | int | None]]
) -> Response | None:
    """Redirect to the canonical address of a view, with these parameters in this order; None where it was used.

    All parameters that the view knows are among them, those that are not used with nothing. Unknown ones stay, so that
    the page can say that it knows them not, but for those by which other sites follow their visitors.
    """
    told = list(asked)
    request.scope[KNOWN] = frozenset(name for name, _ in told)
    given = parse_qsl(request.query_string, keep_blank_values=True)
    unknown = set(unknown_parameters(request))
    odd = [(name, value) for name, value in given if name in unknown]
    pairs = [(name, str(value)) for name, value in told if value] + odd
    if given == pairs:
        return None
    path = root(datasette) + request.path.removeprefix(base(datasette))
    return Response.redirect(f"{path}{'?' if pairs else ''}{urlencode(pairs)}")


def unknown_parameters(request: Request) -> list[str]:
    """Return the names of the parameters that the view of an address does not know, each once."""
    given = (name for name, _ in parse_qsl(request.query_string, keep_blank_values=True))
    known: frozenset[str] = request.scope.get(KNOWN, frozenset())
    return [name for name in dict.fromkeys(given) if name not in known and not FOLLOWING.fullmatch(name)]


def year_of(request: Request, name: str) -> int | None:
    """Read a year from the parameters; None where there is none."""
    text = request.args.get(name) or ""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


async def show_list(
    datasette: Datasette,
    request: Request,
    template: str,
    read: ListReader,
    limits: Mapping[str, str] | None = None,
) -> Response:
    """Render a page of a list, or redirect to its canonical address.

    Args:
        datasette: what serves the site.
        request: whose words (`q`) and number of a page (`sida`) are asked for.
        template: the list's template.
        read: reads a page of the list.
        limits: what else limits the list, by the names of the parameters.
    """
    asked, number = {"q": words(request.args.get("q")), **(limits or {})}, page_number(request.args.get("sida"))
    elsewhere = one_address(datasette, request, [*asked.items(), ("sida", number if number > 1 else None)])
    if elsewhere:
        return elsewhere
    page = await ask(datasette, lambda connection: read(connection, words=asked["q"], page=number))
    return await show(datasette, request, template, {"page": page, "asked": asked})


def json_file(content: object) -> Response:
    """Answer with a file of JSON."""
    return file(export.json_text(content), "application/json; charset=utf-8")


def file(body: str | bytes, content_type: str, name: str = "") -> Response:
    """Answer with a file; with a `name` the browser saves it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return Response(body=body, status=200, headers=headers, content_type=content_type)
