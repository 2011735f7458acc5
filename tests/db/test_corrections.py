"""What a person said: laid over what was read, kept over reloads, and taken back without a trace."""

from __future__ import annotations

import pytest
from readings import measure, reading

from atgardsbanken.corpus.corrections import Correction, correct
from atgardsbanken.db.store import Bank

TITLE = "Vårdnära service"


@pytest.fixture
def said(bank: Bank) -> Correction:
    """A correction of the area of the only measure of a bank."""
    new = measure(TITLE, area="it")
    bank.put(reading("plan.pdf", [new]), version="1")
    return correct(new, "area", "kompetens", document=next(iter(bank.known().values())).id, by="Asta", at="2020-01-01")


def areas(bank: Bank) -> list[tuple[str | None, str]]:
    """The area of each measure and where it comes from."""
    return [(m.area.area, m.area.source) for m in bank.all_measures() if m.area]


def test_correction_wins_and_can_be_taken_back(bank: Bank, said: Correction) -> None:
    """A corrected area is shown in place of the predicted one until the correction is taken back."""
    before = bank.all_measures()
    assert bank.correct([said]) == ()
    assert areas(bank) == [("kompetens", "corrected")]
    bank.take_back(said.measure, "area")
    assert (bank.all_measures(), bank.corrections()) == (before, [])


def test_correction_outlives_a_reload(bank: Bank, said: Correction) -> None:
    """Reading the document again leaves what a person said in force."""
    bank.correct([said])
    bank.put(reading("plan.pdf", [measure(TITLE, area="it")]), version="2")
    assert areas(bank) == [("it", "predicted")]
    assert bank.reapply_corrections() == ()
    assert areas(bank) == [("kompetens", "corrected")]


def test_correction_follows_its_measure(bank: Bank, said: Correction) -> None:
    """A measure that has another id after a reload keeps its correction, under the new id."""
    bank.correct([said])
    moved = measure(TITLE, area="it", line=3)
    bank.put(reading("plan.pdf", [moved]), version="2")
    bank.reapply_corrections()
    assert areas(bank) == [("kompetens", "corrected")]
    assert [each.measure for each in bank.corrections()] == [moved.id]


def test_correction_without_its_measure_is_a_conflict(bank: Bank, said: Correction) -> None:
    """A correction whose measure is gone is kept and listed, and holds again when the measure is back."""
    bank.correct([said])
    bank.put(reading("plan.pdf", [measure("Läkarrekrytering i glesbygd")]), version="2")
    assert [conflict.problem for conflict in bank.reapply_corrections()] == ["gone"]
    assert [tuple(row) for row in bank.connection.execute("SELECT measure, field, problem FROM conflicts")] == [
        (said.measure, "area", "gone")
    ]
    bank.put(reading("plan.pdf", [measure(TITLE, area="it")]), version="3")
    assert bank.reapply_corrections() == ()
    assert areas(bank) == [("kompetens", "corrected")]


def test_corrected_title_is_searched(bank: Bank, said: Correction) -> None:
    """After the next finish search finds what a person said, and the correction twice said changes nothing."""
    title = correct(bank.all_measures()[0], "title", "Servicevärdar", document=said.document)
    bank.correct([said, title])
    bank.correct([title])
    bank.finish()
    words = [row[0] for row in bank.connection.execute("SELECT word FROM vocabulary")]
    assert "servicevärdar" in words
    assert bank.measure_as_read(said.measure) is not None
    assert bank.measure_as_read(said.measure)[0].title == TITLE  # type: ignore[index]
