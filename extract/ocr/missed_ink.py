"""Ink that the first reading has missed, such as lone numbers and bullets, found and read; boxes in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray, Mask, dark, long_runs
from atgardsbanken.extract.ocr.reread import BULLET, Box, LineReader, is_disc, is_text, line_picture, moved
from atgardsbanken.extract.ocr.settings import OCR

LEAST_DASH_LH, WIDEST_DASH_LH, HIGHEST_DASH_LH = 0.25, 1.1, 0.16
"""A dash's width and greatest height in line heights. Typography: from a hyphen to an em dash, a stroke high."""
LOWEST_RISE_LH, HIGHEST_RISE_LH = 0.12, 0.45
"""How high a dash's middle stands above its line's base in line heights. Typography: half the small letters' height."""


DASH_SIGNS = frozenset("-–—=_~.·•*«»:>")
"""Signs that models make of a dash that stands alone."""
LEAST_EN_DASH_LH = 0.42
"""The least width of an en dash in line heights. Typography: a hyphen is 0.33 em wide, an en dash 0.5."""


def with_dash(word: OcrWord, gray: Gray) -> OcrWord:
    """Return a dash where a bar at half a small letter's height was read as some sign, else the word."""
    if not word.text or not set(word.text) <= DASH_SIGNS:
        return word
    left, top, right, bottom = word.box
    strokes = dark(gray[top:bottom, left:right])
    if not strokes.any() or not _is_dash(
        box := _tight(strokes, (0, 0, right - left, bottom - top)), strokes, word, top
    ):
        return word
    wide = box[2] - box[0] >= LEAST_EN_DASH_LH * word.size
    return replace(word, text="–" if wide else "-", confidence=max(word.confidence, OCR.doubt_probability))


def _is_dash(box: Box, strokes: Mask, beside: OcrWord, shift: int = 0) -> bool:
    """Tell whether the ink in `box` is a dash by the size and base of a word `beside` it, `shift` pixels lower."""
    left, top, right, bottom = box
    wide, high = (right - left) / beside.size, (bottom - top) / beside.size
    rise = (beside.base - shift - (top + bottom) / 2) / beside.size
    return (
        LEAST_DASH_LH <= wide <= WIDEST_DASH_LH
        and high <= HIGHEST_DASH_LH
        and strokes[top:bottom, left:right].any(axis=0).mean() >= OCR.rule_dark_share
        and LOWEST_RISE_LH <= rise <= HIGHEST_RISE_LH
    )


def read_missed_ink(found: Sequence[OcrWord], gray: Gray, read: LineReader) -> list[OcrWord]:
    """Return the words and those that the first reading has missed."""
    if not found:
        return []
    size = median(word.size for word in found)
    free = _free_ink(found, gray, size)
    islands = _ink(free, size)
    found = [*found, *_bullets(islands, found, free, size), *_dashes(found, free, size)]
    boxes = _places(islands, free, size)
    if not boxes:
        return found
    ink: Gray = np.where(free, gray, np.uint8(255)).astype(np.uint8)
    readings = read([line_picture(box, ink) for box in boxes])
    first = max(word.line for word in found) + 1
    added = [
        replace(moved(word, box), line=first + number)
        for number, (box, words) in enumerate(zip(boxes, readings, strict=True))
        for word in words
        if word.confidence >= OCR.doubt_probability and is_text(word.text)
    ]
    return [*found, *added]


def _free_ink(found: Sequence[OcrWord], gray: Gray, size: float) -> Mask:
    """Find the dark pixels that no word covers."""
    free = dark(gray).copy()
    reach = round(OCR.own_ink_lh * size)
    for left, top, right, bottom in (word.box for word in found):
        free[max(top - reach, 0) : bottom + reach, max(left - reach, 0) : right + reach] = False
    return free


