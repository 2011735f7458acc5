"""The pages of figures."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from readings import line_box, reading

from atgardsbanken.corpus.records import Figure
from atgardsbanken.db.pages.figures import (
    Counted,
    FigureTable,
    answering,
    figure_table,
    figures_of_region,
    table_list,
)
from atgardsbanken.db.population import population
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.store import Bank

SWEDEN = 10_230_185
"""Inhabitants on the last day of 2018, as the statistics office tells the whole."""


def _bank_with(bank: Bank, figures: list[tuple[str | None, str, float | None, str]], title: str = "Medel") -> str:
    """Put a report with one table into the bank, and return its id."""
    read = [
        Figure(2, title, region, indicator, 2018, value, unit, line_box(n))
        for n, (region, indicator, value, unit) in enumerate(figures)
    ]
    findings = replace(reading("rapport.pdf", [], region=None, title="Rapport"), figures=tuple(read))
    bank.put(findings, version="1")
    bank.finish()
    return findings.document.id


@pytest.fixture
def money(bank: Bank) -> tuple[sqlite3.Connection, str]:
    """A bank with a table of three regions and a total, and its document's id."""
    rows = [
        ("09", "Stöd", 59_249.0, "kronor"),
        ("01", "Stöd", 4_688_248.0, "kronor"),
        ("12", "Stöd", None, "kronor"),
        (None, "Totalt – Stöd", 4_747_497.0, "kronor"),
    ]
    return bank.connection, _bank_with(bank, rows)


def _shown(table: FigureTable | None) -> list[tuple[str, list[float | None]]]:
    assert table is not None
    return [(row.label, [cell.value if cell else None for cell in row.cells]) for row in table.rows]


def test_inhabitants_of_the_counties_make_up_the_country() -> None:
    """The 21 counties' inhabitants are those of Sweden."""
    people = population()
    assert (len(people.inhabitants), sum(people.inhabitants.values()), people.sweden) == (21, SWEDEN, SWEDEN)


def test_tables_are_listed_by_their_regions(read: sqlite3.Connection) -> None:
    """Each table is one row, with the number of its first figure; words narrow the list."""
    page = table_list(read, words="", page=1)
    assert {(ref.title, ref.first, ref.regions, ref.figures) for ref in page.refs} == {("Tabell 1", 0, 1, 1)}
    assert table_list(read, words="handlingsplan 2019", page=1).total == 1
    assert table_list(read, words="finns inte", page=1).refs == ()


def test_regions_are_rows_and_totals_go_last(money: tuple[sqlite3.Connection, str]) -> None:
    """A region's figures stand in its row, a total in one of its own; what could not be read is not there."""
    table = figure_table(*money, 0)
    assert _shown(table) == [("Region Gotland", [59_249]), ("Region Stockholm", [4_688_248]), ("Totalt", [4_747_497])]
    assert table is not None
    assert table.columns == (Counted("Stöd", 2018, "kronor"),)
    assert [cell.share for row in table.rows for cell in row.cells if cell] == [59_249 / 4_688_248, 1.0, 1.0]


def test_largest_go_first_where_asked(money: tuple[sqlite3.Connection, str]) -> None:
    """A column orders the rows, the largest first and totals last; a column that is not there changes nothing."""
    by_largest = _shown(figure_table(*money, 0, largest=1))
    assert [label for label, _ in by_largest] == ["Region Stockholm", "Region Gotland", "Totalt"]
    assert figure_table(*money, 0, largest=9) == figure_table(*money, 0)


def test_money_is_divided_by_inhabitants(money: tuple[sqlite3.Connection, str]) -> None:
    """Per inhabitant a krona a head in Gotland is less than two in Stockholm; the total has no inhabitants."""
    table = figure_table(*money, 0, per_inhabitant=True)
    assert _shown(table) == [("Region Gotland", [1.0]), ("Region Stockholm", [2.0])]
    assert table is not None
    assert table.columns == (Counted("Stöd", 2018, "kronor per invånare", is_divided=True),)


def test_shares_and_answers_are_not_divided(bank: Bank) -> None:
    """Percent and yes or no say the same of small and large regions."""
    document = _bank_with(bank, [("09", "Andel", 4.0, "%"), ("01", "Andel", 5.0, "%"), ("01", "Infört", 1.0, "ja/nej")])
    table = figure_table(bank.connection, document, 0, per_inhabitant=True)
    assert table is not None
    assert (table.can_be_divided, table.per_inhabitant) == (False, False)
    assert _shown(table) == [("Region Gotland", [4.0, None]), ("Region Stockholm", [5.0, 1.0])]


