"""The bank: documents in whole or not at all, the same input the same bank."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from readings import measure, reading

from atgardsbanken.corpus.records import Continuation, Theme
from atgardsbanken.db.rows import Failure
from atgardsbanken.db.store import Bank, LoadCounts
from atgardsbanken.extract.errors import DatabaseError


def count(bank: Bank, table: str) -> int:
    """The number of rows of a table."""
    return int(bank.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def dump(bank: Bank) -> str:
    """All that the bank says, but the times of its runs, and the pieces of an index that is filled row by row."""
    said = (line for line in bank.connection.iterdump() if not line.startswith('INSERT INTO "measures_fts_'))
    return "\n".join(line for line in said if "load" not in line)


def test_put_twice_is_put_once(bank: Bank) -> None:
    """A document takes the place of what was stored of it before."""
    first = reading("plan.pdf", [measure("Vårdnära service"), measure("Läkarrekrytering", line=1)])
    bank.put(first, version="1")
    bank.put(replace(first, measures=first.measures[:1]), version="2")
    assert [m.title for m in bank.all_measures()] == ["Vårdnära service"]
    assert [known.version for known in bank.known().values()] == ["2"]


def test_measures_come_back_as_they_went_in(bank: Bank) -> None:
    """No field of a measure is lost or changed on its way through the bank."""
    new = measure("Vårdnära service", description="Måltider", status="Pågår", raw_title="Vardnara service")
    bank.put(reading("plan.pdf", [new]), version="1")
    assert bank.all_measures() == [new]


def test_document_that_cannot_be_stored_leaves_nothing(bank: Bank) -> None:
    """A row that breaks a rule takes the whole document with it, and leaves what was there before."""
    good = reading("plan.pdf", [measure("Vårdnära service")])
    bank.put(good, version="1")
    before = dump(bank)
    bad = replace(good, measures=(*good.measures, replace(good.measures[0], id="x", region="99")))
    with pytest.raises(DatabaseError):
        bank.put(bad, version="2")
    assert dump(bank) == before


def test_order_of_loading_leaves_no_trace(tmp_path: Path) -> None:
    """The same documents in another order give the same dump."""
    one = reading("plan.pdf", [measure("Vårdnära service")])
    two = reading("report.pdf", [measure("Digitala vårdmöten", region="01", area="it")], region=None)
    dumps = []
    for name, order in (("a", (one, two)), ("b", (two, one))):
        with Bank.open(tmp_path / name, create=True) as bank:
            for each in order:
                bank.put(each, version="1")
            bank.finish()
            dumps.append(dump(bank))
    assert dumps[0] == dumps[1]


def test_failed_file_is_known_and_named(bank: Bank) -> None:
    """A file that can't be read is a failed document with its reason, until it is read."""
    good = reading("plan.pdf", [measure("Vårdnära service")])
    bank.put_failure(Failure("plan.pdf", "EncryptedPdfError", "needs a password", good.document.sha256), version="1")
    assert [(k.name, k.status) for k in bank.known().values()] == [("plan.pdf", "failed")]
    bank.put(good, version="1")
    assert (count(bank, "failures"), count(bank, "documents")) == (0, 1)


def test_failed_page_makes_the_document_partial(bank: Bank) -> None:
    """A page that failed is listed with its reason; the rest of the document is kept."""
    bank.put(reading("plan.pdf", [measure("Vårdnära service")], failed_page=True), version="1")
    assert [k.status for k in bank.known().values()] == ["partial"]
    rows = bank.connection.execute("SELECT name, page, reason FROM failures").fetchall()
    assert [tuple(row) for row in rows] == [("plan.pdf", 2, "the picture is larger than the limit")]


def test_copies_stand_back(small_bank: Bank) -> None:
    """The measures of a copy are stored, but are neither linked nor searched."""
    copy = reading("plan-scanned.pdf", [measure("Vårdnära service", line=5)])
    small_bank.put(copy, version="1")
    best = next(k.id for k in small_bank.known().values() if k.name == "plan.pdf")
    small_bank.set_copies({copy.document.id: best})
    small_bank.finish()
    assert (len(small_bank.all_measures()), len(small_bank.all_measures(copies=True))) == (4, 5)
    assert count(small_bank, "search_rows") == 4


def test_links_take_the_place_of_earlier_links(small_bank: Bank) -> None:
    """Themes and continuations are stored as given, not added up."""
    first, second, *_ = small_bank.all_measures()
    small_bank.set_links([Theme("a", "A", (first.id,))], [Continuation(first.id, second.id, 0.9)])
    small_bank.set_links([Theme("b", "B", (second.id,))], [])
    themes = small_bank.connection.execute("SELECT id, theme FROM measures WHERE theme IS NOT NULL").fetchall()
    assert [tuple(row) for row in themes] == [(second.id, "b")]
    assert (count(small_bank, "themes"), count(small_bank, "continuations")) == (1, 0)


def test_deleted_document_leaves_nothing(small_bank: Bank) -> None:
    """Deleting a document takes its measures, and the search index with the next finish."""
    for known in small_bank.known().values():
        small_bank.delete(known.id)
    small_bank.finish()
    tables = ("documents", "pages", "passages", "measures", "figures", "repairs", "search_rows", "vocabulary")
    assert [count(small_bank, table) for table in tables] == [0] * len(tables)
    small_bank.check()


def test_runs_are_counted(small_bank: Bank) -> None:
    """A run is stored with its version and what it did."""
    load = small_bank.begin_load(version="0.1.0", options="{}")
    small_bank.finish_load(load, LoadCounts(loaded=2, unchanged=1))
    row = small_bank.connection.execute("SELECT version, loaded, unchanged, failed, measures FROM loads").fetchone()
    assert tuple(row) == ("0.1.0", 2, 1, 0, 4)


def test_pictures_go_with_their_document(bank: Bank) -> None:
    """A page's picture is stored with the document and leaves with it."""
    new = reading("plan.pdf", [measure("Vårdnära service")])
    bank.put(new, version="1", pictures={1: b"RIFF"})
    assert count(bank, "pictures") == 1
    bank.delete(new.document.id)
    assert count(bank, "pictures") == 0


def test_second_writer_is_told(small_bank: Bank) -> None:
    """While another run writes, a write waits and then says why it could not."""
    other = sqlite3.connect(small_bank.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    small_bank.connection.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(DatabaseError, match="another run is writing"):
        small_bank.begin_load(version="1")
    other.close()
