"""Whether text is garbled Swedish, judged before anything is repaired; quality 0.0 (unreadable) to 1.0 (clean)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from normalize.candidates import Candidate, speller
from normalize.pieces import cut

SURE: Final = 4.0
"""Log odds that clean lines and garbled ones must reach together before text counts as garbled."""
MOST: Final = 3.0
"""Log odds that one word may add."""


def is_garbled(text: str) -> bool:
    """Whether `text` reads like Swedish whose å, ä and ö were lost."""
    return evidence(text.split("\n")) > SURE


def quality(text: str) -> float:
    """The share of words in `text` that are known as they stand and need no repair; 1.0 where there are no words."""
    words = [piece.text for piece in cut(text.split("\n")) if piece.kind == "word"]
    if not words:
        return 1.0
    return sum(_log_odds(word) <= 0 for word in words) / len(words)


def evidence(lines: Iterable[str]) -> float:
    """The log odds of garbled against clean that the words of `lines` give."""
    return sum(_log_odds(piece.text) for piece in cut(list(lines)) if piece.kind == "word")


@lru_cache(maxsize=100_000)
def _log_odds(word: str) -> float:
    """The log odds of garbled against clean that one word gives."""
    options = speller().candidates(word)
    as_printed = next((c for c in options if c.word == word.lower()), None)
    meant = math.log(sum(math.exp(-c.total) for c in options))
    clean = -(as_printed.prior if as_printed else 25.0)
    return (
        max(-MOST, min(MOST, meant - clean)) if (as_printed is None or len(options) > 1 or _swedish(options)) else 0.0
    )


def _swedish(options: tuple[Candidate, ...]) -> bool:
    return any(character in "åäö" for character in options[0].word)
