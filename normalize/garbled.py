"""Which lines are garbled Swedish, judged before anything is repaired; quality 0.0 (unreadable) to 1.0 (clean)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.candidates import is_odd, speller, unknown
from atgardsbanken.normalize.channel import SWEDISH
from atgardsbanken.normalize.pieces import Piece, cut, goes_over

CLEAN: Final = -4.0
"""The least log odds, garbled against clean, that one word gives: a å, ä or ö that survived."""
NO_WORD: Final = 5.0
"""The most that a string gives that is no word, but is one garbled."""
START: Final = -3.0
"""Log odds of garbled against clean before any word is seen."""
SWITCH: Final = 5.0
"""Cost of garbled text beginning or ending between two lines."""
SUSPECT: Final = 3.0
"""Log odds above which a single word counts as damaged."""
FARTHEST: Final = 6.5
FARTHEST_ODD: Final = 11.0
"""Cost of a reading above which a word is no evidence; of one that holds signs no word is written with."""
REACH: Final = 4
"""Words to either side within which English is English."""


def is_garbled(text: str) -> bool:
    """Whether `text`, or a line of it, reads like Swedish whose å, ä and ö were lost."""
    return any(garbled_lines(text.split("\n")))


def quality(text: str) -> float:
    """The share of words in `text` that read as they should; 1.0 where there are no words."""
    words = [piece.text for piece in cut(text.split("\n")) if piece.kind == "word"]
    if not words:
        return 1.0
    return sum(log_odds(word) < SUSPECT for word in words) / len(words)


def garbled_lines(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is garbled: the cheapest path through two states (Viterbi 1967)."""
    clean, garbled = 0.0, -START
    back: list[tuple[bool, bool]] = []
    for odds in _line_odds(lines):
        back.append((garbled + SWITCH < clean, garbled <= clean + SWITCH))
        clean, garbled = min(clean, garbled + SWITCH), min(garbled, clean + SWITCH) - odds
    state = garbled < clean
    states: list[bool] = []
    for from_clean, from_garbled in reversed(back):
        states.append(state)
        state = from_garbled if state else from_clean
    return states[::-1]


def _line_odds(lines: Sequence[str]) -> list[float]:
    """The log odds of garbled against clean that the words of each line give; English words give none."""
    odds = [0.0] * len(lines)
    pieces = list(cut(lines))
    foreign = english([piece for piece in pieces if piece.kind == "word"])
    for line, word in _whole_words(pieces, foreign):
        odds[line] += log_odds(word)
    return odds


def _whole_words(pieces: Sequence[Piece], foreign: frozenset[Piece]) -> Iterator[tuple[int, str]]:
    """The words that are not `foreign` with their lines; one that is divided is whole, in the line it begins in."""
    halves: set[Piece] = set()
    for at, piece in enumerate(pieces):
        if piece.kind != "word" or piece in foreign or piece in halves:
            continue
        rest = pieces[at + 2] if goes_over(pieces, at) else None
        if rest is not None:
            halves.add(rest)
        yield piece.line, piece.text + (rest.text if rest else "")


def english(words: Sequence[Piece]) -> frozenset[Piece]:
    """Those of `words` that stand in English: near a small word of it and another, and names beside them."""
    found: set[Piece] = set()
    for at, mark in enumerate(words):
        if mark.text.lower() not in lexicon.listed("english"):
            continue
        around = [other for other in words[max(at - REACH, 0) : at + REACH + 1] if other.line == mark.line]
        if sum(map(_is_english, around)) > 1:
            found.update(around, _beside(words, at, -1), _beside(words, at, 1))
    return frozenset(found)


def _beside(words: Sequence[Piece], at: int, step: int) -> Iterator[Piece]:
    """The words of the same line from `at` on, as long as they are English or have a capital."""
    line = words[at].line
    while 0 <= at < len(words) and words[at].line == line and (words[at].text.istitle() or _is_english(words[at])):
        yield words[at]
        at += step


def _is_english(word: Piece) -> bool:
    small = word.text.lower()
    return small in lexicon.listed("english") or lexicon.is_english(small)


@lru_cache(maxsize=100_000)
def log_odds(word: str) -> float:
    """The log odds of garbled against clean that one word gives."""
    small = word.lower()
    if SWEDISH & set(small):
        return CLEAN if lexicon.cost(small) is not None else CLEAN / 2
    if _stands(word):
        return 0.0
    options = speller().candidates(word)
    farthest = FARTHEST_ODD if is_odd(word) else FARTHEST
    if not SWEDISH & set(options[0].word) or options[0].reading > farthest:
        return 0.0
    garbled = -math.log(sum(math.exp(-candidate.total) for candidate in options))
    return max(0.0, min(NO_WORD, unknown(word) - garbled))


def _stands(word: str) -> bool:
    """Whether `word` may stand as it does (`for`, `lag`, `tal`): known, English, or a few capitals."""
    small = word.lower()
    if lexicon.cost(small) is not None or lexicon.is_english(small):
        return True
    return word.isupper() and len(word) <= REACH
