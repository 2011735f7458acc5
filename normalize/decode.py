"""Chooses the most probable words of a passage: the cheapest path through their candidates (Viterbi 1967)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.candidates import WordCandidate

START = "<s>"
"""The word before the first one, as in the counts of pairs."""
NUMBER: Final = "<num>"
YEAR: Final = "<year>"
"""Stand for a number, as in the counts of pairs, and for one that is a year."""
STROKE: Final = "</>"
"""Stands for a stroke between words that `och` could join."""
COUNTED_AS: Final = {YEAR: NUMBER, STROKE: "och"}
"""What the counts of pairs have for these."""
YEAR_WORD: Final = "år"
AMOUNT_AFTER_YEAR_WORD_COST: Final = 3.0
YEAR_BEFORE_YEAR_WORD_COST: Final = 4.0
"""How much dearer `år` is before a number that is no year, and after one that is: there it is likelier `är`."""
FIRST_ONLY: Final = [0]
"""The ways back to a column from one candidate to one."""


class Choice(NamedTuple):
    """The candidate chosen, its probability among the others (0.0-1.0), and the next best, if there is one."""

    candidate: WordCandidate
    confidence: float
    runner_up: WordCandidate | None


def choose(columns: Sequence[Sequence[WordCandidate]]) -> list[Choice]:
    """Choose the best candidate of each column, given its neighbours."""
    path = _cheapest_path(columns)
    return [
        Choice(word, 1.0, None) if len(column) == 1 else _choice(columns, path, at)
        for at, (column, word) in enumerate(zip(columns, path, strict=True))
    ]


def _cheapest_path(columns: Sequence[Sequence[WordCandidate]]) -> list[WordCandidate]:
    """Return the candidates of the cheapest path; a step from one lone candidate to another is not weighed."""
    costs: list[float] = [0.0]
    previous: Sequence[WordCandidate] = [WordCandidate(START, 0.0, 0.0)]
    back: list[list[int]] = []
    for column in columns:
        if len(column) > 1 or len(previous) > 1:
            known = [_First(before, *_as_first(first.word)) for before, first in zip(costs, previous, strict=True)]
            steps = [_step(known, candidate) for candidate in column]
            costs = [cost for cost, _ in steps]
            back.append([origin for _, origin in steps])
        else:
            back.append(FIRST_ONLY)
        previous = column
    at = costs.index(min(costs))
    path: list[WordCandidate] = []
    for column, origins in zip(reversed(columns), reversed(back), strict=True):
        path.append(column[at])
        at = origins[at]
    return path[::-1]


def _step(firsts: Sequence[_First], candidate: WordCandidate) -> tuple[float, int]:
    """Return the cost of the cheapest way to `candidate`, and the number of the candidate before it."""
    if len(firsts) == 1:
        return firsts[0].cost + _follows(firsts[0], candidate) + candidate[1], 0
    return min([(first.cost + _follows(first, candidate) + candidate[1], at) for at, first in enumerate(firsts)])


class _First(NamedTuple):
    """The way to a candidate as the next word sees it: its cost, its word in the counts, what falling back costs."""

    cost: float
    word: str
    back_cost: float
    is_year: bool


@lru_cache(maxsize=100_000)
def _as_first(word: str) -> tuple[str, float, bool]:
    """Return the last word as it is counted in pairs, what falling back from it costs, and whether it is a year."""
    last = word.rpartition(" ")[2]
    counted = COUNTED_AS.get(last, last)
    return counted, lexicon.back_cost(counted), last == YEAR


def follows(first: str, second: WordCandidate) -> float:
    """Return the cost of `second` after the word `first`."""
    return _follows(_First(0.0, *_as_first(first)), second)


def _follows(first: _First, second: WordCandidate) -> float:
    """Return the cost of `second` after `first`.

    The counts do not tell years from other numbers, but `år` stands before one and after the other.
    """
    _, before, back_cost, is_year = first
    word, other = second.word, 0.0
    if word[0] == "<":
        other = AMOUNT_AFTER_YEAR_WORD_COST * (word == NUMBER and before == YEAR_WORD)
        word = COUNTED_AS.get(word, word)
    elif is_year and word == YEAR_WORD:
        other = YEAR_BEFORE_YEAR_WORD_COST
    known = lexicon.pair_cost(before, word)
    alone = back_cost + second[2]
    return other + (alone if known is None or alone <= known else known)


def _choice(columns: Sequence[Sequence[WordCandidate]], path: Sequence[WordCandidate], at: int) -> Choice:
    """Return the candidate at `at` of `path` with its probability, given its neighbours."""
    after = path[at + 1] if at + 1 < len(path) else None
    first = _First(0.0, *_as_first(path[at - 1].word if at else START))
    costs = [
        _follows(first, candidate) + candidate.reading_cost + (follows(candidate.word, after) if after else 0.0)
        for candidate in columns[at]
    ]
    best = costs[columns[at].index(path[at])]
    others = [(c, i) for i, c in enumerate(costs) if columns[at][i].word != path[at].word]
    second = columns[at][min(others)[1]] if others else None
    return Choice(path[at], 1 / sum(math.exp(best - c) for c in costs), second)
