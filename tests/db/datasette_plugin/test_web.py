"""What every page of the site needs: answers that are of one moment."""

from __future__ import annotations

import sqlite3

from readings import measure, reading

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.datasette_plugin.web import at_one_moment
from atgardsbanken.db.store import Bank


def test_an_answer_is_of_one_moment(bank: Bank) -> None:
    """A load that ends while a page is read is not seen by that page, and by the next it is."""

    def documents(connection: sqlite3.Connection) -> int:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def question(connection: sqlite3.Connection) -> tuple[int, int]:
        before = documents(connection)
        bank.put(reading("plan.pdf", [measure("Vårdnära service")]), version="1")
        return before, documents(connection)

    reader = open_for_reading(bank.path)
    assert at_one_moment(reader, question) == (0, 0)
    assert at_one_moment(reader, documents) == 1
    reader.close()
