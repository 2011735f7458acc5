"""Dates and spans of years are read as printed; numbers that look like years are none."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.facts.dates import FIRST_YEAR, LAST_YEAR, LONGEST_SPAN_YEARS, Period, dates_in, periods_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2019-02-26", ["2019-02-26"]),
        ("den 3 juni 2025", ["2025-06-03"]),
        ("21 nov 2024 08:15", ["2024-11-21"]),
        ("mars 2021", ["2021-03"]),
        ("1/12 2019", ["2019-12-01"]),
        ("Version 191202", ["2019-12-02"]),
        ("Dnr 2019-12345", []),
        ("2019-02-31", []),
        ("§ 4/2019", []),
    ],
)
def test_dates_are_as_exact_as_printed(text: str, dates: list[str]) -> None:
    """Days and months are ISO text; diary numbers and days that no calendar has are none."""
    assert [found.date for found in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Plan 2019–2021", [(2019, 2021)]),
        ("Verksamhetsplan 2019-21", [(2019, 2021)]),
        ("läsåret 2023/24", [(2023, 2024)]),
        ("2017 till 2018", [(2017, 2018)]),
        ("antagen 2018-11-27", [(2018, 2018)]),
        ("SOSFS 1997:14", []),
        ("postnummer 19 850 och kod 12019", []),
    ],
)
def test_spans_and_years_are_periods(text: str, periods: list[tuple[int, int]]) -> None:
    """A date is of its year; numbers of regulations are none."""
    assert [(years_of(found.period)) for found in periods_in(text)] == periods


def years_of(period: Period) -> tuple[int, int]:
    """The first and the last year."""
    return period.first, period.last


@pytest.mark.parametrize(
    ("year", "counts"), [(FIRST_YEAR - 1, False), (FIRST_YEAR, True), (LAST_YEAR, True), (LAST_YEAR + 1, False)]
)
def test_no_document_is_about_a_year_before_1980(year: int, counts: bool) -> None:
    """Earlier years are those of laws; after 2099 nobody plans."""
    assert bool(list(periods_in(f"Mötet {year} om vård"))) == counts


@pytest.mark.parametrize(("years", "is_one"), [(LONGEST_SPAN_YEARS, True), (LONGEST_SPAN_YEARS + 1, False)])
def test_a_period_is_sixteen_years_at_most(years: int, is_one: bool) -> None:
    """A longer span is two years apart, not a period."""
    found = [found.period for found in periods_in(f"2010–{2010 + years}")]
    assert (found == [Period(2010, 2010 + years)]) == is_one
