"""A bank as SQL, kept for the tests of later versions: `python tests/support/old_banks.py BANK > N.sql`.

The search index is left out: it is made anew from the other tables whenever a bank is brought up.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

MADE_ANEW = (
    "measures_fts",
    "search_",
    "measure_index",
    "passage_index",
    "passage_rows",
    "vocabulary",
    "regions",
    "areas",
    "pictures",
)
"""What the names of tables begin with that are not dumped."""
SCHEMA = """
    SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'measure\\_index\\_%' ESCAPE '\\'
    AND name NOT LIKE 'passage\\_index\\_%' ESCAPE '\\' AND name NOT LIKE 'measures\\_fts\\_%' ESCAPE '\\'
    ORDER BY rowid
"""


def written(connection: sqlite3.Connection) -> Iterator[str]:
    """The bank's tables and rows as statements."""
    for name in ("application_id", "user_version"):
        yield f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
    yield from (f"{row[0]};" for row in connection.execute(SCHEMA))
    tables = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    ]
    for table in tables:
        if not table.startswith(MADE_ANEW):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
            query = f"SELECT 'INSERT INTO {table} VALUES (' || {values} || ');' FROM {table} ORDER BY 1"
            yield from (row[0] for row in connection.execute(query))


def read_back(path: Path, sql: Path) -> Path:
    """The bank at `path` that such statements make."""
    with sqlite3.connect(path) as connection:
        connection.executescript(sql.read_text(encoding="utf-8"))
    connection.close()
    return path


if __name__ == "__main__":
    with sqlite3.connect(sys.argv[1]) as bank:
        print("\n".join(written(bank)))
