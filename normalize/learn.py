"""Learns what OCR makes of letters from pairs of read and clean lines: `python -m normalize.learn PAIRS`.

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

from atgardsbanken.normalize.adapt import adapted, tally
from atgardsbanken.normalize.channel import Channel, Table, read_table
from atgardsbanken.normalize.lexicon import DATA

log = logging.getLogger(__name__)

ROUNDS = 4
"""Times that alignment and counting are done in turn (Viterbi training)."""
PRIOR = 20.0
"""Readings of each letter that the known confusions are worth before any is counted."""
FARTHEST = 0.5
"""Share of letters that may differ in a word and its reading."""


def word_pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Each word of the clean lines with its reading, small letters."""
    for gold in sorted(folder.glob("*.gold.txt")):
        raw = gold.with_name(gold.name.replace(".gold.", ".raw."))
        lines = zip(raw.read_text("utf-8").split("\n"), gold.read_text("utf-8").split("\n"), strict=True)
        for printed, meant in lines:
            yield from _paired(printed.lower().split(), meant.lower().split())


def _paired(printed: list[str], meant: list[str]) -> Iterator[tuple[str, str]]:
    """The words of a line one to one, where as many were read as stand there."""
    matcher = difflib.SequenceMatcher(None, printed, meant, autojunk=False)
    for _, a0, a1, b0, b1 in matcher.get_opcodes():
        if a1 - a0 == b1 - b0:
            for reading, word in zip(printed[a0:a1], meant[b0:b1], strict=True):
                if Levenshtein.normalized_distance(reading, word) <= FARTHEST:
                    yield reading, word


def trained(start: Table, weighted: Mapping[tuple[str, str], int]) -> Table:
    """The table under which the pairs (printed, meant) are cheapest."""
    table = start
    for _ in range(ROUNDS):
        table = adapted(start, tally(weighted, Channel(table)), prior=PRIOR, new=True)
    return table


def mixed(first: Table, second: Table) -> dict[str, dict[str, float]]:
    """The table of a reader that is one or the other, as likely as not."""

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
    """Writes the channel's table, commonest readings first."""
    rows = (
        f"{meant}\t{printed}\t{cost:.2f}\n"
        for meant in sorted(table)
        for printed, cost in sorted(table[meant].items(), key=lambda item: item[1])
    )
    head = "# What English OCR makes of a letter (meant, printed, cost), made by `python -m normalize.learn`.\n"
    (DATA / "channel.tsv").write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    found = list(word_pairs(Path(sys.argv[1])))
    log.info("%d pairs of words", len(found))
    known_before = read_table(DATA / "confusions.tsv")
    save(mixed(known_before, trained(known_before, Counter(found))))
