"""How far a page's structure tree can be believed, and what it says of the page's words and lines; boxes in points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from atgardsbanken.extract.geometry import common, height, horizontal
from atgardsbanken.extract.layout.blocks import letters
from atgardsbanken.extract.layout.columns import find_gutter
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.rows import Row, em, is_marker, lines_of, to_rows
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.tags import Role, Tag, Tagging
from atgardsbanken.extract.records import BBox, Line, Word, enclosing

NEAR_UNITS = 8
"""How many of the units that follow one are looked at to see whether they stand below it."""

MOST_UNITS = 1000
"""Units of a page above which its tree is not believed: no print has as many paragraphs, and all are compared."""

MOST_COLUMNS = 3
"""Columns of running text side by side at most; rows with more gaps are a table's."""


class Cleared(NamedTuple):
    """A page without what its tree says is no content, and the lines of that at the page's head and foot."""

    raw: RawPage
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()


def without_artifacts(raw: RawPage, settings: LayoutSettings) -> Cleared:
    """Set words aside that the tree says are no content and that stand at the page's head or foot.

    Elsewhere they are read as words of which the tree says nothing: some programs mark what nobody has tagged so.
    """
    named = {number for number, tag in enumerate(raw.tags) if tag.role == "artifact"}
    marked = [word for word in raw.words if word.tag in named]
    if not marked:
        return Cleared(raw)
    share = settings.furniture_share * raw.height
    head = [word for word in marked if word.box.bottom <= share]
    foot = [word for word in marked if word.box.top >= raw.height - share]
    ids = set(map(id, (*head, *foot)))
    kept = (word for word in raw.words if id(word) not in ids)
    words = tuple(replace(word, tag=None) if word.tag in named else word for word in kept)
    if not words:
        return Cleared(raw)
    return Cleared(replace(raw, words=words), lines_of(head, settings), lines_of(foot, settings))


def tagging_of(raw: RawPage, settings: LayoutSettings) -> Tagging | None:
    """Judge how far the tree of a page (without artifacts at its edges) can be believed; None where not at all."""
    tagged = [word for word in raw.words if word.tag is not None]
    share = letters(tagged) / max(letters(raw.words), 1)
    if not tagged or share < settings.tagged_share:
        return None
    places = places_of(tagged)
    units = units_of(places, raw.tags)
    if len(units) > MOST_UNITS:
        return None
    size = em(tagged)
    in_order = (
        share >= settings.ordered_share
        and inverted_share([unit.box for unit in units], size) <= settings.inverted_share
        and cut_share(rows := rows_outside_cells(tagged, raw.tags, settings), settings) <= settings.cut_share
        and not runs_across_columns(rows, settings)
    )
    ordered = [number for unit in mended(units, size) for number in unit.numbers]
    return Tagging(
        raw.tags, {number: places[number] for number in ordered}, in_order, _believed(tagged, raw.tags, settings)
    )


class Unit(NamedTuple):
    """What is read as one: the box of a tag's words, or of a table's, and the indices of the tags."""

    box: BBox
    numbers: tuple[int, ...]


def places_of(tagged: Iterable[Word]) -> dict[int, BBox]:
    """Return the box of each tag's words, in the tree's order."""
    held: dict[int, list[BBox]] = {}
    for word in tagged:
        if word.tag is not None:
            held.setdefault(word.tag, []).append(word.box)
    return {number: enclosing(held[number]) for number in sorted(held)}


def units_of(places: Mapping[int, BBox], tags: Sequence[Tag]) -> list[Unit]:
    """Return what is read as one, in the tree's order; notes stand after everything else."""
    groups: dict[object, list[int]] = {}
    for number in sorted(places, key=lambda number: (tags[number].role == "note", number)):
        place = tags[number].place
        groups.setdefault(place.table if place else number, []).append(number)
    return [Unit(enclosing(places[number] for number in group), tuple(group)) for group in groups.values()]


def mended(units: Iterable[Unit], size: float) -> list[Unit]:
    """Return units in the order of reading: the tree's, but none after what stands below it in its column.

    Word processors tag the items of one list one after another, whatever text stands between them, and put text boxes
    where they are anchored. `size` is the em of the text in points.
    """
    ordered: list[Unit] = []
    for unit in units:
        below = (index for index, other in enumerate(ordered) if _stands_above(unit.box, other.box, size))
        ordered.insert(next(below, len(ordered)), unit)
    return ordered


def _stands_above(one: BBox, other: BBox, size: float) -> bool:
    """Tell whether the whole of one box stands above another in the same column."""
    return one.bottom < other.top + size / 2 and common(horizontal(one), horizontal(other)).length > size / 2


def _believed(tagged: Sequence[Word], tags: Sequence[Tag], settings: LayoutSettings) -> frozenset[Role]:
    """Return the roles that are believed: all but headings where most of a page that holds running text are some."""
    headings = [word for word in tagged if word.tag is not None and tags[word.tag].role == "heading"]
    many = letters(headings) > max(settings.tagged_heading_share * letters(tagged), settings.heading_letters)
    roles: tuple[Role, ...] = ("text", "item", "note", "cell")
    return frozenset(roles if many else (*roles, "heading"))


def inverted_share(boxes: Sequence[BBox], size: float) -> float:
    """Return the part (0.0-1.0) of units that stand above what comes shortly before them, in one column.

    `size` is the em of the text in points.
    """
    pairs = [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 : index + 1 + NEAR_UNITS]
        if common(horizontal(one), horizontal(other)).length > size / 2
    ]
    inverted = sum(_stands_above(other, one, size) for one, other in pairs)
    return inverted / len(pairs) if pairs else 0.0


def rows_outside_cells(tagged: Iterable[Word], tags: Sequence[Tag], settings: LayoutSettings) -> list[Row]:
    """Return the rows of a page's tagged words but those of its tables' cells, which may stand as near as a line's."""
    return to_rows((word for word in tagged if word.tag is not None and tags[word.tag].role != "cell"), settings)


def cut_share(rows: Sequence[Row], settings: LayoutSettings) -> float:
    """Return the part (0.0-1.0) of rows in which a tag ends a blank before the next begins: both are one line."""
    cut = sum(any(_is_cut(left, right, settings) for left, right in pairwise(row)) for row in rows)
    return cut / max(len(rows), 1)


def _is_cut(left: Word, right: Word, settings: LayoutSettings) -> bool:
    return left.tag != right.tag and not _stand_apart(left, right, settings)


def _stand_apart(left: Word, right: Word, settings: LayoutSettings) -> bool:
    """Tell whether two words of a row stand as far apart as columns."""
    white = right.box.x0 - left.box.x1
    return white >= settings.column_gap_em * (left.size or height(left.box))


def runs_across_columns(rows: Sequence[Row], settings: LayoutSettings) -> bool:
    """Tell whether lines of two columns of running text share a tag, row by row: programs tag print so by mistake."""
    gaps = [sum(_is_bridged(left, right, settings) for left, right in pairwise(row)) for row in rows]
    shared = [row for row, count in zip(rows, gaps, strict=True) if 0 < count < MOST_COLUMNS]
    return len(shared) >= settings.table_rows and find_gutter(shared, settings, plain=True) is not None


def _is_bridged(left: Word, right: Word, settings: LayoutSettings) -> bool:
    """Tell whether two words of one tag stand as far apart as columns, the first being no marker."""
    return left.tag == right.tag and _stand_apart(left, right, settings) and not is_marker((left,))
