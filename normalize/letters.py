"""Weighs how much a string looks like a word, by a model of three letters in a row; costs are -ln(probability)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import Final

from atgardsbanken.normalize.lexicon import DATA

ALPHABET: Final = " abcdefghijklmnopqrstuvwxyzåäöéü"
"""The letters told apart, after the blank that stands before and after a word."""
OTHER_CHARACTER_COST: Final = 9.0
"""Cost of a character that is none of these."""
STEPS_PER_COST: Final = 20
"""Costs are kept in twentieths: one byte then reaches to 12.75."""
SMOOTHING_COUNT: Final = 0.05
"""How often each letter is taken to have followed any two besides the times it was counted."""
SIZE: Final = len(ALPHABET)

_FILE: Final = DATA / "letters.bin"
_NUMBERS: Final = {letter: number for number, letter in enumerate(ALPHABET)}


@cache
def _table() -> bytes:
    return _FILE.read_bytes()


def cost(word: str) -> float:
    """Return the cost of `word` (small letters) as a string of letters, its end included.

    >>> cost("vård") < cost("vrxd")
    True
    """
    table = _table()
    total, first, second = 0, 0, 0
    others = 0
    for letter in f"{word} ":
        number = _NUMBERS.get(letter)
        if number is None:
            others += 1
            number = 0
        else:
            total += table[(first * SIZE + second) * SIZE + number]
        first, second = second, number
    return total / STEPS_PER_COST + OTHER_CHARACTER_COST * others


def build(words: Iterable[str]) -> None:
    """Count the letters of `words` and write the model."""
    counts = [SMOOTHING_COUNT] * SIZE**3
    for word in words:
        numbers = [0, 0, *(_NUMBERS.get(letter, 0) for letter in word), 0]
        for first, second, third in zip(numbers, numbers[1:], numbers[2:], strict=False):
            counts[(first * SIZE + second) * SIZE + third] += 1
    costs = bytearray()
    for start in range(0, SIZE**3, SIZE):
        row = counts[start : start + SIZE]
        total = sum(row)
        costs += bytes(min(round(-math.log(count / total) * STEPS_PER_COST), 255) for count in row)
    _FILE.write_bytes(bytes(costs))
