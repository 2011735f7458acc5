"""What is near a title is what comparing it with all others finds, in however many parts."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus import near
from atgardsbanken.corpus.in_parts import here
from atgardsbanken.corpus.near import NearWordings, judging, near_pairs, near_wordings, title_likeness
from atgardsbanken.corpus.parsed_title import parsed_title
from atgardsbanken.corpus.theme_groups import Question
from atgardsbanken.corpus.wording import wording

WORDS = [
    "digital",
    "journal",
    "lean",
    "heltid",
    "patologi",
    "patolgi",
    "handledare",
    "video",
    "service",
    "servicevärdar",
]
WORDS += ["–", "scheman", "vårdplats", "vårdplatser", "rekrytering", "rekryterlng", "och"]
TITLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=12)
SOME = ["Digitala vårdmöten", "Digitala vårdmöten i psykiatrin", "Digitala möten", "Patologi"]


def test_near_wordings_are_read_like_mappings() -> None:
    """Numbers begin with 1; each pair is found from both sides."""
    first, second = np.array([0, 0]), np.array([2, 1])
    found = NearWordings(4, first, second, np.array([0.75, 0.5]))
    assert dict(found) == {1: {2: 0.5, 3: 0.75}, 2: {1: 0.5}, 3: {1: 0.75}, 4: {}}
    assert dict(NearWordings(0, first[:0], second[:0], np.zeros(0))) == {}


def in_steps(likeness: float) -> float:
    """Return a likeness in whole steps."""
    return round(likeness * near.STEPS) / near.STEPS


@settings(deadline=None)
@given(titles=TITLES, size=st.integers(1, 4))
def test_what_is_near_is_what_comparing_all_finds(titles: list[str], size: int) -> None:
    """No pair is lost at the borders of parts."""
    different = [*{wording(title).key: title for title in titles}.values()]
    every: dict[int, dict[int, float]] = {number: {} for number in range(1, len(different) + 1)}
    numbered = dict(enumerate(different, start=1))
    parsed = {number: parsed_title(title) for number, title in numbered.items()}
    for first, second, alike in near_pairs(combinations(numbered, 2), parsed):
        every[first][second] = every[second][first] = alike
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "PART_PAIRS", size)
        assert dict(near_wordings(different)) == every


@pytest.mark.parametrize("size", [near.MOST_OTHERS + 1, 50_000])
def test_members_are_judged_by_the_others_whatever_part_they_are_in(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """A judge is not compared with itself; answers come in the order of the questions."""
    monkeypatch.setattr(near, "PART_PAIRS", size)
    titles = {wording(title).key: title for title in SOME}
    keys = [*titles]
    found = judging(titles, here).alike(
        [Question(keys[:2], keys[1:]), Question(keys[3:], []), Question(keys[2:3], keys)]
    )
    zero, one, two, _ = map(parsed_title, SOME)
    assert found[0][keys[1]] == in_steps(title_likeness(one, zero))
    assert found[0][keys[2]] == in_steps(title_likeness(two, zero)) + in_steps(title_likeness(two, one))
    assert (found[1], [*found[2]], found[2][keys[2]]) == ({}, keys, 0)
