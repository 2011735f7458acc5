"""Looks words up in the language model: how common they are and what follows what; costs are -ln(probability)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import marisa_trie

from atgardsbanken.normalize.skeleton import skeleton

DATA: Final = Path(__file__).parent / "data"
WORDS: Final = "words"
"""The index of all words; those of parts of compounds are `firsts` and `heads`."""
STEPS_PER_COST: Final = 10
"""Costs are kept in tenths: one byte then reaches to 25.5."""


class Entry(NamedTuple):
    """A word and its cost."""

    cost: float
    word: str


def pack(cost: float, word: str) -> bytes:
    """Return an entry as the tries keep it: one byte of cost, then the word."""
    return bytes([min(round(cost * STEPS_PER_COST), 255)]) + word.encode()


@cache
def _index(name: str) -> marisa_trie.BytesTrie:
    return marisa_trie.BytesTrie().mmap(str(DATA / f"{name}.marisa"))


@cache
def _pairs() -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<B").mmap(str(DATA / "pairs.marisa"))


@cache
def _proper() -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(DATA / "proper.marisa"))


@cache
def _english() -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(DATA / "english.marisa"))


def kept(trie: marisa_trie.BytesTrie | marisa_trie.RecordTrie, key: str) -> list[Any] | None:
    """Return what `trie` keeps under `key`, or None; no key holds a control character, which breaks the search."""
    found: list[Any] | None = trie.get(key) if key.isprintable() else None
    return found


def is_english(word: str) -> bool:
    """Return whether `word` (small letters) is an English word and not a Swedish one."""
    return word in _english()


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of the list `name`, small letters; `#` begins a comment."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(" ".join(line.partition("#")[0] for line in lines).lower().split())


def is_name(word: str) -> bool:
    """Return whether `word` (small letters) is only known as a proper name."""
    return word in _proper()


@lru_cache(maxsize=100_000)
def alike(key: str, *, index: str = WORDS) -> tuple[Entry, ...]:
    """Return the words whose skeleton is `key`, commonest first; `index` may be `firsts` or `heads` of compounds.

    >>> [entry.word for entry in alike(skeleton("for"))][:3]
    ['för', 'får', 'for']
    """
    if index != WORDS and key not in part_skeletons(index):
        return ()
    found = kept(_index(index), key)
    return tuple(sorted(Entry(value[0] / STEPS_PER_COST, value[1:].decode()) for value in found)) if found else ()


def alike_any(keys: Iterable[str]) -> set[Entry]:
    """Return the words that have one of the skeletons `keys`, most of which no word may have."""
    words = _index(WORDS)
    return {entry for key in keys if key in words and key.isprintable() for entry in alike(key)}


def is_skeleton(key: str) -> bool:
    """Return whether `key`, which holds no control character, is the skeleton of a word."""
    return key in _index(WORDS)


def reach(key: str) -> int:
    """Return how many of the first characters of `key` the skeleton of some word begins with.

    >>> reach(skeleton("vårdxyz"))
    4
    """
    words = _index(WORDS)
    least, most = 0, len(key)
    while least < most:
        middle = (least + most + 1) // 2
        if next(words.iterkeys(key[:middle]), None) is None:
            most = middle - 1
        else:
            least = middle
    return least


@cache
def part_skeletons(index: str) -> frozenset[str]:
    """Return every skeleton in `index`, `firsts` or `heads` of compounds, to tell quickly what is none of them."""
    return frozenset(_index(index).keys())


def beginnings(key: str, *, index: str) -> list[str]:
    """Return the skeletons in `index`, `firsts` or `heads` of compounds, that `key` begins with."""
    known = part_skeletons(index)
    return [key[:size] for size in range(1, len(key) + 1) if key[:size] in known]


@lru_cache(maxsize=100_000)
def cost(word: str, *, index: str = WORDS) -> float | None:
    """Return the cost of `word` (small letters), or None if it is not known.

    >>> cost("vård") < cost("vard"), cost("vxrd")
    (True, None)
    """
    for entry in alike(skeleton(word), index=index):
        if entry.word == word:
            return entry.cost
    return None


@lru_cache(maxsize=200_000)
def pair_cost(first: str, second: str) -> float | None:
    """Return the cost of `second` after `first`, or None if the pair was not counted."""
    found = kept(_pairs(), f"{first} {second}")
    return found[0][0] / STEPS_PER_COST if found else None


@lru_cache(maxsize=100_000)
def back_cost(first: str) -> float:
    """Return what a word costs after `first`, besides its own cost, where the two were not counted together."""
    found = kept(_pairs(), first)
    return found[0][0] / STEPS_PER_COST if found else 0.0


def entries(*, index: str = WORDS) -> Iterator[Entry]:
    """Yield every word, in no meaningful order."""
    for _, value in _index(index).iteritems():
        yield Entry(value[0] / STEPS_PER_COST, value[1:].decode())
