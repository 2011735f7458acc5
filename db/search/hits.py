"""Hits of a search: the measures that were found, best first, each with the reasons."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from atgardsbanken.db.owners import OWNER_NAME
from atgardsbanken.db.periods import shown_period
from atgardsbanken.db.search import explain
from atgardsbanken.db.search.explain import Fragment, Match
from atgardsbanken.db.search.index_arrays import Mask
from atgardsbanken.db.search.index_reader import IndexReader, Places, Scores, first
from atgardsbanken.db.search.match_forms import EXACT
from atgardsbanken.db.search.query import query_words
from atgardsbanken.db.search.query_forms import TermForms
from atgardsbanken.db.search.scope import Scope
from atgardsbanken.db.sql import marks
from atgardsbanken.normalize import words

Sort = Literal["relevance", "newest", "oldest", "loaded", "region", "title"]

BODY_SHARE = 0.6
"""What a match in the running text is worth beside one in the title, 0.0-1.0; set by hand: titles stand first."""
RERANKED_ROWS = 100
"""Rows, the best by bm25, that are ranked a second time by the form in which each term matches."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A measure that a query finds.

    Attributes:
        region: a county code; None for what no region does.
        region_name: who does it: the region, or else the municipality.
        period: the years that it counts in, as they are shown.
        score: grows with how well the measure matches; comparable within one query.
        why: the reasons, in Swedish.
        snippet: the sentence of its running text that matches best.
        title_fragments: its title, the words that match marked.
        confidence: how often such a measure is one, 0.0-1.0.
        complete: whether all terms match.
        plain: whether only the very words of the query match, so that no reader wonders why.
    """

    id: str
    title: str
    region: str | None
    region_name: str
    year: int | None
    period: str
    area: str | None
    score: float
    why: str
    snippet: tuple[Fragment, ...]
    title_fragments: tuple[Fragment, ...]
    document: str
    document_title: str
    kind: str
    page: int
    status: str
    theme: str | None
    confidence: float
    complete: bool = True
    plain: bool = False


def page(reader: IndexReader, scope: Scope, rows: Mask, sort: Sort, limit: int, offset: int) -> list[Hit]:
    """Return one page of hits; by relevance the best `RERANKED_ROWS` rows are ranked again by how each term matches."""
    if sort == "relevance" and scope.has_words and offset < RERANKED_ROWS:
        best = _reranked(reader, scope, ranked(reader, scope, rows, sort, max(RERANKED_ROWS, offset + limit), 0))
        scores = dict(best[offset : offset + limit])
    else:
        scores = ranked(reader, scope, rows, sort, limit, offset)
    return _hits(reader.connection, scope, scores)


def rest(reader: IndexReader, scope: Scope, limit: int) -> list[Hit]:
    """Return the best hits that hold some of the terms but not all."""
    some = replace(scope, which="rest")
    return page(reader, some, some.rows(reader), "relevance", limit, 0) if limit > 0 else []


def ranked(reader: IndexReader, scope: Scope, rows: Mask, sort: Sort, limit: int, offset: int) -> dict[str, float]:
    """Rank rows; return the bm25 scores (higher is better) by the measures' ids, in order.

    While documents are being loaded the index may still hold rows of measures that are gone; they are passed over.
    """
    places = np.flatnonzero(rows)
    scores = reader.bm25(scope.expression, places) if scope.has_words else np.zeros(len(places), np.float32)
    keys = (*_keys(reader, places, scores, sort), reader.numbers("order")[places])
    order = first(offset + limit, *keys)[offset:]
    numbers, chosen = (places[order] + 1).tolist(), scores[order].tolist()
    query = f"SELECT id, measure FROM search_rows WHERE id IN ({marks(numbers)})"  # noqa: S608
    ids = dict(reader.connection.execute(query, numbers).fetchall())
    return {ids[number]: score for number, score in zip(numbers, chosen, strict=True) if number in ids}


def _keys(reader: IndexReader, places: Places, scores: Scores, sort: Sort) -> list[npt.NDArray[np.generic]]:
    """Return the keys that rows are sorted by, lowest first; equal rows keep their order, the newest first."""
    match sort:
        case "relevance":
            return [-scores]
        case "newest":
            return [-reader.numbers("year")[places].astype(np.int32), -scores]
        case "oldest":
            return [reader.numbers("year")[places], -scores]
        case "loaded":
            return [-reader.numbers("load")[places].astype(np.int32), -scores]
        case "region":
            return [reader.numbers("region")[places]]
        case "title":
            return [reader.numbers("title")[places]]


TEXTS = "SELECT id, title, year, region, description, result, responsible FROM measures WHERE id IN ({})"


def _reranked(reader: IndexReader, scope: Scope, ranks: dict[str, float]) -> list[tuple[str, float]]:
    """Rank the best `RERANKED_ROWS` rows again; return all with their scores, newer ones first among equals."""
    wanted = scope.forms.wanted
    best, others = list(ranks)[:RERANKED_ROWS], list(ranks.items())[RERANKED_ROWS:]
    rows = reader.connection.execute(TEXTS.format(marks(best)), best).fetchall()
    scored = [(ranks[row["id"]] * _weight(row, wanted, scope), row) for row in rows]
    scored.sort(key=lambda each: (-each[0], -(each[1]["year"] or 0), each[1]["region"] or "", each[1]["id"]))
    return [(row["id"], score) for score, row in scored] + others


def _weight(row: sqlite3.Row, wanted: Sequence[TermForms], scope: Scope) -> float:
    """Return the factor of a row's bm25 score: by how each term matches, and how much of the title does.

    Where all terms are known to match, those that the title lacks are assumed to match in the running text.
    """
    in_title = explain.matches(row["title"], wanted)
    best = [BODY_SHARE if scope.which == "all" else 0.0] * len(wanted)
    in_body = [] if scope.which == "all" else explain.matches(_body(row), wanted)
    for share, found in ((BODY_SHARE, in_body), (1.0, in_title)):
        for match in found:
            for term in match.terms:
                best[term] = max(best[term], share * match.form.strength)
    return (sum(best) / len(wanted)) ** 2 * (1.0 + _named(row["title"], in_title))


def _named(title: str, found: Sequence[Match]) -> float:
    """Return the share of a title's words that match the query, each by the strength of its match, 0.0-1.0."""
    telling = sum(word not in query_words().silent for word in words.tokens(title))
    return min(1.0, sum(match.form.strength for match in found) / max(telling, 1))


