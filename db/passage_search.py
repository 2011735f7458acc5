"""Search over the running text of the documents: what they say elsewhere, with page and section."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from atgardsbanken.db import explain
from atgardsbanken.db.expand import PASSAGE_COLUMNS, expand
from atgardsbanken.db.explain import Piece
from atgardsbanken.db.query import Query
from atgardsbanken.db.reader import Reader, first
from atgardsbanken.db.scope import Limits
from atgardsbanken.db.sql import marks

WEIGHTS = {"body": 3.0, "body_lemmas": 2.4, "body_parts": 1.2, "body_folded": 0.4}
"""bm25 weights of the columns of `passage_index`: exact before related before folded."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that answers a query: where it stands (`page` from 1) and what it says."""

    id: str
    document: str
    document_title: str
    region_name: str
    year: int | None
    page: int
    kind: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage with its sentence that answers best."""

    passage: FoundPassage
    snippet: tuple[Piece, ...]


PASSAGES = """
    SELECT s.id, p.id, p.document, d.title, coalesce(r.name, ''), d.year, p.page, p.kind, p.section, p.text
    FROM passage_rows s JOIN passages p ON p.id = s.passage
        JOIN documents d ON d.id = p.document LEFT JOIN regions r ON r.code = d.region
    WHERE s.id IN ({})
"""


def find_passages(
    connection: sqlite3.Connection, query: Query, *, limit: int = 20, offset: int = 0
) -> tuple[list[PassageHit], int]:
    """The passages that hold all words of a query, best first, and how many there are; none for a query of no words."""
    numbers, total = _ranked(connection, query, limit, offset)
    wanted = explain.forms(query)
    found = _passages(connection, numbers)
    return [PassageHit(passage, explain.snippet(passage.text, wanted)) for passage in found], total


def all_passages(connection: sqlite3.Connection, query: Query, *, limit: int) -> list[FoundPassage]:
    """The best `limit` of the same passages, as they stand."""
    numbers, _ = _ranked(connection, query, limit, 0)
    return _passages(connection, numbers)


def _ranked(connection: sqlite3.Connection, query: Query, limit: int, offset: int) -> tuple[list[int], int]:
    """The numbers of the passages on a page, best first, and how many there are in all."""
    expansion = expand(query, PASSAGE_COLUMNS)
    if not expansion.wanted:
        return [], 0
    reader = Reader(connection, "passage_index")
    expression = expansion.all_of_them()
    places = np.flatnonzero(_read_limits(query).within(reader, reader.rows(expression)))
    if not limit:
        return [], len(places)
    best = places[first(offset + limit, -reader.bm25(expression, WEIGHTS, places))[offset:]]
    return (best + 1).tolist(), len(places)


def _passages(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[FoundPassage]:
    """The passages with these numbers, in this order."""
    query = PASSAGES.format(marks(numbers))
    found = {number: FoundPassage(*columns) for number, *columns in connection.execute(query, numbers)}
    return [found[number] for number in numbers]


def _read_limits(query: Query) -> Limits:
    """The regions and years of the query; a national document may speak of any region."""
    return Limits({"region": (None, *query.regions) if query.regions else (), "year": query.years})
