"""A release's tables as files: CSV that programs read, and Parquet with the same types."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from atgardsbanken.db.export import Record
from atgardsbanken.db.release.tables import ColumnType

CSV_TYPE = "text/csv"
PARQUET_TYPE = "application/vnd.apache.parquet"
BATCH_ROWS = 50_000
"""Rows of a group in a Parquet file: as many as are held in memory at a time, and enough for readers to skip groups."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A written file of a table: its name, media type, size in bytes and SHA-256 in hexadecimal, and how many rows."""

    table: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    rows: int


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Record]) -> int:
    """Write rows as CSV (RFC 4180: commas, UTF-8 without a mark), as the bank holds them; return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(columns))
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def write_parquet(path: Path, columns: Mapping[str, ColumnType], rows: Iterable[Record]) -> None:
    """Write rows as Parquet, each column of its type even where it is empty; pyarrow has to be there."""
    import pyarrow
    from pyarrow import parquet

    types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    remaining = iter(rows)
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(remaining, BATCH_ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def data_file(path: Path, table: str, media_type: str, rows: int) -> DataFile:
    """Return what there is to say of a file that was written."""
    return DataFile(table, path.name, media_type, path.stat().st_size, sha256_of(path), rows)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
