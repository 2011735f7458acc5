"""The changes that a document brings: measures that are new in their region, go on, or have ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.records import Measure
from atgardsbanken.corpus.series import Wanted, compare, wanted
from atgardsbanken.db import archive, series, versions
from atgardsbanken.db.owners import OWNER_NAME
from atgardsbanken.db.series import IssueDocument
from atgardsbanken.db.sql import marks

MEASURES = f"""
    SELECT m.id, m.title, {OWNER_NAME} AS region_name, m.year
    FROM measures m JOIN documents d ON d.id = m.document LEFT JOIN regions r ON r.code = m.region
    WHERE m.document IN ({{}}) ORDER BY m.region, m.page, m.top, m.x0, m.id
"""  # noqa: S608 (a constant)


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
    """The changes of a document against the issue before it in its series.

    `compared_with` are that issue's documents; without one all measures are new, and nothing can have ended.
    """

    new: tuple[ChangedMeasure, ...]
    goes_on: tuple[ChangedMeasure, ...]
    ended: tuple[ChangedMeasure, ...]
    compared_with: tuple[IssueDocument, ...] = ()


def changes(connection: sqlite3.Connection, document: str) -> Changes:
    """Compare a document with the one before it in its series; what that had and this lacks has ended.

    Of a report on several regions only those are compared that this one tells of too.
    """
    earlier = series.compared_with(connection, document)
    ours = _measures(connection, [document])
    theirs = _measures(connection, [each.id for each in earlier])
    later = series.wanted_of(connection, [document])
    regions = {region for region, _ in later.values()}
    before = series.wanted_of(connection, [each.id for each in earlier])
    before = {key: each for key, each in before.items() if each[0] in regions}
    links = series.links_back(connection, earlier[0].series) if earlier else {}
    found = compare(before, later, links)
    return Changes(
        tuple(ours[key] for key in found.new),
        tuple(ours[key] for key in later if key in found.goes_on),
        tuple(theirs[key] for key in found.ended),
        tuple(earlier),
    )


def _measures(connection: sqlite3.Connection, documents: Sequence[str]) -> dict[str, ChangedMeasure]:
    """Read the measures of documents by their ids, in the order in which they are printed."""
    rows = connection.execute(MEASURES.format(marks(documents)), documents)
    return {row["id"]: ChangedMeasure(row["id"], row["title"], row["region_name"], row["year"]) for row in rows}


def replaced(connection: sqlite3.Connection, document: str) -> tuple[Replaced, ...]:
    """Compare a document with the versions that it replaces."""
    ours = {measure.id: measure for measure in archive.measures_of(connection, document)}
    moved = dict(connection.execute("SELECT old, new FROM moved_measures").fetchall())
    found = []
    for each in versions.set_aside(connection):
        if each.replaced_by == document:
            measures = archive.measures_of(connection, each.id)
            theirs = {moved.get(measure.id, measure.id): measure for measure in measures}
            told = compare(_wanted(theirs), _wanted(ours), {})
            new, gone = (ours[key].title for key in told.new), (theirs[key].title for key in told.ended)
            found.append(Replaced(each.id, each.title, len(told.goes_on), tuple(new), tuple(gone)))
    return tuple(found)


def _wanted(measures: Mapping[str, Measure]) -> dict[str, Wanted]:
    return {key: wanted(measure.region, measure.title) for key, measure in measures.items()}
