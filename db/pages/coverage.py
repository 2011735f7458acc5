"""The coverage of the bank: for each region and year whether documents are loaded, failed or missing."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from atgardsbanken.db.periods import years_of

CoverageState = Literal["loaded", "partial", "failed", "missing"]


@dataclass(frozen=True, slots=True)
class RegionYearCell:
    """The coverage of a region in a year, with its numbers of measures and documents."""

    state: CoverageState
    measures: int
    documents: int


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file or page (from 1; 0 for the whole file) that could not be read, and why."""

    name: str
    page: int
    document: str | None
    error: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A conflict of a correction that a person must resolve; `title` as the measure was called."""

    measure: str
    title: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The table of regions (code, name, cells) and years, what failed, and open conflicts."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[RegionYearCell, ...]], ...]
    failures: tuple[FailedFile, ...]
    conflicts: tuple[OpenConflict, ...]


MEASURES = """
    SELECT g.region, g.year, d.period_from, d.period_to, sum(g.count) FROM search_groups g
    JOIN documents d ON d.id = g.document WHERE g.region IS NOT NULL AND g.year IS NOT NULL GROUP BY 1, 2, 3, 4
"""
DOCUMENTS = """
    SELECT DISTINCT coalesce(d.region, g.region), coalesce(d.year, g.year), d.period_from, d.period_to, d.id, d.status
    FROM documents d LEFT JOIN (SELECT DISTINCT document, region, year FROM search_groups) g ON g.document = d.id
    WHERE d.copy_of IS NULL AND d.municipality = ''
"""
CONFLICTS = """
    SELECT c.measure, k.title, c.field, c.reason FROM conflicts c
    JOIN corrections k ON k.measure = c.measure AND k.field = c.field ORDER BY k.title, c.field, c.problem
"""
FAILURES = "SELECT name, page, document, error, reason FROM failures ORDER BY name, page"


def coverage(connection: sqlite3.Connection) -> Coverage:
    """Read the coverage of all regions, from the first year with a document to the last."""
    measures: Counter[tuple[str, int]] = Counter()
    for region, year, first, last, count in connection.execute(MEASURES):
        measures.update({(region, each): count for each in years_of(year, first, last) if each})
    states: dict[tuple[str, int], list[str]] = defaultdict(list)
    for region, year, first, last, _, status in connection.execute(DOCUMENTS):
        for each in years_of(year, first, last) if region else ():
            if each:
                states[region, each].append(status)
    seen = {year for _, year in (*measures, *states)}
    years = tuple(range(min(seen), max(seen) + 1)) if seen else ()
    regions = connection.execute("SELECT code, name FROM regions ORDER BY short_name").fetchall()
    rows = tuple(
        (code, name, tuple(_cell(measures[code, year], states[code, year]) for year in years)) for code, name in regions
    )
    return Coverage(
        years=years,
        rows=rows,
        failures=tuple(FailedFile(*row) for row in connection.execute(FAILURES)),
        conflicts=tuple(OpenConflict(*row) for row in connection.execute(CONFLICTS)),
    )


def _cell(measures: int, states: list[str]) -> RegionYearCell:
    if measures or "ok" in states:
        state: CoverageState = "partial" if {"partial", "failed"} & set(states) else "loaded"
    else:
        state = "failed" if states else "missing"
    return RegionYearCell(state, measures, len(states))
