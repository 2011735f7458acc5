"""The site as a Datasette plugin: routes in Swedish, descriptions of the tables, and security headers."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pluggy
from pluggy import HookimplMarker

from atgardsbanken.db import languages
from atgardsbanken.db.connection import limit_for_anyone
from atgardsbanken.db.datasette_plugin import (
    across,
    by_language,
    comparing,
    copies,
    correcting,
    crawlers,
    data_files,
    describe,
    generations,
    headers,
    kept_pages,
    missing,
    neighbours,
    results,
    sign_in,
    stored_files,
    tables,
    views,
    web,
)
from atgardsbanken.db.datasette_plugin.web import View
from atgardsbanken.db.pages.data_sets import SETS

if TYPE_CHECKING:  # Datasette loads this module while it is itself being loaded.
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

hookimpl = HookimplMarker("datasette")
"""The same marker as `datasette.hookimpl`, with types."""

ROUTES: tuple[tuple[str, View], ...] = (
    (r"^/$", views.start_page),
    (r"^/sok$", results.results),
    (r"^/sok\.(?P<form>csv|excel\.csv|xlsx|json|parquet|bib|ris)$", results.results_file),
    (r"^/sok\.atom$", results.feed),
    (r"^/atgard/(?P<id>[\w-]+)$", views.measure_page),
    (r"^/atgard/(?P<id>[\w-]+)\.(?P<form>json|bib|ris)$", views.measure_file),
    (r"^/atgard/(?P<id>[\w-]+)/ratta$", correcting.correct_page),
    (r"^/region/(?P<code>\w+)$", views.region_page),
    (r"^/tema$", views.themes_page),
    (r"^/tema/(?P<id>[\w-]+)$", views.theme_page),
    (r"^/dokument$", views.documents_page),
    (r"^/dokument/(?P<id>[\w-]+)$", views.document_page),
    (r"^/dokument/(?P<id>[\w-]+)/forslag$", correcting.suggestions_page),
    (r"^/bild/(?P<document>[\w-]+)/(?P<page>\d{1,6})\.webp$", views.picture),
    (r"^/fil/(?P<id>[\w-]+)\.(?P<form>\w{1,8})$", stored_files.stored_file),
    (r"^/jamfor$", comparing.compare_page),
    (r"^/jamfor\.json$", comparing.compare_file),
    (r"^/oversikt$", across.overview_page),
    (r"^/inbaddad/oversikt$", across.embedded_overview),
    (r"^/inbaddad/tema/(?P<id>[\w-]+)$", across.embedded_theme),
    (r"^/forandringar$", across.series_page),
    (r"^/forandringar/(?P<id>[\w-]+)$", across.changes_page),
    (r"^/forandringar/(?P<id>[\w-]+)\.(?P<form>csv|excel\.csv|xlsx)$", across.changes_file),
    (r"^/siffror$", tables.tables_page),
    (r"^/siffror/(?P<document>[\w-]+)/(?P<first>\d{1,6})$", tables.table_page),
    (r"^/siffror/(?P<document>[\w-]+)/(?P<first>\d{1,6})\.(?P<form>csv|excel\.csv|xlsx|json)$", tables.table_file),
    (r"^/tackning$", views.coverage_page),
    *((rf"^/{name}\.(?P<form>csv|excel\.csv|xlsx|json)$", data_files.view(name)) for name in SETS),
    (r"^/api$", data_files.api_page),
    (r"^/begrepp$", views.terms_page),
    (r"^/om$", views.about_page),
    (r"^/robots\.txt$", crawlers.robots),
    (r"^/sitemap\.xml$", crawlers.sitemap),
)
FORMS = tuple(path for path, view in ROUTES if view in (correcting.correct_page, correcting.suggestions_page))
"""The routes that forms are sent to."""


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, View]]:
    """Return the routes of the site's own pages, none where no bank is served."""
    if not neighbours.banks(datasette):
        return []
    own = [(path, missing.with_missing_page(view)) for path, view in _routes(datasette)]
    return [*own, (r"^/-/auth-token$", sign_in.page())] if neighbours.is_alone(datasette) else own


def _routes(datasette: Datasette) -> list[tuple[str, View]]:
    """Return the site's routes, its start page beside other databases elsewhere than at "/"."""
    start = f"^{neighbours.start_path(datasette)}$"
    return [(start if view is views.start_page else path, view) for path, view in ROUTES]


