"""The skeleton of a word, which a garbled word shares with the one meant: letters that OCR confuses made alike."""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.characters import CONFUSABLE, SAME

_CLASSES = str.maketrans(dict.fromkeys(CONFUSABLE, "a") | SAME)
_RUN = re.compile("a+")
_SEGMENTS = re.compile(f"[{re.escape(CONFUSABLE)}0]+|[^{re.escape(CONFUSABLE)}0]+")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """`word` (small letters) with every run of confusable characters as one `a`, `w` as `v` and `rn` as `m`.

    >>> skeleton("hidlso") == skeleton("hälso")
    True
    """
    return _RUN.sub("a", word.translate(_CLASSES)).replace("rn", "m")
