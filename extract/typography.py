"""Size, place on the line and weight of words read from a picture, told from their letters; pixels in, points out."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from extract.records import BBox, Word
from extract.strokes import Gray, dark, stroke_width
from extract.tesseract import DESCENDER, OcrWord

HANGING = frozenset("gjpqyç()[]{}|/§µQ$@")
"""Letters that reach well below the line."""
DIPPING = frozenset(",;")
"""Signs that reach a little below it."""
DIP = 0.12
"""The share of a line's height that they do."""
FLOATING = dict.fromkeys("–-−=+~•·»«", 0.2) | dict.fromkeys("”“\"'’*°", 0.5)
"""The share of a line's height that signs stand above the line."""
RISING = frozenset("bdfhklißtåäöéèüáà()[]{}|/§!?&%\"'")
"""Letters that reach above the small letters."""
RISE = 0.25
"""The share of a line's height above its small letters."""
UNLIKE = 1.5
"""Times by which a word's own height differs from its line's where the line is not to be believed."""
ASTRAY = 0.25
"""Line heights between a word's base and its line's from which the line is not to be believed."""
SAME_SIZE = 1.12
"""Times by which measured heights of one size of type differ at most."""
SIZE_OF_LINE = 1.05
"""A line's height, from the deepest to the highest letter, times this is the type's size."""
BOLD_RATIO = 1.3
"""Times the page's usual stroke width, in line heights, that makes a line bold."""


def to_words(found: Sequence[OcrWord], gray: Gray, points: float) -> list[Word]:
    """The words with boxes as high as their type, and bold where their line is heavy.

    `points` is the size of a pixel of the picture `gray` that they were read from.
    """
    heavy = bold_lines(found, gray)
    heights = usual_heights([(type_height(word), len(word.text)) for word in found])
    return [_word(word, height, points, bold=word.line in heavy) for word, height in zip(found, heights, strict=True)]


def _word(word: OcrWord, height: float, points: float, *, bold: bool) -> Word:
    bottom = base_of(word, height) + height * DESCENDER
    box = BBox(word.box[0] * points, (bottom - height) * points, word.box[2] * points, bottom * points)
    size = round(height * points * SIZE_OF_LINE, 1)
    return Word(word.text, box, size=size, bold=bold, confidence=round(word.confidence, 3))


def type_height(word: OcrWord) -> float:
    """The height in pixels from the deepest to the highest letter of the word's type.

    Tesseract's, which is that of the whole line, unless the word's own letters speak against it: a line that runs
    through several columns may have mixed up two rows.
    """
    letters = set(word.text)
    rises = bool(RISING & letters) or any(char.isupper() or char.isdigit() for char in letters)
    own = (word.box[3] - word.box[1]) / (1 - (0 if rises else RISE) - (0 if HANGING & letters else DESCENDER))
    lettered = sum(map(str.isalnum, word.text)) >= 3
    return own if lettered and not 1 / UNLIKE < own / max(word.size, 1.0) < UNLIKE else word.size


def usual_heights(heights: Sequence[tuple[float, int]]) -> list[float]:
    """The heights, each made that of the size of type on the page that it is nearest to; a weight goes with each.

    The commonest height gathers those that differ from it as little as measuring does, then the commonest of the rest.
    """
    left = dict.fromkeys(range(len(heights)))
    usual = [height for height, _ in heights]
    while left:
        best = max(left, key=lambda index: sum(heights[other][1] for other in left if _alike(heights, index, other)))
        group = [index for index in left if _alike(heights, best, index)]
        middle = median(height for index in group for height in [heights[index][0]] * heights[index][1])
        for index in group:
            usual[index] = middle
            del left[index]
    return usual


def _alike(heights: Sequence[tuple[float, int]], one: int, other: int) -> bool:
    low, high = sorted((heights[one][0], heights[other][0]))
    return high <= SAME_SIZE * low


def base_of(word: OcrWord, height: float) -> float:
    """Where the word stands, in pixels from the top: its line's base, unless its own letters stand elsewhere."""
    letters = set(word.text)
    if any(map(str.isalnum, letters)):
        below = DESCENDER if HANGING & letters else DIP if DIPPING & letters else 0.0
    else:
        below = -max((FLOATING.get(letter, 0.0) for letter in letters), default=0.0)
    own = word.box[3] - below * height
    return own if abs(own - word.base) > ASTRAY * height else word.base


def bold_lines(found: Sequence[OcrWord], gray: Gray) -> set[int]:
    """The numbers of the lines whose strokes are heavier, for their size, than those of most of the page."""
    strokes = dark(gray)
    weights: dict[int, list[float]] = {}
    for word in found:
        left, top, right, bottom = word.box
        if word.size > 0 and any(map(str.isalpha, word.text)):
            width = stroke_width(strokes[top:bottom, left:right]) / word.size
            weights.setdefault(word.line, []).extend([width] * len(word.text))
    if not weights:
        return set()
    usual = median(weight for line in weights.values() for weight in line)
    return {line for line, widths in weights.items() if mean(widths) > BOLD_RATIO * usual}
