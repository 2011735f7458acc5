"""Size, base and weight of words read from a picture, measured on their letters; pixels in, points out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray, Mask, dark, stroke_width
from atgardsbanken.extract.ocr.reread import segments_of
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.records import BBox, Word

HANGING = frozenset("gjpqyç()[]{}|/§µQ$@")
"""Letters that reach well below the line."""
DIPPING = frozenset(",;")
"""Signs that reach a little below it."""
DASHES = frozenset("–-−=+~•·»«")
QUOTES = frozenset("”“\"'’*°")
"""Signs that stand above the line, some and half its height."""
RISING = frozenset("bdfhklißtåäöéèüáà()[]{}|/§!?&%\"'")
"""Letters that reach above the small letters."""
DOTTED = frozenset("ijåäöÅÄÖéüè!?:;%\"'”’=")
"""Letters and signs with parts above that do not touch the rest."""
STEMMED = frozenset("bdfhklßtABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
"""Letters as high as those parts."""


def to_words(found: Sequence[OcrWord], gray: Gray, points: float) -> list[Word]:
    """Return the words with boxes as high as their type, and bold where their line is heavy.

    `points` is the size of a pixel of the picture `gray` that they were read from.
    """
    runs = _runs([tightened(word, gray) for word in without_overlap(found)])
    heights = usual_heights([(run_height(run), letters_of(run)) for run in runs])
    heavy = _heavy_runs(runs, heights, gray)
    return [
        _word(word, height, points, bold=bold)
        for run, height, bold in zip(runs, heights, heavy, strict=True)
        for word in run
    ]


def _runs(found: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Group the words in stretches of one line and one column."""
    lines: dict[int, list[OcrWord]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    return [run for line in lines.values() for run in segments_of(line)]


def letters_of(words: Sequence[OcrWord]) -> int:
    """Count the characters in the words."""
    return sum(len(word.text) for word in words)


def without_overlap(found: Sequence[OcrWord]) -> list[OcrWord]:
    """Cut boxes that reach over a word of the row above off below it."""
    usual = median(word.box[3] - word.box[1] for word in found) if found else 0
    return [_cut(word, found) if word.box[3] - word.box[1] > OCR.two_rows_ratio * usual else word for word in found]


def _cut(word: OcrWord, found: Sequence[OcrWord]) -> OcrWord:
    left, top, right, bottom = word.box
    over = [
        other.box[3]
        for other in found
        if other.box[0] < right and other.box[2] > left and top < (other.box[1] + other.box[3]) / 2 < (top + bottom) / 2
    ]
    return replace(word, box=(left, max([top, *over]), right, bottom)) if over and max(over) < bottom else word


def tightened(word: OcrWord, gray: Gray) -> OcrWord:
    """Draw the word's box in to the row of its own letters, where edges of other rows reach into it."""
    left, top, right, bottom = word.box
    inked = dark(gray[top:bottom, left:right]).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    bands = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    if len(bands) < 2:
        return word
    main = max(range(len(bands)), key=lambda index: bands[index][1] - bands[index][0])
    first, last = bands[main]
    if main and not DOTTED.isdisjoint(word.text) and STEMMED.isdisjoint(word.text):
        above, high = bands[main - 1], last - first
        first = (
            above[0]
            if first - above[1] < OCR.dot_gap_share * high and above[1] - above[0] < OCR.dot_share * high
            else first
        )
    return replace(word, box=(left, top + first, right, top + last))


def _word(word: OcrWord, height: float, points: float, *, bold: bool) -> Word:
    bottom = base_of(word, height) + height * OCR.descender_lh
    box = BBox(word.box[0] * points, (bottom - height) * points, word.box[2] * points, bottom * points)
    size = round(height * points * OCR.size_ratio, 1)
    return Word(word.text, box, size=size, bold=bold, confidence=round(word.confidence, 3))


def run_height(run: Sequence[OcrWord]) -> float:
    """Return the height in pixels, from the deepest to the highest letter, of the type of a stretch of words.

    It is Tesseract's, for the whole line, unless the stretch's own letters speak against it: a line that runs through
    several columns may have mixed up two rows.
    """
    told = median(word.size for word in run)
    own = [height for word in run if _is_lettered(word) for height in [_own_height(word)] * len(word.text)]
    measured = median(own) if own else told
    return told if 1 / OCR.unlike_ratio < measured / max(told, 1.0) < OCR.unlike_ratio else measured


def _is_lettered(word: OcrWord) -> bool:
    return sum(map(str.isalnum, word.text)) >= 2


def _own_height(word: OcrWord) -> float:
    """Return the height of the word's type by its box and the letters that are in it."""
    letters = set(word.text)
    rises = bool(RISING & letters) or any(char.isupper() or char.isdigit() for char in letters)
    return (word.box[3] - word.box[1]) / (
        1 - (0 if rises else OCR.ascender_lh) - (0 if HANGING & letters else OCR.descender_lh)
    )


def usual_heights(heights: Sequence[tuple[float, int]]) -> list[float]:
    """Return each height as that of the page's size of type that it is nearest to; a weight goes with each.

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
    return high <= OCR.same_size_ratio * low


def base_of(word: OcrWord, height: float) -> float:
    """Return the pixels from the top to the word's base: its line's, unless its own letters stand elsewhere."""
    letters = set(word.text)
    own = word.box[3] - _below(letters) * height
    return own if abs(own - word.base) > OCR.astray_lh * height else word.base


def _below(letters: set[str]) -> float:
    """Return how far below its base a word with these letters reaches, in line heights; below 0 where it hovers.

    >>> _below(set("går")), _below({"”"})
    (0.22, -0.5)
    """
    if any(map(str.isalnum, letters)):
        return OCR.descender_lh if HANGING & letters else OCR.comma_lh if DIPPING & letters else 0.0
    return -OCR.quote_lh if QUOTES & letters else -OCR.dash_lh if DASHES & letters else 0.0


def _heavy_runs(runs: Sequence[Sequence[OcrWord]], heights: Sequence[float], gray: Gray) -> list[bool]:
    """Tell for each stretch whether its strokes are heavier, for its size, than most of the page's."""
    strokes = dark(gray)
    weights = [_weight(run, strokes) / height if height else 0.0 for run, height in zip(runs, heights, strict=True)]
    told = [weight for run, weight in zip(runs, weights, strict=True) if weight for _ in range(letters_of(run))]
    usual = median(told) if told else 0.0
    return [weight > OCR.bold_ratio * usual for weight in weights]


def _weight(run: Sequence[OcrWord], strokes: Mask) -> float:
    """Return the width in pixels of the strokes of the words' letters; 0.0 where there are none."""
    lettered = [word for word in run if any(map(str.isalpha, word.text))]
    widths = [stroke_width(strokes[word.box[1] : word.box[3], word.box[0] : word.box[2]]) for word in lettered]
    letters = letters_of(lettered)
    return (
        sum(width * len(word.text) for width, word in zip(widths, lettered, strict=True)) / letters if letters else 0.0
    )
