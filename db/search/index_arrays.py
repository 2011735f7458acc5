"""Arrays beside a full-text index, an element a row: to count facets, rank rows and find common words fast."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

IndexName = Literal["measure_index", "passage_index"]
"""The full-text table that the arrays belong to; element 0 is its row 1."""
Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]
"""A boolean for each row of the index."""
Bits = npt.NDArray[np.uint8]
"""A bit for each row, eight to a byte, the first row's bit the lowest."""
RowNumbers = npt.NDArray[np.int64]
FacetValue = str | int | None

LABELS = 1 << 32
"""The row of a full-text index after which those of themes' names follow, each by its theme's number; no row of it."""
COMMON_WORD_ROWS = 8192
"""Rows with a word from which on they are stored as bits; full-text search lists as many in 2 ms."""
ONES = np.array([byte.bit_count() for byte in range(256)], np.uint8)
"""The number of bits that are set in each byte."""
WIDTHS: dict[int, npt.DTypeLike] = {1: "<u1", 2: "<u2", 4: "<u4"}
"""The NumPy type of a number of so many bytes."""


def keep_values(connection: sqlite3.Connection, index: IndexName, name: str, values: Sequence[FacetValue]) -> None:
    """Store a value for each row: the distinct ones in order (None first), and which of them each row has."""
    entries = sorted(set(values), key=lambda value: (value is not None, value))
    places = {value: place for place, value in enumerate(entries)}
    keep_numbers(connection, index, name, [places[value] for value in values], entries)


def keep_numbers(
    connection: sqlite3.Connection,
    index: IndexName,
    name: str,
    numbers: Sequence[int] | npt.NDArray[np.integer[Any]],
    entries: Sequence[FacetValue] = (),
) -> None:
    """Store a number from 0 for each row, in as few bytes as the largest needs."""
    largest = int(np.max(numbers, initial=0))
    width = next(width for width in WIDTHS if largest < 1 << 8 * width)
    codes = np.asarray(numbers, WIDTHS[width]).tobytes()
    connection.execute(
        "INSERT OR REPLACE INTO search_columns (source, name, bytes, codes, entries) VALUES (?, ?, ?, ?, ?)",
        [index, name, width, codes, json.dumps(list(entries), ensure_ascii=False)],
    )


def change_values(
    connection: sqlite3.Connection, index: IndexName, name: str, changed: Mapping[int, FacetValue], live: Mask
) -> None:
    """Store other values for some places (from 0), new ones at the end among them; entries that none has are dropped.

    `live` tells which rows of the index count.
    """
    before, after = entries(connection, index, name), {*changed.values()}
    known = [*before, *sorted(after - {*before}, key=str)]
    codes = np.zeros(len(live), np.int64)
    old = numbers(connection, index, name)
    codes[: len(old)] = old
    numbered = {value: number for number, value in enumerate(known)}
    codes[list(changed)] = [numbered[value] for value in changed.values()]
    held = {known[code] for code in np.flatnonzero(np.bincount(codes[live])).tolist()}
    kept = sorted(held, key=lambda value: (value is not None, value))
    places = {value: place for place, value in enumerate(kept)}
    moved = np.array([places.get(value, 0) for value in known] or [0], np.int64)
    keep_numbers(connection, index, name, moved[codes], kept)


def numbers(connection: sqlite3.Connection, index: IndexName, name: str) -> Codes:
    """Read the number of each row in a column; an empty array where the index holds no rows."""
    query = "SELECT bytes, codes FROM search_columns WHERE source = ? AND name = ?"
    width, codes = connection.execute(query, [index, name]).fetchone() or (1, b"")
    return np.frombuffer(codes, WIDTHS[width])


def entries(connection: sqlite3.Connection, index: IndexName, name: str) -> list[FacetValue]:
    """Read the values that the numbers of a column stand for."""
    query = "SELECT entries FROM search_columns WHERE source = ? AND name = ?"
    row = connection.execute(query, [index, name]).fetchone()
    found: list[FacetValue] = json.loads(row[0]) if row else []
    return found


def keep_common(connection: sqlite3.Connection, index: IndexName, size: int) -> None:
    """Store for every common word which of the index's `size` rows hold it, by column."""
    connection.execute("DROP TABLE IF EXISTS temp.search_words")
    connection.execute(f"CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, {index}, col)")
    counted = connection.execute("SELECT term, col, doc FROM temp.search_words ORDER BY term, col")
    words = ((word, list(rows)) for word, rows in groupby(counted, key=itemgetter(0)))
    common = [(word, row[1]) for word, rows in words if sum(row[2] for row in rows) >= COMMON_WORD_ROWS for row in rows]
    connection.execute("DROP TABLE temp.search_words")
    for word, field in common:
        kept = zlib.compress(scanned(connection, index, f'{{{field}}} : "{word}"', size).tobytes(), 1)
        connection.execute("INSERT INTO search_postings VALUES (?, ?, ?, ?)", [index, word, field, kept])


def common_rows(connection: sqlite3.Connection, index: IndexName, word: str) -> dict[str, Bits]:
    """Read which rows hold a common word, by column; empty where the word is not common."""
    query = "SELECT field, rows FROM search_postings WHERE source = ? AND word = ?"
    found = connection.execute(query, [index, word])
    return {field: np.frombuffer(zlib.decompress(rows), np.uint8) for field, rows in found}


def scanned(connection: sqlite3.Connection, index: IndexName, match: str, size: int) -> Bits:
    """Find which of the index's `size` rows match an FTS5 expression; names of themes left out."""
    rows, _ = matching(connection, index, match)
    return packed(rows, size)


def matching(
    connection: sqlite3.Connection, index: IndexName, match: str, *, after: int = 0
) -> tuple[RowNumbers, RowNumbers]:
    """Find the rows (from 1) after the first ones that match an FTS5 expression, and themes by names that do."""
    cursor = connection.cursor()
    cursor.row_factory = None
    query = f"SELECT rowid FROM {index} WHERE {index} MATCH ? AND rowid > ? ORDER BY rowid"  # noqa: S608
    found = np.asarray(cursor.execute(query, [match, after]).fetchall(), np.int64).reshape(-1)
    rows = int(np.searchsorted(found, LABELS))
    return found[:rows], found[rows:] - LABELS


def packed(numbers: RowNumbers, size: int) -> Bits:
    """Return the bits of `size` rows, those with these numbers (from 1) set."""
    rows = np.zeros(size, np.bool_)
    rows[numbers - 1] = True
    return np.packbits(rows, bitorder="little")


def unpacked(bits: Bits, size: int) -> Mask:
    """Unpack the bits of `size` rows to booleans."""
    return np.unpackbits(bits, count=size, bitorder="little").view(np.bool_)


def held(bits: Bits, places: npt.NDArray[np.int64]) -> Bits:
    """Return 1 for each of the places (from 0) whose bit is set, else 0."""
    set_there: Bits = bits[places >> 3] >> (places & 7).astype(np.uint8) & np.uint8(1)
    return set_there


def count(bits: Bits) -> int:
    """Count the bits that are set."""
    return int(ONES[bits].sum())
