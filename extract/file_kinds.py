"""What a file is that is neither a PDF nor a text, by its first bytes and its name's suffix."""

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
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pptx", ".ppt", ".odp"), OFFICE),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".tsv"), "a spreadsheet's table"),
    **dict.fromkeys((".html", ".htm", ".mht"), "a web page"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp"), PICTURE),
}
"""What files are by their names, whatever is in them."""
WEB_PAGE = re.compile(rb"^\s*+<(?:!doctype\s++html|html)\b", re.IGNORECASE)


def other_kind(data: bytes, name: str) -> str:
    """Return what a file is, such as "a web page", "" where nothing says that it is no text.

    >>> other_kind(b"<!DOCTYPE html><p>Plan", "plan.txt"), other_kind(b"Plan", "plan.txt")
    ('a web page', '')
    """
    if WEB_PAGE.match(data):
        return "a web page"
    by_start = next((kind for start, kind in STARTS.items() if data.startswith(start)), "")
    return SUFFIXES.get(PurePath(name).suffix.lower(), "") or by_start
