"""A document's page."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from readings import measure, reading

from atgardsbanken.db.labels import page_label
from atgardsbanken.db.pages.document import ShownFigure, document_page
from atgardsbanken.db.search import find
from atgardsbanken.db.search.passages import find_passages
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.records import BBox


def test_pages_failures_and_copies(read: sqlite3.Connection, plan: str) -> None:
    """The pages tell their route and what was found; copies are named on both sides."""
    page = document_page(read, plan, page=None)
    assert page is not None
    assert [(each.number, each.route, each.repairs, each.measures) for each in page.pages] == [(1, "text", 1, 3)]
    assert [copy.name for copy in page.copies] == ["plan-skannad.pdf"]
    copy = document_page(read, page.copies[0].id, page=None)
    assert copy is not None
    assert [other.name for other in copy.copies] == ["plan.pdf"]


def test_first_page_with_a_measure_is_open(read: sqlite3.Connection, plan: str) -> None:
    """The open page has its lines, measures and boxes."""
    page = document_page(read, plan, page=None)
    assert page is not None
    assert page.shown is not None
    assert (page.shown.number, page.shown.has_picture, len(page.shown.boxes)) == (1, True, 3)
    assert all(line.inside for line in page.shown.lines)


def test_passage_is_marked_on_its_page(read: sqlite3.Connection, plan: str) -> None:
    """Who comes from a passage sees its box, and no other line marked; an unknown one leaves the page as it is."""
    page, other = (document_page(read, plan, page=1, passage=each) for each in (f"{plan}-1", "nope"))
    assert page is not None
    assert page.shown is not None
    box = read.execute("SELECT x0, top, x1, bottom FROM passages WHERE id = ?", [f"{plan}-1"]).fetchone()
    assert page.shown.passage == BBox(*box)
    assert [number for number, line in enumerate(page.shown.lines) if line.inside] == [1]
    assert other == document_page(read, plan, page=1)


def test_numbers_of_the_pages_tables_are_shown(read: sqlite3.Connection, plan: str) -> None:
    """The open page has the numbers of its tables with what is doubtful about them."""
    page = document_page(read, plan, page=1)
    assert page is not None
    assert page.shown is not None
    assert page.shown.figures == (ShownFigure("Tabell 1", "Inhyrd personal", 2018, 4.5, "%", ""),)


def test_page_that_is_not_there_is_not_open(read: sqlite3.Connection, plan: str) -> None:
    """A page beyond the last shows the document without an open page."""
    page = document_page(read, plan, page=99)
    assert page is not None
    assert page.shown is None


def test_failed_page_says_why(read: sqlite3.Connection) -> None:
    """A page that could not be read stands among the failures."""
    key = read.execute("SELECT id FROM documents WHERE name = 'uppfoljning.pdf'").fetchone()[0]
    page = document_page(read, key, page=2)
    assert page is not None
    assert page.shown is not None
    assert [(failure.page, failure.reason) for failure in page.failures] == [(2, page.shown.reason)]


def test_failed_file_has_a_page(read: sqlite3.Connection) -> None:
    """A file of which nothing was read has a page that says why; an unknown id has none."""
    page = document_page(read, "f" * 16, page=None)
    assert page is not None
    assert ([failure.page for failure in page.failures], page.pages, page.shown) == ([0], (), None)
    assert document_page(read, "nope", page=None) is None


def test_documents_that_it_is_compared_with_are_named(read: sqlite3.Connection, plan: str) -> None:
    """The plan of the next year, of the same series."""
    page = document_page(read, plan, page=None)
    assert page is not None
    assert [(each.title, each.years) for each in page.series] == [("Handlingsplan 2019", "2019")]


def test_a_pages_printed_number_is_kept_beside_its_place(bank: Bank) -> None:
    """Lists, hits and passages cite the same page, by the number printed on it."""
    plan = replace(reading("plan.pdf", [measure("Vårdnära service", page=2)]), printed_numbers={2: "49"})
    bank.put(plan, version="1")
    bank.finish()
    page = document_page(bank.connection, plan.document.id, page=2)
    assert page is not None
    assert page.shown is not None
    (hit,) = find(bank.connection, "vårdnära").hits
    (passage, *_), _ = find_passages(bank.connection, parse("vårdnära"))
    printed = [each.printed for each in page.pages]
    assert (printed, page.shown.printed, page.shown.measures[0].printed_page) == (["", "49"], "49", "49")
    assert (hit.printed_page, passage.passage.printed_page) == ("49", "49")
    assert page_label(hit.printed_page, hit.page) == "s. 49 (PDF-sida 2)"
