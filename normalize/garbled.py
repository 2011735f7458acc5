"""Detects lines of garbled Swedish before anything is repaired; quality 0.0 (unreadable) to 1.0 (clean).

Log odds are those of garbled against clean; they and the costs, -ln(probability), were chosen as
`bench/thresholds_text.py` shows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.abbreviations import LONGEST_ABBREVIATION_LETTERS
from atgardsbanken.normalize.candidates import is_odd, speller, unknown
from atgardsbanken.normalize.channel import SWEDISH
from atgardsbanken.normalize.pieces import Piece, cut, goes_over

CLEAN_WORD_LOG_ODDS: Final = -4.0
"""The least that one word gives: a known one in which å, ä or ö survived; an unknown one gives half."""
MOST_WORD_LOG_ODDS: Final = 5.0
"""The most that one word gives: a string that is no word, but is one garbled."""
MOST_DOUBTFUL_WORD_LOG_ODDS: Final = 1.4
"""The most that a word gives which may be a name, a compound that no list knows, or an abbreviation."""
LONGEST_UNIT_LETTERS: Final = 3
"""Letters up to which a word may be an abbreviation, as of a unit: `2 rok`."""
LONGEST_CODE_LETTERS: Final = 7
"""Letters up to which a word in capitals may be a code: `ANDRAD`."""
COMMON_SHORT_WORD_COST: Final = 11.0
"""Cost from which a short word with a figure in it is a name (`ip6`) rather than a common word misread (`f6r`)."""
UNSEEN_WORD_COST: Final = 15.6
"""Cost from which no text was seen to hold a word: that what is printed looks like it is no evidence."""
START_LOG_ODDS: Final = -3.0
"""Log odds before any word is seen: clean text is commoner."""
SWITCH_COST: Final = 5.0
"""Cost of garbled text beginning or ending between two lines."""
SUSPECT_LOG_ODDS: Final = 3.0
"""Log odds above which a single word counts as damaged."""
FARTHEST_READING_COST: Final = 6.5
FARTHEST_ODD_READING_COST: Final = 11.0
"""Cost of a reading above which a word is no evidence; the same of one with signs no word is written with."""
ENGLISH_REACH_WORDS: Final = 4
"""How near, to either side of a small English word, another makes them English."""

_HUMP: Final = re.compile(r"[a-zåäöé][A-ZÅÄÖÉ]")
_FIGURE: Final = re.compile(r"\d")


def is_garbled(text: str) -> bool:
    """Return whether `text`, or a line of it, reads like Swedish whose å, ä and ö were lost.

    >>> is_garbled("Fler vardplatser i sjukvarden for aldre"), is_garbled("Fler vårdplatser")
    (True, False)
    """
    return any(garbled_lines(text.split("\n")))


def quality(text: str) -> float:
    """Return the share of words in `text` that read as they should; 1.0 where there are no words."""
    words = [piece.text for piece in cut(text.split("\n")) if piece.kind == "word"]
    if not words:
        return 1.0
    return sum(log_odds(word) < SUSPECT_LOG_ODDS for word in words) / len(words)


def garbled_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it is garbled: the cheapest path through two states (Viterbi 1967).

    Garbled lines side by side are so only if a word without doubt stands in one of them.
    """
    line_odds, sure = _line_odds(lines)
    states = _cheapest_states(line_odds)
    found: list[bool] = []
    for is_garbled_run, run in groupby(zip(states, sure, strict=True), key=lambda both: both[0]):
        told = [is_sure for _, is_sure in run]
        found += [is_garbled_run and any(told)] * len(told)
    return found


def _cheapest_states(line_odds: Sequence[float]) -> list[bool]:
    """Return for each line whether the cheapest path takes it for garbled."""
    clean, garbled = 0.0, -START_LOG_ODDS
    back: list[tuple[bool, bool]] = []
    for odds in line_odds:
        back.append((garbled + SWITCH_COST < clean, garbled <= clean + SWITCH_COST))
        clean, garbled = min(clean, garbled + SWITCH_COST), min(garbled, clean + SWITCH_COST) - odds
    state = garbled < clean
    states: list[bool] = []
    for from_clean, from_garbled in reversed(back):
        states.append(state)
        state = from_garbled if state else from_clean
    return states[::-1]


