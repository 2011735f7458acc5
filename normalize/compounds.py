"""Parts of Swedish compounds, by how many compounds each part stands in; costs are -ln(probability)."""

from __future__ import annotations

from functools import lru_cache

from normalize import lexicon

_LONGEST = 40
"""Letters in the longest word that is parted; longer ones are not Swedish words."""
_SHORTEST = 3
"""Letters in the shortest part of a compound."""
_PARTED = 0.5
"""How much cheaper the mean part must be than the whole word for it to be parted."""
_MOST_PARTS = 4


@lru_cache(maxsize=100_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound from first to head, small letters, without the linking s; `(word,)` where it has one.

    The parting with the cheapest mean part wins if it is cheaper than the whole word (Koehn and Knight 2003, with
    counts of the compounds a part stands in for counts of words).

    >>> parts("kompetensförsörjningsplan")
    ('kompetens', 'försörjning', 'plan')
    """
    small = word.lower()
    if not 2 * _SHORTEST <= len(small) <= _LONGEST or not small.isalpha():
        return (small,)
    whole = lexicon.cost(small)
    found = [
        (total / len(split) + _PARTED * (len(split) - 1), split) for total, split in _partings(small) if len(split) > 1
    ]
    if not found or (whole is not None and whole <= min(found)[0]):
        return (small,)
    *firsts, head = min(found)[1]
    return (*map(_unlinked, firsts), head)


def _unlinked(first: str) -> str:
    """A first part without its linking s."""
    if first.endswith("s") and len(first) > _SHORTEST and lexicon.cost(first[:-1]) is not None:
        return first[:-1]
    return first


@lru_cache(maxsize=100_000)
def _partings(word: str) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """The cheapest parting of `word` for each number of parts, each with its cost; none where no part is known."""
    best: dict[int, tuple[float, tuple[str, ...]]] = {}
    head = lexicon.cost(word, index="heads")
    if head is not None:
        best[1] = (head, (word,))
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first = lexicon.cost(word[:at], index="firsts")
        if first is None:
            continue
        for total, rest in _partings(word[at:]):
            option = (first + total, (word[:at], *rest))
            count = len(option[1])
            if count <= _MOST_PARTS and option < best.get(count, (float("inf"), ())):
                best[count] = option
    return tuple(best.values())
