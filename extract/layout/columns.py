"""Rows parted into columns by the white between them, in reading order; boxes in points."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from statistics import median

from atgardsbanken.extract.geometry import Interval, common, horizontal, union, whites
from atgardsbanken.extract.layout.blocks import BULLET
from atgardsbanken.extract.layout.rows import MARKER, NUMBER, Row, em, foot, is_marker, said, segments, to_rows, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.zones import zones
from atgardsbanken.extract.records import Word

LABEL_END = ":"
"""Sign that a label ends with: what it labels stands on its row, never in a column of its own."""
EVERYWHERE = Interval(-math.inf, math.inf)
"""The whole width, whatever it is."""

FEWEST_ITEMS = 2
"""Lines that begin as items do by which a column holds a list."""
FEWEST_KNOWN = 2
"""Rows with words on both sides of white that parts columns above or below them already."""
RUNNING_WORDS = 3
"""Words that a line of a narrow column of running text holds on average at least."""
FEW_LINES = 5
"""Lines of one length that a column of short cells may have by chance."""
BESIDE_SHARE = 0.5
"""Part of a column's lines that have one of the other column beside them: two tables one below the other have none."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """White that parts the rows from `first` up to (not with) `last` into a left and a right column.

    `both` is the number of rows with words on both sides.
    """

    white: Interval
    first: int
    last: int
    both: int


def columns(
    words: Sequence[Word], settings: LayoutSettings, *, plain: bool = False, known: Sequence[Interval] = ()
) -> list[list[Row]]:
    """Part words into flows of rows in reading order: one a column, and one for what stands above and below.

    In `plain` text, a text extract's, only running text stands in columns: elsewhere white parts a line's values.
    White that is `known` to part columns above or below parts a few rows too.
    """
    rows = to_rows(words, settings)
    gutter = find_gutter(rows, settings, plain=plain) or _known_gutter(rows, known)
    if gutter is None:
        return [rows] if rows else []
    above = [word for row in rows[: gutter.first] for word in row]
    below = [word for row in rows[gutter.last :] for word in row]
    parts = [above, *_zone_parts(rows[gutter.first : gutter.last], gutter, settings), below]
    known = [*known, gutter.white, *_inner_whites(rows, gutter, settings, plain=plain)]
    return [flow for part in parts for flow in columns(part, settings, plain=plain, known=known)]


def _zone_parts(band: Sequence[Row], gutter: Gutter, settings: LayoutSettings) -> list[list[Word]]:
    """Return the words of a gutter's rows, zone by zone, each zone's left column before its right one."""
    left, right = partial(_left, white=gutter.white), partial(_right, white=gutter.white)
    parts: list[list[Word]] = []
    for zone in zones(band, left, right, settings):
        sides = ((lambda row: row),) if zone.across else (left, right)
        parts += [[word for row in zone.rows for word in side(row)] for side in sides]
    return parts


def _inner_whites(rows: Sequence[Row], gutter: Gutter, settings: LayoutSettings, *, plain: bool) -> list[Interval]:
    """Return the whites that part the columns beside a gutter once more, in all its rows."""
    found: list[Interval] = []
    for side in _sides(rows, gutter):
        inner = find_gutter(side, settings, plain=plain)
        found += [inner.white, *_inner_whites(side, inner, settings, plain=plain)] if inner else []
    return found


def _known_gutter(rows: Sequence[Row], known: Sequence[Interval]) -> Gutter | None:
    """Return the first known white that rows below each other leave free, with running text on both sides."""
    for white in known:
        runs = groupby(range(len(rows)), partial(_leaves, rows, white))
        free = [list(run) for is_free, run in runs if is_free]
        first, last = max(((run[0], run[-1] + 1) for run in free), key=lambda run: run[1] - run[0], default=(0, 0))
        both = sum(bool(_left(row, white) and _right(row, white)) for row in rows[first:last])
        gutter = Gutter(white, first, last, both)
        if both >= FEWEST_KNOWN and all(map(_is_wordy, _sides(rows, gutter))):
            return gutter
    return None


def _leaves(rows: Sequence[Row], white: Interval, number: int) -> bool:
    """Return whether a row leaves all of a white free."""
    return left_free(rows[number], white).length == white.length


def _is_wordy(parts: Sequence[Row]) -> bool:
    return sum(map(len, parts)) >= RUNNING_WORDS * len(parts)


def find_gutter(rows: Sequence[Row], settings: LayoutSettings, *, plain: bool = False) -> Gutter | None:
    """Find the white that best parts rows into two columns; None where they read from edge to edge."""
    size = em(word for row in rows for word in row)
    least = settings.column_gap_em * size
    free = [whites((horizontal(word.box) for word in row), EVERYWHERE) for row in rows]
    found = [_grow(rows, free, index, white, size, settings) for index, white in _seeds(free, least)]
    accepted = [
        gutter
        for gutter in found
        if _parts_columns(rows, gutter, size, settings) and (not plain or _parts_running_text(rows, gutter, settings))
    ]
    return max(accepted, key=lambda gutter: (gutter.both, gutter.white.length, -gutter.white.start), default=None)


def _seeds(free: Sequence[Sequence[Interval]], least: float) -> Iterator[tuple[int, Interval]]:
    """Yield each row's number and a white of at least `least` points in it.

    The same white in the row above grows to the same gutter, so it is left out: in a long table that is most.
    """
    above: set[Interval] = set()
    for index, row in enumerate(free):
        inner = {white for white in row[1:-1] if white.length >= least}
        yield from ((index, white) for white in inner - above)
        above = inner


def _grow(
    rows: Sequence[Row],
    free: Sequence[Sequence[Interval]],
    seed: int,
    white: Interval,
    size: float,
    settings: LayoutSettings,
) -> Gutter:
    """Follow the white of row `seed` up and down as far as rows leave it free."""
    least = settings.column_gap_em * size
    first, last = seed, seed + 1
    while first > 0 and (narrower := _through(free[first - 1], white, least)):
        white, first = narrower, first - 1
    while last < len(rows) and (narrower := _through(free[last], white, least)):
        white, last = narrower, last + 1
    sides = [(_left(row, white), _right(row, white)) for row in rows[first:last]]
    while len(sides) > 1 and not all(sides[0]) and _stands_apart(rows[first], rows[first + 1], size, settings):
        first, sides = first + 1, sides[1:]
    while len(sides) > 1 and not all(sides[-1]) and _stands_apart(rows[last - 2], rows[last - 1], size, settings):
        last, sides = last - 1, sides[:-1]
    return Gutter(white, first, last, sum(bool(left and right) for left, right in sides))


def _through(free: Sequence[Interval], white: Interval, least: float) -> Interval | None:
    """Return the part of `white` that the next row leaves free too; None where it is narrower than `least` points."""
    shared = max((common(gap, white) for gap in free), key=lambda gap: gap.length)
    return shared if shared.length >= least else None


def _stands_apart(upper: Row, lower: Row, size: float, settings: LayoutSettings) -> bool:
    """Return whether white or another size sets two neighbouring rows apart: a heading over the columns."""
    sizes = em(upper), em(lower)
    gap = top(lower) - foot(upper)
    return gap > settings.apart_em * size or max(sizes) > settings.heading_ratio * min(sizes)


def _sides(rows: Sequence[Row], gutter: Gutter) -> tuple[list[Row], list[Row]]:
    """Return what the gutter's rows say left and right of it, those with something there."""
    band = rows[gutter.first : gutter.last]
    left, right = ([part for row in band if (part := side(row, gutter.white))] for side in (_left, _right))
    return left, right


