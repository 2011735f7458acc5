"""Hits of a search: rows in the order in which they answer best, with why each was found."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db import explain
from db.explain import STRENGTH, Forms, Match, Piece
from db.query import query_words
from db.scope import Scope
from db.terms import terms

Sort = Literal["relevance", "newest", "oldest", "region", "title"]

BODY_SHARE = 0.6
"""What a match in the text is worth beside one in the title."""
DEPTH = 200
"""Rows, the best by bm25, that are weighed a second time by how they answer each word."""
ORDERS: dict[Sort, str] = {
    "relevance": "rank, s.id",
    "newest": "s.year DESC, rank, s.id",
    "oldest": "s.year, rank, s.id",
    "region": "s.region, s.year DESC, rank, s.id",
    "title": "(SELECT m.title FROM measures m WHERE m.id = s.measure), s.id",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A measure that answers a query; `region` is a county code, `score` grows with how well it answers.

    `title_pieces` and `snippet` say which words answer. `complete` is false where a word of the query is missing.
    """

    id: str
    title: str
    region: str | None
    region_name: str
    year: int | None
    area: str | None
    score: float
    why: str
    snippet: tuple[Piece, ...]
    title_pieces: tuple[Piece, ...]
    document: str
    document_title: str
    kind: str
    page: int
    status: str
    theme: str | None
    complete: bool = True


def page(connection: sqlite3.Connection, scope: Scope, sort: Sort, limit: int, offset: int) -> list[Hit]:
    """One page of hits; by relevance the best `DEPTH` rows are put in order by how they answer each word."""
    if sort == "relevance" and scope.has_words and offset < DEPTH:
        best = _weighed(connection, scope, _ranked(connection, scope, sort, max(DEPTH, offset + limit), 0))
        scores = dict(best[offset : offset + limit])
    else:
        scores = _ranked(connection, scope, sort, limit, offset)
    return _hits(connection, scope, scores)


def rest(connection: sqlite3.Connection, scope: Scope, limit: int) -> list[Hit]:
    """The best hits that hold some of the words but not all."""
    return page(connection, replace(scope, which="rest"), "relevance", limit, 0) if limit > 0 else []


def _ranked(connection: sqlite3.Connection, scope: Scope, sort: Sort, limit: int, offset: int) -> dict[str, float]:
    """The bm25 rank (higher is better) of rows by their measures' ids, in order."""
    condition, parameters = scope.where(scope.limits)
    order = ORDERS[sort] if scope.has_words else ORDERS["newest" if sort == "relevance" else sort].replace("rank, ", "")
    query = (
        f"SELECT s.measure, {scope.rank} AS rank FROM {scope.source} WHERE {condition} "  # noqa: S608
        f"ORDER BY {order} LIMIT ? OFFSET ?"
    )
    return {row["measure"]: -row["rank"] for row in connection.execute(query, [*parameters, limit, offset])}


TEXTS = "SELECT id, title, year, region, description, result, responsible FROM measures WHERE id IN ({})"


def _weighed(connection: sqlite3.Connection, scope: Scope, ranks: dict[str, float]) -> list[tuple[str, float]]:
    """The rows with their scores, the best `DEPTH` in the order of these, newer ones first among equals."""
    wanted = explain.forms(scope.query)
    first, others = list(ranks)[:DEPTH], list(ranks.items())[DEPTH:]
    rows = connection.execute(TEXTS.format(_places(first)), first).fetchall()
    scored = [
        (-ranks[row["id"]] * _weight(row, wanted, scope), -(row["year"] or 0), row["region"], row) for row in rows
    ]
    scored.sort(key=lambda each: (each[0], each[1], each[2] or "", each[3]["id"]))
    return [(row["id"], -score) for score, _, _, row in scored] + others


def _weight(row: sqlite3.Row, wanted: Sequence[Forms], scope: Scope) -> float:
    """How much more than its bm25 rank a row is worth: by how each unit is answered, and how much of its title is.

    Where all words are known to be there, those that the title lacks are taken for matches in the text unseen.
    """
    in_title = explain.matches(row["title"], wanted)
    best = [BODY_SHARE if scope.which == "all" else 0.0] * len(wanted)
    in_body = [] if scope.which == "all" else explain.matches(_body(row), wanted)
    for share, found in ((BODY_SHARE, in_body), (1.0, in_title)):
        for match in found:
            for unit in match.units:
                best[unit] = max(best[unit], share * STRENGTH[match.how])
    return (sum(best) / len(wanted)) ** 2 * (1.0 + _named(row["title"], in_title))


def _named(title: str, found: Sequence[Match]) -> float:
    """The share of a title's words that answer the query, each by how well it does."""
    words = sum(each.word not in query_words().silent for each in terms(title))
    return min(1.0, sum(STRENGTH[match.how] for match in found) / max(words, 1))


HITS = """
    SELECT m.id, m.title, m.region, r.name AS region_name, m.year, m.area, m.document, m.page, m.theme, d.kind,
        d.title AS document_title, m.status, m.description, m.result, m.responsible
    FROM measures m LEFT JOIN regions r ON r.code = m.region JOIN documents d ON d.id = m.document WHERE m.id IN ({})
"""


def _hits(connection: sqlite3.Connection, scope: Scope, scores: dict[str, float]) -> list[Hit]:
    """The hits with these ids and scores, in the order of `scores`."""
    wanted = explain.forms(scope.query)
    rows = {row["id"]: row for row in connection.execute(HITS.format(_places(scores)), list(scores))}
    return [_hit(rows[key], score, wanted, scope) for key, score in scores.items()]


def _hit(row: sqlite3.Row, score: float, wanted: Sequence[Forms], scope: Scope) -> Hit:
    in_title, body = explain.matches(row["title"], wanted), _body(row)
    return Hit(
        id=row["id"],
        title=row["title"],
        region=row["region"],
        region_name=row["region_name"] or "",
        year=row["year"],
        area=row["area"],
        score=round(score, 3),
        why=explain.why((*in_title, *explain.matches(body, wanted))),
        snippet=explain.snippet(body, wanted),
        title_pieces=explain.marked(row["title"], in_title),
        document=row["document"],
        document_title=row["document_title"],
        kind=row["kind"],
        page=row["page"],
        status=row["status"],
        theme=row["theme"],
        complete=scope.which == "all",
    )


def _body(row: sqlite3.Row) -> str:
    return "\n".join(filter(None, (row["description"], row["result"], row["responsible"])))


def _places(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
