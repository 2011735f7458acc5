"""A release's `datapackage.json`: a Frictionless Data Package with a Table Schema for each CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atgardsbanken.db.release.facts import DESCRIPTION, ReleaseFacts
from atgardsbanken.db.release.files import CSV_TYPE, DataFile
from atgardsbanken.db.release.tables import describe_column, describe_table, release_tables

NAME = "atgardsbanken"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The version of the standard that the package keeps to."""


def data_package(facts: ReleaseFacts, data_files: Sequence[DataFile]) -> dict[str, Any]:
    """Return the package of a release's CSV files; paths are relative to it."""
    licence = {"name": facts.licence, "title": facts.licence_title, "path": facts.licence_address}
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": facts.title,
        "description": DESCRIPTION,
        "version": facts.version,
        "created": f"{facts.issued.isoformat()}T00:00:00Z",
        "licenses": [licence],
        "contributors": [_publisher(facts)],
        "resources": [_resource(file) for file in data_files if file.media_type == CSV_TYPE],
    }


def _publisher(facts: ReleaseFacts) -> dict[str, Any]:
    email = {"email": facts.contact} if facts.contact else {}
    return {"title": facts.publisher, **email, "roles": ["publisher"]}


def _resource(file: DataFile) -> dict[str, Any]:
    return {
        "name": file.table,
        "title": release_tables()[file.table].title,
        "description": describe_table(file.table),
        "type": "table",
        "path": file.name,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size_bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": table_schema(file.table),
    }


def table_schema(name: str) -> dict[str, Any]:
    """Return the Table Schema of a table: fields with types and descriptions, its key, and what it points at."""
    table = release_tables()[name]
    fields = [
        {"name": column, "type": kind, "description": describe_column(name, column)}
        | ({"constraints": {"required": True}} if column in table.key else {})
        for column, kind in table.columns.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key)}
    if table.references:
        schema["foreignKeys"] = [_foreign_key(name, *pair) for pair in table.references.items()]
    return schema


def _foreign_key(name: str, column: str, target: str) -> dict[str, Any]:
    """Return a foreign key; by the standard, the table itself is called ""."""
    table, referred = target.split(".")
    return {"fields": [column], "reference": {"resource": "" if table == name else table, "fields": [referred]}}
