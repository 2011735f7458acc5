"""Learns how one document's OCR read letters, from words whose meaning is known; costs are -ln(probability)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from atgardsbanken.normalize.channel import LONGEST_PIECE_LETTERS, SWEDISH, Channel, Table

PAIR_COUNT_KEY: Final = "<together>"
"""The key under which it is counted how often two letters stand side by side."""
FEWEST_READINGS: Final = 2
"""Readings from which a confusion is no chance; one more or one less, and fewer words of a report are right."""

ReadingCounts = Mapping[str, Counter[str]]
"""Meant piece → printed piece → how often it was printed so."""


def count_readings(weighted: Mapping[tuple[str, str], int], channel: Channel) -> ReadingCounts:
    """Count how often each piece was read as what, in (printed, meant) words aligned as `channel` does best."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    read_right: list[str] = []
    for (printed, meant), times in weighted.items():
        if printed == meant and SWEDISH.isdisjoint(meant):
            read_right += [meant] * times
        else:
            for piece, reading in channel.align(printed, meant):
                counts[piece][reading] += times
    for letter, times in Counter("".join(read_right)).items():
        counts[letter][letter] += times
    words = " ".join(meant for (_, meant), times in weighted.items() for _ in range(times))
    for pair, times in Counter(_pairs_of(channel).findall(words)).items():
        counts[pair][PAIR_COUNT_KEY] += times
    return counts


def _pairs_of(channel: Channel) -> re.Pattern[str]:
    """Return what matches every two letters that the channel weighs together, also those that share a letter."""
    pairs = sorted(piece for piece in channel.table if len(piece) == LONGEST_PIECE_LETTERS)
    return re.compile(f"(?=({'|'.join(map(re.escape, pairs)) or '(?!)'}))")


def sum_counts(counted: Iterable[ReadingCounts]) -> ReadingCounts:
    """Add up several counts."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in counted:
        for piece, readings in one.items():
            counts[piece].update(readings)
    return counts


def adapt_table(start: Table, counts: ReadingCounts, *, prior: float, new: bool = False) -> Table:
    """Return the costs of readings by `counts` and by `start`, which is worth `prior` readings of each letter.

    Readings that `start` does not name are taken up of å, ä and ö only, unless `new`.
    """
    table: dict[str, dict[str, float]] = {}
    for piece in {*counts, *start} - {""}:
        found, known = counts.get(piece, Counter()), start.get(piece, {})
        total = prior + (found[PAIR_COUNT_KEY] if len(piece) > 1 else sum(found.values()) - found[PAIR_COUNT_KEY])
        shares = {
            reading: (found[reading] + (prior * math.exp(-known[reading]) if reading in known else 0)) / total
            for reading in {*found, *known} - {piece, PAIR_COUNT_KEY}
            if reading in known or (found[reading] >= FEWEST_READINGS and (new or piece in SWEDISH))
        }
        if shares:
            table[piece] = {reading: -math.log(share) for reading, share in shares.items()}
    return table
