"""Chooses what printed words with holes mean, by the words beside them, and writes them; offsets in lines.

Costs are -ln(probability).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.candidates import WordCandidate, unknown
from atgardsbanken.normalize.decode import Choice, choose
from atgardsbanken.normalize.holes import FILLINGS, filled
from atgardsbanken.normalize.records import Repair

LEARNED_COUNT: Final = 0.3
"""How often each letter is taken to have stood behind a sign besides the times it was counted."""
SETTLED_COUNT: Final = 2
SETTLED_SHARE: Final = 0.8
"""Words, and the share of them, in which a sign stands for one letter, from which it does in unknown words too."""
CONFIDENCE_PROBABILITY: Final = 0.98
"""Probability that a word which fits is right where no other does."""
DOUBT_PROBABILITY: Final = 0.9
"""Probability below which a repair carries its second candidate."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:•])\s*$")

Weights = Mapping[str, Counter[str]]
"""Sign → what it stands for → in how many words."""


@dataclass(frozen=True, slots=True)
class HoleWord:
    """A word with holes: its line and offset there, its letters and signs, and the pattern that they make.

    Each unit is one character of the pattern: a letter, or all that stands in a hole (a sign, two signs, a blank, a
    letter without its dots, or nothing).
    """

    line: int
    start: int
    units: tuple[str, ...]
    pattern: str

    @property
    def printed(self) -> str:
        """Return the word as printed."""
        return "".join(self.units)

    @property
    def signs(self) -> tuple[str, ...]:
        """Return what stands in each hole."""
        return tuple(unit for unit, part in zip(self.units, self.pattern, strict=True) if part in FILLINGS)


def repairs(lines: Sequence[str], words: Sequence[HoleWord], weights: Weights, rule: str) -> list[list[Repair]]:
    """Return the repairs of each line: its words with holes (in order), each chosen by the words beside it."""
    found: list[list[Repair]] = [[] for _ in lines]
    for line, ours in groupby(words, key=lambda word: word.line):
        found[line] = list(_of_line(lines, list(ours), weights, rule))
    return found


def _of_line(lines: Sequence[str], words: Sequence[HoleWord], weights: Weights, rule: str) -> Iterator[Repair]:
    """Yield the repairs of the words of one line."""
    text = lines[words[0].line]
    columns: list[list[WordCandidate]] = []
    places, at = [], 0
    for word in words:
        columns += map(_as_printed, _WORD.findall(text[at : word.start]))
        places.append(len(columns))
        columns.append(_candidates(word, weights))
        at = word.start + len(word.printed)
    columns += map(_as_printed, _WORD.findall(text[at:]))
    choices = choose(columns)
    for word, place in zip(words, places, strict=True):
        yield from _chosen(lines, word, choices[place], weights, rule)


def _chosen(lines: Sequence[str], word: HoleWord, choice: Choice, weights: Weights, rule: str) -> Iterator[Repair]:
    """Yield the repair that writes the chosen word, if it changes anything."""
    begins = _begins(lines, word)
    after = _written(word, choice.candidate.word, weights, begins=begins)
    if after != word.printed:
        second = choice.runner_up if choice.confidence < DOUBT_PROBABILITY else None
        other = _written(word, second.word, weights, begins=begins) if second else ""
        confidence = round(CONFIDENCE_PROBABILITY * choice.confidence, 3)
        yield Repair(word.start, word.printed, after, rule, confidence, other)


def _as_printed(word: str) -> list[WordCandidate]:
    known = lexicon.cost(word.lower())
    return [WordCandidate(word.lower(), 0.0, unknown(word) if known is None else known)]


def _candidates(word: HoleWord, weights: Weights) -> list[WordCandidate]:
    """Return what a word may be; where nothing known fits, what its signs nearly always stand for, or itself."""
    fitting = filled(word.pattern)
    if fitting:
        return [WordCandidate(f.word, _filling_cost(word.signs, f.fillings, weights), f.cost) for f in fitting]
    return _as_printed(_settled(word, weights) or word.printed)


def _filling_cost(signs: Sequence[str], fillings: Sequence[str], weights: Weights) -> float:
    """Return the cost of the fillings, by what the signs stand for elsewhere in the text."""
    cost = 0.0
    for sign, filling in zip(signs, fillings, strict=True):
        counts = weights.get(sign, Counter())
        cost -= math.log((counts[filling] + LEARNED_COUNT) / (counts.total() + 3 * LEARNED_COUNT))
    return cost


def _settled(word: HoleWord, weights: Weights) -> str:
    """Return the word, small letters, with its signs as what they nearly always stand for; "" where one is open."""
    usual: dict[str, str] = {}
    for sign in word.signs:
        counts = weights.get(sign, Counter())
        letter, count = next(iter(counts.most_common(1)), ("", 0))
        if count < max(SETTLED_COUNT, SETTLED_SHARE * counts.total()):
            return ""
        usual[sign] = letter
    return "".join(usual.get(unit, unit) for unit in word.units).lower()


def _begins(lines: Sequence[str], word: HoleWord) -> bool:
    """Return whether a sentence or heading begins with the word."""
    before = lines[word.line][: word.start]
    if not before.strip() and word.line:
        before = lines[word.line - 1]
    return _SENTENCE_END.search(before) is not None


def _written(word: HoleWord, meant: str, weights: Weights, *, begins: bool) -> str:
    """Return `meant` (small letters) with the word's capitals; a hole in front has one where the word `begins`."""
    fillings = next((f.fillings for f in filled(word.pattern) if f.word == meant), None)
    if fillings is None:
        if meant == word.printed.lower():
            return word.printed
        fillings = tuple(weights[sign].most_common(1)[0][0] for sign in word.signs)
    is_hole = [part in FILLINGS for part in word.pattern]
    rest = iter(fillings)
    whole = "".join(next(rest) if hole else unit for unit, hole in zip(word.units, is_hole, strict=True))
    letters = [unit for unit, hole in zip(word.units, is_hole, strict=True) if not hole]
    if all(map(str.isupper, letters)) and (len(letters) > 1 or is_hole[0]):
        return whole.upper()
    if not is_hole[0]:
        return whole
    first = word.units[0][:1]
    has_capital = first.isupper() if first.isalpha() else fillings[0] in "åäö" and (begins or lexicon.is_name(meant))
    return whole[0].upper() + whole[1:] if has_capital else whole
