"""Numbers from printed tables, with what they count, of whom and when; boxes in points, pages from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.find.columns import understand
from corpus.find.sections import Sections
from corpus.find.tables import heading_of, parted, text_in
from corpus.fragments import Fragment, Source, text_of
from corpus.numbers import NO_SUM, TOTAL, cut, number_of, unit_of
from corpus.records import Facts, Figure
from corpus.regions import find_region
from extract.records import BBox, Cell, LineRef, Row, Table

NUMERIC_SHARE = 0.5
"""The share of a table's filled cells, first column apart, that are numbers if it is a table of figures."""
LONGEST_CAPTION = 400
"""Characters that a text above a table may have as its title."""
FEWEST_LINES = 3
"""Lines of a region and numbers from which they are a table without columns."""
NAMED_SHARE = 0.4
"""The share of a line's label that the region's name takes."""
MOST_COLUMNS = 6
YEAR = re.compile(r"(?:19|20)\d{2}")
CAPTION = re.compile(r"^(?:Tabell|Figur|Diagram)\b|[.:]$")
NUMBERS = re.compile(r"(?:\s+\d[\d ]*)$")
MISMATCH = "Raderna summerar till {sum:,.0f}, men tabellens egen summa är {printed:,.0f}."
"""What the site says of a total that its rows do not make up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a table: whose it is, its column's heading, and whether it is the table's own total."""

    label: str
    column: int
    heading: str
    value: float | None
    text: str
    page: int
    box: BBox

    @property
    def is_total(self) -> bool:
        """Whether it stands in the total's row."""
        return TOTAL.match(self.label.strip()) is not None


def find_figures(source: Source, facts: Facts, sections: Sections) -> tuple[Figure, ...]:
    """The numbers in the document's tables, in reading order."""
    found: list[Figure] = []
    for table in source.document.tables:
        entries = list(_entries(source, table))
        title = _caption(source, table.rows[0].page, table.rows[0].box.top, sections) if entries else ""
        found += _figures(entries, title, facts)
    for lines in _lines_of_numbers(source):
        title = _caption(source, lines[0].page, lines[0].box.top, sections)
        found += _figures(list(_cut_lines(lines)), title, facts)
    return tuple(sorted(found, key=lambda figure: figure.page))


def _entries(source: Source, table: Table) -> Iterator[Entry]:
    """The table's numbers; the rows of a table of indicators without numbers have one without a value each."""
    headers, body = parted(source, table)
    headings = [heading_of(source, headers, number) for number in range(table.columns)]
    cells = [(row, cell, text_in(source, cell)) for row in body for cell in row.cells if cell.column > 0 and cell.lines]
    numeric = [item for item in cells if number_of(item[2]) is not None]
    if cells and len(numeric) >= NUMERIC_SHARE * len(cells):
        for row, cell, text in numeric:
            heading = headings[cell.column] if cell.column < len(headings) else ""
            yield Entry(_label(source, row), cell.column, heading, number_of(text), text, row.page, cell.box)
    elif _names_indicators(headings[0]):
        for row in body:
            if label := _label(source, row):
                yield Entry(label, 0, "", None, "", row.page, row.box)


def _names_indicators(heading: str) -> bool:
    """Whether a first column's heading is that of indicators."""
    known = understand(heading)
    return known is not None and known.field == "indicator"


def _label(source: Source, row: Row) -> str:
    """What a row's first cell says."""
    first: Cell | None = next((cell for cell in row.cells if cell.column == 0), None)
    return text_in(source, first) if first else ""


def _caption(source: Source, page: int, top: float, sections: Sections) -> str:
    """The nearest text above a table that is a sentence or numbered as a table, or else the heading it stands under."""
    above = [
        block
        for block in source.document.pages[page - 1].blocks
        if block.kind in ("paragraph", "heading", "note") and block.panel is None and block.box.bottom <= top + 1
    ]
    for block in sorted(above, key=lambda block: -block.box.bottom):
        text = text_of([source.line(LineRef(page, line)) for line in block.lines])
        if len(text) <= LONGEST_CAPTION and (block.kind == "heading" or CAPTION.search(text)):
            return text
    return sections.before(page, top)


