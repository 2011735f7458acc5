"""Compounds and their parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.normalize.compounds import is_compound, parts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kompetensförsörjningsplan", ("kompetens", "försörjning", "plan")),
        ("sjuksköterskeutbildning", ("sjuk", "sköterske", "utbildning")),
        ("äldresjukvårdsteam", ("äldre", "sjuk", "vård", "team")),
        ("vårdinformationsmiljö", ("vård", "information", "miljö")),
        ("vårdnära", ("vård", "nära")),
        ("arbetstidsmodell", ("arbets", "tid", "modell")),
        ("journalsystem", ("journal", "system")),
        ("kompetensväxling", ("kompetens", "växling")),
        ("patologidiagnostik", ("patologi", "diagnostik")),
        ("primärvård", ("primär", "vård")),
        ("webbtidbokning", ("webb", "tid", "bokning")),
        ("Handlingsplanen", ("handling", "planen")),
    ],
)
def test_compounds_are_cut(word: str, expected: tuple[str, ...]) -> None:
    """A compound is cut into its smallest parts, without the s that links them; the last keeps its ending."""
    assert parts(word) == expected
    assert is_compound(word)


WHOLE = (
    "planering planeringen rekrytering rekryteringen bemanning ledarskap personal personalens journal kompetens "
    "service medarbetare medarbetarna sköterskornas patient utbildning utveckling samverkan upphandling metoder "
    "xyz at 2018 covid-19"
)


@pytest.mark.parametrize("word", [*WHOLE.split(), "", "vård" * 11])
def test_other_words_are_left_whole(word: str) -> None:
    """What is derived, inflected, common, too short or too long to be a compound is not cut."""
    assert parts(word) == (word,)


DERIVED = "forskning forskare hantering verksamhet digitalisering organisation belastning systematisk tillgänglighet"


@pytest.mark.parametrize("word", DERIVED.split())
def test_derived_words_are_left_whole(word: str) -> None:
    """A word that is derived from one without parts has none: forskning is no for-kning."""
    assert parts(word, cut_derived=False) == (word,)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("verksamhetschef", ("verksamhet", "chef")),
        ("arbetsbelastning", ("arbets", "belastning")),
        ("vårdenhet", ("vård", "enhet")),
        ("schemaläggning", ("schema", "läggning")),
    ],
)
def test_compounds_of_derived_words_are_cut(word: str, expected: tuple[str, ...]) -> None:
    """The parts of a compound may be derived, and what is derived from a compound has its parts."""
    assert parts(word, cut_derived=False) == expected


def test_unknown_words_are_cut_behind_a_common_part() -> None:
    """What follows a common first part may be no known last part; what no list knows makes no compound."""
    assert parts("hälsocoach") == ("hälso", "coach")
    assert not is_compound("hälsoxyzzy")


@settings(deadline=None)
@given(st.text("vårdplansjuket", max_size=20))
def test_parts_lose_nothing_but_linking_letters(word: str) -> None:
    """The parts stand in the word in order, with at most an s between."""
    at = 0
    for part in parts(word):
        found = word.find(part, at)
        assert at <= found <= at + 1
        at = found + len(part)
    assert at == len(word)
