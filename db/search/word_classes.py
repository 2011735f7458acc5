"""Word classes of a query's words: a verb or an adjective tells less of what is sought than a noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atgardsbanken.db.search.ranking import RoleName
from atgardsbanken.normalize import words
from atgardsbanken.normalize.data_files import load

NOUN_ENDINGS = ("ande", "ende", "andet", "endet")
"""Endings of nouns whose dictionary form is a verb: "bemötande"."""


@dataclass(frozen=True, slots=True)
class _WordClasses:
    """The words of `data/word_classes.toml`, with a blank between."""

    verbs: str
    adjectives: str


@cache
def _classes() -> dict[str, RoleName]:
    data = load("atgardsbanken.db", "data/word_classes.toml", _WordClasses)
    return {**dict.fromkeys(data.verbs.split(), "verb"), **dict.fromkeys(data.adjectives.split(), "adjective")}


def word_class(word: str) -> RoleName | None:
    """Return whether a word is a verb or an adjective; None for nouns and unknown words.

    >>> word_class("minskas"), word_class("privata"), word_class("bemötande"), word_class("köp")
    ('verb', 'adjective', None, None)
    """
    lemma = words.lemma(word)
    found = _classes().get(lemma)
    is_noun = found == "verb" and (len(word) < len(lemma) or word.endswith(NOUN_ENDINGS))
    return None if is_noun else found
