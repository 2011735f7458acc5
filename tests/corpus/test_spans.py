"""Spans know their words, their box, what was read and what was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import Grid, document, extract, paragraph

from atgardsbanken.corpus.spans import DocumentView, box_of, confidence_of, grid_lines, raw_of, text_of
from atgardsbanken.extract.records import LineRef
from atgardsbanken.normalize.records import LineRepair, Repair

RAW = "Vardnara service och PTP"
MEANT = "Vårdnära service och PTP"
REPAIRS = (
    LineRepair(1, 0, Repair(0, "Vardnara", "Vårdnära", "dots", 0.9)),
    LineRepair(1, 0, Repair(21, "PTP", "PTP-tjänst", "test", 0.5)),
)


@pytest.fixture
def source() -> DocumentView:
    """A document of one line, repaired."""
    made = document([paragraph(RAW)])
    page = made.pages[0]
    line = replace(page.lines[0], text=MEANT)
    return DocumentView(replace(made, pages=(replace(page, lines=(line,)),)), REPAIRS)


def test_a_whole_line(source: DocumentView) -> None:
    """A line's span has its text and its raw text; its confidence is that of all its repairs."""
    span = source.line(LineRef(1, 0))
    assert (span.text, span.raw) == (MEANT, RAW)
    assert span.confidence == pytest.approx(0.45)


def test_the_lines_of_a_block_and_of_a_cell() -> None:
    """Each gives its lines in order."""
    source = DocumentView(document([paragraph("Anställ", "läkare"), Grid([("body", ["Ny", "Klar"])])]))
    page = source.document.pages[0]
    assert [span.text for span in source.block(page, page.blocks[0])] == ["Anställ", "läkare"]
    assert [span.text for span in source.cell(source.document.tables[0].rows[0].cells[1])] == ["Klar"]


def test_only_pages_without_places_have_lines_on_a_grid() -> None:
    """A text extract's lines are told one after the other, but for what is no running text; a PDF's are not."""
    page = extract("Plan\n\nAnställ läkare\n1").pages[0]
    blocks = (*page.blocks[:2], replace(page.blocks[2], kind="furniture"))
    assert [ref.line for ref in grid_lines(replace(page, blocks=blocks))] == [0, 1]
    assert list(grid_lines(document([paragraph("Plan")]).pages[0])) == []


def test_parts_of_a_line_take_their_own_repairs(source: DocumentView) -> None:
    """Each part has its words' box and only the repairs inside it."""
    first, second = source.split(LineRef(1, 0), [[0, 1], [3]])
    assert (first.text, first.raw, first.confidence) == ("Vårdnära service", "Vardnara service", 0.9)
    assert (second.text, second.raw) == ("PTP-tjänst", "PTP")
    assert first.box.x1 < second.box.x0


def test_words_divided_at_line_ends_are_joined() -> None:
    """Running text has no hyphen that only divides, and no bullets."""
    source = DocumentView(document([paragraph("\uf0b7 Fortsatt utveckl-", "ing av e-hälsa")]))
    spans = [source.line(LineRef(1, 0)), source.line(LineRef(1, 1))]
    assert text_of(spans) == "Fortsatt utveckling av e-hälsa"
    assert raw_of(spans) == "\uf0b7 Fortsatt utveckl-\ning av e-hälsa"
    assert box_of(spans, 1).bottom == spans[1].box.bottom


def test_confidence_is_weighed_by_length(source: DocumentView) -> None:
    """A long sure span outweighs a short doubtful one."""
    parts = source.split(LineRef(1, 0), [[0, 1], [3]])
    assert 0.5 < confidence_of(parts) < 0.9
    assert confidence_of([]) == 1.0
