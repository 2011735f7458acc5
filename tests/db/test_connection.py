"""Connections: read-only where that is asked, and errors that say what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from atgardsbanken.db.connection import CAUSES, connect, explained, open_for_reading
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import DatabaseError, FileMissingError


def test_reading_writes_nothing(small_bank: Bank) -> None:
    """A connection for reading refuses to write."""
    connection = open_for_reading(small_bank.path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM measures")
    connection.close()


def test_missing_file_is_named(tmp_path: Path) -> None:
    """What is not there is not made by looking at it."""
    with pytest.raises(FileMissingError, match=r"none\.db: there is no such database"):
        connect(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_empty_file_is_no_bank(tmp_path: Path) -> None:
    """A file without tables has to be built first."""
    (tmp_path / "empty.db").touch()
    with pytest.raises(DatabaseError, match="run `atgardsbanken upgrade`"):
        open_for_reading(tmp_path / "empty.db")


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A bank can't be made in a folder that is missing."""
    with pytest.raises(DatabaseError, match="there is no such folder; make it"):
        Bank.open(tmp_path / "no" / "bank.db", create=True)


@pytest.mark.parametrize(("words", "advice"), CAUSES.items())
def test_causes_are_told_apart(words: str, advice: str) -> None:
    """Each of SQLite's complaints becomes a line that names the file and what to do."""
    with pytest.raises(DatabaseError, match=r"^bank\.db: ") as caught, explained(Path("bank.db")):
        raise sqlite3.OperationalError(f"database or disk is {words}")
    assert advice in str(caught.value)


def test_foreign_keys_are_on(small_bank: Bank) -> None:
    """A row that points at nothing is refused on every connection."""
    assert small_bank.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_name_with_odd_signs_is_a_name(tmp_path: Path) -> None:
    """A question mark or a space in a file's name is part of the name."""
    with Bank.open(tmp_path / "min bank? 100 %.db", create=True) as bank:
        bank.check()
    assert (tmp_path / "min bank? 100 %.db").is_file()