def _ink(free: Mask, size: float) -> list[Box]:
    """Find the boxes of the islands of ink, roughly: to half a line height."""
    step = max(round(size / 2), 1)
    rows, columns = free.shape[0] // step, free.shape[1] // step
    bands = free[: rows * step, : columns * step].reshape(rows, step, columns * step).any(axis=1)
    squares = np.asarray(bands.reshape(rows, columns, step).any(axis=2))
    return [_scaled(box, step, free.shape) for box in _islands(squares)]


def _places(islands: Sequence[Box], free: Mask, size: float) -> list[Box]:
    """Keep the boxes of ink that is as high as letters; none where there is so much that it is a drawing."""
    tall = [box for box in islands if _inked_height(free, box) >= OCR.missed_letter_lh * size]
    return tall if len(tall) <= OCR.most_missed_places else []


def _bullets(islands: Sequence[Box], found: Sequence[OcrWord], free: Mask, size: float) -> list[OcrWord]:
    """Find filled discs before the first words of lines: models often miss them, and with them a list."""
    bullets = []
    for box in islands:
        left, top, right, bottom = box
        if is_disc(free[top:bottom, left:right], size, least=OCR.missed_bullet_lh):
            first = _word_after(box, found, size)
            if first:
                disc = _tight(free, box)
                bullets.append(replace(first, text=BULLET, box=disc, confidence=OCR.doubt_probability))
    return bullets


def _dashes(found: Sequence[OcrWord], free: Mask, size: float) -> list[OcrWord]:
    """Find the dashes that stand for none in tables, which models take for dirt: bars at half a letter's height."""
    dashes = []
    thick = free[:-1] | free[1:]  # a dash that lies askew steps over to the next row of pixels
    for left, top, right, bottom in long_runs(thick, max(round(LEAST_DASH_LH * size), 2)):
        box = _tight(free, (left, top, right, bottom + 1))
        row = [word for word in found if word.box[1] <= (box[1] + box[3]) / 2 <= word.box[3]]
        beside = min(row, key=lambda word: abs(word.box[0] - box[0]), default=None)
        if beside and _is_dash(box, free, beside):
            dashes.append(replace(beside, text="–", box=box, confidence=OCR.doubt_probability))
    return dashes


def _word_after(box: Box, found: Sequence[OcrWord], size: float) -> OcrWord | None:
    """Return the word that a bullet at `box` stands before, if it is the first of its line."""
    middle = (box[1] + box[3]) / 2
    row = [word for word in found if word.box[1] <= middle <= word.box[3]]
    right = [word for word in row if 0 <= word.box[0] - box[2] + size <= OCR.bullet_gap_lh * size]
    beside = any(word.box[2] > box[0] - OCR.bullet_gap_lh * size and word.box[0] < box[0] for word in row)
    return min(right, key=lambda word: word.box[0]) if right and not beside else None


def _tight(free: Mask, box: Box) -> Box:
    left, top, right, bottom = box
    rows = np.flatnonzero(free[top:bottom, left:right].any(axis=1))
    columns = np.flatnonzero(free[top:bottom, left:right].any(axis=0))
    return left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1


def _inked_height(strokes: Mask, box: Box) -> int:
    rows = np.flatnonzero(strokes[box[1] : box[3], box[0] : box[2]].any(axis=1))
    return int(rows[-1] - rows[0]) + 1 if len(rows) else 0


def _scaled(box: Box, step: int, shape: tuple[int, ...]) -> Box:
    left, top, right, bottom = (side * step for side in box)
    return max(left - step, 0), max(top - step, 0), min(right + step, shape[1]), min(bottom + step, shape[0])


def _islands(blocks: Mask) -> list[Box]:
    """Find the boxes (in blocks) of the groups of touching blocks that are set."""
    waiting = {(int(row), int(column)) for row, column in np.argwhere(blocks)}
    islands: list[Box] = []
    while waiting:
        reached = [waiting.pop()]
        for row, column in reached:
            near = {(row + down, column + across) for down in (-1, 0, 1) for across in (-2, -1, 0, 1, 2)} & waiting
            waiting -= near
            reached.extend(near)
        rows, columns = zip(*reached, strict=True)
        islands.append((min(columns), min(rows), max(columns) + 1, max(rows) + 1))
    return islands