HITS = f"""
    SELECT m.id, m.title, m.region, {OWNER_NAME} AS region_name, d.period_from, d.period_to, m.year, m.area,
        m.document, m.page, m.theme, d.kind, d.title AS document_title, m.status, m.confidence,
        m.description, m.result, m.responsible
    FROM measures m LEFT JOIN regions r ON r.code = m.region JOIN documents d ON d.id = m.document WHERE m.id IN ({{}})
"""  # noqa: S608 (constants)


def _hits(connection: sqlite3.Connection, scope: Scope, scores: dict[str, float]) -> list[Hit]:
    """Read the hits with these ids and scores, in the order of `scores`."""
    wanted = scope.forms.wanted
    rows = {row["id"]: row for row in connection.execute(HITS.format(marks(scores)), list(scores))}
    return [_hit(rows[key], score, wanted, scope) for key, score in scores.items()]


def _hit(row: sqlite3.Row, score: float, wanted: Sequence[TermForms], scope: Scope) -> Hit:
    in_title, body = explain.matches(row["title"], wanted), _body(row)
    every = (*in_title, *explain.matches(body, wanted))
    return Hit(
        id=row["id"],
        title=row["title"],
        region=row["region"],
        region_name=row["region_name"],
        year=row["year"],
        period=shown_period(row["year"], row["period_from"], row["period_to"]),
        area=row["area"],
        score=round(score, 3),
        why=explain.why(every),
        snippet=explain.snippet(body, wanted),
        title_fragments=explain.marked(row["title"], in_title),
        document=row["document"],
        document_title=row["document_title"],
        kind=row["kind"],
        page=row["page"],
        status=row["status"],
        theme=row["theme"],
        confidence=row["confidence"],
        complete=scope.which == "all",
        plain=all(match.form == EXACT for match in every),
    )


def _body(row: sqlite3.Row) -> str:
    return "\n".join(filter(None, (row["description"], row["result"], row["responsible"])))
