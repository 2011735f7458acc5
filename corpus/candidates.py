"""Finds pairs of titles' wordings that share weight enough to be alike, without comparing all with all.

A set-similarity join with a prefix filter (Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma & Srikant 2007) on choices of
stems (`stem_table`): exact, no alike pair is lost. Pairs that meet are kept if their weights allow it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.stem_table import (
    DEPTH,
    TOLERANCE,
    Entries,
    Numbers,
    StemTable,
    Weights,
    all_signatures,
    least_signatures,
    places_in,
    stem_table,
)
from atgardsbanken.corpus.wording import CONTAINED_SHARE, SPECIFIC_WEIGHT, Wording

BLOCK_SIGNATURES = 1_000_000
"""Signatures looked up at a time, which bounds the memory."""
BLOCK_PAIRS = 1_000_000
"""Pairs of wordings that meet looked at at a time."""
BLOCK_COMPARED = 200_000
"""Pairs of stems compared at a time."""

WeightedStems = tuple[tuple[str, float], ...]
"""The stems of a wording and their weights, as a key."""
Key = TypeVar("Key", str, WeightedStems)
"""Identifies a wording: its text or its weighted stems."""
Chosen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Index:
    """The signatures of some wordings, in order, and the number of the wording that each is of."""

    codes: Numbers
    owners: Numbers

    def some(self, chosen: Chosen) -> Index:
        """Return the part for the wordings that are marked in `chosen`."""
        kept = chosen[self.owners]
        return Index(self.codes[kept], self.owners[kept])


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
    some = None if among is None else [number for number, key in enumerate(keys) if key in among]
    pairs = candidate_numbers([wordings[key] for key in keys], at_least, some)
    for first, second in zip(*(half.tolist() for half in pairs), strict=True):
        yield keys[first], keys[second]


def candidate_numbers(
    wordings: Sequence[Wording], at_least: float, among: Collection[int] | None = None
) -> tuple[Numbers, Numbers]:
    """Return the places of the first and second wording of all such pairs, in order; `among` are places, too."""
    chosen = np.full(len(wordings), among is None)
    chosen[[*(among or ())]] = True
    return _pairs(stem_table(wordings, among), at_least, chosen)


def _pairs(table: StemTable, at_least: float, chosen: Chosen) -> tuple[Numbers, Numbers]:
    """Return the numbers of the first and second wording of all pairs that have a chosen one, in order."""
    index = Index(*least_signatures(table, at_least))
    found = [np.zeros(0, dtype=np.int64)]
    found += _found(table, index, at_least, np.flatnonzero(chosen))
    found += _found(table, index.some(chosen), at_least, np.flatnonzero(~chosen))
    return np.divmod(_different(np.concatenate(found)), max(1, len(chosen)))


def _found(table: StemTable, index: Index, at_least: float, asked: Numbers) -> Iterator[Numbers]:
    """Yield the codes of the pairs of the wordings `asked` for and those of the index, some of the former at a time."""
    signatures = _signature_counts(table.matched.sizes[asked])
    for block in _cut(signatures, BLOCK_SIGNATURES):
        codes, owners = all_signatures(table.matched.of(asked[block]), table.count)
        yield from _met(table, index, at_least, codes, asked[block][owners])


def _met(table: StemTable, index: Index, at_least: float, codes: Numbers, owners: Numbers) -> Iterator[Numbers]:
    """Yield the codes of the pairs of those that have these signatures and those of the index that have them, too."""
    first = np.searchsorted(index.codes, codes, "left")
    sizes = np.searchsorted(index.codes, codes, "right") - first
    hit = sizes > 0
    first, sizes, owners = first[hit], sizes[hit], owners[hit]
    for block in _cut(sizes, BLOCK_PAIRS):
        places = np.repeat(first[block], sizes[block]) + places_in(sizes[block])
        lesser, other = index.owners[places], np.repeat(owners[block], sizes[block])
        yield _alike(table, at_least, *_possible(table, at_least, lesser, other))


def _possible(table: StemTable, at_least: float, lesser: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Return the different pairs, the first number lower, that are not ruled out by what the two weigh in all."""
    light, full = table.light[lesser], table.full[lesser]
    most = light * (2 / at_least - 1) + TOLERANCE
    alike = (light <= table.light[other]) & (table.light[other] <= most)
    contained = (full <= table.full[other]) & (full >= SPECIFIC_WEIGHT)
    kept = (alike | contained) & (lesser != other)
    lesser, other = lesser[kept], other[kept]
    codes = _different(np.minimum(lesser, other) * len(table.light) + np.maximum(lesser, other))
    return np.divmod(codes, len(table.light))


