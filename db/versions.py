"""Versions of documents in the bank: which are shown, and the ids of their measures."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from atgardsbanken.corpus.records import Measure
from atgardsbanken.corpus.versions import Content, Edition, find_versions, match_measures
from atgardsbanken.db import archive, corrections
from atgardsbanken.db.rows import edition_of


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """An archived document; `replaced_by` is the id of the version that took its place."""

    id: str
    name: str
    title: str
    why: archive.Why
    replaced_by: str


def set_aside(connection: sqlite3.Connection) -> list[ArchivedDocument]:
    """Read the archived documents, in the order of their titles."""
    query = "SELECT id, name, title, why, replaced_by FROM set_aside ORDER BY title, name, id"
    return [ArchivedDocument(*row) for row in connection.execute(query)]


def stated_replacements(connection: sqlite3.Connection) -> dict[str, str]:
    """Read what persons stated: the id of a newer document with that of the one it replaces, "" for none."""
    return dict(connection.execute("SELECT newer, older FROM replacements").fetchall())


def revert_corrections(connection: sqlite3.Connection) -> None:
    """Bring all measures back to what was read, under the ids they were read with, in the caller's transaction."""
    corrections.revert(connection)
    shown = "SELECT new, old FROM moved_measures WHERE document IN (SELECT id FROM documents)"
    archive.rename(connection, dict(connection.execute(shown).fetchall()))
    connection.execute("DELETE FROM moved_measures")


def arrange(connection: sqlite3.Connection) -> dict[str, str]:
    """Show the newest version of each document, its measures under the ids of the versions before.

    Corrections must be laid over anew afterwards.

    Returns:
        The id of each document that is replaced, with that of the newest version.
    """
    revert_corrections(connection)
    editions = _editions(connection)
    replaced = find_versions(
        list(editions.values()), stated_replacements(connection), lambda key: _content(connection, key)
    )
    away = {each.id: each.replaced_by for each in set_aside(connection) if each.why == "replaced"}
    for key in sorted(away.keys() - replaced.keys()):
        archive.bring_back(connection, key)
    for key, newest in sorted(replaced.items()):
        if key in away:
            connection.execute("UPDATE set_aside SET replaced_by = ? WHERE id = ?", [newest, key])
        else:
            archive.archive(connection, key, "replaced", replaced_by=newest)
    _keep_ids(connection, replaced, editions)
    return replaced


def _editions(connection: sqlite3.Connection) -> dict[str, Edition]:
    """Read the editions of all documents that are not removed, by their ids."""
    shown = connection.execute("SELECT * FROM documents WHERE status <> 'failed'").fetchall()
    away = connection.execute("SELECT facts FROM set_aside WHERE why = 'replaced'").fetchall()
    rows: list[Mapping[str, object]] = [*map(dict, shown), *(json.loads(row[0]) for row in away)]
    return {edition.id: edition for edition in sorted(map(edition_of, rows), key=lambda edition: edition.id)}


def _content(connection: sqlite3.Connection, key: str) -> Content:
    return Content(archive.text_of(connection, key), archive.measures_of(connection, key))


def _keep_ids(connection: sqlite3.Connection, replaced: Mapping[str, str], editions: Mapping[str, Edition]) -> None:
    """Give the measures of each newest version the ids by which earlier versions knew them."""
    earlier: defaultdict[str, list[Edition]] = defaultdict(list)
    for old, newest in replaced.items():
        earlier[newest].append(editions[old])
    for newest, olds in sorted(earlier.items()):
        known: dict[str, Measure] = {}
        in_order = sorted(olds, key=lambda edition: (edition.created, edition.load, edition.id))
        for document in (*(old.id for old in in_order), newest):
            measures = archive.measures_of(connection, document)
            names = match_measures(known, measures)
            known |= {names.get(measure.id, measure.id): measure for measure in measures}
            moved = [(old, new, document) for old, new in sorted(names.items())]
            connection.executemany("INSERT INTO moved_measures (old, new, document) VALUES (?, ?, ?)", moved)
        archive.rename(connection, names)
