"""Inhabitants of the counties, by which amounts of regions of different size are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from atgardsbanken.normalize.data_files import load


@dataclass(frozen=True, slots=True)
class Population:
    """The content of `data/population.toml`: inhabitants by county code on a `day` by a `source`, and of `sweden`."""

    day: str
    source: str
    sweden: int
    inhabitants: Mapping[str, int]


@cache
def population() -> Population:
    """Read the inhabitants of the counties.

    >>> population().inhabitants["09"]
    59249
    """
    return load("atgardsbanken.db", "data/population.toml", Population)
