"""Series in the bank: told from all documents together, and read for what is compared with what; periods in years."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from atgardsbanken.corpus.series import (
    Period,
    Placement,
    SeriesDocument,
    Wanted,
    before,
    find_series,
    measure_number,
    wanted,
)
from atgardsbanken.db import shown
from atgardsbanken.db.owners import DOCUMENT_OWNER_NAME
from atgardsbanken.db.periods import period_text
from atgardsbanken.db.rows import to_json
from atgardsbanken.db.sql import marks, pick

if TYPE_CHECKING:  # Pages have no other need of what links measures.
    from atgardsbanken.corpus.link import Linkable

DOCUMENTS = """
    SELECT id, title, publisher, region, kind, municipality, period_from, period_to, series FROM documents
    WHERE +copy_of IS NULL AND status <> 'failed' {some}
"""
MEASURES = "SELECT document, region, title FROM measures WHERE document IN (SELECT key FROM temp.picked_documents)"
FORGET = """
    UPDATE documents SET series = '' WHERE series <> '' AND (copy_of IS NOT NULL OR status = 'failed') {some}
"""
TOUCHED = "AND {id} IN (SELECT key FROM temp.picked_documents)"
OF_BASES = "AND base IN (SELECT value FROM json_each(?))"
PLACED = f"""
    SELECT m.id, d.series, d.period_from, d.period_to, d.municipality
    FROM {shown.MEASURES}
    WHERE d.series <> '' AND d.period_from IS NOT NULL
"""  # noqa: S608 (a constant)
OF_SERIES = shown.FILES.format(of="d.series IN (SELECT key FROM temp.picked_series)")
"""SQL for the files of the series that were picked."""
ISSUES = """
    SELECT d.id, d.title, d.kind, d.series, d.period_from, d.period_to FROM documents d
    WHERE d.copy_of IS NULL AND d.series <> '' AND ({condition}) ORDER BY d.period_from, d.period_to, d.title, d.id
"""
LINKS = f"""
    SELECT c.later, c.earlier FROM measures m JOIN continuations c ON c.later = m.id
    WHERE m.document IN ({shown.FILES.format(of="d.series = ? AND d.series <> '' AND d.period_from IS NOT NULL")})
"""  # noqa: S608 (a constant)
COVERED = f"""
    SELECT {DOCUMENT_OWNER_NAME}, d.period_from, d.period_to
    FROM documents d LEFT JOIN regions r ON r.code = d.region
    WHERE d.copy_of IS NULL AND d.status <> 'failed' AND d.period_from IS NOT NULL
    UNION SELECT r.name, d.period_from, d.period_to
    FROM search_groups g JOIN documents d ON d.id = g.document JOIN regions r ON r.code = g.region
    WHERE d.period_from IS NOT NULL
"""  # noqa: S608 (a constant)
OF_OWNER = """
    (d.municipality <> '' AND d.publisher = :owner) OR
    d.id IN (SELECT document FROM search_groups WHERE region = :owner)
