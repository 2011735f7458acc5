"""A bank takes what has been read in batches: each is seen whole, and all together give the bank of a single one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import run
from plans import library, problems

from atgardsbanken.loading import build
from atgardsbanken.loading.progress import Lines

TABLES = {
    "documents": "name, title, region, year, status, copy_of, first_load",
    "measures": "id, document, title, area, theme",
    "themes": "id, label",
    "continuations": "earlier, later, score",
    "loads": "id, loaded, unchanged, failed, measures",
    "failures": "name, error",
}


def content(bank: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a bank says, table by table, whatever the order in which it was written."""
    with sqlite3.connect(bank) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in TABLES.items()
        }


def test_batches_give_the_same_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored file by file, the bank grows by whole documents, and ends as one that was stored at once."""
    files = library(tmp_path / "library", regions=2, years=2)
    (tmp_path / "library" / "bad.pdf").write_bytes(b"no pdf")
    words = [tmp_path / "library", "--workers", "1", "--no-pictures", "--db"]
    run("build", *words, tmp_path / "once.db")
    seen: list[tuple[int, int]] = []

    def look(_self: Lines, _message: str) -> None:
        with sqlite3.connect(tmp_path / "batches.db") as connection:
            documents = connection.execute("SELECT count(*) FROM documents WHERE status = 'ok'").fetchone()[0]
            found = connection.execute("SELECT count(DISTINCT document) FROM measures").fetchone()[0]
            seen.append((documents, found))

    monkeypatch.setattr(build, "BATCH_SECONDS", 0.0)
    monkeypatch.setattr(build, "BATCH_TIME_RATIO", 0.0)
    monkeypatch.setattr(Lines, "done", look)
    assert run("build", *words, tmp_path / "batches.db").exit_code == 9
    assert content(tmp_path / "batches.db") == content(tmp_path / "once.db")
    assert problems(tmp_path / "batches.db") == []
    assert (len(seen), seen[0], seen == sorted(seen)) == (len(files) + 1, (1, 1), True)
    assert seen[-1][0] == seen[-1][1] >= len(files) - 1
