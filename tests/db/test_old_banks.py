"""Banks of every earlier version, with rows in them, are brought to the present one and lose nothing."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from command_line import run
from old_banks import read_back

from atgardsbanken.db import schema
from atgardsbanken.db.store import Bank

VERSIONS = Path(__file__).parent / "versions"
OLD = sorted(int(path.stem) for path in VERSIONS.glob("*.sql"))
KEPT = {
    "documents": "id, name, title, publisher, region, year, kind, pages, sha256, status, quality, sources",
    "pages": "document, number, route, quality, raw_text, text",
    "passages": "id, document, page, kind, section, text, x0, top",
    "measures": "id, document, region, year, title, status, area, area_source, theme, page, raw_title",
    "continuations": "earlier, later, score",
    "corrections": '"measure", field, value, "by", at',
    "failures": "name, page, document, error, reason",
    "loads": "id, started, finished, version, loaded, failed",
}
"""Tables and columns that every version had."""


def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """What every version can say."""
    queries = {table: f"SELECT {columns} FROM {table} ORDER BY {columns}" for table, columns in KEPT.items()}
    return {table: [tuple(row) for row in connection.execute(query)] for table, query in queries.items()}


def tables(connection: sqlite3.Connection) -> dict[str, str]:
    """The statements that made tables and indexes, blanks and quotes apart."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return {name: re.sub(r"--.*|[\s\"]+", "", sql) for name, sql in connection.execute(query)}


def test_every_released_version_is_kept() -> None:
    """There is a bank of each version but the present one."""
    assert list(range(1, len(schema.migrations()))) == OLD


@pytest.mark.parametrize("version", OLD)
def test_an_old_bank_says_what_it_said(tmp_path: Path, version: int) -> None:
    """Documents, measures, links, corrections and runs are kept; what is new is as in a new bank."""
    path = read_back(tmp_path / "old.db", VERSIONS / f"{version}.sql")
    with sqlite3.connect(path) as old:
        assert schema.version(old) == version
        before = rows(old)
    assert all(before.values())
    with Bank.open(path) as bank, Bank.open(tmp_path / "new.db", create=True) as new:
        assert (schema.version(bank.connection), rows(bank.connection)) == (len(schema.migrations()), before)
        assert tables(bank.connection) == tables(new.connection)
        bank.check()


@pytest.mark.parametrize("version", OLD)
def test_an_old_bank_can_be_used(tmp_path: Path, version: int) -> None:
    """It is searched, a document of it is removed and restored, and its correction still holds."""
    path = read_back(tmp_path / "old.db", VERSIONS / f"{version}.sql")
    Bank.open(path).close()
    assert "Vårdnära service" in run("search", path, "vårdnära").stdout
    for words in ("remove", "restore"):
        assert run(words, "gotland-handlingsplan-2018.txt", "--db", path).exit_code == 0
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT status FROM measures WHERE status <> ''").fetchall() == [("Klart",)]
