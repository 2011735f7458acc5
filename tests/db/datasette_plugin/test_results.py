"""The results page: what it reads, how facets are listed, and what is marked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.datasette_plugin import results
from atgardsbanken.db.datasette_plugin.results import FacetList, facet_label, hit_groups, read_results
from atgardsbanken.db.datasette_plugin.state import State
from atgardsbanken.db.pages.items import names
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
