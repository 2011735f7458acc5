"""The results page: what it reads, how facets are listed, and what is marked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import httpx
import pytest

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.datasette_plugin import results
from atgardsbanken.db.datasette_plugin.results import FacetList, facet_label, hit_groups, read_results
from atgardsbanken.db.datasette_plugin.state import State
from atgardsbanken.db.languages import answering_in
from atgardsbanken.db.pages.items import Item, names
from atgardsbanken.db.search.hits import Hit
from atgardsbanken.db.search.index_arrays import FacetValue
from atgardsbanken.db.search.scope import Facet

Get = Callable[[str], httpx.Response]


@pytest.fixture
def bank(library_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the small library."""
    connection = open_for_reading(library_path)
    yield connection
    connection.close()


def shown(lists: tuple[FacetList, ...], facet: Facet) -> list[tuple[str, int, bool]]:
    """The choices of a facet."""
    return [(each.label, each.count, each.chosen) for each in next(lst for lst in lists if lst.name == facet).choices]


def test_titles_and_sentences_are_shown_with_what_matched(get: Get) -> None:
    """Every hit has its whole title, the words that match marked in it and in its sentence."""
    page = get("/sok?q=servicev%C3%A4rdar").text
    titles = re.findall(r'<a class="hit-title"[^>]*>(.*?)</a>', page)
    assert titles[:2] == ["<mark>Servicevärdar</mark>", "<mark>Vårdnära</mark> <mark>service</mark>"]
    assert "Måltider och förråd sköts av <mark>servicevärdar</mark>." in page


def test_who_asks_for_changes_is_led_to_them(get: Get) -> None:
    """A question about what has ended has a link to the page that compares documents; other words have none."""
    said = "Förändringar visar vad som är nytt"
    asked = ("/sok?q=vilka+%C3%A5tg%C3%A4rder+har+upph%C3%B6rt", "/sok?q=upph%C3%B6rt+avtal")
    assert [said in get(address).text for address in asked] == [True, False]
    assert ["Jämförda dokument" in get(address).text for address in asked] == [True, False]
    assert '<a href="/forandringar/' in get(asked[0]).text.split("Jämförda dokument")[1]


def test_facets_are_listed_with_their_counts(bank: sqlite3.Connection) -> None:
    """A chosen value stands first and does not narrow its own facet."""
    lists = read_results(bank, State(chosen={"region": ("24",)})).facets
    assert shown(lists, "region") == [
        ("Region Västerbotten", 5, True),
        ("Region Skåne", 41, False),
        ("Region Stockholm", 2, False),
    ]
    assert shown(lists, "year") == [("2019", 2, False), ("2018", 3, False)]


def test_facets_without_a_choice_are_left_out(bank: sqlite3.Connection) -> None:
    """A facet with one value, of which none is chosen, has nothing to choose."""
    assert "kind" not in [each.name for each in read_results(bank, State(chosen={"region": ("12",)})).facets]


def test_value_that_nothing_has_can_be_taken_back(bank: sqlite3.Connection) -> None:
    """A chosen value is listed even where no measure has it."""
    assert ("2001", 0, True) in shown(read_results(bank, State(chosen={"year": (2001,)})).facets, "year")


