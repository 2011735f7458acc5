"""Archived documents, which are kept but not shown: all their rows in one packed row of `set_aside`."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import Literal, cast

import msgspec
from sqlite_utils import Database

from atgardsbanken.corpus.records import Measure
from atgardsbanken.db.rows import measure_of
from atgardsbanken.db.sql import TableRow

Why = Literal["removed", "replaced"]
Content = dict[str, list[TableRow]]

TABLES = (
    "pages",
    "pictures",
    "passages",
    "measures",
    "suggestions",
    "figures",
    "repairs",
    "failures",
    "load_documents",
)
"""The tables with rows of a document, in an order that foreign keys allow."""
MADE_LATER = {"documents": ("copy_of", "series"), "measures": ("theme",)}
"""Columns that are not archived: they are computed from all documents together."""


def archive(connection: sqlite3.Connection, document: str, why: Why, *, replaced_by: str = "") -> None:
    """Move a document and all its rows from their tables to the archive, in the caller's transaction.

    Its measures must bear the ids that they were read with and say what was read.
    """
    (facts,) = _rows(connection, "documents", "id", document)
    content = {table: _rows(connection, table, "document", document) for table in TABLES}
    packed = zlib.compress(msgspec.msgpack.encode(content))
    said = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    values = [document, facts["name"], facts["title"], why, replaced_by, said, packed]
    connection.execute("INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute("DELETE FROM documents WHERE id = ?", [document])


def bring_back(connection: sqlite3.Connection, document: str) -> None:
    """Move an archived document and all its rows back to their tables, in the caller's transaction."""
    facts = connection.execute("SELECT facts FROM set_aside WHERE id = ?", [document]).fetchone()[0]
    _insert(connection, "documents", [json.loads(facts)])
    for table, rows in content(connection, document).items():
        _insert(connection, table, rows)
    forget(connection, document)


def forget(connection: sqlite3.Connection, document: str) -> None:
    """Delete a document from the archive."""
    connection.execute("DELETE FROM set_aside WHERE id = ?", [document])


def content(connection: sqlite3.Connection, document: str) -> Content:
    """Read all rows of an archived document, by their tables."""
    packed = connection.execute("SELECT content FROM set_aside WHERE id = ?", [document]).fetchone()[0]
    return cast("Content", msgspec.msgpack.decode(zlib.decompress(packed)))


def measures_of(connection: sqlite3.Connection, document: str) -> list[Measure]:
    """Read the measures of a document, shown or archived, in the order of their ids."""
    if _is_away(connection, document):
        return [measure_of({"theme": None, **row}) for row in content(connection, document)["measures"]]
    rows = connection.execute("SELECT * FROM measures WHERE document = ? ORDER BY id", [document])
    return [measure_of(row) for row in rows]


def text_of(connection: sqlite3.Connection, document: str) -> str:
    """Read the text of a document, shown or archived, page after page."""
    if _is_away(connection, document):
        return "\n".join(str(page["text"]) for page in content(connection, document)["pages"])
    rows = connection.execute("SELECT text FROM pages WHERE document = ? ORDER BY number", [document])
    return "\n".join(row["text"] for row in rows)


def rename(connection: sqlite3.Connection, names: Mapping[str, str]) -> None:
    """Change the ids of measures, in the caller's transaction; links and search rows of them are dropped."""
    for old, new in names.items():
        connection.execute("DELETE FROM continuations WHERE ? IN (earlier, later)", [old])
        connection.execute("DELETE FROM search_rows WHERE measure = ?", [old])
        connection.execute("UPDATE measures SET id = ? WHERE id = ?", [new, old])


def _is_away(connection: sqlite3.Connection, document: str) -> bool:
    return connection.execute("SELECT 1 FROM set_aside WHERE id = ?", [document]).fetchone() is not None


def _rows(connection: sqlite3.Connection, table: str, key: str, document: str) -> list[TableRow]:
    columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [name for name in columns if name not in MADE_LATER.get(table, ())]
    query = f"SELECT {', '.join(kept)} FROM {table} WHERE {key} = ? ORDER BY {', '.join(kept)}"  # noqa: S608
    return [dict(zip(kept, row, strict=True)) for row in connection.execute(query, [document])]


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[TableRow]) -> None:
    Database(connection).table(table).insert_all(rows)
