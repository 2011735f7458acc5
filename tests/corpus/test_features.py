"""Features: words, pairs, runs of letters and cues with the words they are in."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.areas import load_scheme
from atgardsbanken.corpus.features import CUE_WEIGHT, MOST_CUES, Vectoriser, features


def test_stop_words_are_not_read() -> None:
    """A word that says nothing gives no feature, and the words around it are neighbours."""
    names = {name for name, _ in features("plan för app", {"för"})}
    assert names & {"w:för", "p:plan för"} == set()
    assert "p:plan app" in names


def test_runs_of_letters_know_where_words_end() -> None:
    """The beginning and the end of a word are part of its runs."""
    assert {name for name, _ in features("it") if name[0] == "l"} == {"l: it", "l:it ", "l: it "}


def test_unknown_features_are_left_out_and_known_ones_have_length_one() -> None:
    """Words and pairs together have length 1, whatever else the text says."""
    vector = Vectoriser({"w:lean": 2.0, "w:app": 1.0}, load_scheme()).vector("lean xyz app")
    values = [value for name, (value, _) in vector.items() if name[0] == "w"]
    assert isclose(sum(value**2 for value in values), 1.0)


def test_cues_are_counted_up_to_a_limit() -> None:
    """More cues than the limit count no more."""
    value, _ = Vectoriser({}, load_scheme()).vector("journal, intyg, remiss, video, app")["c:it"]
    assert value == CUE_WEIGHT * MOST_CUES


@given(st.text())
def test_a_features_words_share_all_of_it(text: str) -> None:
    """What a feature adds is divided among the words it is in, none lost."""
    rarity = {name: 1.0 for name, _ in features(text)}
    for _, shares in Vectoriser(rarity, load_scheme()).vector(text).values():
        assert isclose(sum(share for _, share in shares), 1.0)
