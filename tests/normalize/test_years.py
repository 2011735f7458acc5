"""Years with a blank in them."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Lagen trädde i kraft den 1 juli 1 987 och gäller än.", "Lagen trädde i kraft den 1 juli 1987 och gäller än."),
        ("Planen antogs år 1 987.", "Planen antogs år 1987."),
        ("enligt förordningen (1 987:1100) och SOU 1 990:44", "enligt förordningen (1987:1100) och SOU 1990:44"),
        ("prop. 1 990/91:14 om skolan", "prop. 1990/91:14 om skolan"),
        ("lagen (1 987:12), i mars 2 018", "lagen (1987:12), i mars 2018"),
        ("tillämpas fr.o.m. 1 992 års taxering", "tillämpas fr.o.m. 1992 års taxering"),
        ("Beslut 2 018-03-14", "Beslut 2018-03-14"),
        ("under perioden 1985–1 987", "under perioden 1985–1987"),
        ("hösten 2 016 till våren 2 017", "hösten 2016 till våren 2017"),
    ],
)
def test_a_year_has_no_blank(raw: str, meant: str) -> None:
    """Where only a year can stand, the blank of thousands is none."""
    assert repair(raw).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden per år 1 987 kronor",
        "varje år 1 987 besök, samma år 2 010 besök",
        "Under mars 1 987 besökare på mottagningen",
        "Totalt 1 987 personer och 2 018 besök",
        "Taxan är 1 987:50 kr (1 987 kr)",
        "mellan 1 900–2 000 kronor, från 1 940 till 2 010",
        "med 2 000 års historia",
        "i mars 1 987 kr, år 1 987 000",
    ],
)
def test_amounts_keep_their_blank(text: str) -> None:
    """A number of thousands that may be an amount stays."""
    assert repair(text).text == text
