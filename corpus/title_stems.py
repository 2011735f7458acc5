"""In how many of the shipped titles each stem stands, counted once: `python -m atgardsbanken.corpus.title_stems`.

Counting takes a second, which each command that links would spend. The table is written anew whenever titles, stems or
the words of compounds change; a test compares it with the count.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import msgspec

from atgardsbanken.corpus.examples import FOLDER, load_examples, load_invented
from atgardsbanken.corpus.wording import ELABORATION, stems_of

TABLE = FOLDER / "title_stems.json"


class TitleStems(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of titles, and of those that have each stem."""

    titles: int
    counts: dict[str, int]


@cache
def title_stems() -> TitleStems:
    """Return the table, read once."""
    return msgspec.json.decode(TABLE.read_bytes(), type=TitleStems)


def count_stems() -> TitleStems:
    """Count the stems of the shipped titles, in the order of their letters."""
    titles = {example.title for example in (*load_examples(), *load_invented())}
    stems = ({stem for part in ELABORATION.split(title) for stem in stems_of(part)} for title in titles)
    counts = Counter(stem for each in stems for stem in each)
    return TitleStems(len(titles), dict(sorted(counts.items())))


if __name__ == "__main__":
    TABLE.write_bytes(msgspec.json.format(msgspec.json.encode(count_stems()), indent=0) + b"\n")
