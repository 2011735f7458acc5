"""Measures as files for other programs, in the site's formats; long texts are written in parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from atgardsbanken.corpus.in_parts import InParts, blocks, here
from atgardsbanken.db import citation, export, spreadsheet
from atgardsbanken.db.pages.items import Item, best_items, items_by_id
from atgardsbanken.db.search import Limits, ids

MOST = 10_000_000
"""More measures than any bank holds."""
Text = Literal["csv", "excel-csv", "json"]
"""The formats that are written in parts: measure after measure, each by itself."""
Format = Literal["csv", "excel-csv", "xlsx", "json", "parquet", "bibtex", "ris"]
SHEET = "Åtgärder"
"""The name of the sheet of measures."""
PART_ITEMS = 5_000
"""Measures that a part of the work writes: a tenth of a second of it, half of which pickling takes again."""


@dataclass(frozen=True, slots=True)
class Part:
    """Measures that are written one after another; `site` is the address that permanent links begin with."""

    items: Sequence[Item]
    form: Text
    site: str


def shown(connection: sqlite3.Connection, query: str, limits: Limits | None = None) -> Iterator[Item]:
    """Yield the measures that answer `query` within limits, best first; an empty query gives all that search shows."""
    if not query and not (limits and any(limits.allowed.values())):
        yield from best_items(connection, "1")
        return
    for some in blocks(ids(connection, query, limits=limits, limit=MOST), PART_ITEMS):
        yield from items_by_id(connection, some)


def as_file(
    connection: sqlite3.Connection, items: Iterable[Item], form: Format, *, site: str, in_parts: InParts = here
) -> Iterator[bytes]:
    """Write measures in a format; yield the file piece by piece.

    Raises:
        MissingProgramError: the library that writes Parquet or XLSX is not installed.
        BadUsageError: there are more measures than XLSX holds.
    """
    match form:
        case "csv" | "excel-csv" | "json":
            yield from _in_pieces(items, form, site, in_parts)
        case "xlsx":
            yield spreadsheet.as_xlsx(export.measures_table(items, site=site), sheet=SHEET)
        case "parquet":
            yield export.as_parquet(items, site=site)
        case "bibtex" | "ris":
            write = citation.bibtex if form == "bibtex" else citation.ris
            yield write(citation.entries_of(connection, [*items], site=site), date.today()).encode()


def _in_pieces(items: Iterable[Item], form: Text, site: str, in_parts: InParts) -> Iterator[bytes]:
    """Yield a text: its head, a piece for each part, and its foot."""
    if form == "json":
        head, between, foot = "[", ",", "\n]\n"
    else:
        head, between, foot = f"{export.BOM}{_rows([tuple(export.COLUMNS.values())], form)}", "", ""
    yield head.encode()
    parts = (Part(some, form, site) for some in blocks(items, PART_ITEMS))
    for number, piece in enumerate(in_parts(write_part, parts)):
        yield f"{between if number else ''}{piece}".encode()
    yield foot.encode()


def write_part(part: Part) -> str:
    """Write the measures of a part as they stand in the middle of a file: a work on part."""
    if part.form == "json":
        return export.json_text([export.record(item, site=part.site) for item in part.items])[1:-2]
    return _rows(export.measures_table(part.items, site=part.site).rows, part.form)


def _rows(rows: Sequence[Sequence[export.Cell]], form: Text) -> str:
    return spreadsheet.excel_rows(rows) if form == "excel-csv" else export.csv_text(rows, export.defused)
