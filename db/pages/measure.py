"""A measure's page: its text and place, raw against repaired, its area and why, its kin in other regions and years."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from itertools import zip_longest

from atgardsbanken.db.pages.items import Item, best_items, items_by_id
from atgardsbanken.extract.records import BBox

MARGIN = 2.0
"""Points by which the middle of a line may lie above or below a measure's box and still belong to it."""
MOST_KIN = 12
"""Measures of the same theme that are listed; all are on the theme's page."""


@dataclass(frozen=True, slots=True)
class Change:
    """A repair in a line of the measure; `confidence` 0.0-1.0."""

    before: str
    after: str
    rule: str
    confidence: float
    alternative: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, and whether the measure stands on it."""

    text: str
    raw_text: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a measure stands: the page in points, the box on it, and the page's lines."""

    page: int
    pages: int
    width: float
    height: float
    box: BBox
    has_picture: bool
    lines: tuple[PageLine, ...]
    route: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person changed; `before` is what the field said as it was read."""

    field: str
    value: str | None
    before: str | None
    note: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a measure stands in; `copies` are other files with the same document."""

    id: str
    name: str
    title: str
    publisher: str
    year: int | None
    kind: str
    source_url: str
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """All that a measure's page shows."""

    item: Item
    raw_title: str
    text_confidence: float
    form: str
    second_area: str | None
    evidence: tuple[tuple[str, float], ...]
    reason: str
    source: Source
    place: Place
    changes: tuple[Change, ...]
    corrections: tuple[Correction, ...]
    earlier: tuple[Item, ...]
    later: tuple[Item, ...]
    theme_label: str
    kin: tuple[Item, ...]
    theme_regions: int
    theme_measures: int


def moved_to(connection: sqlite3.Connection, old: str) -> str | None:
    """The present id of a measure that had another one before."""
    row = connection.execute("SELECT new FROM moved_measures WHERE old = ?", [old]).fetchone()
    return str(row[0]) if row else None


def measure_page(connection: sqlite3.Connection, key: str) -> MeasurePage | None:
    """The page of the measure with this id, or None where there is none."""
    row = connection.execute("SELECT * FROM measures WHERE id = ?", [key]).fetchone()
    if row is None:
        return None
    place, changes = _place(connection, row)
    regions, measures = connection.execute(THEME, [row["theme"]]).fetchone() or (0, 0)
    return MeasurePage(
        item=items_by_id(connection, [key])[0],
        raw_title=row["raw_title"],
        text_confidence=row["text_confidence"],
        form=row["form"],
        second_area=row["second_area"],
        evidence=tuple((word, weight) for word, weight in json.loads(row["area_evidence"])),
        reason=row["area_reason"],
        source=source(connection, row["document"]),
        place=place,
        changes=changes,
        corrections=tuple(Correction(*each) for each in connection.execute(CORRECTIONS, [key])),
        earlier=_linked(connection, "SELECT earlier FROM continuations WHERE later = ? ORDER BY score DESC", key),
        later=_linked(connection, "SELECT later FROM continuations WHERE earlier = ? ORDER BY score DESC", key),
        theme_label=theme_label(connection, row["theme"]),
        kin=tuple(best_items(connection, "m.theme = ? AND m.id <> ?", [row["theme"], key], limit=MOST_KIN)),
        theme_regions=regions,
        theme_measures=measures,
    )


THEME = "SELECT regions, measures FROM search_themes WHERE theme = ?"
CORRECTIONS = "SELECT field, value, before, note, by, at FROM corrections WHERE measure = ? ORDER BY field"
REPAIRS = """
    SELECT line, before, after, rule, confidence, alternative FROM repairs WHERE document = ? AND page = ?
    ORDER BY line, start
"""


def source(connection: sqlite3.Connection, document: str) -> Source:
    """What is said of the document when it is cited."""
    query = "SELECT id, name, title, publisher, year, kind, source_url, copy_of FROM documents WHERE id = ?"
    return Source(*connection.execute(query, [document]).fetchone())


def theme_label(connection: sqlite3.Connection, theme: str | None) -> str:
    """What a theme is called; "" for None."""
    row = connection.execute("SELECT label FROM themes WHERE id = ?", [theme]).fetchone()
    return str(row[0]) if row else ""


def _linked(connection: sqlite3.Connection, query: str, key: str) -> tuple[Item, ...]:
    return tuple(items_by_id(connection, [row[0] for row in connection.execute(query, [key])]))


def _place(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Place, tuple[Change, ...]]:
    key = [row["document"], row["page"]]
    page = connection.execute("SELECT * FROM pages WHERE document = ? AND number = ?", key).fetchone()
    box = BBox(row["x0"], row["top"], row["x1"], row["bottom"])
    boxes = [BBox(*each) for each in json.loads(page["line_boxes"])]
    inside = {number for number, each in enumerate(boxes) if belongs(each, box)}
    changes = (each for each in connection.execute(REPAIRS, key) if each["line"] in inside)
    pages = connection.execute("SELECT pages FROM documents WHERE id = ?", key[:1]).fetchone()[0]
    picture = connection.execute("SELECT 1 FROM pictures WHERE document = ? AND page = ?", key).fetchone()
    place = Place(
        page=row["page"],
        pages=pages,
        width=page["width"],
        height=page["height"],
        box=box,
        has_picture=picture is not None,
        lines=page_lines(page, inside),
        route=page["route"],
    )
    return place, tuple(Change(*tuple(each)[1:]) for each in changes)


def page_lines(page: sqlite3.Row, inside: set[int]) -> tuple[PageLine, ...]:
    """The lines of a row of `pages`, those with a number in `inside` marked."""
    texts, raws = page["text"].split("\n"), page["raw_text"].split("\n")
    pairs = zip_longest(texts, raws, fillvalue="")
    return tuple(PageLine(text, raw, number in inside) for number, (text, raw) in enumerate(pairs))


def belongs(line: BBox, box: BBox) -> bool:
    """Whether a line stands at the height of a box and shares at least half of the narrower one's width with it."""
    middle = (line.top + line.bottom) / 2
    shared = min(line.x1, box.x1) - max(line.x0, box.x0)
    narrower = min(line.x1 - line.x0, box.x1 - box.x0)
    return box.top - MARGIN <= middle <= box.bottom + MARGIN and shared >= max(narrower, MARGIN) / 2
