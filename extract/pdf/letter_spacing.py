"""Letter-spaced words, as headings are set, told from the white between their letters; points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from atgardsbanken.extract.geometry import overlap, vertical
from atgardsbanken.extract.pdf.asides import Found
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.records import BBox, Word

LONGEST_PIECE_CHARACTERS = 6
"""Characters of a piece that a letter-spaced word is read in, at most: pdfium parts it at most of its letters."""
LEAST_PIECES = 3
"""Pieces that are taken for a letter-spaced word at least."""

Place = Callable[[int], BBox]
"""Gives the box of a character, by its index (from 0) on the page."""


def with_whole_words(found: Sequence[Found], text: str, place: Place) -> list[Found]:
    """Return the words, letter-spaced ones as they are meant: `H Å L L B A R  B E M A N N I N G` is two words.

    `text` are the page's characters.
    """
    whole: list[Found] = []
    done = 0
    for first, last in _runs(found):
        run = found[first:last]
        words = [_word(part, text, place, run[0]) for part in _parts(run, text, place)]
        whole += [*found[done:first], *(words or run)]
        done = last
    return [*whole, *found[done:]]


def _runs(found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Yield where runs of short pieces of one type and line begin and end: those with a single letter among them."""
    done = 0
    for index in [index for index, item in enumerate(found) if len(item.word.text) == 1]:
        if index < done:
            continue
        first, last = index, index + 1
        while first > done and _go_together(found[first - 1], found[first]):
            first -= 1
        while last < len(found) and _go_together(found[last - 1], found[last]):
            last += 1
        if last - first >= LEAST_PIECES:
            yield first, last
        done = last


def _go_together(one: Found, other: Found) -> bool:
    return _is_short(one) and _is_short(other) and _follows(one, other)


def _is_short(item: Found) -> bool:
    return len(item.word.text) <= LONGEST_PIECE_CHARACTERS


def _follows(last: Found, item: Found) -> bool:
    """Tell whether a word stands on the line of the last one, behind it, and is set in its type."""
    if item.style != last.style or item.style.quarter:
        return False
    gap = item.word.box.x0 - last.word.box.x1
    beside = overlap(vertical(last.word.box), vertical(item.word.box)) > 0
    return beside and gap > 0


def _parts(run: Sequence[Found], text: str, place: Place) -> list[list[int]]:
    """Part the letters of pieces into words; nothing where white does not part each letter."""
    size = run[0].style.size
    whole = next((item for item in run if item.last > item.first), None)
    if whole and place(whole.first + 1).x0 - place(whole.first).x1 < PDF.least_letter_gap_em * size:
        return []
    letters = [index for item in run for index in range(item.first, item.last + 1) if not text[index].isspace()]
    return _words_of(letters, text, place, size)


def _words_of(letters: Sequence[int], text: str, place: Place, size: float) -> list[list[int]]:
    """Part letters where the white between them is wider than usual; nothing where they are not letter-spaced."""
    said = [text[index] for index in letters]
    if 2 * sum(map(str.isalpha, said)) <= len(said) or said == sorted(set(said)):  # no letters, or A B C D
        return []
    boxes = [place(index) for index in letters]
    gaps = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    usual = median(gaps)
    if usual > PDF.most_letter_gap_em * size:
        return []
    widest = max(PDF.letter_gap_ratio * usual, usual + PDF.word_gap_em * size)
    if min(gaps) < PDF.least_letter_gap_em * size:
        return []
    words = [[letters[0]]]
    for index, gap in zip(letters[1:], gaps, strict=True):
        if gap > widest:
            words.append([index])
        else:
            words[-1].append(index)
    return words


def _word(letters: Sequence[int], text: str, place: Place, like: Found) -> Found:
    """Make a word of letters, in the type of `like`."""
    first, last = place(letters[0]), place(letters[-1])
    box = BBox(first.x0, min(first.top, last.top), last.x1, max(first.bottom, last.bottom))
    said = "".join(text[index] for index in letters)
    word: Word = replace(like.word, text=said, box=box)
    return Found(word, like.style, letters[0], letters[-1])
