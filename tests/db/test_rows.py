"""Records to rows: nothing is lost, nothing is finer than it can be."""

from __future__ import annotations

from dataclasses import replace

from readings import measure, reading

from atgardsbanken.corpus.records import AreaJudgement
from atgardsbanken.db import rows
from atgardsbanken.extract.records import BBox


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


def test_json_is_the_same_for_the_same() -> None:
    """Keys are sorted and letters left as they are."""
    assert rows.to_json({"ö": "1", "a": "2"}) == '{"a":"2","ö":"1"}'
    assert rows.to_json(["å", 1]) == '["å",1]'
