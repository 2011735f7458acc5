"""A document is repaired line by line."""

from __future__ import annotations

from atgardsbanken.extract.records import BBox, Document, Line, Page
from atgardsbanken.normalize.document import normalize
from atgardsbanken.normalize.records import LineRepair, Repair


def page(number: int, *lines: str) -> Page:
    """A page of lines."""
    box = BBox(0, 0, 1, 1)
    return Page(number, 600, 800, "repaired", 0.4, tuple(Line(text, box, (), text) for text in lines))


def test_only_the_text_changes_and_each_change_has_its_place() -> None:
    """Raw text, boxes and the number of lines stay."""
    document = Document("a.pdf", "0" * 64, (page(1, "Plan"), page(2, "", "halso- och sjukvarden")))
    repaired, placed = normalize(document)
    assert repaired.pages[1].text == "\nhälso- och sjukvården"
    assert repaired.pages[1].raw_text == document.pages[1].raw_text
    assert repaired.pages[0] == document.pages[0]
    assert [(p.page, p.line, p.repair.before, p.repair.after) for p in placed] == [
        (2, 1, "halso", "hälso"),
        (2, 1, "sjukvarden", "sjukvården"),
    ]


def test_a_clean_document_comes_back_equal() -> None:
    """No change, no record of one."""
    document = Document("a.pdf", "0" * 64, (page(1, "Hälso- och sjukvården"),))
    assert normalize(document) == (document, ())
    assert LineRepair(1, 0, Repair(0, "a", "å", "ocr")).page == 1
