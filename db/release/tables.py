"""The tables of a release: their columns, types and descriptions, and their rows as the bank holds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from atgardsbanken.db import export
from atgardsbanken.db.datasette_plugin.describe import tables as described_tables
from atgardsbanken.db.pages.items import best_items
from atgardsbanken.db.shown import COUNTED_FIGURES, COUNTED_MEASURES
from atgardsbanken.normalize.data_files import load

ColumnType = Literal["string", "integer", "number"]
"""A type of Frictionless' Table Schema."""
MEASURES = "measures"
"""The table whose rows are those of the JSON export."""

SHOWN_MEASURES = f"(SELECT id FROM measures WHERE {COUNTED_MEASURES})"  # noqa: S608 (a constant)
CONDITIONS = {
    "figures": COUNTED_FIGURES,
    "continuations": f"earlier IN {SHOWN_MEASURES} AND later IN {SHOWN_MEASURES}",
}
"""Which rows of a table are released, where not all are."""


@dataclass(frozen=True, slots=True)
class ReleaseTable:
    """A table of a release; `references` holds `table.column` by the names of columns."""

    title: str
    key: tuple[str, ...]
    columns: Mapping[str, ColumnType]
    references: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    description: str = ""


@cache
def release_tables() -> Mapping[str, ReleaseTable]:
    """Read the tables of a release from `release.toml`, by their names."""
    return load("atgardsbanken.db", "data/release.toml", dict[str, ReleaseTable])


def describe_table(name: str) -> str:
    """Return the description of a table, in Swedish."""
    return release_tables()[name].description or described_tables()[name].description


def describe_column(name: str, column: str) -> str:
    """Return the description of a table's column, in Swedish."""
    return release_tables()[name].descriptions.get(column) or described_tables()[name].columns[column]


def rows(connection: sqlite3.Connection, name: str, *, site: str = "") -> Iterator[export.Record]:
    """Read the rows of a table, ordered by its key; `site` is the address that measures' pages begin with.

    An empty text is null, as CSV cannot tell them apart.
    """
    columns = release_tables()[name].columns
    if name == MEASURES:
        for item in sorted(best_items(connection, "1"), key=lambda item: item.id):
            yield {column: _or_null(value) for column, value in export.record(item, site=site).items()}
        return
    order = ", ".join(release_tables()[name].key)
    query = f"SELECT {', '.join(columns)} FROM {name} WHERE {CONDITIONS.get(name, '1')} ORDER BY {order}"  # noqa: S608
    for row in connection.execute(query):
        yield dict(zip(columns, map(_or_null, row), strict=True))


def _or_null(value: export.Cell) -> export.Cell:
    return None if value == "" else value