"""

Measures = frozenset[int]
"""The numbers of the distinct measures of a document."""
NUMBERS = "<u8"
"""The NumPy type of these as they are stored."""


@dataclass(frozen=True, slots=True)
class IssueDocument:
    """A document as a part of its series, with the years that it is about."""

    id: str
    title: str
    kind: str
    series: str
    period_from: int | None
    period_to: int | None

    @property
    def period(self) -> Period | None:
        """The first and last year, None where they are not known."""
        return _period(self.period_from, self.period_to)

    @property
    def years(self) -> str:
        """The years as they are shown."""
        return period_text(self.period_from, self.period_to)


def arrange(connection: sqlite3.Connection, touched: Collection[str] | None = None) -> set[str]:
    """Tell the series of documents anew, in the caller's transaction.

    Args:
        connection: of the bank.
        touched: the documents that came or went, or whose measures have other titles; without them all count.

    Returns:
        The series that may have other documents, or other measures, than before.
    """
    pick(connection, "picked_documents", touched or ())
    some = "" if touched is None else TOUCHED
    rows = connection.execute(DOCUMENTS.format(some=some.format(id="id"))).fetchall()
    connection.execute(FORGET.format(some=some.format(id="id")))
    known = _known(connection, some.format(id="document"))
    fresh = _measures(connection, [row["id"] for row in rows])
    bases = {row["id"]: to_json(_series_document(row, fresh[row["id"]]).base) for row in rows}
    met = _known(connection, OF_BASES, [to_json(sorted({*bases.values(), *(base for base, _ in known.values())}))])
    others = {key: told for key, told in met.items() if key not in known and key not in bases}
    pick(connection, "picked_documents", others.keys())
    rows += connection.execute(DOCUMENTS.format(some=TOUCHED.format(id="id"))).fetchall()
    measures = fresh | _kept_measures(connection)
    names = find_series(
        (_series_document(row, measures[row["id"]]) for row in rows), {key: name for key, (_, name) in others.items()}
    )
    _store(connection, {row["id"]: row["series"] for row in rows}, names, bases, fresh)
    gone = sorted(known.keys() - bases.keys())
    connection.executemany("DELETE FROM series_bases WHERE document = ?", [[key] for key in gone])
    before = {key: name for key, (_, name) in (known | others).items()}
    moved = {key for key in before.keys() | names.keys() if before.get(key, "") != names.get(key, "")}
    changed = moved | known.keys() | bases.keys()
    return {found for key in changed for found in (before.get(key, ""), names.get(key, "")) if found}


def _known(connection: sqlite3.Connection, condition: str, values: Sequence[str] = ()) -> dict[str, tuple[str, str]]:
    """Read the bases and the series of some documents as they were last stored."""
    found = connection.execute(f"SELECT document, base, series FROM series_bases WHERE 1 {condition}", values)  # noqa: S608
    return {key: (base, name) for key, base, name in found}


def _measures(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, Measures]:
    """Read the distinct measures of documents."""
    found: dict[str, set[int]] = {key: set() for key in documents}
    pick(connection, "picked_documents", documents)
    for document, region, title in connection.execute(MEASURES):
        found[document].add(measure_number(region, title))
    return {key: frozenset(each) for key, each in found.items()}


def _kept_measures(connection: sqlite3.Connection) -> dict[str, Measures]:
    """Read the distinct measures of the documents that were picked, as they were last stored."""
    query = f"SELECT document, measures FROM series_bases WHERE 1 {TOUCHED.format(id='document')}"  # noqa: S608
    return {key: frozenset(np.frombuffer(content, NUMBERS).tolist()) for key, content in connection.execute(query)}


def _store(
    connection: sqlite3.Connection,
    before: Mapping[str, str],
    names: Mapping[str, str],
    bases: Mapping[str, str],
    measures: Mapping[str, Measures],
) -> None:
    """Store the series of documents where they are others, and of some what they were told from.

    Args:
        connection: of the bank.
        before: the series of documents as they are stored.
        names: their series now.
        bases: what all documents of the series of some have in common.
        measures: of the same ones.
    """
    pairs = [(name, key) for key, name in sorted(names.items()) if before[key] != name]
    connection.executemany("UPDATE documents SET series = ? WHERE id = ?", pairs)
    connection.executemany("UPDATE series_bases SET series = ? WHERE document = ?", pairs)
    rows = [(key, bases[key], names[key], _packed(each)) for key, each in sorted(measures.items())]
    connection.executemany("INSERT OR REPLACE INTO series_bases VALUES (?, ?, ?, ?)", rows)


def _packed(measures: Measures) -> bytes:
    return np.array(sorted(measures), NUMBERS).tobytes()


def _period(first: int | None, last: int | None) -> Period | None:
    return None if first is None else (first, last or first)


def _series_document(row: sqlite3.Row, measures: Measures) -> SeriesDocument:
    return SeriesDocument(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        region=row["region"],
        kind=row["kind"],
        municipality=row["municipality"],
        period=_period(row["period_from"], row["period_to"]),
        measures=measures,
    )


def placements(connection: sqlite3.Connection, of: Collection[str] | None = None) -> dict[str, Placement]:
    """Read the place of each measure's document in its series, all or `of` some; not of documents without a period."""
    pick(connection, "picked_series", of or ())
    condition = "" if of is None else f"AND m.document IN ({OF_SERIES})"
    return {
        key: Placement(series, (first, last or first), municipality)
        for key, series, first, last, municipality in connection.execute(f"{PLACED} {condition}")
    }


def issues(connection: sqlite3.Connection, series: Sequence[str]) -> list[IssueDocument]:
    """Read the documents of some series in the order of their periods."""
    query = ISSUES.format(condition=f"d.series IN ({marks(series)})")
    return [IssueDocument(*row) for row in connection.execute(query, series)]


def documents_of_owner(connection: sqlite3.Connection, owner: str) -> list[IssueDocument]:
    """Read the documents with measures of a region or municipality in the order of their periods."""
    return [IssueDocument(*row) for row in connection.execute(ISSUES.format(condition=OF_OWNER), {"owner": owner})]


def issues_of_year(documents: Iterable[IssueDocument], year: int | None) -> dict[str, tuple[IssueDocument, ...]]:
    """Return by series the documents of the issue that is about a year; the later one where two are."""
    found: dict[str, tuple[IssueDocument, ...]] = {}
    for each in sorted(documents, key=lambda each: (each.period or (0, 0), each.title, each.id)):
        if each.period and year and each.period[0] <= year <= each.period[1]:
            same = found.get(each.series, ())
            found[each.series] = (*same, each) if same and same[0].period == each.period else (each,)
    return found


def documents_of_year(documents: Iterable[IssueDocument], year: int | None) -> tuple[IssueDocument, ...]:
    """Return the documents of those issues, series by series."""
    return tuple(chain.from_iterable(issues_of_year(documents, year).values()))


def compared_with(connection: sqlite3.Connection, document: str) -> list[IssueDocument]:
    """Read what a document is compared with: the documents of the issue before it in its series."""
    row = connection.execute("SELECT series FROM documents WHERE id = ?", [document]).fetchone()
    same = {each.id: each for each in issues(connection, [row["series"]] if row else [])}
    if document not in same:
        return []
    earlier = before({key: each.period for key, each in same.items()}, same[document].period)
    return [each for key, each in same.items() if key in earlier]


def covered_years(connection: sqlite3.Connection) -> set[tuple[str, int]]:
    """Read of whom (by name, "" for the whole country) and about which years the bank has a document."""
    return {
        (name, year) for name, first, last in connection.execute(COVERED) for year in range(first, (last or first) + 1)
    }


def links_back(connection: sqlite3.Connection, series: str) -> dict[str, str]:
    """Read the measure that each measure of a series continues."""
    return dict(connection.execute(LINKS, [series]).fetchall())


def wanted_of(measures: Mapping[str, Linkable]) -> dict[str, Wanted]:
    """Return measures by ids as they are compared, in the same order."""
    return {key: wanted(measure.region, measure.title) for key, measure in measures.items()}
