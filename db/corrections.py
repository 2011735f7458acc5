"""Corrections in the bank: kept as they were said, and what follows from them for the measures of a document."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from atgardsbanken.corpus.corrections import COLUMNS, Conflict, Correction, Resolved, apply, by_measure, resolve
from atgardsbanken.db import readings, versions
from atgardsbanken.db.rows import measure_of, measure_row, to_json
from atgardsbanken.db.sql import TableRow, marks

STORED = f"SELECT {', '.join(COLUMNS)} FROM corrections ORDER BY measure, field, said_of"  # noqa: S608
SAID = f"SELECT said_of, {', '.join(COLUMNS[1:])} FROM corrections ORDER BY said_of, field"  # noqa: S608
STORE = f"INSERT INTO corrections ({', '.join(COLUMNS)}, said_of) VALUES ({marks(COLUMNS)}, ?)"  # noqa: S608
HOME = "SELECT document FROM measures WHERE id = ?1 UNION ALL SELECT document FROM suggestions WHERE id = ?1 LIMIT 1"
OF_SAID = "SELECT measure, field FROM corrections WHERE said_of = ? AND field = ?"
CONFLICTS = f"""
    SELECT {", ".join(f"k.{name}" for name in COLUMNS)}, c.problem, c.reason
    FROM conflicts c JOIN corrections k ON k.measure = c.measure AND k.field = c.field ORDER BY 1, 2, c.problem
"""  # noqa: S608 (names of columns)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The measures of a document as they follow from what was read and said.

    Attributes:
        rows: of `measures`, by id.
        as_read: of each corrected measure the columns that were read otherwise.
        measures: the id of the measure that each correction is of; of those without one, the id it was said of.
        conflicts: corrections that need a look.
    """

    rows: Mapping[str, TableRow]
    as_read: Mapping[str, TableRow]
    measures: Mapping[Correction, str]
    conflicts: Sequence[Conflict]


def corrected(content: readings.Content, names: versions.Names, said: Sequence[Correction]) -> Corrected:
    """Derive the measures of a document from what was read of it, the ids of its measures, and corrections.

    Args:
        content: its rows as they were read.
        names: the ids of measures that are known by others than they were read with.
        said: the corrections that are of this document, as people said them.
    """
    rows = {str(row["id"]): row for row in _renamed(content, names)}
    suggested = {str(row["id"]): row for row in content.get("suggestions", ())}
    accepting = _resolved([each for each in said if each.field == "confidence"], {**suggested, **rows})
    accepted = {each.measure for found in accepting.values() for each in found.corrections}
    rows |= {key: suggested[key] for key in sorted(accepted & suggested.keys()) if key not in rows}
    resolved = _resolved(said, rows)
    present = {each: found.corrections[0] for each, found in resolved.items() if found.corrections}
    after = {key: _applied(rows[key], group) for key, group in by_measure(present.values()).items()}
    return Corrected(
        {**rows, **after},
        {key: differing(rows[key], row) for key, row in after.items()},
        {each: present.get(each, each).measure for each in said},
        [conflict for found in resolved.values() for conflict in found.conflicts],
    )


def _renamed(content: readings.Content, names: versions.Names) -> Iterator[TableRow]:
    """Yield the rows of measures with the ids by which they are known."""
    for row in content.get("measures", ()):
        yield {**row, "id": names.get(str(row["id"]), row["id"])}


def _resolved(said: Iterable[Correction], rows: Mapping[str, TableRow]) -> dict[Correction, Resolved]:
    """Find the measure of each correction among the rows of its document."""
    measures = [measure_of(row) for row in rows.values()] if said else []
    return {each: resolve([each], {each.document: measures}) for each in said}


def _applied(row: TableRow, said: Iterable[Correction]) -> TableRow:
    """Return a row of `measures` with its corrections."""
    measure = measure_of(row)
    return measure_row(str(row["document"]), replace(apply(measure, said), id=measure.id))


def differing(row: TableRow, other: TableRow) -> TableRow:
    """Return the columns of `row` in which another row holds another value."""
    return {name: value for name, value in row.items() if other.get(name) != value}


def stored(connection: sqlite3.Connection) -> list[Correction]:
    """Read all corrections with their measures' present ids, in the order of these and their fields."""
    return [Correction(*row) for row in connection.execute(STORED)]


def said(connection: sqlite3.Connection) -> list[Correction]:
    """Read all corrections as they were said, in the order of the measures that they were said of."""
    return [Correction(*row) for row in connection.execute(SAID)]


def store(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Store corrections, each in place of an earlier one of the same field of the same measure."""
    for each in corrections:
        take_back(connection, each.measure, each.field)
        connection.execute(STORE, [*astuple(each), each.measure])


def take_back(connection: sqlite3.Connection, measure: str, field: str) -> None:
    """Delete what was said of a field of a measure, whatever id that had then."""
    connection.execute("DELETE FROM corrections WHERE ? IN (measure, said_of) AND field = ?", [measure, field])


def by_document(connection: sqlite3.Connection) -> dict[str, list[Correction]]:
    """Return the corrections, as said, by the document that their measures are of now.

    Those of a document that a newer version replaced go over to that; those of a removed one wait under "".
    """
    newest = {each.id: each.replaced_by for each in versions.set_aside(connection)}
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    for each in said(connection):
        home = connection.execute(HOME, [each.measure]).fetchone()
        found[home[0] if home else newest.get(each.document, each.document)].append(each)
    return dict(found)


def made_from(names: versions.Names, said: Sequence[Correction]) -> str:
    """Return what makes a document's measures other than they were read, as text; empty where nothing does."""
    return to_json([names, said]) if names or said else ""


def keep(connection: sqlite3.Connection, found: Corrected) -> None:
    """Store which measures corrections are of now, and which need a look."""
    for each, measure in found.measures.items():
        said_of = [each.measure, each.field]
        connection.execute(f"DELETE FROM conflicts WHERE (measure, field) IN ({OF_SAID})", said_of)  # noqa: S608
        connection.execute("UPDATE corrections SET measure = ? WHERE said_of = ? AND field = ?", [measure, *said_of])
    rows = ((c.correction.measure, c.correction.field, c.problem, c.reason) for c in found.conflicts)
    connection.executemany("INSERT OR REPLACE INTO conflicts VALUES (?, ?, ?, ?)", rows)


def conflicts(connection: sqlite3.Connection) -> tuple[Conflict, ...]:
    """Read the corrections that need a look, in the order of their measures and fields."""
    return tuple(Conflict(Correction(*row[:-2]), *row[-2:]) for row in connection.execute(CONFLICTS))
