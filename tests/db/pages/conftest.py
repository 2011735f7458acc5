"""The small library as a bank that is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from library import site_bank

from atgardsbanken.db.connection import open_for_reading

AREAS = ["it", "kompetens", "forsorjning"]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A connection to the small library of the site's tests."""
    path: Path = site_bank(tmp_path_factory.mktemp("pages") / "bank.db")
    connection = open_for_reading(path)
    yield connection
    connection.close()


@pytest.fixture
def plan(read: sqlite3.Connection) -> str:
    """The id of the plan."""
    return str(read.execute("SELECT id FROM documents WHERE name = 'plan.pdf'").fetchone()[0])
