"""Measures as files for other programs: the site's formats, and Parquet for those who calculate."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Sequence
from typing import Literal

from db import citation, export
from db.pages.items import Item, best_items, items_by_id
from db.pages.measure import source
from db.search import find
from extract.errors import MissingProgramError

Format = Literal["csv", "json", "parquet", "bibtex", "ris"]


def shown(connection: sqlite3.Connection, query: str) -> list[Item]:
    """The measures that answer `query`, best first, or all measures of the best copies for an empty one."""
    if not query:
        return best_items(connection, "1")
    total = find(connection, query, limit=1).total
    answer = find(connection, query, limit=max(total, 1))
    return items_by_id(connection, [hit.id for hit in answer.hits[:total]])


def as_bytes(connection: sqlite3.Connection, items: Sequence[Item], form: Format, *, site: str) -> bytes:
    """The measures in a format; `site` is the address that permanent links begin with.

    Raises:
        MissingProgramError: Parquet is asked for and pyarrow is not installed.
    """
    match form:
        case "csv":
            return export.as_csv(items, site=site).encode()
        case "json":
            return export.as_json(items, site=site).encode() + b"\n"
        case "parquet":
            return as_parquet(items, site=site)
    sources = {document: source(connection, document) for document in {item.document for item in items}}
    entries = [(item, sources[item.document], f"{site}/atgard/{item.id}") for item in items]
    return (citation.bibtex(entries) if form == "bibtex" else citation.ris(entries)).encode()


def as_parquet(items: Sequence[Item], *, site: str) -> bytes:
    """The measures as a Parquet file with the columns of the JSON export.

    Raises:
        MissingProgramError: pyarrow is not installed.
    """
    try:
        from pyarrow import Table, parquet
    except ImportError as error:
        raise MissingProgramError(
            "Parquet needs pyarrow; install it with: pip install 'atgardsbanken[parquet]'"
        ) from error
    buffer = io.BytesIO()
    parquet.write_table(Table.from_pylist([export.record(item, site=site) for item in items]), buffer)
    return buffer.getvalue()
