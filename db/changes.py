"""The changes that a document brings: measures that are new in their region, go on, or have ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.series import compare
from atgardsbanken.db import readings, series, versions
from atgardsbanken.db.pages.items import Item, items
from atgardsbanken.db.series import IssueDocument, wanted_of
from atgardsbanken.db.shown import COUNTS, FILES
from atgardsbanken.db.sql import marks

AS_PRINTED = "m.region, m.document, m.page, m.top, m.x0, m.id"
"""The order of measures within a comparison: region by region as they are printed."""


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
    regions = {item.region for item in ours.values()}
    theirs = _measures(connection, [each.id for each in earlier])
    theirs = {key: item for key, item in theirs.items() if item.region in regions}
    links = series.links_back(connection, earlier[0].series) if earlier else {}
    found = compare(wanted_of(theirs), wanted_of(ours), links)
    return Changes(
        tuple(_changed_measure(ours[key]) for key in found.new),
        tuple(_changed_measure(item) for key, item in ours.items() if key in found.goes_on),
        tuple(_changed_measure(theirs[key]) for key in found.ended),
        tuple(earlier),
    )


def _measures(connection: sqlite3.Connection, documents: Sequence[str]) -> dict[str, Item]:
    """Read the measures of documents by their ids, in the order in which they are printed."""
    files = FILES.format(of=f"d.id IN ({marks(documents)})")
    found = items(connection, f"m.document IN ({files}) AND {COUNTS}", documents, order=AS_PRINTED)
    return {item.id: item for item in found}


def _changed_measure(item: Item) -> ChangedMeasure:
    return ChangedMeasure(item.id, item.title, item.region_name, item.year)


def replaced(connection: sqlite3.Connection, document: str) -> tuple[Replaced, ...]:
    """Compare a document with the versions that it replaces."""
    ours = _measures(connection, [document])
    names = versions.names(connection)
    found = []
    for each in versions.set_aside(connection):
        if each.replaced_by == document:
            known = names.get(each.id, {})
            theirs = {known.get(m.id, m.id): m for m in readings.measures_of(connection, each.id)}
            told = compare(wanted_of(theirs), wanted_of(ours), {})
            new, gone = (ours[key].title for key in told.new), (theirs[key].title for key in told.ended)
            found.append(Replaced(each.id, each.title, len(told.goes_on), tuple(new), tuple(gone)))
    return tuple(found)
