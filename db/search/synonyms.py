"""Synonyms of the field, from `data/synonyms.toml`, and which of them the terms of a query have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from atgardsbanken.db.search.analysis import analyse
from atgardsbanken.db.search.query import QueryTerm
from atgardsbanken.normalize import words
from atgardsbanken.normalize.data_files import load
from atgardsbanken.normalize.own_words import own_words

Written = tuple[str, ...]
"""A word or a phrase, in small letters."""


@dataclass(frozen=True, slots=True)
class _SynonymFile:
    """The content of `data/synonyms.toml`: words and phrases that mean the same."""

    groups: tuple[tuple[str, ...], ...]


@cache
def table() -> Mapping[Written, tuple[Written, ...]]:
    """Read the synonyms of each word and phrase, a user's own too, by its dictionary forms."""
    found: dict[Written, list[Written]] = defaultdict(list)
    known = load("atgardsbanken.db", "data/synonyms.toml", _SynonymFile).groups
    for group in (*known, *own_words().synonyms):
        written = [words.tokens(each) for each in group]
        for each in written:
            found[lemmas(each)].extend(other for other in written if lemmas(other) != lemmas(each))
    return {key: tuple(dict.fromkeys(others)) for key, others in found.items()}


def lemmas(written: Sequence[str]) -> Written:
    """Return the dictionary forms of the words of a phrase.

    >>> lemmas(["inhyrda", "läkarna"])
    ('inhyrd', 'läkare')
    """
    return tuple(analyse(word).lemma for word in written)


def synonyms_of(terms: Sequence[QueryTerm]) -> dict[int, tuple[Written, ...]]:
    """Return the synonyms of each term that has some, by its place; of overlapping phrases the longest counts."""
    wanted = [lemmas(term.words) if term.kind == "word" and not term.negated else () for term in terms]
    found: dict[int, tuple[Written, ...]] = {}
    longest = max(map(len, table()))
    for length in range(longest, 0, -1):
        for start in range(len(wanted) - length + 1):
            places = range(start, start + length)
            others = table().get(tuple(lemma for place in places for lemma in wanted[place]))
            if others and all(wanted[place] for place in places) and not any(place in found for place in places):
                found.update(dict.fromkeys(places, others))
    return found
