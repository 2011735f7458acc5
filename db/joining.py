"""Takes over what another bank read and what people said there; all else of a bank is derived from these two."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from atgardsbanken.db import readings
from atgardsbanken.db.sql import TableRow, insert

SAID = {"corrections": ("said_of", "field"), "replacements": ("newer",), "removals": ("document",)}
"""The tables of what people said, with their keys: of each key one thing at most is said."""
UNREAD = "SELECT * FROM failures WHERE document IS NULL ORDER BY name"
"""Files of which no byte could be read."""
Loads = Mapping[int, int]
"""The numbers of another bank's loads, each with its number here."""


def take_over(connection: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Take over what was read and said in another bank of the same version, in the caller's transaction.

    Of a document that both banks hold, what was read here stays; of two corrections of one field the later one counts.
    """
    loads = _take_loads(connection, other)
    held = {row[0] for row in connection.execute("SELECT id FROM readings")}
    for (document,) in other.execute("SELECT id FROM readings ORDER BY id").fetchall():
        if document not in held:
            _take_reading(connection, other, document, loads)
    for table in SAID:
        _take_said(connection, other, table)
    failed = {row[0] for row in connection.execute("SELECT name FROM failures WHERE document IS NULL")}
    insert(connection, "failures", (row for row in _rows(other, UNREAD) if row["name"] not in failed))


def _take_loads(connection: sqlite3.Connection, other: sqlite3.Connection) -> Loads:
    """Take over the loads, with numbers that are free here."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM loads").fetchone()[0]
    rows = list(_rows(other, "SELECT * FROM loads ORDER BY id"))
    numbers = {int(str(row["id"])): last + place for place, row in enumerate(rows, start=1)}
    insert(connection, "loads", ({**row, "id": numbers[int(str(row["id"]))]} for row in rows))
    return numbers


def _take_reading(connection: sqlite3.Connection, other: sqlite3.Connection, document: str, loads: Loads) -> None:
    """Take over what was read of a document, with its pictures."""
    facts, content = readings.facts_of(other, document) or {}, readings.content_of(other, document)
    first_load = loads.get(int(str(facts["first_load"])), 0)
    loaded = [{**row, "load": loads[int(str(row["load"]))]} for row in content.get("load_documents", ())]
    readings.put(connection, {**facts, "first_load": first_load}, {**content, "load_documents": loaded})
    pictures = "SELECT * FROM readings_pictures WHERE document = ? ORDER BY page"
    insert(connection, "readings_pictures", _rows(other, pictures, document))


def _take_said(connection: sqlite3.Connection, other: sqlite3.Connection, table: str) -> None:
    """Take over what people said, where nothing later was said of the same here."""
    query = f"SELECT * FROM {table} ORDER BY {', '.join(SAID[table])}"  # noqa: S608 (names of the schema)
    held = {_key(table, row): str(row.get("at", "")) for row in _rows(connection, query)}
    for row in _rows(other, query):
        key = _key(table, row)
        if key not in held or str(row.get("at", "")) > held[key]:
            columns, values = ", ".join(row), ", ".join("?" * len(row))
            put = f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({values})"  # noqa: S608 (names of columns)
            connection.execute(put, [*row.values()])


def _key(table: str, row: TableRow) -> tuple[object, ...]:
    return tuple(row[name] for name in SAID[table])


def _rows(connection: sqlite3.Connection, query: str, *parameters: str) -> Iterator[TableRow]:
    """Yield the rows that answer a query."""
    for row in connection.execute(query, parameters):
        yield dict(row)
