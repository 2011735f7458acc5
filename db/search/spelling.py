"""Spelling: exchange words of a query that the bank does not hold for the nearest that it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from atgardsbanken.db.search.analysis import smallest_parts
from atgardsbanken.db.search.query import Query, QueryTerm
from atgardsbanken.db.search.query_forms import whole_word
from atgardsbanken.db.search.synonyms import Written, synonyms_of
from atgardsbanken.db.sql import marks
from atgardsbanken.normalize.words import folded

LETTERS_PER_EDIT = 4
"""Letters of a word for each edit that is allowed: a letter wrong, missing, too much, or two exchanged."""
MOST_EDITS = 4
"""Edits that are allowed in the longest words."""
SHORTEST_WORD = 4
"""Letters of the shortest word that may be misspelt."""


def respelled(connection: sqlite3.Connection, query: Query) -> Query:
    """Return the query with each word that the bank does not hold exchanged for the nearest that it does.

    Words that must not be there, and the words of a phrase, are left as they were typed.
    """
    if query.mode == "phrase":
        return query
    known = {place for place, others in synonyms_of(query.terms).items() if _any_held(connection, others)}
    spelled = (
        (term,) if place in known else _respelled_term(connection, query, term)
        for place, term in enumerate(query.terms)
    )
    return replace(query, terms=tuple(chain.from_iterable(spelled)))


def _respelled_term(connection: sqlite3.Connection, query: Query, term: QueryTerm) -> tuple[QueryTerm, ...]:
    """Return a term as it is, or spelled as the bank has it; with hyphens its words apart, where the bank has those."""
    if term.negated or term.kind in ("phrase", "prefix") or _is_held(connection, query, term):
        return (term,)
    if term.kind == "hyphenated" and all(_holds(connection, (word,)) for word in term.words):
        return tuple(QueryTerm("word", (word,)) for word in term.words)
    most = 1 if _parts_are_held(connection, term) else MOST_EDITS
    near = nearest(connection, "".join(term.words), most=most)
    return (QueryTerm("word", (near,)),) if near else (term,)


def _is_held(connection: sqlite3.Connection, query: Query, term: QueryTerm) -> bool:
    """Return whether the bank holds the term's word in any form."""
    word = whole_word(term)
    return word.word in query.abbreviations or _holds(connection, (word.word, word.lemma))


def _any_held(connection: sqlite3.Connection, others: Sequence[Written]) -> bool:
    """Return whether the bank holds every word of one of the synonyms."""
    return any(all(_holds(connection, (word,)) for word in written) for written in others)


def _parts_are_held(connection: sqlite3.Connection, term: QueryTerm) -> bool:
    """Return whether the term's word is a compound, each part of which the bank holds."""
    parts = smallest_parts(whole_word(term))
    return bool(parts) and all(_holds(connection, (part,)) for part in parts)


def _holds(connection: sqlite3.Connection, forms: Sequence[str]) -> bool:
    query = f"SELECT 1 FROM vocabulary WHERE word IN ({marks(forms)}) LIMIT 1"  # noqa: S608
    return connection.execute(query, forms).fetchone() is not None


def nearest(connection: sqlite3.Connection, word: str, *, most: int = MOST_EDITS) -> str | None:
    """Return the word of the bank that is nearest to `word`, or None where none is near.

    At most `most` edits are allowed. Words are compared without å ä ö first; among equally near ones the one with the
    same marks, then the most frequent, wins.
    """
    if len(word) < SHORTEST_WORD:
        return None
    allowed = min(most, max(1, len(word) // LETTERS_PER_EDIT))
    query = "SELECT words, folded FROM search_spellings WHERE letters BETWEEN ? AND ?"
    rows = connection.execute(query, [len(word) - allowed, len(word) + allowed]).fetchall()
    choices = [each for row in rows for each in row["folded"].split("\n")]
    found = process.extract(folded(word), choices, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    if not found:
        return None
    spelled = [each for row in rows for each in row["words"].split("\n")]
    near: list[tuple[float, float, str]] = [
        (distance, OSA.distance(word, spelled[place]), spelled[place]) for _, distance, place in found
    ]
    return min(near, key=lambda each: (*each[:2], -_count(connection, each[2])))[2]


def _count(connection: sqlite3.Connection, word: str) -> int:
    return int(connection.execute("SELECT count FROM vocabulary WHERE word = ?", [word]).fetchone()[0])
