"""The content of the pages of regions, themes and lists of documents: measures by year, area and region."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from atgardsbanken.db.pages.items import Item, best_items
from atgardsbanken.db.pages.timeline import Timeline, timelines
from atgardsbanken.db.periods import OF_REGIONS_IN_YEAR, period_text, years_of
from atgardsbanken.db.series import IssueDocument, covered_years, documents_of_owner, documents_of_year, issues
from atgardsbanken.db.sql import marks

Ref = TypeVar("Ref")
Parameters = Sequence[str] | Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class YearBar:
    """A bar of a chart: a year's counts of measures by area, in the order of the areas, None for no area.

    `documents` are those that are about the year, in which the measures stand: without any nothing is known of it.
    `period` takes the place of `year` where documents are about several years.
    """

    year: int | None
    counts: tuple[tuple[str | None, int], ...]
    documents: tuple[IssueDocument, ...] = ()
    period: str = ""

    @property
    def total(self) -> int:
        """The count of all measures of the year."""
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
    publisher: str
    municipality: str
    county: str
    period_from: int | None
    period_to: int | None
    published: str | None

    @property
    def period(self) -> str:
        """The years that it is about: "2019", "2019–2021", or "" where they are not known."""
        return period_text(self.period_from, self.period_to)


@dataclass(frozen=True, slots=True)
class Listed(Generic[Ref]):
    """A page (from 1) of a list, and the length of the whole list."""

    refs: tuple[Ref, ...]
    total: int
    page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // ROWS_PER_PAGE))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an area's measures (None for no area): those that are shown, and the count of all."""

    area: str | None
    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True)
class RegionPage:
    """The content of a region's page: one year's measures in a column for each area, and its other years.

    `municipal` are documents of the county's municipalities, whose measures are not the region's.
    """

    code: str
    name: str
    former_names: str
    year: int | None
    bars: tuple[YearBar, ...]
    columns: tuple[Column, ...]
    documents: tuple[DocumentRef, ...]
    municipal: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """A region's measures of a theme in a year: those that are shown, and the count of all.

    `has_document` tells whether the bank has a document of the region about that year: only then is silence an answer.
    """

    items: tuple[Item, ...]
    total: int
    has_document: bool


@dataclass(frozen=True, slots=True)
class ThemePage:
    """The content of a theme's page; `rows` are regions (code, name) with their measures by year.

    `series` and `timelines` hold one for each series with documents to compare, `alone` the number of the others.
    """

    id: str
    label: str
    years: tuple[int, ...]
    rows: tuple[tuple[str | None, str, tuple[ThemeCell, ...]], ...]
    series: tuple[tuple[YearBar, ...], ...]
    timelines: tuple[Timeline, ...]
    alone: int
    count: int


@dataclass(frozen=True, slots=True)
class ThemeRef:
    """A theme in a list, with its numbers of regions and measures and its first and last year."""

    id: str
    label: str
    regions: int
    measures: int
    first: int | None
    last: int | None


ROWS_PER_PAGE = 100
"""Documents or themes on a page of their list."""
MOST_DOCUMENTS = 50
"""Documents on a region's page; all are in the list."""
MOST_ITEMS = 100
"""Measures in a column of a region's page; all are among the results of a search."""
MOST_IN_CELL = 5
"""Measures of a region and year on a theme's page."""
MOST_CHARTS = 8
"""Series with a chart of their own on a theme's page."""
NEWEST_DOCUMENTS = "d.year DESC, d.title, d.name"
ASKED = """
    (:words = '' OR d.title LIKE :words OR d.name LIKE :words OR d.publisher LIKE :words) AND
    (:region IN ('', d.region, d.county) OR d.id IN (SELECT document FROM search_groups WHERE region = :region)) AND
    (:year = 0 OR :year BETWEEN d.period_from AND d.period_to)
"""
ASKED_THEMES = "FROM search_themes s JOIN themes t ON t.id = s.theme WHERE :words = '' OR t.label LIKE :words"
DOCUMENTS = """
    SELECT d.id, d.name, d.title, d.region, coalesce(r.name, ''), d.year, d.kind, d.status, d.pages, d.quality,
        (SELECT count(*) FROM measures m WHERE m.document = d.id) +
            (SELECT count(*) FROM search_rows s JOIN measures m ON m.id = s.measure
                WHERE m.document IN (SELECT c.id FROM documents c WHERE c.copy_of = d.id)), d.copy_of,
        d.publisher, d.municipality, d.county, d.period_from, d.period_to, d.published
    FROM documents d LEFT JOIN regions r ON r.code = d.region
"""


