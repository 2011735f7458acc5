"""The search index: built when something has changed, whole or not at all, the same for the same rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import measure, reading

from atgardsbanken.corpus.records import Theme
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import find, index, index_words
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.scope import FACETS
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import DatabaseError


def built(bank: Bank) -> dict[str, tuple[object, ...]]:
    """What facets are counted from: the values of each measure."""
    reader = IndexReader(bank.connection, "measure_index")
    columns = [[reader.entries(facet)[number] for number in reader.numbers(facet)] for facet in FACETS]
    ids = [row[0] for row in bank.connection.execute("SELECT measure FROM search_rows ORDER BY id")]
    return dict(zip(ids, zip(*columns, strict=True), strict=True))


def test_index_is_stale_after_each_change(small_bank: Bank) -> None:
    """Documents, copies and links that change make the index stale; finishing makes it fresh."""
    assert not index.is_stale(small_bank.connection)
    first = small_bank.all_measures()[0]
    document = next(iter(small_bank.known().values())).id
    for change in (
        lambda: small_bank.set_links([Theme("t", "T", (first.id,))], []),
        lambda: small_bank.set_copies({document: document}),
        lambda: small_bank.delete(document),
    ):
        change()
        assert index.is_stale(small_bank.connection)
        small_bank.finish()
        assert not index.is_stale(small_bank.connection)


def test_rare_words_are_not_suggested_in_a_large_bank() -> None:
    """A word that stands less than once in 50,000 measures is likelier misspelt than meant."""
    words = {"vård": 2, "vord": 1}
    assert [list(index_words.spellings(words, rows)) for rows in (50_000, 50_001, 100_001)] == [
        [(4, "vord\nvård", "vord\nvard")],
        [(4, "vård", "vard")],
        [],
    ]


def test_nothing_changed_builds_nothing(small_bank: Bank) -> None:
    """Finishing twice, or storing the same copies again, leaves the index as it is."""
    before = small_bank.connection.total_changes
    small_bank.set_copies({})
    small_bank.finish()
    assert small_bank.connection.total_changes == before


def test_other_analysis_makes_the_index_stale(small_bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that prepares words otherwise builds the index anew."""
    monkeypatch.setattr(index, "ANALYSIS", "another")
    assert index.is_stale(small_bank.connection)


def test_rows_hold_what_is_chosen_by(bank: Bank) -> None:
    """Region, year, area, theme, status, kind, certainty and confidence stand beside each measure."""
    sure = measure("Vårdnära service", status="Pågår")
    unsure = replace(measure("Läkarrekrytering", line=1, area="forsorjning", confidence=0.5), confidence=0.7)
    bank.put(reading("plan.pdf", [sure, unsure]), version="1")
    bank.set_links([Theme("t", "T", (sure.id,))], [])
    bank.finish()
    assert built(bank) == {
        sure.id: ("24", "2018", "kompetens", "t", "Pågår", "plan", 1, 90),
        unsure.id: ("24", "2018", "forsorjning", None, "", "plan", 0, 70),
    }


def test_index_agrees_with_itself(small_bank: Bank) -> None:
    """SQLite's own check of the full-text tables finds nothing."""
    for table in ("measure_index", "passage_index"):
        small_bank.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def test_vocabulary_counts_words_and_parts(small_bank: Bank) -> None:
    """Words are counted as written, in their dictionary form and as parts of compounds."""
    counts = dict(small_bank.connection.execute("SELECT word, count FROM vocabulary").fetchall())
    assert (counts["vårdnära"], counts["specialistutbildning"], counts["utbildning"]) == (2, 1, 1)
    assert {"vårdmöte", "vårdmöten"} <= set(counts)


def test_index_of_another_version_is_not_read(small_bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who only reads is told to build once, rather than given answers from words prepared otherwise."""
    monkeypatch.setattr(index, "ANALYSIS", "another")
    with pytest.raises(DatabaseError, match="of another version"):
        open_for_reading(small_bank.path)


def test_bank_without_an_index_finds_nothing(bank: Bank) -> None:
    """Before the index is built a search has no answers, and no error."""
    bank.connection.execute("DELETE FROM search_columns")
    assert find(bank.connection, "service", counted=True).total == 0
