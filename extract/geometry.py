"""Boxes and intervals: sizes, what they share, hold and leave free; points from the top left corner of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from atgardsbanken.extract.records import BBox


class Interval(NamedTuple):
    """A stretch from `start` to `end` along one axis, in points."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """Its length in points; negative where nothing is left of it.

        >>> Interval(3, 10).length
        7
        """
        return self.end - self.start


def width(box: BBox) -> float:
    """Return the width of `box` in points."""
    return box.x1 - box.x0


def height(box: BBox) -> float:
    """Return the height of `box` in points."""
    return box.bottom - box.top


def area(box: BBox) -> float:
    """Return the area of `box` in square points; 0.0 where it is turned inside out."""
    return max(width(box), 0.0) * max(height(box), 0.0)


def centre(box: BBox) -> tuple[float, float]:
    """Return the middle of `box` as x, y in points."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def contains(box: BBox, point: tuple[float, float], *, margin: float = 0.0) -> bool:
    """Return whether `point` lies in `box` widened by `margin` points, its edges included."""
    x, y = point
    return box.x0 - margin <= x <= box.x1 + margin and box.top - margin <= y <= box.bottom + margin


def inside(inner: BBox, outer: BBox, *, margin: float = 1.0) -> bool:
    """Return whether the whole of `inner` lies in `outer` widened by `margin` points."""
    corners = ((inner.x0, inner.top), (inner.x1, inner.bottom))
    return all(contains(outer, corner, margin=margin) for corner in corners)


def common(one: Interval, other: Interval) -> Interval:
    """Return the stretch that both cover; its length is negative where they do not meet.

    >>> common(Interval(0, 10), Interval(6, 20))
    Interval(start=6, end=10)
    """
    return Interval(max(one.start, other.start), min(one.end, other.end))


def horizontal(box: BBox) -> Interval:
    """Return the stretch of `box` from left to right."""
    return Interval(box.x0, box.x1)


def vertical(box: BBox) -> Interval:
    """Return the stretch of `box` from top to bottom."""
    return Interval(box.top, box.bottom)


def overlap(one: Interval, other: Interval) -> float:
    """Return the part (0.0-1.0) of the shorter stretch that both cover.

    >>> overlap(Interval(0, 10), Interval(8, 12))
    0.5
    """
    shorter = min(one.length, other.length)
    return max(common(one, other).length, 0.0) / shorter if shorter > 0 else 0.0


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Join intervals that meet, in order.

    >>> union([Interval(4, 9), Interval(0, 5), Interval(12, 14)])
    [Interval(start=0, end=9), Interval(start=12, end=14)]
    """
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return merged


def whites(covered: Iterable[Interval], span: Interval) -> list[Interval]:
    """Return what `covered` leaves free of `span`, in order.

    >>> whites([Interval(2, 4), Interval(6, 7)], Interval(0, 7))
    [Interval(start=0, end=2), Interval(start=4, end=6)]
    """
    ends = [span.start]
    starts: list[float] = []
    for interval in union(covered):
        starts.append(interval.start)
        ends.append(interval.end)
    starts.append(span.end)
    return [Interval(end, start) for end, start in zip(ends, starts, strict=True) if start > end]


def cluster(values: Iterable[float], tolerance: float) -> list[float]:
    """Group values whose neighbours are at most `tolerance` apart, and return the middle of each group.

    >>> cluster([10.0, 1.0, 2.0, 11.0, 3.0], 1.0)
    [2.0, 10.5]
    """
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [median(group) for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """Return the index of the element of `values` that is closest to `value`.

    Raises:
        ValueError: `values` is empty.
    """
    return min(range(len(values)), key=lambda index: abs(values[index] - value))
