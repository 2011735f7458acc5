"""Words of a PDF page that are no running text: hidden, slanted or sideways ones, made whole lines; points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from atgardsbanken.extract.geometry import centre, common, contains, horizontal, union, vertical
from atgardsbanken.extract.layout.raw_page import Aside
from atgardsbanken.extract.layout.rows import lines_of, to_line
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.layout.turn import Turn, turned_lines
from atgardsbanken.extract.pdf.drawing import Drawing
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.pdf.styles import Style
from atgardsbanken.extract.records import BBox, Line, Word, enclosing

WHITE = 1.0
"""How light paper is."""


class Found(NamedTuple):
    """A word of the text layer and its type; `first` and `last` are indices (from 0) of the page's characters."""

    word: Word
    style: Style
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as it is shown: its size in points, and what is drawn on it."""

    width: float
    height: float
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class SortedWords:
    """Words that stand as the page's text does, turned clockwise by `quarter` degrees, and what is set aside."""

    words: tuple[Word, ...]
    quarter: int
    asides: tuple[Aside, ...]


def sort_words(found: Sequence[Found], sheet: Sheet) -> SortedWords:
    """Part the words of a page into its text and what is hidden, under the text, slanted or sideways."""
    styles = list({id(item.style): item.style for item in found}.values())
    if not found:
        return SortedWords((), 0, ())
    if _are_plain(styles) and _lies_on(enclosing([item.word.box for item in found]), sheet):
        return SortedWords(tuple([item.word for item in found]), styles[0].quarter, ())
    seen = [item for item in found if _is_seen(item, sheet)]
    straight = [item for item in seen if not item.style.is_slanted]
    quarter = _usual_quarter(straight)
    upright = [item for item in straight if item.style.quarter == quarter]
    marks = _watermarks(upright)
    text = tuple(item.word for item in upright if id(item) not in marks)
    if len(text) == len(found):
        return SortedWords(text, quarter, ())
    hidden = _hidden(found, seen)
    under = [Aside("furniture", (to_line([item.word]),)) for item in upright if id(item) in marks]
    sideways = [item for item in straight if item.style.quarter != quarter]
    asides = (*_slanted(seen, text), *_sideways(sideways, text, quarter, sheet), *under, *hidden)
    return SortedWords(text, quarter, asides)


def _are_plain(styles: Sequence[Style]) -> bool:
    """Tell whether text in these types is all drawn, dark and the same way up: that of nearly every page."""
    return all(
        style.drawn
        and not style.is_slanted
        and style.quarter == styles[0].quarter
        and (style.shade is None or style.shade < PDF.watermark_shade)
        for style in styles
    )


def _lies_on(box: BBox, sheet: Sheet) -> bool:
    return box.x0 >= 0 and box.top >= 0 and box.x1 <= sheet.width and box.bottom <= sheet.height


def _usual_quarter(found: Iterable[Found]) -> int:
    """Return how most letters must be turned to stand upright."""
    letters: Counter[int] = Counter()
    for item in found:
        letters[item.style.quarter] += len(item.word.text)
    return letters.most_common(1)[0][0] if letters else 0


def _is_seen(item: Found, sheet: Sheet) -> bool:
    """Tell whether a word can be seen: it lies on the page, and is drawn in another shade than what it lies on.

    Undrawn text over a picture is what the picture says: a scan's text layer.
    """
    x, y = middle = centre(item.word.box)
    if not (0 <= x <= sheet.width and 0 <= y <= sheet.height):
        return False
    if not item.style.drawn:
        return any(contains(picture, middle) for picture in sheet.drawing.pictures)
    shade = item.style.shade
    if shade is None or shade < WHITE - PDF.least_contrast:
        return True
    ground = next((paint.shade for paint in sheet.drawing.paint_near(x, y) if paint.covers(x, y)), WHITE)
    return ground is None or abs(shade - ground) > PDF.least_contrast


def _hidden(found: Iterable[Found], seen: Sequence[Found]) -> Iterator[Aside]:
    """Yield what nobody sees as lines, those that lie beside the page too."""
    ids = set(map(id, seen))
    words = [item.word for item in found if id(item) not in ids]
    if words:
        yield Aside("hidden", lines_of(words, DEFAULT_LAYOUT))


def _watermarks(upright: Sequence[Found]) -> set[int]:
    """Return the ids of large pale words that other words lie over."""
    pale = [item for item in upright if item.style.shade is not None and item.style.shade >= PDF.watermark_shade]
    if not pale:
        return set()
    usual = median(item.style.size for item in upright)
    large = [item for item in pale if item.style.size >= PDF.watermark_ratio * usual]
    return {id(item) for item in large if any(_lies_over(other, item) for other in upright)}


def _lies_over(other: Found, item: Found) -> bool:
    smaller = other.style.size * PDF.watermark_ratio <= item.style.size
    return smaller and contains(item.word.box, centre(other.word.box))


def _slanted(seen: Sequence[Found], text: Sequence[Word]) -> Iterator[Aside]:
    """Yield each slanted line: a watermark where it is larger than the page's text, else the label of a chart."""
    usual = median(word.size for word in text) if text else 0.0
    for slanted, group in groupby(seen, key=lambda item: (item.style.is_slanted, item.style)):
        if slanted[0]:
            words = [item.word for item in group]
            large = slanted[1].size >= PDF.watermark_ratio * usual
            yield Aside("furniture" if large else "paragraph", (to_line(words),))


def _sideways(found: Sequence[Found], text: Sequence[Word], quarter: int, sheet: Sheet) -> Iterator[Aside]:
    """Yield the text that is set across the page's: furniture in a margin, else text by itself."""
    across = horizontal if quarter in (0, 180) else vertical
    bands = union(across(word.box) for word in text)
    room = sheet.width if quarter in (0, 180) else sheet.height
    for angle in sorted({item.style.quarter for item in found}):
        for line in _turned_lines([item.word for item in found if item.style.quarter == angle], angle, sheet):
            side = across(line.box)
            margin = PDF.margin_share * room
            if not any(common(side, band).length > 0 for band in bands):
                margin *= 2
            aside = min(side.start, room - side.end) <= margin
            yield Aside("furniture" if aside else "paragraph", (line,))


def _turned_lines(words: Sequence[Word], angle: int, sheet: Sheet) -> tuple[Line, ...]:
    """Return the lines of words that stand upright once the page is turned clockwise by `angle` degrees."""
    sideways = angle in (90, 270)
    turn = Turn(angle, 0.0, sheet.height if sideways else sheet.width, sheet.width if sideways else sheet.height)
    upright = (replace(word, box=turn.upright(word.box)) for word in words)
    return turned_lines(lines_of(upright, DEFAULT_LAYOUT), turn.back)
