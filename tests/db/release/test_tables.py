"""The tables of a release: described, typed and pointing at each other as the bank's own."""

from __future__ import annotations

import pytest

from atgardsbanken.db.datasette_plugin.describe import tables as described_tables
from atgardsbanken.db.export import COLUMNS
from atgardsbanken.db.release.tables import describe_column, describe_table, release_tables, rows
from atgardsbanken.db.store import Bank

TABLES = release_tables()
SQLITE_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def test_measures_have_the_columns_of_the_json() -> None:
    """Names and order are those of the JSON export."""
    assert list(TABLES["measures"].columns) == list(COLUMNS)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_an_ascii_name_and_a_description(name: str) -> None:
    """What a program reads is ASCII; what a person reads is a Swedish sentence."""
    for column in TABLES[name].columns:
        assert column.isascii()
        assert describe_column(name, column).endswith(".")
    assert describe_table(name).endswith(".")


@pytest.mark.parametrize("name", TABLES)
def test_no_column_is_described_twice_alike(name: str) -> None:
    """A description of a release's own says something that the bank's table does not."""
    own, described = TABLES[name].descriptions, described_tables()[name].columns
    assert [column for column, text in own.items() if text == described.get(column)] == []
    assert set(own) <= set(TABLES[name].columns)


@pytest.mark.parametrize("name", TABLES)
def test_references_point_at_keys(name: str) -> None:
    """What a column points at is the key of a table of the release."""
    for column, target in TABLES[name].references.items():
        table, referred = target.split(".")
        assert (column in TABLES[name].columns, TABLES[table].key) == (True, (referred,))


@pytest.mark.parametrize("name", TABLES)
def test_types_are_those_of_the_bank(bank: Bank, name: str) -> None:
    """A column that the bank's table has is of its type there."""
    declared = {row["name"]: SQLITE_TYPES[row["type"]] for row in bank.connection.execute(f"PRAGMA table_info({name})")}
    mine = {column: kind for column, kind in TABLES[name].columns.items() if column in declared}
    assert mine == {column: declared[column] for column in mine}


def test_rows_are_ordered_and_empty_texts_are_null(small_bank: Bank) -> None:
    """The same bank gives the same rows, and no text is empty."""
    found = list(rows(small_bank.connection, "measures", site="https://bank.example"))
    assert [row["id"] for row in found] == sorted(str(row["id"]) for row in found)
    assert not any(value == "" for row in found for value in row.values())
    assert found[0]["url"] == f"https://bank.example/atgard/{found[0]['id']}"
