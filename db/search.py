"""Search over the bank: measures and passages, best first, with why each was found, counts by facet and near misses."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from db import explain
from db.expand import MEASURE_COLUMNS, expand, known, parts_known
from db.explain import STRENGTH, Forms, Match, Piece
from db.nearest import MOST_EDITS, nearest
from db.query import Mode, Query, Unit, parse, query_words
from db.terms import terms

Facet = Literal["region", "year", "area", "theme", "status", "kind", "sure"]
Sort = Literal["relevance", "newest", "oldest", "region", "title"]
Value = str | int | None

FACETS: tuple[Facet, ...] = get_args(Facet)
WEIGHTS = (10.0, 8.0, 4.0, 1.5, 3.0, 2.4, 1.2, 0.4)
"""bm25 weights of the columns of `measure_index`: title before text, exact before related before folded."""
BODY_SHARE = 0.6
"""What a match in the text is worth beside one in the title."""
DEPTH = 200
"""Rows that are weighed a second time by how they answer each unit."""
ORDERS: dict[Sort, str] = {
    "relevance": "rank, s.id",
    "newest": "s.year DESC, rank, s.id",
    "oldest": "s.year, rank, s.id",
    "region": "s.region, s.year DESC, rank, s.id",
    "title": "(SELECT m.title FROM measures m WHERE m.id = s.measure), s.id",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What is let through: allowed values by facet; a facet that is not named lets all through."""

    allowed: Mapping[Facet, tuple[Value, ...]] = field(default_factory=dict)

    def lets(self, facet: Facet, value: Value) -> bool:
        """Whether a row with this value is let through as far as this facet goes."""
        return not self.allowed.get(facet) or value in self.allowed[facet]

    def where(self) -> tuple[str, list[Value]]:
        """The SQL condition on `search_rows s` and its parameters."""
        conditions: list[str] = ["1"]
        parameters: list[Value] = []
        for facet, values in sorted(self.allowed.items()):
            if not values:
                continue
            places = ", ".join("?" for value in values if value is not None)
            nothing = f" OR s.{facet} IS NULL" if None in values else ""
            conditions.append(f"(s.{facet} IN ({places}){nothing})")
            parameters.extend(value for value in values if value is not None)
        return " AND ".join(conditions), parameters


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


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows are meant: those that answer `query` (some of its words where `partly`), within `limits`."""

    query: Query
    limits: Limits
    partly: bool = False

    @property
    def has_words(self) -> bool:
        """Whether words are asked for, not only limits."""
        return any(not unit.negated for unit in self.query.units)

    @property
    def source(self) -> str:
        """The tables for FROM."""
        return "measure_index JOIN search_rows s ON s.id = measure_index.rowid" if self.has_words else "search_rows s"

    @property
    def rank(self) -> str:
        """The SQL expression that is lower the better a row answers."""
        return f"bm25(measure_index, {', '.join(map(str, WEIGHTS))})" if self.has_words else "0.0"

    def where(self, limits: Limits) -> tuple[str, list[Value]]:
        """The SQL condition for the query and `limits`, and its parameters."""
        read = Limits({"region": self.query.regions, "year": self.query.years})
        parts = [read.where(), limits.where()]
        if self.has_words:
            expansion = expand(self.query, MEASURE_COLUMNS)
            match = expansion.any_of_them() if self.partly else expansion.all_of_them()
            parts.append(("measure_index MATCH ?", [match]))
        return " AND ".join(condition for condition, _ in parts), [value for _, values in parts for value in values]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the query as read, the scope that was searched, a page of hits, and how many there are in all.

    `meant` is the query as spelled with the bank's words where it held some that the bank does not. `widened` is true
    where the limits that were read from the query's words left nothing and were lifted. After the measures that hold
    all words, the first page is filled up with some that do not; they are not counted in `total`.
    """

    query: Query
    scope: Scope
    hits: tuple[Hit, ...]
    total: int
    meant: str = ""
    widened: bool = False


