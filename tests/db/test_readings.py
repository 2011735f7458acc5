"""What was read of documents: kept whatever is shown of them, and shown again as it was."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.records import Measure
from atgardsbanken.db import readings
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
        for table in readings.TABLES
    }


def titles(measures: list[Measure]) -> list[str]:
    """The titles of measures, in order."""
    return sorted(measure.title for measure in measures)


def test_removed_document_leaves_no_row_and_comes_back_whole(small_bank: Bank, plan: str) -> None:
    """None of its rows is shown, and they are the same when they are back."""
    before = rows_of(small_bank, plan)
    small_bank.remove(plan)
    small_bank.arrange_versions()
    assert rows_of(small_bank, plan) == {table: [] for table in readings.TABLES}
    assert [(each.name, each.why, each.replaced_by) for each in small_bank.set_aside()] == [("plan.pdf", "removed", "")]
    small_bank.restore(plan)
    small_bank.arrange_versions()
    assert rows_of(small_bank, plan) == before
    assert small_bank.set_aside() == []


def test_measures_and_text_are_read_wherever_they_are(small_bank: Bank, plan: str) -> None:
    """A document says the same, shown or removed."""
    content = readings.content_of(small_bank.connection, plan)
    assert titles(readings.measures_in(content)) == ["Betald specialistutbildning", "Vårdnära service"]
    assert readings.text_in(content) == "Vårdnära service\nBetald specialistutbildning"
    small_bank.remove(plan)
    small_bank.arrange_versions()
    assert readings.content_of(small_bank.connection, plan) == content
    assert titles(readings.measures_of(small_bank.connection, plan)) == titles(readings.measures_in(content))


def test_deleted_document_is_gone(small_bank: Bank, plan: str) -> None:
    """What is deleted for good cannot come back."""
    small_bank.remove(plan)
    small_bank.arrange_versions()
    small_bank.delete(plan)
    assert (small_bank.set_aside(), [known.name for known in small_bank.known().values()]) == ([], ["uppfoljning.pdf"])
    assert (readings.facts_of(small_bank.connection, plan), readings.content_of(small_bank.connection, plan)) == (
        None,
        {},
    )


def test_document_read_again_stays_of_its_first_load(small_bank: Bank, plan: str) -> None:
    """The facts of a document are those of its last reading, but for the load it came with."""
    facts = readings.facts_of(small_bank.connection, plan)
    assert facts
    assert (facts["name"], facts["first_load"], facts["version"]) == ("plan.pdf", 0, "1")
