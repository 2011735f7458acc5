"""Words that are used alike or mean nearly the same, from `data/related.marisa`, which `db.build_related` makes."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import marisa_trie


@lru_cache(maxsize=10_000)
def related(lemma: str) -> tuple[str, ...]:
    """Return the dictionary forms of the words related to a word, the nearest first; none for unknown words.

    >>> "lägenhet" in related("bostad")
    True
    """
    found = _table().get(lemma) if lemma.isprintable() else None
    return tuple(found[0].decode().split("\n")) if found else ()


@cache
def _table() -> marisa_trie.BytesTrie:
    """Open the table once; the file is mapped into memory, not loaded."""
    return marisa_trie.BytesTrie().mmap(str(files("atgardsbanken.db").joinpath("data/related.marisa")))
