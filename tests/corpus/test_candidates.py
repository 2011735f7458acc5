"""Candidate pairs: no alike pair of wordings is left out."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.candidates import candidates
from atgardsbanken.corpus.wording import Wording, likeness, wording

WORDS = ["digital", "journal", "lean", "heltid", "patologi", "patolgi", "patalogi", "handledare", "video", "service"]
WORDS += ["servicevärdar", "–", "scheman", "vårdplats", "vårdplatser", "rekrytering", "rekryterlng", "ska", "ha", "och"]
TITLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), max_size=14)


def worded(titles: list[str]) -> dict[str, Wording]:
    """Return the wordings of titles by their keys."""
    return {wording(title).key: wording(title) for title in titles}


@pytest.mark.parametrize("at_least", [0.55, 0.65])
@settings(deadline=None)
@given(titles=TITLES)
def test_no_alike_pair_is_left_out(titles: list[str], at_least: float) -> None:
    """Each pair that comparing all with all would find alike is a candidate, once and in order."""
    wordings = worded(titles)
    pairs = combinations(sorted(wordings), 2)
    alike = {pair for pair in pairs if likeness(*(wordings[key] for key in pair)) >= at_least}
    found = list(candidates(wordings, at_least))
    assert alike <= set(found)
    assert found == sorted(set(found))


@settings(deadline=None)
@given(TITLES)
def test_only_pairs_with_a_chosen_wording_are_found(titles: list[str]) -> None:
    """With `among`, the alike candidates are those of all pairs that have one of these."""
    wordings = worded(titles)
    new = set(sorted(wordings)[::3])
    found, chosen = set(candidates(wordings, 0.65)), set(candidates(wordings, 0.65, among=new))
    assert all(new & set(pair) for pair in chosen)
    assert chosen <= found
    missing = {pair for pair in found - chosen if new & set(pair)}
    assert all(likeness(*(wordings[key] for key in pair)) < 0.65 for pair in missing)


def test_wordings_with_a_common_word_only_are_no_candidates() -> None:
    """Titles that share one word of many do not meet."""
    wordings = worded(["Digital journal", "Digital patologi", "Digital handledare", "Digital vårdplats"])
    assert list(candidates(wordings, 0.65)) == []


def test_no_wordings_have_no_candidates() -> None:
    """Nothing and one wording alone give no pair."""
    assert list(candidates({}, 0.65)) == []
    assert list(candidates(worded(["Lean"]), 0.65)) == []
    assert list(candidates(worded(["Lean", "Patologi"]), 0.65, among=())) == []
