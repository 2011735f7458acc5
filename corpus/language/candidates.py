"""Stretches of words that may name a measure, before it is known which do."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from atgardsbanken.corpus.language.limits import is_balanced, is_deed, is_one, is_whole, may_begin, trailing_time
from atgardsbanken.corpus.language.parsed import Parsed
from atgardsbanken.corpus.language.tagger import BEGIN, INSIDE, LABELS, Numbers

MOST = 40
"""Candidates a sentence has at most: the most probable ones."""
LONGEST_WORDS = 45
"""Words in the longest candidate."""
LEAST_BEGIN_PROBABILITY = 0.004
"""Probability of beginning from which a word begins candidates."""
NOT_LAST = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech that no name ends with; an adposition may be the particle of a verb."""


class Candidate(NamedTuple):
    """Words number `start` up to, not including, `end` of a sentence, and how probable the tagger finds them (log)."""

    start: int
    end: int
    log_probability: float


def candidates(said: Parsed, labels: Numbers) -> list[Candidate]:
    """Return the most probable stretches of a sentence, given how probable each label is at each word."""
    logs = np.log(np.maximum(labels, 1e-6))
    inside = logs[:, LABELS.index(INSIDE)]
    after = np.append(np.log(np.maximum(1 - labels[1:, LABELS.index(INSIDE)], 1e-6)), 0.0)
    found = [
        Candidate(start, end + 1, _score(logs[start, LABELS.index(BEGIN)], inside[start + 1 : end + 1], after[end]))
        for start in _starts(said, labels)
        for end in range(start, min(len(said.words), start + LONGEST_WORDS))
        if _may_end(said, end) and _is_allowed(said, start, end + 1)
    ]
    return sorted(found, key=lambda one: -one.log_probability)[:MOST]


def _is_allowed(said: Parsed, start: int, end: int) -> bool:
    """Say whether no rule forbids the stretch."""
    return (
        is_balanced(said, start, end)
        and not trailing_time(said, start, end)
        and is_one(said, start, end)
        and is_whole(said, start, end)
        and is_deed(said, start, end)
    )


def _score(begin: float, inside: Numbers, after: float) -> float:
    """Return about how probable the stretch is (log): it is no more so than its least probable word."""
    return float(begin + (inside.min() if len(inside) else 0.0) + after)


def _starts(said: Parsed, labels: Numbers) -> list[int]:
    """Return the words that candidates may begin with."""
    begins = labels[:, LABELS.index(BEGIN)]
    allowed = [i for i in range(len(begins)) if may_begin(said, i)] or list(range(len(begins)))
    return [i for i in allowed if begins[i] >= LEAST_BEGIN_PROBABILITY] or [max(allowed, key=lambda i: begins[i])]


def _may_end(said: Parsed, i: int) -> bool:
    """Say whether a name may end with word `i`."""
    if said.pos[i] in NOT_LAST:
        return said.deps[i] == "compound:prt"
    return i + 1 == len(said.words) or said.deps[i + 1] not in ("fixed", "flat:name", "flat")
