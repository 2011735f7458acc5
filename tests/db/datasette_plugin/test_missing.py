"""What is not there is said in Swedish, on a page that leads on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

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


@pytest.mark.parametrize("path", ["/-/versions.json", "/data.json", "/"])
def test_known_paths_pass(get: Get, path: str) -> None:
    """Datasette's own paths, those of the database and the site's are answered."""
    assert get(path).status_code == 200
