"""The content of a page of suggestions: what may be a measure in a document, and one of them on its page."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from atgardsbanken.db.pages.measure import CitedDocument, cited_document
from atgardsbanken.db.sql import PRINTED_PAGE
from atgardsbanken.extract.records import BBox


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be a measure; `confidence` (0.0-1.0) is how often such a one is, `box` in points."""

    id: str
    title: str
    form: str
    column: str
    section: str
    confidence: float
    page: int
    printed_page: str
    box: BBox


@dataclass(frozen=True, slots=True)
class SuggestionsPage:
    """A document's suggestions, the surest first; of the `shown` one the page's size in points."""

    source: CitedDocument
    suggestions: tuple[Suggestion, ...]
    shown: Suggestion | None
    width: float
    height: float
    has_picture: bool


OPEN = "FROM suggestions WHERE document = ? AND id NOT IN (SELECT id FROM measures)"
"""The suggestions of a document that nobody has accepted."""
SUGGESTIONS = (
    f"SELECT *, {PRINTED_PAGE.format(row='suggestions')} AS printed_page {OPEN} ORDER BY confidence DESC, page, top, id"
)
COUNT = f"SELECT count(*) {OPEN}"


def suggestions_page(connection: sqlite3.Connection, document: str, *, shown: str) -> SuggestionsPage | None:
    """Read the suggestions of a document, with that of the id `shown`, or the first, on its page; None if unknown."""
    if connection.execute("SELECT 1 FROM documents WHERE id = ?", [document]).fetchone() is None:
        return None
    found = tuple(_suggestion(row) for row in connection.execute(SUGGESTIONS, [document]))
    chosen = next((each for each in found if each.id == shown), found[0] if found else None)
    key = [document, chosen.page if chosen else 0]
    size = connection.execute("SELECT width, height FROM pages WHERE document = ? AND number = ?", key).fetchone()
    picture = connection.execute("SELECT 1 FROM pictures WHERE document = ? AND page = ?", key).fetchone()
    width, height = tuple(size) if size else (0.0, 0.0)
    return SuggestionsPage(cited_document(connection, document), found, chosen, width, height, picture is not None)


def count(connection: sqlite3.Connection, document: str) -> int:
    """Return how many suggestions of a document nobody has accepted."""
    return int(connection.execute(COUNT, [document]).fetchone()[0])


def _suggestion(row: sqlite3.Row) -> Suggestion:
    return Suggestion(
        row["id"],
        row["title"],
        row["form"],
        json.loads(row["headings"]).get("title", ""),
        row["section"],
        row["confidence"],
        row["page"],
        row["printed_page"],
        BBox(*(row[side] for side in BBox._fields)),
    )
