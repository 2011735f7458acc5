"""The plugin in a Datasette that serves other databases too, or none of ours."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from atgardsbanken.db import datasette_plugin
from atgardsbanken.db.datasette_plugin import neighbours
from atgardsbanken.db.site import make_app


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody else's database."""
    path = tmp_path_factory.mktemp("other") / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE facts (name TEXT)")
    return path


def ask(datasette: Datasette, path: str) -> httpx.Response:
    """The answer of an instance."""

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app=datasette.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(path)

    return asyncio.run(answer())


def test_plugin_is_known_to_datasette() -> None:
    """What is tested here is what every Datasette in this environment loads."""
    assert pm.is_registered(datasette_plugin)


def test_other_databases_are_left_alone(other: Path) -> None:
    """Without a bank nothing is changed: no page, title or header is ours."""
    datasette = Datasette([str(other)])
    index = ask(datasette, "/")
    assert (index.status_code, "other" in index.text, "Åtgärdsbanken" in index.text) == (200, True, False)
    assert "content-security-policy" not in index.headers
    assert ask(datasette, "/sok").status_code == 404


def test_bank_beside_another_keeps_to_its_pages(library_path: Path, other: Path) -> None:
    """Beside another database the site has its own pages, with its headers, and all else is Datasette's."""
    datasette = Datasette([str(library_path), str(other)])
    index, start, facts = (ask(datasette, path) for path in ("/", "/start", "/other/facts"))
    assert [answer.status_code for answer in (index, start, facts)] == [200, 200, 200]
    assert ('href="/start"' in index.text, 'class="brand" href="/start"' in start.text) == (True, True)
    assert ["content-security-policy" in answer.headers for answer in (index, start, facts)] == [False, True, False]
    assert "Åtgärdsbanken: tabellerna" not in index.text
    assert ask(datasette, "/sok?q=servicev%C3%A4rdar").status_code == 200
    assert ask(datasette, "/-/versions.json").status_code == 200


def test_bank_alone_is_the_site(library_path: Path) -> None:
    """A Datasette that serves nothing else is the site, as `atgardsbanken serve` shows it."""
    datasette = Datasette([str(library_path)])
    assert "Vad gör regionerna" in ask(datasette, "/").text
    assert ask(datasette, "/-/versions.json").status_code == 404


def test_only_the_site_says_what_datasettes_pages_load(library_path: Path) -> None:
    """In somebody's own Datasette other plugins draw on the tables of a bank; the site's pages keep their policy."""
    own, site = Datasette([str(library_path)]), make_app(library_path)
    tables = [ask(own, f"/{library_path.stem}/measures"), ask(site, "/data/measures")]
    assert ["content-security-policy" in answer.headers for answer in tables] == [False, True]
    assert ["content-security-policy" in ask(each, "/").headers for each in (own, site)] == [True, True]


def test_files_that_cannot_be_read_are_no_banks(tmp_path: Path) -> None:
    """Neither a missing nor an empty file is taken for one."""
    empty = tmp_path / "empty.db"
    empty.touch()
    assert neighbours.banks(Datasette([str(empty)])) == ()
