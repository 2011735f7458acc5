"""Makes skeletons: letters that OCR confuses made alike, so that a garbled word and the one meant share theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from atgardsbanken.normalize.characters import CONFUSABLE, SAME

RUN: Final = "a"
"""Stands for a run of confusable characters."""

_CLASSES: Final = str.maketrans(dict.fromkeys(CONFUSABLE, RUN) | SAME)
_RUN: Final = re.compile(f"{RUN}+")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return `word` (small letters) with every run of confusable characters as one `a`, and `w` as `v`.

    >>> skeleton("hidlso") == skeleton("hälso")
    True
    """
    key = word.translate(_CLASSES)
    return _RUN.sub(RUN, key) if RUN + RUN in key else key


def lengths(word: str) -> Iterator[int]:
    """Yield the length of the skeleton of each beginning of `word`, from its first character on.

    >>> list(lengths("häols"))
    [1, 2, 2, 3, 4]
    """
    size, last = 0, ""
    for character in word.translate(_CLASSES):
        size += character != RUN or last != RUN
        last = character
        yield size
