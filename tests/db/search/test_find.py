"""Search over a bank: what is found, in which order, and what is said where nothing is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import measure, municipal_plan, reading

from atgardsbanken.db.search import find, ids, search
from atgardsbanken.db.search.scope import Limits
from atgardsbanken.db.store import Bank


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    """A bank with measures whose names share words in many ways."""
    names = [
        ("Vårdnära service", "24", 2018),
        ("Vardnara service", "12", 2018),
        ("Kompetensförsörjningsplan", "24", 2018),
        ("Försörjning av förråd", "24", 2019),
        ("Rekrytering av sjuksköterskor", "01", 2019),
        ("Service till läkare", "01", 2018),
        ("AT-platser i primärvård", None, None),
    ]
    measures = [measure(name, region=r, year=y, line=n) for n, (name, r, y) in enumerate(names)]
    measures.append(measure("Digitala möten", line=9, description="Läkare och sjuksköterskor möts på distans."))
    with Bank.open(tmp_path_factory.mktemp("search") / "bank.db", create=True) as bank:
        bank.put(reading("all.pdf", measures, region=None, year=None), version="1")
        bank.finish()
        yield bank


def titles(library: Bank, query: str, **options: str) -> list[str]:
    """The titles that a query finds, best first, without those that are only near."""
    mode = options.get("mode", "related")
    return [hit.title for hit in search(library.connection, query, mode=mode) if hit.complete]  # type: ignore[arg-type]


def test_exact_stands_before_related_before_folded(library: Bank) -> None:
    """A word itself is worth more than a compound of it, and that more than letters without marks."""
    assert titles(library, "försörjning")[:2] == ["Försörjning av förråd", "Kompetensförsörjningsplan"]
    assert titles(library, "vardnara") == ["Vardnara service", "Vårdnära service"]


def test_marks_make_letters_of_their_own(library: Bank) -> None:
    """Who types å ä ö does not mean a and o."""
    assert titles(library, "vårdnära") == ["Vårdnära service"]


def test_title_stands_before_text(library: Bank) -> None:
    """A measure that is called so is worth more than one whose text says so."""
    assert titles(library, "läkare") == ["Service till läkare", "Digitala möten"]


def test_words_must_not_be_there(library: Bank) -> None:
    """A minus before a word leaves out what holds it in any form."""
    assert titles(library, "service -läkare -vardnara") == ["Vårdnära service"]


def test_words_that_must_not_be_there_may_stand_alone(library: Bank) -> None:
    """Without other words, all that do not hold them are meant, within the region that is named."""
    everything = titles(library, "")
    assert set(everything) - set(titles(library, "-läkare")) == {"Service till läkare", "Digitala möten"}
    assert titles(library, "Stockholm -service") == ["Rekrytering av sjuksköterskor"]


def test_modes_are_narrower(library: Bank) -> None:
    """Words finds the words as they stand, phrase only in this order."""
    assert titles(library, "sjuksköterska") == ["Rekrytering av sjuksköterskor", "Digitala möten"]
    assert titles(library, "sjuksköterska", mode="words") == []
    assert titles(library, "service vårdnära", mode="words") == ["Vårdnära service"]
    assert titles(library, "service vårdnära", mode="phrase") == []
    assert titles(library, "vårdnära service", mode="phrase") == ["Vårdnära service"]


def test_limits_are_read_and_given(library: Bank) -> None:
    """A region may stand in the query or be chosen; both let through the same."""
    chosen = search(library.connection, "service", limits=Limits({"region": ("01",)}))
    assert [hit.title for hit in chosen] == titles(library, "service i Stockholm") == ["Service till läkare"]


def test_limits_that_leave_nothing_are_lifted(library: Bank) -> None:
    """Where no measure is left in the region that the words name, all regions are searched, and that is said."""
    answer = find(library.connection, "förråd i Gotland")
    assert ([hit.title for hit in answer.hits], answer.widened) == (["Försörjning av förråd"], True)


def test_missing_values_can_be_chosen(library: Bank) -> None:
    """Measures without a region are found by choosing none."""
    found = search(library.connection, "", limits=Limits({"region": (None,)}))
    assert [hit.title for hit in found] == ["AT-platser i primärvård"]


def test_all_words_before_some_of_them(library: Bank) -> None:
    """Hits with all words stand first and are counted; those with some follow."""
    answer = find(library.connection, "vårdnära service")
    assert (answer.total, [hit.complete for hit in answer.hits][:3]) == (1, [True, False, False])


def test_some_words_where_none_has_all(library: Bank) -> None:
    """Where no measure has all words, those with some are the answer."""
    answer = find(library.connection, "förråd primärvård")
    assert (answer.scope.which, answer.total) == ("some", 2)


@pytest.mark.parametrize(
    ("query", "said"),
    [("förråd primärvård", True), ("vårdnära service", False), ("förråd primärvård robot solceller", False)],
)
def test_lacking_words_are_told_where_it_is_worth_saying(library: Bank, query: str, said: bool) -> None:
    """Of a few words a reader expects that a measure holds all; of many nobody does."""
    assert find(library.connection, query).lacks_words is said


def test_total_list_and_export_of_a_question_agree(library: Bank) -> None:
    """What covers enough of a question is counted, listed first and exported; the rest fills up the page."""
    question = "hur arbetar man med vårdnära service?"
    answer = find(library.connection, question)
    full = [hit.id for hit in answer.hits if hit.complete]
    assert answer.scope.which == "enough"
    assert (answer.total, full) == (len(full), ids(library.connection, question, limit=50))


def test_reasons_that_are_plain_are_known(library: Bank) -> None:
    """Where only the very words answer, no reason need be shown; a compound or another form needs one."""
    plain = {hit.title: hit.plain for hit in find(library.connection, "försörjning").hits}
    assert (plain["Försörjning av förråd"], plain["Kompetensförsörjningsplan"]) == (True, False)


def test_what_stands_over_a_measure_is_searched_and_told(library: Bank) -> None:
    """A measure under a heading with the word is found, below those that say it, with the heading as the reason."""
    found = {hit.title: hit for hit in find(library.connection, "kompetensförsörjning").hits}
    assert next(iter(found)) == "Kompetensförsörjningsplan"
    assert (found["Digitala möten"].complete, found["Digitala möten"].plain) == (True, False)
    assert found["Digitala möten"].why == "rubriken eller dokumentets titel: ”Kompetensförsörjning”"


def test_near_miss_is_searched_and_told(library: Bank) -> None:
    """A word that the bank lacks is taken for the nearest it has; a word it has never is."""
    answer = find(library.connection, "rekrytring")
    assert (answer.meant, [hit.title for hit in answer.hits]) == ("rekrytering", ["Rekrytering av sjuksköterskor"])
    assert find(library.connection, "rekryteringen").meant == ""
    assert find(library.connection, "xyzzyqq").hits == ()


def test_pages_hold_each_hit_once(library: Bank) -> None:
    """Page after page the hits are those of the whole list."""
    whole = [hit.id for hit in find(library.connection, "", limit=50).hits]
    pages = [hit.id for offset in range(0, 9, 3) for hit in find(library.connection, "", limit=3, offset=offset).hits]
    assert pages == whole


@pytest.mark.parametrize(("sort", "first"), [("newest", 2019), ("oldest", None)])
def test_order_is_kept(library: Bank, sort: str, first: int | None) -> None:
    """Sorted by year, the newest or oldest comes first."""
    assert find(library.connection, "", sort=sort).hits[0].year == first  # type: ignore[arg-type]


def test_titles_sort_as_swedes_sort(bank: Bank) -> None:
    """The last letters are å, ä and ö in this order, whatever their case."""
    names = ["Östra vägen", "Zonindelning", "äldreteam", "Ålderspsykiatri"]
    bank.put(reading("a.pdf", [measure(name, line=line) for line, name in enumerate(names)]), version="1")
    bank.finish()
    found = [hit.title for hit in find(bank.connection, "", sort="title").hits]
    assert found == ["Zonindelning", "Ålderspsykiatri", "äldreteam", "Östra vägen"]


def test_titles_sort_in_their_order(library: Bank) -> None:
    """Sorted by title, the titles are in order."""
    found = [hit.title for hit in find(library.connection, "", sort="title").hits]
    assert found == sorted(found)


def test_facets_count_what_choosing_would_give(library: Bank) -> None:
    """A facet's own choice does not narrow its counts, those of the others do."""
    counted = find(library.connection, "service", limits=Limits({"region": ("24",)}), counted=True).facets
    assert dict(counted["region"]) == {"24": 1, "12": 1, "01": 1}
    assert dict(counted["year"]) == {2018: 1}


