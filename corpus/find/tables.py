"""Measures printed as rows of a table, whatever its columns are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atgardsbanken.corpus.find import cards
from atgardsbanken.corpus.find.area_headings import side_by_side, stated_area
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.columns import fields_of
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.measures.tables import heading_of, parted, text_in
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import BULLET, DocumentView, Span, text_of
from atgardsbanken.extract.records import Row, Table

KEPT = ("description", "result", "responsible", "status", "deadline")
"""The fields that a measure has besides its title."""


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


def find(view: DocumentView, sections: Sections) -> list[Candidate]:
    """The measures in the document's tables, in order."""
    found: list[Candidate] = []
    layout: Layout | None = None
    for table in view.document.tables:
        areas = _areas(view, table)
        if areas:
            found += _names_by_area(view, table, areas, sections)
            continue
        cards_in = cards.find(view, table, KEPT, sections.before(table.rows[0].page, table.rows[0].box.top))
        if cards_in:
            found += cards_in
            continue
        layout = layout_of(view, table, before=layout)
        if layout:
            found += _measures(view, table, layout, sections)
    return found


def _areas(view: DocumentView, table: Table) -> list[AreaCode | None]:
    """The area that each column's heading states, [] where the columns are no areas."""
    headers = [row for row in table.rows if row.kind == "header"] or list(table.rows[:1])
    titles = [heading_of(view, headers, number) for number in range(table.columns)]
    named = sum(stated_area(title) is not None for title in titles)
    return side_by_side(titles) if named > 1 else []


def _names_by_area(
    view: DocumentView, table: Table, areas: Sequence[AreaCode | None], sections: Sections
) -> list[Candidate]:
    """The names of measures in the cells of a table whose columns are areas."""
    above = sections.before(table.rows[0].page, table.rows[0].box.top)
    region = find_region(above)
    headers = [row for row in table.rows if row.kind == "header"] or list(table.rows[:1])
    found: list[Candidate] = []
    for row in table.rows:
        own = find_region(_row_text(view, row)) if row.kind == "section" else None
        region = own or region
        if row in headers or row.kind == "section":
            continue
        for cell in row.cells:
            heading = heading_of(view, headers, cell.column)
            for name in names_in(view.cell(cell)):
                area = areas[cell.column]
                code = region.code if region else None
                found.append(Candidate("slide", tuple(name), {}, heading, {}, code, area, heading if area else ""))
    return found


def names_in(spans: Sequence[Span]) -> list[list[Span]]:
    """The lines of a list of names, gathered by name: a capital, a figure or a bullet begins one."""
    names: list[list[Span]] = []
    for span in spans:
        text = BULLET.sub("", span.text)
        goes_on = names and text[:1].islower() and text == span.text.strip()
        if not goes_on:
            names.append([])
        names[-1].append(span)
    return names


def layout_of(view: DocumentView, table: Table, *, before: Layout | None = None) -> Layout | None:
    """What the table's columns mean, or None where it holds no measures.

    A table without a header that has as many columns as the one `before` it goes on from that one.
    """
    headers, body = parted(view, table)
    printed = [heading_of(view, headers, number) for number in range(table.columns)]
    if not any(printed) and before and len(before.headings) == table.columns:
        return before
    cells = [
        [text_in(view, cell) for row in body for cell in row.cells if cell.column == number]
        for number in range(table.columns)
    ]
    if not any(printed) and table.columns < 3:
        return None
    fields = fields_of(printed, cells)
    return Layout(fields, dict(enumerate(printed))) if "title" in fields.values() else None


def _measures(view: DocumentView, table: Table, layout: Layout, sections: Sections) -> list[Candidate]:
    """The table's measures; a row without a title goes on from the one above."""
    found: list[Candidate] = []
    section = sections.before(table.rows[0].page, table.rows[0].box.top)
    headers, _ = parted(view, table)
    for row in table.rows:
        if row in headers:
            continue
        if _is_section(row, table.columns, layout):
            section = _row_text(view, row)
            continue
        candidate = _candidate(view, row, layout, section)
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


def _row_text(view: DocumentView, row: Row) -> str:
    return " ".join(text_in(view, cell) for cell in row.cells if cell.lines)


def _candidate(view: DocumentView, row: Row, layout: Layout, section: str) -> Candidate:
    """The row's words by field; a section column's cell, where filled, is the section."""
    parts: dict[str, tuple[Span, ...]] = {}
    for cell in row.cells:
        field = layout.fields.get(cell.column, "")
        parts[field] = (*parts.get(field, ()), *view.cell(cell))
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
