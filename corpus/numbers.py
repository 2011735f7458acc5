"""Reads printed Swedish numbers and marks in tables.

Babel's `parse_decimal` reads the same numbers of 640 cells of real documents, but not their percentages, in twice the
time; dateparser takes decimals and ranges for dates. So a pattern for each is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from atgardsbanken.corpus.units import UNIT
from atgardsbanken.normalize.years import YEAR

WHOLE_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
"""Matches a year in a heading or a title."""
NUMBER = re.compile(r"^[-–−+]?\s?(?:\d{1,3}(?:[\s.\u00a0\u202f](?:\d{3})+)+|\d+(?=$|[,.]))(?:,\d+|\.\d{1,2})?$")
"""Matches a number as printed in Swedish: blanks or points between groups of three figures, a comma before decimals."""
NOTES = re.compile(r"(?<![*¹²³⁴⁵⁶⁷⁸⁹⁰])[*¹²³⁴⁵⁶⁷⁸⁹⁰]++$")
"""Matches the marks of footnotes after a number."""
MARKS = {"x": 1.0, "✓": 1.0, "✔": 1.0, "•": 1.0, "ja": 1.0, "nej": 0.0, "–": 0.0, "-": 0.0}
"""Marks in a table: 1.0 for yes, 0.0 for no."""
TOTAL = re.compile(r"(?i)^(?:totalt?|summa|riket|hela riket|samtliga|totalsumma|sverige)\b")
"""Matches the beginning of the label of a total's row."""


def number_of(text: str) -> float | None:
    """Return the number that a text is, without its unit; None for any other text, as for two numbers.

    >>> number_of("148 780 771"), number_of("12,5 %"), number_of("100 % 14")
    (148780771.0, 12.5, None)
    """
    beside_units = [part for part in map(str.strip, UNIT.sub("\n", NOTES.sub("", text)).split("\n")) if part]
    if len(beside_units) != 1 or not NUMBER.match(beside_units[0]):
        return None
    bare = beside_units[0]
    digits = re.sub(r"[\s\u00a0\u202f]|\.(?=\d{3}\b)", "", bare.replace("–", "-").replace("−", "-")).replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def mark_of(text: str) -> float | None:
    """Return 1.0 for a mark that says yes, 0.0 for one that says no; None for any other text.

    >>> mark_of("x"), mark_of("Nej"), mark_of("Pågår")
    (1.0, 0.0, None)
    """
    return MARKS.get(text.strip().lower())


def cut(groups: Sequence[str], columns: int) -> list[float] | None:
    """Return groups of digits as `columns` numbers, telling blanks between thousands from those between numbers.

    A number's first group has at most three digits and no leading zero, the others have three (or a multiple, where a
    blank was lost). None where the groups cannot be cut so in exactly one best way: the most even one.

    >>> cut(["148", "780", "771", "68", "143", "865"], 2)
    [148780771.0, 68143865.0]
    """
    options = list(_cuts(groups, columns))
    if not options:
        return None
    best = min(options, key=_unevenness)
    return [float(number) for number in best]


def _cuts(groups: Sequence[str], columns: int) -> Iterator[list[str]]:
    """Yield every division of the groups into valid numbers."""
    for places in combinations(range(1, len(groups)), columns - 1):
        edges = [0, *places, len(groups)]
        parts = [groups[start:end] for start, end in pairwise(edges)]
        if all(_is_number(part) for part in parts):
            yield ["".join(part) for part in parts]


def _is_number(groups: Sequence[str]) -> bool:
    """Return whether groups of digits are one number."""
    first, rest = groups[0], groups[1:]
    leading = len(first) == 1 or not first.startswith("0")
    return leading and all(len(group) % 3 == 0 for group in rest) and (not rest or first != "0")


def _unevenness(numbers: Sequence[str]) -> int:
    """Return how much the numbers differ in length."""
    lengths = [len(number) for number in numbers]
    return max(lengths) - min(lengths)
