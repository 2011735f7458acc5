"""Finds the words that letters with holes in them may have been; costs are -ln(probability), lengths are in letters.

A hole is a place where a letter was lost: å, ä or ö, or letters that a font prints as one sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.skeleton import RUN, lengths, skeleton

HOLE: Final = "\x00"
"""Stands in a pattern for a letter that was lost: å, ä or ö."""
A_HOLE: Final = "\x01"
O_HOLE: Final = "\x02"
"""Stand for å or ä whose ring or dots were lost, and for ö."""
LIGATURE_HOLE: Final = "\x03"
"""Stands for a lost letter or ligature."""
FILLINGS: Final = {HOLE: "åäö", A_HOLE: "åä", O_HOLE: "ö", LIGATURE_HOLE: "åäö"}
LIGATURES: Final = ("fi", "ff", "fl", "tt", "ti", "ft", "ffi", "ffl")
"""Letters that fonts print as one sign."""
LIGATURE_COST: Final = 1.0
"""How much dearer a ligature is than one of the letters å, ä and ö: those were lost more often."""
JOINT_COST: Final = 2.5
"""Cost of each joint in a compound that no list knows."""
SHORTEST_FIRST_PART_LETTERS: Final = 3
SHORTEST_PART_LETTERS: Final = 3
"""The shortest first part and the shortest other part of a compound."""
SHORTEST_WITH_LIGATURE_LETTERS: Final = 4
"""The shortest pattern in which a ligature may have been lost."""
MOST_FILLED: Final = 4
"""Words kept for a pattern."""
MOST_HOLES: Final = 8
"""Holes above which a pattern is rubbish."""

_AS_RUN: Final = str.maketrans(dict.fromkeys(FILLINGS, RUN))


class Filled(NamedTuple):
    """A word, its own cost, and what stands in each hole."""

    cost: float
    word: str
    fillings: tuple[str, ...]


@lru_cache(maxsize=50_000)
def filled(pattern: str) -> tuple[Filled, ...]:
    """Return the known words and compounds of known parts that `pattern` (small letters) may be, likeliest first.

    >>> [found.word for found in filled(f"r{HOLE}ntgen")]
    ['röntgen']
    """
    if sum(map(pattern.count, FILLINGS)) > MOST_HOLES:
        return ()
    found = [one for spelling in _spelled(pattern) for one in _with_letters(*spelling, pattern)]
    return tuple(sorted(found)[:MOST_FILLED])


def _spelled(pattern: str) -> Iterator[tuple[str, int, str]]:
    """Yield the pattern with each of its holes as a letter's, or one of them as a ligature; its offset and itself."""
    yield pattern.replace(LIGATURE_HOLE, HOLE), 0, ""
    for at, sign in enumerate(pattern):
        if sign == LIGATURE_HOLE and len(pattern) >= SHORTEST_WITH_LIGATURE_LETTERS:
            for ligature in LIGATURES:
                yield f"{pattern[:at]}{ligature}{pattern[at + 1 :]}".replace(LIGATURE_HOLE, HOLE), at, ligature


def _with_letters(spelling: str, place: int, ligature: str, pattern: str) -> Iterator[Filled]:
    """Yield the words of a spelling whose holes are letters; its `ligature` ("" for none) stands at `place`."""
    for cost, word in _words(spelling) or _compounds(spelling):
        units = [*word[:place], ligature, *word[place + len(ligature) :]] if ligature else word
        holes = tuple(unit for unit, sign in zip(units, pattern, strict=True) if sign in FILLINGS)
        yield Filled(cost + LIGATURE_COST if ligature else cost, word, holes)


def _words(pattern: str, index: str = "words") -> list[tuple[float, str]]:
    """Return the known words, or parts of compounds, that the pattern fits, likeliest first."""
    alike = lexicon.alike(skeleton(pattern.translate(_AS_RUN)), index=index)
    return [(entry.cost, entry.word) for entry in alike if _fits(pattern, entry.word)]


def _fits(pattern: str, word: str) -> bool:
    """Return whether `word` is the pattern with its holes filled."""
    return len(pattern) == len(word) and all(
        letter == sign or letter in FILLINGS.get(sign, "") for sign, letter in zip(pattern, word, strict=True)
    )


@lru_cache(maxsize=50_000)
def _compounds(pattern: str) -> tuple[tuple[float, str], ...]:
    """Return the two likeliest compounds of known parts that the pattern fits."""
    found: list[tuple[float, str]] = []
    for at in _ends(pattern):
        for first_cost, first in _words(pattern[:at], "firsts")[:2]:
            rests = (*_words(pattern[at:], "heads")[:2], *_compounds(pattern[at:]))
            found += ((first_cost + cost + JOINT_COST, first + rest) for cost, rest in rests)
    return tuple(sorted(found)[:2])


def _ends(pattern: str) -> Iterator[int]:
    """Yield the offsets at which a first part of a compound may end in the pattern."""
    if len(pattern) < SHORTEST_FIRST_PART_LETTERS + SHORTEST_PART_LETTERS:
        return
    plain = pattern.translate(_AS_RUN)
    sizes = {len(first) for first in lexicon.beginnings(skeleton(plain), index="firsts")}
    for at, size in enumerate(lengths(plain), 1):
        if size in sizes and SHORTEST_FIRST_PART_LETTERS <= at <= len(pattern) - SHORTEST_PART_LETTERS:
            yield at
