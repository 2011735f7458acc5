"""The same measure in several regions (themes) and in later years (continuations); likeness 0.0-1.0.

Only measures that share a rare unit of meaning are compared (an inverted index), and only different wordings.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from corpus.ids import ID_LENGTH
from corpus.records import Continuation, Theme
from corpus.wording import Wording, likeness, wording

THEME_FROM = 0.65
"""Likeness from which titles of several regions are of one theme."""
CONTINUES_FROM = 0.55
"""Likeness from which a region's measure goes on in a later year: less, since it has only its own to be taken for."""
RAREST = 3
"""Units of a wording, the rarest, by which others are looked up."""
MOST_ALIKE = 400
"""Wordings that share a unit from which that unit alone no longer makes them candidates."""


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
    """Pairs of keys whose wordings share a rare unit, each pair once, in order."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(wordings):
        for unit in wordings[key].full:
            holders[unit].append(key)
    for key in sorted(wordings):
        rarest = sorted(wordings[key].full, key=lambda unit: (len(holders[unit]), unit))[:RAREST]
        others = {other for unit in rarest if len(holders[unit]) <= MOST_ALIKE for other in holders[unit]}
        for other in sorted(others - {key}):
            yield (key, other) if key < other else (other, key)


def _clusters(wordings: Mapping[str, Wording], size: Mapping[str, int]) -> list[list[str]]:
    """Keys in groups: each joins the group of the most widespread wording that it is alike enough to.

    A group has one middle, so that likeness is no chain on which far ends meet.
    """
    near: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for first, second in set(candidates(wordings)):
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
