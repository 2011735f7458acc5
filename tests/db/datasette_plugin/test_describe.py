"""The Swedish descriptions of the tables: none is missing, none is of something that is not there."""

from __future__ import annotations

from atgardsbanken.db.datasette_plugin.describe import HIDDEN, tables
from atgardsbanken.db.store import Bank


def test_every_column_is_described(bank: Bank) -> None:
    """Each table and column that readers see is described, and nothing else."""
    names = [
        row[0] for row in bank.connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    shown = [name for name in names if not name.startswith(HIDDEN)]
    present = {name: {row[1] for row in bank.connection.execute(f"PRAGMA table_info({name})")} for name in shown}
    assert {name: set(table.columns) for name, table in tables().items()} == present
