"""Describe a unit by structure: its score by words beside those of its series, neighbours and headings; all numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.find.deadline import has_date
from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.measures.units import Unit

Numbers = npt.NDArray[np.float64]

KINDS = ("heading", "sentence", "item", "cell", "value", "panel")
FIELDS = ("title", "description", "result", "responsible", "status", "deadline", "section", "aside", "indicator", "other_table")
SUPPORT = ("responsible", "deadline", "status")
NEAR = (-2, -1, 1, 2)
LIKELY = 0.5


def structure(units: Sequence[Unit], scores: Numbers) -> Numbers:
    """Return a row of numbers for each unit, given the scores by words (0-1)."""
    groups = _Groups(units, scores)
    return np.array([_row(units, scores, number, groups) for number in range(len(units))], dtype=np.float64)


class _Groups:
    """The units of each series, block, row and section, by their numbers."""

    def __init__(self, units: Sequence[Unit], scores: Numbers) -> None:
        self.series = _by(units, lambda unit: unit.place.series)
        self.block = _by(units, lambda unit: unit.place.block)
        self.row = _by(units, lambda unit: unit.place.row)
        self.section = _by(units, lambda unit: unit.place.section)
        self.kind = _by(units, lambda unit: unit.kind)
        self.below = _below(units)
        self.mean = float(scores.mean()) if len(scores) else 0.0
        self.top = float(np.sort(scores)[-5:].mean()) if len(scores) else 0.0
        self.labelled = [bool(_labels(units, below)) for below in self.below]


def _by(units: Sequence[Unit], key) -> Mapping[object, list[int]]:  # type: ignore[no-untyped-def]
    found = defaultdict(list)
    for number, unit in enumerate(units):
        found[key(unit)].append(number)
    return found


def _below(units: Sequence[Unit]) -> list[range]:
    """Return, for each unit, the units below it up to the next heading (of a level as high, for a heading)."""
    found = []
    for number, unit in enumerate(units):
        end = number + 1
        while end < len(units) and end - number < 40:
            other = units[end]
            if other.kind == "heading" and (unit.kind != "heading" or other.place.level <= unit.place.level):
                break
            if unit.kind != "heading" and other.place.series == unit.place.series and other.place.block != unit.place.block:
                break
            end += 1
        found.append(range(number + 1, end))
    return found


def _labels(units: Sequence[Unit], numbers: Sequence[int]) -> int:
    return sum(units[n].kind == "value" and field_of(units[n].place.column) in SUPPORT for n in numbers)


def _row(units: Sequence[Unit], scores: Numbers, number: int, groups: _Groups) -> list[float]:
    unit = units[number]
    place = unit.place
    words = unit.text.split()
    series = groups.series[place.series]
    others = [n for n in series if n != number]
    block = [n for n in groups.block[place.block] if n != number]
    row = [n for n in groups.row[place.row] if units[n].place.block != place.block] if place.row >= 0 else []
    section = [n for n in groups.section[place.section] if n != number]
    below = groups.below[number]
    own = scores[number]
    near = [scores[number + step] if 0 <= number + step < len(units) else -0.1 for step in NEAR]
    near_kind = [float(0 <= number + step < len(units) and units[number + step].kind == unit.kind) for step in (-1, 1)]
    head, intro, column = (
        field_of(place.section[-1].rstrip(": ")) if place.section else "",
        field_of(place.intro.rstrip(": ")),
        field_of(place.column.rstrip(": ")),
    )
    return [
        own,
        *_spread(scores, others),
        float(np.mean(scores[others] < own)) if others else 0.5,
        min(len(series), 30),
        *_spread(scores, block),
        *_spread(scores, row),
        *_spread(scores, list(below)),
        *_spread(scores, section),
        *near,
        *near_kind,
        groups.mean,
        groups.top,
        np.log1p(len(units)),
        number / max(1, len(units)),
        len(words),
        len(unit.text),
        place.part,
        place.parts,
        float(place.part == 0),
        unit.size,
        float(unit.bold),
        place.level,
        float(bool(place.marker)),
        float(place.marker[:1].isdigit()),
        float(unit.text.endswith((".", "!"))),
        float(unit.text.endswith(":")),
        float(unit.text[:1].islower()),
        float(has_date(unit.text)),
        sum(character.isdigit() for character in unit.text) / max(1, len(unit.text)),
        len(below),
        _labels(units, below),
        float(np.mean([groups.labelled[n] for n in series])),
        float(np.mean([len(units[n].text) for n in series])),
        float(np.mean([units[n].text.endswith(".") for n in series])),
        float(bool(place.intro)),
        float(place.intro.endswith(":")),
        len(row),
        len({units[n].place.column for n in row}),
        float(any(field_of(units[n].place.column) in SUPPORT for n in row)),
        float(any(field_of(units[n].place.column) == "title" for n in row)),
        float(any(field_of(units[n].place.column) == "indicator" for n in row)),
        *[float(unit.kind == kind) for kind in KINDS],
        *[float(column == name) for name in FIELDS],
        *[float(head == name) for name in FIELDS[:3]],
        *[float(intro == name) for name in FIELDS[:3]],
        float(bool(place.column)),
    ]


def _spread(scores: Numbers, numbers: Sequence[int]) -> list[float]:
    """Return the mean, the highest score and the share of likely ones, -0.1 for none."""
    if not numbers:
        return [-0.1, -0.1, -0.1]
    some = scores[list(numbers)]
    return [float(some.mean()), float(some.max()), float((some > LIKELY).mean())]
