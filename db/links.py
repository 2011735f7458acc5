"""Themes and continuations in the bank: only rows that differ are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping

from atgardsbanken.corpus.records import Continuation, Theme

SCORE_DECIMALS = 4
"""Decimals of a continuation's score."""


def store_themes(
    connection: sqlite3.Connection, themes: Iterable[Theme], before: Mapping[str, str], labels: Mapping[str, str]
) -> None:
    """Store themes in place of earlier ones.

    Args:
        connection: of the bank.
        themes: as they are now.
        before: the themes of measures until now, of all that may have another one or none.
        labels: the labels of themes until now, of all that may be gone.
    """
    now = list(themes)
    after = {member: theme.id for theme in now for member in theme.members}
    named = {theme.id: theme.label for theme in now}
    store = "INSERT INTO themes VALUES (?, ?) ON CONFLICT DO UPDATE SET label = excluded.label"
    connection.executemany(store, sorted(named.items() - labels.items()))
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    values = [(after.get(key), key) for key in changed]
    connection.executemany("UPDATE measures SET theme = ? WHERE id = ?", values)
    connection.executemany("DELETE FROM themes WHERE id = ?", [[key] for key in sorted(labels.keys() - named.keys())])


def store_continuations(
    connection: sqlite3.Connection, links: Iterable[Continuation], before: Collection[tuple[str, str, float]]
) -> None:
    """Store continuations in place of those (earlier, later, score) that there were until now."""
    after = {(link.earlier, link.later, round(link.score, SCORE_DECIMALS)) for link in links}
    gone = [[earlier, later] for earlier, later, _ in sorted({*before} - after)]
    connection.executemany("DELETE FROM continuations WHERE earlier = ? AND later = ?", gone)
    connection.executemany("INSERT INTO continuations VALUES (?, ?, ?)", sorted(after - {*before}))


def themes_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Read the themes of all measures that have one."""
    return dict(connection.execute("SELECT id, theme FROM measures WHERE theme IS NOT NULL").fetchall())


def labels_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Read the labels of all themes."""
    return dict(connection.execute("SELECT id, label FROM themes").fetchall())


def continuations(connection: sqlite3.Connection) -> set[tuple[str, str, float]]:
    """Read all continuations with their scores."""
    return {(row[0], row[1], row[2]) for row in connection.execute("SELECT earlier, later, score FROM continuations")}
