"""Asks a site without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
from datasette.app import Datasette

Get = Callable[[str], httpx.Response]


def asking(site: Datasette) -> Get:
    """Return what asks a site for a path."""
    app = site.app()

    async def ask(path: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(path)

    return lambda path: asyncio.run(ask(path))
