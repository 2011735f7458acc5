"""In how many of the shipped titles each stem stands: the table that `corpus/title_stems.py` counts, read once."""

from __future__ import annotations

from functools import cache

import msgspec

from atgardsbanken.corpus.examples import FOLDER

TABLE = FOLDER / "title_stems.json"


class StemCounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of some titles, and of those that have each stem."""

    titles: int
    counts: dict[str, int]


class TitleStems(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The counts of all shipped titles, and those of measures that regions printed."""

    every: StemCounts
    of_regions: StemCounts


@cache
def title_stems() -> TitleStems:
    """Return the table."""
    return msgspec.json.decode(TABLE.read_bytes(), type=TitleStems)
