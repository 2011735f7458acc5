"""The pages of a region and of a theme: their measures by year, area and region."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.pages.items import Item, best_items


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year and its measures by area, in the order of the areas; None counts those in none of them."""

    year: int | None
    counts: tuple[tuple[str | None, int], ...]

    @property
    def total(self) -> int:
        """All measures of the year."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document in a list."""

    id: str
    name: str
    title: str
    region: str | None
    region_name: str
    year: int | None
    kind: str
    status: str
    pages: int
    quality: float
    measures: int
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class RegionPage:
    """A region: one year's measures in a column for each area, and what there is of other years."""

    code: str
    name: str
    former_names: str
    year: int | None
    bars: tuple[YearBar, ...]
    columns: tuple[tuple[str | None, tuple[Item, ...]], ...]
    documents: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A theme: who does it since when. `rows` are regions with their measures by year."""

    id: str
    label: str
    years: tuple[int, ...]
    rows: tuple[tuple[str | None, str, tuple[tuple[Item, ...], ...]], ...]
    bars: tuple[YearBar, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ThemeRef:
    """A theme in a list, with how many regions and measures it has and its years."""

    id: str
    label: str
    regions: int
    measures: int
    first: int | None
    last: int | None


DOCUMENTS = """
    SELECT d.id, d.name, d.title, d.region, coalesce(r.name, ''), d.year, d.kind, d.status, d.pages, d.quality,
        (SELECT count(*) FROM measures m WHERE m.document = d.id), d.copy_of
    FROM documents d LEFT JOIN regions r ON r.code = d.region
"""
THEMES = """
    SELECT t.id, t.label, count(DISTINCT s.region), count(*) AS measures, min(s.year), max(s.year)
    FROM themes t JOIN search_rows s ON s.theme = t.id GROUP BY t.id
    ORDER BY count(DISTINCT s.region) DESC, measures DESC, t.label
"""


def documents(
    connection: sqlite3.Connection, condition: str = "1", parameters: Sequence[str] = ()
) -> list[DocumentRef]:
    """The documents for which an SQL condition on `d` holds, newest first."""
    query = f"{DOCUMENTS} WHERE {condition} ORDER BY d.year DESC, d.title, d.name"
    return [DocumentRef(*row) for row in connection.execute(query, parameters)]


def themes(connection: sqlite3.Connection) -> list[ThemeRef]:
    """All themes, those in most regions first."""
    return [ThemeRef(*row) for row in connection.execute(THEMES)]


def region_page(
    connection: sqlite3.Connection, code: str, *, year: int | None, areas: Sequence[str]
) -> RegionPage | None:
    """The page of a region for one year (the newest where none is given), or None where there is no such region."""
    row = connection.execute("SELECT name, former_names FROM regions WHERE code = ?", [code]).fetchone()
    if row is None:
        return None
    counts = Counter({(y, area): count for y, area, count in connection.execute(COUNTS, [code])})
    years = {y for y, _ in counts}
    chosen = year if year in years else max(years, key=lambda each: each or 0, default=None)
    shown = best_items(connection, "m.region = ? AND m.year IS ?", [code, chosen])
    return RegionPage(
        code=code,
        name=row["name"],
        former_names=row["former_names"],
        year=chosen,
        bars=year_bars(counts, areas),
        columns=by_area(shown, areas),
        documents=tuple(documents(connection, DOCUMENTS_OF_REGION, [code, code])),
    )


COUNTS = "SELECT year, area, sum(count) FROM search_groups WHERE region = ? GROUP BY 1, 2"
DOCUMENTS_OF_REGION = "d.copy_of IS NULL AND (d.region = ? OR d.id IN (SELECT document FROM measures WHERE region = ?))"


def theme_page(connection: sqlite3.Connection, key: str, *, areas: Sequence[str]) -> ThemePage | None:
    """The page of a theme, or None where there is none with this id."""
    row = connection.execute("SELECT label FROM themes WHERE id = ?", [key]).fetchone()
    if row is None:
        return None
    every = best_items(connection, "m.theme = ?", [key])
    years = tuple(sorted({item.year for item in every if item.year}))
    regions = sorted({(item.region, item.region_name) for item in every}, key=lambda each: each[1] or "ö")
    rows = tuple((code, name, tuple(_of(every, code, year) for year in years)) for code, name in regions)
    bars = year_bars(Counter((item.year, item.area) for item in every), areas)
    return ThemePage(key, row["label"], years, rows, bars, len(every))


def _of(every: Sequence[Item], region: str | None, year: int) -> tuple[Item, ...]:
    return tuple(item for item in every if item.region == region and item.year == year)


def by_area(shown: Sequence[Item], areas: Sequence[str]) -> tuple[tuple[str | None, tuple[Item, ...]], ...]:
    """The measures in a column for each area; one for none of them only where there are any."""
    columns = [(area, tuple(item for item in shown if item.area == area)) for area in (*areas, None)]
    return tuple((area, column) for area, column in columns if area or column)


def year_bars(counts: Counter[tuple[int | None, str | None]], areas: Sequence[str]) -> tuple[YearBar, ...]:
    """The measures that are counted by year and area, the earliest year first."""
    years = sorted({year for year, _ in counts}, key=lambda year: year or 0)
    return tuple(YearBar(year, tuple((area, counts[year, area]) for area in (*areas, None))) for year in years)
