"""Keeps the site's pages while the bank stays as it is, and tells readers who have one whether it has changed.

A page is kept by its whole address and the day, for readers without cookies, until something is written to the bank:
what is answered is byte for byte what would be made anew. Its tag (ETag) is made of its bytes, so that it is the same
from every process that serves a copy of the bank.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING

from atgardsbanken.db import languages
from atgardsbanken.db.datasette_plugin import neighbours
from atgardsbanken.db.datasette_plugin.headers import App, AsgiScope, Message, Receive, Send

if TYPE_CHECKING:
    from datasette.app import Datasette

MOST_BYTES = 50_000_000
"""What all kept pages may take; a big bank's page of results is 70 kB."""
ENTRY_BYTES = 2_000
"""What a page takes beside its content and its address, so that many small ones have a limit too."""
LONGEST_BYTES = 500_000
"""The longest answer that is kept: exports are made anew."""
TAG_BYTES = 16
"""The length of the digest that tells pages apart."""
SIGNED_IN = frozenset({b"cookie", b"authorization"})
"""Headers of a request that may tell who asks."""
CACHING = ((b"cache-control", b"no-cache"), (b"vary", b"Cookie, Authorization"))
"""What browsers and proxies may do with a page: keep it, and ask each time whether it is still so."""
NOT_KEPT = frozenset({b"set-cookie", b"cache-control", b"content-disposition"})
"""Headers of answers that are of one reader, have rules of their own, or are files to save, which may hold a time."""
OF_CONTENT = frozenset({b"content-type", b"content-length"})
"""Headers that an answer without content does not have."""

Headers = list[tuple[bytes, bytes]]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer that is kept: its headers, with the tag among them, and its content."""

    tag: bytes
    headers: Headers
    body: bytes


class Pages:
    """The pages that were asked for last, up to so many bytes together."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()

    def get(self, key: Key) -> Page | None:
        """Return the page with this key, if it is kept."""
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: Page) -> None:
        """Keep a page, and let those go that were not asked for the longest time."""
        before = self._pages.pop(key, None)
        self._pages[key] = page
        self._bytes += _size(key, page) - (_size(key, before) if before else 0)
        while self._bytes > self._most_bytes:
            self._bytes -= _size(*self._pages.popitem(last=False))


def _size(key: Key, page: Page) -> int:
    """Return what a page takes with its address, which a visitor may make as long as a server allows, in bytes."""
    return ENTRY_BYTES + len(page.body) + sum(len(part) for part in key if isinstance(part, bytes))


class BankState:
    """A bank's file, watched by a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def now(self) -> int | None:
        """Return a number that is another after each write to the bank; None where it can't be told."""
        try:
            if self._connection is None:  # Opened in the process that answers, which may be a fork.
                uri = f"{self._path.resolve().as_uri()}?mode=ro"
                self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.DatabaseError:
            return None


def tells_by_cookie() -> bool:
    """Return whether who asks is told by cookies alone: another plugin might tell it by anything in a request."""
    from datasette.plugins import pm  # Datasette loads this module while it is itself being loaded.

    plugins = (each.plugin_name for each in pm.hook.actor_from_request.get_hookimpls())
    return all(name.startswith("datasette.") for name in plugins)


class KeptPages:
    """An application whose own pages are kept."""

    def __init__(self, app: App, datasette: Datasette, own: Pattern[str], root: str = "") -> None:
        """Wrap `app`, whose own pages have paths after `root` that match `own`."""
        self._app = app
        self._own = own
        self._root = root
        self._pages = Pages(MOST_BYTES)
        banks = [datasette.databases[name] for name in neighbours.banks(datasette)]
        self._states = [BankState(Path(bank.path)) for bank in banks if bank.is_mutable]

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        """Answer with a kept page, or make one."""
        states = [state.now() for state in self._states]
        if not self._may_keep(scope) or None in states:
            await self._app(scope, receive, send)
            return
        key = (*states, date.today(), *_address(scope))
        page = self._pages.get(key)
        if page is None:
            page = await self._made(scope, receive, send)
            if page is None:
                return
            self._pages.put(key, page)
        await _answer(page, scope, send)

    def _may_keep(self, scope: AsgiScope) -> bool:
        """Return whether a request is for an own page, by nobody who might be signed in."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        named = {name.lower() for name, _ in scope.get("headers", [])}
        path = str(scope.get("path", "")).removeprefix(self._root)
        return not named & SIGNED_IN and self._own.match(path) is not None

    async def _made(self, scope: AsgiScope, receive: Receive, send: Send) -> Page | None:
        """Have a page made; None for what is not to be kept, which is sent as it comes once it is too long."""
        messages: list[Message] = []
        length = 0

        async def collect(message: Message) -> None:
            nonlocal length
            messages.append(message)
            length += len(message.get("body", b""))
            if length > LONGEST_BYTES:
                await _send_all(messages, send)

        await self._app(scope, receive, collect)
        page = _page(messages) if length <= LONGEST_BYTES else None
        if page is None:
            await _send_all(messages, send)
        return page


async def _send_all(messages: list[Message], send: Send) -> None:
    """Send what waits, and let it go."""
    for message in messages:
        await send(message)
    messages.clear()


def _address(scope: AsgiScope) -> tuple[object, ...]:
    """Return all of a request that a page may depend on."""
    host = next((value for name, value in scope.get("headers", []) if name.lower() == b"host"), b"")
    path = scope.get("raw_path") or scope["path"]
    return languages.current(), scope.get("scheme"), host, path, scope.get("query_string")


def _page(messages: Iterable[Message]) -> Page | None:
    """Return what was answered as a page; None where it is an error, a redirection, or not to be kept."""
    start, *parts = messages
    headers: Headers = [(name.lower(), value) for name, value in start.get("headers", [])]
    body = b"".join(part.get("body", b"") for part in parts)
    apart = NOT_KEPT & {name for name, _ in headers}
    if start.get("status") != HTTPStatus.OK or apart:
        return None
    tag = b'"%s"' % hashlib.blake2b(body, digest_size=TAG_BYTES).hexdigest().encode()
    return Page(tag, [*(pair for pair in headers if pair[0] != b"vary"), (b"etag", tag), *CACHING], body)


async def _answer(page: Page, scope: AsgiScope, send: Send) -> None:
    """Send a page, or that the reader's own is still so."""
    same = page.tag in _tags(scope)
    headers = [pair for pair in page.headers if not same or pair[0] not in OF_CONTENT]
    status = HTTPStatus.NOT_MODIFIED if same else HTTPStatus.OK
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": b"" if same else page.body})


def _tags(scope: AsgiScope) -> set[bytes]:
    """Return the tags of the pages that a reader has; a proxy that compresses a page marks its tag as weak (W/)."""
    given = b",".join(value for name, value in scope.get("headers", []) if name.lower() == b"if-none-match")
    return {tag.strip().removeprefix(b"W/") for tag in given.split(b",")}