def search(
    connection: sqlite3.Connection, text: str, *, mode: Mode = "related", limit: int = 50, limits: Limits | None = None
) -> list[Hit]:
    """The best `limit` hits, best first: first the measures that hold all words, then those that hold some."""
    return list(find(connection, text, mode=mode, limit=limit, limits=limits).hits)


def find(
    connection: sqlite3.Connection,
    text: str,
    *,
    mode: Mode = "related",
    limit: int = 50,
    offset: int = 0,
    limits: Limits | None = None,
    sort: Sort = "relevance",
) -> Answer:
    """One page of what answers a query, and all that a person needs to go on from there."""
    query = parse(text, mode=mode)
    scope = Scope(_spelled(connection, query), limits or Limits())
    total, partly = count(connection, scope)
    widened = bool(query.chips) and not total
    if widened:
        scope = replace(scope, query=replace(scope.query, regions=(), years=()))
        total, partly = count(connection, scope)
    scope = replace(scope, partly=partly)
    hits = _page(connection, scope, sort, limit, offset)
    if not partly and mode == "related" and total < offset + limit and total:
        hits += _more(connection, scope, sort, limit - len(hits), offset)
    meant = " ".join(unit.text for unit in scope.query.units) if scope.query.units != query.units else ""
    return Answer(query, scope, tuple(hits), total, meant, widened)


def count(connection: sqlite3.Connection, scope: Scope) -> tuple[int, bool]:
    """How many measures hold all words of the query; where none does, how many hold some, and True."""
    total = _count(connection, scope)
    if total or len(scope.query.units) < 2:
        return total, False
    return _count(connection, replace(scope, partly=True)), True


def facets(connection: sqlite3.Connection, scope: Scope) -> dict[Facet, list[tuple[Value, int]]]:
    """How many measures there are for each value of each facet, most first.

    A facet's own limit is lifted when it is counted, so that one sees what choosing another value would give.
    """
    condition, parameters = scope.where(Limits())
    columns = ", ".join(f"s.{facet}" for facet in FACETS)
    query = f"SELECT {columns}, count(*) FROM {scope.source} WHERE {condition} GROUP BY {columns}"  # noqa: S608
    counts: dict[Facet, Counter[Value]] = {facet: Counter() for facet in FACETS}
    for *values, number in connection.execute(query, parameters):
        refused = [facet for facet, value in zip(FACETS, values, strict=True) if not scope.limits.lets(facet, value)]
        for facet, value in zip(FACETS, values, strict=True):
            if not refused or refused == [facet]:
                counts[facet][value] += number
    return {facet: sorted(found.items(), key=lambda item: (-item[1], str(item[0]))) for facet, found in counts.items()}


def _spelled(connection: sqlite3.Connection, query: Query) -> Query:
    """The query with words that the bank does not hold exchanged for the nearest that it does."""
    if query.mode == "phrase":
        return query
    units = tuple(unit if unit.negated else _spelled_unit(connection, unit) for unit in query.units)
    return replace(query, units=units)


def _spelled_unit(connection: sqlite3.Connection, unit: Unit) -> Unit:
    if known(connection, unit):
        return unit
    most = 1 if parts_known(connection, unit) else MOST_EDITS
    near = nearest(connection, "".join(unit.words), most=most)
    return Unit("word", (near,)) if near else unit


def _count(connection: sqlite3.Connection, scope: Scope) -> int:
    condition, parameters = scope.where(scope.limits)
    query = f"SELECT count(*) FROM {scope.source} WHERE {condition}"  # noqa: S608
    return int(connection.execute(query, parameters).fetchone()[0])


