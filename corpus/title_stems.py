"""Counts in how many of the shipped titles each stem stands: `python -m atgardsbanken.corpus.title_stems`.

Counting takes a second, which each command that links would spend. The table is written anew whenever titles, stems or
the words of compounds change; a test compares it with the count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from atgardsbanken.corpus.examples import load_examples, load_invented
from atgardsbanken.corpus.stem_counts import TABLE, StemCounts, TitleStems
from atgardsbanken.corpus.wording import ELABORATION, stems_of


def count_stems() -> TitleStems:
    """Count the stems of the shipped titles: of all by their parts, of those that regions printed as a whole."""
    every = {example.title for example in (*load_examples(), *load_invented())}
    printed = {example.title for example in load_examples() if example.region}
    return TitleStems(
        _counted({stem for part in ELABORATION.split(title) for stem in stems_of(part)} for title in every),
        _counted(set(stems_of(title)) for title in printed),
    )


def _counted(stems: Iterable[Collection[str]]) -> StemCounts:
    """Count the stems of titles, in the order of their letters."""
    titles = list(stems)
    counts = Counter(stem for each in titles for stem in each)
    return StemCounts(len(titles), dict(sorted(counts.items())))


if __name__ == "__main__":
    TABLE.write_bytes(msgspec.json.format(msgspec.json.encode(count_stems()), indent=0) + b"\n")
