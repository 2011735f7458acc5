"""What several queries are written with."""

from __future__ import annotations

import sqlite3

import pytest

from atgardsbanken.db.sql import marks


@pytest.mark.parametrize("values", [(), ("01",), ("01", "12'); DROP TABLE t; --")])
def test_each_value_has_its_mark(values: tuple[str, ...]) -> None:
    """As many values as there are can be bound, none included, and none becomes a part of the query."""
    found = sqlite3.connect(":memory:").execute(f"SELECT '01' IN ({marks(values)})", values).fetchone()
    assert found == ("01" in values,)
