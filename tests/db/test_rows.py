"""Records to rows: nothing is lost, nothing is finer than it can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import ValidationError
from readings import measure, reading

from atgardsbanken.corpus.records import AreaJudgement, DocumentMetadata
from atgardsbanken.db import rows
from atgardsbanken.extract.records import BBox, Line, Page
from atgardsbanken.normalize.records import LineRepair, Repair


def test_document_is_as_whole_as_its_pages() -> None:
    """All pages read is ok, some failed is partial, all failed is failed."""
    good = reading("a.pdf", [measure("A")]).document.pages
    partial = reading("a.pdf", [measure("A")], failed_page=True).document.pages
    assert [rows.document_status(pages) for pages in (good, partial, partial[1:])] == ["ok", "partial", "failed"]


def test_quality_is_that_of_pages_with_text() -> None:
    """Blank and failed pages say nothing of how well a document reads."""
    assert rows.document_quality(reading("a.pdf", [measure("A")], failed_page=True).document.pages) == 0.95
    assert rows.document_quality(()) == 0.0


def test_measure_without_area_says_so() -> None:
    """A measure that was not judged has no area and no certainty."""
    row = rows.measure_row("d", replace(measure("A"), area=None))
    assert (row["area"], row["area_source"], row["area_confidence"]) == (None, "predicted", 0.0)


def test_measure_comes_back() -> None:
    """The record behind a row is the one that the row was made from."""
    whole = replace(
        measure("Titel", description="B", status="Pågår", responsible="HR"),
        result="R",
        deadline="2019",
        headings={"result": "Uppföljning"},
        area=AreaJudgement("it", "stated", 1.0, "kompetens", (("digital", 0.5),), "Står så."),
    )
    assert rows.measure_of(rows.measure_row("d", whole)) == whole


def test_boxes_are_rounded() -> None:
    """Places are the same on every machine: finer than print they are not kept."""
    row = rows.measure_row("d", replace(measure("A"), box=BBox(1 / 3, 0, 1, 2)))
    assert row["x0"] == 0.33
    line = Line("A", BBox(1 / 3, 0.0, 1.0, 2.0), raw_text="A")
    assert rows.page_row("d", Page(1, 595, 842, "text", 1 / 3, (line,)))["line_boxes"] == "[[0.3,0.0,1.0,2.0]]"


def test_probabilities_are_rounded() -> None:
    """Four decimals are kept of probabilities, qualities and weights."""
    judged = AreaJudgement("it", "predicted", 2 / 3, evidence=(("digital", 1 / 3),))
    row = rows.measure_row("d", replace(measure("A"), area=judged, text_confidence=1 / 3))
    assert (row["text_confidence"], row["area_confidence"], row["area_evidence"]) == (
        0.3333,
        0.6667,
        '[["digital",0.3333]]',
    )
    repair = LineRepair(2, 5, Repair(0, "a", "å", "rule", 1 / 3))
    assert rows.repair_row("d", repair) == {
        "document": "d",
        "page": 2,
        "line": 5,
        "start": 0,
        "before": "a",
        "after": "å",
        "rule": "rule",
        "confidence": 0.3333,
        "alternative": "",
    }
    assert rows.page_row("d", Page(1, 595, 842, "text", 1 / 3, ()))["quality"] == 0.3333


def test_metadata_and_edition_come_back() -> None:
    """The row of a document holds what is known of it, and what tells its versions."""
    found = reading("plan.pdf", [measure("A")], title="Plan")
    row = {**rows.document_row(found, version="1", options="", given={"year": 2018}), "first_load": 3}
    assert rows.metadata_of(row) == found.facts
    assert (row["id"], row["given"]) == (found.document.id, '{"year":2018}')
    edition = rows.edition_of(row)
    assert (edition.title, edition.year, edition.kind, edition.load, edition.sketch) == ("Plan", 2018, "plan", 3, ())


def test_record_of_a_wrong_kind_is_refused() -> None:
    """A row that no measure can be made from is an error, not a measure that breaks later."""
    row = {**rows.measure_row("d", measure("A")), "area": "nonsense"}
    with pytest.raises(ValidationError, match="Invalid enum value 'nonsense'"):
        rows.measure_of(row)


def test_failed_file_has_its_rows() -> None:
    """A file of which nothing could be read is a failed document, named by its hash, with its error."""
    failure = rows.Failure("a.pdf", "EncryptedPdfError", "needs a password", "ab" * 32)
    row = rows.failed_document_row(failure, DocumentMetadata("A"), version="1", options="", given={})
    assert (row["id"], row["name"], row["title"], row["status"]) == ("ab" * 8, "a.pdf", "A", "failed")
    assert rows.failure_row(failure) == {
        "name": "a.pdf",
        "page": 0,
        "document": "ab" * 8,
        "error": "EncryptedPdfError",
        "reason": "needs a password",
    }


def test_json_is_the_same_for_the_same() -> None:
    """Keys are sorted and letters left as they are."""
    assert rows.to_json({"ö": "1", "a": "2"}) == '{"a":"2","ö":"1"}'
    assert rows.to_json(["å", 1]) == '["å",1]'