def test_table_of_one_region_has_years_as_columns(bank: Bank) -> None:
    """Where nothing is compared between regions, what is counted stands in rows."""
    document = _bank_with(bank, [("09", "Läkare", 4.0, "antal"), ("09", "Sjuksköterskor", 5.0, "antal")])
    table = figure_table(bank.connection, document, 0)
    assert _shown(table) == [("Läkare", [4.0]), ("Sjuksköterskor", [5.0])]


def test_no_table_begins_elsewhere(money: tuple[sqlite3.Connection, str]) -> None:
    """Only the first figure of a table, and only in a document that is there, leads to it."""
    connection, document = money
    assert (figure_table(connection, document, 1), figure_table(connection, "none", 0)) == (None, None)


def test_region_knows_its_figures(money: tuple[sqlite3.Connection, str]) -> None:
    """They have their table, and are told per inhabitant where that says something."""
    (figure,) = figures_of_region(money[0], "01")
    assert (figure.indicator, figure.first, figure.divided, figure.divided_unit) == (
        "Stöd",
        0,
        2.0,
        "kronor per invånare",
    )


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("hur mycket pengar fick Gotland", [59_249.0]),
        ("stöd till Stockholm 2018", [4_688_248.0]),
        ("stöd till Stockholm 2019", []),
        ("vårdnära service på Gotland", []),
        ("Gotland", []),
        ("hur mycket pengar", []),
    ],
)
def test_figures_answer_queries(money: tuple[sqlite3.Connection, str], query: str, values: list[float]) -> None:
    """A query that names a region and what was counted, or asks for money, is answered with that region's figures."""
    assert [figure.value for figure in answering(money[0], parse(query))] == values


def _copied(bank: Bank, best: list[Figure], copy: list[Figure]) -> str:
    """Put a report into the bank in two forms, one with the figures of each, and return the copy's id."""
    forms = [
        replace(reading(name, [], region=None, title=title), figures=tuple(figures))
        for name, title, figures in (("rapport.pdf", "Rapport", best), ("rapport.txt", "Rapp0rt", copy))
    ]
    for form in forms:
        bank.put(form, version="1")
    bank.set_copies({forms[1].document.id: forms[0].document.id})
    bank.finish()
    return forms[1].document.id


def _table(title: str, values: list[float], unit: str = "antal") -> list[Figure]:
    """Return a table with a row for each of the first regions."""
    codes = ("12", "14", "01", "03")
    rows = enumerate(zip(codes, values, strict=False))
    return [Figure(2, title, code, title, 2018, value, unit, line_box(n)) for n, (code, value) in rows]


def test_a_table_that_only_a_copy_holds_is_shown_once(bank: Bank) -> None:
    """The table that the better form lacks answers, under that form's title and with its place in the copy."""
    money = _table("Medel", [5.0, 6.0, 7.0], "mkr")
    copy = _copied(bank, money, _table("Antal som började en utbildningstjänst", [267.0, 191.0]) + money)
    figures = answering(bank.connection, parse("Hur många började en utbildningstjänst i Skåne"))
    assert [(each.value, each.document, each.document_title) for each in figures] == [(267.0, copy, "Rapport")]
    assert [ref.title for ref in table_list(bank.connection, words="", page=1).refs] == [
        "Medel",
        "Antal som började en utbildningstjänst",
    ]
    assert _shown(figure_table(bank.connection, copy, 0))[0] == ("Region Skåne", [267.0])


def test_a_misread_table_of_a_copy_is_not_shown(bank: Bank) -> None:
    """Half of a table's figures are enough for it to be the better form's, whatever OCR made of its title."""
    _copied(bank, _table("Deltagare", [267.0, 191.0]), _table("Oeltagare", [267.0, 197.0]))
    assert [ref.title for ref in table_list(bank.connection, words="", page=1).refs] == ["Deltagare"]


def test_figures_of_copies_follow_what_is_a_copy(bank: Bank) -> None:
    """A form that is a copy no longer has no figures of its own beside its others, and they go with it."""
    copy = _copied(bank, [], _table("Deltagare", [267.0]))
    rows = "SELECT document, number FROM search_own_figures"
    assert [tuple(row) for row in bank.connection.execute(rows)] == [(copy, 0)]
    bank.set_copies({})
    bank.finish()
    assert bank.connection.execute(rows).fetchall() == []
