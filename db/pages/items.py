"""Measures as lists show them, and the names of codes."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.db.owners import OWNER_NAME
from atgardsbanken.db.periods import shown_period, years_of
from atgardsbanken.db.shown import COUNTS, MEASURES
from atgardsbanken.db.sql import PRINTED_PAGE, marks

Value = str | int | float | None
Parameters = Sequence[Value] | Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Item:
    """A measure in a list; `region` is a county code, `area_confidence` and `confidence` 0.0-1.0.

    `region_name` is who does it: a region, or else a municipality (then `region` is None). It counts in the years of
    its document's period. `page` counts in the file from 1, `printed_page` is printed on it ("" where nothing is).
    `printed_title` is the title as the document has it, where a person has corrected `title`, and "" elsewhere.
    `document` is the file that it stands in, `best_form` the best form of the same document, whose facts it has.
    """

    id: str
    title: str
    description: str
    result: str
    region: str | None
    region_name: str
    year: int | None
    area: str | None
    area_source: str
    area_confidence: float
    status: str
    responsible: str
    deadline: str
    section: str
    theme: str | None
    document: str
    document_title: str
    page: int
    confidence: float
    printed_page: str
    publisher: str
    municipality: str
    period_from: int | None
    period_to: int | None
    series: str
    printed_title: str
    best_form: str

    @property
    def owner(self) -> str | None:
        """Who does it, as `owners.OWNER` tells it: a region's code, a municipality's name, None for nobody known."""
        return self.publisher if self.region is None and self.municipality else self.region

    @property
    def years(self) -> tuple[int | None, ...]:
        """The years that it counts in; None for an unknown one."""
        return years_of(self.year, self.period_from, self.period_to)

    @property
    def period(self) -> str:
        """Those years as they are shown."""
        return shown_period(self.year, self.period_from, self.period_to)

    @property
    def quotation(self) -> str:
        """The title as the document prints it, which alone may stand between quotation marks."""
        return self.printed_title or self.title


@dataclass(frozen=True, slots=True)
class Names:
    """The names of regions and areas by their codes, in the order in which they are always shown.

    `counties` are the official names ("Jönköpings län") of the regions' counties.
    """

    regions: Mapping[str, str]
    short_regions: Mapping[str, str]
    counties: Mapping[str, str]
    areas: Mapping[str, str]
    definitions: Mapping[str, str]
    full_areas: Mapping[str, str]


ITEMS = f"""
    SELECT m.id, m.title, m.description, m.result, m.region, {OWNER_NAME}, m.year, m.area, m.area_source,
        m.area_confidence, m.status, m.responsible, m.deadline, m.section, m.theme, m.document, d.title, m.page,
        m.confidence,
        {PRINTED_PAGE.format(row="m")},
        d.publisher, d.municipality, d.period_from, d.period_to, d.series,
        coalesce((SELECT json_extract(a.columns, '$.title') FROM as_read a WHERE a.measure = m.id), ''), d.id
    FROM {MEASURES} LEFT JOIN regions r ON r.code = m.region
"""  # noqa: S608 (a constant)
FIRST = f"""
    SELECT m.id FROM {MEASURES} LEFT JOIN regions r ON r.code = m.region
    WHERE {{condition}} ORDER BY {{order}} LIMIT {{limit:d}}
"""  # noqa: S608 (constants)
NEWEST = "m.year DESC, r.name, m.page, m.top, m.id"
IDS_PER_QUERY = 10_000
"""Ids in one query at most: SQLite allows some 32,000 parameters."""
BY_COLUMN = "m.page, CAST(m.x0 / 120 AS INTEGER), m.top, m.id"
"""Order of boxes side by side: down the first, then down the next; 120 points are narrower than any box."""


def items(
    connection: sqlite3.Connection,
    condition: str,
    parameters: Parameters = (),
    *,
    order: str = NEWEST,
    limit: int = -1,
) -> list[Item]:
    """Read the measures for which an SQL condition on `m` and `d` (documents) holds, all or the first `limit`."""
    if limit >= 0:
        # Only the rows that are shown are read whole.
        condition = f"m.id IN ({FIRST.format(condition=condition, order=order, limit=limit)})"
    query = f"{ITEMS} WHERE {condition} ORDER BY {order}"
    return [Item(*row) for row in connection.execute(query, parameters)]


def best_items(
    connection: sqlite3.Connection, condition: str, parameters: Parameters = (), *, limit: int = -1
) -> list[Item]:
    """Read the same of those that count: once, whatever files hold them."""
    return items(connection, f"({condition}) AND {COUNTS}", parameters, limit=limit)


def items_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Item]:
    """Read the measures with these ids, in this order; unknown ids are left out."""
    found: dict[str, Item] = {}
    for start in range(0, len(ids), IDS_PER_QUERY):
        some = ids[start : start + IDS_PER_QUERY]
        found.update((item.id, item) for item in items(connection, f"m.id IN ({marks(some)})", some))
    return [found[key] for key in ids if key in found]


def names(connection: sqlite3.Connection) -> Names:
    """Read the names of regions and areas."""
    regions = connection.execute("SELECT code, name, short_name FROM regions ORDER BY short_name").fetchall()
    areas = connection.execute("SELECT code, name, short_name, definition FROM areas ORDER BY position").fetchall()
    return Names(
        regions={row["code"]: row["name"] for row in regions},
        short_regions={row["code"]: row["short_name"] for row in regions},
        counties={code: region.official_county for code, region in gazetteer().regions.items()},
        areas={row["code"]: row["short_name"] for row in areas},
        definitions={row["code"]: row["definition"] for row in areas},
        full_areas={row["code"]: row["name"] for row in areas},
    )
