"""What a table is called and what its numbers are in, from the texts right above and below it; points, pages from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.listed.captions import LONGEST_CAPTION, texts_of
from atgardsbanken.corpus.listed.entry import NOTE
from atgardsbanken.corpus.measures.tables import text_in
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.corpus.tabled.columns import blocks_beside
from atgardsbanken.corpus.units import stated_unit, unit_of
from atgardsbanken.extract.records import BBox, Block, Row, Table

GAP_PT = 30.0
"""Points between a table and its title, or between two lines of it, at most: two lines and a half."""
NEAREST = 4
"""Blocks above a table among which its title and its unit stand."""
UNIT_WORDS = 4
"""Words of the longest line that says nothing but a unit ("Belopp anges i tkr")."""
NUMBERED = re.compile(r"^(?:Tabell|Tablå)(?:\s+\d|\b\s*[.:])")
"""How a numbered title begins."""
TELLS = re.compile(r"(?i)\b(?:tabell\w*|nedan\w*|följande|belopp\w*|fördel\w*|sammanställ\w*)\b|\s\S+\s.*:$")
"""Matches a sentence that is a table's title, or leads to it."""
CONTENTS = re.compile(r"(?i)^(?:innehåll|innehållsförteckning|(?:tabell|figur|diagram|bilage)förteckning|register)\b")
"""Matches the title of a list of contents, whose numbers are those of pages."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's `title`, and the `unit` ("" for none) that it or a line beside the table states."""

    title: str
    unit: str

    @property
    def is_contents(self) -> bool:
        """Whether the title is that of a list of contents."""
        return CONTENTS.search(self.title) is not None


def caption_of(view: DocumentView, table: Table, sections: Sections) -> Caption:
    """Return a table's caption.

    A numbered title is the table's, above it or else below; then come a first row over all columns, a heading, and a
    sentence that leads to the table.
    """
    first, last = table.rows[0], table.rows[-1]
    above = [(block, text) for block, text in _chain(view, first.page, first.box)]
    below = _below(view, last.page, last.box)
    heading = _heading_over(sections, first)
    titles = [
        *(text for _, text in above if NUMBERED.search(text)),
        *(text for text in below if NUMBERED.search(text)),
        top_row(view, first),
        *(text for block, text in above if _is_title(block, text)),
        heading,
    ]
    title = next(filter(None, titles), "")
    lines = [*(text for _, text in above), *below]
    units = [stated_unit(text) for text in lines] + [unit_of(title) if NUMBERED.search(title) else stated_unit(title)]
    return Caption(title, next(filter(None, [*units, stated_unit(heading)]), ""))


def _heading_over(sections: Sections, row: Row) -> str:
    """Return the heading that a row stands under, of those that are no sentences; "" where there is none."""
    over = (each for each in reversed(sections.headings) if (each.page, each.top) < (row.page, row.box.top))
    return next((each.text for each in over if not each.text.endswith(".")), "")


def top_row(view: DocumentView, row: Row) -> str:
    """Return what a first row that is no header says over all columns, "" where it is another."""
    return text_in(view, row.cells[0]) if row.kind == "section" and len(row.cells) == 1 else ""


def _is_title(block: Block, text: str) -> bool:
    """Return whether a text right above a table is its title: a heading, or a sentence that leads to it."""
    is_unit = stated_unit(text) and len(text.split()) <= UNIT_WORDS
    heads = block.kind == "heading" and not text.endswith(".")
    return not is_unit and (heads or TELLS.search(text) is not None)


def _chain(view: DocumentView, page: int, box: BBox) -> Iterator[tuple[Block, str]]:
    """Yield the texts right above a box, the nearest first, as far as each is near the one below it."""
    printed = view.document.pages[page - 1]
    heads = blocks_beside(view, page, box.top)
    edge = min([box.top, *(block.box.top for block in heads)])
    blocks = [block for block in texts_of(printed) if block.box.bottom <= box.top + 1 and block not in heads]
    for block in sorted(blocks, key=lambda block: -block.box.bottom)[:NEAREST]:
        text = text_of(view.block(printed, block))
        if edge - block.box.bottom > GAP_PT or len(text) > LONGEST_CAPTION:
            return
        if bare := NOTE.sub("", text):
            yield block, bare
            edge = block.box.top
        if (block.kind == "heading" and not bare.endswith(".")) or NUMBERED.search(bare):
            return


def _below(view: DocumentView, page: int, box: BBox) -> list[str]:
    """Return the text right below a box, if no other table stands right below that: its first line that is a title."""
    printed = view.document.pages[page - 1]
    near = [block for block in texts_of(printed) if 0 <= block.box.top - box.bottom + 1 <= GAP_PT]
    block = min(near, key=lambda block: block.box.top, default=None)
    tables = (table.rows[0] for table in view.document.tables if table.rows[0].page == page)
    if block is None or any(0 <= row.box.top - block.box.bottom + 1 <= GAP_PT for row in tables):
        return []
    return [text_of(_first_sentence(view.block(printed, block)))]


def _first_sentence(spans: Sequence[Span]) -> Sequence[Span]:
    """Return the lines up to the first that another sentence follows."""
    ends = [number for number, span in enumerate(spans[1:], 1) if span.text[:1].isupper()]
    return spans[: ends[0]] if ends else spans
