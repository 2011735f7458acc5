"""Corrections in the bank: stored, applied to measures, and reverted; what was read is never lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from atgardsbanken.corpus.corrections import COLUMNS, Conflict, Correction, apply, by_measure, resolve
from atgardsbanken.corpus.records import Measure
from atgardsbanken.db.rows import measure_of, measure_row
from atgardsbanken.db.sql import TableRow, marks

SUGGESTED = (
    "id, document, region, year, title, description, result, responsible, status, deadline, section, area, "
    "area_source, area_confidence, second_area, area_evidence, area_reason, page, x0, top, x1, bottom, raw_title, "
    "text_confidence, confidence, form, headings"
)
"""The columns of `suggestions`, all of which `measures` has."""
ACCEPT = f"INSERT OR IGNORE INTO measures ({SUGGESTED}) SELECT {SUGGESTED} FROM suggestions WHERE id = ?"  # noqa: S608


def stored(connection: sqlite3.Connection) -> list[Correction]:
    """Read all corrections, in the order of their measures and fields."""
    query = f"SELECT {', '.join(COLUMNS)} FROM corrections ORDER BY measure, field"  # noqa: S608
    return [Correction(*row) for row in connection.execute(query)]


def store(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Store corrections, each in place of an earlier one of the same field of the same measure."""
    query = f"INSERT OR REPLACE INTO corrections ({', '.join(COLUMNS)}) VALUES ({marks(COLUMNS)})"  # noqa: S608
    connection.executemany(query, map(astuple, corrections))


def measures_as_read(connection: sqlite3.Connection, documents: Iterable[str]) -> dict[str, list[Measure]]:
    """Read the measures of each document without their corrections, in the order of their ids."""
    found: dict[str, list[Measure]] = {}
    for document in dict.fromkeys(documents):
        rows = connection.execute("SELECT * FROM measures WHERE document = ? ORDER BY id", [document]).fetchall()
        found[document] = [_as_read(connection, row) for row in rows]
    return found


def measure_as_read(connection: sqlite3.Connection, key: str) -> tuple[Measure, str] | None:
    """Read a measure or a suggestion without its corrections, and its document's id; None where none has this id."""
    for table in ("measures", "suggestions"):
        row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [key]).fetchone()  # noqa: S608 (a constant)
        if row:
            return _as_read(connection, row), row["document"]
    return None


def apply_all(connection: sqlite3.Connection) -> tuple[Conflict, ...]:
    """Apply all corrections to the measures as they were read; store and return the conflicts.

    Corrections whose measure has another id since then are kept under the new one, those of a document that a newer
    version replaced go over to that, and those of a removed document wait until it is restored.
    """
    revert(connection)
    _accept(connection)
    said = {correction: _documents(connection, correction) for correction in stored(connection)}
    found = measures_as_read(connection, (document for documents in said.values() for document in documents))
    for correction, documents in ((correction, documents) for correction, documents in said.items() if documents):
        found[correction.document] = [measure for document in documents for measure in found[document]]
    resolved = resolve([correction for correction, documents in said.items() if documents], found)
    lost = [conflict.correction for conflict in resolved.conflicts if conflict.problem != "changed"]
    waiting = [correction for correction, documents in said.items() if not documents]
    connection.execute("DELETE FROM corrections")
    store(connection, (*waiting, *lost, *resolved.corrections))
    for key, group in by_measure(resolved.corrections).items():
        _apply_to_row(connection, key, group)
    _keep_conflicts(connection, resolved.conflicts)
    return resolved.conflicts


def suggestions(connection: sqlite3.Connection, document: str) -> list[Measure]:
    """Read what is only suggested in a document, in the order of its ids."""
    rows = connection.execute("SELECT * FROM suggestions WHERE document = ? ORDER BY id", [document])
    return [measure_of(row) for row in rows]


def _accept(connection: sqlite3.Connection) -> None:
    """Make a measure of each suggestion that a person accepted; corrections must have been reverted."""
    said = [each for each in stored(connection) if each.field == "confidence"]
    for correction in said:
        for document in _documents(connection, correction):
            found = [*measures_as_read(connection, [document])[document], *suggestions(connection, document)]
            meant = resolve([replace(correction, document=document)], {document: found}).corrections
            connection.executemany(ACCEPT, [[each.measure] for each in meant])


def _documents(connection: sqlite3.Connection, correction: Correction) -> list[str]:
    """Return the document of the corrected measure now: by its id, or else the correction's own or its successor."""
    holder = connection.execute("SELECT document FROM measures WHERE id = ?", [correction.measure]).fetchone()
    if holder:
        return [holder["document"]]
    away = connection.execute("SELECT replaced_by FROM set_aside WHERE id = ?", [correction.document]).fetchone()
    present = away["replaced_by"] if away else correction.document
    return [present] if present else []


def _apply_to_row(connection: sqlite3.Connection, key: str, said: Sequence[Correction]) -> None:
    row = connection.execute("SELECT * FROM measures WHERE id = ?", [key]).fetchone()
    measure = measure_of(row)
    after = measure_row(row["document"], replace(apply(measure, said), id=key))
    changed = {name: value for name, value in after.items() if value != row[name]}
    if changed:
        kept = json.dumps({name: row[name] for name in changed}, ensure_ascii=False, sort_keys=True)
        connection.execute("INSERT INTO as_read VALUES (?, ?)", [key, kept])
        _update(connection, key, changed)


def revert(connection: sqlite3.Connection) -> None:
    """Bring all measures back to what was read, in the caller's transaction."""
    for key, columns in connection.execute("SELECT measure, columns FROM as_read").fetchall():
        _update(connection, key, json.loads(columns))
    connection.execute("DELETE FROM as_read")
    connection.execute("DELETE FROM measures WHERE id IN (SELECT id FROM suggestions)")


def _as_read(connection: sqlite3.Connection, row: sqlite3.Row) -> Measure:
    """Make the measure of a row of `measures`, without corrections."""
    kept = connection.execute("SELECT columns FROM as_read WHERE measure = ?", [row["id"]]).fetchone()
    return measure_of({**dict(row), **(json.loads(kept[0]) if kept else {})})


def _update(connection: sqlite3.Connection, key: str, columns: TableRow) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(f"UPDATE measures SET {changes} WHERE id = :measure_id", {**columns, "measure_id": key})  # noqa: S608


def _keep_conflicts(connection: sqlite3.Connection, conflicts: Iterable[Conflict]) -> None:
    connection.execute("DELETE FROM conflicts")
    rows = ((c.correction.measure, c.correction.field, c.problem, c.reason) for c in conflicts)
    connection.executemany("INSERT OR REPLACE INTO conflicts VALUES (?, ?, ?, ?)", rows)
