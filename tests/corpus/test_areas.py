"""The scheme of areas: complete, and its cues found in words, compounds and phrases."""

from __future__ import annotations

from typing import get_args

import pytest

from atgardsbanken.corpus.areas import Area, Cues, OutsideKind, hyphenated_words, load_scheme
from atgardsbanken.corpus.records import AreaCode

SCHEME = load_scheme()


def test_there_is_an_area_for_each_code() -> None:
    """The scheme and the records name the same areas, in the order in which they are shown."""
    assert tuple(area.code for area in SCHEME.areas) == get_args(AreaCode)


@pytest.mark.parametrize("area", SCHEME.areas, ids=lambda area: area.code)
def test_an_area_is_defined_and_shown_by_an_example(area: Area) -> None:
    """Every area has a name, a short name, a definition, an example and many cues."""
    assert all((area.name, area.short, area.definition, area.example))
    assert len(area.cues) >= 40


@pytest.mark.parametrize("kind", SCHEME.outside, ids=lambda kind: kind.code)
def test_what_lies_outside_has_a_reason(kind: OutsideKind) -> None:
    """Every kind of measure outside the areas has a reason in Swedish, an example and cues."""
    assert all((kind.reason.endswith("."), kind.example, kind.cues))


@pytest.mark.parametrize("group", SCHEME.groups, ids=lambda group: group.code)
def test_cues_are_written_as_they_are_matched(group: Area | OutsideKind) -> None:
    """Small letters and no cue twice."""
    assert list(group.cues) == [cue.lower() for cue in group.cues]
    assert len(set(group.cues)) == len(group.cues)


@pytest.mark.parametrize("group", SCHEME.groups, ids=lambda group: group.code)
def test_an_example_has_a_cue_of_its_group(group: Area | OutsideKind) -> None:
    """What is shown as an example would be known by its words."""
    assert group.code in Cues(SCHEME).find(group.example)


def test_words_keep_their_inner_hyphens() -> None:
    """A short form before a hyphen belongs to its word, one that binds two words does not."""
    assert hyphenated_words("E-hälsa, AT- och ST-läkare (RAK)") == ("e-hälsa", "at", "och", "st-läkare", "rak")


def test_cues_are_found_in_compounds_and_phrases() -> None:
    """A star stands for any letters of a word; a phrase is matched over words; small words only as such."""
    found = Cues(SCHEME).find("Rätt använd kompetens vid patientjournaler, itu")
    assert found["kompetens"] == ("rätt använd kompetens",)
    assert found["it"] == ("patientjournaler",)
