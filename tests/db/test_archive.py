"""Archived documents: out of every table, and back as they were."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.records import Measure
from atgardsbanken.db import archive
from atgardsbanken.db.store import Bank


@pytest.fixture
def plan(small_bank: Bank) -> str:
    """The id of the plan in the small bank."""
    return next(known.id for known in small_bank.known().values() if known.name == "plan.pdf")


def rows_of(bank: Bank, document: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a document, by table."""
    return {
        table: sorted(
            tuple(row) for row in bank.connection.execute(f"SELECT * FROM {table} WHERE document = ?", [document])
        )
        for table in archive.TABLES
    }


def titles(measures: list[Measure]) -> list[str]:
    """The titles of measures, in order."""
    return sorted(measure.title for measure in measures)


def test_archived_document_leaves_no_row_and_comes_back_whole(small_bank: Bank, plan: str) -> None:
    """Its rows wait in the archive alone, and are the same when they are back."""
    before = rows_of(small_bank, plan)
    small_bank.archive(plan)
    assert rows_of(small_bank, plan) == {table: [] for table in archive.TABLES}
    assert [(each.name, each.why, each.replaced_by) for each in small_bank.set_aside()] == [("plan.pdf", "removed", "")]
    small_bank.bring_back(plan)
    assert rows_of(small_bank, plan) == before
    assert small_bank.set_aside() == []


def test_measures_and_text_are_read_wherever_they_are(small_bank: Bank, plan: str) -> None:
    """A document says the same, shown or archived."""
    shown = archive.measures_of(small_bank.connection, plan), archive.text_of(small_bank.connection, plan)
    assert titles(shown[0]) == ["Betald specialistutbildning", "Vårdnära service"]
    assert shown[1] == "Vårdnära service\nBetald specialistutbildning"
    small_bank.archive(plan)
    archived = archive.measures_of(small_bank.connection, plan), archive.text_of(small_bank.connection, plan)
    assert archived == shown


def test_forgotten_document_is_gone(small_bank: Bank, plan: str) -> None:
    """What the archive forgets cannot come back."""
    small_bank.archive(plan)
    archive.forget(small_bank.connection, plan)
    assert (small_bank.set_aside(), [known.name for known in small_bank.known().values()]) == ([], ["uppfoljning.pdf"])


def test_measures_take_other_ids(small_bank: Bank, plan: str) -> None:
    """A renamed measure is the same under its new id, and search rows of the old one are dropped."""
    old = archive.measures_of(small_bank.connection, plan)[0]
    archive.rename(small_bank.connection, {old.id: "new"})
    assert [m.id for m in archive.measures_of(small_bank.connection, plan) if m.title == old.title] == ["new"]
    query = "SELECT count(*) FROM search_rows WHERE measure = ?"
    assert small_bank.connection.execute(query, [old.id]).fetchone()[0] == 0
