"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.language.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("En pool införs. Den startar i maj.", ["En pool införs.", "Den startar i maj."]),
        ("Bl.a. införs en pool, t.ex. Resursen. Den växer.", ["Bl.a. införs en pool, t.ex. Resursen.", "Den växer."]),
        ("Klart den 1 jan. 2020 i S:t Eriks regi.", ["Klart den 1 jan. 2020 i S:t Eriks regi."]),
        ("Vad görs? – En pool byggs ut.", ["Vad görs?", "– En pool byggs ut."]),
        ("”Vi bygger ut.” Poolen växer.", ["”Vi bygger ut.”", "Poolen växer."]),
        ("Den kostar 1,5 mnkr. Den ökar.", ["Den kostar 1,5 mnkr.", "Den ökar."]),
        ("Egen pool", ["Egen pool"]),
        ("  ", []),
    ],
)
def test_sentences_end_at_their_signs_but_not_at_abbreviations(text: str, sentences: list[str]) -> None:
    """A point after an abbreviation or a number ends nothing."""
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text(alphabet="Aå 1.?!”–\n"))
def test_sentences_hold_all_but_blanks(text: str) -> None:
    """Every sign that is no blank stands in exactly one sentence, in order."""
    places = split_sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(places))
