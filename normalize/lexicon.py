"""The language model: which words there are, how common they are, and what follows what; costs are -ln(probability)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import marisa_trie

from atgardsbanken.normalize.skeleton import skeleton

DATA: Final = Path(__file__).parent / "data"
STEPS: Final = 10
"""A cost is kept in tenths."""


class Entry(NamedTuple):
    """A word and its cost."""

    cost: float
    word: str


def pack(cost: float, word: str) -> bytes:
    """An entry as the tries keep it: one byte of cost, then the word."""
    return bytes([min(round(cost * STEPS), 255)]) + word.encode()


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


def is_english(word: str) -> bool:
    """Whether `word` (small letters) is an English word and not a Swedish one."""
    return word in _english()


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the list `name`, small letters; `#` begins a comment."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(" ".join(line.partition("#")[0] for line in lines).lower().split())


def is_name(word: str) -> bool:
    """Whether `word` (small letters) is only known as a proper name."""
    return word in _proper()


@lru_cache(maxsize=100_000)
def alike(key: str, *, index: str = "words") -> tuple[Entry, ...]:
    """The words whose skeleton is `key`, commonest first; `index` may be `firsts` or `heads` of compounds."""
    found = _index(index).get(key)
    return tuple(sorted(Entry(value[0] / STEPS, value[1:].decode()) for value in found)) if found else ()


def beginnings(key: str, *, index: str) -> list[str]:
    """The skeletons in `index` that `key` begins with."""
    return list(_index(index).prefixes(key))


@lru_cache(maxsize=100_000)
def cost(word: str, *, index: str = "words") -> float | None:
    """The cost of `word` (small letters); none where it is not known."""
    for entry in alike(skeleton(word), index=index):
        if entry.word == word:
            return entry.cost
    return None


@lru_cache(maxsize=200_000)
def pair_cost(first: str, second: str) -> float | None:
    """The cost of `second` after `first`; none where the pair was not counted."""
    found = _pairs().get(f"{first} {second}")
    return found[0][0] / STEPS if found else None


@lru_cache(maxsize=100_000)
def back_cost(first: str) -> float:
    """The cost of a word after `first` with which it was not counted, besides the word's own."""
    found = _pairs().get(first)
    return found[0][0] / STEPS if found else 0.0


def entries(*, index: str = "words") -> Iterator[Entry]:
    """Every word there is, in no order that means anything."""
    for _, value in _index(index).iteritems():
        yield Entry(value[0] / STEPS, value[1:].decode())
