"""Names of themes in the index: a row for each theme, which counts as if the name stood over each of its measures."""

from __future__ import annotations

import numpy as np
import pytest
from readings import measure, reading

from atgardsbanken.corpus.records import Theme
from atgardsbanken.db.search import index_arrays, index_labels, index_update
from atgardsbanken.db.search.expression import Phrase
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.store import Bank

NAME = Phrase(("title", "body", "around"), ("uppkopplat",))


@pytest.fixture
def ids(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of three measures, of which the first two are of a theme with a name that none of them bears."""
    monkeypatch.setattr(index_update, "MOST_CHANGED_SHARE", 100.0)
    titles = ("Digitala vårdmöten", "Hembesök", "Läkarrekrytering")
    bank.put(reading("plan.pdf", [measure(title, line=line) for line, title in enumerate(titles)]), version="1")
    found = [each.id for each in sorted(bank.all_measures(), key=lambda each: each.title)]
    name(bank, "Uppkopplat", found[:2])
    return found


def name(bank: Bank, label: str, members: list[str]) -> None:
    """Give a theme a name and measures, the only one of the bank, and bring the index up to date."""
    bank.set_themes([Theme("t", label, tuple(members))] if members else [])
    bank.finish()


def named(bank: Bank) -> list[str]:
    """The measures that are found by the name."""
    reader = IndexReader(bank.connection, "measure_index")
    places = (np.flatnonzero(reader.rows(NAME)) + 1).tolist()
    query = "SELECT measure FROM search_rows WHERE id = ? ORDER BY measure"
    return sorted(bank.connection.execute(query, [place]).fetchone()[0] for place in places)


def test_a_name_finds_the_measures_of_its_theme(bank: Bank, ids: list[str]) -> None:
    """It stands in the columns of what is over them."""
    assert named(bank) == sorted(ids[:2])
    reader = IndexReader(bank.connection, "measure_index")
    assert {field for field, bits in reader.fields(NAME).items() if bits.any()} == {"around"}


def test_a_new_name_moves_no_row_of_measures(bank: Bank, ids: list[str]) -> None:
    """Measures of a theme that is called otherwise keep their rows, and are found by the new name alone."""
    rows = bank.connection.execute("SELECT id, measure FROM search_rows ORDER BY id").fetchall()
    name(bank, "Frånkopplat", ids[:2])
    assert named(bank) == []
    assert bank.connection.execute("SELECT id, measure FROM search_rows ORDER BY id").fetchall() == rows
    words = dict(bank.connection.execute("SELECT word, count FROM vocabulary").fetchall())
    assert ("uppkopplat" in words, words["frånkopplat"]) == (False, 2)


def test_a_name_goes_with_its_theme(bank: Bank, ids: list[str]) -> None:
    """Measures that come to the theme are found by it, and none are without it; its number is free again."""
    name(bank, "Uppkopplat", ids[1:])
    assert named(bank) == sorted(ids[1:])
    name(bank, "", [])
    assert (named(bank), index_labels.keep(bank.connection)) == ([], {})
    found = index_arrays.matching(bank.connection, "measure_index", '"uppkopplat"')
    assert [len(numbers) for numbers in found] == [0, 0]


def test_names_count_in_the_length_of_rows(bank: Bank, ids: list[str]) -> None:
    """Rows are as long as they would be if the name stood in them."""
    before = IndexReader(bank.connection, "measure_index").lengths.copy()
    name(bank, "Uppkopplat läge", ids[:2])
    more = IndexReader(bank.connection, "measure_index").lengths - before
    assert sorted(more.tolist()) == [0, *[more.max()] * 2]
    assert more.max() > 0


def test_common_words_are_found_in_names(bank: Bank, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The bits of a common word tell nothing of names, which are looked up beside them."""
    monkeypatch.setattr(index_arrays, "COMMON_WORD_ROWS", 1)
    index_arrays.keep_common(bank.connection, "measure_index", len(ids))
    name(bank, "Läkarrekrytering", ids[:2])
    reader = IndexReader(bank.connection, "measure_index")
    assert index_arrays.common_rows(bank.connection, "measure_index", "läkarrekrytering")
    assert int(reader.rows(Phrase(("title", "around"), ("läkarrekrytering",))).sum()) == 3
