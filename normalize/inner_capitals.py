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
from atgardsbanken.normalize.records import Repair

RULE: Final = "capital"
CONFIDENCE_PROBABILITY: Final = 0.95
"""Probability that a capital inside a common word is none."""
COMMON_WORD_COST: Final = 11.0
"""Cost up to which a word is common."""
RARE_PART_COST: Final = 13.0
"""Cost from which what capitals part a word into is no word that one would write so."""
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
    return known is not None and known <= COMMON_WORD_COST and not lexicon.is_name(small)


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
    return any(len(part) == 1 or (lexicon.cost(part.lower()) or RARE_PART_COST) >= RARE_PART_COST for part in parts)
