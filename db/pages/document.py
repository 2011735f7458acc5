"""The content of a document's page: its metadata, pages, failures and copies, and one page's text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from atgardsbanken.corpus.records import FactEvidence
from atgardsbanken.db.pages import suggestions
from atgardsbanken.db.pages.groups import DocumentRef, documents
from atgardsbanken.db.pages.items import BY_COLUMN, Item, items
from atgardsbanken.db.pages.measure import PageLine, belongs, page_lines
from atgardsbanken.db.rows import metadata_of
from atgardsbanken.db.series import IssueDocument, issues
from atgardsbanken.extract.records import BBox


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page in the list: its place in the file, the number printed on it, `quality` (0.0-1.0), repairs, measures."""

    number: int
    printed: str
    route: str
    quality: float
    reason: str
    repairs: int
    measures: int


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page that failed (0 for the whole file), and why."""

    page: int
    error: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArchivedRef:
    """An archived document; `replaced_by` is the id of a newer version, "" where a person removed it."""

    name: str
    title: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A number from a table on the open page; `warning` says in a Swedish sentence why it is doubtful, "" if not."""

    table_title: str
    indicator: str
    year: int | None
    value: float
    unit: str
    warning: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The page that is open: its size and boxes in points, its lines, and the measures on it.

    `passage` is the box of the passage that a reader was led to; then it alone is marked among the lines.
    """

    number: int
    printed: str
    width: float
    height: float
    route: str
    quality: float
    reason: str
    has_picture: bool
    lines: tuple[PageLine, ...]
    measures: tuple[Item, ...]
    figures: tuple[ShownFigure, ...]
    boxes: tuple[tuple[str, BBox], ...]
    passage: BBox | None

    @property
    def titles(self) -> Mapping[str, str]:
        """The titles of the measures on the page by their ids."""
        return {item.id: item.title for item in self.measures}


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The content of a document's page.

    `sources` says where each fact was found, `evidence` in which words; `doubts` are the facts that are not sure.
    `series` are the other documents of its series, about other years. `beyond` is the page that was asked for where the
    document ends before it.
    """

    ref: DocumentRef
    publisher: str
    source_url: str
    sha256: str
    version: str
    sources: tuple[tuple[str, str], ...]
    evidence: Mapping[str, FactEvidence]
    doubts: tuple[str, ...]
    pages: tuple[PageRef, ...]
    failures: tuple[FailedPage, ...]
    copies: tuple[DocumentRef, ...]
    replaces: tuple[ArchivedRef, ...]
    series: tuple[IssueDocument, ...]
    shown: ShownPage | None
    suggestions: int
    beyond: int | None = None


PAGES = """
    SELECT p.number, p.printed, p.route, p.quality, p.reason,
        (SELECT count(*) FROM repairs r WHERE r.document = p.document AND r.page = p.number),
        (SELECT count(*) FROM measures m WHERE m.document = p.document AND m.page = p.number)
    FROM pages p WHERE p.document = ? ORDER BY p.number
"""


FIGURES = """
    SELECT table_title, indicator, year, value, unit, warning FROM figures
    WHERE document = ? AND page = ? AND value IS NOT NULL ORDER BY number
"""
PASSAGE = "SELECT x0, top, x1, bottom FROM passages WHERE id = ? AND document = ? AND page = ?"


def document_page(
    connection: sqlite3.Connection, key: str, *, page: int | None, passage: str = ""
) -> DocumentPage | None:
    """Read a document with one of its pages open (without `page` the first with a measure); None if unknown.

    A `passage` is marked if one with this id stands on the open page.
    """
    row = connection.execute("SELECT * FROM documents WHERE id = ?", [key]).fetchone()
    if row is None:
        return None
    pages = tuple(PageRef(*each) for each in connection.execute(PAGES, [key]))
    first = next((each.number for each in pages if each.measures), 1)
    best = row["copy_of"] or key
    facts = metadata_of(row)
    ref = documents(connection, "d.id = ?", [key])[0]
    return DocumentPage(
        ref=ref,
        publisher=row["publisher"],
        source_url=row["source_url"],
        sha256=row["sha256"],
        version=row["version"],
        sources=tuple(sorted(facts.sources.items())),
        evidence=facts.evidence,
        doubts=facts.doubts,
        pages=pages,
        failures=tuple(FailedPage(*each) for each in connection.execute(FAILURES, [key])),
        copies=tuple(documents(connection, "(d.copy_of = ? OR d.id = ?) AND d.id <> ?", [best, best, key])),
        replaces=tuple(ArchivedRef(*each) for each in connection.execute(f"{ARCHIVED} WHERE replaced_by = ?", [key])),
        series=tuple(each for each in issues(connection, [row["series"]]) if each.years != ref.period),
        shown=_shown(connection, key, page or first, passage),
        suggestions=suggestions.count(connection, key),
        beyond=page if page and page > len(pages) > 0 else None,
    )


def archived(connection: sqlite3.Connection, key: str) -> ArchivedRef | None:
    """Read the archived document with this id; None where there is none."""
    row = connection.execute(f"{ARCHIVED} WHERE id = ?", [key]).fetchone()
    return ArchivedRef(*row) if row else None


ARCHIVED = "SELECT name, title, replaced_by FROM set_aside"
FAILURES = "SELECT page, error, reason FROM failures WHERE document = ? ORDER BY page"


def _shown(connection: sqlite3.Connection, key: str, number: int, passage: str) -> ShownPage | None:
    row = connection.execute("SELECT * FROM pages WHERE document = ? AND number = ?", [key, number]).fetchone()
    if row is None:
        return None
    picture = connection.execute("SELECT 1 FROM pictures WHERE document = ? AND page = ?", [key, number]).fetchone()
    places = connection.execute(
        "SELECT id, x0, top, x1, bottom FROM measures WHERE document = ? AND page = ? ORDER BY top, x0", [key, number]
    )
    boxes = tuple((each["id"], BBox(*tuple(each)[1:])) for each in places)
    found = connection.execute(PASSAGE, [passage, key, number]).fetchone()
    marked = [BBox(*found)] if found else [box for _, box in boxes]
    lines = [BBox(*each) for each in json.loads(row["line_boxes"])]
    inside = {n for n, line in enumerate(lines) if any(belongs(line, box) for box in marked)}
    return ShownPage(
        number=number,
        printed=row["printed"],
        width=row["width"],
        height=row["height"],
        route=row["route"],
        quality=row["quality"],
        reason=row["reason"],
        has_picture=picture is not None,
        lines=page_lines(row, inside),
        measures=tuple(items(connection, "m.document = ? AND m.page = ?", [key, number], order=BY_COLUMN)),
        figures=tuple(ShownFigure(*each) for each in connection.execute(FIGURES, [key, number])),
        boxes=boxes,
        passage=BBox(*found) if found else None,
    )
