"""Whole data sets for other programs: coverage, regions, themes and figures, a record for each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from atgardsbanken.db.export import Record, Table
from atgardsbanken.db.pages.coverage import coverage
from atgardsbanken.db.pages.figures import SHOWN
from atgardsbanken.db.shown import FIGURES

MOST_ROWS = 100_000
"""Rows of a file; more are in the tables and in a release."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What limits a data set: a region's code ("" for all) and a year (0 for all)."""

    region: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set: the Swedish headings of its columns by their names, and what reads its records."""

    columns: Mapping[str, str]
    read: Callable[[sqlite3.Connection, Wanted], list[Record]]

    def table(self, connection: sqlite3.Connection, wanted: Wanted) -> Table:
        """Read the data set as a table with Swedish headings."""
        rows = [[record[name] for name in self.columns] for record in self.read(connection, wanted)]
        return Table(tuple(self.columns.values()), rows)


REGIONS = """
    SELECT r.code, r.name, r.short_name,
        (SELECT count(*) FROM documents d WHERE d.region = r.code AND d.copy_of IS NULL) AS documents,
        (SELECT coalesce(sum(g.count), 0) FROM search_groups g WHERE g.region = r.code) AS measures,
        (SELECT min(d.period_from) FROM documents d WHERE d.region = r.code AND d.copy_of IS NULL) AS first_year,
        (SELECT max(d.period_to) FROM documents d WHERE d.region = r.code AND d.copy_of IS NULL) AS last_year
    FROM regions r WHERE :region IN ('', r.code) ORDER BY r.code
"""
THEMES = """
    SELECT t.id, t.label, s.regions, s.measures, s.first AS first_year, s.last AS last_year
    FROM search_themes s JOIN themes t ON t.id = s.theme
    ORDER BY s.regions DESC, s.measures DESC, t.label LIMIT :most
"""
FIGURE_ROWS = f"""
    SELECT f.region, coalesce(r.name, '') AS region_name, f.indicator, f.year, f.value, f.unit, f.warning,
        f.table_title, f.document, d.title AS document_title, f.page
    FROM {FIGURES} LEFT JOIN regions r ON r.code = f.region
    WHERE {SHOWN} AND :region IN ('', f.region) AND :year IN (0, f.year)
    ORDER BY f.document, f.number LIMIT :most
"""  # noqa: S608 (constants)


def _asked(query: str) -> Callable[[sqlite3.Connection, Wanted], list[Record]]:
    """Return what reads the records of a query."""

    def read(connection: sqlite3.Connection, wanted: Wanted) -> list[Record]:
        limits = {"region": wanted.region, "year": wanted.year, "most": MOST_ROWS}
        return [dict(row) for row in connection.execute(query, limits)]

    return read


def _coverage(connection: sqlite3.Connection, wanted: Wanted) -> list[Record]:
    """Read a record for each region and year, those without documents too."""
    found = coverage(connection)
    return [
        {
            "region": code,
            "region_name": name,
            "year": year,
            "state": cell.state,
            "documents": cell.documents,
            "measures": cell.measures,
        }
        for code, name, cells in found.rows
        for year, cell in zip(found.years, cells, strict=True)
        if wanted.region in ("", code) and wanted.year in (0, year)
    ]


SETS: Mapping[str, DataSet] = {
    "tackning": DataSet(
        {
            "region": "regionkod",
            "region_name": "region",
            "year": "år",
            "state": "läge",
            "documents": "dokument",
            "measures": "åtgärder",
        },
        _coverage,
    ),
    "region": DataSet(
        {
            "code": "regionkod",
            "name": "region",
            "short_name": "kort namn",
            "documents": "dokument",
            "measures": "åtgärder",
            "first_year": "första år",
            "last_year": "sista år",
        },
        _asked(REGIONS),
    ),
    "tema": DataSet(
        {
            "id": "id",
            "label": "tema",
            "regions": "regioner",
            "measures": "åtgärder",
            "first_year": "första år",
            "last_year": "sista år",
        },
        _asked(THEMES),
    ),
    "siffror": DataSet(
        {
            "region": "regionkod",
            "region_name": "region",
            "indicator": "vad som räknas",
            "year": "år",
            "value": "värde",
            "unit": "enhet",
            "warning": "varning",
            "table_title": "tabell",
            "document": "dokument",
            "document_title": "dokumentets titel",
            "page": "sida",
        },
        _asked(FIGURE_ROWS),
    ),
}
"""The data sets by the first segment of their addresses."""
