"""The same measure in several regions (themes) and in later years (continuations); likeness 0.0-1.0.

Different wordings are compared once, and only those that share enough weight: an inverted index of units tells which.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.ids import ID_LENGTH
from atgardsbanken.corpus.records import Continuation, Theme
from atgardsbanken.corpus.wording import ALL_BUT, SPECIFIC, Wording, alike_units, likeness, wording

THEME_FROM = 0.65
"""Likeness from which titles of several regions are of one theme."""
CONTINUES_FROM = 0.55
"""Likeness from which a region's measure goes on in a later year: less, since it has only its own to be taken for."""
TOLERANCE = 1e-9
"""Weights are sums in another order than where they are compared exactly."""

Units = tuple[tuple[str, float], ...]
"""A wording's units and what each counts: what it says, as a key."""
Key = TypeVar("Key", str, Units)
"""What tells wordings apart."""
Holders = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]
"""Numbers of wordings, and a weight for each."""


class Linkable(Protocol):
    """What linking reads of a measure; `region` is an official county code."""

    @property
    def id(self) -> str:
        """The measure's key."""
        ...

    @property
    def region(self) -> str | None:
        """The region that has it."""
        ...

    @property
    def year(self) -> int | None:
        """The year it stands for."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...


def link(measures: Sequence[Linkable]) -> tuple[tuple[Theme, ...], tuple[Continuation, ...]]:
    """The themes and continuations of `measures`, the same in whatever order they come."""
    ordered = sorted(measures, key=lambda measure: measure.id)
    return themes(ordered), continuations(ordered)


def themes(measures: Sequence[Linkable]) -> tuple[Theme, ...]:
    """Measures that at least two regions have, grouped by what their titles say, largest groups first."""
    groups: defaultdict[str, list[Linkable]] = defaultdict(list)
    wordings: dict[str, Wording] = {}
    for measure in measures:
        said = wording(measure.title)
        wordings.setdefault(said.key, said)
        groups[said.key].append(measure)
    size = {key: len({measure.region for measure in group}) for key, group in groups.items()}
    found = [
        _theme({key: groups[key] for key in cluster})
        for cluster in _clusters(wordings, size)
        if len({measure.region for key in cluster for measure in groups[key]} - {None}) > 1
    ]
    return tuple(sorted(found, key=lambda theme: (-len(theme.members), theme.label, theme.id)))


def continuations(measures: Sequence[Linkable]) -> tuple[Continuation, ...]:
    """Each region's measures with the one they continue, in the nearest earlier year that has one."""
    by_region: defaultdict[str, list[Linkable]] = defaultdict(list)
    for measure in measures:
        if measure.region is not None and measure.year is not None:
            by_region[measure.region].append(measure)
    return tuple(pair for _, group in sorted(by_region.items()) for pair in _Region(group).continuations())


def candidates(wordings: Mapping[Key, Wording], at_least: float) -> Iterator[tuple[Key, Key]]:
    """Pairs of keys whose wordings share weight enough to be alike `at_least` so much, each pair once, in order."""
    keys = sorted(wordings)
    light = np.array([wordings[key].light_weight for key in keys])
    full = np.array([wordings[key].weight for key in keys])
    holders = _holders([wordings[key] for key in keys])
    for number, key in enumerate(keys):
        shared = _shared(wordings[key], holders, len(keys))[number + 1 :] + TOLERANCE
        alike = 2 * shared >= at_least * (light[number + 1 :] + light[number])
        lesser = np.minimum(full[number + 1 :], full[number])
        contained = (shared >= ALL_BUT * lesser) & (lesser >= SPECIFIC)
        for other in np.flatnonzero(alike | contained):
            yield key, keys[number + 1 + int(other)]


