"""Learns which stems a family of words shares, where endings alone do not tell: kompetens and kompetent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from atgardsbanken.normalize import lexicon, words
from atgardsbanken.normalize.lemmas import forms

SHORTEST_WORD = 5
RAREST_COST = 14.0
"""The cost (-ln of its probability) up to which a word is known well enough."""


class Derivation(NamedTuple):
    """Endings that words of a family have.

    Attributes:
        endings: what follows the letters that they share.
        shortest: how many letters they share at least.
        alike_from: the cosine of two words' vectors from which they are of a family, 0.0-1.0.
        needs_vectors: whether words without vectors are of none.
    """

    endings: tuple[str, ...]
    shortest: int
    alike_from: float = 0.5
    needs_vectors: bool = False


DERIVATIONS = (
    Derivation(("a", "ning", "ing", "ande", "are", "nare", "else", "ad", "t", "en", "an", "sel", "ör"), 4),
    Derivation(("era", "ering", "ation", "ator", "atör", "erad"), 4),
    Derivation(("era", "ering", "ant", "ent", "ion", "or", "ur", "ativ", "ie"), 5, 0.55, needs_vectors=True),
    Derivation(("", "era", "ering", "isera", "isering", "iserad", "ation", "ator"), 5, needs_vectors=True),
    Derivation(("", "het"), 4),
    Derivation(("", "lig", "ig", "isk"), 5, needs_vectors=True),
    Derivation(("ent", "ens"), 5),
    Derivation(("", "i", "ik", "isk", "iker"), 5),
)
"""Endings of Swedish word formation; doubtful ones only where text bears them out."""

Cosine = Callable[[str, str], float | None]
"""How alike two words are used, -1.0-1.0; None where one has no vector."""


def families(known: Iterable[str], stem: Callable[[str], str], cosine: Cosine) -> dict[str, str]:
    """Return of known words the stems that are not the one of their family, with that one, the shortest."""
    shared: dict[str, str] = {}
    for one, other in _related(sorted(set(known)), cosine):
        first, second = (_root(shared, stem(words.lemma(each))) for each in (one, other))
        if first != second:
            short, long = sorted((first, second), key=lambda each: (len(each), each))
            shared[long] = short
    return {each: _root(shared, each) for each in sorted(shared)}


def known_words() -> Iterator[str]:
    """Yield the forms of the dictionary that are common enough in administrative Swedish."""
    for form in forms():
        cost = lexicon.cost(form) if len(form) >= SHORTEST_WORD and form.isalpha() and form.islower() else None
        if cost is not None and cost <= RAREST_COST:
            yield form


def _root(shared: dict[str, str], stem: str) -> str:
    while stem in shared:
        stem = shared[stem]
    return stem


def _related(known: Iterable[str], cosine: Cosine) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words of which one may be derived from the other, and that are used alike."""
    listed = list(known)
    for derivation in DERIVATIONS:
        by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in listed:
            for beginning in _beginnings(word, derivation):
                by_beginning[beginning].append(word)
        for one, other in (pair for each in by_beginning.values() for pair in combinations(each, 2)):
            alike = cosine(one, other)
            if (not derivation.needs_vectors) if alike is None else alike >= derivation.alike_from:
                yield one, other


def _beginnings(word: str, derivation: Derivation) -> Iterator[str]:
    for ending in derivation.endings:
        if word.endswith(ending) and len(word) - len(ending) >= derivation.shortest:
            yield word[: len(word) - len(ending)]
