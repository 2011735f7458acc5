"""What a printed word may have been meant as: candidates with the cost of their letters and of the word itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from normalize import channel, lexicon
from normalize.characters import STROKES
from normalize.skeleton import skeleton

MOST: Final = 6
"""Candidates kept for a word."""
SLACK: Final = 9.0
"""How much dearer than the best a kept candidate may be."""
DEAREST_LETTER: Final = 2.2
"""Mean channel cost a letter above which a candidate is another word."""
JOINT: Final = 4.0
"""Cost of each joint in a compound that no list knows."""
SHORTEST_COMPOUND: Final = 6
SHORTEST_PART: Final = 3
UNKNOWN: Final = 13.0
"""Cost of a word that no list knows, kept as it is printed …"""
UNKNOWN_LETTER: Final = 1.0
"""… and of each of its letters."""
NAME: Final = 3.0
"""How much cheaper an unknown word is that begins with a capital."""

_AS_STROKE: Final = tuple(str.maketrans(dict.fromkeys(STROKES, letter)) for letter in "li")
_UPPER_INSIDE: Final = re.compile(r"(?<=[a-zåäö&@|\[1])[G]|^[G\[|](?=[G])")


class Candidate(NamedTuple):
    """A meant word (small letters) with its costs: of the reading, and of the word by itself."""

    word: str
    reading: float
    prior: float

    @property
    def total(self) -> float:
        """Cost without context."""
        return self.reading + self.prior


def small(printed: str) -> str:
    """`printed` in small letters, a capital inside it that stands for a Swedish letter read as such."""
    if printed[0] in "GOQC0" and printed[1:].islower() and printed[0] != "O":
        return printed.lower()
    return printed.replace("G", "é").lower() if not printed.isupper() and "G" in printed[1:] else printed.lower()


def _spellings(printed: str) -> Iterator[str]:
    """`printed` in small letters, and with upright strokes as letters; a first G or O also as ö."""
    plain = small(printed)
    yield plain
    if printed[0] in "GQC" and printed[1:].islower():
        yield "6" + plain[1:]
    if any(stroke in plain for stroke in STROKES):
        for strokes in _AS_STROKE:
            yield plain.translate(strokes)
    if "I" in printed and not printed.isupper():
        yield printed.replace("I", "l").lower()


@lru_cache(maxsize=100_000)
def candidates(printed: str) -> tuple[Candidate, ...]:
    """The candidates for `printed`, best first, known words before compounds, the word as it is printed among them."""
    found: dict[str, Candidate] = {}
    for spelling in _spellings(printed):
        for entry in lexicon.alike(skeleton(spelling)):
            _offer(found, Candidate(entry.word, channel.cost(printed.lower(), entry.word), entry.cost))
    good = [c for c in found.values() if c.reading <= 3 + DEAREST_LETTER * len(printed) ** 0.5]
    if len(printed) >= SHORTEST_COMPOUND and min((c.total for c in good), default=99.0) > UNKNOWN + 4:
        good += (c for s in {*_spellings(printed)} for c in compounds(s))
    as_printed = printed.lower()
    if not any(c.word == as_printed for c in good):
        good.append(Candidate(as_printed, 0.0, unknown(printed)))
    good.sort(key=lambda c: c.total)
    return tuple(c for c in good[:MOST] if c.total <= good[0].total + SLACK)


def _offer(found: dict[str, Candidate], candidate: Candidate) -> None:
    known = found.get(candidate.word)
    if known is None or candidate.total < known.total:
        found[candidate.word] = candidate


def unknown(printed: str) -> float:
    """The cost of a word that no list knows."""
    return UNKNOWN + UNKNOWN_LETTER * len(printed) - (NAME if printed[0].isupper() else 0)


@lru_cache(maxsize=100_000)
def compounds(printed: str) -> tuple[Candidate, ...]:
    """The two best compounds of known parts that `printed` (small letters) may have been meant as."""
    found = list(_part(printed, "heads"))
    for at in range(SHORTEST_PART, len(printed) - SHORTEST_PART + 1):
        for first in _part(printed[:at], "firsts"):
            for rest in compounds(printed[at:]):
                found.append(
                    Candidate(first.word + rest.word, first.reading + rest.reading, first.prior + rest.prior + JOINT)
                )
    found.sort(key=lambda c: c.total)
    return tuple(found[:2])


@lru_cache(maxsize=100_000)
def _part(printed: str, index: str) -> tuple[Candidate, ...]:
    """The two best parts of a compound that `printed` may have been meant as."""
    found = [
        Candidate(entry.word, channel.cost(printed, entry.word), entry.cost)
        for entry in lexicon.alike(skeleton(printed), index=index)
    ]
    return tuple(sorted(found, key=lambda c: c.total)[:2])
