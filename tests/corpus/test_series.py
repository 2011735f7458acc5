"""Which documents are of one series, and what changed between two issues of one."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.link import link
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.series import Placement, SeriesDocument, before, compare, find_series, wanted
from atgardsbanken.corpus.wording import wording

FACTS = Path(__file__).parents[2] / "samples" / "facts"
TITLES = [
    "Handlingsplan för kompetensförsörjning 2019–2021",
    "Kompetensförsörjningsplan 2022",
    "Handlingsplan för hyrpersonal 2018",
    "Verksamhetsplan 2020",
    "Årsredovisning 2019",
    "Uppföljning 2019",
]
documents = st.builds(
    SeriesDocument,
    id=st.uuids().map(str),
    title=st.sampled_from(TITLES),
    publisher=st.sampled_from(["Region Skåne", "Socialstyrelsen"]),
    region=st.sampled_from(["12", None]),
    kind=st.sampled_from(["plan", "follow_up"]),
    municipality=st.sampled_from(["", "Lund"]),
    period=st.sampled_from([None, (2018, 2018), (2019, 2021)]),
    measures=st.frozensets(st.sampled_from([("12", "a"), ("12", "b"), ("12", "c"), ("13", "d"), ("01", "e")])),
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
    held = frozenset({("12", "lean"), ("12", "heltid"), ("12", "rak")})
    one, other = plan("a", "Handlingsplan hyrpersonal", measures=held), plan("b", "Framtidens bemanning")
    assert together(one, replace(other, measures=held | {("12", "ny")}))
    assert not together(one, replace(other, measures=frozenset({("12", "lean"), ("12", "ny")})))


def test_a_regions_former_name_is_the_same_issuer() -> None:
    """The county council's plan is continued by the region's."""
    title = "Handlingsplan för hyrpersonal"
    assert together(plan("a", title), plan("b", title, publisher="Skånes läns landsting"))
    assert not together(plan("a", title), plan("b", title, publisher="Lunds kommun", municipality="Lund"))


def national(key: str, title: str, publisher: str, kind: str, *names: str) -> SeriesDocument:
    """A report on three regions."""
    held = frozenset((region, name) for region in ("01", "12", "24") for name in names)
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
    held = frozenset({("24", "lean"), ("24", "rak")})
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


# A later report with known continuations: the sample report's measures, some reworded, some dropped, some added.

REWORDED = ("{}", "{}", "{}", "Fortsatt {}", "{} – breddinförande", "{} på fler enheter", "Utveckla {}")
ADDED = (
    "Röntgen på vårdcentral", "Nattarbetsprov", "Språkstöd för utrikesfödda läkare", "Drönare med hjärtstartare",
    "Receptfritt ordinationsstöd", "Samverkan med räddningstjänsten", "Egenprovtagning i hemmet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A measure to link."""

    id: str
    region: str | None
    year: int | None
    title: str


def later_report(chance: random.Random) -> tuple[list[Item], list[Item], dict[str, str]]:
    """The measures of the sample report, of a later one, and the pairs that go on (later id → earlier id)."""
    earlier, later, pairs = [], [], {}
    for row in json.loads((FACTS / "measures-2018.json").read_text(encoding="utf-8")):
        mention = find_region(row["region"])
        code = mention.code if mention else None
        seen = set[str]()
        for title in (title for titles in row["areas"].values() for title in titles):
            if wording(title).key in seen:
                continue
            seen.add(wording(title).key)
            item = Item(f"e{len(earlier):04}", code, 2017, title)
            earlier.append(item)
            if chance.random() < 0.7:
                later.append(Item(f"l{len(later):04}", code, 2018, chance.choice(REWORDED).format(title)))
                pairs[later[-1].id] = item.id
        later += [Item(f"n{code}{n}", code, 2018, title) for n, title in enumerate(chance.sample(ADDED, 2))]
    return earlier, later, pairs


@pytest.mark.parametrize("seed", range(1, 6))
def test_continuations_of_a_later_report_are_found(seed: int) -> None:
    """At least 95 % of them are found, and 97 % of those that are found are right."""
    earlier, later, pairs = later_report(random.Random(seed))
    places = {each.id: Placement("national", (each.year or 0, each.year or 0)) for each in (*earlier, *later)}
    found = {pair.later: pair.earlier for pair in link([*earlier, *later], places)[1]}
    right = sum(pairs.get(key) == value for key, value in found.items())
    assert right >= 0.95 * len(pairs)
    assert right >= 0.97 * len(found)
