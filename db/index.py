"""The search index: built anew, in the order of ids, from the bank's own rows whenever they have changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple

from db.terms import prepare, vocabulary
from normalize.words import folded

ANALYSIS = "6"
"""The version of the analysis in `db.terms`; another one makes every index stale."""

SURE_TEXT = 0.9
"""Above this a title is held to read as printed."""
SURE_AREA = 0.7
"""Above this a predicted area is held to be right."""

MEASURES = """
    SELECT m.id, m.region, m.year, m.area, m.theme, m.status, d.kind, m.title,
        m.description, m.result, m.responsible,
        m.text_confidence >= ? AND (m.area_source <> 'predicted' OR m.area_confidence >= ?) AS sure
    FROM measures m JOIN documents d ON d.id = m.document
    WHERE d.copy_of IS NULL ORDER BY m.id
"""
BODY = ("description", "result", "responsible")
FACETS = ("id", "region", "year", "area", "theme", "status", "kind", "sure")
GROUPS = """
    INSERT INTO search_groups SELECT region, year, area, theme, status, kind, sure, count(*) FROM search_rows
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
"""
PASSAGES = """
    SELECT p.id, d.region, d.year, p.text FROM passages p JOIN documents d ON d.id = p.document
    WHERE d.copy_of IS NULL ORDER BY p.id
"""


def mark_stale(connection: sqlite3.Connection) -> None:
    """Remember that the index no longer agrees with the rows it is made from."""
    connection.execute("DELETE FROM settings WHERE name = 'search_index'")


def is_stale(connection: sqlite3.Connection) -> bool:
    """Whether the index must be built before the bank is searched."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'search_index'").fetchone()
    return row is None or row[0] != ANALYSIS


def build(connection: sqlite3.Connection) -> None:
    """Fill the tables of the search index from measures and passages, in the caller's transaction."""
    words: Counter[str] = Counter()
    for table in ("search_rows", "search_groups", "passage_rows", "vocabulary"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for table in ("measure_index", "passage_index"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    _index_measures(connection, words)
    _index_passages(connection)
    connection.execute(GROUPS)
    pairs = ((word, folded(word), count) for word, count in sorted(words.items()))
    connection.executemany("INSERT INTO vocabulary (word, folded, count) VALUES (?, ?, ?)", pairs)
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('search_index', ?)", [ANALYSIS])


def _index_measures(connection: sqlite3.Connection, words: Counter[str]) -> None:
    for number, row in enumerate(connection.execute(MEASURES, [SURE_TEXT, SURE_AREA]).fetchall(), start=1):
        title, body = row["title"], "\n".join(row[column] for column in BODY)
        words.update(vocabulary(f"{title}\n{body}"))
        _insert(connection, "search_rows", [number, *(row[column] for column in FACETS)])
        _insert_words(connection, "measure_index", number, [*astuple(prepare(title)), *astuple(prepare(body))])


def _index_passages(connection: sqlite3.Connection) -> None:
    for number, row in enumerate(connection.execute(PASSAGES).fetchall(), start=1):
        _insert(connection, "passage_rows", [number, row["id"], row["region"], row["year"]])
        _insert_words(connection, "passage_index", number, astuple(prepare(row["text"])))


def _insert(connection: sqlite3.Connection, table: str, values: Sequence[object]) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608


def _insert_words(connection: sqlite3.Connection, table: str, number: int, columns: Sequence[str]) -> None:
    names = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    places = ", ".join("?" * (len(columns) + 1))
    connection.execute(f"INSERT INTO {table} (rowid, {names}) VALUES ({places})", [number, *columns])  # noqa: S608
