"""Numbers from printed tables, with what they count, of whom and when; boxes in points, pages from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.listed import columns_apart, indicators, rows
from atgardsbanken.corpus.listed.captions import listed_caption
from atgardsbanken.corpus.listed.entry import Entry
from atgardsbanken.corpus.numbers import WHOLE_YEAR
from atgardsbanken.corpus.records import DocumentMetadata, Figure
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import DocumentView, lost_its_places
from atgardsbanken.corpus.tabled import totals
from atgardsbanken.corpus.tabled.captions import NUMBERED, Caption, caption_of, top_row
from atgardsbanken.corpus.tabled.find import entries_of
from atgardsbanken.corpus.units import unit_of
from atgardsbanken.extract.records import Table


def find_figures(view: DocumentView, metadata: DocumentMetadata, sections: Sections) -> tuple[Figure, ...]:
    """Return the numbers in the document's tables and in lists of lines, in reading order."""
    found: list[Figure] = []
    for table in (part for whole in view.document.tables for part in _parts(view, whole)):
        entries = entries_of(view, table)
        if not entries:
            continue
        caption = caption_of(view, table, sections)
        if not caption.is_contents:
            found += _figures(entries, caption, metadata)
    for entries in filter(None, _listed(view)):
        title = listed_caption(view, entries[0].page, entries[0].box.top, sections)
        found += _figures(entries, Caption(title, unit_of(title)), metadata)
    return tuple(sorted(found, key=lambda figure: figure.page))


def _parts(view: DocumentView, table: Table) -> Iterator[Table]:
    """Yield the tables that stand in one, cut before each row that is a numbered title."""
    starts = [number for number, row in enumerate(table.rows) if number and NUMBERED.search(top_row(view, row))]
    for start, end in pairwise([0, *starts, len(table.rows)]):
        yield replace(table, rows=table.rows[start:end])


def _listed(view: DocumentView) -> Iterator[list[Entry]]:
    """Yield the numbers of each table that stands in lines, whose columns no line or white keeps apart."""
    for page in view.document.pages:
        outside = [block for block in page.blocks if block.kind != "cell" and not block.is_aside]
        lines = [span for block in outside for span in view.block(page, block)]
        yield from rows.find(lines)
        if lost_its_places(page):
            yield from columns_apart.find(lines)
            yield from indicators.find(lines)


def _figures(entries: Sequence[Entry], caption: Caption, metadata: DocumentMetadata) -> list[Figure]:
    """Return entries as records; a total that its column does not make up gets a warning."""
    told = [replace(entry, unit=entry.unit or unit_of(entry.text, entry.heading) or caption.unit) for entry in entries]
    warnings = totals.warnings(told, caption.title)
    of_regions = any(find_region(entry.label) for entry in entries)
    return [
        _figure(entry, caption.title, metadata, warning, of_regions=of_regions)
        for entry, warning in zip(told, warnings, strict=True)
    ]


def _figure(entry: Entry, title: str, metadata: DocumentMetadata, warning: str, *, of_regions: bool) -> Figure:
    """Return an entry as a record: a row that names a region is of that region, and named by its column alone."""
    mention = find_region(entry.label)
    nameless = mention or (of_regions and entry.is_total and not entry.heading)
    names = [entry.heading] if nameless else [entry.label, entry.heading]
    indicator = " – ".join(name for name in names if name) or title
    region = mention.code if mention else None if of_regions and entry.is_total else metadata.region
    year = _year(entry, title, metadata)
    return Figure(entry.page, title, region, indicator, year, entry.value, entry.unit, entry.box, warning)


def _year(entry: Entry, title: str, metadata: DocumentMetadata) -> int | None:
    """Return the year a number is about: its column's, or else its table's first, or else the document's."""
    if entry.year:
        return entry.year
    for text in (entry.heading, entry.label, title):
        found = WHOLE_YEAR.search(text)
        if found:
            return int(found[0])
    return metadata.year
