"""The content of the start page: a tile map of the regions, the areas, the newest loads and what is missing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

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
    """A document of a load."""

    id: str
    title: str
    region_name: str
    year: int | None


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
    years = connection.execute("SELECT DISTINCT year FROM search_groups WHERE year IS NOT NULL ORDER BY year")
    return Start(
        area=known,
        tiles=_tiles(connection, known),
        areas=areas,
        loads=tuple(_load(connection, row) for row in connection.execute(LOADS, [NEWEST_LOADS]).fetchall()),
        missing=tuple((row[0], row[1]) for row in connection.execute(MISSING)),
        measures=int(figure(connection, "measures")),
        documents=connection.execute("SELECT count(*) FROM documents WHERE copy_of IS NULL").fetchone()[0],
        failed=connection.execute("SELECT count(*) FROM documents WHERE status = 'failed'").fetchone()[0],
        years=tuple(row[0] for row in years),
    )


LOADS = """
    SELECT l.id, l.started, l.version, count(d.document) AS loaded, l.failed
    FROM loads l LEFT JOIN load_documents d
        ON d.load = l.id AND d.document IN (SELECT id FROM documents WHERE copy_of IS NULL)
    GROUP BY l.id HAVING loaded > 0 OR l.failed > 0 ORDER BY l.id DESC LIMIT ?
"""
LOADED = """
    SELECT d.id, d.title, coalesce(r.name, ''), d.year FROM load_documents l JOIN documents d ON d.id = l.document
    LEFT JOIN regions r ON r.code = d.region WHERE l.load = ? AND d.copy_of IS NULL
    ORDER BY d.year DESC, d.title LIMIT 8
"""
MISSING = """
    SELECT year, (SELECT count(*) FROM regions) - count(DISTINCT region) AS missing FROM search_groups
    WHERE year IS NOT NULL GROUP BY year HAVING missing > 0 ORDER BY year DESC
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


def _areas(connection: sqlite3.Connection) -> tuple[AreaCount, ...]:
    return tuple(AreaCount(*row) for row in connection.execute(AREAS))


def _load(connection: sqlite3.Connection, row: sqlite3.Row) -> Load:
    documents = tuple(LoadedDocument(*each) for each in connection.execute(LOADED, [row["id"]]))
    return Load(row["started"], row["version"], row["loaded"], row["failed"], documents)
