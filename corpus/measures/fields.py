"""Fill a measure's fields from the cells beside it and the labelled values below it; values must be of their kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from atgardsbanken.corpus.find.deadline import has_date
from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.measures.units import Unit

FIELDS = ("description", "result", "responsible", "status", "deadline")
REACH = 14
"""Units below a measure that may still tell of it."""
LONGEST = {"responsible": 160, "status": 200, "deadline": 80}
"""Characters that a value may have."""


def fields_of_unit(
    units: Sequence[Unit], number: int, taken: Collection[int], told_as: str
) -> tuple[dict[str, list[int]], dict[str, str]]:
    """Return the numbers of the units that fill each field of a measure, and the printed head behind each.

    Args:
        units: the document's.
        number: the measure's unit.
        taken: the numbers of all measures.
        told_as: the field that running text below a measure fills.
    """
    found: dict[str, list[int]] = {}
    heads: dict[str, str] = {}
    for other in _candidates(units, number, taken):
        name = _field(units[number], units[other], told_as)
        if name and fits(name, units[other].text):
            if name in LONGEST and name in found and units[found[name][-1]].place.block != units[other].place.block:
                continue
            found.setdefault(name, []).append(other)
            if units[other].place.column:
                heads.setdefault(name, units[other].place.column)
    return found, heads


def _candidates(units: Sequence[Unit], number: int, taken: Collection[int]) -> list[int]:
    """Return the units that may tell of a measure: those of its row or card, or those below it."""
    unit = units[number]
    if unit.place.row >= 0 and unit.kind in ("cell", "value"):
        return [
            n
            for n in range(max(0, number - 60), min(len(units), number + 60))
            if units[n].place.row == unit.place.row and n != number and n not in taken
        ]
    found: list[int] = []
    for n in range(number + 1, min(len(units), number + 1 + REACH)):
        other = units[n]
        same_block = other.place.block == unit.place.block
        if other.kind == "heading" or (n in taken and not same_block):
            break
        if n not in taken and (same_block or unit.kind == "heading" or other.kind in ("value", "cell")):
            found.append(n)
        elif not same_block and other.place.series == unit.place.series and unit.kind != "sentence":
            break
    return found


def _field(unit: Unit, other: Unit, told_as: str) -> str:
    """Return the field that a unit fills for another, "" for none."""
    named = field_of(other.place.column.rstrip(": ")) if other.place.column else ""
    if named in FIELDS:
        return named
    if other.kind in ("value", "cell") or named:
        return ""
    if unit.kind == "heading" or other.place.block == unit.place.block:
        return told_as
    return ""


def fits(name: str, text: str) -> bool:
    """Return whether a text can be a value of a field: a deadline is a time, a responsible is a body.

    >>> fits("deadline", "Hösten 2024"), fits("deadline", "Regiondirektören"), fits("responsible", "2024")
    (True, False, False)
    """
    if len(text) > LONGEST.get(name, 10_000):
        return False
    if name == "deadline":
        return has_date(text)
    if name == "responsible":
        return bool(re.search(r"[^\W\d_]{2}", text))
    return True
