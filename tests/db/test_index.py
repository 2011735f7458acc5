"""The search index: built when something has changed, whole or not at all, the same for the same rows."""

from __future__ import annotations

import pytest
from readings import measure, reading

from corpus.records import Theme
from db import index
from db.store import Bank


def built(bank: Bank) -> list[tuple[object, ...]]:
    """What facets are counted from."""
    return [tuple(row) for row in bank.connection.execute("SELECT * FROM search_rows ORDER BY id")]


def test_index_is_stale_after_each_change(small_bank: Bank) -> None:
    """Documents, copies and links that change make the index stale; finishing makes it fresh."""
    assert not index.is_stale(small_bank.connection)
    first = small_bank.all_measures()[0]
    document = next(iter(small_bank.known().values())).id
    for change in (
        lambda: small_bank.set_links([Theme("t", "T", (first.id,))], []),
        lambda: small_bank.set_copies({document: document}),
        lambda: small_bank.remove(document),
    ):
        change()
        assert index.is_stale(small_bank.connection)
        small_bank.finish()
        assert not index.is_stale(small_bank.connection)


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
    """Region, year, area, theme, status, kind and certainty stand beside each measure."""
    sure = measure("Vårdnära service", status="Pågår")
    unsure = measure("Läkarrekrytering", line=1, area="forsorjning", confidence=0.5)
    bank.put(reading("plan.pdf", [sure, unsure]), version="1")
    bank.set_links([Theme("t", "T", (sure.id,))], [])
    bank.finish()
    rows = {row[1]: row[2:] for row in built(bank)}
    assert rows == {
        sure.id: ("24", 2018, "kompetens", "t", "Pågår", "plan", 1),
        unsure.id: ("24", 2018, "forsorjning", None, "", "plan", 0),
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
