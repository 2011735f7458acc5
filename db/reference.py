"""The tables that come from data files: the 21 regions by county code and the development areas."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from atgardsbanken.corpus.regions import Region, gazetteer
from atgardsbanken.db import rows
from atgardsbanken.db.sql import TableRow
from atgardsbanken.normalize.data_files import load


@dataclass(frozen=True, slots=True)
class _Area:
    """A development area; `code` is empty for none of them."""

    code: str
    name: str
    short: str
    definition: str


@dataclass(frozen=True, slots=True)
class _AreaFile:
    """The part of `corpus/areas.toml` that the bank shows."""

    area: tuple[_Area, ...]


def fill(connection: sqlite3.Connection) -> None:
    """Bring the tables `regions` and `areas` up to the data files; writes only what differs."""
    for table, wanted in (("regions", region_rows()), ("areas", area_rows())):
        for row in wanted:
            connection.execute(_upsert(table, list(row)), row)


def _upsert(table: str, columns: list[str]) -> str:
    names = ", ".join(columns)
    given = ", ".join(f":{column}" for column in columns)
    new = ", ".join(f"excluded.{column}" for column in columns)
    return (
        f"INSERT INTO {table} ({names}) VALUES ({given}) ON CONFLICT (code) "  # noqa: S608
        f"DO UPDATE SET ({names}) = ({new}) WHERE ({names}) IS NOT ({new})"
    )


def region_rows() -> list[TableRow]:
    """Make the rows of `regions`; `map_row` and `map_column` count from the north-west of a tile map."""
    return [_region_row(region) for region in gazetteer().regions.values()]


def area_rows() -> list[TableRow]:
    """Make the rows of `areas` in the order in which they are always shown."""
    areas = [area for area in load("atgardsbanken.corpus", "areas.toml", _AreaFile).area if area.code]
    return [
        {
            "code": area.code,
            "name": area.name,
            "short_name": area.short,
            "definition": area.definition,
            "position": position,
        }
        for position, area in enumerate(areas)
    ]


def short_name(name: str) -> str:
    """Return a region's name without the words region and län.

    >>> short_name("Region Kalmar län")
    'Kalmar'
    """
    bare = name.removeprefix("Region ").removesuffix("s län").removesuffix(" län")
    return bare.removesuffix("sregionen")


def _region_row(region: Region) -> TableRow:
    return {
        "code": region.code,
        "name": region.name,
        "short_name": short_name(region.name),
        "former_names": rows.to_json(list(region.former)),
        "map_row": region.row,
        "map_column": region.column,
    }
