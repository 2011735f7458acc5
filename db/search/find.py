"""Search over the bank's measures: best first, with counts by facet, spelling and synonyms."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from atgardsbanken.db.search import hits
from atgardsbanken.db.search.abbreviations import abbreviations
from atgardsbanken.db.search.expand import Which, any_of
from atgardsbanken.db.search.hits import Hit, Sort
from atgardsbanken.db.search.index_arrays import FacetValue, Mask
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.query import Mode, Query, parse
from atgardsbanken.db.search.query_forms import query_forms, synonym_forms
from atgardsbanken.db.search.scope import FACETS, Facet, Limits, Scope, counted_as
from atgardsbanken.db.search.spelling import respelled
from atgardsbanken.db.search.suggest import SuggestedTheme, suggested_theme
from atgardsbanken.db.search.synonyms import synonyms_of

STEPS: tuple[Which, ...] = ("all", "apart", "some", "near")
"""The scopes that are searched in turn, until a measure is found."""
STEPS_OF_QUESTION: tuple[Which, ...] = ("enough", "some", "near")
"""The same for a question, which no measure answers in its very words."""
MOST_WORDS_ASKED = 3
"""Words of a query up to which a reader expects that a measure holds them all."""


Counts = Mapping[Facet, Sequence[tuple[FacetValue, int]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of the answer to a query.

    Attributes:
        query: the query as it was typed.
        scope: what was searched, with the query as it was spelled and widened.
        hits: the page; after the measures with all terms, the first page is filled up with some that lack one.
        total: the count of measures in scope, without those that fill up.
        meant: the query as spelled with the bank's words, where it was misspelt.
        widened: whether the regions and years of the query left nothing and were lifted.
        facets: counts by facet and value, where they were asked for.
        synonyms: the words that were searched for too.
        theme: the theme that the query names, on the first page.
    """

    query: Query
    scope: Scope
    hits: tuple[Hit, ...]
    total: int
    meant: str = ""
    widened: bool = False
    facets: Counts = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    theme: SuggestedTheme | None = None

    @property
    def lacks_words(self) -> bool:
        """Whether it is worth saying that no measure holds all words: not of a long question, which none would."""
        return self.scope.which in ("some", "near") and len(self.scope.forms.wanted) <= MOST_WORDS_ASKED


def search(
    connection: sqlite3.Connection, text: str, *, mode: Mode = "related", limit: int = 50, limits: Limits | None = None
) -> list[Hit]:
    """Find the best `limit` measures: first those with all terms of a query, then those with some."""
    return list(find(connection, text, mode=mode, limit=limit, limits=limits).hits)


def find(
    connection: sqlite3.Connection,
    text: str,
    *,
    mode: Mode = "related",
    limit: int = 50,
    offset: int = 0,
    limits: Limits | None = None,
    sort: Sort = "relevance",
    counted: bool = False,
    synonyms: bool = True,
) -> Answer:
    """Find one page of the measures for a query, with the counts by facet if `counted`."""
    reader = IndexReader(connection, "measure_index")
    query, asked = _asked(reader, text, mode, limits, synonyms=synonyms)
    reached = _reached(reader, asked)
    scope, rows = reached.scope, reached.rows
    total = int(np.count_nonzero(rows))
    found = hits.page(reader, scope, rows, sort, limit, offset)
    if mode == "related" and scope.has_words and total < limit:
        found += hits.rest(reader, scope, rows, limit - len(found))
    meant = "" if _words(scope.query) == _words(query) else " ".join(term.text for term in scope.query.terms)
    counts = _counts(reader, reached) if counted else {}
    theme = suggested_theme(reader, scope, rows) if counted and not offset else None
    said = _synonyms(reader, scope.query)
    return Answer(query, scope, tuple(found), total, meant, reached.widened, counts, said, theme)


def _words(query: Query) -> list[str]:
    """Return the words of a query's terms, as they are spelled."""
    return [word for term in query.terms for word in term.words]


def ids(
    connection: sqlite3.Connection,
    text: str,
    *,
    mode: Mode = "related",
    limits: Limits | None = None,
    sort: Sort = "relevance",
    synonyms: bool = True,
    limit: int,
) -> list[str]:
    """Find the ids of the measures for a query, in order; not of those with only some of the terms."""
    reader = IndexReader(connection, "measure_index")
    _, asked = _asked(reader, text, mode, limits, synonyms=synonyms)
    reached = _reached(reader, asked)
    return list(hits.ranked(reader, reached.scope, reached.rows, sort, limit, 0))


