"""Which area a heading states."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.find.area_headings import side_by_side, stated_area


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("Smartare användning av medarbetarnas kompetens", "kompetens"),
        ("Smartare anvandning av medarbetarnas kompetens", "kompetens"),
        ("IT-stöd och processer för förenklad administration och tillgång till information för vård", "it"),
        ("E-hälsa, IT-stöd och digitalisering", "it"),
        ("Stod till planering av 1angsiktig kompetensforsorjning", "forsorjning"),
        ("Kompetensförsörjning", None),
        ("Kompetensutveckling", None),
        ("Övrigt", None),
        ("", None),
    ],
)
def test_only_an_areas_name_states_it(heading: str, area: str | None) -> None:
    """A heading alone states an area only by its name, whole or garbled."""
    assert stated_area(heading) == area


def test_headings_beside_each_other_state_different_areas() -> None:
    """No area is stated twice: the heading that says it most has it."""
    headings = ["Utbildning i digitala verktyg", "Digital administration och system", "Uppgiftsväxling och nya roller"]
    assert side_by_side(headings) == ["forsorjning", "it", "kompetens"]


def test_one_alone_states_nothing() -> None:
    """Fewer than two that can be told are no boxes of areas."""
    assert side_by_side(["Digitalisering", "Styrkor"]) == [None, None]


def test_many_headings_are_weighed_quickly() -> None:
    """A table of many columns takes no longer than its headings are many, three times over."""
    headings = [
        *[f"Kolumn {number}" for number in range(40)],
        "E-hälsa, IT-stöd och digitalisering",
        "Medarbetarnas kompetens",
    ]
    assert side_by_side(headings)[-2:] == ["it", "kompetens"]
    assert side_by_side([]) == []
