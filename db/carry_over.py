"""Brings banks from before version 9 over: what was read of each document, taken from the tables of what is shown."""

from __future__ import annotations

import json
import sqlite3
import zlib

import msgspec

from atgardsbanken.db import readings
from atgardsbanken.db.derive import UNKNOWN
from atgardsbanken.db.readings import Content
from atgardsbanken.db.sql import TableRow, insert

VERSION = 9
"""The version of the bank that has readings."""
DERIVED = {"documents": ("copy_of", "series"), "measures": ("theme",)}
"""Columns that were never read."""
CORRECTED = """
    SELECT document FROM moved_measures WHERE document IN (SELECT id FROM documents)
    UNION SELECT m.document FROM as_read a JOIN measures m ON m.id = a.measure
"""


def fill_readings(connection: sqlite3.Connection) -> None:
    """Keep what was read of each document, shown or packed away, in the caller's transaction."""
    for row in connection.execute("SELECT id FROM documents ORDER BY id").fetchall():
        (facts,) = _rows(connection, "documents", "id", row[0])
        readings.put(connection, facts, _content(connection, row[0]))
    connection.execute("INSERT INTO readings_pictures SELECT document, page, webp FROM pictures_shown")
    for row in connection.execute("SELECT * FROM set_aside_packed ORDER BY id").fetchall():
        _unpack(connection, row)
    for (document,) in connection.execute(CORRECTED).fetchall():
        connection.execute("INSERT INTO derivations VALUES (?, ?)", [document, UNKNOWN])
    for table in ("pictures_shown", "set_aside_packed"):
        connection.execute(f"DROP TABLE {table}")


def _content(connection: sqlite3.Connection, document: str) -> Content:
    """Read the rows of a shown document, its measures as they were read."""
    content = {table: _rows(connection, table, "document", document) for table in readings.TABLES}
    suggested = {row["id"] for row in content["suggestions"]}
    query = "SELECT new, old FROM moved_measures WHERE document = ?"
    names = dict(connection.execute(query, [document]).fetchall())
    measures = [_as_read(connection, row) for row in content["measures"] if row["id"] not in suggested]
    return {**content, "measures": [{**row, "id": names.get(row["id"], row["id"])} for row in measures]}


def _as_read(connection: sqlite3.Connection, row: TableRow) -> TableRow:
    kept = connection.execute("SELECT columns FROM as_read WHERE measure = ?", [row["id"]]).fetchone()
    return {**row, **(json.loads(kept[0]) if kept else {})}


def _unpack(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Keep what was read of a document that was packed away, and whether a person removed it."""
    content: Content = msgspec.msgpack.decode(zlib.decompress(row["content"]))
    pictures = content.pop("pictures", [])
    content["measures"] = [{"confidence": 1.0, **each} for each in content.get("measures", [])]
    readings.put(connection, json.loads(row["facts"]), content)
    insert(connection, "readings_pictures", pictures)
    values = [row["id"], row["name"], row["title"], row["why"], row["replaced_by"]]
    connection.execute("INSERT INTO set_aside VALUES (?, ?, ?, ?, ?)", values)
    if row["why"] == "removed":
        connection.execute("INSERT INTO removals VALUES (?)", [row["id"]])


def _rows(connection: sqlite3.Connection, table: str, key: str, document: str) -> list[TableRow]:
    columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [name for name in columns if name not in DERIVED.get(table, ())]
    query = f"SELECT {', '.join(kept)} FROM {table} WHERE {key} = ? ORDER BY {', '.join(kept)}"  # noqa: S608
    return [dict(zip(kept, row, strict=True)) for row in connection.execute(query, [document])]
