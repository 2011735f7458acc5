"""Numbers from printed tables, with what they count, of whom and when; boxes in points, pages from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.listed import columns_apart, indicators, rows
from atgardsbanken.corpus.listed.entry import NOTE, Entry
from atgardsbanken.corpus.measures.heads import understand
from atgardsbanken.corpus.measures.tables import heading_of, parted, text_in
from atgardsbanken.corpus.numbers import MARK, NO_SUM, YEAR, mark_of, number_of, unit_of
from atgardsbanken.corpus.records import DocumentMetadata, Figure
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import DocumentView, lost_its_places, text_of
from atgardsbanken.extract.records import GRID_HEIGHT, Block, Cell, Row, Table

NUMERIC_SHARE = 0.5
"""Part of a table's filled cells, first column apart, that are numbers in a table of figures."""
LONGEST_CAPTION = 400
"""Characters that a table's title has at most."""
TITLE_GAP_PT = 10 * GRID_HEIGHT
"""Points above a text extract's table within which a sentence may be its title: ten lines."""
NUMBERED = re.compile(r"^(?:Tabell|Figur|Diagram) \d")
"""How a numbered title begins."""
CAPTION = re.compile(r"^(?:Tabell|Figur|Diagram)\b|[.:]$")
"""How a table's title begins, or a sentence ends."""
MISMATCH = "Raderna summerar till {sum:,.0f}, men tabellens egen summa är {printed:,.0f}."
"""Warning on the site at a total that its rows do not make up."""


def find_figures(view: DocumentView, metadata: DocumentMetadata, sections: Sections) -> tuple[Figure, ...]:
    """Return the numbers in the document's tables and in lists of lines, in reading order."""
    found: list[Figure] = []
    for table in view.document.tables:
        entries = list(_entries(view, table))
        title = _caption(view, table.rows[0].page, table.rows[0].box.top, sections) if entries else ""
        found += _figures(entries, title, metadata)
    for entries in filter(None, _listed(view)):
        title = _caption(view, entries[0].page, entries[0].box.top, sections)
        found += _figures(entries, title, metadata)
    return tuple(sorted(found, key=lambda figure: figure.page))


def _listed(view: DocumentView) -> Iterator[list[Entry]]:
    """Yield the numbers of each table that stands in lines, whose columns no line or white keeps apart."""
    for page in view.document.pages:
        outside = [block for block in page.blocks if block.kind != "cell" and not block.is_aside]
        lines = [span for block in outside for span in view.block(page, block)]
        yield from rows.find(lines)
        if lost_its_places(page):
            yield from columns_apart.find(lines)
            yield from indicators.find(lines)


def _entries(view: DocumentView, table: Table) -> Iterator[Entry]:
    """Yield the table's numbers or marks; of a table of indicators without either, an entry without a value a row."""
    headers, body = _headed(view, table)
    headings = [heading_of(view, headers, number) for number in range(table.columns)]
    values = _values(view, body)
    for row, cell, text, value in values:
        yield Entry(_label(view, row), cell.column, headings[cell.column], value, text, row.page, cell.box)
    if not values and _names_indicators(headings[0]):
        for row in body:
            if label := _label(view, row):
                yield Entry(label, 0, "", None, "", row.page, row.box)


def _values(view: DocumentView, body: Sequence[Row]) -> list[tuple[Row, Cell, str, float]]:
    """Return a table's numbers, or the marks of one of regions, each with the text that tells its unit."""
    cells = [(row, cell, text_in(view, cell)) for row in body for cell in row.cells if cell.column > 0 and cell.lines]
    numbers = [(row, cell, text, value) for row, cell, text in cells if (value := number_of(text)) is not None]
    if len(numbers) >= NUMERIC_SHARE * len(cells):
        return numbers
    marks = [(row, cell, MARK, value) for row, cell, text in cells if (value := mark_of(text)) is not None]
    return marks if len(marks) == len(cells) and _are_regions(view, body) else []


