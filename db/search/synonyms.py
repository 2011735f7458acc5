"""Synonyms of the field, from `data/synonyms.toml`, and which of them the terms of a query have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from atgardsbanken.db.search.analysis import analyse, smallest_parts, stem
from atgardsbanken.db.search.query import QueryTerm
from atgardsbanken.normalize import words
from atgardsbanken.normalize.data_files import load
from atgardsbanken.normalize.own_words import own_words

Written = tuple[str, ...]
"""A word or a phrase, in small letters."""


Table = Mapping[Written, tuple[Written, ...]]
"""What stands for each word and phrase, by the stems of its dictionary forms."""


@dataclass(frozen=True, slots=True)
class _SynonymFile:
    """The content of `data/synonyms.toml`: words and phrases that mean the same, and those that belong together."""

    groups: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]


@cache
def _file() -> _SynonymFile:
    return load("atgardsbanken.db", "data/synonyms.toml", _SynonymFile)


@cache
def table() -> Table:
    """Read the synonyms of each word and phrase, a user's own too, by its stems."""
    return _table([*_file().groups, *own_words().synonyms])


@cache
def near_table() -> Table:
    """Read what belongs to each word and phrase without meaning the same, by its stems."""
    return _table(_file().near)


def _table(groups: Sequence[Sequence[str]]) -> Table:
    found: dict[Written, list[Written]] = defaultdict(list)
    for group in groups:
        written = [words.tokens(each) for each in group]
        for each in written:
            found[roots(each)].extend(other for other in written if roots(other) != roots(each))
    return {key: tuple(dict.fromkeys(others)) for key, others in found.items()}


def lemmas(written: Sequence[str]) -> Written:
    """Return the dictionary forms of the words of a phrase.

    >>> lemmas(["inhyrda", "läkarna"])
    ('inhyrd', 'läkare')
    """
    return tuple(analyse(word).lemma for word in written)


def roots(written: Sequence[str]) -> Written:
    """Return the stems of the words of a phrase, which all forms of a word share.

    >>> roots(["läsplatta"]) == roots(["läsplattorna"])
    True
    """
    return tuple(stem(analyse(word).lemma) for word in written)


def synonyms_of(terms: Sequence[QueryTerm]) -> dict[int, tuple[Written, ...]]:
    """Return the synonyms of each term that has some, by its place; of overlapping phrases the longest counts."""
    return _of_terms(terms, table())


def near_of(terms: Sequence[QueryTerm]) -> dict[int, tuple[Written, ...]]:
    """Return the words that belong to each term, or to its synonyms, without meaning the same, by its place.

    A synonym that is a compound has what belongs to its first part: distansbesök has what belongs to distans.
    """
    found = _of_terms(terms, near_table())
    for place, synonyms in synonyms_of(terms).items():
        if place not in found:
            others = (other for each in synonyms for key in _keys(each) for other in near_table().get(key, ()))
            found[place] = tuple(dict.fromkeys(others))
    return found


def _keys(written: Written) -> Iterator[Written]:
    """Yield what near words are looked up by: the stems of a word or phrase, and of a compound's first part.

    >>> list(_keys(("distansbesök",)))
    [('distansbesök',), ('distan',)]
    """
    yield roots(written)
    if len(written) == 1:
        yield from ((stem(part),) for part in smallest_parts(analyse(written[0]))[:1] if part != written[0])


def _of_terms(terms: Sequence[QueryTerm], known: Table) -> dict[int, tuple[Written, ...]]:
    wanted = [roots(term.words) if term.kind == "word" and not term.negated else () for term in terms]
    found: dict[int, tuple[Written, ...]] = {}
    for length in range(max(map(len, known)), 0, -1):
        for start in range(len(wanted) - length + 1):
            places = range(start, start + length)
            others = known.get(tuple(root for place in places for root in wanted[place]))
            if others and all(wanted[place] for place in places) and not any(place in found for place in places):
                found.update(dict.fromkeys(places, others))
    return found
