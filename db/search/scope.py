"""The scope of a search: which rows hold the query's terms and are within the chosen limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from atgardsbanken.db.periods import years_in
from atgardsbanken.db.search.coverage import covering
from atgardsbanken.db.search.expand import Which, expression, unwanted
from atgardsbanken.db.search.expression import Expression
from atgardsbanken.db.search.index_arrays import FacetValue, Mask
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.query import Query
from atgardsbanken.db.search.query_forms import QueryForms
from atgardsbanken.db.search.ranking import ranking

Facet = Literal["region", "year", "area", "theme", "status", "kind", "sure", "confidence"]

FACETS: tuple[Facet, ...] = get_args(Facet)


def counted_as(facet: Facet, entry: FacetValue) -> Sequence[FacetValue]:
    """Return the values of a facet that a row with an entry counts as: each year of a period, otherwise the entry.

    >>> counted_as("year", "2019-2021"), counted_as("area", "it")
    ((2019, 2020, 2021), ('it',))
    """
    return years_in(entry) if facet == "year" and not isinstance(entry, int) else (entry,)


@dataclass(frozen=True, slots=True)
class Limits:
    """The allowed values by facet, and those left out; a facet that is not named allows all."""

    allowed: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    left_out: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)

    def rows(self, reader: IndexReader, facet: Facet) -> Mask | None:
        """Return the rows that a facet allows; None where it allows all."""
        allowed, left_out = frozenset(self.allowed.get(facet, ())), frozenset(self.left_out.get(facet, ()))
        if not allowed and not left_out:
            return None
        each = [frozenset(counted_as(facet, entry)) for entry in reader.entries(facet)]
        lets = np.array([bool(not allowed or allowed & values) and not left_out & values for values in each], np.bool_)
        return lets[reader.numbers(facet)] if len(lets) else reader.none()

    def within(self, reader: IndexReader, rows: Mask) -> Mask:
        """Return those of the rows that every facet allows."""
        for facet in {**self.allowed, **self.left_out}:
            let = self.rows(reader, facet)
            rows = rows if let is None else rows & let
        return rows


def read_limits(query: Query, *, nowhere: bool = False) -> Limits:
    """Return the regions and years of a query as limits; `nowhere` lets in what is said of no region, too."""
    regions: tuple[FacetValue, ...] = (None, *query.regions) if nowhere and query.regions else query.regions
    return Limits(
        {"region": regions, "year": query.years}, {"region": query.without_regions, "year": query.without_years}
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """The measures that a search is about: those with `which` of the query's terms, within `limits`."""

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
    def is_full(self) -> bool:
        """Whether rows in scope answer the query, with all of its words or, of a question, enough of them."""
        return self.which in ("all", "enough")

    @property
    def expression(self) -> Expression:
        """The expression that is looked for in the index, where words are asked for."""
        return expression(self.forms, "measure_index", self.which)

    def asked(self, reader: IndexReader) -> Mask:
        """Return the rows with the terms, within the regions and years of the query, whatever limits are chosen."""
        rows = reader.rows(self.expression) if self.has_words else self._all_but(reader)
        within = read_limits(self.query).within(reader, rows)
        return covering(reader, self.forms.wanted, within, ranking()) if self.which == "enough" else within

    def _all_but(self, reader: IndexReader) -> Mask:
        """Return all rows without those that hold an unwanted term."""
        rows = reader.all()
        return rows & ~reader.rows(unwanted(self.forms, "measure_index")) if self.forms.unwanted else rows

    def rows(self, reader: IndexReader) -> Mask:
        """Return the rows in scope: with the terms and within the limits."""
        return self.limits.within(reader, self.asked(reader))