def _different(codes: Numbers) -> Numbers:
    """Return the different ones of `codes` in order: `numpy.unique` hashes them, which takes ten times as long."""
    ordered = np.sort(codes)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _alike(table: StemTable, at_least: float, first: Numbers, second: Numbers) -> Numbers:
    """Return the codes of those pairs that share weight enough, as either of the two weighs it."""
    kept = _is_enough(table, at_least, first, second)
    first, second = first[kept], second[kept]
    kept = _is_enough(table, at_least, second, first)
    return first[kept] * len(table.light) + second[kept]


def _is_enough(table: StemTable, at_least: float, first: Numbers, second: Numbers) -> Chosen:
    """Return whether the first of each pair has in common with the second what alike ones have."""
    light, full = _shared(table, first, second)
    lesser = np.minimum(table.full[first], table.full[second])
    alike = 2 * light >= at_least * (table.light[first] + table.light[second])
    return alike | (full >= CONTAINED_SHARE * lesser) & (lesser >= SPECIFIC_WEIGHT)


def _shared(table: StemTable, first: Numbers, second: Numbers) -> tuple[Weights, Weights]:
    """Return the most weight of each first one that is shared with the second, elaborations lighter and not."""
    light, full = np.zeros(len(first)), np.zeros(len(first))
    rows, columns = table.own.sizes[first], table.matched.sizes[second]
    ordered = np.lexsort((columns, rows))
    for block in _cut(rows[ordered] * columns[ordered], BLOCK_COMPARED):
        some = ordered[block]
        light[some], full[some] = _compared(table, first[some], second[some])
    return light + TOLERANCE, full + TOLERANCE


def _compared(table: StemTable, first: Numbers, second: Numbers) -> tuple[Weights, Weights]:
    """Return the same of some pairs that have about as many stems."""
    places, there = _places(table.own, first)
    others, real = _places(table.matched, second)
    same = table.own.stems[places][:, :, None] == table.matched.stems[others][:, None, :]
    shared = (same & real[:, None, :]).any(axis=2) & there
    return (table.own.light[places] * shared).sum(axis=1), (table.own.full[places] * shared).sum(axis=1)


def _places(entries: Entries, wordings: Numbers) -> tuple[Numbers, Chosen]:
    """Return a row of places of each wording's stems, and which of them are its own and not another's."""
    sizes = entries.sizes[wordings]
    columns = np.arange(int(sizes.max()))
    places = np.minimum(entries.starts[wordings][:, None] + columns, len(entries.stems) - 1)
    return places, columns < sizes[:, None]


def _signature_counts(sizes: Numbers) -> Numbers:
    """Return how many signatures so many stems make."""
    found, ways = np.zeros(len(sizes), dtype=np.int64), np.ones(len(sizes), dtype=np.int64)
    for place in range(DEPTH):
        ways = ways * np.maximum(sizes - place, 0) // (place + 1)
        found += ways
    return found


def _cut(sizes: Numbers, most: int) -> Iterator[slice]:
    """Yield slices that hold `most` in all, or one alone that holds more.

    >>> list(_cut(np.array([1, 2, 9, 1]), 3))
    [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None)]
    """
    ends, first = np.cumsum(sizes), 0
    while first < len(sizes):
        before = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + most, "right")))
        yield slice(first, last)
        first = last
