"""Chooses the most probable words of a passage: the cheapest path through their candidates (Viterbi 1967)."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    return [_choice(columns, path, at) for at in range(len(path))]


def _cheapest_path(columns: Sequence[Sequence[WordCandidate]]) -> list[WordCandidate]:
    """Return the candidates of the cheapest path; a step from one lone candidate to another is not weighed."""
    costs: list[float] = [0.0]
    previous: Sequence[WordCandidate] = [WordCandidate(START, 0.0, 0.0)]
    back: list[list[int]] = []
    for column in columns:
        if len(column) > 1 or len(previous) > 1:
            steps = [_step(costs, previous, candidate) for candidate in column]
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


def _step(costs: Sequence[float], previous: Sequence[WordCandidate], candidate: WordCandidate) -> tuple[float, int]:
    """Return the cost of the cheapest way to `candidate`, and the number of the candidate before it."""
    if len(previous) == 1:
        return costs[0] + follows(previous[0].word, candidate) + candidate.reading_cost, 0
    return min(
        (before + follows(first.word, candidate) + candidate.reading_cost, at)
        for at, (before, first) in enumerate(zip(costs, previous, strict=True))
    )


def follows(first: str, second: WordCandidate) -> float:
    """Return the cost of `second` after the word `first`.

    The counts do not tell years from other numbers, but `år` stands before one and after the other.
    """
    if " " in first:
        first = first.rpartition(" ")[2]
    word, other = second.word, 0.0
    if word[0] == "<":
        other = AMOUNT_AFTER_YEAR_WORD_COST * (word == NUMBER and first == YEAR_WORD)
        word = COUNTED_AS.get(word, word)
    if first[:1] == "<":
        other += YEAR_BEFORE_YEAR_WORD_COST * (word == YEAR_WORD and first == YEAR)
        first = COUNTED_AS.get(first, first)
    known = lexicon.pair_cost(first, word)
    alone = lexicon.back_cost(first) + second.word_cost
    return other + (alone if known is None else min(known, alone))


def _choice(columns: Sequence[Sequence[WordCandidate]], path: Sequence[WordCandidate], at: int) -> Choice:
    """Return the candidate at `at` of `path` with its probability, given its neighbours."""
    if len(columns[at]) == 1:
        return Choice(path[at], 1.0, None)
    before = path[at - 1].word if at else START
    after = path[at + 1] if at + 1 < len(path) else None

    def cost(candidate: WordCandidate) -> float:
        return follows(before, candidate) + candidate.reading_cost + (follows(candidate.word, after) if after else 0.0)

    costs = [cost(candidate) for candidate in columns[at]]
    best = costs[columns[at].index(path[at])]
    others = [(c, i) for i, c in enumerate(costs) if columns[at][i].word != path[at].word]
    second = columns[at][min(others)[1]] if others else None
    return Choice(path[at], 1 / sum(math.exp(best - c) for c in costs), second)
