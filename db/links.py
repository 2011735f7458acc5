"""Themes and continuations in the bank: only rows that differ are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from atgardsbanken.corpus.records import Continuation, Theme
from atgardsbanken.db.series import OF_SERIES
from atgardsbanken.db.shown import MEASURES
from atgardsbanken.db.sql import pick

Link = tuple[str, str, float]
"""The earlier and the later measure of a continuation, and its score."""
CONTINUATIONS = "SELECT earlier, later, score FROM continuations"
LINKABLES = f"""
    SELECT m.id, m.region, m.year, m.title FROM {MEASURES}
    WHERE (f.copy_of IS NULL OR m.id IN (SELECT key FROM temp.picked_measures))
"""  # noqa: S608 (constants)
MEASURES_OF = f"""
    SELECT id FROM measures
    WHERE document IN ({OF_SERIES} UNION SELECT key FROM temp.picked_documents
        UNION SELECT id FROM documents WHERE copy_of IN (SELECT key FROM temp.picked_documents))
"""  # noqa: S608 (constants)
TOUCHED = """
    SELECT key FROM touched WHERE kind = 'link'
    UNION SELECT d.copy_of FROM touched t JOIN documents d ON d.id = t.key
    WHERE t.kind = 'link' AND d.copy_of IS NOT NULL
"""
SCORE_DECIMALS = 4
"""Decimals of a continuation's score."""


class LinkedMeasure(NamedTuple):
    """What links a measure: much less than a measure, since all of a bank's are read together."""

    id: str
    region: str | None
    year: int | None
    title: str


def store_themes(connection: sqlite3.Connection, themes: Iterable[Theme]) -> None:
    """Store themes in place of all earlier ones."""
    now = list(themes)
    before = dict(connection.execute("SELECT id, theme FROM measures WHERE theme IS NOT NULL").fetchall())
    labels = dict(connection.execute("SELECT id, label FROM themes").fetchall())
    after = {member: theme.id for theme in now for member in theme.members}
    named = {theme.id: theme.label for theme in now}
    store = "INSERT INTO themes VALUES (?, ?) ON CONFLICT DO UPDATE SET label = excluded.label"
    connection.executemany(store, sorted(named.items() - labels.items()))
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    connection.executemany("UPDATE measures SET theme = ? WHERE id = ?", [(after.get(key), key) for key in changed])
    connection.executemany("DELETE FROM themes WHERE id = ?", [[key] for key in sorted(labels.keys() - named.keys())])


def store_continuations(
    connection: sqlite3.Connection, links: Iterable[Continuation], before: Collection[Link]
) -> None:
    """Store continuations in place of those (earlier, later, score) that there were until now."""
    after = {(link.earlier, link.later, round(link.score, SCORE_DECIMALS)) for link in links}
    gone = [[earlier, later] for earlier, later, _ in sorted({*before} - after)]
    connection.executemany("DELETE FROM continuations WHERE earlier = ? AND later = ?", gone)
    connection.executemany("INSERT INTO continuations VALUES (?, ?, ?)", sorted(after - {*before}))


def continuations(connection: sqlite3.Connection, series: Collection[str] | None, of: Collection[str]) -> set[Link]:
    """Read continuations with their scores: all, or those of the measures of some series and of the documents `of`."""
    pick(connection, "picked_series", series or ())
    pick(connection, "picked_documents", of)
    which = [""] if series is None else [f"WHERE {column} IN ({MEASURES_OF})" for column in ("earlier", "later")]
    found = (connection.execute(f"{CONTINUATIONS} {condition}").fetchall() for condition in which)
    return {(row[0], row[1], row[2]) for rows in found for row in rows}


def linkables(
    connection: sqlite3.Connection, own: Collection[str], series: Collection[str] | None = None
) -> list[LinkedMeasure]:
    """Read what links measures, in the order of their ids, each of a document's once: all, or those of some series.

    `own` are the measures that only copies hold.
    """
    pick(connection, "picked_measures", own)
    pick(connection, "picked_series", series or ())
    condition = "" if series is None else f"AND m.document IN ({OF_SERIES})"
    return [LinkedMeasure(*row) for row in connection.execute(f"{LINKABLES} {condition} ORDER BY m.id")]


def touched(connection: sqlite3.Connection) -> set[str]:
    """Read which documents came, went, or have measures that are called otherwise, since links were last made.

    With a copy its best form is touched, in whose series the copy's own measures are.
    """
    return {row[0] for row in connection.execute(TOUCHED)}


def forget_touched(connection: sqlite3.Connection) -> None:
    """Note that links are up to date, in the caller's transaction."""
    connection.execute("DELETE FROM touched WHERE kind = 'link'")
