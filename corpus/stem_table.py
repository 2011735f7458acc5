"""Holds many wordings' stems in flat arrays, and the signatures by which alike ones are found; weights as in `wording`.

A signature is the number of up to `DEPTH` stems, the rarest first. Whatever stems two alike wordings share, their
rarest ones are a signature of both: that of the lighter wording is one of the few that leave weight enough behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.wording import CONTAINED_SHARE, SPECIFIC_WEIGHT, Wording, misread_stems

DEPTH = 3
"""Stems of a signature: with two, ten times as many pairs meet; with four, as much time goes into signatures."""
TOLERANCE = 1e-9
"""Room for rounding: weights are summed in another order than where they are compared exactly."""

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Entries:
    """The stems of wordings, one wording after another, in each the rarest first.

    Attributes:
        stems: numbers of the stems, the rarest in the table first.
        starts: where each wording's stems begin, and at last where all end.
        light, full: the most weight that a wording can share with another by each stem, elaborations lighter or not.
    """

    stems: Numbers
    starts: Numbers
    light: Weights
    full: Weights

    @property
    def sizes(self) -> Numbers:
        """The stems of each wording."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Numbers:
        """The number of the wording that each stem is of."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes)

    def of(self, wordings: Numbers) -> Entries:
        """Return the entries of these wordings."""
        sizes = self.sizes[wordings]
        places = np.repeat(self.starts[wordings], sizes) + places_in(sizes)
        return Entries(self.stems[places], _starts(sizes), self.light[places], self.full[places])


@dataclass(frozen=True, slots=True)
class StemTable:
    """Wordings as arrays.

    Attributes:
        count: different stems.
        own: the stems of each wording.
        matched: the same and all those that are taken for one of them, being misread.
        light, full: the total weight of each wording, elaborations lighter or not.
    """

    count: int
    own: Entries
    matched: Entries
    light: Weights
    full: Weights


@dataclass(frozen=True, slots=True)
class _Runs:
    """Stems of a wording chosen in order: their signature so far, the place of the last one, and their weight."""

    codes: Numbers
    last: Numbers
    light: Weights
    full: Weights

    def chosen(self, which: npt.NDArray[np.bool_]) -> _Runs:
        """Return those of the runs that are marked in `which`."""
        return _Runs(self.codes[which], self.last[which], self.light[which], self.full[which])


def stem_table(wordings: Sequence[Wording], among: Collection[int] | None = None) -> StemTable:
    """Return the table of `wordings`; with numbers `among`, only stems misread from or for these wordings' count."""
    counts = Counter(chain.from_iterable(one.full_weights for one in wordings))
    ordered = sorted(counts, key=lambda stem: (counts[stem], stem))
    number = {stem: place for place, stem in enumerate(ordered)}
    some = None if among is None else {stem for each in among for stem in wordings[each].full_weights}
    misread = {
        number[stem]: np.array([number[other] for other in others], dtype=np.int64)
        for stem, others in misread_stems(sorted(counts), some).items()
    }
    own = _entries(wordings, number)
    owners, others = _misread(own, misread)
    return StemTable(
        len(number),
        _with_most(own, misread, _times(owners, others, len(number))),
        _matched(np.concatenate([own.owners, owners]), np.concatenate([own.stems, others]), len(wordings)),
        np.array([one.total for one in wordings]),
        np.array([one.full_total for one in wordings]),
    )


def _entries(wordings: Sequence[Wording], number: Mapping[str, int]) -> Entries:
    """Return the stems of wordings with their weights."""
    sizes = np.fromiter((len(one.full_weights) for one in wordings), np.int64, len(wordings))
    count = int(sizes.sum())
    stems = np.fromiter((number[stem] for one in wordings for stem in one.full_weights), np.int64, count)
    full = np.fromiter(chain.from_iterable(one.full_weights.values() for one in wordings), np.float64, count)
    light = np.fromiter(chain.from_iterable(one.weights.values() for one in wordings), np.float64, count)
    ordered = np.lexsort((stems, np.repeat(np.arange(len(wordings)), sizes)))
    return Entries(stems[ordered], _starts(sizes), light[ordered], full[ordered])


def _misread(own: Entries, misread: Mapping[int, Numbers]) -> tuple[Numbers, Numbers]:
    """Return wordings and the stems that are taken for one of theirs, as often as they are for different ones."""
    nothing = np.zeros(0, dtype=np.int64)
    owners, others = [nothing], [nothing]
    ordered, every = np.argsort(own.stems, kind="stable"), own.owners
    ends = np.cumsum(np.bincount(own.stems))
    for stem, those in misread.items():
        having = every[ordered[ends[stem - 1] if stem else 0 : ends[stem]]]
        owners.append(np.repeat(having, len(those)))
        others.append(np.tile(those, len(having)))
    return np.concatenate(owners), np.concatenate(others)


