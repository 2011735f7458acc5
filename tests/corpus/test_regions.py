"""Every way a region is written leads to its code, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.regions import find_region, fold, gazetteer, region_name, regions_in


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Region Stockholm", "01"),
        ("Stockholms läns landsting", "01"),
        ("SLL", "01"),
        ("SLL:s", "01"),
        ("Landstinget Sörmland", "04"),
        ("Region Sörmlands", "04"),
        ("Södermanlands läns landsting", "04"),
        ("Region Jönköpings län", "06"),
        ("RJL", "06"),
        ("Landstinget i Kalmar län", "08"),
        ("Region Kalmar", "08"),
        ("Skåneregionen", "12"),
        ("region Halland", "13"),
        ("VGR", "14"),
        ("Västra Götaland", "14"),
        ("Örebro län", "18"),
        ("Region Jämtland-Härjedalen", "23"),
        ("Jämtlands läns landsting", "23"),
        ("VLL", "24"),
        ("Norrbotten", "25"),
    ],
)
def test_written_forms_lead_to_their_code(written: str, code: str) -> None:
    """Today's and former names, genitives and abbreviations name their region, as a whole."""
    assert regions_in(written) == [(0, len(written.removesuffix(".")), code)]


@pytest.mark.parametrize(
    ("garbled", "code"),
    [
        ("Landstinget S6rmland", "04"),
        ("Region Ostergétland", "05"),
        ("Region 6Stergat|and", "05"),
        ("Region Jénkdpings I&n", "06"),
        ("Viastra Gotalandsregionen", "14"),
        ("Landstinget i Virmland", "17"),
        ("Region (\")rebl'o Ian", "18"),
        ("Region Vé&stmanland", "19"),
        ("Region Givleborg", "21"),
        ("Region Vdasternorrland", "22"),
        ("Region J&miland Harjedalen", "23"),
        ("VﬁSterbOttenS Iéns IandSting", "24"),
        ("Reglon Uppsala", "03"),
    ],
)
def test_garbled_forms_lead_to_their_code(garbled: str, code: str) -> None:
    """What OCR without å, ä and ö makes of a name still names it."""
    mention = find_region(garbled)
    assert mention is not None
    assert mention.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Region",
        "Landstinget",
        "regionen",
        "Kalmar",
        "sjukhuset i Jönköping",
        "Uppsala kommun",
        "Stockholms stad",
        "Region Dalsland",
        "Region Götaland",
        "Region Norr",
        "Norra regionen",
        "Södra Lappland",
        "Västerbottningarna",
        "LiV-spåret",
        "dalarna",
        "",
    ],
)
def test_look_alikes_name_no_region(text: str) -> None:
    """Towns, other parts of the country, and the word alone are no regions."""
    assert regions_in(text) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Region Kr7n7berg", "07"),
        ("Region Kr7n7b7rg", None),
        ("Region Sk7ne", "12"),
        ("Region S77ne", None),
        ("Ha7land", "13"),
        ("Ha#land", None),
        ("Landstinget i Västra Götalands län", "14"),
    ],
)
def test_one_letter_in_seven_may_be_another(written: str, code: str | None) -> None:
    """A form of fifteen letters may differ in two, a shorter one in one, and one below seven letters in none."""
    mention = find_region(written)
    assert (mention.code if mention else None) == code


def test_names_that_begin_alike_are_told_apart() -> None:
    """Four regions begin with "Väst": each is found as itself."""
    text = "Västra Götaland, Västernorrland, Västmanland och Västerbotten"
    assert [mention.code for mention in regions_in(text)] == ["14", "22", "19", "24"]


def test_a_mention_ends_where_the_name_does() -> None:
    """Words after a name are not part of it."""
    text = "Landstinget i Virmland, Region Visternorrland gav 2017"
    assert [text[m.start : m.end] for m in regions_in(text)] == ["Landstinget i Virmland", "Region Visternorrland"]


def test_every_region_has_its_place() -> None:
    """There are 21 regions, each with a code, a name that names it, and a tile of its own."""
    regions = gazetteer().regions
    assert len(regions) == 21
    assert len({(region.row, region.column) for region in regions.values()}) == 21
    for code, region in regions.items():
        for name in (region.name, *region.former, *region.abbreviations):
            mention = find_region(name)
            assert mention is not None, name
            assert mention.code == code, name


def test_a_code_leads_to_todays_name() -> None:
    """None is no region and has no name."""
    assert region_name("14") == "Västra Götalandsregionen"
    assert region_name(None) == ""


@given(st.text(alphabet="RegionLandstikålöä 16&é|", max_size=40))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, mentions lie inside it, in order, and do not overlap."""
    mentions = regions_in(text)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded has nothing left to fold."""
    assert fold(fold(text)) == fold(text)


def test_counties_have_their_official_names() -> None:
    """The genitive with "län", but for the counties that are called otherwise."""
    names = [region.official_county for region in gazetteer().regions.values()]
    assert names == [
        "Stockholms län",
        "Uppsala län",
        "Södermanlands län",
        "Östergötlands län",
        "Jönköpings län",
        "Kronobergs län",
        "Kalmar län",
        "Gotlands län",
        "Blekinge län",
        "Skåne län",
        "Hallands län",
        "Västra Götalands län",
        "Värmlands län",
        "Örebro län",
        "Västmanlands län",
        "Dalarnas län",
        "Gävleborgs län",
        "Västernorrlands län",
        "Jämtlands län",
        "Västerbottens län",
        "Norrbottens län",
    ]
