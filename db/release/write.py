"""Writing a release into an empty folder: the data, then what describes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from atgardsbanken.db.connection import one_state
from atgardsbanken.db.export import has_parquet, json_text
from atgardsbanken.db.release.catalogue import catalogue
from atgardsbanken.db.release.codebook import codebook, readme
from atgardsbanken.db.release.facts import ReleaseFacts
from atgardsbanken.db.release.files import (
    CSV_TYPE,
    PARQUET_TYPE,
    DataFile,
    data_file,
    sha256_of,
    write_csv,
    write_parquet,
)
from atgardsbanken.db.release.package import data_package
from atgardsbanken.db.release.tables import release_tables, rows

CHECKSUMS = "SHA256SUMS"
DESCRIPTIONS = ("README.md", "codebook.md", "datapackage.json", "dcat.jsonld", CHECKSUMS)
"""The files of a release beside its tables."""
YEARS = "SELECT min(coalesce(period_from, year)), max(coalesce(period_to, year)) FROM documents WHERE copy_of IS NULL"


def write_release(connection: sqlite3.Connection, folder: Path, facts: ReleaseFacts) -> tuple[DataFile, ...]:
    """Write a bank's release into an empty folder and return its data files; Parquet only where pyarrow is there."""
    with one_state(connection):
        first, last = connection.execute(YEARS).fetchone()
        facts = replace(facts, first_year=first, last_year=last)
        tables = (_write_table(connection, folder, name, facts.site) for name in release_tables())
        data_files = tuple(chain.from_iterable(tables))
    _write_descriptions(folder, facts, data_files)
    return data_files


def _write_table(connection: sqlite3.Connection, folder: Path, name: str, site: str) -> Iterator[DataFile]:
    columns = release_tables()[name].columns
    count = write_csv(folder / f"{name}.csv", columns, rows(connection, name, site=site))
    yield data_file(folder / f"{name}.csv", name, CSV_TYPE, count)
    if has_parquet():
        write_parquet(folder / f"{name}.parquet", columns, rows(connection, name, site=site))
        yield data_file(folder / f"{name}.parquet", name, PARQUET_TYPE, count)


def _write_descriptions(folder: Path, facts: ReleaseFacts, data_files: Sequence[DataFile]) -> None:
    texts = {
        "README.md": readme(facts, data_files),
        "codebook.md": codebook(facts, data_files),
        "datapackage.json": json_text(data_package(facts, data_files)) + "\n",
        "dcat.jsonld": json_text(catalogue(facts, data_files)) + "\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    sums = sorted((path.name, sha256_of(path)) for path in folder.iterdir())
    (folder / CHECKSUMS).write_text("".join(f"{sha}  {name}\n" for name, sha in sums), encoding="utf-8", newline="\n")


def release_names() -> frozenset[str]:
    """Return the names that a release's files can have."""
    return frozenset(f"{name}.{form}" for name in release_tables() for form in ("csv", "parquet")) | {*DESCRIPTIONS}
