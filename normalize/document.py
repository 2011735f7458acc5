"""Repairs a document's lines, with each change on record; pages from 1, lines from 0 in their page."""

from __future__ import annotations

from dataclasses import replace

from atgardsbanken.extract.records import Document, Page
from atgardsbanken.normalize.records import LineRepair, Repaired
from atgardsbanken.normalize.repair import repair_lines


def normalize(document: Document) -> tuple[Document, tuple[LineRepair, ...]]:
    """Return the document with each line's `text` repaired, and the repairs in order; all else stays as it was read."""
    repaired = iter(repair_lines([line.raw_text or line.text for page in document.pages for line in page.lines]))
    pages: list[Page] = []
    placed: list[LineRepair] = []
    for page in document.pages:
        ours = [next(repaired) for _ in page.lines]
        pages.append(_with_text(page, ours))
        placed += (LineRepair(page.number, at, change) for at, line in enumerate(ours) for change in line.repairs)
    return replace(document, pages=tuple(pages)), tuple(placed)


def _with_text(page: Page, repaired: list[Repaired]) -> Page:
    lines = (replace(line, text=new.text) for line, new in zip(page.lines, repaired, strict=True))
    return replace(page, lines=tuple(lines))
