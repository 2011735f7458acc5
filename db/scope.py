"""Which rows a search means: the words of a query and the limits that a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from atgardsbanken.db.expand import Which, expression, unwanted
from atgardsbanken.db.expression import Expression
from atgardsbanken.db.index_arrays import Mask, Value
from atgardsbanken.db.index_reader import IndexReader
from atgardsbanken.db.query import Query
from atgardsbanken.db.query_forms import QueryForms

Facet = Literal["region", "year", "area", "theme", "status", "kind", "sure"]

FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is let through: allowed values by facet; a facet that is not named lets all through."""

    allowed: Mapping[Facet, tuple[Value, ...]] = field(default_factory=dict)

    def rows(self, reader: IndexReader, facet: Facet) -> Mask | None:
        """The rows that a facet lets through; None where it lets all."""
        allowed = self.allowed.get(facet)
        if not allowed:
            return None
        lets = np.array([value in allowed for value in reader.entries(facet)], np.bool_)
        return lets[reader.numbers(facet)] if len(lets) else reader.none()

    def within(self, reader: IndexReader, rows: Mask) -> Mask:
        """Those of the rows that every facet lets through."""
        for facet in self.allowed:
            let = self.rows(reader, facet)
            rows = rows if let is None else rows & let
        return rows


@dataclass(frozen=True, slots=True)
class Scope:
    """Which measures a search is about: those that hold so many of the query's terms, within `limits`."""

    forms: QueryForms
    limits: Limits
    which: Which = "all"

    @property
    def query(self) -> Query:
        """The query as it was parsed."""
        return self.forms.query

    @property
    def has_words(self) -> bool:
        """Whether words are asked for, not only limits."""
        return bool(self.forms.wanted)

    @property
    def expression(self) -> Expression:
        """What is looked for in the index, where words are asked for."""
        return expression(self.forms, "measure_index", self.which)

    def asked(self, reader: IndexReader) -> Mask:
        """The rows that hold the words, in the regions and years that are read from them; chosen limits apart."""
        read = Limits({"region": self.query.regions, "year": self.query.years})
        return read.within(reader, reader.rows(self.expression) if self.has_words else self._all_but(reader))

    def _all_but(self, reader: IndexReader) -> Mask:
        """All rows, without those that hold what must not be there."""
        return ~reader.rows(unwanted(self.forms, "measure_index")) if self.forms.unwanted else ~reader.none()

    def rows(self, reader: IndexReader) -> Mask:
        """The rows that are meant."""
        return self.limits.within(reader, self.asked(reader))