def _page(connection: sqlite3.Connection, scope: Scope, sort: Sort, limit: int, offset: int) -> list[Hit]:
    """One page of hits; the best `DEPTH` rows are put in order by how they answer each word."""
    weighed = sort == "relevance" and scope.has_words and offset < DEPTH
    first, many = (0, max(DEPTH, offset + limit)) if weighed else (offset, limit)
    condition, parameters = scope.where(scope.limits)
    order = ORDERS[sort] if scope.has_words or sort != "relevance" else ORDERS["newest"]
    query = (
        f"SELECT s.id, s.measure, {scope.rank} AS rank FROM {scope.source} WHERE {condition} "  # noqa: S608
        f"ORDER BY {order} LIMIT ? OFFSET ?"
    )
    rows = connection.execute(query, [*parameters, many, first]).fetchall()
    hits = _hits(connection, scope, {row["measure"]: -row["rank"] for row in rows})
    if not weighed:
        return hits
    hits[:DEPTH] = sorted(hits[:DEPTH], key=lambda hit: (-hit.score, -(hit.year or 0), hit.region_name, hit.id))
    return hits[offset : offset + limit]


def _more(connection: sqlite3.Connection, scope: Scope, sort: Sort, wanted: int, offset: int) -> list[Hit]:
    """Hits that hold some of the words, after those that hold all."""
    if offset or len(scope.query.units) < 2:
        return []
    complete = {hit.id for hit in _page(connection, scope, sort, DEPTH, 0)}
    some = _page(connection, replace(scope, partly=True), sort, wanted + len(complete), 0)
    return [hit for hit in some if hit.id not in complete][:wanted]


HITS = """
    SELECT m.id, m.title, m.region, r.name AS region_name, m.year, m.area, m.document, m.page, m.theme, d.kind,
        d.title AS document_title, m.status, m.description, m.result, m.responsible, m.section
    FROM measures m LEFT JOIN regions r ON r.code = m.region JOIN documents d ON d.id = m.document WHERE m.id IN ({})
"""


def _hits(connection: sqlite3.Connection, scope: Scope, ranks: dict[str, float]) -> list[Hit]:
    """The hits with these ids and bm25 ranks, in the order of `ranks`."""
    wanted = explain.forms(scope.query)
    places = ", ".join("?" * len(ranks))
    rows = {row["id"]: row for row in connection.execute(HITS.format(places), list(ranks))}
    return [_hit(rows[key], rank, wanted, scope) for key, rank in ranks.items()]


def _hit(row: sqlite3.Row, rank: float, wanted: Sequence[Forms], scope: Scope) -> Hit:
    in_title = explain.matches(row["title"], wanted)
    body = "\n".join(filter(None, (row["description"], row["result"], row["responsible"], row["section"])))
    in_body = explain.matches(body, wanted)
    weight = _weight(in_title, in_body, len(wanted), words_of(row["title"]))
    return Hit(
        id=row["id"],
        title=row["title"],
        region=row["region"],
        region_name=row["region_name"] or "",
        year=row["year"],
        area=row["area"],
        score=round(rank * weight, 3),
        why=explain.why((*in_title, *in_body)),
        snippet=explain.snippet(body, wanted),
        title_pieces=explain.marked(row["title"], in_title),
        document=row["document"],
        document_title=row["document_title"],
        kind=row["kind"],
        page=row["page"],
        status=row["status"],
        theme=row["theme"],
        complete=not scope.partly,
    )


def words_of(title: str) -> int:
    """The number of words in a title that a query would not drop."""
    return sum(each.word not in query_words().silent for each in terms(title))


def _weight(in_title: Sequence[Match], in_body: Sequence[Match], units: int, title_words: int) -> float:
    """How much more than its bm25 rank a row is worth: by how each unit is answered, and how much of its title is."""
    if not units:
        return 1.0
    best = [0.0] * units
    for share, found in ((BODY_SHARE, in_body), (1.0, in_title)):
        for match in found:
            for unit in match.units:
                best[unit] = max(best[unit], share * STRENGTH[match.how])
    named = sum(STRENGTH[match.how] for match in in_title) / max(title_words, 1)
    return (sum(best) / units) ** 2 * (1.0 + min(named, 1.0))
