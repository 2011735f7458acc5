"""Ink that the first reading passed over, such as lone numbers and bullets, found and read; boxes in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray, Mask, dark
from atgardsbanken.extract.ocr.reread import BULLET, DOUBT, Box, Reader, is_disc, is_text, line_picture, moved

MARGIN = 0.3
"""Line heights around a word in which ink is taken for its own."""
LEAST_LETTER = 0.4
"""Line heights: lower ink is no letter."""
LEAST_BULLET = 0.2
"""Line heights: a smaller disc that no model has read is dirt."""
BULLET_GAP = 4.0
"""Line heights from a bullet to its text at most, and of white before it."""
MOST_PLACES = 25
"""More unread places than this on a page are a drawing."""


def read_unread(found: Sequence[OcrWord], gray: Gray, read: Reader) -> list[OcrWord]:
    """The words, with those that the first reading passed over."""
    if not found:
        return []
    size = median(word.size for word in found)
    free = _free_ink(found, gray, size)
    islands = _ink(free, size)
    found = [*found, *_bullets(islands, found, free, size)]
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
        if word.confidence >= DOUBT and is_text(word.text)
    ]
    return [*found, *added]


def _free_ink(found: Sequence[OcrWord], gray: Gray, size: float) -> Mask:
    """The dark pixels that no word covers."""
    free = dark(gray).copy()
    reach = round(MARGIN * size)
    for left, top, right, bottom in (word.box for word in found):
        free[max(top - reach, 0) : bottom + reach, max(left - reach, 0) : right + reach] = False
    return free


def _ink(free: Mask, size: float) -> list[Box]:
    """The boxes of the stretches of ink, roughly."""
    step = max(round(size / 2), 1)
    rows, columns = free.shape[0] // step, free.shape[1] // step
    squares = free[: rows * step, : columns * step].reshape(rows, step, columns, step)
    return [_scaled(box, step, free.shape) for box in _islands(np.asarray(squares.any(axis=(1, 3))))]


def _places(islands: Sequence[Box], free: Mask, size: float) -> list[Box]:
    """The boxes of the ink that is as large as letters; none where it is a drawing."""
    tall = [box for box in islands if _inked_height(free, box) >= LEAST_LETTER * size]
    return tall if len(tall) <= MOST_PLACES else []


def _bullets(islands: Sequence[Box], found: Sequence[OcrWord], free: Mask, size: float) -> list[OcrWord]:
    """Filled discs before the first word of a line: models often pass over them, and a list is lost with them."""
    bullets = []
    for box in islands:
        left, top, right, bottom = box
        if is_disc(free[top:bottom, left:right], size, least=LEAST_BULLET):
            first = _begun(box, found, size)
            if first:
                disc = _tight(free, box)
                bullets.append(replace(first, text=BULLET, box=disc, confidence=DOUBT))
    return bullets


def _begun(box: Box, found: Sequence[OcrWord], size: float) -> OcrWord | None:
    """The word that a bullet at `box` stands before, if it is the first of its line."""
    middle = (box[1] + box[3]) / 2
    row = [word for word in found if word.box[1] <= middle <= word.box[3]]
    right = [word for word in row if 0 <= word.box[0] - box[2] + size <= BULLET_GAP * size]
    beside = any(word.box[2] > box[0] - BULLET_GAP * size and word.box[0] < box[0] for word in row)
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
    """The boxes (in blocks) of the groups of touching blocks that are set."""
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