def _times(owners: Numbers, others: Numbers, count: int) -> Numbers:
    """Return for each of `count` stems how many of one wording's stems are taken for it at most, and 1 at least."""
    times = np.ones(count, dtype=np.int64)
    codes, often = np.unique(owners * count + others, return_counts=True)
    np.maximum.at(times, codes % max(1, count), often)
    return times


def _with_most(own: Entries, misread: Mapping[int, Numbers], times: Numbers) -> Entries:
    """Return the entries with the most weight that each can share, by several stems that are taken for it, too."""
    weight = np.zeros(len(times))
    np.maximum.at(weight, own.stems, own.full)
    most = weight.copy()
    for stem, others in misread.items():
        most[stem] = times[stem] * max(weight[stem], weight[others].max())
    return Entries(own.stems, own.starts, own.light * times[own.stems], most[own.stems])


def _matched(owners: Numbers, stems: Numbers, count: int) -> Entries:
    """Return the different stems that `count` wordings match by; weights are not used and 0."""
    ordered = np.lexsort((stems, owners))
    owners, stems = owners[ordered], stems[ordered]
    new = np.ones(len(stems), dtype=bool)
    new[1:] = (owners[1:] != owners[:-1]) | (stems[1:] != stems[:-1])
    nothing = np.zeros(int(new.sum()))
    return Entries(stems[new], _starts(np.bincount(owners[new], minlength=count)), nothing, nothing)


def _starts(sizes: Numbers) -> Numbers:
    """Return where runs of these sizes begin that follow one another, and at last where all end."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])


def places_in(sizes: Numbers) -> Numbers:
    """Return 0, 1, 2 … for each run of these sizes, one run after another.

    >>> places_in(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def all_signatures(entries: Entries, count: int) -> tuple[Numbers, Numbers]:
    """Return every signature that stems of these wordings make, and the wordings' numbers."""
    nothing = np.zeros(len(entries.starts) - 1)
    return _signatures(entries, count, nothing, nothing)


def least_signatures(table: StemTable, at_least: float) -> tuple[Numbers, Numbers]:
    """Return the signatures by which each wording meets all that are no lighter and alike; and the wordings' numbers.

    They are in order of their codes.
    """
    specific = table.full >= SPECIFIC_WEIGHT
    full = np.where(specific, CONTAINED_SHARE * table.full - TOLERANCE, np.inf)
    codes, owners = _signatures(table.own, table.count, at_least * table.light - TOLERANCE, full)
    ordered = np.argsort(codes, kind="stable")
    return codes[ordered], owners[ordered]


def _signatures(entries: Entries, count: int, light: Weights, full: Weights) -> tuple[Numbers, Numbers]:
    """Return the signatures of all choices of a wording's stems that weigh `light` or `full`, and the wordings.

    Codes may overflow and then be the same for different stems: such pairs meet, and are compared in vain.
    """
    owners = entries.owners
    ends = entries.starts[owners + 1]
    left_light, left_full = _left(entries.light, ends), _left(entries.full, ends)
    runs = _Runs(entries.stems, np.arange(len(owners)), entries.light, entries.full)
    found = []
    for depth in range(1, DEPTH + 1):
        owner = owners[runs.last]
        behind_light, behind_full = left_light[runs.last], left_full[runs.last]
        runs_on = (runs.light + behind_light >= light[owner]) | (runs.full + behind_full >= full[owner])
        enough = (runs.light >= light[owner]) | (runs.full >= full[owner])
        ended = runs.chosen(enough if depth < DEPTH else runs_on)
        codes = ended.codes
        for _ in range(DEPTH - depth):
            codes = codes * count + entries.stems[ended.last]
        found.append((codes, owners[ended.last]))
        if depth < DEPTH:
            runs = _longer(runs.chosen(runs_on), entries, ends, count)
    return np.concatenate([codes for codes, _ in found]), np.concatenate([numbers for _, numbers in found])


def _left(weights: Weights, ends: Numbers) -> Weights:
    """Return for each stem the weight of all that follow it in its wording."""
    sums = np.concatenate([np.zeros(1), np.cumsum(weights)])
    left: Weights = sums[ends] - sums[1:]
    return left


def _longer(runs: _Runs, entries: Entries, ends: Numbers, count: int) -> _Runs:
    """Return each run with each of the stems that follow it in its wording."""
    sizes = ends[runs.last] - runs.last - 1
    stem = np.repeat(runs.last + 1, sizes) + places_in(sizes)
    return _Runs(
        np.repeat(runs.codes, sizes) * count + entries.stems[stem],
        stem,
        np.repeat(runs.light, sizes) + entries.light[stem],
        np.repeat(runs.full, sizes) + entries.full[stem],
    )
