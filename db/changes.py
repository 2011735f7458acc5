"""The changes that a document brings: measures that are new in their region, go on, or have ended."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from atgardsbanken.db import archive, versions

COLUMNS = "m.id, m.title, coalesce(r.name, '') AS region_name, m.year"
TABLES = "measures m JOIN documents d ON d.id = m.document LEFT JOIN regions r ON r.code = m.region"

OURS = f"""
    SELECT {COLUMNS}, EXISTS (SELECT 1 FROM continuations c WHERE c.later = m.id) AS goes_on
    FROM {TABLES} WHERE d.id = :document ORDER BY m.region, m.page, m.top, m.x0, m.id
"""  # noqa: S608 (constants only)

ENDED = f"""
    WITH this AS (SELECT * FROM documents WHERE id = :document),
    ours AS (SELECT DISTINCT region FROM measures WHERE document = :document),
    before AS (
        SELECT d.* FROM documents d JOIN this ON d.kind = this.kind AND d.year < this.year AND d.region IS this.region
        WHERE d.copy_of IS NULL AND (this.region IS NOT NULL OR d.publisher = this.publisher)
    )
    SELECT {COLUMNS} FROM {TABLES} JOIN ours ON ours.region = m.region
    WHERE d.id IN (SELECT id FROM before WHERE year = (SELECT max(year) FROM before))
    AND NOT EXISTS (SELECT 1 FROM continuations c WHERE c.earlier = m.id)
    ORDER BY m.region, m.page, m.top, m.x0, m.id
"""  # noqa: S608 (constants only)


@dataclass(frozen=True, slots=True)
class ChangedMeasure:
    """A measure that is new, goes on or has ended."""

    id: str
    title: str
    region_name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Replaced:
    """An earlier version of a document: the count of measures that stayed, the titles of new ones and of those gone."""

    id: str
    title: str
    stayed: int
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of a document against the latest earlier one of its series.

    A series is the documents of one kind about one region, or of one publisher about all of them.
    """

    new: tuple[ChangedMeasure, ...]
    goes_on: tuple[ChangedMeasure, ...]
    ended: tuple[ChangedMeasure, ...]


def changes(connection: sqlite3.Connection, document: str) -> Changes:
    """Compare a document with the one before it in its series; what that had and this lacks has ended."""
    ours = connection.execute(OURS, {"document": document}).fetchall()
    ended = connection.execute(ENDED, {"document": document}).fetchall()
    return Changes(
        tuple(_changed_measure(row) for row in ours if not row["goes_on"]),
        tuple(_changed_measure(row) for row in ours if row["goes_on"]),
        tuple(map(_changed_measure, ended)),
    )


def replaced(connection: sqlite3.Connection, document: str) -> tuple[Replaced, ...]:
    """Compare a document with the versions that it replaces."""
    ours = {measure.id: measure.title for measure in archive.measures_of(connection, document)}
    moved = dict(connection.execute("SELECT old, new FROM moved_measures").fetchall())
    found = []
    for each in versions.set_aside(connection):
        if each.replaced_by == document:
            theirs = {measure.id: measure.title for measure in archive.measures_of(connection, each.id)}
            theirs = {moved.get(key, key): title for key, title in theirs.items()}
            new = tuple(title for key, title in ours.items() if key not in theirs)
            gone = tuple(title for key, title in theirs.items() if key not in ours)
            found.append(Replaced(each.id, each.title, len(ours.keys() & theirs.keys()), new, gone))
    return tuple(found)


def _changed_measure(row: sqlite3.Row) -> ChangedMeasure:
    return ChangedMeasure(row["id"], row["title"], row["region_name"], row["year"])