def documents(
    connection: sqlite3.Connection, condition: str = "1", parameters: Parameters = (), *, limit: int = -1
) -> list[DocumentRef]:
    """Read the documents for which an SQL condition on `d` holds, newest first, all or the first `limit`."""
    query = f"{DOCUMENTS} WHERE {condition} ORDER BY {NEWEST_DOCUMENTS} LIMIT {limit:d}"
    return [DocumentRef(*row) for row in connection.execute(query, parameters)]


def document_list(
    connection: sqlite3.Connection, *, words: str, region: str, page: int, year: int | None = None
) -> Listed[DocumentRef]:
    """Read a page (from 1) of the documents of a region ("" for all) with `words` in their names, newest first.

    With a `year` only those are read whose period holds it.
    """
    asked: dict[str, str | int] = {
        "words": words and f"%{words}%",
        "region": region,
        "year": year or 0,
        **window(page),
    }
    total = connection.execute(f"SELECT count(*) FROM documents d WHERE {ASKED}", asked).fetchone()[0]  # noqa: S608
    ids = f"SELECT d.id FROM documents d WHERE {ASKED} ORDER BY {NEWEST_DOCUMENTS} LIMIT :limit OFFSET :offset"  # noqa: S608
    return Listed(tuple(documents(connection, f"d.id IN ({ids})", asked)), int(total), page)


def theme_list(connection: sqlite3.Connection, *, words: str, page: int) -> Listed[ThemeRef]:
    """Read a page (from 1) of the themes with `words` in their names, those in most regions first."""
    asked = {"words": words and f"%{words}%", **window(page)}
    total = connection.execute(f"SELECT count(*) {ASKED_THEMES}", asked).fetchone()[0]
    rows = connection.execute(
        f"SELECT t.id, t.label, s.regions, s.measures, s.first, s.last {ASKED_THEMES} "
        "ORDER BY s.regions DESC, s.measures DESC, t.label LIMIT :limit OFFSET :offset",
        asked,
    )
    return Listed(tuple(ThemeRef(*row) for row in rows), int(total), page)


def window(page: int) -> dict[str, int]:
    """Return the limit and offset of a page (from 1) of a list."""
    return {"limit": ROWS_PER_PAGE, "offset": (page - 1) * ROWS_PER_PAGE}