def test_few_values_are_listed_of_many(bank: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the most that are listed only chosen values are."""
    monkeypatch.setattr(results, "MOST_LISTED", 1)
    lists = read_results(bank, State(chosen={"region": ("01",)})).facets
    assert shown(lists, "region") == [("Region Stockholm", 2, True), ("Region Skåne", 41, False)]


@pytest.mark.parametrize(
    ("facet", "value", "label"),
    [
        ("region", "24", "Region Västerbotten"),
        ("region", None, "Nationellt eller okänt"),
        ("year", None, "Okänt år"),
        ("year", 2018, "2018"),
        ("area", None, "Inget av områdena"),
        ("theme", "t1", "Vårdnära service"),
        ("theme", "t9", "t9"),
        ("kind", "plan", "Plan"),
        ("sure", 0, "Osäker"),
        ("status", "Pågår", "Pågår"),
    ],
)
def test_values_have_labels(bank: sqlite3.Connection, facet: Facet, value: FacetValue, label: str) -> None:
    """Codes are shown by their names, and a missing value by words."""
    assert facet_label(facet, value, names(bank), {"t1": "Vårdnära service"}) == label


def test_passages_are_a_tab_of_their_own(bank: sqlite3.Connection) -> None:
    """In the tab of documents the passages are read, without facets."""
    found = read_results(bank, State(query="servicevärdar", tab="passages"))
    assert (len(found.passages), found.passage_count, found.facets) == (2, 2, ())
    assert read_results(bank, State(query="servicevärdar")).passages == ()


def test_hits_of_one_name_and_theme_are_gathered_where_they_are_ranked() -> None:
    """The first stands for the others of its name and theme; other orders, and lists without words, stay."""
    blank = Hit("a", "Service", None, "", None, "", None, 0.0, "", (), (), "", "", "", 1, "", "", "t", 1.0)
    hits = [blank, replace(blank, id="b", title="service"), replace(blank, id="c", theme=None), replace(blank, id="d")]
    ranked = hit_groups(hits, State(query="service"))
    assert [[group.first.id, *(other.id for other in group.others)] for group in ranked] == [["a", "b", "d"], ["c"]]
    assert all(not group.others for group in hit_groups(hits, State(query="service", sort="newest")))
    assert all(not group.others for group in hit_groups(hits, State()))


def test_limits_are_named_in_the_language_of_the_page() -> None:
    """What was read from the query stands in English on an English page, names of regions as they are."""
    labels = ("inte Norra sjukvårdsregionen", "från 2016", "före 2018", "2018", "Region Skåne")
    with answering_in("en"):
        english = [str(results.chip_name(label)) for label in labels]
    assert [results.chip_name(label) for label in labels] == list(labels)
    assert english == ["not Northern healthcare region", "from 2016", "before 2018", "2018", "Region Skåne"]


def test_who_does_it_is_named_above_the_hits(get: Get) -> None:
    """All regions of the answer are named with their counts, on every page of it; not where a region is chosen."""
    said = re.compile(r"Vilka \((\d+)\):\s+(.*?)</p>")
    found = [
        said.search(get(f"/sok?{view}").text)
        for view in ("q=service", "q=utbildning&sida=2", "q=service&region=24", "")
    ]
    assert [each and each[1] for each in found] == ["2", "2", None, None]
    assert found[0] and sorted(found[0][2].split(", ")) == ["Region Skåne 1", "Region Västerbotten 2"]


def test_files_have_the_rows_of_the_pages_in_their_order(get: Get) -> None:
    """A file lists what the pages show, gathered as they gather it, with the place and how it matches."""
    page = get("/sok?q=servicev%C3%A4rdar").text
    rows = get("/sok.json?q=servicev%C3%A4rdar").json()
    assert [row["id"] for row in rows] == re.findall(r"/atgard/(\w+)\"", page)
    assert [row["place"] for row in rows] == [*range(1, len(rows) + 1)]
    assert {row["match"] for row in rows} <= {"all", "near"}
    assert get("/sok.csv?q=servicev%C3%A4rdar").text.splitlines()[0].endswith(",plats bland träffarna,träff")


def test_measures_of_a_page_are_gathered_in_files_too() -> None:
    """A file keeps a page's measures of one name and theme together, and stays in order where they are sorted."""
    item = items_by_id_of("abc", themes=("t", "u", "t"))
    gathered = [[each.id for each in results._gathered(item, State("x", sort=sort))] for sort in ("relevance", "title")]
    assert gathered == [["a", "c", "b"], ["a", "b", "c"]]


def items_by_id_of(ids: str, themes: tuple[str, ...]) -> list[Item]:
    """Measures of one name."""
    blank = dict.fromkeys((each.name for each in fields(Item)), "")
    return [
        Item(**{**blank, "id": key, "theme": theme, "title": "Lean"}) for key, theme in zip(ids, themes, strict=True)
    ]


def test_every_search_can_be_followed(get: Get) -> None:
    """The page says what following does, and leads to the feed, which is the same in both languages."""
    for before, said in (("", "Följ sökningen"), ("/en", "Follow this search")):
        page = get(f"{before}/sok?q=lean&region=12").text
        assert said in page
        assert f"{before}/sok.atom?q=lean&amp;region=12&amp;sortera=inlast" in page


def test_hits_from_elsewhere_are_no_news(get: Get) -> None:
    """A search that finds nothing in its region shows hits from others, and its feed is empty."""
    asked = "?q=specialistutbildning+i+Blekinge"
    assert "Inga träffar för Region Blekinge" in get(f"/sok{asked}").text
    assert "<entry>" not in get(f"/sok.atom{asked}").text


@pytest.mark.parametrize("path", ["/tema", "/dokument", "/siffror"])
def test_a_page_that_a_list_does_not_have_is_said(get: Get, path: str) -> None:
    """Beyond its end a list says so, not that there is nothing."""
    assert "Sidan 99 finns inte: listan slutar på" in get(f"{path}?sida=99").text


def test_a_page_that_a_document_does_not_have_is_said(get: Get) -> None:
    """Beyond its end a document says how many pages it has."""
    (plan, *_) = [row["id"] for row in get("/data/documents.json?_shape=array&name=plan.pdf").json()]
    assert "Dokumentet har ingen sida 9: den sista är" in get(f"/dokument/{plan}?sida=9").text
    assert "Dokumentet har ingen sida" not in get(f"/dokument/{plan}?sida=1").text


def test_signing_in_is_refused_in_the_language_of_the_address(get: Get) -> None:
    """A token that is no longer good is told in Swedish, and in English below /en."""
    told = [get(f"{before}/-/auth-token?token=x").text for before in ("", "/en")]
    assert "Adressen att logga in med gäller inte längre." in told[0]
    assert "The address to sign in with is no longer valid." in told[1]


def test_regions_of_a_query_are_set_side_by_side(get: Get) -> None:
    """A query that names several regions leads to their comparison, of its year; one region alone does not."""
    asked = ("vård i Skåne och Västerbotten 2018", "vård i Skåne")
    found = [re.findall(r'class="suggested"><a href="(/jamfor[^"]*)"', get(f"/sok?q={q}").text) for q in asked]
    assert found == [["/jamfor?region=12&amp;region=24&amp;ar=2018"], []]
