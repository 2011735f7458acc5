"""The content of the overview: regions by areas and by themes, as tables whose cells are shaded by their counts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.db.pages.items import names
from atgardsbanken.db.pages.start import shade
from atgardsbanken.db.periods import years_of
from atgardsbanken.db.series import covered_years
from atgardsbanken.db.shown import COUNTS, MEASURES
from atgardsbanken.db.sql import marks

Counts = Counter[tuple[str, str | None, int | None]]
"""Counts of measures by region, column (an area or a theme), and year."""

MOST_THEMES = 25
"""Themes that are shown, those in most regions first: more columns can't be read side by side."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A count of measures with its shade (0 for none, to `start.STEPS`); without a document a zero says nothing."""

    count: int
    shade: int
    has_document: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table of regions (code, name, cells) by columns (code, name), shaded by the largest count in it."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[HeatCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Regions by areas and by themes in a year, None for all years together."""

    year: int | None
    years: tuple[int, ...]
    areas: HeatMap
    themes: HeatMap


OF_AREAS = """
    SELECT g.region, g.area, g.year, d.period_from, d.period_to, sum(g.count) FROM search_groups g
    JOIN documents d ON d.id = g.document WHERE g.region IS NOT NULL GROUP BY 1, 2, 3, 4, 5
"""
OF_THEMES = f"""
    SELECT m.region, m.theme, m.year, d.period_from, d.period_to, count(*) FROM {MEASURES}
    WHERE m.region IS NOT NULL AND {COUNTS} AND m.theme IN ({{}}) GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608 (constants)
WIDEST = """
    SELECT t.id, t.label FROM search_themes s JOIN themes t ON t.id = s.theme
    ORDER BY s.regions DESC, s.measures DESC, t.label LIMIT ?
"""


def overview(connection: sqlite3.Connection, *, year: int | None = None) -> Overview:
    """Count the measures of each region by area and by the most widespread themes, in a year or in all."""
    called, themes = names(connection), dict(connection.execute(WIDEST, [MOST_THEMES]).fetchall())
    of_areas = _counts(connection, OF_AREAS, [])
    of_themes = _counts(connection, OF_THEMES.format(marks(themes)), list(themes))
    years = tuple(sorted({told for _, _, told in of_areas if told}, reverse=True))
    chosen = year if year in years else None
    known = {name for name, each in covered_years(connection) if chosen in (None, each)}
    return Overview(
        year=chosen,
        years=years,
        areas=_map(called.regions, of_areas, chosen, called.areas, known),
        themes=_map(called.regions, of_themes, chosen, themes, known),
    )


def _counts(connection: sqlite3.Connection, query: str, asked: Sequence[str]) -> Counts:
    """Count by region, column and year; by year None all together, each measure once."""
    counts: Counts = Counter()
    for region, column, year, first, last, count in connection.execute(query, asked):
        counts[region, column, None] += count
        counts.update({(region, column, told): count for told in years_of(year, first, last) if told})
    return counts


def _map(
    regions: Mapping[str, str], counts: Counts, year: int | None, columns: Mapping[str, str], known: set[str]
) -> HeatMap:
    most = max((counts[code, column, year] for code in regions for column in columns), default=0)

    def cell(code: str, column: str, name: str) -> HeatCell:
        count = counts[code, column, year]
        return HeatCell(count, shade(count, most), name in known)

    rows = ((code, name, tuple(cell(code, column, name) for column in columns)) for code, name in regions.items())
    return HeatMap(tuple(columns.items()), tuple(rows))