def _headed(view: DocumentView, table: Table) -> tuple[list[Row], list[Row]]:
    """Return the table's header rows and its other rows; a first row of words or years above numbers is a header."""
    headers, body = parted(view, table)
    if headers or len(body) < 2:
        return headers, body
    first, second = ([text_in(view, cell) for cell in row.cells if cell.column > 0] for row in body[:2])
    words = all(number_of(text) is None or YEAR.fullmatch(text.strip()) for text in first)
    numbers = any(number_of(text) is not None or mark_of(text) is not None for text in second)
    return (body[:1], body[1:]) if words and any(first) and numbers else (headers, body)


def _names_indicators(heading: str) -> bool:
    """Return whether a first column's heading is that of indicators."""
    known = understand(heading)
    return known is not None and known.field == "indicator"


def _are_regions(view: DocumentView, body: Sequence[Row]) -> bool:
    """Return whether most rows are a region's."""
    return sum(find_region(_label(view, row)) is not None for row in body) * 2 > len(body)


def _label(view: DocumentView, row: Row) -> str:
    """Return what a row's first cell says; "" where it has none."""
    first: Cell | None = next((cell for cell in row.cells if cell.column == 0), None)
    return text_in(view, first) if first else ""


def _caption(view: DocumentView, page: int, top: float, sections: Sections) -> str:
    """Return the nearest text above a table that may be its title, or else the heading it stands under."""
    lost = lost_its_places(view.document.pages[page - 1])
    texts = list(_above(view, page, top))
    titles = _titles_of_extract(texts, top) if lost else (text for block, text in texts if _is_title(block, text))
    return next(iter(titles), "") or sections.before(page, top)


def _above(view: DocumentView, page: int, top: float) -> Iterator[tuple[Block, str]]:
    """Yield the short texts above a place on a page, without marks of footnotes, the nearest first."""
    printed = view.document.pages[page - 1]
    for block in sorted(printed.blocks, key=lambda block: -block.box.bottom):
        if block.kind in ("paragraph", "heading", "note") and block.panel is None and block.box.bottom <= top + 1:
            text = NOTE.sub("", text_of(view.block(printed, block)))
            if 0 < len(text) <= LONGEST_CAPTION:
                yield block, text


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


def _figures(entries: Sequence[Entry], title: str, metadata: DocumentMetadata) -> list[Figure]:
    """Make entries records; a total that its column does not make up gets a warning."""
    figures = [_figure(entry, title, metadata) for entry in entries]
    checked = []
    for entry, figure in zip(entries, figures, strict=True):
        parts = [
            other.value
            for other in entries
            if other.column == entry.column and not other.is_total and other.value is not None
        ]
        warning = entry.warning or (_warning(entry, parts, title) if entry.is_total else "")
        checked.append(replace(figure, warning=warning))
    return checked


def _figure(entry: Entry, title: str, metadata: DocumentMetadata) -> Figure:
    """Make an entry a record: a row that names no region is named by its indicator."""
    mention = find_region(entry.label)
    names = [entry.heading] if mention or entry.is_total else [entry.label, entry.heading]
    indicator = " – ".join(name for name in names if name) or title
    region = mention.code if mention else None if entry.is_total else metadata.own_region
    unit = unit_of(entry.text, entry.heading, entry.label, title)
    return Figure(entry.page, title, region, indicator, _year(entry, title, metadata), entry.value, unit, entry.box)


def _year(entry: Entry, title: str, metadata: DocumentMetadata) -> int | None:
    """Return the year a number is about: its column's, or else its table's first, or else the document's."""
    if entry.year:
        return entry.year
    for text in (entry.heading, entry.label, title):
        found = YEAR.search(text)
        if found:
            return int(found[0])
    return metadata.year


def _warning(total: Entry, parts: Sequence[float], title: str) -> str:
    """Return what is wrong with a total; "" where its parts make it up, or where they are nothing that adds up."""
    if total.value is None or len(parts) < 2 or NO_SUM.search(f"{total.heading} {title} {total.text}"):
        return ""
    if abs(sum(parts) - total.value) <= max(0.5, len(parts) * 0.05 if total.value % 1 else 0.5):
        return ""
    return MISMATCH.format(sum=sum(parts), printed=total.value).replace(",", "\N{NO-BREAK SPACE}", 2)
