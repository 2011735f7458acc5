"""Comparisons: regions side by side in one year, and one region from year to year: new, goes on, ended."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.pages.items import Item, best_items

MOST_REGIONS = 4
"""Regions that fit side by side."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme that several of the compared regions have, with the measures of each."""

    id: str
    label: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Regions compared: what they share, and by area what each has besides."""

    regions: tuple[str, ...]
    year: int | None
    years: tuple[int, ...]
    shared: tuple[ThemeRow, ...]
    areas: tuple[tuple[str | None, tuple[tuple[Item, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A measure that goes on: as it was named in the earlier and in the later year; `score` 0.0-1.0."""

    earlier: Item
    later: Item
    score: float


@dataclass(frozen=True, slots=True)
class YearToYear:
    """One region's measures of two years: what goes on, what is new and what has no successor."""

    region: str
    earlier: int | None
    later: int | None
    years: tuple[int, ...]
    goes_on: tuple[Change, ...]
    new: tuple[Item, ...]
    ended: tuple[Item, ...]


def side_by_side(
    connection: sqlite3.Connection, regions: Sequence[str], *, year: int | None, areas: Sequence[str]
) -> SideBySide:
    """Up to `MOST_REGIONS` regions in one year (the newest of those that most of them have, if none is given)."""
    chosen = tuple(dict.fromkeys(regions))[:MOST_REGIONS]
    places = ", ".join("?" * len(chosen))
    every = best_items(connection, f"m.region IN ({places})", chosen)
    years = tuple(sorted({item.year for item in every if item.year}, reverse=True))
    year = year if year in years else _common_year(every)
    shown = [item for item in every if item.year == year]
    shared = _shared(connection, shown, chosen)
    in_shared = {item.id for row in shared for cell in row.cells for item in cell}
    rest = [item for item in shown if item.id not in in_shared]
    by_area = tuple((area, _cells([i for i in rest if i.area == area], chosen)) for area in (*areas, None))
    return SideBySide(chosen, year, years, shared, tuple((area, cells) for area, cells in by_area if any(cells)))


def _common_year(every: Sequence[Item]) -> int | None:
    """The newest of the years of which most regions have measures."""
    pairs = {(item.year, item.region) for item in every if item.year}
    counts = Counter(year for year, _ in pairs)
    return max(counts, key=lambda year: (counts[year], year), default=None)


def year_to_year(connection: sqlite3.Connection, region: str, *, earlier: int | None, later: int | None) -> YearToYear:
    """What became of a region's measures from one year to another (its two newest, if none are given)."""
    every = best_items(connection, "m.region = ?", [region])
    years = tuple(sorted({item.year for item in every if item.year}, reverse=True))
    later = later if later in years else next(iter(years), None)
    before = [year for year in years if later and year < later]
    earlier = earlier if earlier in before else next(iter(before), None)
    old = {item.id: item for item in every if item.year == earlier and earlier}
    new = {item.id: item for item in every if item.year == later and later}
    links = connection.execute("SELECT earlier, later, score FROM continuations ORDER BY score DESC, earlier, later")
    goes_on = tuple(Change(old[a], new[b], score) for a, b, score in links if a in old and b in new)
    went_on = {change.earlier.id for change in goes_on} | {change.later.id for change in goes_on}
    return YearToYear(
        region=region,
        earlier=earlier,
        later=later,
        years=years,
        goes_on=goes_on,
        new=tuple(item for key, item in new.items() if key not in went_on),
        ended=tuple(item for key, item in old.items() if key not in went_on),
    )


def _shared(connection: sqlite3.Connection, shown: Sequence[Item], regions: Sequence[str]) -> tuple[ThemeRow, ...]:
    labels = dict(connection.execute("SELECT id, label FROM themes").fetchall())
    rows = []
    for theme in dict.fromkeys(item.theme for item in shown if item.theme):
        cells = _cells([item for item in shown if item.theme == theme], regions)
        if sum(bool(cell) for cell in cells) > 1:
            rows.append(ThemeRow(theme, labels[theme], cells))
    return tuple(sorted(rows, key=lambda row: (-sum(bool(cell) for cell in row.cells), row.label)))


def _cells(shown: Sequence[Item], regions: Sequence[str]) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(item for item in shown if item.region == region) for region in regions)
