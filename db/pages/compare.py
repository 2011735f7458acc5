"""Comparisons: regions side by side in one year, and one region from year to year."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.series import compare
from atgardsbanken.db.pages.groups import theme_labels
from atgardsbanken.db.pages.items import Item, best_items
from atgardsbanken.db.periods import OF_REGIONS_IN_YEAR
from atgardsbanken.db.series import (
    IssueDocument,
    documents_of_region,
    documents_of_year,
    issues_of_year,
    links_back,
    wanted_of,
)
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
    """Several regions in one year: the themes they share, and by area the other measures of each.

    `documents` are those of each region that are about the year: without one, a region's silence says nothing.
    """

    regions: tuple[str, ...]
    year: int | None
    years: tuple[int, ...]
    documents: tuple[tuple[IssueDocument, ...], ...]
    shared: tuple[ThemeRow, ...]
    areas: tuple[tuple[str | None, tuple[tuple[Item, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class ContinuedMeasure:
    """A measure that goes on, as it was printed in the earlier and in the later year; `score` 0.0-1.0."""

    earlier: Item
    later: Item
    score: float


@dataclass(frozen=True, slots=True)
class IssueChange:
    """What changed for a region from one issue of a series to a later one, with the documents of both."""

    earlier: tuple[IssueDocument, ...]
    later: tuple[IssueDocument, ...]
    goes_on: tuple[ContinuedMeasure, ...]
    new: tuple[Item, ...]
    ended: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class YearToYear:
    """One region's measures of two years, document by document of the same series.

    `through` are documents about both years, in which nothing changes; `alone` those whose series has no document about
    the other year, which are compared with nothing.
    """

    region: str
    earlier: int | None
    later: int | None
    years: tuple[int, ...]
    changes: tuple[IssueChange, ...]
    through: tuple[IssueDocument, ...]
    alone: tuple[IssueDocument, ...]


def side_by_side(
    connection: sqlite3.Connection, regions: Sequence[str], *, year: int | None, areas: Sequence[str]
) -> SideBySide:
    """Compare up to `MOST_REGIONS` regions in a year; without one in the newest that most of them have."""
    chosen = tuple(dict.fromkeys(regions))[:MOST_REGIONS]
    held = [documents_of_region(connection, region) for region in chosen]
    found = Counter(each for documents in held for each in _years(documents))
    years = tuple(sorted(found, reverse=True))
    year = year if year in found else max(found, key=lambda each: (found[each], each), default=None)
    asked = {"year": year} | {f"region{place}": region for place, region in enumerate(chosen)}
    named = ", ".join(f":{name}" for name in asked if name != "year")
    condition = OF_REGIONS_IN_YEAR.format(regions=named, year=":year")
    shown = best_items(connection, condition, asked) if year else []
    shared = _shared(connection, shown, chosen)
    in_shared = {item.id for row in shared for cell in row.cells for item in cell}
    rest = [item for item in shown if item.id not in in_shared]
    by_area = tuple((area, _cells([i for i in rest if i.area == area], chosen)) for area in (*areas, None))
    return SideBySide(
        regions=chosen,
        year=year,
        years=years,
        documents=tuple(documents_of_year(each, year) for each in held),
        shared=shared,
        areas=tuple((area, cells) for area, cells in by_area if any(cells)),
    )


def year_to_year(connection: sqlite3.Connection, region: str, *, earlier: int | None, later: int | None) -> YearToYear:
    """Compare a region's documents about two years with those of the same series.

    Without years the newest is compared with the nearest year before it that has another document of the same series.
    """
    held = documents_of_region(connection, region)
    years = tuple(sorted(_years(held), reverse=True))
    later = later if later in years else next(iter(years), None)
    before = [year for year in years if later and year < later]
    ours = issues_of_year(held, later)
    alike = (year for year in before if _has_other(issues_of_year(held, year), ours))
    earlier = earlier if earlier in before else next(alike, next(iter(before), None))
    theirs = issues_of_year(held, earlier)
    both = [(theirs[series], ours[series]) for series in sorted(theirs.keys() & ours.keys())]
    return YearToYear(
        region=region,
        earlier=earlier,
        later=later,
        years=years,
        changes=tuple(_change(connection, region, one, other) for one, other in both if one != other),
        through=tuple(each for one, other in both if one == other for each in one),
        alone=tuple(_alone(theirs, ours)) if earlier else (),
    )


def _years(documents: Iterable[IssueDocument]) -> set[int]:
    """Return all years that documents are about."""
    return {year for each in documents if each.period for year in range(each.period[0], each.period[1] + 1)}


def _has_other(earlier: Mapping[str, object], later: Mapping[str, object]) -> bool:
    """Return whether a series has one issue in an earlier year and another in a later one."""
    return any(earlier[series] != later[series] for series in earlier.keys() & later.keys())


def _alone(
    theirs: Mapping[str, Sequence[IssueDocument]], ours: Mapping[str, Sequence[IssueDocument]]
) -> Iterator[IssueDocument]:
    """Yield the documents whose series has none in the other year, those of the earlier year first."""
    for one, other in ((theirs, ours), (ours, theirs)):
        for series in sorted(one.keys() - other.keys()):
            yield from one[series]


def _change(
    connection: sqlite3.Connection, region: str, earlier: Sequence[IssueDocument], later: Sequence[IssueDocument]
) -> IssueChange:
    """Compare a region's measures in two issues of a series."""
    old, new = _items_of(connection, region, earlier), _items_of(connection, region, later)
    found = compare(wanted_of(old), wanted_of(new), links_back(connection, later[0].series))
    scores = dict(connection.execute(SCORES, [region]).fetchall())
    pairs = (ContinuedMeasure(old[one], new[other], scores.get(other, 1.0)) for other, one in found.goes_on.items())
    return IssueChange(
        earlier=tuple(earlier),
        later=tuple(later),
        goes_on=tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.earlier.id, pair.later.id))),
        new=tuple(new[key] for key in found.new),
        ended=tuple(old[key] for key in found.ended),
    )


SCORES = "SELECT c.later, c.score FROM continuations c JOIN measures m ON m.id = c.later WHERE m.region = ?"


def _items_of(connection: sqlite3.Connection, region: str, documents: Sequence[IssueDocument]) -> dict[str, Item]:
    """Read a region's measures of some documents by their ids."""
    condition = f"m.region = ? AND m.document IN ({marks(documents)})"
    return {item.id: item for item in best_items(connection, condition, [region, *(each.id for each in documents)])}


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