def test_counts_agree_with_hits(library: Bank) -> None:
    """Each count of a facet is the number of hits that choosing its value gives."""
    for value, count in find(library.connection, "", counted=True).facets["year"]:
        assert find(library.connection, "", limits=Limits({"year": (value,)})).total == count


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40))
def test_nothing_typed_is_an_error(library: Bank, text: str) -> None:
    """Whatever is typed, search answers."""
    assert find(library.connection, text, limit=3).total >= 0


def test_a_period_is_found_by_each_of_its_years(bank: Bank) -> None:
    """A plan for 2019–2021 counts in each of the three, chosen as a facet or typed, and in no other."""
    bank.put(reading("plan", [measure("Lean", year=2019)], year=2019, last_year=2021), version="1")
    bank.put(reading("rapport", [measure("Heltid", year=2021)], year=2021), version="1")
    bank.finish()
    counted = find(bank.connection, "", counted=True).facets["year"]
    assert dict(counted) == {2019: 1, 2020: 1, 2021: 2}
    chosen = {
        year: [hit.title for hit in find(bank.connection, "", limits=Limits({"year": (year,)})).hits]
        for year in (2018, 2020, 2021)
    }
    assert chosen == {2018: [], 2020: ["Lean"], 2021: ["Heltid", "Lean"]}
    assert [(hit.title, hit.period) for hit in search(bank.connection, "lean 2020")] == [("Lean", "2019–2021")]


def test_a_municipality_is_found_under_its_own_name(bank: Bank) -> None:
    """Not as its county's region: neither as a facet nor where the region is asked for."""
    bank.put(municipal_plan(), version="1")
    bank.put(reading("r", [measure("Lean", line=1)]), version="1")
    bank.finish()
    answer = find(bank.connection, "lean", counted=True)
    assert dict(answer.facets["region"]) == {"24": 1, "Umeå kommun": 1}
    assert {(hit.region, hit.region_name) for hit in answer.hits} == {
        (None, "Umeå kommun"),
        ("24", "Region Västerbotten"),
    }
    assert [hit.region for hit in search(bank.connection, "lean Västerbotten")] == ["24"]
