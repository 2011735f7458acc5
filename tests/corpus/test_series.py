"""Which documents are of one series, and what changed between two issues of one."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.link import link
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.series import Placement, SeriesDocument, before, compare, find_series, measure_number, wanted
from atgardsbanken.corpus.wording import wording
from bench.series import later_report
from samples.typeset import Region, measures_2018

TITLES = [
    "Handlingsplan för kompetensförsörjning 2019–2021",
    "Kompetensförsörjningsplan 2022",
    "Handlingsplan för hyrpersonal 2018",
    "Verksamhetsplan 2020",
    "Årsredovisning 2019",
    "Uppföljning 2019",
]


def numbers(*measures: tuple[str, str]) -> frozenset[int]:
    """The numbers of measures by their regions and titles."""
    return frozenset(measure_number(*each) for each in measures)


documents = st.builds(
    SeriesDocument,
    id=st.uuids().map(str),
    title=st.sampled_from(TITLES),
    publisher=st.sampled_from(["Region Skåne", "Socialstyrelsen"]),
    region=st.sampled_from(["12", None]),
    kind=st.sampled_from(["plan", "follow_up"]),
    municipality=st.sampled_from(["", "Lund"]),
    period=st.sampled_from([None, (2018, 2018), (2019, 2021)]),
    measures=st.frozensets(
        st.sampled_from(sorted(numbers(("12", "a"), ("12", "b"), ("12", "c"), ("13", "d"), ("01", "e"))))
    ),
)


def plan(key: str, title: str, **told: object) -> SeriesDocument:
    """A plan of Region Skåne."""
    return replace(SeriesDocument(key, title, "Region Skåne", "12", "plan"), **told)  # type: ignore[arg-type]


def together(*members: SeriesDocument) -> bool:
    """Whether documents are all of one series."""
    return len(set(find_series(members).values())) == 1


@settings(deadline=None)
@given(st.lists(documents, max_size=8), st.randoms())
def test_each_document_is_in_one_series_whatever_the_order(every: list[SeriesDocument], chance: random.Random) -> None:
    """Series divide the documents, and do so the same way however they come."""
    found = find_series(every)
    shuffled = list(every)
    chance.shuffle(shuffled)
    assert found.keys() == {each.id for each in every}
    assert find_series(shuffled) == found


@settings(deadline=None)
@given(documents, documents)
def test_two_documents_are_of_one_series_either_way(one: SeriesDocument, other: SeriesDocument) -> None:
    """What is compared with a document is what that is compared with."""
    assert together(one, other) == together(other, one)


@settings(deadline=None)
@given(st.lists(documents, max_size=8))
def test_only_one_issuer_and_kind_is_compared_but_for_national_reports(every: list[SeriesDocument]) -> None:
    """A series never mixes publishers, regions or kinds, and national reports never meet other documents."""
    found = find_series(every)
    for one in every:
        for other in every:
            assert found[one.id] != found[other.id] or one.base == other.base


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Handlingsplan 2018", "Handlingsplan 2019–2020", True),
        ("Handlingsplan för kompetensförsörjning 2018–2019", "Kompetensförsörjningsplan 2020", True),
        ("Handlingsplan för kompetensförsörjning 2018", "Region Skånes plan för kompetensförsörjning 2019", True),
        ("Plan för hyrpersonal, utkast", "Plan för hyrpersonal, beslutad", True),
        ("Handlingsplan hyrpersonal 2018", "Handlingsplan primärvård 2018", False),
        ("Handlingsplan 2018", "Handlingsplan hyrpersonal 2019", False),
        ("Verksamhetsplan 2018", "Handlingsplan 2019", False),
        ("Styrkort välfärd skola 2019", "Årsbokslut välfärd skola 2018", False),
    ],
)
def test_titles_tell_series(first: str, second: str, *, same: bool) -> None:
    """Years, names of regions and words for versions do not count; what a plan is about does."""
    assert together(plan("a", first), plan("b", second)) is same


def test_measures_tell_a_series_whose_title_changed() -> None:
    """A plan under another name that repeats measures is the next of the same; one that shares a single one is not."""
    held = numbers(("12", "lean"), ("12", "heltid"), ("12", "rak"))
    one, other = plan("a", "Handlingsplan hyrpersonal", measures=held), plan("b", "Framtidens bemanning")
    assert together(one, replace(other, measures=held | numbers(("12", "ny"))))
    assert not together(one, replace(other, measures=numbers(("12", "lean"), ("12", "ny"))))


@pytest.mark.parametrize(("measures", "same"), [(20, True), (21, False)])
def test_a_tenth_of_the_measures_tells_a_series(measures: int, *, same: bool) -> None:
    """Two of twenty are enough, of twenty-one they are not."""
    one = numbers(*(("12", f"a{n}") for n in range(measures)))
    other = numbers(("12", "a0"), ("12", "a1"), *(("12", f"b{n}") for n in range(measures)))
    assert together(plan("a", "Hyrpersonal", measures=one), plan("b", "Bemanning", measures=other)) is same


def test_a_report_on_three_regions_is_national() -> None:
    """On two it is its publisher's alone, and on none."""
    report = national("a", "Insatser", "Socialstyrelsen", "report", "lean")
    two = replace(report, measures=numbers(("01", "lean"), ("12", "lean")))
    assert [each.is_national_report for each in (report, two, replace(report, kind="plan"))] == [True, False, False]


