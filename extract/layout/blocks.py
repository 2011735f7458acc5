"""Lines of one column gathered into paragraphs, list items and headings by white, size and weight; pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from atgardsbanken.extract.geometry import height
from atgardsbanken.extract.records import Line, Word

BULLET = re.compile(r"^[•·▪■●○◦‣►✓➢\uf0b7\uf0a7\uf0d8\uf076\u2219]$|^o$")
"""Signs that begin a list item wherever they stand first; U+F0B7 and its like are Word's bullets."""
DASH = re.compile(r"^[–—−*»-]$")
"""Signs that begin a list item where at least two lines of the column begin with them."""
NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-zåäö])[.)]$")
"""A number or letter before a list item."""

PITCH_SHARE = 0.15
"""The share of line distances on a page that are below the usual one: within paragraphs, not between them."""
WIDEST_PITCH = 1.75
"""Ems: no paragraph is set with its lines further apart than this."""
PARAGRAPH_GAP = 1.22
"""Times the usual line distance that parts two blocks."""
SENTENCE_GAP = 1.4
"""Times the usual line distance that parts two blocks where a sentence would be broken."""
SENTENCE_ENDS = ".!?:"
SIZE_CHANGE = 1.08
"""Times the size of the line before that begins another block."""
MEASURED_CHANGE = 1.25
"""The same where sizes are measured in a picture (words without a font) instead of told."""
TELLING = 12
"""Letters that a line in a picture must have for its weight, and a small change of its size, to be believed."""
MEASURED_STEP = 1.18
"""Times the size of the line before that begins another block where both lines are so long and no sentence goes on."""
INDENT = 0.8
"""Ems that a paragraph's first line stands in."""
SHORT = 3.0
"""Ems that a line ends before the column does when it is a paragraph's last."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: its usual size in points and whether all its letters are bold."""

    size: float
    bold: bool


def style_of(line: Line) -> Style:
    """The style that most of the line's words are set in."""
    lettered = [word for word in line.words if any(map(str.isalnum, word.text))] or list(line.words)
    size = median(word.size or height(word.box) for word in lettered) if lettered else height(line.box)
    return Style(size, bool(lettered) and all(word.bold for word in lettered))


def baseline(line: Line) -> float:
    """Where the line's lettered words stand, in points; signs in another font do not count."""
    lettered = [word.box.bottom for word in line.words if any(map(str.isalnum, word.text))]
    return median(lettered) if lettered else line.box.bottom


def pitches(flows: Iterable[Sequence[Line]]) -> list[tuple[float, float]]:
    """Distances in points between neighbouring lines of one style, each with the lines' size in points."""
    found: list[tuple[float, float]] = []
    for flow in flows:
        for upper, lower in pairwise(flow):
            size, other = style_of(upper).size, style_of(lower).size
            distance = baseline(lower) - baseline(upper)
            if max(size, other) <= SIZE_CHANGE * min(size, other) and 0.8 * size <= distance <= WIDEST_PITCH * size:
                found.append((size, distance))
    return found


def usual_pitch(size: float, known: Sequence[tuple[float, float]]) -> float:
    """The distance in points of lines of `size` inside a paragraph, learnt from the page's lines of that size."""
    alike = sorted(distance for other, distance in known if abs(other - size) <= 0.05 * size)
    if not alike:
        return 1.3 * size
    return alike[int(len(alike) * PITCH_SHARE)]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Lines that belong together, and the marker before them if they are a list item."""

    lines: tuple[Line, ...]
    marker: str = ""


def gather(flow: Sequence[Line], known: Sequence[tuple[float, float]]) -> list[Gathered]:
    """The lines of one column in blocks; `known` are the page's pitches."""
    if not flow:
        return []
    markers = _markers(flow)
    right = max(line.box.x1 for line in flow)
    blocks = [[flow[0]]]
    for line in flow[1:]:
        if _begins(blocks[-1], line, right, known, markers):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [Gathered(tuple(block), marker_of(block[0]) if id(block[0]) in markers else "") for block in blocks]


def marker_of(line: Line) -> str:
    """The bullet, dash, number or letter that the line begins with, if more follows it; else an empty string."""
    if len(line.words) < 2:
        return ""
    first = line.words[0].text
    return first if BULLET.match(first) or DASH.match(first) or NUMBERED.match(first) else ""


def _markers(flow: Sequence[Line]) -> set[int]:
    """The ids of the flow's lines that begin list items."""
    found: set[int] = set()
    for line in flow:
        marker = marker_of(line)
        alike = sum(
            bool(marker_of(other)) and abs(other.box.x0 - line.box.x0) <= INDENT * style_of(line).size for other in flow
        )
        if marker and (BULLET.match(marker) or alike > 1):
            found.add(id(line))
    return found


def _begins(
    block: Sequence[Line], line: Line, right: float, known: Sequence[tuple[float, float]], markers: set[int]
) -> bool:
    """Whether `line` begins a new block after `block`."""
    last = block[-1]
    before, after = style_of(last), style_of(line)
    distance = baseline(line) - baseline(last)
    if id(line) in markers or _is_other_style(last, line, before, after):
        return True
    widest = (SENTENCE_GAP if _mid_sentence(last, line) else PARAGRAPH_GAP) * usual_pitch(after.size, known)
    if distance > widest or distance < 0.4 * after.size:
        return True
    if id(block[0]) in markers:
        return _leaves_item(block, line, right, after.size)
    return _is_short(last, right, after.size) and line.box.x0 - last.box.x0 >= INDENT * after.size


def _is_other_style(upper: Line, lower: Line, before: Style, after: Style) -> bool:
    """Whether two lines are set differently; in a picture (words without a font) size and weight are measured."""
    ratio = max(before.size, after.size) / max(min(before.size, after.size), 0.1)
    if lower.words and lower.words[0].font:
        return before.bold != after.bold or ratio > SIZE_CHANGE
    telling = min(letters(upper.words), letters(lower.words)) >= TELLING and not _mid_sentence(upper, lower)
    return (before.bold != after.bold and telling) or ratio > (MEASURED_STEP if telling else MEASURED_CHANGE)


def _mid_sentence(upper: Line, lower: Line) -> bool:
    return lower.text[:1].islower() and upper.text[-1:] not in SENTENCE_ENDS


def _leaves_item(block: Sequence[Line], line: Line, right: float, size: float) -> bool:
    """Whether `line` steps back from the hanging lines of the item before it."""
    text_start = block[0].words[1].box.x0
    hangs = line.box.x0 >= text_start - 0.5 * size
    if len(block) > 1:
        hung = block[1].box.x0 >= text_start - 0.5 * size
        return hung and not hangs
    return not hangs and _is_short(block[0], right, size) and not _mid_sentence(block[0], line)


def _is_short(line: Line, right: float, size: float) -> bool:
    return line.box.x1 < right - SHORT * size


def letters(words: Iterable[Word]) -> int:
    """The number of letters and digits in `words`."""
    return sum(sum(map(str.isalnum, word.text)) for word in words)
