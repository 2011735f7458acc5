"""Learns the channel of English OCR from pairs of lines: `python -m atgardsbanken.normalize.learn PAIRS`.

PAIRS is a folder of NAME.raw.txt beside NAME.gold.txt, line i of one the reading of line i of the other, as
`bench/ocr_pairs.py` makes them. Costs are -ln(probability).
"""

from __future__ import annotations

import difflib
import logging
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from atgardsbanken.normalize.adapt import adapt_table, count_readings
from atgardsbanken.normalize.channel import Channel, Table, read_table
from atgardsbanken.normalize.lexicon import DATA

log = logging.getLogger(__name__)

TRAINING_ROUNDS = 4
"""Rounds of aligning and counting in turn (Viterbi training)."""
PRIOR_READINGS = 20.0
"""Readings of each letter that the known confusions are worth before any is counted."""
FARTHEST_LETTER_SHARE = 0.5
"""The share of letters that may differ in a word and its reading; in more, they are other words."""


def word_pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each word of the clean lines with its reading, both in small letters."""
    for gold in sorted(folder.glob("*.gold.txt")):
        raw = gold.with_name(gold.name.replace(".gold.", ".raw."))
        lines = zip(raw.read_text("utf-8").split("\n"), gold.read_text("utf-8").split("\n"), strict=True)
        for printed, meant in lines:
            yield from _paired(printed.lower().split(), meant.lower().split())


def _paired(printed: list[str], meant: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the words of a line one to one, where as many were read as stand there."""
    matcher = difflib.SequenceMatcher(None, printed, meant, autojunk=False)
    for _, a0, a1, b0, b1 in matcher.get_opcodes():
        if a1 - a0 == b1 - b0:
            for reading, word in zip(printed[a0:a1], meant[b0:b1], strict=True):
                if Levenshtein.normalized_distance(reading, word) <= FARTHEST_LETTER_SHARE:
                    yield reading, word


def trained(start: Table, weighted: Mapping[tuple[str, str], int]) -> Table:
    """Return the table under which the pairs (printed, meant) are cheapest."""
    table = start
    for _ in range(TRAINING_ROUNDS):
        table = adapt_table(start, count_readings(weighted, Channel(table)), prior=PRIOR_READINGS, new=True)
    return table


def mixed(first: Table, second: Table) -> dict[str, dict[str, float]]:
    """Return the table of OCR that reads by one table or the other, as likely as not."""

    def share(table: Table, meant: str, printed: str) -> float:
        cost = table.get(meant, {}).get(printed)
        return 0.0 if cost is None else math.exp(-cost) / 2

    return {
        meant: {
            printed: -math.log(share(first, meant, printed) + share(second, meant, printed))
            for printed in {*first.get(meant, {}), *second.get(meant, {})}
        }
        for meant in {*first, *second}
    }


def save(table: Table) -> None:
    """Write the channel's table, commonest readings first."""
    rows = (
        f"{meant}\t{printed}\t{cost:.2f}\n"
        for meant in sorted(table)
        for printed, cost in sorted(table[meant].items(), key=lambda item: item[1])
    )
    head = "# English OCR of a letter (meant, printed, cost), made by `python -m atgardsbanken.normalize.learn`.\n"
    (DATA / "channel.tsv").write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    found = list(word_pairs(Path(sys.argv[1])))
    log.info("%d pairs of words", len(found))
    known_before = read_table(DATA / "confusions.tsv")
    save(mixed(known_before, trained(known_before, Counter(found))))
