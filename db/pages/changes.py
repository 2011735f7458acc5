"""What began, goes on and ended between two issues of a series, for all regions at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from atgardsbanken.db.pages.compare import ContinuedMeasure, IssueChange, issue_change
from atgardsbanken.db.pages.groups import theme_labels
from atgardsbanken.db.pages.items import Item
from atgardsbanken.db.series import IssueDocument, issues

Issue = tuple[IssueDocument, ...]
"""The documents of a series that are about the same period."""

MOST_OF_REGION = 25
"""Measures of a region that are listed as new, going on or ended; all are in the file."""


@dataclass(frozen=True, slots=True)
class Series:
    """A series with at least two issues, the earliest first."""

    issues: tuple[Issue, ...]

    @property
    def title(self) -> str:
        """The title of its newest issue."""
        return self.issues[-1][0].title


@dataclass(frozen=True, slots=True)
class OwnerChange:
    """What changed for a region (its county code and name), or for a municipality or nobody known (None).

    Only where the later issue has measures of it (`is_followed`) does silence about an earlier one say anything.
    """

    region: str | None
    name: str
    change: IssueChange
    is_followed: bool


@dataclass(frozen=True, slots=True)
class SeriesChanges:
    """Two issues compared: what changed for each region, and of which themes (id, name) measures are."""

    series: Series
    earlier: Issue
    later: Issue
    owners: tuple[OwnerChange, ...]
    themes: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """The numbers of measures that are new, go on, and are not found again, of those that are followed."""
        each = [owner.change for owner in self.owners if owner.is_followed]
        return sum(len(c.new) for c in each), sum(len(c.goes_on) for c in each), sum(len(c.ended) for c in each)


COMPARABLE = """
    SELECT series FROM documents WHERE copy_of IS NULL AND series <> '' AND period_from IS NOT NULL
    GROUP BY series HAVING count(DISTINCT period_from || '-' || coalesce(period_to, period_from)) > 1
"""


def comparable(connection: sqlite3.Connection) -> tuple[Series, ...]:
    """Read all series with at least two issues, by their titles."""
    names = [row[0] for row in connection.execute(COMPARABLE)]
    found = [Series(_issues(group)) for _, group in groupby(_ordered(issues(connection, names)), _series)]
    return tuple(sorted(found, key=lambda each: (each.title, each.issues[-1][0].id)))


def changes(
    connection: sqlite3.Connection, later: str, *, earlier: str = "", area: str = "", theme: str = ""
) -> SeriesChanges | None:
    """Compare the issue that a document is of with an earlier one; None where there is none.

    Args:
        connection: of the bank.
        later: the id of a document of the later issue.
        earlier: the id of one of the earlier issue, by default of the one just before.
        area: the code of the area that measures must be of, "" for all.
        theme: the id of the theme that they must be of, "" for all.
    """
    row = connection.execute("SELECT series FROM documents WHERE id = ?", [later]).fetchone()
    found = _issues(issues(connection, [row["series"]])) if row and row["series"] else ()
    place = next((n for n, issue in enumerate(found) if _holds(issue, later)), 0)
    before = [issue for issue in found[:place] if _holds(issue, earlier)] or list(found[max(place - 1, 0) : place])
    if not before:
        return None
    whole = issue_change(connection, before[0], found[place])
    themes = theme_labels(connection, sorted({item.theme for item in _all(whole) if item.theme}))
    shown = _only(whole, lambda item: (not area or item.area == area) and (not theme or item.theme == theme))
    by_name = tuple(sorted(themes.items(), key=lambda each: (each[1], each[0])))
    followed = {_owner(item) for item in (*whole.new, *(pair.later for pair in whole.goes_on))}
    return SeriesChanges(Series(found), before[0], found[place], tuple(_by_owner(shown, followed)), by_name)


def _series(document: IssueDocument) -> str:
    return document.series


def _ordered(documents: Iterable[IssueDocument]) -> list[IssueDocument]:
    """Return documents with a period, by series and period."""
    known = [each for each in documents if each.period]
    return sorted(known, key=lambda each: (each.series, each.period or (0, 0), each.title, each.id))


def _issues(documents: Iterable[IssueDocument]) -> tuple[Issue, ...]:
    return tuple(tuple(group) for _, group in groupby(_ordered(documents), lambda each: each.period))


def _holds(issue: Sequence[IssueDocument], document: str) -> bool:
    return any(each.id == document for each in issue)


def _all(change: IssueChange) -> Iterator[Item]:
    yield from change.new
    yield from change.ended
    yield from change.suggested
    for pair in change.goes_on:
        yield from (pair.earlier, pair.later)


def _only(change: IssueChange, wanted: Callable[[Item], bool]) -> IssueChange:
    """Return the part of a comparison whose measures are wanted; of a pair, one of the two is enough."""

    def either(pair: ContinuedMeasure) -> bool:
        return wanted(pair.earlier) or wanted(pair.later)

    return replace(
        change,
        new=tuple(filter(wanted, change.new)),
        goes_on=tuple(filter(either, change.goes_on)),
        ended=tuple(filter(wanted, change.ended)),
        suggested=tuple(filter(wanted, change.suggested)),
    )


def _owner(item: Item) -> tuple[str | None, str]:
    return item.region, item.region_name


def _by_owner(change: IssueChange, followed: Collection[tuple[str | None, str]]) -> Iterator[OwnerChange]:
    """Yield what changed for each region, by name; then for those without."""
    for owner in sorted({_owner(item) for item in _all(change)}, key=lambda each: (each[0] is None, each[1])):
        own = _only(change, lambda item: _owner(item) == owner)  # noqa: B023 (called at once)
        yield OwnerChange(*owner, own, owner in followed)
