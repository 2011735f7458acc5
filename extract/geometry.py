"""Pure functions on boxes and intervals, in points from the top left corner of the page."""

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
        """Its length in points; negative where nothing is left of it."""
        return self.end - self.start


def width(box: BBox) -> float:
    """The width of `box` in points."""
    return box.x1 - box.x0


def height(box: BBox) -> float:
    """The height of `box` in points."""
    return box.bottom - box.top


def area(box: BBox) -> float:
    """The area of `box` in square points."""
    return max(width(box), 0.0) * max(height(box), 0.0)


def centre(box: BBox) -> tuple[float, float]:
    """The middle of `box` as x, y in points."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def contains(box: BBox, point: tuple[float, float], *, margin: float = 0.0) -> bool:
    """Whether `point` lies in `box` widened by `margin` points."""
    x, y = point
    return box.x0 - margin <= x <= box.x1 + margin and box.top - margin <= y <= box.bottom + margin


def inside(inner: BBox, outer: BBox, *, margin: float = 1.0) -> bool:
    """Whether the whole of `inner` lies in `outer` widened by `margin` points."""
    corners = ((inner.x0, inner.top), (inner.x1, inner.bottom))
    return all(contains(outer, corner, margin=margin) for corner in corners)


def common(one: Interval, other: Interval) -> Interval:
    """The stretch that both cover; its length is negative where they do not meet."""
    return Interval(max(one.start, other.start), min(one.end, other.end))


def horizontal(box: BBox) -> Interval:
    """The stretch of `box` from left to right."""
    return Interval(box.x0, box.x1)


def vertical(box: BBox) -> Interval:
    """The stretch of `box` from top to bottom."""
    return Interval(box.top, box.bottom)


def overlap(one: Interval, other: Interval) -> float:
    """The part (0.0-1.0) of the shorter stretch that both cover."""
    shorter = min(one.length, other.length)
    return max(common(one, other).length, 0.0) / shorter if shorter > 0 else 0.0


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """The intervals from start to end, those that meet made one."""
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return merged


def whites(covered: Iterable[Interval], span: Interval) -> list[Interval]:
    """What `covered` leaves free of `span`, from start to end."""
    ends = [span.start]
    starts: list[float] = []
    for interval in union(covered):
        starts.append(interval.start)
        ends.append(interval.end)
    starts.append(span.end)
    return [Interval(end, start) for end, start in zip(ends, starts, strict=True) if start > end]


def cluster(values: Iterable[float], tolerance: float) -> list[float]:
    """The middles of the groups that `values` fall into when neighbours up to `tolerance` apart belong together."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [median(group) for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """The index of the element of `values` that is closest to `value`.

    Raises:
        ValueError: `values` is empty.
    """
    return min(range(len(values)), key=lambda index: abs(values[index] - value))
