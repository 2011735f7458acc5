"""Printed words for tests of layout; points."""

from __future__ import annotations

from atgardsbanken.extract.records import BBox, Word

SIZE = 10.0


def word(text: str, x: float, top: float, *, size: float = SIZE) -> Word:
    """A word whose letters are half as wide as they are high."""
    return Word(text, BBox(x, top, x + len(text) * size / 2, top + size), size=size)


def line(text: str, x: float, top: float) -> list[Word]:
    """A line of words with spaces of a third of an em."""
    words: list[Word] = []
    for part in text.split():
        words.append(word(part, x, top))
        x = words[-1].box.x1 + SIZE / 3
    return words
