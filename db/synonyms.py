"""Words of the field that mean the same, from `data/synonyms.toml`: which of them stand for words of a query."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from atgardsbanken.db.query import Unit
from atgardsbanken.db.terms import term
from atgardsbanken.normalize import words

Written = tuple[str, ...]
"""A word or a phrase, in small letters."""


@cache
def table() -> Mapping[Written, tuple[Written, ...]]:
    """What else may be written for a word or phrase, by its dictionary forms."""
    data = tomllib.loads(files("atgardsbanken.db").joinpath("data/synonyms.toml").read_text(encoding="utf-8"))
    found: dict[Written, list[Written]] = defaultdict(list)
    for group in data["groups"]:
        written = [words.tokens(each) for each in group]
        for each in written:
            found[lemmas(each)].extend(other for other in written if lemmas(other) != lemmas(each))
    return {key: tuple(dict.fromkeys(others)) for key, others in found.items()}


def lemmas(written: Sequence[str]) -> Written:
    """The dictionary forms of the words of a phrase."""
    return tuple(term(word).lemma for word in written)


def otherwise(units: Sequence[Unit]) -> dict[int, tuple[Written, ...]]:
    """What else stands for each of the units, by its place; of overlapping phrases the longest counts."""
    wanted = [lemmas(unit.words) if unit.kind == "word" and not unit.negated else () for unit in units]
    found: dict[int, tuple[Written, ...]] = {}
    longest = max(map(len, table()))
    for length in range(longest, 0, -1):
        for start in range(len(wanted) - length + 1):
            places = range(start, start + length)
            others = table().get(tuple(lemma for place in places for lemma in wanted[place]))
            if others and all(wanted[place] for place in places) and not any(place in found for place in places):
                found.update(dict.fromkeys(places, others))
    return found
