"""What a file is that can't be read, by its first bytes and its name's suffix; and which are web pages."""

from __future__ import annotations

import re
from pathlib import PurePath

SAVE = "open it and save or print it as PDF"
PICTURE = "a picture"
OFFICE = "an office document"
STARTS = {
    b"PK\x03\x04": OFFICE,
    b"\xd0\xcf\x11\xe0": OFFICE,
    rb"{\rtf": OFFICE,
    b"\x89PNG": PICTURE,
}
"""How files of other kinds begin; sound pictures are read, so that only a damaged PNG is told here."""
SUFFIXES = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pptx", ".ppt", ".odp"), OFFICE),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".tsv"), "a spreadsheet's table"),
    ".mht": "a web archive",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp"), PICTURE),
}
"""What files are by their names, whatever is in them."""
WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
WEB_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?<(?:!doctype\s++html|html)\b", re.IGNORECASE)
"""How web pages begin, whatever they are called."""


def other_kind(data: bytes, name: str) -> str:
    """Return what a file is that is neither read by its markup nor text; "" where nothing says so.

    >>> other_kind(b"PK\\x03\\x04", "plan.txt"), other_kind(b"Plan", "plan.txt")
    ('an office document', '')
    """
    by_start = next((kind for start, kind in STARTS.items() if data.startswith(start)), "")
    return SUFFIXES.get(PurePath(name).suffix.lower(), "") or by_start


def is_web_page(data: bytes, name: str) -> bool:
    """Return whether a file is a web page.

    >>> is_web_page(b"<!DOCTYPE html><p>Plan", "plan.txt"), is_web_page(b"Plan", "plan.txt")
    (True, False)
    """
    return PurePath(name).suffix.lower() in WEB_SUFFIXES or bool(WEB_PAGE.match(data))
