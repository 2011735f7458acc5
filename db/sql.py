"""SQL that several modules share: the types of values and rows, and lists of parameters."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sized

SqlValue = str | int | float | bytes | None
TableRow = dict[str, SqlValue]
"""A row that is written to a table, by its columns."""


def marks(values: Sized) -> str:
    """Return a question mark for each value, for a list of parameters.

    >>> marks(["01", "12"])
    '?, ?'
    """
    return ", ".join("?" * len(values))


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[TableRow]) -> None:
    """Insert rows that have the same columns, in the caller's transaction."""
    every = list(rows)
    if every:
        columns = tuple(every[0])
        query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(columns)})"  # noqa: S608
        connection.executemany(query, [[row[column] for column in columns] for row in every])


def update(connection: sqlite3.Connection, table: str, key: SqlValue, columns: TableRow) -> None:
    """Update columns of the row with this id, in the caller's transaction."""
    changes = ", ".join(f"{name} = ?" for name in columns)
    connection.execute(f"UPDATE {table} SET {changes} WHERE id = ?", [*columns.values(), key])  # noqa: S608


def pick(connection: sqlite3.Connection, name: str, keys: Collection[str]) -> None:
    """Write ids to a temporary table, for other statements to choose rows by."""
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(f"DELETE FROM temp.{name}")  # noqa: S608 (a constant)
    connection.executemany(f"INSERT INTO temp.{name} VALUES (?)", [[key] for key in sorted(keys)])  # noqa: S608
