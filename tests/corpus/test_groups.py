"""Keys in groups: what pairs connect is one, and nothing is asked twice."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.groups import joined

KEYS = "abcdef"
PAIRS = list(combinations(KEYS, 2))


@given(st.sets(st.sampled_from(PAIRS)))
def test_two_keys_are_of_one_group_if_pairs_lead_from_one_to_the_other(links: set[tuple[str, str]]) -> None:
    """Each key is in one group, in the order given, whatever the order of the pairs."""
    found = joined(KEYS, PAIRS, lambda one, other: (one, other) in links)
    assert sorted(key for group in found for key in group) == list(KEYS)
    assert found == sorted(map(sorted, found))
    assert found == joined(KEYS, PAIRS[::-1], lambda one, other: (one, other) in links)
    of = {key: number for number, group in enumerate(found) for key in group}
    assert all(of[one] == of[other] for one, other in links)
    assert len(links) >= len(KEYS) - len(found)


def test_pairs_of_one_group_are_not_asked_about() -> None:
    """What follows from other pairs is not compared."""
    asked: list[str] = []
    joined("abc", [("a", "b"), ("b", "c"), ("a", "c")], lambda one, other: not asked.append(one + other))
    assert asked == ["ab", "bc"]
