"""Which databases of a Datasette are banks: where others are served beside them, the site keeps to its own pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from atgardsbanken.db.schema import APPLICATION_ID

if TYPE_CHECKING:
    from datasette.app import Datasette

DATASETTES_OWN = frozenset({"_internal", "_memory"})
"""Databases that Datasette brings along."""
ID_PLACE = slice(68, 72)
"""The bytes of a SQLite file that hold its application's id (https://www.sqlite.org/fileformat2.html#application_id)."""
BESIDE_OTHERS = "/start"
"""The path of the start page where "/" is not the site's."""


def banks(datasette: Datasette) -> tuple[str, ...]:
    """Return the names of the databases that are banks."""
    return tuple(name for name, each in datasette.databases.items() if each.path and _is_bank(Path(each.path)))


def is_alone(datasette: Datasette) -> bool:
    """Return whether banks are all that is served: then every path, the title and all answers are the site's."""
    own = set(banks(datasette))
    return bool(own) and set(datasette.databases) <= own | DATASETTES_OWN


def is_site(datasette: Datasette) -> bool:
    """Return whether this is the site that `atgardsbanken serve` makes, closed to other plugins."""
    return getattr(datasette, "is_site", False)


def start_path(datasette: Datasette) -> str:
    """Return the path of the start page."""
    return "/" if is_alone(datasette) else BESIDE_OTHERS


@lru_cache(maxsize=64)
def _is_bank(path: Path) -> bool:
    """Return whether a file is a bank when it is first asked for: it stays one when it is damaged later."""
    try:
        with path.open("rb") as file:
            head = file.read(ID_PLACE.stop)
    except OSError:
        return False
    mark: int = int.from_bytes(head[ID_PLACE], "big")
    return mark == APPLICATION_ID
