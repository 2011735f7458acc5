"""Words gathered into printed rows, and rows parted into columns by the white between them; points, pure functions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from atgardsbanken.extract.geometry import Interval, centre, common, contains, height, horizontal, vertical, whites
from atgardsbanken.extract.records import BBox, Line, Word, enclosing

Row = tuple[Word, ...]

SAME_ROW = 0.5
"""Words share a row when they share this part of the lower one's height."""
HEIGHT_RATIO = 2.6
"""A word this many times as high as its neighbour does not share its row."""
ALIGNED_GAP = 0.8
"""Ems of white that part columns where the right column's lines begin in one place."""
LOOSE_GAP = 1.5
"""Ems of white that part columns where they do not."""
WHOLE_GAP = 0.6
"""Ems of white that part columns where the white runs through the whole region."""
ALIGNMENT = 0.5
"""Ems that beginnings of lines may differ and still stand in one place."""
SPLIT_GAP = 4.0
"""Ems of white that part a single row into two lines."""
LEADERS = re.compile(r"^[.·…_\s]*$")
MARKER = re.compile(r"^(?:[•·▪■●○◦‣\uf0b7\uf0a7\uf0d8–—−*»o-]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\d{1,3}(?:\.\d{1,3})*\.?)$")
"""What stands before a list item or after a number: never a column of its own."""
NUMBER = re.compile(r"^[\d\s.,:%–\-()]+$")


@dataclass(frozen=True, slots=True)
class Gutter:
    """White that parts the rows from `first` up to (not with) `last` into a left and a right column."""

    white: Interval
    first: int
    last: int
    both: int
    """The number of rows with words on both sides."""


def within(words: Iterable[Word], box: BBox) -> tuple[Word, ...]:
    """The words whose middles a box holds."""
    return tuple(word for word in words if contains(box, centre(word.box)))


def em(words: Iterable[Word]) -> float:
    """The usual size of `words` in points; 10.0 where there are none."""
    sizes = [word.size or height(word.box) for word in words]
    return median(sizes) if sizes else 10.0


def to_rows(words: Iterable[Word]) -> list[Row]:
    """The words gathered into rows from top to bottom, each from left to right; a row may slant."""
    rows: list[list[Word]] = []
    ends: list[Interval] = []
    for word in sorted(words, key=lambda word: (word.box.x0, word.box.top)):
        top, bottom = here = vertical(word.box)
        near = [index for index, (upper, lower) in enumerate(ends) if upper < bottom and lower > top]
        fits = [(_shared(ends[index], here), -index) for index in near]
        share, best = max(fits, default=(0.0, 0))
        if share >= SAME_ROW:
            rows[-best].append(word)
            ends[-best] = here
        else:
            rows.append([word])
            ends.append(here)
    rows.sort(key=lambda row: median(word.box.top + word.box.bottom for word in row))
    return [tuple(row) for row in rows]


def _shared(one: Interval, other: Interval) -> float:
    lower, higher = sorted((one.end - one.start, other.end - other.start))
    if lower <= 0 or higher > HEIGHT_RATIO * lower:
        return 0.0
    return max(min(one.end, other.end) - max(one.start, other.start), 0.0) / lower


def columns(words: Sequence[Word]) -> list[list[Row]]:
    """The words as flows of rows in reading order: a flow for each column, and for what stands above and below."""
    rows = to_rows(words)
    gutter = find_gutter(rows)
    if gutter is None:
        return [rows] if rows else []
    above = [word for row in rows[: gutter.first] for word in row]
    below = [word for row in rows[gutter.last :] for word in row]
    band = [word for row in rows[gutter.first : gutter.last] for word in row]
    left = [word for word in band if word.box.x1 <= gutter.white.end]
    right = [word for word in band if word.box.x1 > gutter.white.end]
    return [flow for part in (above, left, right, below) for flow in columns(part)]


def find_gutter(rows: Sequence[Row]) -> Gutter | None:
    """The white that best parts the rows into columns, or None where they read from edge to edge."""
    size = em(word for row in rows for word in row)
    free = [whites(map(horizontal, (word.box for word in row)), Interval(-math.inf, math.inf)) for row in rows]
    seeds = {
        (index, white) for index, row in enumerate(free) for white in row[1:-1] if white.length >= WHOLE_GAP * size
    }
    found = [_grow(rows, free, index, white, size) for index, white in seeds]
    accepted = [gutter for gutter in found if _parts_columns(rows, gutter, size)]
    return max(accepted, key=lambda gutter: (gutter.both, gutter.white.length, -gutter.white.start), default=None)


