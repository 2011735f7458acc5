"""Comparisons: regions, groups or municipalities side by side in one year, and one of them from year to year.

Owners are told apart as `owners.OWNER` does: a region by its code, a municipality by its name.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from atgardsbanken.corpus.series import compare
from atgardsbanken.db.owners import OWNER
from atgardsbanken.db.pages.groups import theme_labels
from atgardsbanken.db.pages.items import Item, best_items
from atgardsbanken.db.periods import IN_YEAR
from atgardsbanken.db.series import (
    IssueDocument,
    documents_of_owner,
    documents_of_year,
    issues_of_year,
    links_back,
    wanted_of,
)
from atgardsbanken.db.shown import FILES
from atgardsbanken.db.sql import marks
from atgardsbanken.normalize.words import folded

Groups = Mapping[str, tuple[str, ...]]
"""The members of groups of owners, by what stands for a group among owners."""
NO_GROUPS: Groups = MappingProxyType({})
MOST_SHOWN = 100
"""Measures that are listed together."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme that several of the compared owners have, with the measures of each."""

    id: str
    label: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Regions, groups of them or municipalities in one year: the themes they share, and by area the others of each.

    `documents` are those of each owner that are about the year: without one, an owner's silence says nothing.
    """

    owners: tuple[str, ...]
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
    """What changed for an owner from one issue of a series to a later one, with the documents of both.

    What is not found again, but may stand among the `suggested` measures of the later issue, has not `ended`.
    """

    earlier: tuple[IssueDocument, ...]
    later: tuple[IssueDocument, ...]
    goes_on: tuple[ContinuedMeasure, ...]
    new: tuple[Item, ...]
    ended: tuple[Item, ...]
    suggested: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class YearToYear:
    """One owner's measures of two years, document by document of the same series.

    `through` are documents about both years, in which nothing changes; `alone` those whose series has no document about
    the other year, which are compared with nothing.
    """

    owner: str
    earlier: int | None
    later: int | None
    years: tuple[int, ...]
    changes: tuple[IssueChange, ...]
    through: tuple[IssueDocument, ...]
    alone: tuple[IssueDocument, ...]


COUNTIES = """
    SELECT county, publisher FROM documents
    WHERE municipality <> '' AND copy_of IS NULL AND status <> 'failed' GROUP BY 1, 2 ORDER BY 2
"""


def municipalities(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Read the names of the municipalities with documents by the codes of their counties."""
    found: dict[str, tuple[str, ...]] = {}
    for county, name in connection.execute(COUNTIES):
        found[county] = (*found.get(county, ()), name)
    return dict(sorted(found.items()))


def side_by_side(
    connection: sqlite3.Connection,
    owners: Sequence[str],
    *,
    year: int | None,
    areas: Sequence[str | None],
    groups: Groups = NO_GROUPS,
) -> SideBySide:
    """Compare owners in a year, in the measures of `areas`; without a year in the newest that most of them have.

    Some of the owners may be `groups`, whose members' documents and measures stand together.
    """
    chosen = {owner: groups.get(owner, (owner,)) for owner in owners}
    members = list(dict.fromkeys(chain.from_iterable(chosen.values())))
    held = [_documents_of(connection, members) for members in chosen.values()]
    found = Counter(each for documents in held for each in _years(documents))
    years = tuple(sorted(found, reverse=True))
    year = year if year in found else max(found, key=lambda each: (found[each], each), default=None)
    every = best_items(connection, *_of_owners_in_year(members, held, year)) if year else []
    shown = [item for item in every if item.area in areas]
    shared = _shared(connection, shown, list(chosen.values()))
    in_shared = {item.id for row in shared for cell in row.cells for item in cell}
    rest = [item for item in shown if item.id not in in_shared]
    by_area = tuple((area, _cells([i for i in rest if i.area == area], chosen.values())) for area in areas)
    return SideBySide(
        owners=tuple(chosen),
        year=year,
        years=years,
        documents=tuple(documents_of_year(each, year) for each in held),
        shared=shared,
        areas=tuple((area, cells) for area, cells in by_area if any(cells)),
    )


def _documents_of(connection: sqlite3.Connection, members: Sequence[str]) -> list[IssueDocument]:
    """Read the documents of the members of a column, each once, in the order of their periods."""
    if len(members) == 1:
        return documents_of_owner(connection, members[0])
    found = {each.id: each for member in members for each in documents_of_owner(connection, member)}
    return sorted(found.values(), key=lambda each: (each.period or (0, 0), each.title, each.id))