def theme_labels(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Read the names of the themes with these ids."""
    return dict(connection.execute(f"SELECT id, label FROM themes WHERE id IN ({marks(ids)})", ids).fetchall())  # noqa: S608


def region_page(
    connection: sqlite3.Connection, code: str, *, year: int | None, areas: Sequence[str]
) -> RegionPage | None:
    """Read a region's page for a year (without one for the newest); None where there is no such region."""
    row = connection.execute("SELECT name, former_names FROM regions WHERE code = ?", [code]).fetchone()
    if row is None:
        return None
    counts: Counter[tuple[int | None, str | None]] = Counter()
    for y, first, last, area, count in connection.execute(COUNTS, [code]):
        counts.update(dict.fromkeys(((each, area) for each in years_of(y, first, last)), count))
    years = {y for y, _ in counts}
    chosen = year if year in years else max(years, key=lambda each: each or 0, default=None)
    columns = (_column(connection, code, chosen, area, counts[chosen, area]) for area in (*areas, None))
    return RegionPage(
        code=code,
        name=row["name"],
        former_names=row["former_names"],
        year=chosen,
        bars=year_bars(counts, areas, documents_of_owner(connection, code)),
        columns=tuple(column for column in columns if column.area or column.items),
        documents=tuple(documents(connection, DOCUMENTS_OF_REGION, [code, code], limit=MOST_DOCUMENTS)),
        municipal=tuple(documents(connection, MUNICIPAL, [code], limit=MOST_DOCUMENTS)),
    )


COUNTS = """
    SELECT g.year, d.period_from, d.period_to, g.area, sum(g.count) FROM search_groups g
    JOIN documents d ON d.id = g.document WHERE g.region = ? GROUP BY 1, 2, 3, 4
"""
DOCUMENTS_OF_REGION = """
    d.copy_of IS NULL AND d.municipality = '' AND
    (d.region = ? OR d.id IN (SELECT document FROM search_groups WHERE region = ?))
"""
MUNICIPAL = "d.copy_of IS NULL AND d.county = ?"


def _column(connection: sqlite3.Connection, region: str, year: int | None, area: str | None, total: int) -> Column:
    condition = f"+m.area IS :area AND {OF_REGIONS_IN_YEAR.format(regions=':region', year=':year')}"
    asked = {"region": region, "area": area, "year": year}
    return Column(area, tuple(best_items(connection, condition, asked, limit=MOST_ITEMS)), total)


def theme_page(connection: sqlite3.Connection, key: str, *, areas: Sequence[str]) -> ThemePage | None:
    """Read a theme's page; None where there is none with this id."""
    row = connection.execute("SELECT label FROM themes WHERE id = ?", [key]).fetchone()
    if row is None:
        return None
    every = best_items(connection, "m.theme = ?", [key])
    years = tuple(sorted({year for item in every for year in item.years if year}))
    regions = sorted({(item.region, item.region_name) for item in every}, key=lambda each: each[1] or "ö")
    by_place: dict[tuple[str, int | None], list[Item]] = defaultdict(list)
    for item in every:
        for year in item.years:
            by_place[item.region_name, year].append(item)
    covered = covered_years(connection)
    rows = tuple(
        (code, name, tuple(_cell(by_place[name, year], has_document=(name, year) in covered) for year in years))
        for code, name in regions
    )
    charts = series_bars(connection, every, areas)
    alone = {item.best_form for item in every} - {each.id for bars in charts for bar in bars for each in bar.documents}
    return ThemePage(
        key, row["label"], years, rows, charts[:MOST_CHARTS], timelines(connection, every), len(alone), len(every)
    )


def _cell(found: Sequence[Item], *, has_document: bool) -> ThemeCell:
    return ThemeCell(tuple(found[:MOST_IN_CELL]), len(found), has_document)


def series_bars(
    connection: sqlite3.Connection, items: Sequence[Item], areas: Sequence[str]
) -> tuple[tuple[YearBar, ...], ...]:
    """Return a chart for each series with several issues: a bar for each, also for those with none of the measures.

    Series with most measures go first.
    """
    counts = Counter((item.best_form, item.area) for item in items)
    size = Counter(item.series for item in items if item.series)
    by_series: dict[str, dict[str, list[IssueDocument]]] = {series: {} for series, _ in size.most_common()}
    for document in issues(connection, list(by_series)):
        by_series[document.series].setdefault(document.years, []).append(document)
    return tuple(
        tuple(_issue_bar(issue, counts, areas) for issue in found.values())
        for found in by_series.values()
        if len(found) > 1
    )


def _issue_bar(
    issue: Sequence[IssueDocument], counts: Counter[tuple[str, str | None]], areas: Sequence[str]
) -> YearBar:
    """Return the bar of an issue: the measures of all its documents."""
    told = tuple((area, sum(counts[each.id, area] for each in issue)) for area in (*areas, None))
    return YearBar(issue[0].period_from, told, tuple(issue), issue[0].years)


def year_bars(
    counts: Counter[tuple[int | None, str | None]], areas: Sequence[str], about: Sequence[IssueDocument]
) -> tuple[YearBar, ...]:
    """Return the bars of a chart from counts by year and area, the earliest year first.

    Years between that no document is `about` have a bar too: nothing is known of them.
    """
    known = [year for year, _ in counts if year]
    between = range(min(known), max(known) + 1) if known else ()
    unknown = {year for year, _ in counts if year is None}
    return tuple(
        YearBar(year, tuple((area, counts[year, area]) for area in (*areas, None)), documents_of_year(about, year))
        for year in (*unknown, *between)
    )
