"""Which rows a search means: the words of a query and the limits that a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from atgardsbanken.db.arrays import Mask, Value
from atgardsbanken.db.expand import MEASURE_COLUMNS, expand
from atgardsbanken.db.expression import Expression, Without
from atgardsbanken.db.query import Query
from atgardsbanken.db.reader import Reader

Facet = Literal["region", "year", "area", "theme", "status", "kind", "sure"]
Which = Literal["all", "apart", "some", "near", "rest"]
"""Rows with all words of the query, with compounds among them apart, with some words, with words near to some, or with
some but not all."""

FACETS: tuple[Facet, ...] = get_args(Facet)
WEIGHTS = {
    "title": 10.0,
    "title_lemmas": 8.0,
    "title_parts": 4.0,
    "title_folded": 1.5,
    "body": 3.0,
    "body_lemmas": 2.4,
    "body_parts": 1.2,
    "body_folded": 0.4,
}
"""bm25 weights of the columns of `measure_index`: title before text, exact before related before folded."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is let through: allowed values by facet; a facet that is not named lets all through."""

    allowed: Mapping[Facet, tuple[Value, ...]] = field(default_factory=dict)

    def rows(self, reader: Reader, facet: Facet) -> Mask | None:
        """The rows that a facet lets through; None where it lets all."""
        allowed = self.allowed.get(facet)
        if not allowed:
            return None
        lets = np.array([value in allowed for value in reader.entries(facet)], np.bool_)
        return lets[reader.numbers(facet)] if len(lets) else reader.none()

    def within(self, reader: Reader, rows: Mask) -> Mask:
        """Those of the rows that every facet lets through."""
        for facet in self.allowed:
            let = self.rows(reader, facet)
            rows = rows if let is None else rows & let
        return rows


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows are meant: those that hold so many of the words of `query`, within `limits`."""

    query: Query
    limits: Limits
    which: Which = "all"

    @property
    def has_words(self) -> bool:
        """Whether words are asked for, not only limits."""
        return any(not unit.negated for unit in self.query.units)

    @property
    def expression(self) -> Expression:
        """What is looked for in the index, where words are asked for."""
        expansion = expand(self.query, MEASURE_COLUMNS)
        match self.which:
            case "all":
                return expansion.all_of_them()
            case "apart":
                return expansion.all_apart()
            case "some":
                return expansion.any_of_them()
            case "near":
                return expansion.anything_near()
            case "rest":
                return Without(expansion.any_of_them(), expansion.all_of_them())

    def asked(self, reader: Reader) -> Mask:
        """The rows that hold the words, in the regions and years that are read from them; chosen limits apart."""
        read = Limits({"region": self.query.regions, "year": self.query.years})
        return read.within(reader, reader.rows(self.expression) if self.has_words else self._all_but(reader))

    def _all_but(self, reader: Reader) -> Mask:
        """All rows, without those that hold what must not be there."""
        unwanted = expand(self.query, MEASURE_COLUMNS).none_of_them()
        return ~reader.rows(unwanted) if self.query.units else ~reader.none()

    def rows(self, reader: Reader) -> Mask:
        """The rows that are meant."""
        return self.limits.within(reader, self.asked(reader))
