"""Doubtful words and numbers read again, and the better of the two readings kept; boxes in pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
from PIL import Image

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray, Mask, dark, runs, wide_gaps
from atgardsbanken.extract.ocr.settings import OCR

MISSING_SIGNS = frozenset("%§@°ü€£&±½²³ÜéÉ")
"""Signs that are not in the alphabet of Debian's Swedish model and come out as others: 85 % as 85 26 (measured)."""
CONFUSED = frozenset("|")
"""Signs that the second model gives for letters."""
BULLET = "•"
BULLET_SIGNS = frozenset("«»*°¢eo©®-–.=+")

LineReader = Callable[[Sequence[Image.Image]], Sequence[Sequence[OcrWord]]]
"""Reads pictures of single lines: the words of each."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def reread(found: Sequence[OcrWord], gray: Gray, read: LineReader) -> list[OcrWord]:
    """Read doubtful words and numbers again, and replace them where `read` is surer."""
    lines = {word.line for word in found if _is_doubtful(word)}
    if not lines:
        return list(found)
    segments = [segment for line in sorted(lines) for segment in segments_of([w for w in found if w.line == line])]
    doubtful = [window for segment in segments for window in _windows(segment)]
    boxes = _different([box for segment in doubtful for box in _rows(segment, gray)])
    readings = read([line_picture(box, gray) for box in boxes])
    again = [moved(word, box) for box, words in zip(boxes, readings, strict=True) for word in words]
    touched = {id(word) for segment in doubtful for word in segment}
    touched |= {id(word) for word in found if any(_stands_in(word, box) for box in boxes)}
    old = [word for word in found if id(word) in touched]
    kept = [word for word in found if id(word) not in touched]
    return kept + [word for group in _groups(old, again) for word in _better(*group)]


def without_dirt(found: Sequence[OcrWord]) -> list[OcrWord]:
    """Leave out specks that were read as letters, and pieces that lie inside another word."""
    ordered = sorted(found, key=lambda word: (word.box[0], -word.box[2]))
    holds = _holding(ordered)
    is_kept = np.zeros(len(ordered), np.bool_)
    for index, word in enumerate(ordered):
        low = word.box[3] - word.box[1] < OCR.speck_lh * word.size and any(map(str.isalnum, word.text))
        is_kept[index] = not low and not (holds[:index, index] & is_kept[:index]).any()
    return [ordered[index] for index in np.flatnonzero(is_kept)]


def _holding(words: Sequence[OcrWord]) -> Mask:
    """Tell of each word (row) which others (columns) lie inside it and have fewer characters."""
    left, top, right, bottom = np.array([word.box for word in words], np.int64).reshape(-1, 4).T
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    down = np.minimum.outer(bottom, bottom) - np.maximum.outer(top, top)
    covered = across.clip(0) * down.clip(0)
    length = np.array([len(word.text) for word in words])
    is_piece = (covered > 0) & (covered >= OCR.piece_share * ((right - left) * (bottom - top)))
    return np.asarray(is_piece & (length < length[:, None]))


def _different(boxes: Sequence[Box]) -> list[Box]:
    """Leave out boxes whose middle lies in another one."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not any(other[0] <= x <= other[2] and other[1] <= y <= other[3] for other in kept):
            kept.append(box)
    return kept


def _stands_in(word: OcrWord, box: Box) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_doubtful(word: OcrWord) -> bool:
    return word.confidence < (
        OCR.number_doubt_probability if any(map(str.isdigit, word.text)) else OCR.doubt_probability
    )


