"""Boxes and intervals: what they share, hold and leave free."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.extract.geometry import Interval, cluster, inside, nearest, overlap, union, whites
from atgardsbanken.extract.records import BBox

NUMBERS = st.integers(-50, 50)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))


def test_overlap_counts_the_shorter() -> None:
    """What two stretches share is told as a part of the shorter one."""
    assert overlap(Interval(0, 10), Interval(8, 12)) == 0.5


def test_stretches_apart_share_nothing() -> None:
    """Stretches that do not meet share nothing."""
    assert overlap(Interval(0, 1), Interval(2, 3)) == 0.0


def test_inside_needs_all_corners() -> None:
    """A box is inside another only with all of itself."""
    assert (inside(BBox(1, 1, 2, 2), BBox(0, 0, 3, 3)), inside(BBox(1, 1, 9, 2), BBox(0, 0, 3, 3))) == (True, False)


def test_cluster_joins_neighbours() -> None:
    """Values up to the tolerance apart become one, their middle."""
    assert cluster([10.0, 1.0, 2.0, 11.0, 3.0], 1.0) == [2.0, 10.5]


def test_nearest_names_the_closest() -> None:
    """The index of the closest value is told."""
    assert nearest([0.0, 5.0, 9.0], 6.0) == 1


def test_nearest_of_nothing_is_an_error() -> None:
    """There is no closest value among none."""
    with pytest.raises(ValueError, match="empty"):
        nearest([], 1.0)


@given(st.lists(INTERVALS, max_size=8))
def test_white_is_what_is_not_covered(covered: list[Interval]) -> None:
    """Each whole number's middle is either covered or white, never both."""
    span = Interval(-50, 50)
    free = whites(covered, span)
    for place in (number + 0.5 for number in range(-50, 50)):
        black = any(part.start < place < part.end for part in covered)
        white = any(part.start < place < part.end for part in free)
        assert black != white


@given(st.lists(INTERVALS, max_size=8))
def test_union_is_in_order_and_apart(intervals: list[Interval]) -> None:
    """Intervals made one never meet the next."""
    merged = union(intervals)
    assert all(left.end < right.start for left, right in pairwise(merged))
