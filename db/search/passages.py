"""Search over the running text of the documents, outside of measures."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from atgardsbanken.db.owners import DOCUMENT_OWNER_NAME
from atgardsbanken.db.periods import shown_period
from atgardsbanken.db.search import explain
from atgardsbanken.db.search.expand import expression
from atgardsbanken.db.search.explain import Fragment
from atgardsbanken.db.search.index_reader import IndexReader, first
from atgardsbanken.db.search.query import Query
from atgardsbanken.db.search.query_forms import QueryForms, query_forms
from atgardsbanken.db.search.scope import read_limits
from atgardsbanken.db.sql import PRINTED_PAGE, marks


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that a query finds, with its document, its page (from 1) and the number printed there, "" for none."""

    id: str
    document: str
    document_title: str
    region_name: str
    year: int | None
    page: int
    kind: str
    section: str
    text: str
    period_from: int | None
    period_to: int | None
    printed_page: str

    @property
    def period(self) -> str:
        """The years that its document is about, as they are shown."""
        return shown_period(self.year, self.period_from, self.period_to)


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage with the sentence that matches best."""

    passage: FoundPassage
    snippet: tuple[Fragment, ...]


PASSAGES = f"""
    SELECT s.id, p.id, p.document, d.title, {DOCUMENT_OWNER_NAME}, d.year, p.page, p.kind, p.section, p.text,
        d.period_from, d.period_to, {PRINTED_PAGE.format(row="p")}
    FROM passage_rows s JOIN passages p ON p.id = s.passage
        JOIN documents d ON d.id = p.document LEFT JOIN regions r ON r.code = d.region
    WHERE s.id IN ({{}})
"""  # noqa: S608 (a constant)


def find_passages(
    connection: sqlite3.Connection, query: Query, *, limit: int = 20, offset: int = 0
) -> tuple[list[PassageHit], int]:
    """Find the passages with all terms of a query, best first, and their number; none for a query without terms."""
    forms = query_forms(query)
    numbers, total = _ranked(connection, forms, limit, offset)
    found = _passages(connection, numbers)
    return [
        PassageHit(passage, explain.snippet(passage.text, explain.matches(passage.text, forms.wanted)))
        for passage in found
    ], total


def all_passages(connection: sqlite3.Connection, query: Query, *, limit: int) -> list[FoundPassage]:
    """Find the best `limit` of the same passages, without snippets."""
    numbers, _ = _ranked(connection, query_forms(query), limit, 0)
    return _passages(connection, numbers)


def _ranked(connection: sqlite3.Connection, forms: QueryForms, limit: int, offset: int) -> tuple[list[int], int]:
    """Return the numbers of the passages on a page, best first, and how many there are in all."""
    if not forms.wanted:
        return [], 0
    reader = IndexReader(connection, "passage_index")
    wanted = expression(forms, "passage_index")
    places = np.flatnonzero(read_limits(forms.query, nowhere=True).within(reader, reader.rows(wanted)))
    if not limit:
        return [], len(places)
    keys = (-reader.bm25(wanted, places), reader.numbers("order")[places])
    best = places[first(offset + limit, *keys)[offset:]]
    return (best + 1).tolist(), len(places)


def _passages(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[FoundPassage]:
    """Read the passages with these numbers, in this order."""
    query = PASSAGES.format(marks(numbers))
    found = {number: FoundPassage(*columns) for number, *columns in connection.execute(query, numbers)}
    return [found[number] for number in numbers]
