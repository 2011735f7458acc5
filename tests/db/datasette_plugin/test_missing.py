"""What is not there is said in Swedish, on a page that leads on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from atgardsbanken.db.datasette_plugin.missing import CLOSED
from atgardsbanken.db.site import make_app

Get = Callable[[str], httpx.Response]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/finns-inte", ""),
        ("/atgard/finnsinte", "Åtgärden finnsinte finns inte i banken."),
        ("/region/99", "Regionen 99 finns inte i banken."),
        ("/tema/t9", "Temat t9 finns inte i banken."),
        ("/dokument/d9", "Dokumentet d9 finns inte i banken."),
        ("/bild/d9/1.webp", "Det finns ingen bild av den sidan."),
    ],
)
def test_unknown_addresses_are_told(get: Get, path: str, reason: str) -> None:
    """The page is in Swedish, says what is missing, and is a 404."""
    answer = get(path)
    assert (answer.status_code, "Sidan finns inte" in answer.text, reason in answer.text) == (404, True, True)


def test_first_request_may_be_for_nothing(library_path: Path) -> None:
    """A site that was just started answers an unknown path as any other."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=make_app(library_path).app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get("/finns-inte")

    assert asyncio.run(ask()).status_code == 404


@pytest.mark.parametrize("path", ["/-/static/app.css", "/data.json", "/"])
def test_known_paths_pass(get: Get, path: str) -> None:
    """Datasette's own paths, those of the database and the site's are answered."""
    assert get(path).status_code == 200


@pytest.mark.parametrize("ending", ["", ".json"])
@pytest.mark.parametrize("name", sorted(CLOSED))
def test_pages_about_the_machine_are_closed(get: Get, name: str, ending: str) -> None:
    """Nobody reads of the server's paths, threads and settings."""
    assert get(f"/-/{name}{ending}").status_code == 404


@pytest.mark.parametrize("path", ["/_memory", "/_memory.json?sql=select+1", "/_internal", "/_memory/-/x"])
def test_databases_of_datasettes_own_are_closed(get: Get, path: str) -> None:
    """Only the bank is served."""
    assert get(path).status_code == 404


def answer_of(get: Get, sql: str) -> httpx.Response:
    """The answer to a query, wherever Datasette keeps the page that takes it."""
    answer = get(f"/data.json?sql={quote(sql)}")
    return get(answer.headers["location"]) if answer.is_redirect else answer


@pytest.mark.parametrize(
    "sql",
    [
        "select length(group_concat(hex(zeroblob(100000)))) from measures a, measures b, measures c",
        "select hex(zeroblob(600000))",
        "select " + "+".join(["1"] * 300),
        "attach ':memory:' as other",
        " union all ".join(["select 1"] * 60),
    ],
)
def test_a_query_takes_a_bounded_length_and_depth(get: Get, sql: str) -> None:
    """What would take the machine's memory is refused with a 400; a plain query is answered."""
    assert answer_of(get, sql).status_code == 400
    assert answer_of(get, "select count(*) from measures").status_code == 200


def test_no_facets_are_suggested(get: Get) -> None:
    """A table's page counts no columns that nobody asked for."""
    assert get("/data/measures.json").json().get("suggested_facets", []) == []