@hookimpl
def get_metadata(datasette: Datasette) -> dict[str, Any]:
    """Describe the bank's tables and columns in Swedish to Datasette 0.65."""
    return _metadata(datasette)


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]] | None:
    """Describe the same to Datasette 1.0."""
    if not generations.is_next(datasette):
        return None
    return lambda: generations.store_metadata(datasette, _metadata(datasette))


def _metadata(datasette: Datasette) -> dict[str, Any]:
    return describe.metadata(neighbours.banks(datasette), alone=neighbours.is_alone(datasette))


@hookimpl
def filters_from_request(datasette: Datasette, request: Request, database: str, table: str) -> object:
    """Leave out the rows of copies on Datasette's own pages of the bank's tables."""
    return copies.without_copies(datasette, request, database, table)


@hookimpl
def extra_css_urls(datasette: Datasette, database: str | None) -> list[str]:
    """Give Datasette's own pages of a bank colours that everybody can read."""
    return [datasette.urls.static_plugins("atgardsbanken", "tables.css")] if _of_bank(datasette, database) else []


@hookimpl
def extra_js_urls(datasette: Datasette, database: str | None) -> list[dict[str, str | bool]]:
    """Give Datasette's own pages of a bank names for what they leave unnamed."""
    script = {"url": datasette.urls.static_plugins("atgardsbanken", "tables.js"), "module": True}
    return [script] if _of_bank(datasette, database) else []


def _of_bank(datasette: Datasette, database: str | None) -> bool:
    """Return whether a page of Datasette's own is about a bank, or its index where nothing else is served."""
    return database in neighbours.banks(datasette) or (database is None and neighbours.is_alone(datasette))


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Limit what a visitor's query of a bank may take on every connection that is served."""
    if database in neighbours.banks(datasette):
        limit_for_anyone(conn)


@hookimpl
def extra_template_vars(template: str) -> dict[str, Any]:
    """Give the page to sign out at, which is Datasette's own, the words of the language it is asked for in."""
    told = {"_": languages.text, "language": languages.current()}
    return told if template == "logout.html" else {}


@hookimpl
def permission_allowed(actor: dict[str, Any] | None, action: str) -> bool | None:
    """Allow correcting to all who are signed in, unless another plugin says otherwise."""
    return True if actor and action == correcting.ACTION else None


@hookimpl
def register_actions() -> list[object]:
    """Tell Datasette 1.0 that there is such a permission."""
    return [generations.action_of(correcting.ACTION, "Correct measures in the browser")]


@hookimpl
def permission_resources_sql(actor: dict[str, Any] | None, action: str) -> object:
    """Allow the same in Datasette 1.0."""
    return generations.allowed_sql("signed in") if actor and action == correcting.ACTION else None


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[headers.App], headers.App]:
    """Put security headers on every answer, and answer unknown paths and methods with a page in Swedish."""
    if not neighbours.banks(datasette):
        return lambda app: app
    routes, root = [path for path, _ in _routes(datasette)], web.base(datasette)
    own, alone = headers.own_paths(routes), neighbours.is_alone(datasette)

    def wrapped(app: headers.App) -> headers.App:
        guarded = headers.with_security_headers(
            missing.without_odd_requests(app, datasette, routes, FORMS),
            own,
            root,
            alone=alone,
            closed=neighbours.is_site(datasette),
            shared=bool(datasette.cors),
        )
        keeps = alone and kept_pages.tells_by_cookie()
        kept = kept_pages.KeptPages(guarded, datasette, own, root) if keeps else guarded
        files = by_language.files_of(routes)
        return by_language.by_language(kept, own, root, files=files, taken=datasette.databases.keys())

    return wrapped


@hookimpl(hookwrapper=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Generator[None, pluggy.Result[list[object]], None]:
    """Answer what is the visitor's fault in Swedish; anything else is Datasette's to tell and to log."""
    others = yield
    if not neighbours.is_alone(datasette):
        return
    damaged = isinstance(exception, missing.DAMAGED_ERRORS)
    if damaged or getattr(exception, "status", 500) < HTTPStatus.INTERNAL_SERVER_ERROR:
        # Datasette runs the handlers of all plugins, its own too, and that one writes to the log.
        others.force_result([lambda: missing.refused(datasette, request, exception)])


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """Link from Datasette's own pages back to the site."""
    home = f"{web.root(datasette)}{neighbours.start_path(datasette)}"
    return [{"href": home, "label": "Åtgärdsbanken"}] if neighbours.banks(datasette) else []
