"""Finds pairs of titles' wordings that share weight enough to be alike, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.wording import CONTAINED_SHARE, SPECIFIC_WEIGHT, Wording, misread_stems

TOLERANCE = 1e-9
"""Room for rounding: weights are summed in another order than where they are compared exactly."""

WeightedStems = tuple[tuple[str, float], ...]
"""The stems of a wording and their weights, as a key."""
Key = TypeVar("Key", str, WeightedStems)
"""Identifies a wording: its text or its weighted stems."""
Postings = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]
"""The numbers of the wordings that have a stem, and a weight for each (an inverted index's posting list)."""


def candidates(
    wordings: Mapping[Key, Wording], at_least: float, among: Collection[Key] | None = None
) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of keys whose wordings share weight enough for likeness `at_least`, each once, in order.

    Args:
        wordings: what is compared, by key.
        at_least: likeness (0.0-1.0) that every pair as alike is yielded from; less alike ones may be, too.
        among: keys of which each pair has at least one, such as those that are new; without them all pairs count.
    """
    keys = sorted(wordings)
    light = np.array([wordings[key].total for key in keys])
    full = np.array([wordings[key].full_total for key in keys])
    postings = _postings([wordings[key] for key in keys])
    chosen = np.array([among is None or key in among for key in keys], dtype=bool)
    for number, key in enumerate(keys):
        shared = _shared(wordings[key], postings, len(keys))[number + 1 :] + TOLERANCE
        alike = 2 * shared >= at_least * (light[number + 1 :] + light[number])
        lesser = np.minimum(full[number + 1 :], full[number])
        contained = (shared >= CONTAINED_SHARE * lesser) & (lesser >= SPECIFIC_WEIGHT)
        for other in np.flatnonzero((alike | contained) & (chosen[number + 1 :] | chosen[number])):
            yield key, keys[number + 1 + int(other)]


def _postings(wordings: Sequence[Wording]) -> Mapping[str, Postings]:
    """Return the wordings that have each stem or one misread for it, and the most weight they share by it."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    weights: dict[str, float] = {}
    for number, one in enumerate(wordings):
        weights.update(one.full_weights)
        for stem in one.full_weights:
            numbers[stem].append(number)
    misread = misread_stems(sorted(numbers))
    return {stem: _with_misread(stem, misread.get(stem, ()), numbers, weights) for stem in numbers}


def _with_misread(
    stem: str, misread: Iterable[str], numbers: Mapping[str, Sequence[int]], weights: Mapping[str, float]
) -> Postings:
    """Return the numbers of those that have a stem or one misread for it, and for each the heavier one's weight."""
    shared = [(numbers[other], max(weights[stem], weights[other])) for other in (stem, *misread)]
    listed = [np.array(those, dtype=np.int64) for those, _ in shared]
    return np.concatenate(listed), np.concatenate([np.full(len(those), weight) for those, weight in shared])


def _shared(one: Wording, postings: Mapping[str, Postings], count: int) -> npt.NDArray[np.float64]:
    """Return the weight that each of `count` wordings shares with `one`, at most."""
    numbers, weights = zip(*(postings[stem] for stem in one.full_weights), strict=True)
    return np.bincount(np.concatenate(numbers), np.concatenate(weights), minlength=count).astype(np.float64)
