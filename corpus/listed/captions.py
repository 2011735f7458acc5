"""The title of a table that a text has in lines: the likeliest of the short texts above it; points, pages from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.listed.entry import NOTE
from atgardsbanken.corpus.measures.heads import understand
from atgardsbanken.corpus.spans import DocumentView, lost_its_places, text_of
from atgardsbanken.extract.records import GRID_HEIGHT, Block, Page

LONGEST_CAPTION = 400
"""Characters that a table's title has at most."""
TITLE_GAP_PT = 10 * GRID_HEIGHT
"""Points above a text extract's table within which a sentence may be its title: ten lines."""
NUMBERED = re.compile(r"^(?:Tabell|Figur|Diagram) \d")
"""How a numbered title begins."""
CAPTION = re.compile(r"^(?:Tabell|Figur|Diagram)\b|[.:]$")
"""How a table's title begins, or a sentence ends."""


def listed_caption(view: DocumentView, page: int, top: float, sections: Sections) -> str:
    """Return the nearest text above a table that may be its title, or else the heading it stands under."""
    lost = lost_its_places(view.document.pages[page - 1])
    texts = list(_above(view, page, top))
    titles = _titles_of_extract(texts, top) if lost else (text for block, text in texts if _is_title(block, text))
    return next(iter(titles), "") or sections.before(page, top)


def _above(view: DocumentView, page: int, top: float) -> Iterator[tuple[Block, str]]:
    """Yield the short texts above a place on a page, without marks of footnotes, the nearest first."""
    printed = view.document.pages[page - 1]
    for block in sorted(texts_of(printed), key=lambda block: -block.box.bottom):
        if block.box.bottom <= top + 1:
            text = NOTE.sub("", text_of(view.block(printed, block)))
            if 0 < len(text) <= LONGEST_CAPTION:
                yield block, text


def texts_of(page: Page) -> list[Block]:
    """Return a page's headings, paragraphs and notes outside boxes, among which titles of tables stand."""
    kinds = ("paragraph", "heading", "note")
    return [block for block in page.blocks if block.kind in kinds and block.panel is None]


def _is_title(block: Block, text: str) -> bool:
    """Return whether a text above a table is a heading, a sentence, or numbered as a table."""
    return block.kind == "heading" or CAPTION.search(text) is not None


def _titles_of_extract(texts: Sequence[tuple[Block, str]], top: float) -> Iterator[str]:
    """Yield what may be a table's title in a text extract, where anything looks like a heading, the likeliest first.

    Those numbered as a table; those near that end as a sentence; any other than the headings of columns.
    """
    yield from (text for _, text in texts if NUMBERED.search(text))
    yield from (text for block, text in texts if top - block.box.bottom <= TITLE_GAP_PT and CAPTION.search(text))
    yield from (text for _, text in texts if not understand(text.split()[0]))
