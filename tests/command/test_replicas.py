"""Copies of a bank that are served side by side answer as one."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest
from library import site_bank
from served import served

PAGES = ("/", "/sok?q=service", "/tema", "/sok.json?q=service")
PROXIED = {"host": "atgarder.example.se"}
"""What a proxy passes on of the address that it was asked for."""


@pytest.mark.slow
def test_copies_give_the_same_pages_and_tags(tmp_path: Path) -> None:
    """A page that one process gave is known to the other: a proxy may ask either."""
    first = site_bank(tmp_path / "first.db")
    second = tmp_path / "elsewhere" / "second.db"
    second.parent.mkdir()
    shutil.copy(first, second)
    with served(first, "--immutable") as (one, _), served(second, "--immutable") as (other, _):
        for page in PAGES:
            here, there = (httpx.get(f"{address}{page}", headers=PROXIED) for address in (one, other))
            assert (here.status_code, here.content, here.headers["etag"]) == (200, there.content, there.headers["etag"])
            known = {**PROXIED, "if-none-match": here.headers["etag"]}
            assert httpx.get(f"{other}{page}", headers=known).status_code == 304
