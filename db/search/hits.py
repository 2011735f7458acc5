"""Hits of a search: the measures that were found, best first, each with the reasons."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from atgardsbanken.db.languages import strung, swedish, text
from atgardsbanken.db.owners import OWNER_NAME
from atgardsbanken.db.periods import shown_period
from atgardsbanken.db.search import explain, rank
from atgardsbanken.db.search.explain import Fragment
from atgardsbanken.db.search.index_arrays import Mask
from atgardsbanken.db.search.index_reader import IndexReader, Places, Scores, first
from atgardsbanken.db.search.match_forms import EXACT, FORM, PART, SHORT, SYNONYM
from atgardsbanken.db.search.query import query_words
from atgardsbanken.db.search.query_forms import TermForms
from atgardsbanken.db.search.ranking import ranking
from atgardsbanken.db.search.scope import Scope
from atgardsbanken.db.shown import MEASURES
from atgardsbanken.db.sql import PRINTED_PAGE, marks
from atgardsbanken.normalize import words

Sort = Literal["relevance", "newest", "oldest", "loaded", "region", "title"]

RERANKED_ROWS = 100
"""Rows, the best ones, that are ranked a second time by how much of their titles matches."""


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
        printed_page: the number printed on its page, "" where there is none; `page` counts in the file from 1.
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
    printed_page: str
    status: str
    theme: str | None
    confidence: float
    complete: bool = True
    plain: bool = False


def page(reader: IndexReader, scope: Scope, rows: Mask, sort: Sort, limit: int, offset: int) -> list[Hit]:
    """Return one page of hits."""
    return _hits(reader.connection, scope, ranked(reader, scope, rows, sort, limit, offset))


def rest(reader: IndexReader, scope: Scope, rows: Mask, limit: int) -> list[Hit]:
    """Return the best hits beside `rows` that hold some of the terms, or something near one."""
    return _hits(reader.connection, replace(scope, which="near"), ranked_rest(reader, scope, rows, limit))


def ranked_rest(reader: IndexReader, scope: Scope, rows: Mask, limit: int) -> dict[str, float]:
    """Rank the same hits; return scores by the measures' ids, in order."""
    near = replace(scope, which="near")
    return ranked(reader, near, near.rows(reader) & ~rows, "relevance", limit, 0) if limit > 0 else {}


def ranked(reader: IndexReader, scope: Scope, rows: Mask, sort: Sort, limit: int, offset: int) -> dict[str, float]:
    """Rank rows; return scores (higher is better) by the measures' ids, in order.

    While documents are being loaded the index may still hold rows of measures that are gone; they are passed over.
    """
    places = np.flatnonzero(rows)
    found = rank.scores(reader, scope, places, ranking()) if scope.has_words else np.zeros(len(places), np.float32)
    again = sort == "relevance" and scope.has_words and offset < RERANKED_ROWS
    most = max(RERANKED_ROWS, offset + limit) if again else offset + limit
    order = first(most, *_keys(reader, places, found, sort), reader.numbers("order")[places])
    ids = _ids(reader.connection, (places[order] + 1).tolist(), found[order].tolist())
    best = _reranked(reader, scope, ids) if again else list(ids.items())[offset:]
    return dict(best[offset : offset + limit] if again else best)


def _ids(connection: sqlite3.Connection, numbers: Sequence[int], scores: Sequence[float]) -> dict[str, float]:
    """Return the scores of rows by the ids of their measures, in order."""
    query = f"SELECT id, measure FROM search_rows WHERE id IN ({marks(numbers)})"  # noqa: S608
    ids = dict(connection.execute(query, list(numbers)).fetchall())
    return {ids[number]: score for number, score in zip(numbers, scores, strict=True) if number in ids}


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


TITLES = "SELECT id, title, year, region FROM measures WHERE id IN ({})"


