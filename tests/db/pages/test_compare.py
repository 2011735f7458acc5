"""Comparisons of regions and years."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import pairwise

from readings import measure, municipal_plan, reading

from atgardsbanken.corpus.records import Continuation, DocumentFindings, DocumentKind
from atgardsbanken.db.pages.compare import IssueChange, municipalities, side_by_side, year_to_year
from atgardsbanken.db.store import Bank

AREAS = ["it", "kompetens", "forsorjning", None]


def test_shared_themes_come_first(read: sqlite3.Connection) -> None:
    """What several regions have stands side by side; the rest is sorted by area."""
    page = side_by_side(read, ["24", "12"], year=2018, areas=AREAS)
    assert [row.label for row in page.shared] == ["Vårdnära service"]
    assert [[item.title for item in cell] for cell in page.shared[0].cells] == [["Vårdnära service"], ["Servicevärdar"]]
    rest = {area: [len(cell) for cell in cells] for area, cells in page.areas}
    assert rest == {"it": [1, 0], "kompetens": [0, 40], "forsorjning": [1, 0]}


def test_year_is_one_that_most_regions_have(read: sqlite3.Connection) -> None:
    """Without a year the newest is taken that most of the regions have measures of."""
    assert side_by_side(read, ["24", "12"], year=None, areas=AREAS).year == 2018
    assert side_by_side(read, ["24"], year=None, areas=AREAS).year == 2019


def test_any_number_of_regions_stand_side_by_side(read: sqlite3.Connection) -> None:
    """Each region has a column of its own, a repeated one only once."""
    codes = ("24", "12", "01", "03", "04", "05")
    page = side_by_side(read, ["24", *codes], year=None, areas=AREAS)
    assert page.owners == codes
    assert {len(cells) for _, cells in page.areas} == {len(codes)}


def test_a_group_of_regions_is_one_column(read: sqlite3.Connection) -> None:
    """What its regions have stands together; themes that it shares with another column are found."""
    groups = {"norra": ("22", "23", "24", "25"), "sodra": ("10", "12")}
    page = side_by_side(read, ["norra", "sodra"], year=2018, areas=AREAS, groups=groups)
    alone = side_by_side(read, ["24", "12"], year=2018, areas=AREAS)
    assert page.owners == ("norra", "sodra")
    assert (page.shared, page.areas, page.documents) == (alone.shared, alone.areas, alone.documents)


def test_regions_are_compared_within_an_area(read: sqlite3.Connection) -> None:
    """Limited to an area nothing of another is shown, nor themes of which only one region then has measures."""
    page = side_by_side(read, ["24", "12"], year=2018, areas=["it"])
    assert [(area, [[item.title for item in cell] for cell in cells]) for area, cells in page.areas] == [
        ("it", [["Digitala vårdmöten på hälsocentral"], []])
    ]
    assert page.shared == ()


def test_year_to_year_tells_new_goes_on_ended(read: sqlite3.Connection) -> None:
    """Each measure of the two years stands in one of the three lists."""
    page = year_to_year(read, "24", earlier=None, later=None)
    assert (page.earlier, page.later) == (2018, 2019)
    (change,) = page.changes
    assert [(pair.earlier.title, pair.later.title) for pair in change.goes_on] == [
        ("Vårdnära service", "Vårdnära service i hela länet")
    ]
    assert [item.title for item in change.new] == ["Kompetensförsörjningsplan"]
    assert {item.title for item in change.ended} == {
        "Betald specialistutbildning för sjuksköterskor",
        "Digitala vårdmöten på hälsocentral",
    }


def test_years_that_do_not_fit_are_passed_over(read: sqlite3.Connection) -> None:
    """An earlier year after the later one, or a year without measures, is not compared with."""
    page = year_to_year(read, "24", earlier=2019, later=2018)
    assert (page.earlier, page.later) == (None, 2018)
    assert year_to_year(read, "03", earlier=None, later=None).years == ()


def put(bank: Bank, year: int, *titles: str, last_year: int | None = None, kind: DocumentKind = "plan") -> None:
    """A document of a year with these measures."""
    measures = [measure(title, year=year, line=line) for line, title in enumerate(titles)]
    name = f"{kind} {year}"
    bank.put(reading(name, measures, year=year, last_year=last_year, kind=kind), version="1")


def finished(bank: Bank) -> Bank:
    """The bank with its series and index."""
    bank.arrange_series()
    bank.finish()
    return bank


def titles(change: IssueChange) -> tuple[list[str], list[str], list[str]]:
    """What is new, goes on (in its later words) and has ended."""
    return (
        [item.title for item in change.new],
        [pair.later.title for pair in change.goes_on],
        [item.title for item in change.ended],
    )


def test_what_stands_among_suggestions_has_not_ended(bank: Bank) -> None:
    """A measure whose text the later document has as a suggestion may go on."""
    put(bank, 2018, "Lean", "Heltid")
    later = reading("plan 2019", [measure("Digitala möten", year=2019)], year=2019, kind="plan")
    bank.put(replace(later, suggestions=(measure("Lean", year=2019, line=3),)), version="1")
    (change,) = year_to_year(finished(bank).connection, "24", earlier=None, later=None).changes
    assert titles(change) == (["Digitala möten"], [], ["Heltid"])
    assert [item.title for item in change.suggested] == ["Lean"]


def test_only_documents_of_one_series_are_compared(bank: Bank) -> None:
    """The page names the two documents compared, and those that have none of their series in the other year."""
    put(bank, 2018, "Läkarrekrytering")
    put(bank, 2019, "Digitala möten")
    put(bank, 2019, "Lean", "Heltid", kind="follow_up")
    page = year_to_year(finished(bank).connection, "24", earlier=None, later=None)
    (change,) = page.changes
    assert [each.title for each in (*change.earlier, *change.later)] == ["plan 2018", "plan 2019"]
    assert titles(change) == (["Digitala möten"], [], ["Läkarrekrytering"])
    assert [each.title for each in page.alone] == ["follow_up 2019"]


def test_nearest_year_with_a_document_of_the_series_is_chosen(bank: Bank) -> None:
    """A follow-up between two plans does not stand in the way."""
    put(bank, 2017, "Läkarrekrytering")
    put(bank, 2018, "Lean", kind="follow_up")
    put(bank, 2019, "Läkarrekrytering")
    page = year_to_year(finished(bank).connection, "24", earlier=None, later=None)
    assert (page.earlier, page.later) == (2017, 2019)
    assert titles(page.changes[0]) == ([], ["Läkarrekrytering"], [])


def test_years_are_those_of_periods(bank: Bank) -> None:
    """A plan of several years is about each of them: between two of its own years nothing changes."""
    put(bank, 2016, "Läkarrekrytering", last_year=2018)
    put(bank, 2019, "Läkarrekrytering", "Lean", last_year=2021)
    connection = finished(bank).connection
    page = year_to_year(connection, "24", earlier=None, later=None)
    assert (page.earlier, page.later, page.years) == (2018, 2021, tuple(range(2021, 2015, -1)))
    assert titles(page.changes[0]) == (["Lean"], ["Läkarrekrytering"], [])
    page = year_to_year(connection, "24", earlier=2019, later=2020)
    assert (page.changes, [each.years for each in page.through]) == ((), ["2019–2021"])


def test_measure_that_went_on_through_a_year_between_is_neither_gone_nor_new(bank: Bank) -> None:
    """Continuations from 2017 to 2018 and on to 2019 tell that it goes on from 2017 to 2019."""
    for year in (2017, 2018, 2019):
        put(bank, year, f"Lean {year}")
    ids = [measure(f"Lean {year}", year=year).id for year in (2017, 2018, 2019)]
    bank.set_links([], [Continuation(one, other, 0.9) for one, other in pairwise(ids)])
    page = year_to_year(finished(bank).connection, "24", earlier=2017, later=2019)
    assert titles(page.changes[0]) == ([], ["Lean 2019"], [])


def test_a_region_without_a_document_says_so(bank: Bank) -> None:
    """Side by side, a region with no document about the year has none listed."""
    put(bank, 2018, "Lean")
    other = reading("s", [measure("Lean", region="12", year=2019)], region="12", year=2019, publisher="Region Skåne")
    bank.put(other, version="1")
    page = side_by_side(finished(bank).connection, ["24", "12"], year=2018, areas=AREAS)
    assert [[each.title for each in held] for held in page.documents] == [["plan 2018"], []]


def test_a_municipality_is_not_compared_as_its_county(bank: Bank) -> None:
    """Its measures are nobody's among the regions."""
    bank.put(municipal_plan(), version="1")
    assert year_to_year(finished(bank).connection, "24", earlier=None, later=None).years == ()


