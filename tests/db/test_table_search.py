"""The search of tables that Datasette and sqlite-utils bring along: it follows whatever happens to the measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from plans import problems
from readings import measure, reading

from atgardsbanken.corpus.corrections import Correction
from atgardsbanken.db.store import Bank


def searched(path: Path, query: str) -> list[str]:
    """The titles that sqlite-utils finds, in their order."""
    command = [sys.executable, "-m", "sqlite_utils", "search", str(path), "measures", query, "-c", "title"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [row["title"] for row in json.loads(done.stdout)]


def found(bank: Bank, query: str) -> list[str]:
    """The titles that the index finds, as Datasette asks for them."""
    sql = "SELECT title FROM measures WHERE rowid IN (SELECT rowid FROM measures_fts WHERE measures_fts MATCH ?)"
    return sorted(row[0] for row in bank.connection.execute(sql, [f'"{query}"']))


def test_sqlite_utils_searches_measures(small_bank: Bank) -> None:
    """`sqlite-utils search` finds measures by their words, and tells å from a."""
    assert searched(small_bank.path, "vårdnära") == ["Vårdnära service", "Vårdnära service"]
    assert searched(small_bank.path, "vardnara") == []


def test_measures_are_found_once(small_bank: Bank) -> None:
    """A copy's measures leave the index when it is told to be one, and come back when it is none."""
    plan, later = (row[0] for row in small_bank.connection.execute("SELECT id FROM documents ORDER BY year"))
    small_bank.set_copies({later: plan})
    assert found(small_bank, "Vårdnära service") == ["Vårdnära service"]
    assert found(small_bank, "Digitala") == []
    small_bank.set_copies({})
    assert len(found(small_bank, "Vårdnära service")) == 2
    assert problems(small_bank.path) == []


def test_what_is_read_anew_or_corrected_is_found_anew(small_bank: Bank) -> None:
    """Old words find nothing any more, whether a file or a person says another."""
    known = measure("Betald specialistutbildning", line=1, area="forsorjning", description="Med handledare")
    small_bank.put(reading("plan.pdf", [known]), version="2")
    assert (found(small_bank, "handledare"), len(found(small_bank, "Vårdnära"))) == ([known.title], 1)
    small_bank.correct([Correction(known.id, "title", "Avlönad utbildning")])
    small_bank.finish()
    assert (found(small_bank, "Betald"), found(small_bank, "Avlönad")) == ([], ["Avlönad utbildning"])
    assert problems(small_bank.path) == []


def test_rows_join_by_a_number_that_follows_from_the_id(small_bank: Bank) -> None:
    """The number is the same in every bank, and one that JavaScript can hold."""
    rows = small_bank.connection.execute("SELECT id, rowid FROM measures").fetchall()
    assert [int(key[:13], 16) for key, _ in rows] == [number for _, number in rows]
    assert max(number for _, number in rows) < 2**53


@pytest.mark.parametrize("query", ["VACUUM", "REINDEX"])
def test_search_outlives_looking_after_the_file(small_bank: Bank, query: str) -> None:
    """What rewrites the file leaves numbers and index together."""
    small_bank.connection.execute(query)
    assert len(found(small_bank, "Vårdnära")) == 2
