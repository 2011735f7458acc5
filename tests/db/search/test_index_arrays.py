"""Arrays beside the index: what is put in comes out, in as few bytes as it needs."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.db import schema
from atgardsbanken.db.connection import connect
from atgardsbanken.db.search import index_arrays

VALUES = st.lists(st.one_of(st.none(), st.text(max_size=4)), max_size=40)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """An empty bank's tables."""
    connection = connect(tmp_path_factory.mktemp("arrays") / "bank.db", write=True)
    schema.migrate(connection)
    return connection


@settings(deadline=None)
@given(values=VALUES)
def test_values_come_back(tables: sqlite3.Connection, values: list[str | None]) -> None:
    """Each row has the value that was kept for it, and entries stand in order with none first."""
    tables.execute("DELETE FROM search_columns")
    index_arrays.keep_values(tables, "measure_index", "status", values)
    entries = index_arrays.entries(tables, "measure_index", "status")
    assert [entries[number] for number in index_arrays.numbers(tables, "measure_index", "status")] == values
    assert entries == sorted(set(values), key=lambda value: (value is not None, value))


@pytest.mark.parametrize(("largest", "width"), [(0, 1), (255, 1), (256, 2), (65535, 2), (65536, 4)])
def test_numbers_take_as_few_bytes_as_the_largest_needs(tables: sqlite3.Connection, largest: int, width: int) -> None:
    """One byte up to 255, two up to 65,535, else four."""
    tables.execute("DELETE FROM search_columns")
    index_arrays.keep_numbers(tables, "measure_index", "length", [largest, 0])
    assert index_arrays.numbers(tables, "measure_index", "length").itemsize == width


def test_common_words_are_kept_as_bits(tables: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of a common word are those that full-text search finds, column by column; rare words are not kept."""
    monkeypatch.setattr(index_arrays, "COMMON_WORD_ROWS", 3)
    insert = "INSERT INTO passage_index (rowid, body, body_parts) VALUES (?, ?, ?)"
    tables.executemany(insert, [(n, "vård" if n % 2 else "omsorg", "vård" if n == 4 else "") for n in range(1, 6)])
    index_arrays.keep_common(tables, "passage_index", 5)
    kept = index_arrays.common_rows(tables, "passage_index", "vård")
    assert {field: np.flatnonzero(index_arrays.unpacked(bits, 5)).tolist() for field, bits in kept.items()} == {
        "body": [0, 2, 4],
        "body_parts": [3],
    }
    assert index_arrays.common_rows(tables, "passage_index", "omsorg") == {}


@given(rows=st.lists(st.booleans(), max_size=40))
def test_bits_tell_rows(rows: list[bool]) -> None:
    """Packed rows are counted, told place by place, and unpacked as they were."""
    bits = np.packbits(np.array(rows, np.bool_), bitorder="little")
    places = np.arange(len(rows), dtype=np.int64)
    assert index_arrays.unpacked(bits, len(rows)).tolist() == rows
    assert index_arrays.held(bits, places).tolist() == [int(row) for row in rows]
    assert index_arrays.count(bits) == sum(rows)
