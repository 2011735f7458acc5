"""What was read of each document: written once, never changed, and the source of all that is shown of it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import cast

import msgspec

from atgardsbanken.corpus.records import Measure
from atgardsbanken.db.rows import measure_of, to_json
from atgardsbanken.db.sql import TableRow

Content = dict[str, list[TableRow]]
"""The rows of a document as they were read, by table."""

TABLES = ("pages", "passages", "measures", "suggestions", "figures", "repairs", "failures", "load_documents")
"""The tables with rows of a document, in an order that foreign keys allow."""
FACTS = "SELECT facts FROM readings WHERE id = ?"
PACKING_LEVEL = 3
"""zlib's level (1-9): the next ones take twice as long and save a twentieth."""


def put(connection: sqlite3.Connection, facts: TableRow, content: Content) -> None:
    """Keep what was read of a document in place of what was read before; `facts` is its row of `documents`."""
    forget(connection, str(facts["id"]))
    packed = zlib.compress(msgspec.msgpack.encode(content), PACKING_LEVEL)
    connection.execute("INSERT INTO readings VALUES (?, ?, ?)", [facts["id"], to_json(facts), packed])


def forget(connection: sqlite3.Connection, document: str) -> None:
    """Delete what was read of a document, with its pictures."""
    connection.execute("DELETE FROM readings WHERE id = ?", [document])


def facts_of(connection: sqlite3.Connection, document: str) -> TableRow | None:
    """Read the row of `documents` as it was read; None where nothing was."""
    row = connection.execute(FACTS, [document]).fetchone()
    return cast("TableRow", json.loads(row[0])) if row else None


def content_of(connection: sqlite3.Connection, document: str) -> Content:
    """Read all other rows of a document as they were read; nothing where none has this id."""
    row = connection.execute("SELECT content FROM readings WHERE id = ?", [document]).fetchone()
    return cast("Content", msgspec.msgpack.decode(zlib.decompress(row[0]))) if row else {}


def measures_of(connection: sqlite3.Connection, document: str) -> list[Measure]:
    """Read the measures of a document as they were read, in the order of their ids."""
    return measures_in(content_of(connection, document))


def measures_in(content: Content) -> list[Measure]:
    """Return the measures among the rows of a document, in the order of their ids."""
    return [measure_of(row) for row in sorted(content.get("measures", ()), key=lambda row: str(row["id"]))]


def text_in(content: Content) -> str:
    """Return the text of a document, page after page."""
    pages = sorted(content.get("pages", ()), key=lambda page: cast("int", page["number"]))
    return "\n".join(str(page["text"]) for page in pages)
