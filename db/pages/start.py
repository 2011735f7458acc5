"""The content of the start page: a tile map of the regions, the areas, the newest loads and what is missing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from atgardsbanken.db.owners import DOCUMENT_OWNER_NAME
from atgardsbanken.db.periods import period_text, years_of
from atgardsbanken.db.summary import figure

STEPS = 5
"""Shades of the tile map."""
NEWEST_LOADS = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the tile map; `row` and `column` from 0 in the north-west, `shade` from 0 (none) to `STEPS`."""

    code: str
    name: str
    short_name: str
    row: int
    column: int
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class AreaCount:
    """An area with its count of measures."""

    code: str
    name: str
    short_name: str
    definition: str
    count: int


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document of a load; `owner` is the region or municipality whose it is."""

    id: str
    title: str
    owner: str
    period_from: int | None
    period_to: int | None

    @property
    def period(self) -> str:
        """The years that it is about, as they are shown."""
        return period_text(self.period_from, self.period_to)


@dataclass(frozen=True, slots=True)
class Load:
    """A load: its time (UTC, ISO 8601), version, count of documents that are still shown, and count of failed files."""

    started: str
    version: str
    loaded: int
    failed: int
    documents: tuple[LoadedDocument, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """The content of the start page; `missing` are years with the number of regions that have no document."""

    area: str | None
    tiles: tuple[Tile, ...]
    areas: tuple[AreaCount, ...]
    loads: tuple[Load, ...]
    missing: tuple[tuple[int, int], ...]
    measures: int
    documents: int
    failed: int
    years: tuple[int, ...]


def start(connection: sqlite3.Connection, *, area: str | None = None) -> Start:
    """Read the start page, with the map coloured by the measures of `area`, or of all."""
    areas = _areas(connection)
    known = area if area in {each.code for each in areas} else None
    covered = _covered(connection)
    return Start(
        area=known,
        tiles=_tiles(connection, known),
        areas=areas,
        loads=tuple(_load(connection, row) for row in connection.execute(LOADS, [NEWEST_LOADS]).fetchall()),
        missing=tuple(_missing(connection, covered)),
        measures=int(figure(connection, "measures")),
        documents=connection.execute("SELECT count(*) FROM documents WHERE copy_of IS NULL").fetchone()[0],
        failed=connection.execute("SELECT count(*) FROM documents WHERE status = 'failed'").fetchone()[0],
        years=tuple(sorted({year for _, year in covered})),
    )


LOADS = """
    SELECT l.id, l.started, l.version, count(d.document) AS loaded, l.failed
    FROM loads l LEFT JOIN load_documents d
        ON d.load = l.id AND d.document IN (SELECT id FROM documents WHERE copy_of IS NULL)
    GROUP BY l.id HAVING loaded > 0 OR l.failed > 0 ORDER BY l.id DESC LIMIT ?
"""
LOADED = f"""
    SELECT d.id, d.title, {DOCUMENT_OWNER_NAME}, d.period_from, d.period_to
    FROM load_documents l JOIN documents d ON d.id = l.document
    LEFT JOIN regions r ON r.code = d.region WHERE l.load = ? AND d.copy_of IS NULL
    ORDER BY d.year DESC, d.title LIMIT 8
"""  # noqa: S608 (a constant)
COVERED = """
    SELECT DISTINCT g.region, g.year, d.period_from, d.period_to FROM search_groups g
    JOIN documents d ON d.id = g.document WHERE g.year IS NOT NULL
"""
TILES = """
    SELECT r.code, r.name, r.short_name, r.map_row, r.map_column, coalesce(sum(s.count), 0) AS count
    FROM regions r LEFT JOIN search_groups s ON s.region = r.code AND (? IS NULL OR s.area = ?)
    GROUP BY r.code ORDER BY r.map_row, r.map_column
"""
AREAS = """
    SELECT a.code, a.name, a.short_name, a.definition, coalesce(sum(s.count), 0)
    FROM areas a LEFT JOIN search_groups s ON s.area = a.code GROUP BY a.code ORDER BY a.position
"""


def _tiles(connection: sqlite3.Connection, area: str | None) -> tuple[Tile, ...]:
    rows = connection.execute(TILES, [area, area]).fetchall()
    most = max((row["count"] for row in rows), default=0)
    return tuple(
        Tile(row["code"], row["name"], row["short_name"], row["map_row"], row["map_column"], count, shade(count, most))
        for row in rows
        for count in (row["count"],)
    )


def shade(count: int, most: int) -> int:
    """Return the shade of a tile: 0 for none, else 1 to `STEPS` in equal steps up to the largest count.

    >>> [shade(count, 100) for count in (0, 1, 20, 21, 100)]
    [0, 1, 1, 2, 5]
    """
    return -(-count * STEPS // most) if count else 0


def _covered(connection: sqlite3.Connection) -> set[tuple[str | None, int]]:
    """Read the regions (None for none) and years with measures."""
    rows = connection.execute(COVERED)
    return {(region, year) for region, *period in rows for year in years_of(*period) if year}


def _missing(connection: sqlite3.Connection, covered: set[tuple[str | None, int]]) -> Iterator[tuple[int, int]]:
    """Yield the years in which regions have no measures, the newest first, with the number of those regions."""
    regions = connection.execute("SELECT count(*) FROM regions").fetchone()[0]
    having = Counter(year for region, year in covered if region)
    for year in sorted({year for _, year in covered}, reverse=True):
        if having[year] < regions:
            yield year, regions - having[year]


def _areas(connection: sqlite3.Connection) -> tuple[AreaCount, ...]:
    return tuple(AreaCount(*row) for row in connection.execute(AREAS))


def _load(connection: sqlite3.Connection, row: sqlite3.Row) -> Load:
    documents = tuple(LoadedDocument(*each) for each in connection.execute(LOADED, [row["id"]]))
    return Load(row["started"], row["version"], row["loaded"], row["failed"], documents)
