"""Learning what OCR makes of letters from readings whose meaning is known; costs are -ln(probability)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from atgardsbanken.normalize.channel import SWEDISH, Channel, Table

TOGETHER: Final = "<together>"
"""Where the times are counted that two letters stand side by side."""
RAREST: Final = 2
"""Readings below which a confusion is taken for chance."""

Tally = Mapping[str, Counter[str]]
"""Meant piece → printed piece → times."""


def tally(weighted: Mapping[tuple[str, str], int], reader: Channel) -> Tally:
    """How often each piece was read as what, by the cheapest alignments."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (printed, meant), times in weighted.items():
        for piece, reading in reader.align(printed, meant):
            counts[piece][reading] += times
        for pair in map("".join, pairwise(meant)):
            if pair in reader.table:
                counts[pair][TOGETHER] += times
    return counts


def summed(tallies: Iterable[Tally]) -> Tally:
    """What all of `tallies` counted together."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tallies:
        for piece, readings in one.items():
            counts[piece].update(readings)
    return counts


def adapted(start: Table, counts: Tally, *, prior: float, new: bool = False) -> Table:
    """The costs of readings by `counts`, `start` being worth `prior` readings of each letter.

    Readings that `start` does not name are taken up of å, ä and ö only, unless `new`.
    """
    table: dict[str, dict[str, float]] = {}
    for piece in {*counts, *start} - {""}:
        found, known = counts.get(piece, Counter()), start.get(piece, {})
        total = prior + (found[TOGETHER] if len(piece) > 1 else sum(found.values()) - found[TOGETHER])
        shares = {
            reading: (found[reading] + (prior * math.exp(-known[reading]) if reading in known else 0)) / total
            for reading in {*found, *known} - {piece, TOGETHER}
            if reading in known or (found[reading] >= RAREST and (new or piece in SWEDISH))
        }
        if shares:
            table[piece] = {reading: -math.log(share) for reading, share in shares.items()}
    return table
