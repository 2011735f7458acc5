"""Versions of documents in the bank: which are shown, and the ids of their measures."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from atgardsbanken.corpus.records import Measure
from atgardsbanken.corpus.versions import Content, Edition, find_versions, match_measures
from atgardsbanken.db import readings
from atgardsbanken.db.rows import edition_of

Why = Literal["removed", "replaced"]
Names = dict[str, str]
"""The ids with which measures of a document were read, each with the id by which it is known."""


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """A document that is kept without being shown; `replaced_by` is the id of the version that took its place."""

    id: str
    name: str
    title: str
    why: Why
    replaced_by: str


def set_aside(connection: sqlite3.Connection) -> list[ArchivedDocument]:
    """Read the documents that are not shown, in the order of their titles."""
    query = "SELECT id, name, title, why, replaced_by FROM set_aside ORDER BY title, name, id"
    return [ArchivedDocument(*row) for row in connection.execute(query)]


def stated_replacements(connection: sqlite3.Connection) -> dict[str, str]:
    """Read what persons stated: the id of a newer document with that of the one it replaces, "" for none."""
    return dict(connection.execute("SELECT newer, older FROM replacements").fetchall())


def arrange(connection: sqlite3.Connection) -> dict[str, str]:
    """Find out anew which documents are shown and by which ids their measures are known; store both.

    Returns:
        The id of each document that is replaced, with that of the newest version.
    """
    editions = _editions(connection)
    replaced = find_versions(
        list(editions.values()), stated_replacements(connection), lambda key: _content(connection, key)
    )
    _store_set_aside(connection, replaced)
    connection.execute("DELETE FROM moved_measures")
    moved = ((old, new, key) for key, names in _names(connection, replaced, editions) for old, new in names.items())
    connection.executemany("INSERT INTO moved_measures (old, new, document) VALUES (?, ?, ?)", sorted(moved))
    return replaced


def names(connection: sqlite3.Connection) -> dict[str, Names]:
    """Read the ids by which measures of documents are known, where they are others than they were read with."""
    found: defaultdict[str, Names] = defaultdict(dict)
    for document, old, new in connection.execute("SELECT document, old, new FROM moved_measures ORDER BY old"):
        found[document][old] = new
    return dict(found)


def _store_set_aside(connection: sqlite3.Connection, replaced: Mapping[str, str]) -> None:
    """Store which documents are removed or replaced."""
    removed = (row[0] for row in connection.execute("SELECT document FROM removals"))
    away: dict[str, tuple[Why, str]] = dict.fromkeys(removed, ("removed", ""))
    away |= {key: ("replaced", newest) for key, newest in replaced.items()}
    connection.execute("DELETE FROM set_aside")
    for key, (why, newest) in sorted(away.items()):
        facts = readings.facts_of(connection, key)
        if facts:
            values = [key, facts["name"], facts["title"], why, newest]
            connection.execute("INSERT INTO set_aside VALUES (?, ?, ?, ?, ?)", values)


KEPT = "SELECT facts FROM readings WHERE id NOT IN (SELECT document FROM removals) ORDER BY id"


class _Facts(msgspec.Struct):
    """What an edition is made of, without the fingerprint, which is most of a document's facts and is seldom needed.

    A failed document has neither form nor metadata.
    """

    id: str
    title: str
    publisher: str
    region: str | None
    year: int | None
    kind: str
    first_load: int
    status: str
    form: str = ""
    metadata: str = ""


def _editions(connection: sqlite3.Connection) -> dict[str, Edition]:
    """Read the editions of all documents that are not removed, by their ids; sketches only where works are the same."""
    read = msgspec.json.Decoder(_Facts).decode
    every = [facts for row in connection.execute(KEPT) if (facts := read(row[0])).status != "failed"]
    editions = {facts.id: edition_of({**msgspec.structs.asdict(facts), "fingerprint": ""}) for facts in every}
    works = Counter(edition.work for edition in editions.values())
    several = [key for key, edition in editions.items() if works[edition.work] > 1]
    return editions | {key: edition_of(row) for key in several if (row := readings.facts_of(connection, key))}


def _content(connection: sqlite3.Connection, key: str) -> Content:
    content = readings.content_of(connection, key)
    return Content(readings.text_in(content), readings.measures_in(content))


def _names(
    connection: sqlite3.Connection, replaced: Mapping[str, str], editions: Mapping[str, Edition]
) -> Iterator[tuple[str, Names]]:
    """Yield for each document of several versions the ids by which its measures are known: the first ones' own."""
    earlier: defaultdict[str, list[Edition]] = defaultdict(list)
    for old, newest in replaced.items():
        earlier[newest].append(editions[old])
    for newest, olds in sorted(earlier.items()):
        known: dict[str, Measure] = {}
        in_order = sorted(olds, key=lambda edition: (edition.created, edition.load, edition.id))
        for document in (*(old.id for old in in_order), newest):
            measures = readings.measures_of(connection, document)
            kept = match_measures(known, measures)
            known |= {kept.get(measure.id, measure.id): measure for measure in measures}
            yield document, kept
