"""Search over the running text of the documents: what they say elsewhere, with page and section."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db import explain
from db.expand import PASSAGE_COLUMNS, expand
from db.explain import Forms, Piece
from db.query import Query
from db.scope import Value

WEIGHTS = (3.0, 2.4, 1.2, 0.4)
"""bm25 weights of the columns of `passage_index`: exact before related before folded."""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that answers a query; `snippet` is its sentence that answers best."""

    id: str
    document: str
    document_title: str
    region_name: str
    year: int | None
    page: int
    kind: str
    section: str
    snippet: tuple[Piece, ...]


HITS = """
    SELECT p.id, p.document, p.page, p.kind, p.section, p.text,
        d.title AS document_title, d.year, coalesce(r.name, '') AS region_name
    FROM passage_index JOIN passage_rows s ON s.id = passage_index.rowid JOIN passages p ON p.id = s.passage
        JOIN documents d ON d.id = p.document LEFT JOIN regions r ON r.code = d.region
    WHERE passage_index MATCH ? AND {}
    ORDER BY bm25(passage_index, ?, ?, ?, ?), s.id LIMIT ? OFFSET ?
"""
COUNT = """
    SELECT count(*) FROM passage_index JOIN passage_rows s ON s.id = passage_index.rowid
    WHERE passage_index MATCH ? AND {}
"""


def find_passages(
    connection: sqlite3.Connection, query: Query, *, limit: int = 20, offset: int = 0
) -> tuple[list[PassageHit], int]:
    """The passages that hold all words of a query, best first, and how many there are; none for a query of no words."""
    expansion = expand(query, PASSAGE_COLUMNS)
    if not expansion.wanted:
        return [], 0
    condition, values = _within(query)
    match = expansion.all_of_them()
    total = connection.execute(COUNT.format(condition), [match, *values]).fetchone()[0]
    rows = connection.execute(HITS.format(condition), [match, *values, *WEIGHTS, limit, offset]).fetchall()
    wanted = explain.forms(query)
    return [_hit(row, wanted) for row in rows], int(total)


def _hit(row: sqlite3.Row, wanted: Sequence[Forms]) -> PassageHit:
    return PassageHit(
        id=row["id"],
        document=row["document"],
        document_title=row["document_title"],
        region_name=row["region_name"],
        year=row["year"],
        page=row["page"],
        kind=row["kind"],
        section=row["section"],
        snippet=explain.snippet(row["text"], wanted),
    )


def _within(query: Query) -> tuple[str, list[Value]]:
    """The SQL condition for the regions and years of the query; a national document may speak of any region."""
    conditions, values = ["1"], list[Value]()
    if query.regions:
        conditions.append(f"(s.region IS NULL OR s.region IN ({', '.join('?' * len(query.regions))}))")
        values.extend(query.regions)
    if query.years:
        conditions.append(f"s.year IN ({', '.join('?' * len(query.years))})")
        values.extend(query.years)
    return " AND ".join(conditions), values