def ordered(reader: IndexReader, asked: Scope, limit: int) -> list[str]:
    """Find the ids of the best `limit` measures for a scope: first those in it, then the nearest.

    With one reader, the same query is ranked by other weights without reading the index again.
    """
    reached = _reached(reader, asked)
    found = [*hits.ranked(reader, reached.scope, reached.rows, "relevance", limit, 0)]
    if asked.query.mode == "related" and asked.has_words:
        found += hits.ranked_rest(reader, reached.scope, reached.rows, limit - len(found))
    return found


def understood(reader: IndexReader, text: str) -> Scope:
    """Return the scope that a query asks for, in the words of the bank."""
    return _asked(reader, text, "related", None, synonyms=True)[1]


def _asked(reader: IndexReader, text: str, mode: Mode, limits: Limits | None, *, synonyms: bool) -> tuple[Query, Scope]:
    """Return the query as it was typed, and the scope that it asks for with the bank's words and short forms."""
    connection = reader.connection
    query = replace(parse(text, mode=mode), synonyms=synonyms, abbreviations=abbreviations(connection))
    forms = query_forms(respelled(connection, query))
    return query, Scope(forms, limits or Limits())


def _counts(reader: IndexReader, reached: _Reached) -> Counts:
    """Count the measures for each value of each facet, most first.

    A facet's own limit is lifted when it is counted, so that one sees what choosing another value would give.
    """
    lets = {facet: reached.scope.limits.rows(reader, facet) for facet in FACETS}
    return {facet: _counted(reader, facet, reached.asked, lets) for facet in FACETS}


def _counted(
    reader: IndexReader, facet: Facet, rows: Mask, lets: Mapping[Facet, Mask | None]
) -> Sequence[tuple[FacetValue, int]]:
    for other, let in lets.items():
        rows = rows if let is None or other == facet else rows & let
    counts: Counter[FacetValue] = Counter()
    numbers = np.bincount(reader.numbers(facet)[rows]).tolist()
    for entry, count in zip(reader.entries(facet), numbers, strict=False):
        for value in counted_as(facet, entry) if count else ():
            counts[value] += count
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _synonyms(reader: IndexReader, query: Query) -> tuple[str, ...]:
    """Return the synonyms of a query's terms that the bank holds."""
    if query.mode != "related":
        return ()
    others = dict.fromkeys(other for others in synonyms_of(query.terms).values() for other in others)
    held = (other for other in others if reader.rows(any_of(synonym_forms(other), "measure_index")).any())
    return tuple(map(" ".join, held))


@dataclass(frozen=True, slots=True)
class _Reached:
    """The narrowest scope with a measure.

    Attributes:
        scope: that scope.
        asked: the rows with its terms, whatever limits are chosen.
        rows: those of them within the limits.
        widened: whether the query's own limits had to be lifted.
    """

    scope: Scope
    asked: Mask
    rows: Mask
    widened: bool = False


def _reached(reader: IndexReader, scope: Scope) -> _Reached:
    """Return the narrowest scope with a measure; where none has one, the narrowest without the query's own limits."""
    narrow = _narrowest(reader, scope)
    if narrow.rows.any() or not scope.query.chips:
        return narrow
    everywhere = replace(scope, forms=replace(scope.forms, query=scope.query.everywhere))
    return replace(_narrowest(reader, everywhere), widened=True)


def _steps(query: Query) -> tuple[Which, ...]:
    if query.mode != "related":
        return ("all", "some")
    return STEPS_OF_QUESTION if query.is_question else STEPS


def _narrowest(reader: IndexReader, scope: Scope) -> _Reached:
    """Return the first scope of the query's steps that holds a measure, or `scope` where none does."""
    steps = _steps(scope.query)
    for which in steps if scope.has_words else steps[:1]:
        narrow = replace(scope, which=which)
        asked = narrow.asked(reader)
        rows = narrow.limits.within(reader, asked)
        if rows.any():
            return _Reached(narrow, asked, rows)
    return _Reached(scope, scope.asked(reader), reader.none())
