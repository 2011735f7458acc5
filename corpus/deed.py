"""Tells how alike what two titles say is done is (0.0-1.0), whoever does it, wherever and how often.

A title's words weigh by how rare they are in titles of measures; those of circumstances (`deed.toml`) weigh less, and
so does all that follows the first word of the deed and a preposition: "Servicevärdar | på alla vårdavdelningar".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from atgardsbanken.corpus.stem_counts import title_stems
from atgardsbanken.corpus.wording import ELABORATION, misread_pairs, spelt_out, stem_of, word_stems
from atgardsbanken.normalize.data_files import load

CIRCUMSTANCE_WEIGHT = 0.5
"""The weight of a stem that tells who, where or when."""
GENERAL_WEIGHT = 0.25
"""The weight of a stem that tells what is done to anything."""
NAME_WEIGHT = 0.15
"""The weight of a word that has a capital letter inside a title: mostly a place."""
REMAINDER_WEIGHT = 0.5
"""The weight of a word after the deed: behind a preposition, a dash, a comma or in brackets."""
PARTED_SHARE = 0.5
"""The share of its weight that a compound's stem keeps where the compound's other stems are not in the other title."""
CONTAINED_SHARE = 0.85
"""The share of a title's weight that a longer one must have to say the same and more."""
CONTAINED_LIKENESS = 0.85
"""How alike a title is to a longer one that contains it, if the deed in common is specific enough."""
SPECIFIC_WEIGHT = 0.8
"""Weight of a deed in common from which it is specific enough."""
NAME_DIGITS = 4
"""Digits of a number that is a name, if it is no year."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Matches a word as it is printed, hyphens inside it too."""


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `deed.toml`, which says what each list is for."""

    circumstances: tuple[str, ...]
    general: tuple[str, ...]
    counts: tuple[str, ...]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a title by its stems and how much each weighs."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """A title's stems that weigh anything, with the weight of each and the stems of the words that they stand in.

    `specific` are those that are no circumstance and nothing general, `neighbours` pairs that follow each other in a
    phrase; `total` is the weight of all.
    """

    weights: Mapping[str, float]
    within: Mapping[str, frozenset[str]]
    specific: frozenset[str]
    neighbours: frozenset[frozenset[str]]
    total: float


@lru_cache(maxsize=100_000)
def deed(title: str) -> Deed:
    """Return what `title` says is done."""
    phrases = tuple(_phrases(title))
    weights: dict[str, float] = {}
    within: dict[str, frozenset[str]] = {}
    for word in (word for phrase in phrases for word in phrase):
        for stem, weight in zip(word.stems, word.weights, strict=True):
            if weight > weights.get(stem, 0.0):
                weights[stem], within[stem] = weight, frozenset(word.stems)
    in_order = [[stem for word in phrase for stem in word.stems] for phrase in phrases]
    return Deed(
        weights,
        within,
        frozenset(weights) - _factors().keys(),
        frozenset(frozenset(pair) for phrase in in_order for pair in pairwise(phrase)),
        sum(weights.values()),
    )


def deed_likeness(first: Deed, second: Deed) -> float:
    """Return how alike two deeds are: the share of weight in common, or most of it where one contains the other.

    >>> deed_likeness(deed("Servicevärdar"), deed("Servicevärdar på alla vårdavdelningar")) > 0.6
    True
    >>> deed_likeness(deed("Servicevärdar på alla vårdavdelningar"), deed("Farmaceuter på vårdavdelning")) < 0.4
    True
    """
    common = _common(first, second)
    if not common:
        return 0.0
    shared = sum(common.values())
    alike = min(1.0, 2 * shared / (first.total + second.total))
    specific = sum(weight for stem, weight in common.items() if stem in first.specific)
    contained = shared >= CONTAINED_SHARE * min(first.total, second.total)
    if not specific and not first.neighbours & second.neighbours:
        return 0.0
    if contained:
        return max(alike, CONTAINED_LIKENESS * min(1.0, (specific or shared) / SPECIFIC_WEIGHT))
    return alike


def _common(first: Deed, second: Deed) -> dict[str, float]:
    """Return the first deed's stems that the second has as well, each with the lesser weight of both."""
    same = [(stem, stem) for stem in first.weights if stem in second.weights]
    if same:
        same += misread_pairs(first.weights, second.weights)
    return {one: min(_weight(first, one, second), _weight(second, other, first)) for one, other in same}


def _weight(one: Deed, stem: str, other: Deed) -> float:
    """Return the weight of a stem: less in a compound whose other stems `other` does not have."""
    rest = one.within[stem] - {stem}
    return one.weights[stem] * (1.0 if rest <= other.weights.keys() else PARTED_SHARE)


def _phrases(title: str) -> Iterator[list[Word]]:
    """Yield the phrases of a title, each begun by a preposition or after a dash, a comma or a bracket."""
    names, said = _names(title), False
    for part in ELABORATION.split(title):
        phrase: list[Word] = []
        behind = False
        for word in spelt_out(part).split():
            if word in _lists().prepositions:
                yield phrase
                phrase, behind = [], True
            factor = (REMAINDER_WEIGHT if behind and said else 1.0) * (NAME_WEIGHT if behind and word in names else 1.0)
            if weighed := _word(word, factor):
                phrase.append(weighed)
                said = said or any(stem not in _factors() for stem in weighed.stems)
        yield phrase


def prepositions() -> frozenset[str]:
    """Return the words that begin what a title says beside the deed."""
    return _lists().prepositions


def _word(word: str, factor: float) -> Word | None:
    """Return a word with the weights of its stems, `factor` times; None where it tells nothing."""
    stems = tuple(stem for stem in word_stems(word) if _factors().get(stem, 1.0) and not _counts(stem))
    weights = tuple(factor * _factors().get(stem, 1.0) * _rarity(stem) for stem in stems)
    return Word(stems, weights) if stems else None


def _names(title: str) -> frozenset[str]:
    """Return the words inside a title that begin with a capital letter and go on in small ones, in small letters."""
    words = _WORD.findall(title)[1:]
    return frozenset(word.lower() for word in words if word[0].isupper() and word[1:].islower())


def _counts(stem: str) -> bool:
    """Return whether a stem is a number or a year; "1177" is the name of a service."""
    return stem.isdigit() and (len(stem) != NAME_DIGITS or stem[:2] in ("19", "20"))


@cache
def _lists() -> _Listed:
    """Return the word lists, read once."""
    return load("atgardsbanken.corpus", "deed.toml", _Listed)


@cache
def _factors() -> Mapping[str, float]:
    """Return the factor of each listed stem: 0.0 for what only counts."""
    listed = _lists()
    factors = dict.fromkeys(_listed_stems(listed.general), GENERAL_WEIGHT)
    factors |= dict.fromkeys(_listed_stems(listed.circumstances), CIRCUMSTANCE_WEIGHT)
    return factors | dict.fromkeys(_listed_stems(listed.counts), 0.0)


def _listed_stems(listed: Sequence[str]) -> set[str]:
    """Return the stems of listed words, as titles have them."""
    return {stem for word in listed for stem in (*word_stems(word), stem_of(word))}


@lru_cache(maxsize=100_000)
def _rarity(stem: str) -> float:
    """Return how rare a stem is in the shipped titles: 1.0 for one that none has."""
    known = title_stems().every
    return math.log((known.titles + 1) / (known.counts.get(stem, 0) + 1)) / math.log(known.titles + 1)