def _line_odds(lines: Sequence[str]) -> tuple[list[float], list[bool]]:
    """Return the log odds that the words of each line give, and which of the lines hold a word without doubt.

    English words give none, nor do those of programs; doubtful ones give theirs only once.
    """
    odds = [0.0] * len(lines)
    sure = [False] * len(lines)
    doubtful: set[str] = set()
    pieces = list(cut(lines))
    foreign = english([piece for piece in pieces if piece.kind == "word"])
    for piece, word in _whole_words(pieces, foreign):
        given = log_odds(word)
        if given > MOST_DOUBTFUL_WORD_LOG_ODDS:
            sure[piece.line] = True
        elif given > 0:
            given *= word not in doubtful
            doubtful.add(word)
        odds[piece.line] += given
    return odds, sure


def _whole_words(pieces: Sequence[Piece], foreign: frozenset[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield the words that are neither `foreign` nor in code with their pieces, a divided one whole with its first."""
    halves: set[Piece] = set()
    for at, piece in enumerate(pieces):
        if piece.kind != "word" or piece.in_code or piece in foreign or piece in halves:
            continue
        rest = pieces[at + 2] if goes_over(pieces, at) else None
        if rest is not None:
            halves.add(rest)
        yield piece, piece.text + (rest.text if rest else "")


def english(words: Sequence[Piece]) -> frozenset[Piece]:
    """Return those of `words` that stand in English: near a small word of it and another, and names beside them."""
    found: set[Piece] = set()
    for at, mark in enumerate(words):
        if mark.text.lower() not in lexicon.listed("english"):
            continue
        around = [
            other
            for other in words[max(at - ENGLISH_REACH_WORDS, 0) : at + ENGLISH_REACH_WORDS + 1]
            if other.line == mark.line
        ]
        if sum(map(_is_english, around)) > 1:
            found.update(around, _beside(words, at, -1), _beside(words, at, 1))
    return frozenset(found)


def _beside(words: Sequence[Piece], at: int, step: int) -> Iterator[Piece]:
    """Yield the words of the same line from `at` on, as long as they are English or have a capital."""
    line = words[at].line
    while 0 <= at < len(words) and words[at].line == line and (words[at].text.istitle() or _is_english(words[at])):
        yield words[at]
        at += step


def _is_english(word: Piece) -> bool:
    small = word.text.lower()
    return small in lexicon.listed("english") or lexicon.is_english(small)


@lru_cache(maxsize=100_000)
def log_odds(word: str) -> float:
    """Return the log odds of garbled against clean that one word gives."""
    small = word.lower()
    if SWEDISH & set(small):
        return CLEAN_WORD_LOG_ODDS if lexicon.cost(small) is not None else CLEAN_WORD_LOG_ODDS / 2
    if _stands(word):
        return 0.0
    options = speller().candidates(word)
    farthest = FARTHEST_ODD_READING_COST if is_odd(word) else FARTHEST_READING_COST
    if not SWEDISH & set(options[0].word) or options[0].reading_cost > farthest:
        return 0.0
    garbled = -math.log(sum(math.exp(-candidate.total) for candidate in options))
    most = MOST_WORD_LOG_ODDS if _is_evidence(word, options[0].word) else MOST_DOUBTFUL_WORD_LOG_ODDS
    return max(0.0, min(most, unknown(word) - garbled))


def _is_evidence(word: str, meant: str) -> bool:
    """Return whether `word` is no name, compound or abbreviation that only happens to look like `meant`.

    Names of people are spelt without å, ä and ö abroad, as are names of places that hold one; capitals may be a code,
    and capitals or several figures inside a word a unit or a variable's name.
    """
    if _HUMP.search(word) or _FIGURE.sub("", word, count=1) != _FIGURE.sub("", word):
        return False
    if is_odd(word):
        dearest = COMMON_SHORT_WORD_COST if len(word) <= LONGEST_UNIT_LETTERS else UNSEEN_WORD_COST
        return not _FIGURE.search(word) or (lexicon.cost(meant) or dearest) < dearest
    if word.istitle() and meant in lexicon.listed("given_names"):
        return False
    longest_code = LONGEST_CODE_LETTERS if word.isupper() else LONGEST_UNIT_LETTERS
    if len(word) <= longest_code or (lexicon.cost(meant) or UNSEEN_WORD_COST) >= UNSEEN_WORD_COST:
        return False
    return not lexicon.is_name(meant) or (meant in lexicon.listed("names") and sum(map(meant.count, SWEDISH)) > 1)


def _stands(word: str) -> bool:
    """Return whether `word` may stand as it does (`for`, `lag`, `tal`): known, English, or a few capitals."""
    small = word.lower()
    if lexicon.cost(small) is not None or lexicon.is_english(small):
        return True
    return word.isupper() and len(word) <= LONGEST_ABBREVIATION_LETTERS
