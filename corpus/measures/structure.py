"""Describe units by structure: what stands around them, and the scores by words of their series, row and neighbours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.find.deadline import has_date
from atgardsbanken.corpus.measures.heads import CLOSED, field_of
from atgardsbanken.corpus.measures.units import Unit

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

KINDS = ("heading", "sentence", "item", "cell", "value", "panel")
"""The kinds of unit, as numbers."""
FIELDS = (
    "title",
    "description",
    "result",
    "responsible",
    "status",
    "deadline",
    "section",
    "aside",
    "indicator",
    "other_table",
)
"""What a head may name, as numbers."""
NEAR = (-3, -2, -1, 1, 2, 3)
"""Steps to the neighbours that are looked at."""
LIKELY = 0.5
"""The score by words from which a unit counts as a likely measure."""
NOBODY = -0.1
"""The score that stands for nobody's."""
LONGEST_SECTION = 40
"""Units below a heading that are looked at."""


FAR = 12
"""Units from which on a label stands too far away to tell of another."""


class Structure:
    """What stands around each unit of a document; rows follow the units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Read the places of `units`."""
        self.size = len(units)
        self._groups = [
            _numbered(units, key)
            for key in (
                lambda unit: unit.place.series,
                lambda unit: unit.place.block,
                lambda unit: unit.place.row if unit.place.row >= 0 else ("none", id(unit)),
                lambda unit: unit.place.section,
                lambda unit: (unit.kind, unit.place.part == 0),
            )
        ]
        self._ends = _ends(units)
        self._above = _above(units)
        self.fixed = _fixed(units, self._groups, self._ends)

    def rows(self, scores: Numbers) -> Numbers:
        """Return a row of numbers for each unit, given the scores by words (0-1)."""
        if not self.size:
            return np.zeros((0, 0))
        columns = [scores[:, None]]
        columns += [_others(scores, group) for group in self._groups]
        columns += [_rank(scores, self._groups[0]), self._below(scores), self._near(scores)]
        whole = [scores.mean(), np.sort(scores)[-5:].mean(), (scores > LIKELY).mean()]
        columns.append(np.tile(np.array(whole), (self.size, 1)))
        return np.hstack([*columns, self.fixed])

    def _below(self, scores: Numbers) -> Numbers:
        """Return the mean and the highest score of the units below each, and the heading's above it."""
        sums = np.concatenate([[0.0], np.cumsum(scores)])
        start = np.arange(1, self.size + 1)
        count = self._ends - start
        mean = np.where(count > 0, (sums[self._ends] - sums[start]) / np.maximum(count, 1), NOBODY)
        highest = [float(scores[a:b].max()) if b > a else NOBODY for a, b in zip(start, self._ends, strict=True)]
        above = np.where(self._above >= 0, scores[self._above], NOBODY)
        return np.column_stack([mean, highest, above])

    def _near(self, scores: Numbers) -> Numbers:
        padded = np.concatenate([np.full(3, NOBODY), scores, np.full(3, NOBODY)])
        return np.column_stack([padded[3 + step : 3 + step + self.size] for step in NEAR])


def _numbered(units: Sequence[Unit], key: Callable[[Unit], Hashable]) -> Whole:
    """Return the number of the group that each unit belongs to."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key(unit), len(known)) for unit in units], dtype=np.int64)


def _ends(units: Sequence[Unit]) -> Whole:
    """Return, for each unit, where what stands below it ends: at the next of its series, or at a heading as high."""
    found = []
    for number, unit in enumerate(units):
        end = number + 1
        while end < len(units) and end - number < LONGEST_SECTION:
            other = units[end]
            if other.kind == "heading" and (unit.kind != "heading" or other.place.level <= unit.place.level):
                break
            if unit.kind != "heading" and _is_next(unit, other):
                break
            end += 1
        found.append(end)
    return np.array(found, dtype=np.int64)


def _is_next(unit: Unit, other: Unit) -> bool:
    """Return whether another unit is the next of the same series; running text has none."""
    if unit.kind == "sentence" and not unit.place.marker:
        return False
    return other.place.series == unit.place.series and other.place.block != unit.place.block


def _above(units: Sequence[Unit]) -> Whole:
    """Return the number of the heading that each unit stands under, -1 for none."""
    last = -1
    found = []
    for number, unit in enumerate(units):
        found.append(last)
        last = number if unit.kind == "heading" else last
    return np.array(found, dtype=np.int64)


def _others(scores: Numbers, group: Whole) -> Numbers:
    """Return the mean, the highest score and the share of likely ones among the others of each unit's group."""
    count = np.bincount(group)[group] - 1
    alone = count == 0
    mean = (np.bincount(group, scores)[group] - scores) / np.maximum(count, 1)
    likely = (scores > LIKELY).astype(float)
    share = (np.bincount(group, likely)[group] - likely) / np.maximum(count, 1)
    order = np.lexsort((-scores, group))
    ordered, starts = group[order], np.unique(group[order], return_index=True)[1]
    best = scores[order[starts]]
    second_at = np.minimum(starts + 1, len(order) - 1)
    second = np.where(ordered[second_at] == ordered[starts], scores[order[second_at]], NOBODY)
    is_best = np.zeros(len(scores), dtype=bool)
    is_best[order[starts]] = True
    highest = np.where(is_best, second[group], best[group])
    found = np.column_stack([mean, highest, share])
    found[alone] = NOBODY
    return found