def _figures(entries: Sequence[Entry], title: str, facts: Facts) -> list[Figure]:
    """The entries as records; a total that its column does not make up gets a warning."""
    figures = [_figure(entry, title, facts) for entry in entries]
    checked = []
    for entry, figure in zip(entries, figures, strict=True):
        parts = [
            other.value
            for other in entries
            if other.column == entry.column and not other.is_total and other.value is not None
        ]
        checked.append(replace(figure, warning=_warning(entry, parts, title)) if entry.is_total else figure)
    return checked


def _figure(entry: Entry, title: str, facts: Facts) -> Figure:
    """One number's record: a row that names no region is named by its indicator."""
    mention = find_region(entry.label)
    names = [entry.heading] if mention or entry.is_total else [entry.label, entry.heading]
    indicator = " – ".join(name for name in names if name) or title
    region = mention.code if mention else None if entry.is_total else facts.region
    unit = unit_of(entry.text, entry.heading, entry.label, title)
    return Figure(entry.page, title, region, indicator, _year(entry, title, facts), entry.value, unit, entry.box)


def _year(entry: Entry, title: str, facts: Facts) -> int | None:
    """The year a number is about: its column's, or else its table's first, or else the document's."""
    for text in (entry.heading, entry.label, title):
        found = YEAR.search(text)
        if found:
            return int(found[0])
    return facts.year


def _warning(total: Entry, parts: Sequence[float], title: str) -> str:
    """What is wrong with a total, "" where it is what its parts make up or where parts do not add up to one."""
    if total.value is None or len(parts) < 2 or NO_SUM.search(f"{total.heading} {title} {total.text}"):
        return ""
    if abs(sum(parts) - total.value) <= max(0.5, len(parts) * 0.05 if total.value % 1 else 0.5):
        return ""
    return MISMATCH.format(sum=sum(parts), printed=total.value).replace(",", "\N{NO-BREAK SPACE}", 2)


def _lines_of_numbers(source: Source) -> Iterator[list[Fragment]]:
    """Runs of lines outside tables that each name a region, or the total, and end with numbers."""
    for page in source.document.pages:
        refs = [
            LineRef(page.number, line)
            for block in page.blocks
            if block.kind not in ("cell", "furniture")
            for line in block.lines
        ]
        fragments = [source.line(ref) for ref in refs]
        for is_row, run in groupby(fragments, key=_is_row):
            lines = list(run)
            if is_row and len(lines) >= FEWEST_LINES:
                yield lines


def _is_row(fragment: Fragment) -> bool:
    """Whether a line is a region, or the total, and numbers."""
    found = NUMBERS.search(fragment.text)
    label = fragment.text[: found.start()] if found else ""
    mention = find_region(label)
    return bool(label) and (
        TOTAL.match(label) is not None
        or (mention is not None and mention.end - mention.start > len(label) * NAMED_SHARE)
    )


def _cut_lines(lines: Sequence[Fragment]) -> Iterator[Entry]:
    """The numbers of lines without columns: as few for each line as they all can be cut into."""
    rows = [
        (line, line.text[: found.start()], line.text[found.start() :].split())
        for line in lines
        if (found := NUMBERS.search(line.text))
    ]
    for columns in range(1, MOST_COLUMNS + 1):
        numbers = [cut(groups, columns) for _, _, groups in rows]
        if all(number is not None for number in numbers):
            for (line, label, _), values in zip(rows, numbers, strict=True):
                for column, value in enumerate(values or []):
                    yield Entry(
                        label, column, f"kolumn {column + 1}" if columns > 1 else "", value, "", line.page, line.box
                    )
            return
