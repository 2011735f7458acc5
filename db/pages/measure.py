"""The content of a measure's page: its text and place, its repairs, its area and why, related measures."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from itertools import zip_longest

from atgardsbanken.db.pages.items import Item, best_items, items_by_id
from atgardsbanken.extract.records import BBox

LINE_MARGIN_PT = 2.0
"""How far, in points, the middle of a line may lie above or below a measure's box and still belong to it."""
MOST_RELATED = 12
"""Measures of the same theme that are listed at most; all are on the theme's page."""


@dataclass(frozen=True, slots=True)
class ShownRepair:
    """A repair in a line of the measure; `confidence` 0.0-1.0."""

    before: str
    after: str
    rule: str
    confidence: float
    alternative: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, and whether it is marked."""

    text: str
    raw_text: str
    inside: bool


@dataclass(frozen=True, slots=True)
class MeasurePlace:
    """The place of a measure: its page (from 1), the page's size and the box on it in points, and the page's lines."""

    page: int
    pages: int
    width: float
    height: float
    box: BBox
    has_picture: bool
    lines: tuple[PageLine, ...]
    route: str


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction as it is shown; `before` is the value as it was read."""

    field: str
    value: str | None
    before: str | None
    note: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """The document of a measure, as it is cited; `copy_of` is the id of a better copy.

    `year` is the first that it is about, `published` the date it was published as far as it is known (ISO 8601).
    """

    id: str
    name: str
    title: str
    publisher: str
    year: int | None
    kind: str
    source_url: str
    copy_of: str | None
    published: str | None

    @property
    def year_of_issue(self) -> str:
        """The year that a reference names: that of publication, or else the one it is about, "" for none."""
        return self.published[:4] if self.published else str(self.year or "")


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """The content of a measure's page; `column` is the printed head of the column that its title stands in."""

    item: Item
    raw_title: str
    text_confidence: float
    form: str
    column: str
    second_area: str | None
    evidence: tuple[tuple[str, float], ...]
    reason: str
    source: CitedDocument
    place: MeasurePlace
    repairs: tuple[ShownRepair, ...]
    corrections: tuple[ShownCorrection, ...]
    earlier: tuple[Item, ...]
    later: tuple[Item, ...]
    theme_label: str
    related: tuple[Item, ...]
    theme_regions: int
    theme_measures: int


def moved_to(connection: sqlite3.Connection, old: str) -> str | None:
    """Return the present id of a measure that had another one before; None where it never had."""
    row = connection.execute("SELECT new FROM moved_measures WHERE old = ?", [old]).fetchone()
    return str(row[0]) if row else None


def measure_page(connection: sqlite3.Connection, key: str) -> MeasurePage | None:
    """Read the page of the measure with this id; None where there is none."""
    row = connection.execute("SELECT * FROM measures WHERE id = ?", [key]).fetchone()
    if row is None:
        return None
    place, repairs = _place(connection, row)
    regions, measures = connection.execute(THEME, [row["theme"]]).fetchone() or (0, 0)
    return MeasurePage(
        item=items_by_id(connection, [key])[0],
        raw_title=row["raw_title"],
        text_confidence=row["text_confidence"],
        form=row["form"],
        column=json.loads(row["headings"]).get("title", ""),
        second_area=row["second_area"],
        evidence=tuple((word, weight) for word, weight in json.loads(row["area_evidence"])),
        reason=row["area_reason"],
        source=cited_document(connection, row["document"]),
        place=place,
        repairs=repairs,
        corrections=tuple(ShownCorrection(*each) for each in connection.execute(CORRECTIONS, [key])),
        earlier=_linked(connection, "SELECT earlier FROM continuations WHERE later = ? ORDER BY score DESC", key),
        later=_linked(connection, "SELECT later FROM continuations WHERE earlier = ? ORDER BY score DESC", key),
        theme_label=theme_label(connection, row["theme"]),
        related=tuple(best_items(connection, "m.theme = ? AND m.id <> ?", [row["theme"], key], limit=MOST_RELATED)),
        theme_regions=regions,
        theme_measures=measures,
    )


THEME = "SELECT regions, measures FROM search_themes WHERE theme = ?"
CORRECTIONS = "SELECT field, value, before, note, by, at FROM corrections WHERE measure = ? ORDER BY field"
REPAIRS = """
    SELECT line, before, after, rule, confidence, alternative FROM repairs WHERE document = ? AND page = ?
    ORDER BY line, start
"""


def cited_document(connection: sqlite3.Connection, document: str) -> CitedDocument:
    """Read the document with this id, as it is cited."""
    query = "SELECT id, name, title, publisher, year, kind, source_url, copy_of, published FROM documents WHERE id = ?"
    return CitedDocument(*connection.execute(query, [document]).fetchone())


def theme_label(connection: sqlite3.Connection, theme: str | None) -> str:
    """Read the name of a theme; "" for None."""
    row = connection.execute("SELECT label FROM themes WHERE id = ?", [theme]).fetchone()
    return str(row[0]) if row else ""


def _linked(connection: sqlite3.Connection, query: str, key: str) -> tuple[Item, ...]:
    return tuple(items_by_id(connection, [row[0] for row in connection.execute(query, [key])]))


def _place(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[MeasurePlace, tuple[ShownRepair, ...]]:
    key = [row["document"], row["page"]]
    page = connection.execute("SELECT * FROM pages WHERE document = ? AND number = ?", key).fetchone()
    box = BBox(row["x0"], row["top"], row["x1"], row["bottom"])
    boxes = [BBox(*each) for each in json.loads(page["line_boxes"])]
    inside = {number for number, each in enumerate(boxes) if belongs(each, box)}
    repairs = (each for each in connection.execute(REPAIRS, key) if each["line"] in inside)
    pages = connection.execute("SELECT pages FROM documents WHERE id = ?", key[:1]).fetchone()[0]
    picture = connection.execute("SELECT 1 FROM pictures WHERE document = ? AND page = ?", key).fetchone()
    place = MeasurePlace(
        page=row["page"],
        pages=pages,
        width=page["width"],
        height=page["height"],
        box=box,
        has_picture=picture is not None,
        lines=page_lines(page, inside),
        route=page["route"],
    )
    return place, tuple(ShownRepair(*tuple(each)[1:]) for each in repairs)


def page_lines(page: sqlite3.Row, inside: set[int]) -> tuple[PageLine, ...]:
    """Return the lines of a row of `pages`; those with a number (from 0) in `inside` are marked."""
    texts, raws = page["text"].split("\n"), page["raw_text"].split("\n")
    pairs = zip_longest(texts, raws, fillvalue="")
    return tuple(PageLine(text, raw, number in inside) for number, (text, raw) in enumerate(pairs))


def belongs(line: BBox, box: BBox) -> bool:
    """Return whether a line is at the height of a box and shares half of the narrower one's width with it."""
    middle = (line.top + line.bottom) / 2
    shared = min(line.x1, box.x1) - max(line.x0, box.x0)
    narrower = min(line.x1 - line.x0, box.x1 - box.x0)
    return (
        box.top - LINE_MARGIN_PT <= middle <= box.bottom + LINE_MARGIN_PT
        and shared >= max(narrower, LINE_MARGIN_PT) / 2
    )
