"""What a printed word may have been meant as."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.candidates import speller


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("sjukvarden", "sjukvården"),
        ("hidlso", "hälso"),
        ("6verenskommelse", "överenskommelse"),
        ("kompetensférs6rjningsplaner", "kompetensförsörjningsplaner"),
        ("medarbetarforetrddare", "medarbetarföreträdare"),
        ("landstingsbesok", "landstingsbesök"),
        ("batire", "bättre"),
        ("intemet", "internet"),
        ("utveckiingsarbete", "utvecklingsarbete"),
        ("resursutnyttjandei", "resursutnyttjande i"),
        ("isamband", "i samband"),
        ("Gavileborg", "gävleborg"),
    ],
)
def test_the_best_candidate_is_the_word_meant(printed: str, meant: str) -> None:
    """Known words, compounds of known parts and near spellings are found."""
    assert speller().candidates(printed)[0].word == meant


@pytest.mark.parametrize("printed", ["Wigzell", "Stratsys", "Q1", "4G", "R&D", "vård", "över"])
def test_what_may_stand_stays_first(printed: str) -> None:
    """Names, codes and words with å, ä or ö are their own best candidates."""
    assert speller().candidates(printed)[0].word == printed.lower()
