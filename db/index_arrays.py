"""Arrays with a place for each row of a search index: what facets are counted, rows ranked and common words found."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

import numpy as np
import numpy.typing as npt

Source = Literal["measure_index", "passage_index"]
"""The full-text table that the arrays belong to; the first place is its row 1."""
Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]
"""For each row whether it is meant."""
Bits = npt.NDArray[np.uint8]
"""The same with eight rows to a byte, the first row's bit the lowest."""
Value = str | int | None

COMMON = 8192
"""Rows from which on a word counts as common, so that they are kept as bits; full-text search lists as many in 2 ms."""
ONES = np.array([byte.bit_count() for byte in range(256)], np.uint8)
"""How many bits are set in each byte."""
WIDTHS: dict[int, npt.DTypeLike] = {1: "<u1", 2: "<u2", 4: "<u4"}
"""How a number of so many bytes is kept."""


def keep_values(connection: sqlite3.Connection, source: Source, name: str, values: Sequence[Value]) -> None:
    """Keep a value for each row: the different ones in order (None first), and which of them each row has."""
    entries = sorted(set(values), key=lambda value: (value is not None, value))
    places = {value: place for place, value in enumerate(entries)}
    keep_numbers(connection, source, name, [places[value] for value in values], entries)


def keep_numbers(
    connection: sqlite3.Connection, source: Source, name: str, numbers: Sequence[int], entries: Sequence[Value] = ()
) -> None:
    """Keep a number from 0 for each row, in as few bytes as the largest needs."""
    largest = max(numbers, default=0)
    width = next(width for width in WIDTHS if largest < 1 << 8 * width)
    codes = np.asarray(numbers, WIDTHS[width]).tobytes()
    connection.execute(
        "INSERT INTO search_columns (source, name, bytes, codes, entries) VALUES (?, ?, ?, ?, ?)",
        [source, name, width, codes, json.dumps(list(entries), ensure_ascii=False)],
    )


def numbers(connection: sqlite3.Connection, source: Source, name: str) -> Codes:
    """The number of each row in a column; none where the index holds no rows."""
    query = "SELECT bytes, codes FROM search_columns WHERE source = ? AND name = ?"
    width, codes = connection.execute(query, [source, name]).fetchone() or (1, b"")
    return np.frombuffer(codes, WIDTHS[width])


def entries(connection: sqlite3.Connection, source: Source, name: str) -> list[Value]:
    """What the numbers of a column stand for."""
    query = "SELECT entries FROM search_columns WHERE source = ? AND name = ?"
    row = connection.execute(query, [source, name]).fetchone()
    found: list[Value] = json.loads(row[0]) if row else []
    return found


def keep_common(connection: sqlite3.Connection, source: Source, size: int) -> None:
    """Keep for every common word of the index which of its `size` rows hold it in each column that does."""
    connection.execute("DROP TABLE IF EXISTS temp.search_words")
    connection.execute(f"CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, {source}, col)")
    counted = connection.execute("SELECT term, col, doc FROM temp.search_words ORDER BY term, col")
    words = ((word, list(rows)) for word, rows in groupby(counted, key=itemgetter(0)))
    common = [(word, row[1]) for word, rows in words if sum(row[2] for row in rows) >= COMMON for row in rows]
    connection.execute("DROP TABLE temp.search_words")
    for word, field in common:
        kept = zlib.compress(scanned(connection, source, f'{{{field}}} : "{word}"', size).tobytes(), 1)
        connection.execute("INSERT INTO search_postings VALUES (?, ?, ?, ?)", [source, word, field, kept])


def common_rows(connection: sqlite3.Connection, source: Source, word: str) -> dict[str, Bits]:
    """Which of the index's rows hold a common word, by field; empty where the word is not common."""
    query = "SELECT field, rows FROM search_postings WHERE source = ? AND word = ?"
    found = connection.execute(query, [source, word])
    return {field: np.frombuffer(zlib.decompress(rows), np.uint8) for field, rows in found}


def scanned(connection: sqlite3.Connection, source: Source, match: str, size: int) -> Bits:
    """Which of the index's `size` rows answer an FTS5 expression."""
    cursor = connection.cursor()
    cursor.row_factory = None
    found = cursor.execute(f"SELECT rowid FROM {source} WHERE {source} MATCH ?", [match]).fetchall()  # noqa: S608
    rows = np.zeros(size, np.bool_)
    rows[np.asarray(found, np.int64).reshape(-1) - 1] = True
    return np.packbits(rows, bitorder="little")


def unpacked(bits: Bits, size: int) -> Mask:
    """The bits of `size` rows, one a byte."""
    return np.unpackbits(bits, count=size, bitorder="little").view(np.bool_)


def held(bits: Bits, places: npt.NDArray[np.int64]) -> Bits:
    """1 for each of the places whose bit is set, else 0."""
    set_there: Bits = bits[places >> 3] >> (places & 7).astype(np.uint8) & np.uint8(1)
    return set_there


def count(bits: Bits) -> int:
    """How many bits are set."""
    return int(ONES[bits].sum())
