"""The same measure in several regions (themes) and in later years (continuations); likeness 0.0-1.0.

Different wordings are compared once, and only those that share enough weight: an inverted index of units tells which.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.ids import ID_LENGTH
from corpus.records import Continuation, Theme
from corpus.wording import Wording, likeness, wording

THEME_FROM = 0.65
"""Likeness from which titles of several regions are of one theme."""
CONTINUES_FROM = 0.55
"""Likeness from which a region's measure goes on in a later year: less, since it has only its own to be taken for."""
COMPARED_FROM = 0.5
"""Share of weight in common from which two wordings are compared in full."""


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
    by_region: defaultdict[str, defaultdict[int, list[Linkable]]] = defaultdict(lambda: defaultdict(list))
    for measure in measures:
        if measure.region is not None and measure.year is not None:
            by_region[measure.region][measure.year].append(measure)
    found = [pair for _, years in sorted(by_region.items()) for pair in _of_region(years)]
    return tuple(found)


def candidates(wordings: Mapping[str, Wording]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose wordings share enough weight to be compared, each pair once, in order."""
    keys = sorted(wordings)
    light = np.array([wordings[key].light_weight for key in keys])
    full = np.array([wordings[key].weight for key in keys])
    holders = _holders([wordings[key] for key in keys])
    for number, key in enumerate(keys):
        shared = _shared(wordings[key], holders, len(keys))[number + 1 :]
        alike = 2 * shared >= COMPARED_FROM * (light[number + 1 :] + light[number])
        contained = shared >= COMPARED_FROM * np.minimum(full[number + 1 :], full[number])
        for other in np.flatnonzero(alike | contained):
            yield key, keys[number + 1 + int(other)]


def _holders(wordings: Sequence[Wording]) -> Mapping[str, npt.NDArray[np.int64]]:
    """The numbers of the wordings that have each unit."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(wordings):
        for unit in said.full:
            holders[unit].append(number)
    return {unit: np.array(numbers) for unit, numbers in holders.items()}


def _shared(said: Wording, holders: Mapping[str, npt.NDArray[np.int64]], count: int) -> npt.NDArray[np.float64]:
    """The weight that each of `count` wordings shares with one."""
    numbers = np.concatenate([holders[unit] for unit in said.full])
    weights = np.concatenate([np.full(len(holders[unit]), weight) for unit, weight in said.full.items()])
    return np.bincount(numbers, weights, minlength=count).astype(np.float64)


def _clusters(wordings: Mapping[str, Wording], size: Mapping[str, int]) -> list[list[str]]:
    """Keys in groups: each joins the group of the most widespread wording that it is alike enough to.

    A group has one middle, so that likeness is no chain on which far ends meet.
    """
    near: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for first, second in candidates(wordings):
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


def _of_region(years: Mapping[int, Sequence[Linkable]]) -> Iterator[Continuation]:
    """The continuations of one region."""
    ordered = sorted(years)
    for number, later in enumerate(ordered):
        left = {measure.id: measure for measure in years[later]}
        for earlier in reversed(ordered[:number]):
            for pair in _best_pairs(years[earlier], list(left.values())):
                left.pop(pair.later)
                yield pair


def _best_pairs(earlier: Sequence[Linkable], later: Sequence[Linkable]) -> list[Continuation]:
    """Pairs of measures of two years, the most alike first, each measure in one pair at most."""
    scored = sorted(_scored(earlier, later), key=lambda pair: (-pair.score, pair.earlier, pair.later))
    taken: set[str] = set()
    pairs = []
    for pair in scored:
        if pair.earlier not in taken and pair.later not in taken:
            taken |= {pair.earlier, pair.later}
            pairs.append(pair)
    return pairs


def _scored(earlier: Sequence[Linkable], later: Sequence[Linkable]) -> Iterator[Continuation]:
    """All pairs of measures of two years that are alike enough and share a unit."""
    holders: defaultdict[str, list[tuple[Linkable, Wording]]] = defaultdict(list)
    for measure in earlier:
        said = wording(measure.title)
        for unit in said.full:
            holders[unit].append((measure, said))
    for measure in later:
        said = wording(measure.title)
        options = {before.id: (before, was) for unit in said.full for before, was in holders.get(unit, ())}
        for before, was in options.values():
            alike = likeness(was, said)
            if alike >= CONTINUES_FROM:
                yield Continuation(before.id, measure.id, round(alike, 4))
