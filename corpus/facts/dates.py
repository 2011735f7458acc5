"""Reads dates and spans of years in Swedish text; years are whole numbers, dates ISO text, as exact as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from atgardsbanken.normalize import years
from atgardsbanken.normalize.years import YEAR

FIRST_YEAR, LAST_YEAR = 1980, 2099
"""The years that a document may be about; earlier ones are those of laws, later ones of far goals."""
MONTHS = tuple(years.MONTHS.split("|"))
MONTH = r"(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]}|\.)?" if len(name) > 3 else name for name in MONTHS) + r")"
DATE = re.compile(
    rf"(?i)(?<![\d-])(?P<y1>{YEAR})-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)(?![\d-])"
    rf"|(?<!\d)(?P<d2>[0-3]?\d)[ \u00a0]+{MONTH}[ \u00a0]+(?P<y2>{YEAR})(?!\d)"
    rf"|(?<!\d)(?P<d3>[0-3]?\d)[./](?P<m3>[01]?\d)[./ -]+(?P<y3>{YEAR})(?!\d)"
    r"|(?<=[Vv]ersion )(?P<y4>\d{2})(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?!\d)"
)
MONTH_AND_YEAR = re.compile(rf"(?i)(?<!\w){MONTH}[ \u00a0]+(?P<year>{YEAR})(?!\d)")
SPAN = re.compile(rf"(?<![\d/-])(?P<first>{YEAR})\s?(?:[-–—/]|till|t\.o\.m\.|och)\s?(?P<last>{YEAR}|\d{{2}})(?![\d-])")
PLAIN_YEAR = re.compile(rf"(?<![\d/:§-])(?P<year>{YEAR})(?![\d:])")
LONGEST_SPAN_YEARS = 16
"""The longest period that a document is about; what is longer looks far ahead."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The years that a document is about, from the first to the last."""

    first: int
    last: int


class FoundPeriod(NamedTuple):
    """A year or a span of years in a text: `start` and `end` as in a slice."""

    start: int
    end: int
    period: Period
    is_date: bool


class FoundDate(NamedTuple):
    """A date in a text, as ISO text of a day, a month or a year."""

    start: int
    end: int
    date: str


def dates_in(text: str) -> list[FoundDate]:
    """Return the dates that a text names, to the day or the month, in order.

    >>> [found.date for found in dates_in("den 3 juni 2025, § 4, 2024-02-26 och mars 2023")]
    ['2025-06-03', '2024-02-26', '2023-03']
    """
    days = [found for match in DATE.finditer(text) if (found := _day(match))]
    months = [
        FoundDate(match.start(), match.end(), f"{match['year']}-{_month(match['month']):02}")
        for match in MONTH_AND_YEAR.finditer(text)
        if all(match.end() <= day.start or day.end <= match.start() for day in days)
    ]
    return sorted(days + months)


def _day(match: re.Match[str]) -> FoundDate | None:
    """Return the date that was matched, None for one that no calendar has."""
    year = match["y1"] or match["y2"] or match["y3"] or f"20{match['y4']}"
    month = match["m1"] or match["m3"] or match["m4"] or _month(match["month"])
    day = match["d1"] or match["d2"] or match["d3"] or match["d4"]
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return FoundDate(match.start(), match.end(), found.isoformat())


def _month(word: str) -> int:
    """Return the number of a month from its name or its first three letters."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def periods_in(text: str) -> Iterator[FoundPeriod]:
    """Yield the years and spans of years that a text names, in order; a date counts as its year.

    >>> [found.period for found in periods_in("Plan 2019–2021 och 2017-18, antagen 2018-11-27")]
    [Period(first=2019, last=2021), Period(first=2017, last=2018), Period(first=2018, last=2018)]
    """
    dates = dates_in(text)
    found = [
        FoundPeriod(each.start, each.end, Period(int(each.date[:4]), int(each.date[:4])), is_date=True)
        for each in dates
    ]
    for match in SPAN.finditer(text):
        period = _span(match["first"], match["last"])
        if period and _is_free(match, found):
            found.append(FoundPeriod(match.start(), match.end(), period, is_date=False))
    for match in PLAIN_YEAR.finditer(text):
        if _is_free(match, found):
            year = int(match["year"])
            found.append(FoundPeriod(match.start(), match.end(), Period(year, year), is_date=False))
    yield from (each for each in sorted(found) if FIRST_YEAR <= each.period.first <= LAST_YEAR)


def _span(first: str, last: str) -> Period | None:
    """Return the span between two years as printed ("2019", "21"), None where it is none."""
    start = int(first)
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return Period(start, end) if 0 < end - start <= LONGEST_SPAN_YEARS else None


def _is_free(match: re.Match[str], found: list[FoundPeriod]) -> bool:
    """Return whether a match overlaps nothing that was found before."""
    return all(match.end() <= each.start or each.end <= match.start() for each in found)
