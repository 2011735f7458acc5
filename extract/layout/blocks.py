"""Lines of one column gathered into paragraphs and list items by white, size and weight; distances in points."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from atgardsbanken.extract.geometry import height, width
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.tags import KINDS, Tag, Tagging, number_of
from atgardsbanken.extract.records import BlockKind, Line, Word

BULLET = re.compile(r"^[•·▪■●○◦‣►✓➢\uf0b7\uf0a7\uf0d8\uf076\u2219]$|^o$")
"""Signs that begin a list item wherever they stand first; U+F0B7 and its like are Word's bullets."""
DASH = re.compile(r"^[–—−*»-]$")
"""Signs that begin a list item where at least two lines of the column begin with them."""
NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-zåäö])[.)]$")
"""A number or letter before a list item."""
LEVELLED = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?$")
"""A number of several levels: headings and some lists have them."""
SENTENCE_ENDS = (".", "!", "?", ":")
"""Signs after which no sentence goes on."""
OPEN_ENDS = (".", ",", ";", "-")
"""Signs with which no heading ends."""
TITLE_SHARE = 0.6
"""Part of its column's width that a heading takes at most where neither size nor weight tells it."""
SAME_SIZE_SHARE = 0.05
"""Part of a size by which two sizes differ at most and are one: what rounding in a PDF leaves."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: its usual size in points and whether all its letters are bold."""

    size: float
    bold: bool


