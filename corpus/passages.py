"""Splits a document's running text into passages that can be searched and cited; boxes in points, pages from 1."""

from __future__ import annotations

from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.ids import IdMaker
from atgardsbanken.corpus.records import Passage, PassageKind
from atgardsbanken.corpus.spans import DocumentView, raw_of, text_of
from atgardsbanken.extract.records import Block, Page


def find_passages(view: DocumentView, sections: Sections) -> tuple[Passage, ...]:
    """Return every block of the document but what repeats from page to page, in reading order."""
    maker = IdMaker(view.document.id)
    return tuple(
        passage
        for page in view.document.pages
        for block in page.blocks
        if block.kind != "furniture" and (passage := _passage(view, page, block, sections, maker))
    )


def _passage(view: DocumentView, page: Page, block: Block, sections: Sections, maker: IdMaker) -> Passage | None:
    """Return the block as a passage, or None if it has no text."""
    spans = view.block(page, block)
    text = text_of(spans)
    if not text:
        return None
    kind: PassageKind = "paragraph" if block.kind == "furniture" else block.kind
    identity = maker.make("passage", page.number, text)
    section = sections.over(page.number, block.box)
    return Passage(identity, page.number, kind, section, text, raw_of(spans), block.box)
