"""How well found phrases agree with marked ones; places in code points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from atgardsbanken.corpus.language.gold import Marked, Unit
from atgardsbanken.corpus.language.sentences import Stretch

GOOD_SHARE, FAIR_SHARE = 0.8, 0.5
"""Overlaps from which a phrase is called good, and fair."""

Test = Callable[[Unit, Marked, Stretch], float]
"""How alike a marked and a found phrase are, 0-1; 0 where they do not match."""


def overlap(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Return the shared length as a share of the mean length of two stretches, 0-1.

    >>> overlap((0, 10), (5, 15))
    0.5
    """
    shared = min(first[1], second[1]) - max(first[0], second[0])
    return max(0.0, 2 * shared / (first[1] - first[0] + second[1] - second[0]))


def at_least(share: float) -> Test:
    """Return the test that two phrases overlap by at least `share`."""

    def test(_: Unit, marked: Marked, found: Stretch) -> float:
        value = overlap((marked.start, marked.end), found)
        return value if value >= share else 0.0

    return test


def alike(unit: Unit, marked: Marked, found: Stretch) -> float:
    """Compare words as the scorer of whole banks does: a phrase may be part of another that is not much longer."""
    gold, title = _plain(unit.text[marked.start : marked.end]), _plain(unit.text[found.start : found.end])
    score = fuzz.token_sort_ratio(gold, title)
    if gold == _plain(unit.text):
        return score / 100 if score >= 85 else 0.0
    part = fuzz.partial_ratio(gold, title) if len(title) >= len(gold) / 2 else 0
    short = len(title) <= max(1.6 * len(gold), len(_plain(unit.text)))
    return max(score if score >= 80 else 0, part if part >= 90 and short else 0) / 100


def _plain(text: str) -> str:
    """Return the words of `text` in small letters, without signs."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


TESTS: dict[str, Test] = {
    "exact": at_least(1.0),
    "overlap_0.8": at_least(GOOD_SHARE),
    "overlap_0.5": at_least(FAIR_SHARE),
    "alike": alike,
}


def agreement(unit: Unit, found: Sequence[Stretch], test: Test) -> Counter[str]:
    """Return how many measures are marked, how many phrases found, and how many of both match, one to one.

    Uncertain measures count neither as marked nor, when found, as found.
    """
    options = [
        (-value, not marked.certain, m, f)
        for m, marked in enumerate(unit.marked)
        for f, phrase in enumerate(found)
        if (value := test(unit, marked, phrase)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, m, f in sorted(options):
        if m not in pairs and f not in taken:
            pairs[m] = f
            taken.add(f)
    sure = {m for m, marked in enumerate(unit.marked) if marked.certain}
    return Counter(marked=len(sure), found=len(found) - len(pairs.keys() - sure), right=len(pairs.keys() & sure))


def f1(counts: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall."""
    total = counts["marked"] + counts["found"]
    return 2 * counts["right"] / total if total else 0.0
