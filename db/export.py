"""Measures as files for other programs: CSV that Excel opens rightly, and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict

from db.pages.items import Item

BOM = "\ufeff"
"""Tells Excel that a CSV file is UTF-8."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
COLUMNS = {
    "id": "id",
    "title": "åtgärd",
    "description": "beskrivning",
    "region": "regionkod",
    "region_name": "region",
    "year": "år",
    "area": "område",
    "area_source": "områdets källa",
    "area_confidence": "områdets sannolikhet",
    "status": "status",
    "responsible": "ansvarig",
    "section": "avsnitt",
    "theme": "tema",
    "document": "dokument",
    "document_title": "dokumentets titel",
    "page": "sida",
    "url": "adress",
}


def as_csv(items: Iterable[Item], *, site: str = "") -> str:
    """The measures as CSV with Swedish headings; `site` is the address that measures' pages begin with."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values())
    for item in items:
        row = record(item, site=site)
        writer.writerow([defused(row[column]) for column in COLUMNS])
    return BOM + out.getvalue()


def as_json(items: Iterable[Item], *, site: str = "") -> str:
    """The measures as a JSON list."""
    return json.dumps([record(item, site=site) for item in items], ensure_ascii=False, indent=1)


def record(item: Item, *, site: str = "") -> dict[str, str | int | float | None]:
    """A measure's columns with its permanent address."""
    return {**asdict(item), "url": f"{site}/atgard/{item.id}"}


def defused(value: str | float | None) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe is put before its first sign.

    >>> defused("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    text = "" if value is None else str(value)
    if isinstance(value, str) and text.startswith(FORMULA_STARTS):
        return f"'{text}"
    return text