def municipal(name: str, *titles: str, year: int = 2018) -> DocumentFindings:
    """A plan of a municipality of Jönköping's county with these measures."""
    measures = [measure(title, region=None, year=year, line=line) for line, title in enumerate(titles)]
    called, body = f"{name} {year}", f"{name} kommun"
    return reading(called, measures, region=None, year=year, publisher=body, municipality=name, county="06")


def test_municipalities_are_compared_as_regions_are(bank: Bank) -> None:
    """Side by side by their names, each with its own documents and measures, whatever county they are in."""
    for each in (municipal("Tranås", "Lean"), municipal("Nässjö", "Heltid", "Digital tillsyn")):
        bank.put(each, version="1")
    connection = finished(bank).connection
    assert municipalities(connection) == {"06": ("Nässjö kommun", "Tranås kommun")}
    page = side_by_side(connection, ["Tranås kommun", "Nässjö kommun"], year=None, areas=AREAS)
    held = [[each.title for each in documents] for documents in page.documents]
    assert (page.year, held) == (2018, [["Tranås 2018"], ["Nässjö 2018"]])
    assert [[len(cell) for cell in cells] for _, cells in page.areas] == [[1, 2]]


def test_a_municipality_is_compared_from_year_to_year(bank: Bank) -> None:
    """Its documents of one series are, as a region's."""
    for each in (municipal("Tranås", "Lean"), municipal("Tranås", "Lean", "Heltid", year=2019)):
        bank.put(each, version="1")
    page = year_to_year(finished(bank).connection, "Tranås kommun", earlier=None, later=None)
    assert (page.earlier, page.later) == (2018, 2019)
    assert titles(page.changes[0]) == (["Heltid"], ["Lean"], [])


def test_comparisons_read_only_what_they_compare(read: sqlite3.Connection) -> None:
    """Measures and continuations are found by their documents: none is looked for among all of a big bank."""
    asked: list[str] = []
    read.set_trace_callback(asked.append)
    year_to_year(read, "24", earlier=None, later=None)
    side_by_side(read, ["24", "12"], year=None, areas=AREAS)
    read.set_trace_callback(None)
    plans = [step["detail"] for query in asked for step in read.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert [step for step in plans if step.startswith(("SCAN m", "SCAN c"))] == []
    assert any("measures_document" in step for step in plans)
