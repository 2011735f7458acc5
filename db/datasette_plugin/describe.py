"""What the bank's tables and columns mean, in Swedish, for Datasette's own pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

HIDDEN = (
    *("measure_index", "passage_index", "search_rows", "search_groups", "search_columns", "search_postings"),
    *("search_spellings", "search_themes", "search_figures"),
    *("passage_rows", "vocabulary", "as_read"),
)


@cache
def tables() -> dict[str, dict[str, Any]]:
    """The descriptions of `tables.toml`: a text and the columns of each table."""
    found: dict[str, dict[str, Any]] = tomllib.loads(
        files("atgardsbanken.db.datasette_plugin").joinpath("tables.toml").read_text(encoding="utf-8")
    )
    return found


def metadata(databases: tuple[str, ...]) -> dict[str, Any]:
    """Datasette's metadata with these descriptions for each database."""
    described = {
        name: {"description": table["description"], "columns": table["columns"]} for name, table in tables().items()
    }
    hidden = {name: {"hidden": True} for name in HIDDEN}
    whole = {"description": "Alla tabeller i Åtgärdsbanken, med SQL, JSON och CSV.", "tables": {**described, **hidden}}
    return {"title": "Åtgärdsbanken: tabellerna", "databases": dict.fromkeys(databases, whole)}
