"""Measures printed as rows of a table, whatever its columns are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atgardsbanken.corpus.find import cards
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.columns import fields_of, named
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.find.stated import side_by_side, stated_area
from atgardsbanken.corpus.fragments import BULLET, Fragment, Source, text_of
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.extract.records import Cell, Row, Table

KEPT = ("description", "result", "responsible", "status", "deadline")
"""The fields that a measure has besides its title."""
HEADER_CELLS = 2
"""Known headings that a row must hold to be a header where extraction did not see one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table's columns mean: the field and the printed heading of each, by its number from 0."""

    fields: Mapping[int, str]
    headings: Mapping[int, str]

    def printed(self) -> dict[str, str]:
        """The printed heading behind each field."""
        return {
            field: self.headings[number]
            for number, field in sorted(self.fields.items(), reverse=True)
            if self.headings.get(number)
        }


def find(source: Source, sections: Sections) -> list[Candidate]:
    """The measures in the document's tables, in order."""
    found: list[Candidate] = []
    layout: Layout | None = None
    for table in source.document.tables:
        areas = _areas(source, table)
        if areas:
            found += _names_by_area(source, table, areas, sections)
            continue
        cards_in = cards.find(source, table, KEPT, sections.before(table.rows[0].page, table.rows[0].box.top))
        if cards_in:
            found += cards_in
            continue
        layout = layout_of(source, table, before=layout)
        if layout:
            found += _measures(source, table, layout, sections)
    return found


def _areas(source: Source, table: Table) -> list[AreaCode | None]:
    """The area that each column's heading states, [] where the columns are no areas."""
    headers = [row for row in table.rows if row.kind == "header"] or list(table.rows[:1])
    titles = [heading_of(source, headers, number) for number in range(table.columns)]
    named = sum(stated_area(title) is not None for title in titles)
    return side_by_side(titles) if named > 1 else []


def _names_by_area(
    source: Source, table: Table, areas: Sequence[AreaCode | None], sections: Sections
) -> list[Candidate]:
    """The names of measures in the cells of a table whose columns are areas."""
    above = sections.before(table.rows[0].page, table.rows[0].box.top)
    region = find_region(above)
    headers = [row for row in table.rows if row.kind == "header"] or list(table.rows[:1])
    found: list[Candidate] = []
    for row in table.rows:
        own = find_region(_row_text(source, row)) if row.kind == "section" else None
        region = own or region
        if row in headers or row.kind == "section":
            continue
        for cell in row.cells:
            heading = heading_of(source, headers, cell.column)
            for name in names_in(source.cell(cell)):
                area = areas[cell.column]
                code = region.code if region else None
                found.append(Candidate("slide", tuple(name), {}, heading, {}, code, area, heading if area else ""))
    return found


def names_in(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The lines of a list of names, gathered by name: a capital, a figure or a bullet begins one."""
    names: list[list[Fragment]] = []
    for fragment in fragments:
        text = BULLET.sub("", fragment.text)
        goes_on = names and text[:1].islower() and text == fragment.text.strip()
        if not goes_on:
            names.append([])
        names[-1].append(fragment)
    return names


def layout_of(source: Source, table: Table, *, before: Layout | None = None) -> Layout | None:
    """What the table's columns mean, or None where it holds no measures.

    A table without a header that has as many columns as the one `before` it goes on from that one.
    """
    headers, body = parted(source, table)
    printed = [heading_of(source, headers, number) for number in range(table.columns)]
    if not any(printed) and before and len(before.headings) == table.columns:
        return before
    cells = [
        [text_in(source, cell) for row in body for cell in row.cells if cell.column == number]
        for number in range(table.columns)
    ]
    if not any(printed) and table.columns < 3:
        return None
    fields = fields_of(printed, cells)
    return Layout(fields, dict(enumerate(printed))) if "title" in fields.values() else None


def parted(source: Source, table: Table) -> tuple[list[Row], list[Row]]:
    """The table's header rows and its rows of measures, without section rows."""
    headers = [row for row in table.rows if row.kind == "header"]
    body = [row for row in table.rows if row.kind == "body"]
    if not headers and body and _is_header(source, body[0]):
        headers, body = body[:1], body[1:]
    return headers, body


def _is_header(source: Source, row: Row) -> bool:
    """Whether a row's cells are columns' headings."""
    return sum(named(text_in(source, cell)) is not None for cell in row.cells) >= HEADER_CELLS


def heading_of(source: Source, headers: Sequence[Row], number: int) -> str:
    """The printed heading of a column: the lowest that stands over it alone, or else the lowest over it."""
    over = [
        (cell.span, text)
        for row in headers
        for cell in row.cells
        if cell.column <= number < cell.column + cell.span and (text := text_in(source, cell))
    ]
    alone = [text for span, text in over if span == 1]
    return (alone or [text for _, text in over] or [""])[-1]


def text_in(source: Source, cell: Cell) -> str:
    """What a cell says."""
    return text_of(source.cell(cell))


def _measures(source: Source, table: Table, layout: Layout, sections: Sections) -> list[Candidate]:
    """The table's measures; a row without a title goes on from the one above."""
    found: list[Candidate] = []
    section = sections.before(table.rows[0].page, table.rows[0].box.top)
    headers, _ = parted(source, table)
    for row in table.rows:
        if row in headers:
            continue
        if _is_section(row, table.columns, layout):
            section = _row_text(source, row)
            continue
        candidate = _candidate(source, row, layout, section)
        if candidate.title:
            section = candidate.section
            found.append(candidate)
        elif found:
            found[-1] = _continued(found[-1], candidate)
    return found


def _is_section(row: Row, columns: int, layout: Layout) -> bool:
    """Whether the row holds one heading for the rows below it."""
    filled = [cell for cell in row.cells if cell.lines]
    return row.kind == "section" or (len(filled) == 1 and filled[0].span == columns > 1 and len(layout.fields) > 1)


def _row_text(source: Source, row: Row) -> str:
    return " ".join(text_in(source, cell) for cell in row.cells if cell.lines)


def _candidate(source: Source, row: Row, layout: Layout, section: str) -> Candidate:
    """The row's words by field; a section column's cell, where filled, is the section."""
    parts: dict[str, tuple[Fragment, ...]] = {}
    for cell in row.cells:
        field = layout.fields.get(cell.column, "")
        parts[field] = (*parts.get(field, ()), *source.cell(cell))
    own_section = text_of(parts.get("section", ()))
    named = find_region(text_of(parts.get("region", ())))
    return Candidate(
        "table",
        parts.get("title", ()),
        {field: parts[field] for field in KEPT if parts.get(field)},
        own_section or section,
        layout.printed(),
        named.code if named else None,
    )


def _continued(above: Candidate, rest: Candidate) -> Candidate:
    """The measure above with what a row without a title adds to it."""
    fields = {
        field: (*above.fields.get(field, ()), *rest.fields.get(field, ())) for field in {**above.fields, **rest.fields}
    }
    return replace(above, fields=fields)
