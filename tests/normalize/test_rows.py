"""Letters without blanks are cut into the cheapest row of words."""

from __future__ import annotations

from atgardsbanken.normalize.channel import IMPOSSIBLE_COST
from atgardsbanken.normalize.rows import likeliest_row

COSTS = {"a": 3.0, "b": 3.0, "ab": 5.0, "c": 1.0, "abc": 9.0}


def _cost(word: str) -> float:
    return COSTS.get(word, IMPOSSIBLE_COST)


def test_the_cheapest_row_is_taken() -> None:
    """Costs add up: two words are cheaper than three and than one."""
    assert likeliest_row("abc", _cost, 3) == ("ab", "c")


def test_no_word_is_longer_than_allowed() -> None:
    """Longer words are not tried."""
    assert likeliest_row("abc", _cost, 1) == ("a", "b", "c")


def test_what_holds_no_word_is_no_row() -> None:
    """One unknown letter leaves nothing."""
    assert likeliest_row("abx", _cost, 3) == ()
