"""Derives what is shown of documents: rows that follow from what was read, from versions, and from corrections."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from atgardsbanken.corpus.corrections import Conflict, Correction
from atgardsbanken.corpus.records import Measure
from atgardsbanken.db import corrections, readings, versions
from atgardsbanken.db.corrections import Corrected, corrected, differing, made_from
from atgardsbanken.db.rows import measure_of
from atgardsbanken.db.sql import TableRow, insert, update
from atgardsbanken.db.versions import Names

UNKNOWN = "?"
"""Stands in `derivations` for what nobody knows any more: the document is derived anew."""
Rows = Mapping[str, TableRow]
"""Rows of `measures` by their ids."""


def show(connection: sqlite3.Connection, document: str, names: Names) -> None:
    """Insert the rows of a document that is not shown yet, its measures with the ids by which they are known."""
    content = readings.content_of(connection, document)
    rows = corrected(content, names, ()).rows
    insert(connection, "documents", filter(None, [readings.facts_of(connection, document)]))
    for table in readings.TABLES:
        insert(connection, table, rows.values() if table == "measures" else content.get(table, ()))
    _remember(connection, document, made_from(names, ()))


def hide(connection: sqlite3.Connection, document: str) -> None:
    """Delete all rows of a document but what was read."""
    connection.execute("DELETE FROM documents WHERE id = ?", [document])


def arrange(connection: sqlite3.Connection) -> dict[str, str]:
    """Show the newest version of each document that is not removed, its measures under the ids of the first ones.

    Returns:
        The id of each document that is replaced, with that of the newest version.
    """
    replaced = versions.arrange(connection)
    names, away = versions.names(connection), {each.id for each in versions.set_aside(connection)}
    shown, kept = _ids(connection, "documents"), _ids(connection, "readings")
    for document in sorted(shown & away):
        hide(connection, document)
    _rename(connection, shown - away, names)
    for document in sorted(kept - away - shown):
        show(connection, document, names.get(document, {}))
    return replaced


def apply(connection: sqlite3.Connection) -> tuple[Conflict, ...]:
    """Derive the measures of each document of which something else was said than before; return all conflicts."""
    names, said = versions.names(connection), corrections.by_document(connection)
    shown, before = _ids(connection, "documents"), _derivations(connection)
    wanted = {key: made_from(names.get(key, {}), said.get(key, ())) for key in (names.keys() | said.keys()) & shown}
    changed = sorted(key for key in before.keys() | wanted.keys() if before.get(key, "") != wanted.get(key, ""))
    _derive(connection, {key: (names.get(key, {}), said.get(key, ())) for key in changed})
    for key in said.keys() - shown:
        waiting = Corrected({}, {}, {each: each.measure for each in said[key]}, ())
        corrections.keep(connection, corrected({}, {}, said[key]) if key else waiting)
    connection.execute("DELETE FROM conflicts WHERE (measure, field) NOT IN (SELECT measure, field FROM corrections)")
    return corrections.conflicts(connection)


def measure_as_read(connection: sqlite3.Connection, key: str) -> tuple[Measure, str] | None:
    """Read a measure or a suggestion without its corrections, and its document's id; None where none has this id."""
    home = connection.execute(corrections.HOME, [key]).fetchone()
    if home is None:
        return None
    content = readings.content_of(connection, home[0])
    names = versions.names(connection).get(home[0], {})
    every = {row["id"]: row for row in content.get("suggestions", ())} | dict(corrected(content, names, ()).rows)
    return measure_of(every[key]), home[0]


def forget(connection: sqlite3.Connection) -> None:
    """Have everything derived anew the next time: the code that derives it is another."""
    connection.execute("UPDATE derivations SET made_from = ?", [UNKNOWN])


def _ids(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[0] for row in connection.execute(f"SELECT id FROM {table}")}  # noqa: S608 (a constant)


def _derivations(connection: sqlite3.Connection) -> dict[str, str]:
    """Read what the measures of documents were made from, where they are other than they were read."""
    return dict(connection.execute("SELECT document, made_from FROM derivations").fetchall())


def _rename(connection: sqlite3.Connection, shown: set[str], names: Mapping[str, Names]) -> None:
    """Give the measures of shown documents the ids by which they are known, without corrections for the moment."""
    before = {key: json.loads(text)[0] if text != UNKNOWN else None for key, text in _derivations(connection).items()}
    wanted = {key: names.get(key, {}) for key in sorted((before.keys() | names.keys()) & shown)}
    _derive(connection, {key: (known, ()) for key, known in wanted.items() if before.get(key, {}) != known})


def _derive(connection: sqlite3.Connection, wanted: Mapping[str, tuple[Names, Sequence[Correction]]]) -> None:
    """Derive the measures of documents from the ids of their measures and what was said of them, and store them."""
    found = {key: corrected(readings.content_of(connection, key), *made_of) for key, made_of in wanted.items()}
    _store(connection, {key: each.rows for key, each in found.items()})
    for key, each in found.items():
        connection.execute("DELETE FROM as_read WHERE measure IN (SELECT id FROM measures WHERE document = ?)", [key])
        read = [(id_, _text(columns)) for id_, columns in each.as_read.items() if columns]
        connection.executemany("INSERT INTO as_read VALUES (?, ?)", read)
        corrections.keep(connection, each)
        _remember(connection, key, made_from(*wanted[key]))


def _text(columns: TableRow) -> str:
    return json.dumps(columns, ensure_ascii=False, sort_keys=True)


def _store(connection: sqlite3.Connection, wanted: Mapping[str, Rows]) -> None:
    """Make the measures of documents these rows: ids that are free now go first, since others may take them."""
    before = {document: _measures(connection, document) for document in wanted}
    for document, rows in wanted.items():
        gone = sorted(before[document].keys() - rows.keys())
        connection.executemany("DELETE FROM measures WHERE id = ?", [[key] for key in gone])
    for document, rows in wanted.items():
        insert(connection, "measures", (row for key, row in rows.items() if key not in before[document]))
        for key, old in before[document].items():
            if key in rows and (changed := differing(rows[key], old)):
                update(connection, "measures", key, changed)


def _measures(connection: sqlite3.Connection, document: str) -> Rows:
    """Read the rows of a document's measures as they are shown."""
    rows = connection.execute("SELECT * FROM measures WHERE document = ?", [document])
    return {row["id"]: dict(row) for row in rows}


def _remember(connection: sqlite3.Connection, document: str, text: str) -> None:
    """Store what a document's measures were made from, where they are other than they were read."""
    connection.execute("DELETE FROM derivations WHERE document = ?", [document])
    if text:
        connection.execute("INSERT INTO derivations VALUES (?, ?)", [document, text])
