"""Joins words that were broken where å, ä or ö was lost: a blank was left, or a letter without its dots and a blank.

A line is read as the cheapest row of words, each made of one or more of its runs of letters; costs are
-ln(probability). What joining gains over the line as it stands tells whether letters were lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from atgardsbanken.normalize import letters, lexicon
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.hole_words import HoleWord, repairs
from atgardsbanken.normalize.holes import A_HOLE, HOLE, O_HOLE, filled
from atgardsbanken.normalize.records import Repair

RULE: Final = "lost letter"
MOST_RUNS: Final = 7
"""Runs of letters that one word was broken into, at most."""
LONGEST_WORD_LETTERS: Final = 40
"""The longest word that runs are joined to."""
HOLE_COST: Final = 1.2
"""Cost of a letter lost inside a word: which of three it was."""
EDGE_COST: Final = 3.0
"""Cost of a letter lost at an end of a word, where nothing shows it."""
UNKNOWN_WORD_COST: Final = 4.0
"""Cost of a run of letters that is no word, besides that of its letters."""
COMPOUND_COST: Final = 14.0
"""Cost of a compound that no list knows."""
BESIDE_WORD_COST: Final = 4.0
"""How much dearer a compound that no list knows is, where the runs after the first are words by themselves."""
LINE_GAIN_COST: Final = 10.0
"""The gain from which a line tells that letters were lost …"""
TOTAL_GAIN_COST: Final = 25.0
"""… the gain that such lines must have together …"""
FEWEST_JOINTS: Final = 2
"""… and the blanks that different words in them must be joined over."""
TOLD_LINE_GAIN_COST: Final = 3.0
"""The gain from which any line is mended, where others told."""
FEWEST_FRAGMENTS: Final = 2
LONGEST_FRAGMENT_LETTERS: Final = 5
"""Runs that are no words, of so few letters, from which a line may tell."""
MOST_ASKED_LINES: Final = 12
"""Such lines that are asked whether letters were lost; more would only take time."""
MARKS: Final = ".,;:!?()-–"
"""Marks that may stand around a run of letters."""
RARE_WORD_COST: Final = 11.0
"""Cost from which a short run is hardly a word."""
WEAK_RUN_COST: Final = 7.5
"""Cost up to which a run is so common a word that it is joined only to what is none."""
SINGLE: Final = frozenset("iåöae")
"""Letters that stand alone in clean text."""

HOLES: Final = frozenset((HOLE, A_HOLE, O_HOLE))

_RUN: Final = re.compile(r"[^\W\d_]+")
_LOST_DOTS: Final = {"a": A_HOLE, "o": O_HOLE}


@dataclass(frozen=True, slots=True)
class _Reading:
    """The cheapest row of words up to a run: its cost, and the words with holes in it."""

    cost: float
    words: tuple[HoleWord, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mended:
    """A line's best reading, and how much cheaper it is than the line as it stands."""

    gain: float
    words: tuple[HoleWord, ...]


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line, by the kind of loss that explains the lines better.

    >>> [change.after for change in changes(["v rdn ra service i h lso- och sjukv rden"])[0]]
    ['vårdnära', 'hälso', 'sjukvården']
    """
    suspects = list(islice((at for at, line in enumerate(lines) if _is_suspect(line)), MOST_ASKED_LINES))
    best: Mapping[int, _Mended] = {}
    keeps_letter = False
    for kind in (False, True) if suspects else ():
        mended = {at: _mended(lines[at], at, keeps_letter=kind) for at in suspects}
        told = {at: one for at, one in mended.items() if one.gain >= LINE_GAIN_COST}
        if _gain(told) > max(_gain(best), TOTAL_GAIN_COST) and _joints(told) >= FEWEST_JOINTS:
            best, keeps_letter = told, kind
    if not best:
        return [[] for _ in lines]
    every = (_mended(line, at, keeps_letter=keeps_letter) for at, line in enumerate(lines))
    words = [word for one in every if one.gain >= TOLD_LINE_GAIN_COST for word in one.words]
    return repairs(lines, words, {}, RULE)


def _is_suspect(line: str) -> bool:
    """Return whether short runs of letters that are no words stand beside each other, or single letters."""
    runs = line.split()
    broken = [_is_fragment(run.strip(MARKS)) for run in runs]
    if sum(broken) < FEWEST_FRAGMENTS:
        return False
    lone = (len(run) == 1 for run, is_broken in zip(runs, broken, strict=True) if is_broken)
    return any(map(all, pairwise(broken))) or any(lone)


@lru_cache(maxsize=100_000)
def _is_fragment(run: str) -> bool:
    if len(run) < 2:
        return run.isalpha() and run not in SINGLE and run.islower()
    if len(run) > LONGEST_FRAGMENT_LETTERS or run.isupper() or not run.isalpha():
        return False
    return (lexicon.cost(run.lower()) or RARE_WORD_COST) >= RARE_WORD_COST


def _gain(mended: Mapping[int, _Mended]) -> float:
    return sum(one.gain for one in mended.values())


def _joints(mended: Mapping[int, _Mended]) -> int:
    """Return over how many blanks different words are joined."""
    return sum({word.printed: word.printed.count(" ") for one in mended.values() for word in one.words}.values())


def _mended(line: str, number: int, *, keeps_letter: bool) -> _Mended:
    """Return the line's best reading; `keeps_letter` where a lost letter left one without its dots, and a blank."""
    runs = list(_RUN.finditer(line))
    best = [_Reading(0.0)]
    as_printed = 0.0
    for end in range(1, len(runs) + 1):
        as_printed += _cost(runs[end - 1][0])
        plain = best[-1]
        options = [_Reading(plain.cost + _cost(runs[end - 1][0]), plain.words)]
        for start in range(end - 1, max(end - 1 - MOST_RUNS, -1), -1):
            if start < end - 1 and line[runs[start].end() : runs[start + 1].start()] != " ":
                break
            before = best[start]
            for word, cost in _words(line, number, runs[start:end], keeps_letter=keeps_letter):
                options.append(_Reading(before.cost + cost, (*before.words, word)))
        best.append(min(options, key=lambda reading: reading.cost))
    return _Mended(as_printed - best[-1].cost, best[-1].words)


