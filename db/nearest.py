"""The nearest word that the bank holds to one that it does not: what a person meant who mistyped."""

from __future__ import annotations

import sqlite3

from rapidfuzz import process
from rapidfuzz.distance import OSA

from atgardsbanken.normalize.words import folded

LETTERS_AN_EDIT = 4
"""A word may differ in one letter, or in the order of two, for so many of its letters."""
MOST_EDITS = 4
"""Letters in which even the longest word may differ."""
SHORTEST = 4
"""Letters in the shortest word that is taken for another."""
CANDIDATES = 20


def nearest(connection: sqlite3.Connection, word: str, *, most: int = MOST_EDITS) -> str | None:
    """The word of the bank that `word` most likely stands for, or None where none is near.

    At most `most` letters differ. Words are compared without å ä ö first; among equally near ones the one with the
    same marks, then the most frequent, wins.
    """
    if len(word) < SHORTEST:
        return None
    allowed = min(most, max(1, len(word) // LETTERS_AN_EDIT))
    query = "SELECT words, folded FROM search_spellings WHERE letters BETWEEN ? AND ?"
    rows = connection.execute(query, [len(word) - allowed, len(word) + allowed]).fetchall()
    choices = [each for row in rows for each in row["folded"].split("\n")]
    found = process.extract(folded(word), choices, scorer=OSA.distance, score_cutoff=allowed, limit=CANDIDATES)
    if not found:
        return None
    spelled = [each for row in rows for each in row["words"].split("\n")]
    near: list[tuple[float, float, str]] = [
        (distance, OSA.distance(word, spelled[place]), spelled[place]) for _, distance, place in found
    ]
    return min(near, key=lambda each: (*each[:2], -_count(connection, each[2])))[2]


def _count(connection: sqlite3.Connection, word: str) -> int:
    return int(connection.execute("SELECT count FROM vocabulary WHERE word = ?", [word]).fetchone()[0])