def _of_owners_in_year(
    owners: Sequence[str], held: Iterable[Iterable[IssueDocument]], year: int
) -> tuple[str, dict[str, str | int]]:
    """Return the condition for measures of owners in a year, and its parameters: found by the documents they hold."""
    whose = {f"owner{place}": owner for place, owner in enumerate(owners)}
    known = sorted({each.id for documents in held for each in documents})
    where = {f"document{place}": document for place, document in enumerate(known)}
    condition = f"""
        m.document IN ({FILES.format(of=f"d.id IN ({_named(where)}) AND {HELD_IN_YEAR}")})
        AND {OWNER} IN ({_named(whose)}) AND {IN_YEAR.format(of="m", year=":year")}
    """
    return condition, {**whose, **where, "year": year}


HELD_IN_YEAR = f"""
    EXISTS (SELECT 1 FROM search_groups g WHERE g.document = d.id AND {IN_YEAR.format(of="g", year=":year")})
"""  # noqa: S608 (a constant)
"""The SQL condition for a document `d` to have measures that count in a year."""


def _named(parameters: Iterable[str]) -> str:
    return ", ".join(f":{name}" for name in parameters)


def year_to_year(connection: sqlite3.Connection, owner: str, *, earlier: int | None, later: int | None) -> YearToYear:
    """Compare an owner's documents about two years with those of the same series.

    Without years the newest is compared with the nearest year before it that has another document of the same series.
    """
    held = documents_of_owner(connection, owner)
    years = tuple(sorted(_years(held), reverse=True))
    later = later if later in years else next(iter(years), None)
    before = [year for year in years if later and year < later]
    ours = issues_of_year(held, later)
    alike = (year for year in before if _has_other(issues_of_year(held, year), ours))
    earlier = earlier if earlier in before else next(alike, next(iter(before), None))
    theirs = issues_of_year(held, earlier)
    both = [(theirs[series], ours[series]) for series in sorted(theirs.keys() & ours.keys())]
    return YearToYear(
        owner=owner,
        earlier=earlier,
        later=later,
        years=years,
        changes=tuple(issue_change(connection, one, other, owner=owner) for one, other in both if one != other),
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


def issue_change(
    connection: sqlite3.Connection,
    earlier: Sequence[IssueDocument],
    later: Sequence[IssueDocument],
    *,
    owner: str | None = None,
) -> IssueChange:
    """Compare an owner's measures in two issues of a series, or those of all owners, each with its own."""
    old, new = _items_of(connection, owner, earlier), _items_of(connection, owner, later)
    found = compare(wanted_of(old), wanted_of(new), links_back(connection, later[0].series))
    scores = dict(connection.execute(SCORES, [later[0].series]).fetchall())
    suggestions = _suggested_titles(connection, later)
    gone = [old[key] for key in found.ended]
    pairs = (ContinuedMeasure(old[one], new[other], scores.get(other, 1.0)) for other, one in found.goes_on.items())
    return IssueChange(
        earlier=tuple(earlier),
        later=tuple(later),
        goes_on=tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.earlier.id, pair.later.id))),
        new=tuple(new[key] for key in found.new),
        ended=tuple(item for item in gone if folded(item.title) not in suggestions),
        suggested=tuple(item for item in gone if folded(item.title) in suggestions),
    )


SCORES = f"""
    SELECT c.later, c.score FROM measures m JOIN continuations c ON c.later = m.id
    WHERE m.document IN ({FILES.format(of="d.series = ?")})
"""  # noqa: S608 (constants)


def _suggested_titles(connection: sqlite3.Connection, documents: Sequence[IssueDocument]) -> frozenset[str]:
    """Return the titles, folded, of what may be a measure in some documents."""
    query = f"SELECT title FROM suggestions WHERE document IN ({marks(documents)})"  # noqa: S608
    return frozenset(folded(title) for (title,) in connection.execute(query, [each.id for each in documents]))


def _items_of(connection: sqlite3.Connection, owner: str | None, documents: Sequence[IssueDocument]) -> dict[str, Item]:
    """Read an owner's measures of some documents by their ids, or all."""
    files = FILES.format(of=f"d.id IN ({marks(documents)})")
    condition = f"(? IS NULL OR {OWNER} = ?) AND m.document IN ({files})"
    asked = [owner, owner, *(each.id for each in documents)]
    return {item.id: item for item in best_items(connection, condition, asked)}


def _shared(
    connection: sqlite3.Connection, shown: Sequence[Item], columns: Sequence[Sequence[str]]
) -> tuple[ThemeRow, ...]:
    by_theme: dict[str, list[Item]] = defaultdict(list)
    for item in shown:
        if item.theme:
            by_theme[item.theme].append(item)
    labels, rows = theme_labels(connection, list(by_theme)), []
    for theme, members in by_theme.items():
        cells = _cells(members, columns)
        if sum(bool(cell) for cell in cells) > 1:
            rows.append(ThemeRow(theme, labels[theme], cells))
    return tuple(sorted(rows, key=lambda row: (-sum(bool(cell) for cell in row.cells), row.label)))


def _cells(shown: Sequence[Item], columns: Iterable[Sequence[str]]) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(item for item in shown if item.owner in members) for members in columns)