def _rank(scores: Numbers, group: Whole) -> Numbers:
    """Return the share of each unit's series that has lower scores."""
    order = np.lexsort((scores, group))
    size = np.bincount(group)
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    place = np.empty(len(scores))
    place[order] = np.arange(len(scores)) - first[group[order]]
    return (place / np.maximum(size[group] - 1, 1))[:, None]


def _fixed(units: Sequence[Unit], groups: Sequence[Whole], ends: Whole) -> Numbers:
    """Return what does not depend on scores."""
    own = np.array([_own(unit) for unit in units], dtype=np.float64)
    titled_rows = {unit.place.row for unit in units if field_of(unit.place.column) == "title"}
    labels = np.array([_is_label(unit, titled_rows) for unit in units], dtype=float)
    sums = np.concatenate([[0.0], np.cumsum(labels)])
    labelled = sums[ends] - sums[np.arange(1, len(units) + 1)]
    length = np.array([len(unit.text) for unit in units], dtype=float)
    stop = np.array([unit.text.endswith(".") for unit in units], dtype=float)
    date = np.array([has_date(unit.text) for unit in units], dtype=float)
    verbal = np.array([unit.text[:1].islower() for unit in units], dtype=float)
    series, row = groups[0], groups[2]
    support = np.array([field_of(unit.place.column) in CLOSED for unit in units], dtype=float)
    titled = np.array([field_of(unit.place.column) == "title" for unit in units], dtype=float)
    measured = np.array([field_of(unit.place.column) in ("indicator", "other_table") for unit in units], dtype=float)
    place = np.arange(len(units)) / max(1, len(units))
    columns = [
        own,
        labelled,
        np.minimum(labelled, 1),
        _mean(np.minimum(labelled, 1), series),
        _mean(length, series),
        _mean(stop, series),
        _mean(date, series),
        _mean(verbal, series),
        np.minimum(np.bincount(series)[series], 30),
        np.minimum(np.bincount(row)[row], 30),
        _mean(support, row) > 0,
        _mean(titled, row) > 0,
        _mean(measured, row) > 0,
        length / np.maximum(_mean(length, row), 1),
        ends - np.arange(len(units)) - 1,
        place,
        np.full(len(units), np.log1p(len(units))),
        *[np.full(len(units), np.mean([unit.kind == kind for unit in units])) for kind in KINDS],
        np.full(len(units), labels.mean()),
        _distance(labels),
        _distance(labels[::-1])[::-1],
        _mean(_distance(labels[::-1])[::-1], series),
        _mean(_distance(labels), series),
    ]
    return np.column_stack(columns).astype(np.float64)


def _is_label(unit: Unit, titled_rows: Collection[int]) -> bool:
    """Return whether a unit says who does something, when, or how far it has come, outside rows that name it."""
    if unit.kind not in ("value", "cell") or field_of(unit.place.column) not in CLOSED:
        return False
    return unit.kind == "value" or unit.place.row not in titled_rows


def _distance(marks: Numbers) -> Numbers:
    """Return how many units ago the last marked one was, FAR at most."""
    found = []
    last = -FAR
    for number, mark in enumerate(marks):
        found.append(min(FAR, number - last))
        last = number if mark else last
    return np.array(found, dtype=np.float64)


def _mean(values: Numbers, group: Whole) -> Numbers:
    """Return the mean of each unit's group."""
    result: Numbers = np.bincount(group, values)[group] / np.bincount(group)[group]
    return result


def _own(unit: Unit) -> list[float]:
    """Return what a unit and the heads above it look like."""
    place = unit.place
    heads = (place.column, place.section[-1] if place.section else "", place.intro)
    column, head, intro = (field_of(text.rstrip(": ")) for text in heads)
    return [
        len(unit.text.split()),
        len(unit.text),
        place.part,
        place.parts,
        place.part == 0,
        unit.size,
        unit.bold,
        place.level,
        bool(place.marker),
        place.marker[:1].isdigit(),
        unit.text.endswith((".", "!")),
        unit.text.endswith(":"),
        unit.text[:1].islower(),
        has_date(unit.text),
        sum(character.isdigit() for character in unit.text) / max(1, len(unit.text)),
        bool(place.intro),
        place.intro.endswith(":"),
        bool(place.row_head),
        KINDS.index(unit.kind),
        *[unit.kind == kind for kind in KINDS],
        FIELDS.index(column) if column in FIELDS else -1,
        *[column == name for name in FIELDS],
        *[head == name for name in FIELDS[:3]],
        *[intro == name for name in FIELDS[:3]],
        bool(place.column),
        len(place.section),
    ]
