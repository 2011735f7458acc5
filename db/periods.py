"""Which years a measure counts in: those of its document's period, or its own where that lies outside of it."""

from __future__ import annotations

IN_YEAR = """
    ({of}.year IS {year} OR
     ({year} BETWEEN d.period_from AND d.period_to AND {of}.year BETWEEN d.period_from AND d.period_to))
"""
"""The SQL condition for a measure or group of them of a document `d` to count in a year; null for those of no year."""
OF_REGIONS_IN_YEAR = f"""
    m.document IN (
        SELECT f.id FROM documents f JOIN documents d ON d.id = coalesce(f.copy_of, f.id)
        JOIN search_groups g ON g.document = d.id
        WHERE g.region IN ({{regions}}) AND {IN_YEAR.format(of="g", year="{year}")}
    ) AND +m.region IN ({{regions}}) AND {IN_YEAR.format(of="m", year="{year}")}
"""  # noqa: S608 (a constant)
"""The SQL condition for a measure `m` of regions to count in a year: found by its documents, not among all years'."""
PERIOD = """
    CASE WHEN d.period_from < d.period_to AND {year} BETWEEN d.period_from AND d.period_to
    THEN d.period_from || '-' || d.period_to
    ELSE CAST({year} AS TEXT) END
"""
"""The SQL expression for the period that a row of a year in a document `d` counts in, as text; null for no year."""
BOUND = "CASE WHEN m.year BETWEEN d.period_from AND d.period_to THEN d.{bound} ELSE m.year END"
"""The SQL expression for the first (`period_from`) or last (`period_to`) year in which a measure `m` counts."""


def years_of(year: int | None, first: int | None, last: int | None) -> tuple[int | None, ...]:
    """Return the years that a measure of a year counts in, whose document is about the years `first` to `last`.

    >>> years_of(2019, 2019, 2021), years_of(2018, 2019, 2021), years_of(None, 2019, 2021)
    ((2019, 2020, 2021), (2018,), (None,))
    """
    if year is None or first is None or not first <= year <= (last or first):
        return (year,)
    return tuple(range(first, (last or first) + 1))


def years_in(text: str | None) -> tuple[int | None, ...]:
    """Return the years of a period written as text by `PERIOD`.

    >>> years_in("2019-2021"), years_in("2018"), years_in(None)
    ((2019, 2020, 2021), (2018,), (None,))
    """
    if text is None:
        return (None,)
    first, _, last = text.partition("-")
    return tuple(range(int(first), int(last or first) + 1))


def period_text(first: int | None, last: int | None) -> str:
    """Return a period as it is shown, "" where it is not known.

    >>> period_text(2019, 2021), period_text(2019, 2019), period_text(None, None)
    ('2019–2021', '2019', '')
    """
    if first is None or last in (None, first):
        return str(first or "")
    return f"{first}–{last}"


def shown_period(year: int | None, first: int | None, last: int | None) -> str:
    """Return the years that a measure counts in as they are shown, "" where none is known.

    >>> shown_period(2019, 2019, 2021), shown_period(2018, 2019, 2021), shown_period(None, None, None)
    ('2019–2021', '2018', '')
    """
    years = [each for each in years_of(year, first, last) if each]
    return period_text(years[0], years[-1]) if years else ""
