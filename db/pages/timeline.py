"""Timelines of a theme: who has it in which issue, over the issues of one series, since only these can be compared."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from atgardsbanken.db.pages.items import Item, best_items
from atgardsbanken.db.series import IssueDocument, issues
from atgardsbanken.db.sql import marks

MOST_TIMELINES = 8
"""Timelines of a theme, those of the series with most measures first."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An owner's number of measures in each issue; None where the issue has no measures of that owner at all."""

    region: str | None
    name: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A theme in the issues of a series, the earliest first, by owner."""

    title: str
    issues: tuple[tuple[IssueDocument, ...], ...]
    rows: tuple[TimelineRow, ...]

    @property
    def followed(self) -> tuple[TimelineRow, ...]:
        """The rows of owners that stand in every issue: only these tell whether the theme spreads."""
        return tuple(row for row in self.rows if None not in row.counts)

    @property
    def owners(self) -> tuple[int, ...]:
        """The number of those owners with the theme in each issue."""
        return tuple(sum(1 for row in self.followed if row.counts[place]) for place in range(len(self.issues)))


@dataclass(frozen=True, slots=True)
class ThemeTimelines:
    """A theme with its timelines, as a page of its own."""

    id: str
    label: str
    timelines: tuple[Timeline, ...]


COVERED = "SELECT document, region FROM search_groups WHERE document IN ({})"


def theme_timelines(connection: sqlite3.Connection, key: str) -> ThemeTimelines | None:
    """Read the timelines of the theme with this id; None where there is none."""
    row = connection.execute("SELECT label FROM themes WHERE id = ?", [key]).fetchone()
    if row is None:
        return None
    return ThemeTimelines(key, row["label"], timelines(connection, best_items(connection, "m.theme = ?", [key])))


def timelines(connection: sqlite3.Connection, items: Sequence[Item]) -> tuple[Timeline, ...]:
    """Return a timeline for each series of a theme's measures that has several issues."""
    size = Counter(item.series for item in items if item.series)
    documents = [each for each in issues(connection, list(size)) if each.period]
    ordered = sorted(documents, key=lambda each: (-size[each.series], each.series, each.period or (0, 0)))
    found = []
    for _, of_series in groupby(ordered, lambda each: each.series):
        by_period = tuple(tuple(issue) for _, issue in groupby(of_series, lambda each: each.period))
        if len(by_period) > 1:
            found.append(_timeline(connection, by_period, items))
    return tuple(found[:MOST_TIMELINES])


def _timeline(
    connection: sqlite3.Connection, by_period: tuple[tuple[IssueDocument, ...], ...], items: Sequence[Item]
) -> Timeline:
    place_of = {each.id: place for place, issue in enumerate(by_period) for each in issue}
    covered = {
        (place_of[document], region)
        for document, region in connection.execute(COVERED.format(marks(place_of)), list(place_of))
    }
    counts = Counter((item.region, item.region_name, place_of.get(item.best_form)) for item in items)
    owners = sorted({(region, name) for region, name, place in counts if place is not None}, key=lambda each: each[1])
    rows = (
        TimelineRow(
            region,
            name,
            tuple(
                counts[region, name, place] if (place, region) in covered else None for place in range(len(by_period))
            ),
        )
        for region, name in owners
    )
    return Timeline(by_period[-1][0].title, by_period, tuple(rows))
