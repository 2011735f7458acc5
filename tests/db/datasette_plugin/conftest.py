"""The site of the small library, asked without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from library import site_bank

from atgardsbanken.db.site import make_app

Get = Callable[[str], httpx.Response]


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small library."""
    return site_bank(tmp_path_factory.mktemp("plugin") / "bank.db")


@pytest.fixture(scope="session")
def get(library_path: Path) -> Get:
    """Ask the site for a path."""
    app = make_app(library_path).app()

    async def ask(path: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(path)

    return lambda path: asyncio.run(ask(path))
