"""What OCR makes of a word: the cost, -ln P(printed | meant), of reading one string for another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from normalize.characters import CONFUSABLE
from normalize.lexicon import DATA

SUBSTITUTE: Final = 7.5
"""Cost of one letter read as any other that the table does not name."""
LOSE: Final = 6.5
"""Cost of a letter that was not read."""
ADD: Final = 7.0
"""Cost of a letter that was read and is not there."""
LONGEST_PIECE: Final = 2
"""Letters in the longest piece that the table reads as a whole."""

_SEGMENT: Final = re.compile(f"[{re.escape(CONFUSABLE)}0]+|[^{re.escape(CONFUSABLE)}0]+")


@cache
def table() -> Mapping[str, Mapping[str, float]]:
    """Meant piece (1 or 2 letters) → printed piece (0 to 2 characters) → cost, as learned from pairs of texts."""
    readings: dict[str, dict[str, float]] = {}
    for line in (DATA / "channel.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            meant, printed, cost = line.split("\t")
            readings.setdefault(meant, {})[printed] = float(cost)
    return readings


def cost(printed: str, meant: str) -> float:
    """The cost of reading `meant` as `printed`; both in small letters.

    Segments of confusable and of other letters are weighed one by one where both words have as many of them, which
    is nearly always and makes the sum quick; otherwise the whole words are.
    """
    if printed == meant and not SWEDISH & set(meant):
        return IDENTITY * len(meant)
    ours, theirs = _SEGMENT.findall(printed), _SEGMENT.findall(meant)
    if len(ours) != len(theirs):
        return _aligned(printed, meant)
    return sum(map(_aligned, ours, theirs))


SWEDISH: Final = frozenset("åäö")
IDENTITY: Final = 0.01
"""Cost of a letter read as itself where the table does not say."""


@lru_cache(maxsize=200_000)
def _aligned(printed: str, meant: str) -> float:
    """The cost of the cheapest alignment, by dynamic programming over both strings."""
    best = [[float("inf")] * (len(meant) + 1) for _ in range(len(printed) + 1)]
    best[0][0] = 0.0
    for i in range(len(printed) + 1):
        for j in range(len(meant) + 1):
            if i or j:
                best[i][j] = min(
                    best[i - a][j - b] + _piece(printed[i - a : i], meant[j - b : j])
                    for a in range(min(LONGEST_PIECE, i) + 1)
                    for b in range(min(LONGEST_PIECE, j) + 1)
                    if a or b
                )
    return best[-1][-1]


@lru_cache(maxsize=100_000)
def _piece(printed: str, meant: str) -> float:
    """The cost of one piece read for another."""
    known = table().get(meant, {}).get(printed)
    if known is not None:
        return known
    if len(printed) > 1 or len(meant) > 1:
        return float("inf")
    if printed == meant:
        return 6.0 if meant in SWEDISH else IDENTITY
    return SUBSTITUTE if printed and meant else LOSE if meant else ADD
