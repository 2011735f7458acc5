"""Hits: the order of rows, their reasons, and what they show."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from readings import measure, reading

from atgardsbanken.db.search import hits
from atgardsbanken.db.search.explain import Fragment
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.query_forms import query_forms
from atgardsbanken.db.search.ranking import ranking
from atgardsbanken.db.search.scope import Limits, Scope
from atgardsbanken.db.store import Bank

NAMES = ("Service", "Vårdnära service i hela länet", "Servicevärdar")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    """Measures that say service in the title, in a compound, and in the text alone."""
    measures = [measure(name, line=line, year=2017 + line) for line, name in enumerate(NAMES)]
    measures.append(measure("Måltider", line=3, description="Sköts av personal. God service till läkare ingår."))
    with Bank.open(tmp_path_factory.mktemp("hits") / "bank.db", create=True) as bank:
        bank.put(reading("a.pdf", measures, year=None), version="1")
        bank.finish()
        yield bank


def page(
    library: Bank, query: str, sort: hits.Sort = "relevance", *, limit: int = 9, offset: int = 0
) -> list[hits.Hit]:
    """A page of hits."""
    reader, scope = IndexReader(library.connection, "measure_index"), Scope(query_forms(parse(query)), Limits())
    return hits.page(reader, scope, scope.rows(reader), sort, limit, offset)


def test_titles_stand_first_and_whole_ones_before_long_ones(library: Bank) -> None:
    """The title itself, a title with it, a compound, and the text alone."""
    found = page(library, "service")
    assert [hit.title for hit in found] == [*NAMES, "Måltider"]
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_best_rows_are_ranked_again_by_how_much_of_the_title_matches(library: Bank) -> None:
    """A title that matches whole gains the share of named titles, one of three words a third of it."""
    reader, scope = IndexReader(library.connection, "measure_index"), Scope(query_forms(parse("service")), Limits())
    equal = {measure.id: 1.0 for measure in library.all_measures()}
    names = {m.id: m.title for m in library.all_measures()}
    share, part = ranking().named_share, ranking().strengths["part"]
    found = {names[key]: round(score, 3) for key, score in hits._reranked(reader, scope, equal)}
    assert found == {
        "Service": round(1 + share, 3),
        "Vårdnära service i hela länet": round(1 + share / 3, 3),
        "Servicevärdar": round(1 + share * part, 3),
        "Måltider": 1.0,
    }


def test_hit_shows_what_matched(library: Bank) -> None:
    """Words that match are marked in title and sentence, and the reason is told."""
    by_title = {hit.title: hit for hit in page(library, "service")}
    compound, text = by_title["Servicevärdar"], by_title["Måltider"]
    assert (compound.title_fragments, compound.snippet) == ((Fragment("Servicevärdar", True),), ())
    assert (compound.why, compound.plain) == ("sammansättning eller avledning: ”servicevärdar”", False)
    assert text.title_fragments == (Fragment("Måltider", False),)
    assert text.snippet == (
        Fragment("God ", False),
        Fragment("service", True),
        Fragment(" till läkare ingår.", False),
    )
    assert (text.why, text.plain) == ("ordet ”service”", True)


@pytest.mark.parametrize(
    ("sort", "years"),
    [("newest", [2019, 2018, 2018, 2017]), ("oldest", [2017, 2018, 2018, 2019])],
)
def test_hits_are_sorted_by_year(library: Bank, sort: hits.Sort, years: list[int]) -> None:
    """The newest or the oldest year stands first."""
    assert [hit.year for hit in page(library, "service", sort)] == years


def test_pages_follow_one_another(library: Bank) -> None:
    """Page by page the hits are those of one long page."""
    whole = [hit.id for hit in page(library, "service")]
    assert [page(library, "service", limit=1, offset=n)[0].id for n in range(4)] == whole


def test_rest_lacks_a_term(library: Bank) -> None:
    """The rest holds some of the terms, or words near them, and says that it is not complete."""
    reader, scope = (
        IndexReader(library.connection, "measure_index"),
        Scope(query_forms(parse("vårdnära läkare")), Limits()),
    )
    found = scope.rows(reader)
    assert {(hit.title, hit.complete) for hit in hits.rest(reader, scope, found, 5)} == {
        (NAMES[1], False),
        ("Måltider", False),
        ("Servicevärdar", False),
    }
    assert hits.rest(reader, scope, found, 0) == []


def test_ranks_pass_over_measures_that_are_gone(library: Bank) -> None:
    """A row of the index whose measure was dropped meanwhile is left out."""
    reader, scope = IndexReader(library.connection, "measure_index"), Scope(query_forms(parse("")), Limits())
    everything = np.ones(reader.size, np.bool_)
    ranked = list(hits.ranked(reader, scope, everything, "title", 9, 0))
    library.connection.execute("BEGIN")
    library.connection.execute("DELETE FROM search_rows WHERE measure = ?", [ranked[0]])
    assert list(hits.ranked(reader, scope, everything, "title", 9, 0)) == ranked[1:]
    library.connection.execute("ROLLBACK")
