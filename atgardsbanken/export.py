"""Measures as files for other programs, in the site's formats."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Literal

from atgardsbanken.db import citation, export, spreadsheet
from atgardsbanken.db.pages.items import Item, best_items, items_by_id
from atgardsbanken.db.search import Limits, ids

MOST = 10_000_000
"""More measures than any bank holds."""
Format = Literal["csv", "excel-csv", "xlsx", "json", "parquet", "bibtex", "ris"]
SHEET = "Åtgärder"
"""The name of the sheet of measures."""


def shown(connection: sqlite3.Connection, query: str, limits: Limits | None = None) -> list[Item]:
    """Find the measures that answer `query` within limits, best first; an empty query gives all that search shows."""
    if not query and not (limits and any(limits.allowed.values())):
        return best_items(connection, "1")
    return items_by_id(connection, ids(connection, query, limits=limits, limit=MOST))


def as_bytes(connection: sqlite3.Connection, items: Sequence[Item], form: Format, *, site: str) -> bytes:
    """Write measures in a format; `site` is the address that permanent links begin with.

    Raises:
        MissingProgramError: the library that writes Parquet or XLSX is not installed.
        BadUsageError: there are more measures than XLSX holds.
    """
    match form:
        case "csv":
            return export.as_csv(items, site=site).encode()
        case "excel-csv":
            return spreadsheet.as_excel_csv(export.measures_table(items, site=site)).encode()
        case "xlsx":
            return spreadsheet.as_xlsx(export.measures_table(items, site=site), sheet=SHEET)
        case "json":
            return export.as_json(items, site=site).encode() + b"\n"
        case "parquet":
            return export.as_parquet(items, site=site)
    write = citation.bibtex if form == "bibtex" else citation.ris
    return write(citation.entries_of(connection, items, site=site), date.today()).encode()
