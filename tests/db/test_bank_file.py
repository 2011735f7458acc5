"""A bank's file: made whole, opened at the present version, written in transactions."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from atgardsbanken.db.bank_file import BankFile
from atgardsbanken.db.schema import migrations, version
from atgardsbanken.extract.errors import DatabaseError, FileMissingError

MARK = "INSERT INTO settings VALUES (?, '')"


def settings(bank: BankFile) -> set[str]:
    """The names of the settings that a test wrote."""
    names = {row[0] for row in bank.connection.execute("SELECT name FROM settings")}
    return names - {"search_index"}


@pytest.fixture
def file(tmp_path: Path) -> BankFile:
    """An empty bank."""
    return BankFile.open(tmp_path / "bank.db", create=True)


def test_bank_is_made_only_where_that_is_asked(tmp_path: Path) -> None:
    """Without `create` a bank that is not there is an error, and no file is left."""
    path = tmp_path / "bank.db"
    with pytest.raises(FileMissingError, match="there is no such database"):
        BankFile.open(path)
    assert list(tmp_path.iterdir()) == []
    with BankFile.open(path, create=True) as bank:
        assert version(bank.connection) == len(migrations())
        assert bank.connection.execute("SELECT count(*) FROM regions").fetchone()[0] == 21
    assert [each.name for each in tmp_path.iterdir()] == ["bank.db"]


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A bank cannot be made where there is no folder."""
    with pytest.raises(DatabaseError, match="there is no such folder; make it"):
        BankFile.open(tmp_path / "none" / "bank.db", create=True)


def test_transaction_is_all_or_nothing(file: BankFile) -> None:
    """What fails inside leaves nothing of the transaction."""
    with pytest.raises(ZeroDivisionError), file.transaction():
        file.connection.execute(MARK, ["a"])
        raise ZeroDivisionError
    assert (settings(file), file.connection.in_transaction) == (set(), False)


def test_part_of_a_transaction_may_fail_alone(file: BankFile) -> None:
    """A transaction inside another is undone alone; the rest is written."""
    with file.transaction():
        file.connection.execute(MARK, ["kept"])
        with pytest.raises(ZeroDivisionError), file.transaction():
            file.connection.execute(MARK, ["undone"])
            raise ZeroDivisionError
    assert settings(file) == {"kept"}


def test_error_of_sqlite_is_told_in_words(file: BankFile) -> None:
    """A statement that fails inside a transaction names the file."""
    with pytest.raises(DatabaseError, match=r"bank\.db: SQLite says: "), file.transaction():
        file.connection.execute("INSERT INTO settings VALUES ('a', NULL)")


def test_closed_bank_is_one_file(file: BankFile) -> None:
    """What was written is in the file itself, so that it can be copied alone."""
    with file.transaction():
        file.connection.execute(MARK, ["kept"])
    file.close()
    copy = file.path.with_name("copy.db")
    copy.write_bytes(file.path.read_bytes())
    with BankFile.open(copy) as other:
        assert settings(other) == {"kept"}


def test_dangling_row_is_damage(file: BankFile) -> None:
    """A row that points at nothing is found by the check."""
    file.check()
    other = sqlite3.connect(file.path)
    other.execute("INSERT INTO readings_pictures VALUES ('none', 1, x'00')")
    other.commit()
    other.close()
    with pytest.raises(DatabaseError, match="the database is damaged"):
        file.check()
