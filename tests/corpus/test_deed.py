"""Deeds: titles are compared by what is done, not by who does it, where or how often."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.deed import deed, deed_likeness


def alike(first: str, second: str) -> float:
    """How alike the deeds of two titles are."""
    return deed_likeness(deed(first), deed(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Servicevärdar", "inför servicevärdar på samtliga slutenvårdsavdelningar under 2026"),
        ("Webbtidbok", "Webbtidbok på mödrahälsovården"),
        ("Digital vårdcentral", "regiongemensam digital hälsocentral bemannad av två läkare"),
        ("Nova Ward", "Breddinförande Nova Ward"),
    ],
)
def test_a_deed_is_found_again_in_a_longer_title(first: str, second: str) -> None:
    """Place, year and number make no other deed."""
    assert alike(first, second) > 0.4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Servicevärdar på tio vårdavdelningar", "Farmaceuter på fem vårdavdelningar"),
        ("Ytterligare fyra platser", "byggs laddplatser vid fyra hemtjänstlokaler"),
        ("Förtroendevalda erbjuds föreläsning", "Introduktion för förtroendevalda"),
        ("Digital vårdcentral", "Svaren skickas elektroniskt till samtliga vårdcentraler"),
        ("Stickprov", "Gemensam loggranskning med stickprov en gång i kvartalet"),
    ],
)
def test_circumstances_in_common_are_no_deed(first: str, second: str) -> None:
    """Who, where and how many do not make titles alike; nor does what a deed is done with."""
    assert alike(first, second) < 0.5


def test_a_name_behind_a_preposition_is_a_place() -> None:
    """What is done in Sunderbyn is what is done elsewhere; a name that is the deed counts in full."""
    assert deed("Nova Ward").total > deed("Lean i Sunderbyn").total - deed("Lean").total


def test_1177_is_a_name_and_2018_a_year() -> None:
    """Numbers and years tell nothing of a deed; the service 1177 is one."""
    assert ("1177" in deed("Chatt i 1177").weights, "2018" in deed("Chatt 2018").weights) == (True, False)


TITLES = ["Webbtidbok", "Fler AT-platser", "24 platser", "Digital hälsocentral", "Lean – ortopeden", "År 2018", "…", ""]


@given(st.sampled_from(TITLES), st.sampled_from(TITLES))
def test_likeness_goes_both_ways(first: str, second: str) -> None:
    """The order of two titles plays no part, and the result is a share."""
    assert alike(first, second) == pytest.approx(alike(second, first))
    assert 0.0 <= alike(first, second) <= 1.0
