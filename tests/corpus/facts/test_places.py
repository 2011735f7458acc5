"""The places of a document: what is a running head, and what a letterhead."""

from __future__ import annotations

from atgardsbanken.corpus.facts.places import Places
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.records import BBox, Block, Document, Line, Page


def page(number: int, *heads: str, top: float = 40.0) -> Page:
    """Return a page with these running heads and a line of text."""
    boxes = [*(BBox(50, top + 12 * n, 300, top + 12 * n + 10) for n in range(len(heads))), BBox(50, 300, 300, 310)]
    lines = tuple(Line(text, box, (), text) for text, box in zip((*heads, "Text"), boxes, strict=True))
    kinds = [*("furniture" for _ in heads), "paragraph"]
    blocks = tuple(Block(kind, (n,), boxes[n]) for n, kind in enumerate(kinds))  # type: ignore[arg-type]
    return Page(number, 595, 842, "text", 1.0, lines, blocks)


def places(*pages: Page) -> Places:
    """Return the places of a document."""
    return Places(DocumentView(Document("plan.pdf", "0" * 64, pages)))


def told(found: Places) -> tuple[list[str], list[str]]:
    """Return the lines outside running heads, and those."""
    return [line.text for line in found.lines], [line.text for line in found.running]


def test_letterhead() -> None:
    """What stands at the head of the first page alone is the letterhead, with the date and the kind of document."""
    found = places(page(1, "2021-01-21", "Region Norr", "1 (2)"), page(2, "Region Norr", "2 (2)"))
    assert told(found) == (["2021-01-21", "Text", "Text"], ["Region Norr", "1 (2)", "2 (2)"])


def test_feet_are_no_letterhead() -> None:
    """The first page's foot is none, nor is what another page has alone."""
    assert told(places(page(1, "Fot", top=790), page(2, "2021-01-21"))) == (["Text", "Text"], ["Fot", "2021-01-21"])