def test_a_regions_former_name_is_the_same_issuer() -> None:
    """The county council's plan is continued by the region's."""
    title = "Handlingsplan för hyrpersonal"
    assert together(plan("a", title), plan("b", title, publisher="Skånes läns landsting"))
    assert not together(plan("a", title), plan("b", title, publisher="Lunds kommun", municipality="Lund"))


def national(key: str, title: str, publisher: str, kind: str, *names: str) -> SeriesDocument:
    """A report on three regions."""
    held = numbers(*((region, name) for region in ("01", "12", "24") for name in names))
    return SeriesDocument(key, title, publisher, None, kind, measures=held)


def test_a_national_report_goes_on_under_another_name_and_kind() -> None:
    """Reports on several regions are the same where they repeat measures, whoever prints them."""
    one = national("a", "Uppföljning av 2017 års överenskommelse", "Socialstyrelsen", "report", "lean", "rak")
    other = national("b", "Regionernas insatser 2019", "Sveriges Kommuner och Regioner", "follow_up", "lean", "rak")
    another = national("c", "Vårdens digitalisering", "E-hälsomyndigheten", "report", "chatt", "video")
    assert together(one, other)
    assert not together(one, another)


def test_a_regions_follow_up_is_not_compared_with_a_national_report() -> None:
    """Though it repeats its measures."""
    held = numbers(("24", "lean"), ("24", "rak"))
    follow_up = SeriesDocument("f", "Uppföljning", "Region Västerbotten", "24", "follow_up", measures=held)
    assert not together(follow_up, national("n", "Uppföljning", "Socialstyrelsen", "follow_up", "lean", "rak"))


def test_the_issue_before_is_that_of_the_nearest_earlier_period() -> None:
    """Draft and decided plan of one period are compared with the plan before, not with each other."""
    periods = {"old": (2016, 2018), "draft": (2019, 2021), "decided": (2019, 2021), "none": None}
    assert before(periods, (2019, 2021)) == ("old",)
    assert before(periods, (2022, 2022)) == ("decided", "draft")
    assert before(periods, (2016, 2018)) == before(periods, None) == ()


names = st.sampled_from(["Lean", "Heltid", "Fortsatt heltid", "Digitala vårdmöten", "RAK"])


@settings(deadline=None)
@given(st.lists(names, max_size=6), st.lists(names, max_size=6), st.data())
def test_no_measure_is_both_gone_and_new(first: list[str], second: list[str], data: st.DataObject) -> None:
    """Each later measure goes on or is new; none that ended says what a later one says."""
    earlier = {f"e{n}": wanted("12", title) for n, title in enumerate(first)}
    later = {f"l{n}": wanted("12", title) for n, title in enumerate(second)}
    links = data.draw(st.dictionaries(st.sampled_from([*later, "x"]), st.sampled_from([*earlier, "y"])))
    found = compare(earlier, later, links)
    assert sorted([*found.goes_on, *found.new]) == sorted(later)
    assert set(found.goes_on.values()) | set(found.ended) <= set(earlier)
    assert not {earlier[key] for key in found.ended} & {later[key] for key in found.new}
    assert not set(found.goes_on.values()) & set(found.ended)


def test_a_measure_goes_on_through_an_issue_between() -> None:
    """From 2017 to 2019 by way of 2018, under three names; and it is itself where it keeps its id."""
    earlier, later = {"a": wanted("12", "Lean")}, {"c": wanted("12", "Ständiga förbättringar")}
    assert compare(earlier, later, {"c": "b", "b": "a"}).goes_on == {"c": "a"}
    assert compare(earlier, {"a": wanted("12", "Heltid")}, {}).goes_on == {"a": "a"}


@dataclass(frozen=True, slots=True)
class Item:
    """A measure to link."""

    id: str
    region: str | None
    year: int | None
    title: str


@pytest.mark.parametrize("seed", range(1, 6))
def test_continuations_of_a_later_report_are_found(seed: int) -> None:
    """At least 95 % of them are found, and 97 % of those that are found are right."""
    later = later_report(seed)
    codes = {row["region"]: found.code for row in measures_2018() if (found := find_region(row["region"]))}
    after = [Item(f"l{n:04}", codes[each.region], 2019, each.title) for n, each in enumerate(later)]
    earlier = dict.fromkeys((each.region, each.earlier) for each in later if each.earlier)
    before = {key: Item(f"e{n:04}", codes[key[0]], 2018, key[1]) for n, key in enumerate(earlier)}
    dropped = [
        Item(f"d{n:04}", codes[row["region"]], 2018, title)
        for n, (row, title) in enumerate((row, title) for row in measures_2018() for title in _all_titles(row))
        if (row["region"], title) not in before
    ]
    items = [*before.values(), *dropped, *after]
    places = {each.id: Placement("national", (each.year or 0, each.year or 0)) for each in items}
    pairs = {after[n].id: before[each.region, each.earlier].id for n, each in enumerate(later) if each.earlier}
    found = {pair.later: pair.earlier for pair in link(items, places)[1]}
    right = sum(pairs.get(key) == value for key, value in found.items())
    assert right >= 0.95 * len(pairs)
    assert right >= 0.97 * len(found)


def _all_titles(row: Region) -> list[str]:
    """A region's titles, of those that say the same the first."""
    return list({wording(title).key: title for titles in row["areas"].values() for title in reversed(titles)}.values())
