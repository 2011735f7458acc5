"""What a person said: laid over what was read, kept over reloads, and taken back without a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import measure, reading

from atgardsbanken.corpus.corrections import Correction, correct
from atgardsbanken.corpus.records import Measure
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError

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


SUGGESTED = replace(measure("Ny mall för remisser", line=5, area="it"), confidence=0.3)


def suggesting(version: str, suggested: Measure, *measures: Measure) -> dict[str, object]:
    """What a bank is given of a plan with a suggestion."""
    return {"findings": replace(reading("plan.pdf", list(measures)), suggestions=(suggested,)), "version": version}


def accepted(bank: Bank) -> Correction:
    """The correction that accepts the suggestion."""
    found = bank.measure_as_read(SUGGESTED.id)
    assert found
    return correct(found[0], "confidence", "1", document=found[1], by="Asta", at="2020-01-01")


def test_a_suggestion_is_no_measure_until_it_is_accepted(bank: Bank) -> None:
    """It stands in its own table; accepted it is a measure that is sure, and taken back it is none again."""
    bank.put(**suggesting("1", SUGGESTED, measure(TITLE)))  # type: ignore[arg-type]
    assert [each.title for each in bank.all_measures()] == [TITLE]
    assert bank.correct([accepted(bank)]) == ()
    assert {each.title: each.confidence for each in bank.all_measures()} == {TITLE: 1.0, SUGGESTED.title: 1.0}
    bank.take_back(SUGGESTED.id, "confidence")
    assert [each.title for each in bank.all_measures()] == [TITLE]


def test_an_accepted_suggestion_outlives_a_reload(bank: Bank) -> None:
    """Read anew it is a measure again, at another place too, with what else a person said of it."""
    bank.put(**suggesting("1", SUGGESTED))  # type: ignore[arg-type]
    said = accepted(bank)
    bank.correct([said, replace(said, field="status", value="Klar", before="")])
    moved = replace(measure(SUGGESTED.title, line=9, area="it"), confidence=0.25)
    bank.put(**suggesting("2", moved))  # type: ignore[arg-type]
    assert bank.all_measures() == []
    assert bank.reapply_corrections() == ()
    assert [(each.id, each.status, each.confidence) for each in bank.all_measures()] == [(moved.id, "Klar", 1.0)]


def test_an_accepted_suggestion_that_is_found_later_is_one_measure(bank: Bank) -> None:
    """Where the program takes it for a measure itself, nothing is added and nothing is in conflict."""
    bank.put(**suggesting("1", SUGGESTED))  # type: ignore[arg-type]
    bank.correct([accepted(bank)])
    bank.put(reading("plan.pdf", [replace(SUGGESTED, confidence=0.6)]), version="2")
    assert bank.reapply_corrections() == ()
    assert [each.id for each in bank.all_measures()] == [SUGGESTED.id]


def test_a_removed_document_keeps_its_suggestions(bank: Bank) -> None:
    """Archived and restored, the accepted one is a measure again."""
    bank.put(**suggesting("1", SUGGESTED))  # type: ignore[arg-type]
    said = accepted(bank)
    bank.correct([said])
    for change in (bank.remove, bank.restore):
        change(said.document)
        bank.arrange_versions()
    assert bank.reapply_corrections() == ()
    assert [each.id for each in bank.all_measures()] == [SUGGESTED.id]


def test_only_that_it_is_a_measure_can_be_said(bank: Bank) -> None:
    """A confidence is the program's to say; a person says that something is a measure."""
    bank.put(**suggesting("1", SUGGESTED))  # type: ignore[arg-type]
    with pytest.raises(BadUsageError, match="write 1 for what is a measure"):
        correct(SUGGESTED, "confidence", "0.5", document="d")