def _left(row: Row, white: Interval) -> Row:
    return tuple(word for word in row if word.box.x1 <= white.end)


def _right(row: Row, white: Interval) -> Row:
    return tuple(word for word in row if word.box.x1 > white.end)


def _parts_columns(rows: Sequence[Row], gutter: Gutter, size: float, settings: LayoutSettings) -> bool:
    """Return whether the white parts columns of text, not markers, labels, a list of pages, or words by chance."""
    lefts, rights = _sides(rows, gutter)
    if len(lefts) < 2 or len(rights) < 2 or gutter.both < 1:
        return False
    labels = all(is_marker(part) or part[-1].text.endswith(LABEL_END) for part in lefts)
    if labels or all(NUMBER.match(said(part)) for part in rights):
        return False
    if any(len(part) > 1 and BULLET.match(part[-1].text) for part in lefts):
        return False
    aligned = _begin_in_one_place(rights, size, settings)
    if gutter.last - gutter.first == len(rows) and aligned:
        return True
    if gutter.white.length >= settings.loose_gap_em * size:
        return gutter.both >= 2 or (aligned and min(len(lefts), len(rights)) >= 3)
    return gutter.white.length >= settings.aligned_gap_em * size and gutter.both >= 3 and aligned


def _parts_running_text(rows: Sequence[Row], gutter: Gutter, settings: LayoutSettings) -> bool:
    """Return whether most lines of both columns are words from edge to edge of their column, one beside the other."""
    left, right = _sides(rows, gutter)
    beside = _beside(left, right)
    return (
        beside >= max(settings.table_rows, BESIDE_SHARE * min(len(left), len(right)))
        and is_running_text(left, settings)
        and is_running_text(right, settings)
    )


