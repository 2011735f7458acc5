"""Candidate pairs: no alike pair of wordings is left out."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.candidates import candidates
from atgardsbanken.corpus.wording import Wording, likeness, wording

WORDS = ["digital", "journal", "lean", "heltid", "patologi", "handledare", "video", "service", "scheman", "vårdplats"]
TITLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=12)


def worded(titles: list[str]) -> dict[str, Wording]:
    """Return the wordings of titles by their keys."""
    return {wording(title).key: wording(title) for title in titles}


@given(TITLES)
def test_no_alike_pair_is_left_out(titles: list[str]) -> None:
    """Each pair that comparing all with all would find alike is a candidate."""
    wordings = worded(titles)
    alike = {pair for pair in combinations(sorted(wordings), 2) if likeness(*(wordings[key] for key in pair)) >= 0.65}
    assert alike <= set(candidates(wordings, 0.65))


@given(TITLES)
def test_only_pairs_with_a_chosen_wording_are_found(titles: list[str]) -> None:
    """With `among`, the candidates are those of all pairs that have one of these."""
    wordings = worded(titles)
    new = set(sorted(wordings)[::3])
    all_pairs = list(candidates(wordings, 0.65))
    assert list(candidates(wordings, 0.65, among=new)) == [pair for pair in all_pairs if new & set(pair)]