def _reranked(reader: IndexReader, scope: Scope, scores: dict[str, float]) -> list[tuple[str, float]]:
    """Rank the best `RERANKED_ROWS` rows again, by how much of the title matches; newer ones first among equals."""
    best, others = list(scores)[:RERANKED_ROWS], list(scores.items())[RERANKED_ROWS:]
    rows = reader.connection.execute(TITLES.format(marks(best)), best).fetchall()
    share = ranking().named_share
    scored = [(scores[row["id"]] * (1.0 + share * _named(row["title"], scope.forms.wanted)), row) for row in rows]
    scored.sort(key=lambda each: (-each[0], -(each[1]["year"] or 0), each[1]["region"] or "", each[1]["id"]))
    return [(row["id"], score) for score, row in scored] + others


def _named(title: str, wanted: Sequence[TermForms]) -> float:
    """Return the share of a title's words that match the query, each by the strength of its match, 0.0-1.0."""
    found = explain.matches(title, wanted)
    telling = sum(word not in query_words().silent for word in words.tokens(title))
    return min(1.0, sum(match.form.strength for match in found) / max(telling, 1))


TOLD_FORMS = (EXACT, FORM, SHORT, PART, SYNONYM)
"""The forms in which a word over a measure is worth telling."""
OVER = "rubriken eller dokumentets titel: ”{}”"
"""Why a measure was found that does not say a word itself."""
HITS = f"""
    SELECT m.id, m.title, m.region, {OWNER_NAME} AS region_name, d.period_from, d.period_to, m.year, m.area,
        m.document, m.page, m.theme, d.kind, d.title AS document_title, m.status, m.confidence,
        m.description, m.result, m.responsible, m.section || char(10) || d.title AS around,
        {PRINTED_PAGE.format(row="m")} AS printed_page
    FROM {MEASURES} LEFT JOIN regions r ON r.code = m.region WHERE m.id IN ({{}})
"""  # noqa: S608 (constants)


def _hits(connection: sqlite3.Connection, scope: Scope, scores: dict[str, float]) -> list[Hit]:
    """Read the hits with these ids and scores, in the order of `scores`."""
    wanted = scope.forms.wanted
    rows = {row["id"]: row for row in connection.execute(HITS.format(marks(scores)), list(scores))}
    return [_hit(rows[key], score, wanted, scope) for key, score in scores.items()]


def _hit(row: sqlite3.Row, score: float, wanted: Sequence[TermForms], scope: Scope) -> Hit:
    in_title, body = explain.matches(row["title"], wanted), _body(row)
    in_body = explain.matches(body, wanted)
    every = (*in_title, *in_body)
    over = _over(row["around"], wanted, {term for match in every for term in match.terms})
    return Hit(
        id=row["id"],
        title=row["title"],
        region=row["region"],
        region_name=row["region_name"],
        year=row["year"],
        period=shown_period(row["year"], row["period_from"], row["period_to"]),
        area=row["area"],
        score=round(score, 3),
        why=_why(every, over),
        snippet=explain.snippet(body, in_body),
        title_fragments=explain.marked(row["title"], in_title),
        document=row["document"],
        document_title=row["document_title"],
        kind=row["kind"],
        page=row["page"],
        printed_page=row["printed_page"],
        status=row["status"],
        theme=row["theme"],
        confidence=row["confidence"],
        complete=scope.is_full,
        plain=all(match.form == EXACT for match in every) and not over,
    )


def _why(every: Sequence[explain.Match], over: Sequence[str]) -> str:
    """Say why a measure was found: by its own words, and by those over it."""
    told = text(OVER).format(swedish("”, ”".join(over))) if over else ""
    return strung("; ", filter(None, (explain.why(every), told)))


def _over(around: str, wanted: Sequence[TermForms], said: AbstractSet[int]) -> list[str]:
    """Return the words over a measure that match terms which it does not say itself, each once."""
    found = [match for match in explain.matches(around, wanted) if match.form in TOLD_FORMS]
    return list(dict.fromkeys(around[match.start : match.end] for match in found if not set(match.terms) <= said))


def _body(row: sqlite3.Row) -> str:
    return "\n".join(filter(None, (row["description"], row["result"], row["responsible"])))