def _beside(lefts: Sequence[Row], rights: Sequence[Row]) -> int:
    """Count the lines of a column that have one of the other beside them, if only in part: their lines may not meet."""
    spans = [span for span in union(Interval(top(part), foot(part)) for part in rights) if span.length > 0]
    starts = [span.start for span in spans]

    def is_beside(upper: float, lower: float) -> bool:
        """Return whether the last span that begins above a line's foot, whose end is the lowest, reaches the line."""
        above = bisect_left(starts, lower)
        return upper < lower and above > 0 and spans[above - 1].end > upper

    return sum(is_beside(top(part), foot(part)) for part in lefts)


def is_running_text(parts: Sequence[Row], settings: LayoutSettings) -> bool:
    """Return whether most of a column's lines are several words from edge to edge; a table's cells are shorter.

    Lines that are columns themselves are looked at column by column.
    """
    pieces = [
        piece for part in parts for piece in segments(part, settings.cell_gap_em * em(part)) if not is_marker(piece)
    ]
    words = sum(any(map(str.isalpha, word.text)) for piece in pieces for word in piece)
    if len(parts) <= FEW_LINES or words < RUNNING_WORDS * len(pieces):
        return False
    left = min(part[0].box.x0 for part in parts)
    ends = [part[-1].box.x1 - left for part in parts]
    lengths = [piece[-1].box.x1 - piece[0].box.x0 for piece in pieces]
    return any(
        median(measured) >= settings.running_text_share * max(measured) for measured in (ends, lengths) if measured
    )


def _begin_in_one_place(rights: Sequence[Row], size: float, settings: LayoutSettings) -> bool:
    """Return whether most rows of the right column begin at its left edge, or where those of its lists do."""
    begin = min(part[0].box.x0 for part in rights)
    places = (begin, *_list_edges(rights))
    reach = settings.alignment_em * size
    at_edge = sum(any(abs(part[0].box.x0 - x) <= reach for x in places) for part in rights)
    return at_edge >= max(2, settings.aligned_share * len(rights))


def _list_edges(rows: Sequence[Row]) -> list[float]:
    """Return where a list's first lines begin, their text, and the lines below them: numbers are set out to the left.

    Where no second item bears it out only the text of the first.
    """
    items = [number for number, row in enumerate(rows) if len(row) > 1 and MARKER.match(row[0].text)]
    edges = [rows[number][1].box.x0 for number in items[:1]]
    if len(items) < FEWEST_ITEMS:
        return edges
    below = [number + 1 for number in items if number + 1 < len(rows) and number + 1 not in items]
    return [*edges, rows[items[0]][0].box.x0, *(rows[number][0].box.x0 for number in below[:1])]


def left_free(row: Row, gutter: Interval) -> Interval:
    """Return the widest white that `row` leaves in `gutter`; its length is negative where there is none."""
    free = whites((horizontal(word.box) for word in row), EVERYWHERE)
    return max((common(white, gutter) for white in free), key=lambda white: white.length)
