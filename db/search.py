"""Search over the bank's measures: best first, with counts by facet and near misses."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace

from db import hits
from db.expand import known, parts_known
from db.hits import Hit, Sort
from db.nearest import MOST_EDITS, nearest
from db.query import Mode, Query, Unit, parse
from db.scope import FACETS, Facet, Limits, Scope, Value, Which

STEPS: tuple[Which, ...] = ("all", "apart", "some", "near")
"""What is searched for in turn, until a measure is found."""
__all__ = ["Answer", "Hit", "Limits", "facets", "find", "reached", "search"]


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
    scope, total = reached(connection, Scope(_spelled(connection, query), limits or Limits()))
    widened = bool(query.chips) and not total
    if widened:
        everywhere = replace(scope.query, regions=(), years=())
        scope, total = reached(connection, replace(scope, query=everywhere))
    found = hits.page(connection, scope, sort, limit, offset)
    if mode == "related" and scope.has_words and scope.which == "all" and total < limit:
        found += hits.rest(connection, scope, limit - len(found))
    meant = " ".join(unit.text for unit in scope.query.units) if scope.query.units != query.units else ""
    return Answer(query, scope, tuple(found), total, meant, widened)


def reached(connection: sqlite3.Connection, scope: Scope) -> tuple[Scope, int]:
    """The narrowest scope that holds a measure, in the order of `STEPS`, and how many it holds."""
    steps: tuple[Which, ...] = STEPS if scope.query.mode == "related" else ("all", "some")
    for which in steps if scope.has_words else steps[:1]:
        narrow = replace(scope, which=which)
        total = _count(connection, narrow)
        if total:
            return narrow, total
    return scope, 0


def facets(connection: sqlite3.Connection, scope: Scope) -> dict[Facet, list[tuple[Value, int]]]:
    """How many measures there are for each value of each facet, most first.

    A facet's own limit is lifted when it is counted, so that one sees what choosing another value would give.
    """
    condition, parameters = scope.where(Limits())
    columns = ", ".join(f"s.{facet}" for facet in FACETS)
    source, number = scope.counted
    query = f"SELECT {columns}, {number} FROM {source} WHERE {condition} GROUP BY {columns}"  # noqa: S608
    counts: dict[Facet, Counter[Value]] = {facet: Counter() for facet in FACETS}
    for *values, found in connection.execute(query, parameters):
        refused = [facet for facet, value in zip(FACETS, values, strict=True) if not scope.limits.lets(facet, value)]
        for facet, value in zip(FACETS, values, strict=True):
            if not refused or refused == [facet]:
                counts[facet][value] += found
    return {facet: sorted(each.items(), key=lambda item: (-item[1], str(item[0]))) for facet, each in counts.items()}


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
    source, number = scope.counted if scope.limited or not scope.has_words else ("measure_index", "count(*)")
    query = f"SELECT {number} FROM {source} WHERE {condition}"  # noqa: S608
    return int(connection.execute(query, parameters).fetchone()[0] or 0)
