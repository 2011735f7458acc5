"""Checks totals of tables against the rows above them, and says what does not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atgardsbanken.corpus.listed.entry import Entry

MISMATCH = "Raderna summerar till {sum}, men tabellens egen summa är {printed}."
"""Warning on the site at a total that its rows do not make up."""
NO_SUM = re.compile(r"(?i)%|procent|andel|genomsnitt|snitt|medelvärde|median|index|grad\b|per\s")
"""Matches words of a heading under which rows do not add up to a total."""
SHARES = re.compile(r"(?i)%|procent|andel|genomsnitt|median")
"""Matches words of a title over numbers that do not add up."""
COUNTRY = re.compile(r"(?i)^\W*(?:hela\s+)?(?:riket|sverige)\b")
"""Matches the label of the country's row."""
REGIONS = 20
"""Rows from which a table has all regions, so that they make up the country's; one may be left out."""
PART_OF_PART = re.compile(r"(?i)^\W*(?:varav|därav)\b")
"""Matches the beginning of the label of a row that another row holds already."""
FEWEST_PARTS = 2
"""Rows that a total sums at least."""
ROUNDING = 0.5
"""By how much a whole total may differ from its parts; tenths may by 0.05 a part."""


def warnings(entries: Sequence[Entry], title: str) -> list[str]:
    """Return a warning for each entry: "" but at totals that do not agree with their rows."""
    found = dict(_doubts(entries, title))
    return [entry.warning or found.get(number, "") for number, entry in enumerate(entries)]


def _doubts(entries: Sequence[Entry], title: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the warning of each total that no sum of its rows makes up, column by column."""
    for column in sorted({entry.column for entry in entries}):
        told = [
            (number, entry, entry.value)
            for number, entry in enumerate(entries)
            if entry.column == column and entry.value is not None
        ]
        every = [value for _, entry, value in told if _is_part(entry)]
        parts: list[float] = []
        since: list[float] = []
        totals: list[float] = []
        for number, entry, value in told:
            if entry.is_total:
                sums = _sums(since, parts, totals, every)
                if sums and _adds_up(entry, title, len(every)) and not _agrees(value, sums, since or parts):
                    yield number, _mismatch(sums[0], value)
                totals.append(value)
                since = []
            elif _is_part(entry):
                parts.append(value)
                since.append(value)


def _is_part(entry: Entry) -> bool:
    """Return whether an entry's row is summed by totals."""
    return not entry.is_total and not PART_OF_PART.search(entry.label)


def _adds_up(entry: Entry, title: str, parts: int) -> bool:
    """Return whether a total of some parts is a sum: shares, means, and the country over some regions are none."""
    words = f"{entry.heading} {entry.label} {entry.text}"
    if COUNTRY.search(entry.label) and parts < REGIONS:
        return False
    return entry.unit != "%" and not NO_SUM.search(words) and not SHARES.search(title)


def _sums(
    since: Sequence[float], parts: Sequence[float], totals: Sequence[float], every: Sequence[float]
) -> list[float]:
    """Return the sums that a total may be: of the rows since the last total, of all, of totals, and differences."""
    if len(every) < FEWEST_PARTS:
        return []
    choices = [since, parts, totals, [*totals[-1:], *since], every]
    sums = [sum(rows) for rows in choices if len(rows) >= FEWEST_PARTS]
    return [*sums, *([totals[0] - sum(totals[1:])] if len(totals) >= FEWEST_PARTS else [])]


def _agrees(printed: float, sums: Sequence[float], rows: Sequence[float]) -> bool:
    """Return whether a total is one of the sums but for rounding, or too small for one, as a mean is."""
    if len(rows) >= FEWEST_PARTS and min(rows) >= 0 and printed <= max(rows):
        return True
    slack = max(ROUNDING, len(rows) * ROUNDING / 10)
    if any(value % 1 for value in (printed, *rows)):
        slack = max(len(rows) * ROUNDING / 10, 1e-6)
    return any(abs(abs(each) - abs(printed)) <= slack + 1e-9 for each in sums)


def _mismatch(found: float, printed: float) -> str:
    """Return the warning, with both sums as Swedish numbers."""
    decimals = 1 if printed % 1 or round(found, 1) % 1 else 0
    return MISMATCH.format(sum=spoken(found, decimals), printed=spoken(printed, decimals))


def spoken(number: float, decimals: int) -> str:
    """Return a number as it is written in Swedish.

    >>> spoken(1234.5, 1).replace(chr(160), " "), spoken(-3.0, 0)
    ('1 234,5', '–3')
    """
    written = f"{abs(number):,.{decimals}f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return f"–{written}" if number < 0 else written
