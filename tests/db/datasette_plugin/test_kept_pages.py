"""Pages are kept while the bank is as it was; who has one is told so; nobody gets another's or an older one."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from datasette.plugins import pm
from pluggy import HookimplMarker

from atgardsbanken.db.datasette_plugin import kept_pages
from atgardsbanken.db.datasette_plugin.kept_pages import Page, Pages
from atgardsbanken.db.site import make_app
from atgardsbanken.db.store import Bank

PAGES = ("/", "/sok?q=servicev%C3%A4rdar", "/tema", "/tackning", "/dokument", "/sok.json?q=service", "/sok.atom")


class Reader:
    """Asks a site, and counts the pages that it makes."""

    def __init__(self, site: Datasette) -> None:
        self.made = 0
        self._app = site.app()
        render = site.render_template

        async def counted(*given: object, **named: object) -> object:
            self.made += 1
            return await render(*given, **named)

        site.render_template = counted

    def get(self, path: str, headers: Mapping[str, str] | None = None, host: str = "site") -> httpx.Response:
        """The answer to a request."""
        return asyncio.run(self._get(path, dict(headers or {}), host))

    async def _get(self, path: str, headers: dict[str, str], host: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.get(path, headers=headers)


@pytest.fixture
def reader(library_path: Path) -> Reader:
    """A reader of the small library."""
    return Reader(make_app(library_path))


@pytest.mark.parametrize("path", PAGES)
def test_a_kept_page_is_the_page(reader: Reader, library_path: Path, path: str) -> None:
    """It is made once, and is byte for byte what another process makes of a copy of the bank."""
    first = reader.get(path)
    made = reader.made
    again, elsewhere = reader.get(path), Reader(make_app(library_path, immutable=True)).get(path)
    assert (first.status_code, reader.made) == (200, made)
    assert first.content == again.content == elsewhere.content
    assert first.headers == again.headers == elsewhere.headers
    assert first.headers["content-security-policy"].startswith("default-src 'none'")


def test_who_has_the_page_is_told_so(reader: Reader) -> None:
    """An answer without content, also where a proxy has compressed the page or the reader has several."""
    tag = reader.get("/tema").headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        answer = reader.get("/tema", {"if-none-match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert reader.get("/tema", {"if-none-match": '"other"'}).status_code == 200


def test_browsers_ask_each_time(reader: Reader) -> None:
    """A page may be stored by anyone, and is never shown without a question."""
    headers = reader.get("/tema").headers
    assert (headers["cache-control"], headers["vary"]) == ("no-cache", "Cookie, Authorization")


def test_what_is_written_is_seen_at_once(library_path: Path, tmp_path: Path) -> None:
    """After any write to the bank pages are made anew."""
    path = tmp_path / "bank.db"
    shutil.copy(library_path, path)
    reader = Reader(make_app(path))
    before = reader.get("/dokument")
    with Bank.open(path) as bank, bank.transaction():
        bank.connection.execute("UPDATE documents SET title = 'En annan titel'")
    after = reader.get("/dokument")
    assert ("En annan titel" in before.text, "En annan titel" in after.text) == (False, True)
    assert before.headers["etag"] != after.headers["etag"]


def test_an_address_has_its_own_pages(reader: Reader) -> None:
    """Pages name the host that was asked."""
    assert "http://site/tema" in reader.get("/tema").text
    assert "http://other/tema" in reader.get("/tema", host="other").text


@pytest.mark.parametrize("header", ["cookie", "authorization"])
def test_whoever_may_be_signed_in_gets_no_kept_page(reader: Reader, header: str) -> None:
    """Such pages are made each time, and not kept for others."""
    reader.get("/tema")
    made = reader.made
    assert "etag" not in reader.get("/tema", {header: "something"}).headers
    assert reader.made == made + 1


def test_nothing_is_kept_where_a_plugin_says_who_asks(library_path: Path) -> None:
    """It may tell that by anything in the request."""

    class Plugin:
        __name__ = "who_asks"

        @HookimplMarker("datasette")
        def actor_from_request(self) -> None:
            """Nobody."""

    pm.register(Plugin(), name="who_asks")
    try:
        assert "etag" not in Reader(make_app(library_path)).get("/tema").headers
    finally:
        pm.unregister(name="who_asks")


@pytest.mark.parametrize("path", ["/nowhere", "/tema/nowhere", "/jamfor?okand=1&region=12", "/data/themes", "/sok.xyz"])
def test_errors_redirections_and_tables_are_not_kept(reader: Reader, path: str) -> None:
    """Only the site's own whole pages are."""
    assert "etag" not in reader.get(path).headers


def test_long_answers_are_made_each_time(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports would take the room of many pages."""
    monkeypatch.setattr(kept_pages, "LONGEST_BYTES", 100)
    answer = Reader(make_app(library_path)).get("/sok.json")
    assert (answer.status_code, "etag" in answer.headers) == (200, False)


def test_the_room_is_bounded() -> None:
    """Those that were not asked for the longest time go first."""
    pages = Pages(most_bytes=2 * kept_pages.ENTRY_BYTES + 100)
    for number in range(3):
        pages.put((number,), Page(b"", [], bytes(40)))
        pages.get((0,))
    assert [pages.get((number,)) is not None for number in range(3)] == [True, False, True]
    pages.put((0,), Page(b"", [], bytes(60)))
    assert [pages.get((number,)) is not None for number in range(3)] == [True, False, True]


def test_small_answers_to_long_addresses_have_a_limit_too() -> None:
    """Whoever asks for nothing under many addresses fills no memory."""
    pages = Pages(most_bytes=100_000)
    addresses = [(b"/sok.json", b"q=" + bytes(10_000) + str(number).encode()) for number in range(20)]
    for address in addresses:
        pages.put(address, Page(b"", [], b"[]"))
    assert sum(pages.get(address) is not None for address in addresses) == 8


def test_a_tag_is_made_of_bytes(reader: Reader) -> None:
    """So that copies of a bank give the same tag on every machine."""
    answer = reader.get("/tema")
    assert answer.headers["etag"] == f'"{hashlib.blake2b(answer.content, digest_size=16).hexdigest()}"'
