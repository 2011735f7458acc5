"""Headers on every answer."""

from __future__ import annotations

import asyncio

import pytest

from atgardsbanken.db.datasette_plugin import ROUTES
from atgardsbanken.db.datasette_plugin.headers import (
    AsgiScope,
    Message,
    Receive,
    Send,
    own_paths,
    with_security_headers,
)

OWN = own_paths(path for path, _ in ROUTES)


def headers_of(path: str, given: list[tuple[bytes, bytes]]) -> dict[bytes, list[bytes]]:
    """The headers with which an application's answer leaves, by name."""
    sent: list[Message] = []

    async def app(_scope: AsgiScope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": given})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {}

    asyncio.run(with_security_headers(app, OWN)({"type": "http", "path": path}, receive, send))
    found: dict[bytes, list[bytes]] = {}
    for name, value in sent[0]["headers"]:
        found.setdefault(name, []).append(value)
    return found


def test_headers_are_said_once() -> None:
    """What the application says of its own is replaced where the site says it; the rest is kept."""
    found = headers_of("/", [(b"Referrer-Policy", b"unsafe-url"), (b"content-type", b"text/html")])
    assert found[b"referrer-policy"] == [b"same-origin"]
    assert found[b"content-type"] == [b"text/html"]
    assert b"Referrer-Policy" not in found


def test_nothing_may_come_from_elsewhere() -> None:
    """No policy lets anything in from another host, nor script in the site's own pages."""
    own = headers_of("/sok", [])[b"content-security-policy"][0]
    data = headers_of("/data/measures", [])[b"content-security-policy"][0]
    assert b"unsafe" not in own
    assert b"http" not in own + data
    assert b"default-src 'none'" in own
    assert b"default-src 'none'" in data


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/", True),
        ("/sok", True),
        ("/sok.csv", True),
        ("/atgard/1.json", True),
        ("/data", False),
        ("/-/versions", False),
        ("/soka", False),
        ("/omega", False),
    ],
)
def test_own_pages_are_known_by_their_path(path: str, own: bool) -> None:
    """The site's pages are told from Datasette's and from what only begins alike."""
    assert bool(OWN.match(path)) is own
