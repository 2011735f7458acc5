"""Comparisons: regions side by side in one year, and one region from year to year."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from atgardsbanken.db.pages.groups import theme_labels
from atgardsbanken.db.pages.items import Item, best_items
from atgardsbanken.db.sql import marks

MOST_SHOWN = 100
"""Measures that are listed together."""
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
    """Several regions in one year: the themes they share, and by area the other measures of each."""

    regions: tuple[str, ...]
    year: int | None
    years: tuple[int, ...]
    shared: tuple[ThemeRow, ...]
    areas: tuple[tuple[str | None, tuple[tuple[Item, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class ContinuedMeasure:
    """A measure that goes on, as it was printed in the earlier and in the later year; `score` 0.0-1.0."""

    earlier: Item
    later: Item
    score: float


@dataclass(frozen=True, slots=True)
class YearToYear:
    """One region's measures of two years: those that go on, new ones, and those without a successor."""

    region: str
    earlier: int | None
    later: int | None
    years: tuple[int, ...]
    goes_on: tuple[ContinuedMeasure, ...]
    new: tuple[Item, ...]
    ended: tuple[Item, ...]


def side_by_side(
    connection: sqlite3.Connection, regions: Sequence[str], *, year: int | None, areas: Sequence[str]
) -> SideBySide:
    """Compare up to `MOST_REGIONS` regions in a year; without one in the newest that most of them have."""
    chosen = tuple(dict.fromkeys(regions))[:MOST_REGIONS]
    query = f"SELECT DISTINCT year, region FROM search_groups WHERE region IN ({marks(chosen)})"  # noqa: S608
    pairs = connection.execute(query, chosen)
    found = Counter(each for each, _ in pairs if each)
    years = tuple(sorted(found, reverse=True))
    year = year if year in found else max(found, key=lambda each: (found[each], each), default=None)
    shown = best_items(connection, f"m.year IS ? AND m.region IN ({marks(chosen)})", [year, *chosen])
    shared = _shared(connection, shown, chosen)
    in_shared = {item.id for row in shared for cell in row.cells for item in cell}
    rest = [item for item in shown if item.id not in in_shared]
    by_area = tuple((area, _cells([i for i in rest if i.area == area], chosen)) for area in (*areas, None))
    return SideBySide(chosen, year, years, shared, tuple((area, cells) for area, cells in by_area if any(cells)))


def year_to_year(connection: sqlite3.Connection, region: str, *, earlier: int | None, later: int | None) -> YearToYear:
    """Compare a region's measures of two years; without them of its two newest."""
    years = tuple(row[0] for row in connection.execute(YEARS, [region]))
    later = later if later in years else next(iter(years), None)
    before = [year for year in years if later and year < later]
    earlier = earlier if earlier in before else next(iter(before), None)
    old, new = _of_year(connection, region, earlier), _of_year(connection, region, later)
    links = connection.execute(LINKS, [region, later])
    goes_on = tuple(ContinuedMeasure(old[a], new[b], score) for a, b, score in links if a in old and b in new)
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


YEARS = "SELECT DISTINCT year FROM search_groups WHERE region = ? AND year IS NOT NULL ORDER BY year DESC"
LINKS = """
    SELECT c.earlier, c.later, c.score FROM continuations c JOIN measures m ON m.id = c.later
    WHERE m.region = ? AND m.year = ? ORDER BY c.score DESC, c.earlier, c.later
"""


def _of_year(connection: sqlite3.Connection, region: str, year: int | None) -> dict[str, Item]:
    """Read a region's measures of a year by their ids; none where there is no year."""
    if year is None:
        return {}
    return {item.id: item for item in best_items(connection, "m.region = ? AND m.year = ?", [region, year])}


def _shared(connection: sqlite3.Connection, shown: Sequence[Item], regions: Sequence[str]) -> tuple[ThemeRow, ...]:
    by_theme: dict[str, list[Item]] = defaultdict(list)
    for item in shown:
        if item.theme:
            by_theme[item.theme].append(item)
    labels, rows = theme_labels(connection, list(by_theme)), []
    for theme, members in by_theme.items():
        cells = _cells(members, regions)
        if sum(bool(cell) for cell in cells) > 1:
            rows.append(ThemeRow(theme, labels[theme], cells))
    return tuple(sorted(rows, key=lambda row: (-sum(bool(cell) for cell in row.cells), row.label)))


def _cells(shown: Sequence[Item], regions: Sequence[str]) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(item for item in shown if item.region == region) for region in regions)