def _holders(wordings: Sequence[Wording]) -> Mapping[str, Holders]:
    """The numbers of the wordings that have each unit or its like, and what they have in common by it at most."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    weights: dict[str, float] = {}
    for number, said in enumerate(wordings):
        weights.update(said.full)
        for unit in said.full:
            holders[unit].append(number)
    alike = alike_units(sorted(holders))
    return {unit: _with_alike(unit, alike.get(unit, ()), holders, weights) for unit in holders}


def _with_alike(
    unit: str, alike: Iterable[str], holders: Mapping[str, Sequence[int]], weights: Mapping[str, float]
) -> Holders:
    """The numbers of those that have a unit or one like it, and for each the weight of the heavier of both."""
    shared = [(holders[other], max(weights[unit], weights[other])) for other in (unit, *alike)]
    numbers = [np.array(held, dtype=np.int64) for held, _ in shared]
    return np.concatenate(numbers), np.concatenate([np.full(len(held), weight) for held, weight in shared])


def _shared(said: Wording, holders: Mapping[str, Holders], count: int) -> npt.NDArray[np.float64]:
    """The weight that each of `count` wordings shares with one, at most."""
    numbers, weights = zip(*(holders[unit] for unit in said.full), strict=True)
    return np.bincount(np.concatenate(numbers), np.concatenate(weights), minlength=count).astype(np.float64)


def _clusters(wordings: Mapping[str, Wording], size: Mapping[str, int]) -> list[list[str]]:
    """Keys in groups: each joins the group of the most widespread wording that it is alike enough to.

    A group has one middle, so that likeness is no chain on which far ends meet.
    """
    near: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for first, second in candidates(wordings, THEME_FROM):
        alike = likeness(wordings[first], wordings[second])
        if alike >= THEME_FROM:
            near[first].append((alike, second))
            near[second].append((alike, first))
    spread = {key: size[key] + sum(size[other] for _, other in near[key]) for key in wordings}
    middles: dict[str, list[str]] = {}
    for key in sorted(wordings, key=lambda key: (-size[key], -spread[key], len(key), key)):
        options = [(alike, size[other], other) for alike, other in near[key] if other in middles]
        if options:
            middles[max(options)[2]].append(key)
        else:
            middles[key] = [key]
    return list(middles.values())


def _theme(groups: Mapping[str, Sequence[Linkable]]) -> Theme:
    """The theme of the measures in `groups`, which has the middle's key first and its id from it."""
    middle = next(iter(groups))
    members = sorted(measure.id for group in groups.values() for measure in group)
    digest = hashlib.sha256(f"theme\x1f{middle}".encode()).hexdigest()[:ID_LENGTH]
    return Theme(digest, _label(groups[middle]), tuple(members))


def _label(measures: Iterable[Linkable]) -> str:
    """The title that most of the measures bear, the shorter and capitalised one where several do."""
    counts = Counter(" ".join(measure.title.split()).rstrip(".") for measure in measures)
    best = min(counts, key=lambda title: (-counts[title], not title[:1].isupper(), len(title), title))
    return best[:1].upper() + best[1:]


class _Region:
    """One region's measures by year and wording; each two wordings are compared once, whatever the years."""

    def __init__(self, measures: Sequence[Linkable]) -> None:
        self._wordings: dict[Units, Wording] = {}
        self._years: defaultdict[int, defaultdict[Units, list[str]]] = defaultdict(lambda: defaultdict(list))
        for measure in measures:
            said = wording(measure.title)
            units = tuple(sorted(said.units.items()))
            self._wordings.setdefault(units, said)
            self._years[measure.year or 0][units].append(measure.id)
        self._near: defaultdict[Units, dict[Units, float]] = defaultdict(dict)
        for first, second in candidates(self._wordings, CONTINUES_FROM):
            self._compare(first, second)
            self._compare(second, first)
        for units in self._wordings:
            self._compare(units, units)

    def _compare(self, earlier: Units, later: Units) -> None:
        """Remember how alike two wordings are, if they are enough."""
        alike = likeness(self._wordings[earlier], self._wordings[later])
        if alike >= CONTINUES_FROM:
            self._near[later][earlier] = round(alike, 4)

    def continuations(self) -> Iterator[Continuation]:
        """Pairs in the order of their later years, from the nearest earlier year on."""
        ordered = sorted(self._years)
        for number, later in enumerate(ordered):
            left = {id_: units for units, ids in self._years[later].items() for id_ in ids if self._near[units]}
            for earlier in reversed(ordered[:number]):
                for pair in _best_pairs(self._scored(earlier, left)):
                    left.pop(pair.later)
                    yield pair

    def _scored(self, year: int, later: Mapping[str, Units]) -> Iterator[Continuation]:
        """All pairs of measures of a year and later ones that are alike enough."""
        there = self._years[year]
        for id_, units in later.items():
            for other, alike in self._near[units].items():
                for before in there.get(other, ()):
                    yield Continuation(before, id_, alike)


def _best_pairs(pairs: Iterable[Continuation]) -> list[Continuation]:
    """The most alike of these pairs first, each measure in one pair at most."""
    taken: set[str] = set()
    best = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.earlier, pair.later)):
        if pair.earlier not in taken and pair.later not in taken:
            taken |= {pair.earlier, pair.later}
            best.append(pair)
    return best
