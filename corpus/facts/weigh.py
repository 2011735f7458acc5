"""Weighs signs for the values that a fact may have: a log-linear choice with learned weights (natural logarithms)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Generic, Literal, TypeVar

import msgspec

from atgardsbanken.extract.records import BBox
from atgardsbanken.normalize.data_files import load

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)
"""A sign of a body is a sign of a body or of none, too."""
Fact = Literal["title", "period", "published", "publisher", "region", "kind"]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A place where something was read: in words, and on paper a `page` (from 1, 0 for none), its text and its box."""

    name: str
    text: str = ""
    page: int = 0
    box: BBox | None = None


@dataclass(frozen=True, slots=True)
class Sign(Generic[Value_co]):
    """A sign that a fact has a value: its `name` is what the weight is learned for."""

    value: Value_co
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """The likeliest value, its probability among those that have signs, and the place of its weightiest sign."""

    value: Value
    probability: float
    place: Place


class _Learned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `weights.toml`, which `bench/facts_fit.py` writes."""

    weights: Mapping[Fact, Mapping[str, float]]


@cache
def learned() -> Mapping[Fact, Weights]:
    """Return the learned weights of each fact's signs, read once."""
    return load("atgardsbanken.corpus", "facts/data/weights.toml", _Learned).weights


def by_value(signs: Iterable[Sign[Value]]) -> Mapping[Value, Sequence[str]]:
    """Return the names of the signs of each value: each name counts once, however often it is read."""
    found: dict[Value, list[str]] = defaultdict(list)
    for sign in combined(signs):
        found[sign.value].append(sign.name)
    return found


def choose(signs: Iterable[Sign[Value]], weights: Weights) -> Choice[Value] | None:
    """Return the value whose signs weigh most, the first of equals; None where there is no sign.

    >>> signs = [Sign(2019, "title", Place("title")), Sign(2030, "body", Place("text"))]
    >>> choose(signs, {"title": 2.0, "body": 0.0}).value
    2019
    """
    every = list(signs)
    scores = {value: sum(weights.get(name, 0.0) for name in names) for value, names in by_value(every).items()}
    if not scores:
        return None
    best = max(scores, key=scores.__getitem__)
    rest = sum(exp(score - scores[best]) for score in scores.values())
    told = max((sign for sign in every if sign.value == best), key=lambda sign: weights.get(sign.name, 0.0))
    return Choice(best, 1 / rest, told.place)


def combined(signs: Iterable[Sign[Value]]) -> Iterator[Sign[Value]]:
    """Yield the signs, each name of a value once, at its first place."""
    seen: set[tuple[Value, str]] = set()
    for sign in signs:
        if (sign.value, sign.name) not in seen:
            seen.add((sign.value, sign.name))
            yield sign
