"""SQL that several modules share: the types of values and rows, lists of parameters, printed page numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sized

from sqlite_utils import Database

SqlValue = str | int | float | bytes | None
TableRow = dict[str, SqlValue]
"""A row that is written to a table, by its columns."""

PRINTED_PAGE = """
    coalesce((SELECT s.printed FROM pages s WHERE s.document = {row}.document AND s.number = {row}.page), '')
"""
"""The SQL expression for the page number that is printed where a `row` of measures or passages stands, "" for none."""


def marks(values: Sized) -> str:
    """Return a question mark for each value, for a list of parameters.

    >>> marks(["01", "12"])
    '?, ?'
    """
    return ", ".join("?" * len(values))


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[TableRow]) -> None:
    """Insert rows that have the same columns, in the caller's transaction."""
    Database(connection).table(table).insert_all(rows)


def update(connection: sqlite3.Connection, table: str, key: SqlValue, columns: TableRow) -> None:
    """Update columns of the row with this id, in the caller's transaction."""
    changes = ", ".join(f"{name} = ?" for name in columns)
    connection.execute(f"UPDATE {table} SET {changes} WHERE id = ?", [*columns.values(), key])  # noqa: S608


def pick(connection: sqlite3.Connection, name: str, keys: Collection[str]) -> None:
    """Write ids to a temporary table, for other statements to choose rows by."""
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(f"DELETE FROM temp.{name}")  # noqa: S608 (a constant)
    connection.executemany(f"INSERT INTO temp.{name} VALUES (?)", [[key] for key in sorted(keys)])  # noqa: S608
