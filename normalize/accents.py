"""Puts accents printed as signs of their own on the letters they belong to, before or after them; offsets in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.characters import ACCENTED
from atgardsbanken.normalize.records import Repair

RULE: Final = "decomposed letter"
CONFIDENCE_PROBABILITY: Final = 0.98
"""Probability that an accent belongs to the letter chosen."""
UNKNOWN_WORD_COST: Final = 20.0
"""Cost, in -ln(probability), that a part of a word is given that is no word."""

_ACCENT: Final = re.compile("[" + "".join({mark for mark, _ in ACCENTED}) + "]")
_NUMBER: Final = re.compile(r"\d ?$")
_LAST_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]*$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]*")


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line; accents that may belong to either side go where the others do.

    >>> [change.after for change in changes(["fo¨r va˚rd"])[0]]
    ['ö', 'å']
    >>> [change.after for change in changes(["f¨or v˚ard"])[0]]
    ['ö', 'å']
    """
    if not any(map(_ACCENT.search, lines)):
        return [[] for _ in lines]
    sides = [side for line in lines for mark in _ACCENT.finditer(line) for side in _only_side(mark)]
    follow = 2 * sum(sides) > len(sides)
    return [list(_repairs(line, follow=follow)) for line in lines]


def _only_side(mark: re.Match[str]) -> Iterator[bool]:
    """Yield whether the accent follows its letter, where it can belong to one side only."""
    line, at = mark.string, mark.start()
    before, after = _accented(mark[0], line[at - 1 : at]), _accented(mark[0], line[at + 1 : at + 2])
    if bool(before) != bool(after):
        yield bool(before)


def _accented(mark: str, letter: str) -> str:
    return ACCENTED.get((mark, letter), "")


def _repairs(line: str, *, follow: bool) -> Iterator[Repair]:
    """Yield the repairs of a line whose accents `follow` their letters or stand before them."""
    end = 0
    for mark in _ACCENT.finditer(line):
        for start, stop, whole in sorted(_options(mark), key=lambda option: (option[0] < mark.start()) != follow)[:1]:
            if start < end:
                continue
            start, stop, whole = _with_blank(line, start, stop, whole)
            end = stop
            yield Repair(start, line[start:stop], whole, RULE, CONFIDENCE_PROBABILITY)


def _options(mark: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the places, start and end, that the accent and its letter may take, and what both are together."""
    line, at = mark.string, mark.start()
    rest = line[at + 1 :]
    back = 2 if line[at - 1 : at] == " " and line[at - 2 : at - 1].isalpha() and rest[:1].isalpha() else 1
    before, after = _accented(mark[0], line[at - back : at - back + 1]), _accented(mark[0], rest[:1])
    inside = line[at - 2 : at - 1].isalpha() and (rest[:1].isalpha() or not rest[:1].isalnum())
    if before and (back == 1 or not after) and (mark[0] != "\N{DEGREE SIGN}" or inside):
        yield at - back, at + 1, before
    if after and not (mark[0] == "\N{DEGREE SIGN}" and _NUMBER.search(line, 0, at)):
        yield at, at + 2, after


def _with_blank(line: str, start: int, stop: int, whole: str) -> tuple[int, int, str]:
    """Take in a blank beside the letter where the parts of the word beside it are likelier one word than two."""
    first, rest = _LAST_WORD.search(line[:start]), _FIRST_WORD.match(line, stop)
    left, right = first[0] if first else "", rest[0] if rest else ""
    if not left and line[start - 1 : start] == " ":
        broken = _LAST_WORD.search(line[: start - 1])
        if broken and broken[0] and _is_one_word(broken[0], whole + right):
            return start - 1, stop, whole
    if not right and line[stop : stop + 1] == " ":
        going_on = _FIRST_WORD.match(line, stop + 1)
        is_rest = going_on is not None and going_on[0][:1].islower() and not _ACCENT.match(line, going_on.end())
        if going_on and is_rest and _is_one_word(left + whole, going_on[0]):
            return start, stop + 1, whole
    return start, stop, whole


def _is_one_word(first: str, second: str) -> bool:
    """Return whether two strings are likelier one word with a blank in it than two words."""
    together = lexicon.cost((first + second).lower())
    return together is not None and together < _word_cost(first) + _word_cost(second)


def _word_cost(word: str) -> float:
    known = lexicon.cost(word.lower())
    return UNKNOWN_WORD_COST if known is None else known
