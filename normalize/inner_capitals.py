"""Makes capitals inside words small, as OCR prints letters whose capital looks alike: `vÅrd`, `personaL`.

Only what no clean text holds is touched: a common word whose capitals do not part it into words (`TakeCare`). Costs are
-ln(probability).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.channel import SWEDISH
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.records import Repair

RULE: Final = "capital"
CONFIDENCE_PROBABILITY: Final = 0.95
"""Probability that a capital inside a common word is none."""
COMMON_WORD_COST: Final = 11.0
LONG_WORD_LETTERS: Final = 7
COMMON_LONG_WORD_COST: Final = 15.0
"""Cost up to which a word is common; letters from which a word is long, and the cost up to which such a one is."""
LONG_COMPOUND_LETTERS: Final = 10
"""Letters from which a compound that no list knows is a word too: chance, and names of programs, make no such one."""
RARE_PART_COST: Final = 14.0
RARE_HEAD_COST: Final = 10.0
"""Cost from which what capitals part a word into is no word that one would write so; the same as a last part."""
SHORTEST_WORD_LETTERS: Final = 5
"""The shortest word with any capital inside: shorter ones are abbreviations (`SoL`); with Å, Ä or Ö, one of two."""

LOOKS_ALIKE: Final = SWEDISH | frozenset("cjklopsuvwxz")
"""Letters whose capital is like the small one but for its size, or is mixed up with another tall letter."""
PREFIXES: Final = frozenset("eim")
"""Letters that stand before a capital: `eHälsa`."""

_CHUNK: Final = re.compile(
    r"(?<!\S)[(\"“”']?(?=[^\W\d_]*[a-zåäöé][A-ZÅÄÖ]|[A-ZÅÄÖ]{2}[a-zåäöé]{4})([^\W\d_]++)[)\"“”'.,;:!?]*+(?!\S)"
)
ABBREVIATED: Final = frozenset(["al", "eu", "hr", "it", "lo", "nu", "va"])
"""Abbreviations that words are made with and played on: `ITalienska`, `VAlidering`."""
_TWO_FIRST: Final = re.compile(r"[A-ZÅÄÖ]{2}[a-zåäöé]{4,}")
"""Matches a word whose second letter is a capital too: `UTveckling`."""
_HUMP: Final = re.compile(r"(?<=[a-zåäöé])(?=[A-ZÅÄÖ])")


def changes(line: str) -> Iterator[Repair]:
    """Yield the repairs of a line.

    >>> [change.after for change in changes("vÅrd ges enligt SoL med journal i TakeCare")]
    ['vård']
    """
    for chunk in _CHUNK.finditer(line):
        if _is_misread(chunk[1]):
            yield Repair(chunk.start(1), chunk[1], chunk[1][0] + chunk[1][1:].lower(), RULE, CONFIDENCE_PROBABILITY)


def _is_common(small: str) -> bool:
    known = lexicon.cost(small)
    if known is None:
        return len(small) >= LONG_COMPOUND_LETTERS and is_compound(small)
    return known <= (COMMON_LONG_WORD_COST if len(small) >= LONG_WORD_LETTERS else COMMON_WORD_COST) and not (
        lexicon.is_name(small)
    )


@lru_cache(maxsize=10_000)
def _is_misread(printed: str) -> bool:
    """Return whether capitals stand inside a common word, and do not begin a word in it."""
    small = printed.lower()
    if _TWO_FIRST.fullmatch(printed):
        return _is_common(small) and lexicon.cost(printed[2:].lower()) is None and small[:2] not in ABBREVIATED
    inner = {letter.lower() for letter in printed[1:] if letter.isupper()}
    if not inner <= (LOOKS_ALIKE if len(small) >= SHORTEST_WORD_LETTERS else SWEDISH):
        return False
    if not _is_common(small):
        return False
    parts = _HUMP.split(printed)
    if parts[0] in PREFIXES:
        return lexicon.cost("".join(parts[1:]).lower()) is None
    return any(len(part) == 1 or _is_rare(part.lower()) for part in parts)


def _is_rare(part: str) -> bool:
    """Return whether `part` is no word, with or without a linking s, Swedish or English, that names are made of."""
    costs = [lexicon.cost(word) for word in {part, part.removesuffix("s")} if word]
    known = min((cost for cost in costs if cost is not None), default=RARE_PART_COST)
    as_head = lexicon.cost(part, index="heads") or RARE_HEAD_COST
    return known >= RARE_PART_COST and as_head >= RARE_HEAD_COST and not lexicon.is_english(part)
