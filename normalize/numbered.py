"""Reads numbers of list items that OCR took for bullets (`•` for `1.`): the numbers of the items around tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from atgardsbanken.normalize.records import Repair

RULE: Final = "number of an item"
CONFIDENCE_PROBABILITY: Final = 0.9
"""Probability that the one bullet where the one number lacks is that number."""
REACH_LINES: Final = 12
"""Lines from a bullet to the numbered items around it, at most: an item may be of several lines."""
FEWEST_AFTER_FIRST: Final = 2
"""Items from 2 on that must follow where the first number lacks: a bullet may stand before a `2.` by itself."""
PAGE_LINES: Final = 60
"""Lines before such an item, about a page, within which the last item must be of a list that has got farther."""

_ITEM: Final = re.compile(r"^\s*(?:(?P<number>\d{1,2})(?P<mark>[.)])|(?P<bullet>[•*]))\s+(?=[^\W\d_])")


class _Item(NamedTuple):
    """A line that begins with a number (0 for a bullet), the mark after the number, and where the bullet stands."""

    line: int
    number: int
    mark: str
    start: int


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line.

    >>> [[change.after for change in found] for found in changes(["• Mål", "2. Medel", "3. Uppföljning"])]
    [['1.'], [], []]
    """
    found: list[list[Repair]] = [[] for _ in lines]
    items = [_item(at, match) for at, line in enumerate(lines) if (match := _ITEM.match(line))]
    for place, item in enumerate(items):
        after = items[place + 1 :]
        if not item.number and after and after[0].number and _lacks(items[:place], item, after):
            whole = f"{after[0].number - 1}{after[0].mark}"
            found[item.line].append(
                Repair(item.start, lines[item.line][item.start], whole, RULE, CONFIDENCE_PROBABILITY)
            )
    return found


def _item(line: int, match: re.Match[str]) -> _Item:
    return _Item(line, int(match["number"] or 0), match["mark"] or "", match.start("bullet"))


def _lacks(before: Sequence[_Item], item: _Item, after: Sequence[_Item]) -> bool:
    """Return whether just the number of `item` lacks between the items around it."""
    number, mark = after[0].number - 1, after[0].mark
    if after[0].line > item.line + REACH_LINES:
        return False
    if number > 1:
        last = before[-1] if before else None
        return last is not None and last[1:3] == (number - 1, mark) and item.line <= last.line + REACH_LINES
    beside = [other.number for other in before[-1:] if other.line >= item.line - PAGE_LINES]
    run = after[:FEWEST_AFTER_FIRST]
    return (
        number == 1
        and len(run) == FEWEST_AFTER_FIRST
        and not {0, 1} & set(beside)
        and all(b[1:3] == (a.number + 1, mark) and b.line <= a.line + REACH_LINES for a, b in pairwise(run))
    )
