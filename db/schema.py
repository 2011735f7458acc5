"""The bank's versions: numbered SQL files that bring a database of any earlier version to the present one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from atgardsbanken.db import carry_over
from atgardsbanken.extract.errors import DatabaseError, NewerDatabaseError

APPLICATION_ID = 0x41746762
"""Marks an SQLite file as a bank ("Atgb")."""


def migrations() -> tuple[str, ...]:
    """Read the SQL of each version, the first one first; a file that has shipped is never edited."""
    folder = files("atgardsbanken.db").joinpath("migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def version(connection: sqlite3.Connection) -> int:
    """Read the database's version, 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check(connection: sqlite3.Connection) -> None:
    """Make sure that this is a bank of the present version.

    Raises:
        NewerDatabaseError: a later version of this program wrote it.
        DatabaseError: it is no bank, or one of an earlier version.
    """
    _check_kind(connection)
    if version(connection) < len(migrations()):
        raise DatabaseError("The database is empty or of an earlier version; run `atgardsbanken upgrade` on it once")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty database or an earlier bank to the present version, in the caller's transaction.

    Raises:
        NewerDatabaseError: a later version of this program wrote it.
        DatabaseError: it is a database of something else.
    """
    _check_kind(connection)
    steps = migrations()
    for number in range(version(connection) + 1, len(steps) + 1):
        for statement in statements(steps[number - 1]):
            connection.execute(statement)
        if number == carry_over.VERSION:
            carry_over.fill_readings(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")


def statements(script: str) -> Iterator[str]:
    """Divide an SQL script into its statements: `executescript` would commit the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _check_kind(connection: sqlite3.Connection) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if mark != APPLICATION_ID and not empty:
        raise DatabaseError("The file is a database, but not an åtgärdsbank; name another file")
    if version(connection) > len(migrations()):
        raise NewerDatabaseError("The database was written by a newer version; update the program to read it")
