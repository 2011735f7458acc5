"""Which rows a search means: the words of a query and the limits that a person chose, as SQL over the search index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from db.expand import MEASURE_COLUMNS, expand
from db.query import Query

Facet = Literal["region", "year", "area", "theme", "status", "kind", "sure"]
Value = str | int | None
Which = Literal["all", "apart", "some", "near", "rest"]
"""Rows with all words of the query, with compounds among them apart, with some words, with words near to some, or with
some but not all."""

FACETS: tuple[Facet, ...] = get_args(Facet)
WEIGHTS = (10.0, 8.0, 4.0, 1.5, 3.0, 2.4, 1.2, 0.4)
"""bm25 weights of the columns of `measure_index`: title before text, exact before related before folded."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is let through: allowed values by facet; a facet that is not named lets all through."""

    allowed: Mapping[Facet, tuple[Value, ...]] = field(default_factory=dict)

    def lets(self, facet: Facet, value: Value) -> bool:
        """Whether a row with this value is let through as far as this facet goes."""
        return not self.allowed.get(facet) or value in self.allowed[facet]

    def where(self) -> tuple[str, list[Value]]:
        """The SQL condition on `search_rows s` and its parameters."""
        conditions: list[str] = ["1"]
        parameters: list[Value] = []
        for facet, values in sorted(self.allowed.items()):
            if not values:
                continue
            places = ", ".join("?" for value in values if value is not None)
            nothing = f" OR s.{facet} IS NULL" if None in values else ""
            conditions.append(f"(s.{facet} IN ({places}){nothing})")
            parameters.extend(value for value in values if value is not None)
        return " AND ".join(conditions), parameters


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
    def source(self) -> str:
        """The tables for FROM."""
        return "measure_index JOIN search_rows s ON s.id = measure_index.rowid" if self.has_words else "search_rows s"

    @property
    def limited(self) -> bool:
        """Whether anything but words is asked for."""
        return bool(self.query.regions or self.query.years or any(self.limits.allowed.values()))

    @property
    def counted(self) -> tuple[str, str]:
        """The tables for FROM where only counts are wanted, and the SQL expression for the number of measures."""
        return (self.source, "count(*)") if self.has_words else ("search_groups s", "sum(s.count)")

    @property
    def rank(self) -> str:
        """The SQL expression that is lower the better a row answers."""
        return f"bm25(measure_index, {', '.join(map(str, WEIGHTS))})" if self.has_words else "0.0"

    def where(self, limits: Limits) -> tuple[str, list[Value]]:
        """The SQL condition for the query and `limits`, and its parameters."""
        read = Limits({"region": self.query.regions, "year": self.query.years})
        parts = [read.where(), limits.where()]
        if self.has_words:
            parts.append(("measure_index MATCH ?", [self._match()]))
        return " AND ".join(condition for condition, _ in parts), [value for _, values in parts for value in values]

    def _match(self) -> str:
        expansion = expand(self.query, MEASURE_COLUMNS)
        if self.which == "all":
            return expansion.all_of_them()
        if self.which == "apart":
            return expansion.all_apart()
        if self.which == "near":
            return expansion.anything_near()
        some = expansion.any_of_them()
        return some if self.which == "some" else f"({some}) NOT ({expansion.all_of_them()})"