@lru_cache(maxsize=100_000)
def _cost(run: str) -> float:
    """Return the cost of a run of letters as it stands."""
    small = run.lower()
    known = lexicon.cost(small)
    if known is not None:
        return known
    unknown = UNKNOWN_WORD_COST + letters.cost(small)
    return min(COMPOUND_COST, unknown) if is_compound(small) else unknown


def _words(
    line: str, number: int, runs: Sequence[re.Match[str]], *, keeps_letter: bool
) -> Iterator[tuple[HoleWord, float]]:
    """Yield the words with holes that runs may be, joined, and their costs: with a letter lost at an end too."""
    if all(_cost(run[0]) < WEAK_RUN_COST for run in runs):
        return
    units, pattern = _joined_runs([run[0] for run in runs], keeps_letter=keeps_letter)
    if not units or len(units) > LONGEST_WORD_LETTERS:
        return
    start, end = runs[0].start(), runs[-1].end()
    for left, right in _edges(line, start, end, units[-1], keeps_letter=keeps_letter):
        ours, whole = [*units], pattern
        if left is not None:
            ours, whole = [left, *ours], HOLE + whole
        if right is not None:
            ours, whole = (
                ([*ours[:-1], right], whole[:-1] + _LOST_DOTS[right.lower()])
                if keeps_letter
                else ([*ours, right], whole + HOLE)
            )
        fitting = filled(whole) if len(whole) > 1 and not HOLES.isdisjoint(whole) else ()
        if fitting:
            edges = (left is not None) + (right is not None)
            cost = fitting[0].cost + HOLE_COST * (len(runs) - 1) + EDGE_COST * edges
            if lexicon.cost(fitting[0].word) is None and all(_cost(run[0]) < RARE_WORD_COST for run in runs[1:]):
                cost += BESIDE_WORD_COST
            yield HoleWord(number, start - len(left or ""), tuple(ours), whole), cost


def _edges(
    line: str, start: int, end: int, last: str, *, keeps_letter: bool
) -> Iterator[tuple[str | None, str | None]]:
    """Yield what stands in the holes at the ends of a word, None for no hole; of two blanks one stood for a letter."""
    yield None, None
    if keeps_letter:
        if last.lower() in _LOST_DOTS and line[end : end + 1] in ("", " "):
            yield None, last
        return
    before, after = line[max(start - 2, 0) : start], line[end : end + 2]
    left = " " if before == "  " or (before == " " and start == 1) else ""
    right = " " if after == "  " or (after == " " and end + 1 == len(line)) else ""
    lefts = [None, left] if not before or before[-1] == " " else [None]
    rights = [None, right] if not after or after[0] == " " else [None]
    yield from ((one, other) for one in lefts for other in rights if one is not None or other is not None)


def _joined_runs(runs: Sequence[str], *, keeps_letter: bool) -> tuple[tuple[str, ...], str]:
    """Return the units and the pattern of runs as one word; nothing where they cannot be one."""
    units: list[str] = [*runs[0]]
    pattern = runs[0].lower()
    for run in runs[1:]:
        if keeps_letter:
            sign = _LOST_DOTS.get(pattern[-1])
            if sign is None:
                return (), ""
            units[-1] += " "
            pattern = pattern[:-1] + sign
        else:
            units.append(" ")
            pattern += HOLE
        units += run
        pattern += run.lower()
    return tuple(units), pattern
