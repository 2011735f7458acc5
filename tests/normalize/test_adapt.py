"""Readings whose meaning is known say how a document was read."""

from __future__ import annotations

from collections import Counter

from atgardsbanken.normalize.adapt import PAIR_COUNT_KEY, adapt_table, count_readings, sum_counts
from atgardsbanken.normalize.channel import Channel

START = {"ö": {"o": 0.5, "a": 4.0}}


def test_what_is_seen_often_becomes_cheap() -> None:
    """A document that reads ö as a makes that reading cheaper than it was."""
    counts = count_readings(Counter({("far", "för"): 30}), Channel(START))
    assert adapt_table(START, counts, prior=10.0)["ö"]["a"] < START["ö"]["o"]


def test_a_single_reading_is_chance() -> None:
    """A reading seen once is not taken up."""
    counts = count_readings(Counter({("f6r", "för"): 1}), Channel(START))
    assert set(adapt_table(START, counts, prior=10.0)["ö"]) == {"o", "a"}


def test_other_letters_are_learned_only_on_purpose() -> None:
    """New readings of letters other than å, ä and ö need `new`."""
    counts = count_readings(Counter({("kam", "kan"): 20}), Channel({}))
    assert adapt_table({}, counts, prior=1.0) == {}
    assert set(adapt_table({}, counts, prior=1.0, new=True)["n"]) == {"m"}


def test_tallies_add_up() -> None:
    """Two stretches counted apart and sum_counts are both counted at once."""
    one, two = Counter({("far", "för"): 3}), Counter({("far", "får"): 2, ("for", "för"): 1})
    reader = Channel(START)
    assert sum_counts([count_readings(one, reader), count_readings(two, reader)]) == count_readings(one + two, reader)


def test_pairs_are_counted_also_where_they_share_a_letter() -> None:
    """Three letters alike are two pairs, and what is read as it stands counts as often as it was read."""
    counts = count_readings(Counter({("mttt", "mttt"): 2, ("far", "för"): 1}), Channel({"tt": {"ti": 4.0}, **START}))
    assert counts["tt"][PAIR_COUNT_KEY] == 4
    assert counts["t"]["t"] == 6
    assert counts["ö"]["a"] == 1