def _windows(segment: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Return the parts of a segment with doubtful words and their neighbours; all of one that was read very badly."""
    if _is_garbage(segment):
        return [list(segment)]
    doubted = [index for index, word in enumerate(segment) if _is_doubtful(word)]
    near = {index + step for index in doubted for step in (-1, 0, 1)} & set(range(len(segment)))
    windows: list[list[OcrWord]] = []
    for index in sorted(near):
        if index - 1 in near:
            windows[-1].append(segment[index])
        else:
            windows.append([segment[index]])
    return windows


def _is_garbage(words: Sequence[OcrWord]) -> bool:
    return min(word.confidence for word in words) < OCR.garbage_probability


def segments_of(words: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Part a line where there is wide white: it may run through several columns."""
    ordered = sorted(words, key=lambda word: word.box[0])
    segments = [[ordered[0]]]
    for word in ordered[1:]:
        if word.box[0] - segments[-1][-1].box[2] > OCR.segment_gap_lh * word.size:
            segments.append([word])
        else:
            segments[-1].append(word)
    return segments


def _rows(words: Sequence[OcrWord], gray: Gray) -> list[Box]:
    """Find the printed rows where `words` were read as one line: more than one where rows were mixed up."""
    size = median(word.size for word in words)
    first, last = min(word.box[1] for word in words), max(word.box[3] for word in words)
    left, top, right, bottom = _around(words, round(size), gray.shape)
    rows = _bands(dark(gray[top:bottom, left:right]), size)
    here = [(top + upper, top + lower) for upper, lower in rows if first <= top + (upper + lower) / 2 <= last]
    margin = round(OCR.margin_lh * size)
    x0, _, x1, _ = _around(words, round(OCR.padding_lh * size), gray.shape)
    boxes = [(x0, max(upper - margin, 0), x1, lower + margin) for upper, lower in here]
    return [_grown(box, gray, OCR.segment_gap_lh * size) for box in boxes] if _is_garbage(words) else boxes


def _grown(box: Box, gray: Gray, gap: float) -> Box:
    """Widen the box to both sides as far as ink goes on without `gap` pixels of white; one without ink stays."""
    left, top, right, bottom = box
    inked = np.flatnonzero(dark(gray[top:bottom]).any(axis=0))
    if not len(inked):
        return box
    breaks = np.flatnonzero(np.diff(inked) >= gap)
    begins, ends = inked[np.concatenate(([0], breaks + 1))], inked[np.concatenate((breaks, [-1]))]
    meets = (begins < right) & (ends > left)
    if not meets.any():
        return box
    margin = OCR.border_px // 2
    return max(int(begins[meets].min()) - margin, 0), top, int(ends[meets].max()) + margin, bottom


def _bands(strokes: Mask, size: float) -> list[tuple[int, int]]:
    """Find each printed row with the dots over its letters: its first pixel row, and the one after its last."""
    rows: list[tuple[int, int]] = []
    for first, last in runs(np.asarray(strokes.any(axis=1))):
        if rows and first - rows[-1][1] < OCR.row_white_lh * size and rows[-1][1] - rows[-1][0] < OCR.dots_lh * size:
            rows[-1] = (rows[-1][0], last)
        else:
            rows.append((first, last))
    return [(first, last) for first, last in rows if last - first >= OCR.least_row_lh * size]


def line_picture(box: Box, gray: Gray) -> Image.Image:
    """Cut one line out of the picture, and put white around it."""
    part = gray[box[1] : box[3], box[0] : box[2]]
    return Image.fromarray(np.pad(part, OCR.border_px, constant_values=255))


def _around(words: Sequence[OcrWord], margin: int, shape: tuple[int, ...]) -> Box:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return (
        max(min(lefts) - margin, 0),
        max(min(tops) - margin, 0),
        min(max(rights) + margin, shape[1]),
        min(max(bottoms) + margin, shape[0]),
    )


def moved(word: OcrWord, strip: Box) -> OcrWord:
    """Return the word with its box on the page instead of on the picture of its line."""
    dx, dy = strip[0] - OCR.border_px, strip[1] - OCR.border_px
    left, top, right, bottom = word.box
    return replace(word, box=(left + dx, top + dy, right + dx, bottom + dy), base=word.base + dy)


def _groups(old: Sequence[OcrWord], new: Sequence[OcrWord]) -> list[tuple[list[OcrWord], list[OcrWord]]]:
    """Group the words of both readings that stand in one place."""
    groups: list[tuple[list[OcrWord], list[OcrWord]]] = []
    for side, words in enumerate((old, new)):
        for word in words:
            meets = [group for group in groups if any(_meet(word, other) for part in group for other in part)]
            merged: tuple[list[OcrWord], list[OcrWord]] = (
                [other for group in meets for other in group[0]],
                [other for group in meets for other in group[1]],
            )
            merged[side].append(word)
            groups = [group for group in groups if group not in meets] + [merged]
    return groups


def _meet(one: OcrWord, other: OcrWord) -> bool:
    """Tell whether two words cover more than a sliver of each other."""
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    narrower = min(one.box[2] - one.box[0], other.box[2] - other.box[0])
    lower = min(one.box[3] - one.box[1], other.box[3] - other.box[1])
    return across > OCR.meeting_width_share * narrower and down > OCR.meeting_height_share * lower


def _better(old: list[OcrWord], new: list[OcrWord]) -> list[OcrWord]:
    """Choose the reading to keep of what stands in one place."""
    if not new or not old:
        # A word that only one reading has: the first may have seen dirt, the second a neighbour's edge.
        kept = [
            word
            for word in old
            if word.confidence >= (OCR.dirt_probability if is_text(word.text) else OCR.doubt_probability)
        ]
        return kept + [word for word in new if word.confidence >= OCR.doubt_probability and is_text(word.text)]
    before, after = _text(old), _text(new)
    signs = (MISSING_SIGNS & set(after)) - set(before)
    if signs and _least(new) >= OCR.sign_probability:
        return _placed(new, old)
    if CONFUSED & set(after):
        return old
    return _placed(new, old) if _least(new) > _least(old) else old


def is_text(text: str) -> bool:
    """Tell whether the text is a number or has at least two letters: a single one is mostly a neighbour's edge.

    >>> [is_text(text) for text in ("7", "å", "på", "%")]
    [True, False, True, False]
    """
    return text.isdigit() or sum(map(str.isalnum, text)) > 1


def _text(words: Sequence[OcrWord]) -> str:
    return " ".join(word.text for word in sorted(words, key=lambda word: word.box[0]))


def _least(words: Sequence[OcrWord]) -> float:
    return min(word.confidence for word in words)


def _placed(new: Sequence[OcrWord], old: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the new words as part of the old line, with its size and base where the line was read as one."""
    line = old[0]
    if all(1 / OCR.same_line_ratio <= word.size / line.size <= OCR.same_line_ratio for word in new):
        return [replace(word, line=line.line, size=line.size, base=line.base) for word in new]
    return [replace(word, line=line.line) for word in new]


def parted(word: OcrWord, gray: Gray) -> list[OcrWord]:
    """Part a number where there is white at its thousands; return other words as they are."""
    if not word.text.isdecimal() or len(word.text) < 4:
        return [word]
    left, top, right, bottom = word.box
    strokes = dark(gray[top:bottom, left:right])
    gaps = wide_gaps(strokes, OCR.digit_gap_lh * word.size)
    if not _is_space(strokes, len(gaps)):
        return [word]
    step = (right - left) / len(word.text)
    cuts = [0, *(round(gap / step) for gap in gaps), len(word.text)]
    groups = [word.text[first:last] for first, last in pairwise(cuts)]
    if any(len(group) != 3 for group in groups[1:]) or not 1 <= len(groups[0]) <= 3:
        return [word]
    edges = [left, *(left + gap for gap in gaps), right]
    return [
        replace(word, text=group, box=(edges[index], top, edges[index + 1], bottom))
        for index, group in enumerate(groups)
    ]


def _is_space(strokes: Mask, count: int) -> bool:
    """Return whether the `count` widest whites in a number are far wider than the others: a 1 has white beside it."""
    widths = sorted(np.diff(np.flatnonzero(strokes.any(axis=0))).tolist(), reverse=True)
    others = [width - 1 for width in widths[count:]]
    return count > 0 and widths[count - 1] - 1 >= OCR.digit_gap_ratio * max(others, default=0)


def with_bullet(word: OcrWord, gray: Gray) -> OcrWord:
    """Return a bullet where a filled disc was read as some other sign, else the word."""
    if not word.text or not set(word.text) <= BULLET_SIGNS:
        return word
    left, top, right, bottom = word.box
    disc = bool(word.size) and is_disc(dark(gray[top:bottom, left:right]), word.size, least=OCR.least_bullet_lh)
    return replace(word, text=BULLET, confidence=max(word.confidence, OCR.doubt_probability)) if disc else word


def is_disc(strokes: Mask, size: float, *, least: float) -> bool:
    """Tell whether the ink is a filled disc, `least` line heights across or more, in a line of height `size`."""
    rows, columns = np.flatnonzero(strokes.any(axis=1)), np.flatnonzero(strokes.any(axis=0))
    if not len(rows):
        return False
    high, wide = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    is_square = 1 / OCR.disc_ratio <= high / wide <= OCR.disc_ratio
    if not is_square or not all(least <= side / size <= OCR.largest_bullet_lh for side in (high, wide)):
        return False
    inked = strokes[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean()
    return bool(inked >= OCR.disc_share)
