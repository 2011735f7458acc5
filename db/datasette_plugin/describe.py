"""Descriptions of the bank's tables and columns, in Swedish, for Datasette's own pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from atgardsbanken.normalize.data_files import load

HIDDEN = (
    *(
        "measures_fts",
        "measure_index",
        "passage_index",
        "search_rows",
        "search_groups",
        "search_columns",
        "search_postings",
    ),
    *(
        "search_spellings",
        "search_abbreviations",
        "search_definitions",
        "search_themes",
        "search_figures",
        "search_sums",
        "search_own_figures",
        "search_labels",
        "search_gone",
        "search_themed",
    ),
    *("passage_rows", "vocabulary", "as_read", "readings", "derivations", "touched", "series_bases"),
    *("link_wordings", "link_parsed", "link_measures", "link_titles", "link_options", "link_stems"),
    *("link_touched", "search_touched"),
)


NAMED_BY = {
    "areas": "name",
    "documents": "title",
    "measures": "title",
    "regions": "name",
    "suggestions": "title",
    "themes": "label",
}
"""The column that names a row where others point at it."""


@dataclass(frozen=True, slots=True)
class TableDescription:
    """The descriptions of a table and of its columns, in Swedish."""

    description: str
    columns: Mapping[str, str]


@cache
def tables() -> Mapping[str, TableDescription]:
    """Read the descriptions of `tables.toml`, by the names of the tables."""
    return load("atgardsbanken.db.datasette_plugin", "tables.toml", dict[str, TableDescription])


def metadata(banks: tuple[str, ...], *, alone: bool) -> dict[str, Any]:
    """Return Datasette's metadata with these descriptions for each bank; the title only where the site is `alone`."""
    described = {name: _described(name, each) for name, each in tables().items()}
    hidden = {name: {"hidden": True} for name in HIDDEN}
    whole = {"description": "Alla tabeller i Åtgärdsbanken, med SQL, JSON och CSV.", "tables": {**described, **hidden}}
    title = {"title": "Åtgärdsbanken: tabellerna"} if alone else {}
    return {**title, "databases": dict.fromkeys(banks, whole)}


def _described(name: str, table: TableDescription) -> dict[str, Any]:
    """Return the metadata of a table."""
    label = {"label_column": NAMED_BY[name]} if name in NAMED_BY else {}
    return {"description": table.description, "columns": table.columns, **label}
