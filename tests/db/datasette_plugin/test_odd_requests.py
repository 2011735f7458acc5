"""Requests that no page answers get a page in Swedish, and leave nothing in the log."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from atgardsbanken.db.datasette_plugin.generations import is_next
from atgardsbanken.db.site import make_app

QUERY = "/-/query" if is_next(Datasette) else ""
"""Where Datasette 1.0 takes queries, below a database's path."""
Ask = Callable[[str, str], httpx.Response]


@pytest.fixture
def ask(library_path: Path) -> Ask:
    """Asks the site of a bank with a method for a path, as it is."""
    app = make_app(library_path).app()

    def asked(method: str, path: str) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
                request = client.build_request(method, "/")
                request.url = request.url.copy_with(raw_path=path.encode())
                return await client.send(request)

        return asyncio.run(send())

    return asked


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "//host", 404),
        ("GET", "//host/", 404),
        ("GET", "/sok//x", 404),
        ("GET", "/.env", 404),
        ("GET", "/sok/", 302),
        ("GET", "/sok/x", 404),
        ("GET", "/data/nothing", 404),
        ("GET", "/data/measures/nothing", 404),
        ("GET", f"/data{QUERY}?sql=drop+table+x", 400),
        ("GET", "/%00", 404),
        ("GET", "/atgard/%ff", 404),
        ("TRACE", "/", 405),
        ("POST", "/", 405),
        ("POST", "/sok", 405),
        ("PUT", "/data/measures", 405),
        ("DELETE", "/atgard/x/ratta", 405),
        ("FOO", "/sok", 405),
    ],
)
def test_odd_requests_are_answered(
    ask: Ask, capfd: pytest.CaptureFixture[str], method: str, path: str, status: int
) -> None:
    """The page is in Swedish, tells the methods there are, and neither output holds a traceback."""
    answer = ask(method, path)
    written = "".join(capfd.readouterr())
    assert (answer.status_code, "Traceback" in written, "│" in written) == (status, False, False)
    assert status == 302 or 'lang="sv"' in answer.text
    assert (answer.headers.get("allow", "") != "") == (status == 405)
