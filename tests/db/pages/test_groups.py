"""The pages of regions, themes and documents."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from readings import measure, municipal_plan, reading

from atgardsbanken.db.pages import groups
from atgardsbanken.db.pages.groups import document_list, documents, region_page, theme_list, theme_page
from atgardsbanken.db.store import Bank

AREAS = ["it", "kompetens", "forsorjning"]


def test_region_shows_its_newest_year(read: sqlite3.Connection) -> None:
    """Without a year, or with one it has nothing of, the newest is shown, in a column for each area."""
    page = region_page(read, "24", year=None, areas=AREAS)
    assert page is not None
    assert (page.year, [column.area for column in page.columns]) == (2019, AREAS)
    assert [[item.title for item in column.items] for column in page.columns] == [
        [],
        ["Vårdnära service i hela länet"],
        ["Kompetensförsörjningsplan"],
    ]
    assert region_page(read, "24", year=1950, areas=AREAS) == page


def test_region_shows_a_chosen_year(read: sqlite3.Connection) -> None:
    """With a year its measures are shown; the bars hold all years."""
    page = region_page(read, "24", year=2018, areas=AREAS)
    assert page is not None
    assert [(bar.year, bar.total) for bar in page.bars] == [(2018, 3), (2019, 2)]
    assert [document.name for document in page.documents] == ["uppfoljning.pdf", "plan.pdf"]


def test_measures_outside_the_areas_have_a_column(read: sqlite3.Connection) -> None:
    """Where a region has measures of none of the areas, they are shown too."""
    page = region_page(read, "01", year=2018, areas=AREAS)
    assert page is not None
    assert page.columns[-1].area is None
    assert (len(page.columns[-1].items), page.columns[-1].total) == (1, 1)


def test_unknown_region_has_no_page(read: sqlite3.Connection) -> None:
    """A code that is no county's leads nowhere; a region without measures has a page."""
    assert region_page(read, "99", year=None, areas=AREAS) is None
    empty = region_page(read, "03", year=None, areas=AREAS)
    assert empty is not None
    assert (empty.bars, empty.year) == ((), None)


def test_theme_tells_who_since_when(read: sqlite3.Connection) -> None:
    """A theme's page has a row for each region and a column for each year."""
    page = theme_page(read, "t1", areas=AREAS)
    assert page is not None
    assert (page.label, page.years, page.count) == ("Vårdnära service", (2018, 2019), 3)
    cells = {code: [[item.title for item in cell.items] for cell in row] for code, _, row in page.rows}
    assert cells == {
        "12": [["Servicevärdar"], []],
        "24": [["Vårdnära service"], ["Vårdnära service i hela länet"]],
    }
    assert theme_page(read, "nope", areas=AREAS) is None


def test_theme_tells_no_document_from_no_mention(read: sqlite3.Connection) -> None:
    """Region Skåne has no document of 2019 in the bank: that it names nothing then says nothing."""
    page = theme_page(read, "t1", areas=AREAS)
    assert page is not None
    assert {code: [cell.has_document for cell in row] for code, _, row in page.rows} == {
        "12": [True, False],
        "24": [True, True],
    }


def test_theme_is_charted_for_documents_of_one_series(read: sqlite3.Connection) -> None:
    """Only the two plans of one region can be compared; the third document with the theme stands alone."""
    page = theme_page(read, "t1", areas=AREAS)
    assert page is not None
    (chart,) = page.series
    assert [(bar.period, bar.total, bar.documents[0].title) for bar in chart] == [
        ("2018", 1, "Handlingsplan 2018"),
        ("2019", 1, "Handlingsplan 2019"),
    ]
    assert page.alone == 1


def test_period_counts_in_each_of_its_years(bank: Bank) -> None:
    """A plan for three years stands under each of them; a year between with no document is told apart."""
    plan = reading("plan", [measure("Lean", year=2016)], year=2016, last_year=2018)
    later = reading("plan 2020", [measure("Lean", year=2020)], year=2020)
    for each in (plan, later):
        bank.put(each, version="1")
    bank.arrange_series()
    bank.finish()
    page = region_page(bank.connection, "24", year=2017, areas=AREAS)
    assert page is not None
    assert (page.year, [len(column.items) for column in page.columns]) == (2017, [0, 1, 0])
    assert [(bar.year, bar.total, len(bar.documents)) for bar in page.bars] == [
        (2016, 1, 1),
        (2017, 1, 1),
        (2018, 1, 1),
        (2019, 0, 0),
        (2020, 1, 1),
    ]


def test_municipality_stands_apart_on_its_countys_page(bank: Bank) -> None:
    """Its documents are listed as the municipality's; none of its measures is the region's."""
    bank.put(municipal_plan(), version="1")
    bank.finish()
    page = region_page(bank.connection, "24", year=None, areas=AREAS)
    assert page is not None
    assert (page.bars, page.documents, [each.publisher for each in page.municipal]) == ((), (), ["Umeå kommun"])


def test_themes_count_regions(read: sqlite3.Connection) -> None:
    """The list of themes says in how many regions and years each is found."""
    listed = theme_list(read, words="", page=1)
    assert [(t.label, t.regions, t.measures, t.first, t.last) for t in listed.refs] == [
        ("Vårdnära service", 2, 3, 2018, 2019)
    ]


def test_documents_are_listed_with_their_measures(read: sqlite3.Connection) -> None:
    """Every document is listed, copies and failed ones too."""
    listed = {ref.name: (ref.status, ref.measures, ref.copy_of is not None) for ref in documents(read)}
    assert listed == {
        "plan.pdf": ("ok", 3, False),
        "plan-skannad.pdf": ("ok", 3, True),
        "uppfoljning.pdf": ("partial", 2, False),
        "skane.pdf": ("ok", 41, False),
        "farlig.pdf": ("ok", 2, False),
        "last.pdf": ("failed", 0, False),
    }


@pytest.mark.parametrize(
    ("words", "region", "names"),
    [
        ("handlingsplan", "", {"plan.pdf", "uppfoljning.pdf"}),
        ("", "12", {"skane.pdf"}),
        ("SKANNAD", "24", {"plan-skannad.pdf"}),
        ("finns inte", "", set()),
    ],
)
def test_documents_are_asked_for_by_words_and_region(
    read: sqlite3.Connection, words: str, region: str, names: set[str]
) -> None:
    """Words are looked for in title, file name and publisher; a region has its own documents and those about it."""
    assert {ref.name for ref in document_list(read, words=words, region=region, page=1).refs} == names


def test_lists_come_in_pages(read: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page after page holds each document once, and says how many there are."""
    monkeypatch.setattr(groups, "ROWS_PER_PAGE", 4)
    pages = [document_list(read, words="", region="", page=number) for number in (1, 2, 3)]
    assert [len(page.refs) for page in pages] == [4, 2, 0]
    assert {(page.total, page.last) for page in pages} == {(6, 2)}
    assert [ref for page in pages for ref in page.refs] == documents(read)


@pytest.mark.parametrize(("year", "found"), [(2018, False), (2019, True), (2020, True), (2021, True), (2022, False)])
def test_documents_are_filtered_by_their_period(bank: Bank, year: int, found: bool) -> None:
    """A plan for 2019-2021 is among the documents about each of these years, and shown with both."""
    made = reading("plan.pdf", [], year=2019)
    bank.put(replace(made, facts=replace(made.facts, period_from=2019, period_to=2021)), version="1")
    refs = document_list(bank.connection, words="", region="", page=1, year=year).refs
    assert [ref.period for ref in refs] == (["2019–2021"] if found else [])
