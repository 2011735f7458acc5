"""The registers of bodies are whole, and their names, towns and addresses are found in texts."""

from __future__ import annotations

from collections import Counter

import pytest

from atgardsbanken.corpus.facts.issuers import addressed_in, bodies_in, hospitals, municipalities, register, towns_in
from atgardsbanken.corpus.regions import gazetteer

MUNICIPALITIES_BY_COUNTY = {
    "01": 26,
    "03": 8,
    "04": 9,
    "05": 13,
    "06": 13,
    "07": 8,
    "08": 12,
    "09": 1,
    "10": 5,
    "12": 33,
    "13": 6,
    "14": 49,
    "17": 16,
    "18": 12,
    "19": 10,
    "20": 15,
    "21": 10,
    "22": 7,
    "23": 8,
    "24": 15,
    "25": 14,
}
"""Statistics Sweden's count of municipalities in each county."""


def test_every_municipality_has_its_county() -> None:
    """There are 290 municipalities in 21 counties, each with a code and a name of its own."""
    listed = municipalities()
    assert (len(listed), len(set(listed.values()))) == (290, 290)
    assert Counter(code[:2] for code in listed) == MUNICIPALITIES_BY_COUNTY


def test_every_region_has_hospitals() -> None:
    """A hospital tells the region in each of the 21 counties, and none is listed for two."""
    assert hospitals().keys() == gazetteer().regions.keys()
    names = Counter(name for names in hospitals().values() for name in names)
    assert max(names.values()) == 1


def test_every_body_is_found_by_its_name() -> None:
    """No name is hidden by another's: each leads to the body that bears it."""
    for body in register().forms.values():
        found = bodies_in(f"Rapport från {body.name} i år")
        assert [each.body.county for each in found] == [body.county], body.name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Olofströms kommun", ["Olofströms kommun"]),
        ("Nacka kommuns plan", ["Nacka kommun"]),
        ("Göteborgs Stad", ["Göteborgs stad"]),
        ("Falu kommun", ["Falu kommun"]),
        ("Kalmar kommun och Region Kalmar län", ["Kalmar kommun", "Region Kalmar län"]),
        ("Länsstyrelsen i Blekinge län", ["Länsstyrelsen i Blekinge län"]),
        ("Göteborgsregionen", ["Göteborgsregionen"]),
        ("SKL och IVO", ["Sveriges Kommuner och Landsting", "Inspektionen för vård och omsorg"]),
        ("Landstinget Sörmland", ["Region Sörmland"]),
        ("Akademiska sjukhuset", ["Akademiska sjukhuset"]),
        ("Introduktion för nya", []),
        ("Anna Andersson", []),
        ("en kommun och en region", []),
    ],
)
def test_bodies_are_found_by_name(text: str, names: list[str]) -> None:
    """Inflected, former and short names lead to the body; persons and common words to none."""
    assert [each.body.name for each in bodies_in(text)] == names


def test_towns_name_their_municipality() -> None:
    """A town's bare name is a hint, unless it is a common word."""
    assert [body.name for body in towns_in("I Halmstad och på Bergs gård, Nackas skolor")] == [
        "Halmstads kommun",
        "Nacka kommun",
    ]


def test_addresses_name_their_owner() -> None:
    """Web and mail addresses count by their domain."""
    text = "kommun@karlstad.se, https://www.regionorebrolan.se/plan, anna@exempel.se"
    assert [body.name for body in addressed_in(text)] == ["Karlstads kommun", "Region Örebro län"]