def _grow(rows: Sequence[Row], free: Sequence[Sequence[Interval]], seed: int, white: Interval, size: float) -> Gutter:
    first, last = seed, seed + 1
    while first > 0 and (narrower := _through(free[first - 1], white, size)):
        white, first = narrower, first - 1
    while last < len(rows) and (narrower := _through(free[last], white, size)):
        white, last = narrower, last + 1
    sides = [(_left(row, white), _right(row, white)) for row in rows[first:last]]
    while len(sides) > 1 and _stands_apart(rows, first, first + 1, sides[0], size):
        first, sides = first + 1, sides[1:]
    while len(sides) > 1 and _stands_apart(rows, last - 2, last - 1, sides[-1], size):
        last, sides = last - 1, sides[:-1]
    return Gutter(white, first, last, sum(bool(left and right) for left, right in sides))


def _through(free: Sequence[Interval], white: Interval, size: float) -> Interval | None:
    """The part of `white` that the next row leaves free too, if it is still wide enough."""
    shared = max((common(gap, white) for gap in free), key=lambda gap: gap.length)
    return shared if shared.length >= WHOLE_GAP * size else None


def _stands_apart(rows: Sequence[Row], upper: int, lower: int, sides: tuple[Row, Row], size: float) -> bool:
    """Whether the outer one of two neighbouring rows has one side only and is set apart by white or size."""
    if all(sides):
        return False
    gap = min(word.box.top for word in rows[lower]) - max(word.box.bottom for word in rows[upper])
    sizes = em(rows[upper]), em(rows[lower])
    return gap > 1.2 * size or max(sizes) > 1.12 * min(sizes)


def _left(row: Row, white: Interval) -> Row:
    return tuple(word for word in row if word.box.x1 <= white.end)


def _right(row: Row, white: Interval) -> Row:
    return tuple(word for word in row if word.box.x1 > white.end)


def _parts_columns(rows: Sequence[Row], gutter: Gutter, size: float) -> bool:
    """Whether the white parts columns of text, not a list's markers, a list of pages, or words by chance."""
    band = rows[gutter.first : gutter.last]
    lefts = [part for row in band if (part := _left(row, gutter.white))]
    rights = [part for row in band if (part := _right(row, gutter.white))]
    if len(lefts) < 2 or len(rights) < 2 or gutter.both < 1:
        return False
    if all(_is_marker(part) for part in lefts) or all(NUMBER.match(_words(part)) for part in rights):
        return False
    begin = min(part[0].box.x0 for part in rights)
    aligned = sum(part[0].box.x0 - begin <= ALIGNMENT * size for part in rights) >= max(2, 0.6 * len(rights))
    whole = len(band) == len(rows)
    width = gutter.white.length / size
    return (
        (width >= WHOLE_GAP and whole and aligned)
        or (width >= ALIGNED_GAP and gutter.both >= 3 and aligned)
        or (width >= LOOSE_GAP and gutter.both >= 2)
        or (width >= LOOSE_GAP and aligned and min(len(lefts), len(rights)) >= 3)
    )


def _is_marker(part: Row) -> bool:
    return len(part) == 1 and bool(MARKER.match(part[0].text))


def _words(part: Row) -> str:
    return " ".join(word.text for word in part)


def to_lines(row: Row) -> list[Line]:
    """The row as lines: one, or more where it is parted by wide white that no leaders or page number cross."""
    parts: list[list[Word]] = [[row[0]]]
    size = em(row)
    for word in row[1:]:
        apart = word.box.x0 - parts[-1][-1].box.x1 > SPLIT_GAP * size
        if apart and not NUMBER.match(word.text) and not _is_marker(tuple(parts[-1])) and not _leads(parts[-1], word):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [to_line(part) for part in parts]


def _leads(part: Sequence[Word], word: Word) -> bool:
    return bool(LEADERS.match(part[-1].text) or LEADERS.match(word.text))


def to_line(words: Sequence[Word]) -> Line:
    """The line that `words` make, its text with one space between them."""
    text = " ".join(word.text for word in words)
    return Line(text, enclosing(word.box for word in words), tuple(words), raw_text=text)
