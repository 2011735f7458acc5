"""The bank's versions: what is made, brought up, and refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from atgardsbanken.db import schema
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import DatabaseError, FileMissingError, NewerDatabaseError

PROMISED = {
    "documents": "id name title publisher region year kind pages sha256 source_url status copy_of",
    "pages": "document number width height route quality raw_text text",
    "passages": "id document page kind section text raw_text x0 top x1 bottom",
    "measures": "id document region year title description result responsible status deadline section area area_source "
    "area_confidence second_area theme page x0 top x1 bottom raw_title text_confidence",
    "areas": "code name",
    "regions": "code name",
    "themes": "id label",
    "continuations": "earlier later score",
    "figures": "document page table_title region indicator year value unit",
    "repairs": "document page line start before after rule confidence",
    "corrections": "measure field value note by at",
    "loads": "version",
    "failures": "reason",
}


@pytest.mark.parametrize(("table", "columns"), PROMISED.items())
def test_tables_keep_the_promised_columns(bank: Bank, table: str, columns: str) -> None:
    """Other programs read these names: none may go missing."""
    present = {row["name"] for row in bank.connection.execute(f"PRAGMA table_info({table})")}
    assert set(columns.split()) <= present


def test_newer_database_is_refused(tmp_path: Path) -> None:
    """A bank of a later version is neither read nor changed."""
    path = tmp_path / "bank.db"
    with Bank.open(path, create=True) as bank:
        bank.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerDatabaseError):
        Bank.open(path)
    with pytest.raises(NewerDatabaseError):
        open_for_reading(path)


def test_database_of_something_else_is_refused(tmp_path: Path) -> None:
    """Nothing is written into a database that is no bank."""
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(DatabaseError, match="not an åtgärdsbank"):
        Bank.open(path)


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file named as the bank is told apart in one line."""
    path = tmp_path / "notes.db"
    path.write_text("no database " * 100)
    with pytest.raises(DatabaseError, match="it is no database"):
        Bank.open(path)


def test_missing_database_is_named(tmp_path: Path) -> None:
    """Opening what is not there says what to do and makes no file."""
    with pytest.raises(FileMissingError, match="build one with"):
        Bank.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_new_bank_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stops the making of a bank half-way leaves no file that would pass for one."""

    def stop(_connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("atgardsbanken.db.reference.fill", stop)
    with pytest.raises(KeyboardInterrupt):
        Bank.open(tmp_path / "bank.db", create=True)
    assert list(tmp_path.iterdir()) == []


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    """A bank of the present version is left byte for byte as it is."""
    path = tmp_path / "bank.db"
    Bank.open(path, create=True).close()
    before = path.read_bytes()
    Bank.open(path).close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(len(schema.migrations())))
def test_every_earlier_version_is_brought_up(tmp_path: Path, version: int) -> None:
    """A bank of any earlier version has the present tables when it is opened."""
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    for script in schema.migrations()[:version]:
        old.executescript(script)
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.execute(f"PRAGMA user_version = {version}")
    old.close()
    with Bank.open(path) as bank:
        assert schema.version(bank.connection) == len(schema.migrations())
        bank.finish()
        bank.check()


def test_statements_are_split_where_they_end() -> None:
    """A semicolon in a string or comment ends no statement."""
    script = "-- a; b\nCREATE TABLE a (b TEXT DEFAULT ';');\nSELECT 1;\n"
    assert [s.strip() for s in schema.statements(script)] == [
        "-- a; b\nCREATE TABLE a (b TEXT DEFAULT ';');",
        "SELECT 1;",
    ]