@dataclass(frozen=True)
class Pitches:
    """Distances between lines of one paragraph: each `seen` on the page with the lines' size, in points.

    `told` is the one distance that a source without sizes has, 0.0 where each of its lines is a whole paragraph.
    """

    seen: tuple[tuple[float, float], ...] = ()
    told: float | None = None
    _known: dict[float, float] = field(default_factory=dict, compare=False)

    def usual(self, size: float, settings: LayoutSettings) -> float:
        """Return the distance in points of lines of `size` points inside a paragraph.

        >>> Pitches(((10.0, 12.0), (10.0, 12.1), (10.0, 18.0))).usual(10.0, LayoutSettings())
        12.0
        """
        if self.told is not None:
            return self.told
        if size not in self._known:
            self._known[size] = self._learn(size, settings)
        return self._known[size]

    def _learn(self, size: float, settings: LayoutSettings) -> float:
        alike = sorted(distance for other, distance in self.seen if abs(other - size) <= SAME_SIZE_SHARE * size)
        if not alike:
            return settings.default_pitch_em * size
        # The narrowest may be overprint or a raised mark, the widest part paragraphs: a fifth or a tenth is the same.
        return alike[len(alike) // 6]


def style_of(line: Line) -> Style:
    """Return the style that most of a line's words are set in; bullets in another font do not count."""
    lettered = _lettered(line) or list(line.words)
    size = median(word.size or height(word.box) for word in lettered) if lettered else height(line.box)
    return Style(size, bool(lettered) and all(word.bold for word in lettered))


def _lettered(line: Line) -> list[Word]:
    return [word for word in line.words if any(map(str.isalnum, word.text))]


def baseline(line: Line) -> float:
    """Return where a line's lettered words stand, in points from the page's top."""
    lettered = [word.box.bottom for word in _lettered(line)]
    return median(lettered) if lettered else line.box.bottom


def pitches(flows: Iterable[Sequence[Line]], settings: LayoutSettings) -> Pitches:
    """Measure the distances between neighbouring lines of one style."""
    pairs = [pair for flow in flows for pair in pairwise(flow)]
    found = [_distance(upper, lower, settings) for upper, lower in pairs]
    return Pitches(tuple(filter(None, found)))


def _distance(upper: Line, lower: Line, settings: LayoutSettings) -> tuple[float, float] | None:
    """Return two lines' size and distance in points, None where they are set differently or stand apart."""
    size, other = style_of(upper).size, style_of(lower).size
    distance = baseline(lower) - baseline(upper)
    alike = max(size, other) <= settings.size_ratio * min(size, other)
    near = settings.narrowest_pitch_em * size <= distance <= settings.widest_pitch_em * size
    return (size, distance) if alike and near else None


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that belong together, the marker before them if they are an item, and what a tagged PDF says of them."""

    lines: tuple[Line, ...]
    marker: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    """What tells where a column's blocks begin: its right edge, its line distances and the items' first lines.

    `wrapped` is where the shortest lines end that are full, in points; infinite where each line stands by itself.
    """

    right: float
    wrapped: float
    pitches: Pitches
    markers: frozenset[int]
    settings: LayoutSettings
    tagging: Tagging | None = None


def gather(
    flow: Sequence[Line], known: Pitches, settings: LayoutSettings, tagging: Tagging | None = None
) -> list[LineGroup]:
    """Gather the lines of one column into blocks, in the order in which they are read."""
    if not flow:
        return []
    markers = _first_lines_of_items(flow, settings)
    markers = _told_markers(flow, markers, tagging) if tagging else markers
    column = _Column(max(line.box.x1 for line in flow), _wrapped(flow, known), known, markers, settings, tagging)
    groups = [[flow[0]]]
    for line in flow[1:]:
        if _begins(groups[-1], line, column):
            groups.append([line])
        else:
            groups[-1].append(line)
    above = [None, *(group[-1] for group in groups)]
    return [_group(group, last, column) for last, group in zip(above, groups, strict=False)]


def _group(lines: Sequence[Line], above: Line | None, column: _Column) -> LineGroup:
    """Return a group; what a tagged PDF says holds for the first group of an item or heading, if that is short."""
    marker = _marker(lines[0]) if id(lines[0]) in column.markers else ""
    tag = column.tagging.told(lines[0]) if column.tagging else None
    later = above is not None and number_of(above) == number_of(lines[0])
    long = tag and tag.role == "heading" and not may_be_heading(lines, column.settings)
    return LineGroup(tuple(lines), marker, None if later or long else tag)


def may_be_heading(lines: Sequence[Line], settings: LayoutSettings) -> bool:
    """Return whether lines are few and short enough for a heading, and say something."""
    text = " ".join(line.text for line in lines)
    short = len(lines) <= settings.heading_lines and len(text) <= settings.heading_letters
    return short and any(map(str.isalpha, text))


def told_kind(
    group: LineGroup, above: LineGroup | None, below: LineGroup | None, settings: LayoutSettings
) -> BlockKind | None:
    """Return what a tagged PDF tells that a group is, between those above and below it; None where print decides."""
    kind = KINDS.get(group.tag.role) if group.tag else None
    return "heading" if kind == "item" and _is_numbered_heading(group, above, below, settings) else kind


def _is_numbered_heading(
    group: LineGroup, above: LineGroup | None, below: LineGroup | None, settings: LayoutSettings
) -> bool:
    """Return whether a told list item is a heading that a word processor numbers: it stands above text, alone.

    A number of one level is a heading's where no sentence follows it, and the tree has not the text below next but the
    list's other items.
    """
    items = [near for near in (above, below) if near and (near.marker or _is_told_item(near))]
    if items or not may_be_heading(group.lines, settings) or len(group.lines[0].words) < 2:
        return False
    first, last = group.lines[0], group.lines[-1]
    if LEVELLED.match(first.words[0].text):
        return True
    here, next_ = number_of(first), number_of(below.lines[0]) if below else None
    parted = here is not None and next_ is not None and next_ > here + 1
    sentence = first is not last or last.text.endswith(OPEN_ENDS)
    return parted and not sentence and bool(NUMBERED.match(first.words[0].text))


def _is_told_item(group: LineGroup) -> bool:
    return group.tag is not None and group.tag.role == "item"


def _told_markers(flow: Sequence[Line], found: frozenset[int], tagging: Tagging) -> frozenset[int]:
    """Return the ids of lines that begin items, also by what a tagged PDF says: no number begins a heading's list."""
    firsts = {
        id(line)
        for above, line in zip([None, *flow], flow, strict=False)
        if above is None or number_of(above) != number_of(line)
    }
    told = {id(line): tag.role for line in flow if (tag := tagging.told(line))}
    marked = {id(line) for line in flow if id(line) in firsts and told.get(id(line)) == "item" and marker_of(line)}
    return frozenset(marked | {line for line in found if told.get(line) != "heading"})


def _marker(line: Line) -> str:
    """Return the marker of a line that begins an item; it may be the whole line, its text on the next."""
    return marker_of(line) or line.text


def marker_of(line: Line) -> str:
    """Return the bullet, dash, number or letter that a line begins with, if more follows it; else "".

    >>> from atgardsbanken.extract.records import BBox
    >>> box = BBox(0, 0, 10, 10)
    >>> marker_of(Line("a) Fler", box, (Word("a)", box), Word("Fler", box))))
    'a)'
    >>> marker_of(Line("•", box, (Word("•", box),)))
    ''
    """
    if len(line.words) < 2:
        return ""
    first = line.words[0].text
    return first if BULLET.match(first) or DASH.match(first) or NUMBERED.match(first) else ""


def _first_lines_of_items(flow: Sequence[Line], settings: LayoutSettings) -> frozenset[int]:
    """Return the ids of lines that begin items: those with a bullet, and those not alone with a dash or number."""
    marked = [line for line in flow if marker_of(line)]
    starts = sorted(line.box.x0 for line in marked)
    found: set[int] = set()
    for line in marked:
        indent = settings.indent_em * style_of(line).size
        near = bisect_right(starts, line.box.x0 + indent) - bisect_left(starts, line.box.x0 - indent)
        if near > 1 or BULLET.match(marker_of(line)):
            found.add(id(line))
    return frozenset(found | _lone_markers(flow, settings))


def _lone_markers(flow: Sequence[Line], settings: LayoutSettings) -> set[int]:
    """Return the ids of bullets and dashes that stand on a line by themselves over the text that they belong to."""
    return {
        id(upper)
        for upper, lower in pairwise(flow)
        if len(upper.words) == 1
        and (BULLET.match(upper.text) or DASH.match(upper.text))
        and 0 < lower.box.x0 - upper.box.x0 <= settings.line_split_em * style_of(lower).size
        and not marker_of(lower)
    }


def _begins(group: Sequence[Line], line: Line, column: _Column) -> bool:
    """Return whether `line` begins a new block after the lines in `group`."""
    last, settings = group[-1], column.settings
    if id(last) in column.markers and len(last.words) == 1:
        return False
    if (told := _told_parted(last, line, column)) is not None:
        return told
    if id(line) in column.markers or _is_set_otherwise(last, line, settings):
        return True
    in_item = id(group[0]) in column.markers
    size = style_of(line).size
    distance = baseline(line) - baseline(last)
    if (
        distance > _widest(last, line, size, column, in_item=in_item)
        or distance < settings.narrowest_pitch_em / 2 * size
    ):
        return True
    if in_item:
        return _leaves_item(group, line, column, size)
    if column.pitches.told is not None and last.box.x1 < column.wrapped and not _goes_on(last, line):
        return True
    if len(group) == 1 and column.pitches.told is None and _is_title_over(last, line, column):
        return True
    return _is_short(last, column, size) and line.box.x0 - last.box.x0 >= settings.indent_em * size


def _told_parted(upper: Line, lower: Line, column: _Column) -> bool | None:
    """Return whether a tagged PDF parts two lines or keeps them together, None where print decides.

    Its paragraphs may hold several printed ones, and one printed paragraph or heading may be tagged line by line.
    """
    tagging, settings = column.tagging, column.settings
    if tagging is None or (before := tagging.told(upper)) is None or (after := tagging.told(lower)) is None:
        return None
    if number_of(upper) == number_of(lower):
        distance = baseline(lower) - baseline(upper)
        near = 0 < distance <= settings.widest_pitch_em * style_of(lower).size
        in_next_column = distance < 0 and (before.role == "item" or _goes_on(upper, lower))
        alike = before.role == "item" or not (id(lower) in column.markers or _is_set_otherwise(upper, lower, settings))
        return False if (near or in_next_column) and alike else None
    if before.role != after.role or after.role == "item":
        return True
    if after.role == "heading" and before.level == after.level:
        return None
    return None if _goes_on(upper, lower) else True


def _widest(upper: Line, lower: Line, size: float, column: _Column, *, in_item: bool) -> float:
    """Return the distance in points up to which `lower` goes on with the block of `upper`.

    In a text extract any number of empty lines may part an item's sentence, and a line longer than print is a
    paragraph by itself.
    """
    goes_on = _goes_on(upper, lower)
    if column.pitches.told is not None:
        if in_item and goes_on:
            return math.inf
        if max(len(upper.text), len(lower.text)) > column.settings.longest_line_characters:
            return 0.0
    gap = column.settings.sentence_gap_pitches if goes_on else column.settings.paragraph_gap_pitches
    return gap * column.pitches.usual(size, column.settings)


def _is_title_over(upper: Line, lower: Line, column: _Column) -> bool:
    """Return whether a line of a picture reads as a heading: it was ended, though the next word had room on it.

    Fonts tell where there are any; weights that are measured in few letters are not believed.
    """
    if not lower.words or lower.words[0].font:
        return False
    first = lower.words[0].box
    has_room = upper.box.x1 + height(first) / 2 + width(first) < lower.box.x1
    is_short = upper.box.x1 - upper.box.x0 <= TITLE_SHARE * (column.right - upper.box.x0)
    capitals = upper.text[:1].isupper() and lower.text[:1].isupper()
    return has_room and is_short and capitals and not upper.text.endswith((*SENTENCE_ENDS, *OPEN_ENDS))


def _is_set_otherwise(upper: Line, lower: Line, settings: LayoutSettings) -> bool:
    """Return whether two lines differ in size or weight; in a picture (words without a font) these are measured."""
    before, after = style_of(upper), style_of(lower)
    ratio = max(before.size, after.size) / max(min(before.size, after.size), 0.1)
    if lower.words and lower.words[0].font:
        return before.bold != after.bold or ratio > settings.size_ratio
    long = min(letters(upper.words), letters(lower.words)) >= settings.telling_letters
    telling = long and not _goes_on(upper, lower)
    return (before.bold != after.bold and telling) or ratio > (
        settings.measured_long_ratio if telling else settings.measured_size_ratio
    )


def _goes_on(upper: Line, lower: Line) -> bool:
    """Return whether `lower` reads as the rest of a sentence that `upper` leaves open."""
    return lower.text[:1].islower() and not upper.text.endswith(SENTENCE_ENDS)


def _wrapped(flow: Sequence[Line], known: Pitches) -> float:
    """Return where the shortest tenth of the lines end whose sentence goes on below: a shorter line was ended.

    Where no sentence does, and white stands between all lines, each was ended.
    """
    ends = sorted(upper.box.x1 for upper, lower in pairwise(flow) if _goes_on(upper, lower))
    if ends:
        return ends[len(ends) // 10]
    return math.inf if (known.told or 0.0) > height(flow[0].box) else max(line.box.x1 for line in flow)


def _leaves_item(item: Sequence[Line], line: Line, column: _Column, size: float) -> bool:
    """Return whether `line` steps back from the hanging lines of the item above it."""
    item = item[1:] if len(item[0].words) == 1 else item
    first = item[0].words[1 if marker_of(item[0]) else 0]
    edge = first.box.x0 - column.settings.alignment_em * size
    hangs = line.box.x0 >= edge
    if len(item) > 1:
        return item[1].box.x0 >= edge and not hangs
    return not hangs and _is_short(item[0], column, size) and not _goes_on(item[0], line)


def _is_short(line: Line, column: _Column, size: float) -> bool:
    """Return whether a line ends well before its column does."""
    return line.box.x1 < column.right - column.settings.short_line_em * size


def letters(words: Iterable[Word]) -> int:
    """Count the letters and digits in words.

    >>> from atgardsbanken.extract.records import BBox
    >>> letters([Word("2 000", BBox(0, 0, 9, 9)), Word("kr.", BBox(9, 0, 19, 9))])
    6
    """
    return sum(sum(map(str.isalnum, word.text)) for word in words)
