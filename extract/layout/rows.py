"""Words gathered into the rows that they are printed on, and rows made into lines; boxes in points."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from atgardsbanken.extract.geometry import centre, height
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, Line, Word, enclosing

Row = tuple[Word, ...]
"""The words of one printed row, from left to right."""

USUAL_SIZE_PT = 10.0
"""Size that text is taken to have where there is none to measure."""
LEADERS = re.compile(r"^[.·…_\s]*$")
"""The dots or strokes that lead from a heading to its page number."""
MARKER = re.compile(r"^(?:[•·▪■●○◦‣\uf0b7\uf0a7\uf0d8–—−*»o-]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\d{1,3}(?:\.\d{1,3})*\.?)$")
"""What stands before a list item or heading: never a column of its own."""
NUMBER = re.compile(r"^[\d\s.,:%–\-()]+$")
"""A page number or figure."""


class PlacedWords:
    """Words by the height of their middles, so that those in a box are found without looking at all."""

    def __init__(self, words: Iterable[Word]) -> None:
        """Sort the words by where their middles are."""
        self._words = tuple(words)
        middles = ((*centre(word.box), number) for number, word in enumerate(self._words))
        self._placed = sorted(middles, key=lambda item: item[1])
        self._heights = [height for _, height, _ in self._placed]

    def within(self, box: BBox) -> tuple[Word, ...]:
        """Return the words whose middles lie in `box`, in the order in which they were given."""
        return tuple(self._words[number] for number in sorted(self._held(box)))

    def _held(self, box: BBox) -> list[int]:
        """Return the numbers of the words whose middles lie in `box`."""
        left, _, right, _ = box
        first, last = bisect_left(self._heights, box.top), bisect_right(self._heights, box.bottom)
        return [number for x, _, number in self._placed[first:last] if left <= x <= right]

    def outside(self, boxes: Iterable[BBox]) -> list[Word]:
        """Return the words whose middles lie in none of `boxes`, in the order in which they were given."""
        held = {number for box in boxes for number in self._held(box)}
        return [word for number, word in enumerate(self._words) if number not in held]


def em(words: Iterable[Word]) -> float:
    """Return the usual size of `words` in points, USUAL_SIZE_PT where there are none.

    >>> em([Word("åtgärd", BBox(0, 0, 30, 12), size=11.0), Word("i", BBox(33, 0, 36, 12))])
    11.5
    """
    sizes = [word.size or height(word.box) for word in words]
    return median(sizes) if sizes else USUAL_SIZE_PT


def top(row: Iterable[Word]) -> float:
    """Return where the highest of the words begins, in points from the page's top."""
    return min(word.box.top for word in row)


def foot(row: Iterable[Word]) -> float:
    """Return where the lowest of the words ends, in points from the page's top."""
    return max(word.box.bottom for word in row)


def white_between(upper: Row, lower: Row) -> float:
    """Return the white in points between two rows as most of their words stand: one may be measured too high.

    >>> upper = tuple(Word("Klar", BBox(x, 0, x + 20, foot)) for x, foot in ((0, 10), (30, 10), (60, 14)))
    >>> white_between(upper, (Word("Klar", BBox(0, 16, 20, 26)),))
    6
    """
    return median(word.box.top for word in lower) - median(word.box.bottom for word in upper)


def to_rows(words: Iterable[Word], settings: LayoutSettings) -> list[Row]:
    """Gather words into rows from top to bottom; a row is followed from word to word, so it may slant."""
    rows = [row for band in _bands(words) for row in _rows_of_band(band, settings)]
    rows.sort(key=lambda row: median(word.box.top + word.box.bottom for word in row))
    return [tuple(row) for row in rows]


def _bands(words: Iterable[Word]) -> list[list[Word]]:
    """Part words where white runs across the page: no row reaches over it, so each band is searched alone."""
    bands: list[list[Word]] = []
    end = float("-inf")
    for word in sorted(words, key=lambda word: word.box.top):
        if word.box.top >= end:
            bands.append([])
        bands[-1].append(word)
        end = max(end, word.box.bottom)
    return bands


def _rows_of_band(band: Iterable[Word], settings: LayoutSettings) -> list[list[Word]]:
    """Put each word, from left to right, on the row whose last word shares most of its height."""
    rows: list[list[Word]] = []
    ends: list[tuple[float, float]] = []
    for word in sorted(band, key=lambda word: (word.box.x0, word.box.top)):
        _, start, _, end = word.box
        near = [index for index, last in enumerate(ends) if last[0] < end and last[1] > start]
        share, best = max(((_shared(*ends[index], start, end, settings), -index) for index in near), default=(0.0, 0))
        if share >= settings.row_overlap_share:
            rows[-best].append(word)
            ends[-best] = start, end
        else:
            rows.append([word])
            ends.append((start, end))
    return rows


def _shared(top: float, foot: float, start: float, end: float, settings: LayoutSettings) -> float:
    """Return the part of the lower height that two heights that meet share; 0.0 where one is far higher."""
    lower, higher = sorted((foot - top, end - start))
    if lower <= 0 or higher > settings.row_height_ratio * lower:
        return 0.0
    return (min(foot, end) - max(top, start)) / lower


def segments(row: Row, gap: float) -> list[Row]:
    """Part a row where at least `gap` points of white lie between two of its words.

    >>> words = [Word(text, BBox(x, 0, x + 20, 10)) for text, x in (("Inför", 0), ("tidbok", 25), ("Klar", 90))]
    >>> [[word.text for word in part] for part in segments(tuple(words), 10.0)]
    [['Inför', 'tidbok'], ['Klar']]
    """
    parts: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        if right.box.x0 - left.box.x1 >= gap:
            parts.append([right])
        else:
            parts[-1].append(right)
    return [tuple(part) for part in parts]


def is_marker(row: Row) -> bool:
    """Return whether a row is nothing but a bullet, a number or a letter before an item."""
    return len(row) == 1 and bool(MARKER.match(row[0].text))


def said(row: Iterable[Word]) -> str:
    """Return the words with one space between them."""
    return " ".join(word.text for word in row)


def to_lines(row: Row, settings: LayoutSettings) -> list[Line]:
    """Make a row one line, or several where wide white parts it that no leaders or page number cross."""
    parts: list[list[Word]] = [[row[0]]]
    widest = settings.line_split_em * em(row)
    for word in row[1:]:
        apart = word.box.x0 - parts[-1][-1].box.x1 > widest
        if apart and not NUMBER.match(word.text) and not is_marker(tuple(parts[-1])) and not _leads(parts[-1], word):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [to_line(part) for part in parts]


def lines_of(words: Iterable[Word], settings: LayoutSettings) -> tuple[Line, ...]:
    """Return the lines of words from top to bottom."""
    return tuple(line for row in to_rows(words, settings) for line in to_lines(row, settings))


def _leads(part: Sequence[Word], word: Word) -> bool:
    """Return whether leaders stand before or behind the white."""
    return bool(LEADERS.match(part[-1].text) or LEADERS.match(word.text))


def to_line(words: Sequence[Word]) -> Line:
    """Make the words one line, its text with one space between them.

    >>> to_line([Word("Fler", BBox(0, 0, 20, 10)), Word("läkare", BBox(24, 0, 54, 10))]).box
    BBox(x0=0, top=0, x1=54, bottom=10)
    """
    text = said(words)
    return Line(text, enclosing(word.box for word in words), tuple(words), raw_text=text)
