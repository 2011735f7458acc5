"""Measures of a table without drawn lines: cells that stand in columns under known headings; points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.columns import fields_of, named, title_column
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.find.tables import KEPT
from atgardsbanken.corpus.spans import DocumentView, Span, lost_its_places, text_of
from atgardsbanken.extract.records import BBox, Block, Page

SAME_LINE = 4.0
"""Points by which the tops of cells of one row differ at most."""
FEWEST_HEADINGS = 3
"""Known headings side by side that make a table."""
MARGIN = 6.0
"""Points that a cell may stand out to the left of its heading."""


@dataclass(frozen=True, slots=True)
class Text:
    """A block's words and place."""

    spans: tuple[Span, ...]
    box: BBox
    block: Block

    @property
    def text(self) -> str:
        """What it says."""
        return text_of(self.spans)


def find(view: DocumentView, sections: Sections) -> list[Candidate]:
    """The measures under headings side by side, page by page."""
    return [candidate for page in view.document.pages for candidate in _on_page(view, page, sections)]


def _on_page(view: DocumentView, page: Page, sections: Sections) -> Iterator[Candidate]:
    """The measures of the page's table, if it has one outside drawn tables and boxes."""
    if lost_its_places(page):
        return
    texts = [
        Text(view.block(page, block), block.box, block)
        for block in page.blocks
        if block.kind in ("paragraph", "heading", "item") and block.panel is None
    ]
    header = _header(texts)
    if not header:
        return
    columns = [
        [text for text in _below(texts, header) if _column(text, header) == number] for number in range(len(header))
    ]
    fields = fields_of([text.text for text in header], [[text.text for text in column] for column in columns])
    title = title_column(fields)
    if title is None:
        return
    printed = {fields[number]: header[number].text for number in sorted(fields, reverse=True)}
    section = sections.before(page.number, header[0].box.top)
    for row in _rows(columns, columns[title]):
        parts = {name: tuple(span for text in row[number] for span in text.spans) for number, name in fields.items()}
        yield Candidate(
            "table", parts["title"], {name: parts[name] for name in KEPT if parts.get(name)}, section, printed
        )


def _header(texts: Sequence[Text]) -> list[Text]:
    """The texts side by side that are columns' headings, from the left; [] where there are too few."""
    known = [text for text in texts if named(text.text)]
    for first in known:
        beside = [text for text in known if abs(text.box.top - first.box.top) <= SAME_LINE]
        if len(beside) >= FEWEST_HEADINGS and any(
            heading and heading.field == "title" for heading in map(named, (text.text for text in beside))
        ):
            return sorted(beside, key=lambda text: text.box.x0)
    return []


def _below(texts: Sequence[Text], header: Sequence[Text]) -> list[Text]:
    """The texts below the header, up to a text that spans its columns."""
    bottom = max(text.box.bottom for text in header)
    below = sorted((text for text in texts if text.box.top >= bottom - 1), key=lambda text: text.box.top)
    last = min(
        (text.box.top for text in below if text.box.x1 > header[1].box.x0 + MARGIN > header[1].box.x0 > text.box.x0),
        default=None,
    )
    return [text for text in below if last is None or text.box.top < last]


def _column(text: Text, header: Sequence[Text]) -> int:
    """The number of the column that a text stands in."""
    return max((number for number, heading in enumerate(header) if heading.box.x0 - MARGIN <= text.box.x0), default=0)


def _rows(columns: Sequence[Sequence[Text]], titles: Sequence[Text]) -> Iterator[list[list[Text]]]:
    """The cells of each row, column by column: a row begins where a title does."""
    tops = sorted(text.box.top for text in titles)
    for top, below in zip(tops, [*tops[1:], float("inf")], strict=False):
        yield [[text for text in column if top - SAME_LINE <= text.box.top < below - SAME_LINE] for column in columns]
