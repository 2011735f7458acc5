"""Series in the bank: told from all documents together, and read for what is compared with what; periods in years."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from atgardsbanken.corpus.series import Period, Placement, SeriesDocument, Wanted, before, find_series, wanted
from atgardsbanken.db import shown
from atgardsbanken.db.owners import DOCUMENT_OWNER_NAME
from atgardsbanken.db.periods import period_text
from atgardsbanken.db.rows import to_json
from atgardsbanken.db.sql import marks, pick
from atgardsbanken.normalize.words import folded

if TYPE_CHECKING:  # Pages have no other need of what links measures.
    from atgardsbanken.corpus.link import Linkable

DOCUMENTS = """
    SELECT id, title, publisher, region, kind, municipality, period_from, period_to, series FROM documents
    WHERE copy_of IS NULL AND status <> 'failed' ORDER BY id
"""
MEASURES = "SELECT document, region, title FROM measures WHERE document IN (SELECT key FROM temp.picked_documents)"
KEPT_MEASURES = """
    SELECT document, measures FROM series_bases WHERE document IN (SELECT key FROM temp.picked_documents)
"""
FORGET = "UPDATE documents SET series = '' WHERE series <> '' AND (copy_of IS NOT NULL OR status = 'failed')"
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

Measures = frozenset[tuple[str | None, int]]
"""The distinct measures of a document: the region and a hash of the title of each."""
Told = Mapping[str, tuple[str, str]]
"""The base and the series of documents, by their ids."""


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
    rows = connection.execute(DOCUMENTS).fetchall()
    of = {row["id"]: row["series"] for row in rows}
    known = {
        key: (base, name) for key, base, name in connection.execute("SELECT document, base, series FROM series_bases")
    }
    same = known.keys() - {*touched} if touched is not None else set()
    fresh = _measures(connection, [row["id"] for row in rows if row["id"] not in same])
    bases = {key: known[key][0] for key in of.keys() & same}
    bases |= {row["id"]: to_json(_series_document(row, fresh[row["id"]]).base) for row in rows if row["id"] in fresh}
    changed = {key for key in known.keys() | bases.keys() if known.get(key, ("",))[0] != bases.get(key, "")}
    changed |= bases.keys() | known.keys() if touched is None else {*touched}
    told_anew = {found for key in changed for found in (known.get(key, ("",))[0], bases.get(key, "")) if found}
    again = [row for row in rows if bases[row["id"]] in told_anew]
    measures = fresh | _kept_measures(connection, [row["id"] for row in again if row["id"] in same])
    names = {key: name for key, (_, name) in known.items() if key in bases} | find_series(
        (_series_document(row, measures[row["id"]]) for row in again), {key: known[key][1] for key in same}
    )
    _store(connection, of, {key: (base, names[key]) for key, base in bases.items()}, fresh)
    moved = {key for key in known.keys() | names.keys() if known.get(key, ("", ""))[1] != names.get(key, "")}
    return {found for key in changed | moved for found in (known.get(key, ("", ""))[1], names.get(key, "")) if found}


def _measures(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, Measures]:
    """Read the distinct measures of documents."""
    found: dict[str, set[tuple[str | None, int]]] = {key: set() for key in documents}
    pick(connection, "picked_documents", documents)
    for document, region, title in connection.execute(MEASURES):
        found[document].add((region, _title_hash(title)))
    return {key: frozenset(each) for key, each in found.items()}


def _title_hash(title: str) -> int:
    """Return a number of 63 bits that titles share which differ in marks, capitals and blanks at most."""
    return int.from_bytes(blake2b(folded(title).encode(), digest_size=8).digest()) >> 1


def _kept_measures(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, Measures]:
    """Read the distinct measures of documents as they were last stored."""
    pick(connection, "picked_documents", documents)
    read = msgspec.msgpack.Decoder(Measures).decode
    return {key: read(content) for key, content in connection.execute(KEPT_MEASURES)}


def _store(
    connection: sqlite3.Connection, before: Mapping[str, str], told: Told, measures: Mapping[str, Measures]
) -> None:
    """Store the series of documents where they are others, and of some what they were told from.

    Args:
        connection: of the bank.
        before: the series of documents as they are stored.
        told: the base and the series of each.
        measures: of those whose measures may be others.
    """
    pairs = [(name, key) for key, (_, name) in sorted(told.items()) if before[key] != name]
    connection.executemany("UPDATE documents SET series = ? WHERE id = ?", pairs)
    connection.executemany("UPDATE series_bases SET series = ? WHERE document = ?", pairs)
    connection.execute(FORGET)
    connection.execute(
        "DELETE FROM series_bases WHERE document NOT IN (SELECT value FROM json_each(?))", [to_json([*told])]
    )
    new = [(key, *told[key], _packed(each)) for key, each in sorted(measures.items())]
    connection.executemany(
        "INSERT OR REPLACE INTO series_bases (document, base, series, measures) VALUES (?, ?, ?, ?)", new
    )


def _packed(measures: Measures) -> bytes:
    return msgspec.msgpack.encode(sorted(measures, key=lambda each: (each[0] or "", each[1])))


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
