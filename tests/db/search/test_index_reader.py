"""Reading an index: the rows of an expression, how well each answers, and the first of them in order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import measure, reading

from atgardsbanken.db.search import index_arrays
from atgardsbanken.db.search.expression import AllOf, AnyOf, Phrase, Without
from atgardsbanken.db.search.index_reader import IndexReader, first
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS
from atgardsbanken.db.store import Bank

NAMES = ("Vårdnära service", "Service till läkare", "Läkare och vård i hela länet", "Rekrytering", "Vård")
SERVICE, DOCTORS, CARE = (Phrase(("title", "body"), (word,)) for word in ("service", "läkare", "vård"))


@pytest.fixture(params=[1, index_arrays.COMMON_WORD_ROWS], ids=["bits", "scanned"])
def reader(bank: Bank, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> IndexReader:
    """The index of some names, once with every word kept as bits and once with none."""
    monkeypatch.setattr(index_arrays, "COMMON_WORD_ROWS", request.param)
    bank.put(reading("a.pdf", [measure(name, line=n) for n, name in enumerate(NAMES)]), version="1")
    bank.finish()
    return IndexReader(bank.connection, "measure_index")


def found(reader: IndexReader, rows: index_arrays.Mask) -> set[str]:
    """The titles of rows."""
    query = "SELECT s.id, m.title FROM search_rows s JOIN measures m ON m.id = s.measure"
    titles = dict(reader.connection.execute(query).fetchall())
    return {titles[place + 1] for place in np.flatnonzero(rows).tolist()}


def test_expressions_are_sets_of_rows(reader: IndexReader) -> None:
    """One of, all of and without are union, intersection and difference."""
    assert found(reader, reader.rows(AnyOf((SERVICE, DOCTORS)))) == set(NAMES[:3])
    assert found(reader, reader.rows(AllOf((SERVICE, DOCTORS)))) == {NAMES[1]}
    assert found(reader, reader.rows(Without(AnyOf((SERVICE, DOCTORS)), SERVICE))) == {NAMES[2]}
    assert found(reader, reader.rows(Phrase(("title",), ("service", "till")))) == {NAMES[1]}
    assert found(reader, reader.rows(Phrase(("title",), ("rekry",), begins=True))) == {NAMES[3]}


def test_scores_are_those_of_sqlite(reader: IndexReader) -> None:
    """Where no word stands twice in a column, rows score as SQLite's own bm25 scores them."""
    match = "({title body} : service) OR ({title body} : läkare) OR ({title body} : vård)"
    rank = f"-bm25(measure_index, {', '.join(map(str, BM25_WEIGHTS['measure_index'].values()))})"
    query = f"SELECT rowid, {rank} FROM measure_index WHERE measure_index MATCH ?"
    expected = dict(reader.connection.execute(query, [match]).fetchall())
    asked = AnyOf((SERVICE, DOCTORS, CARE))
    places = np.flatnonzero(reader.rows(asked))
    scores = reader.bm25(asked, places)
    assert dict(zip((places + 1).tolist(), scores.tolist(), strict=True)) == pytest.approx(expected, rel=1e-4)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30), st.integers(0, 40))
def test_first_is_the_beginning_of_the_sorted_list(pairs: list[tuple[int, int]], count: int) -> None:
    """The first so many are those of the whole list in order, equal ones as they stand."""
    keys = np.array(pairs, np.int32).reshape(-1, 2).T
    wanted = sorted(range(len(pairs)), key=lambda place: pairs[place])[:count]
    assert first(count, *keys).tolist() == wanted
