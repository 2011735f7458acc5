"""A bank's measures are held against those that a person wrote down: found, missed, not wanted, and their areas."""

from __future__ import annotations

import sqlite3

import pytest

from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.compare import Named, compare, wanted_measures


@pytest.fixture
def bank() -> sqlite3.Connection:
    """Two documents, the first with three measures."""
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE documents (id TEXT, name TEXT);
        CREATE TABLE measures (id TEXT, title TEXT, area TEXT, document TEXT);
        INSERT INTO documents VALUES ('d1', 'plan.pdf'), ('d2', 'annan.pdf');
        INSERT INTO measures VALUES ('1', 'Inför digitala vårdmöten', 'it', 'd1'), ('2', 'Bygg ut garaget', NULL, 'd1'),
            ('3', 'Anställ fler sjuksköterskor', 'forsorjning', 'd1'), ('4', 'Inför digitala vårdmöten', 'it', 'd2');
    """)
    return connection


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_a_table_is_read_as_spreadsheets_write_it(parted: str) -> None:
    """With any sign between cells, headings in any case, and cells or columns missing."""
    text = "Åtgärd,dokument,OMRÅDE\r\nInför möten,plan.pdf,it\r\nBygg ut\r\n,plan.pdf,it\r\n".replace(",", parted)
    assert wanted_measures(text) == [Named("Inför möten", "it", "plan.pdf"), Named("Bygg ut")]


def test_a_table_without_titles_is_refused() -> None:
    """The message says what the first line should be."""
    with pytest.raises(BadUsageError, match="no column åtgärd; begin with a line such as"):
        wanted_measures("a;b\n1;2\n")


def test_only_named_documents_are_compared(bank: sqlite3.Connection) -> None:
    """The same title in another document is not counted; what is alike is found, its area told or not."""
    wanted = [
        Named("Införa digitala vårdmöten", "kompetens", "plan"),
        Named("Bygg ut garaget", "-", "d1"),
        Named("Utbilda handledare", "it", "plan.pdf"),
    ]
    found = compare(bank, wanted)
    assert (found.documents, found.wanted, found.found, len(found.pairs)) == (1, 3, 3, 2)
    assert [each.title for each in found.missed] == ["Utbilda handledare"]
    assert [each.title for each in found.invented] == ["Anställ fler sjuksköterskor"]
    assert (found.precision, found.recall, found.judged) == (2 / 3, 2 / 3, (1, 2))


def test_each_measure_is_found_once(bank: sqlite3.Connection) -> None:
    """Of two that are wanted with one title, one is missed."""
    found = compare(bank, [Named("Bygg ut garaget", document="d1")] * 2)
    assert (len(found.pairs), len(found.missed)) == (1, 1)


def test_an_unknown_document_is_said(bank: sqlite3.Connection) -> None:
    """By the name that was written."""
    with pytest.raises(BadUsageError, match=r"^okänd\.pdf: the bank has no document"):
        compare(bank, [Named("Något", document="okänd.pdf")])
