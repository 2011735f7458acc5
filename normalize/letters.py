"""How much a string looks like a word: a model of three letters in a row; costs are -ln(probability)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import Final

from atgardsbanken.normalize.lexicon import DATA

ALPHABET: Final = " abcdefghijklmnopqrstuvwxyzåäöéü"
"""The letters told apart, after the blank that stands before and after a word; all others are `OTHER`."""
OTHER: Final = 9.0
"""Cost of a character that words are not written with."""
STEPS: Final = 20
"""Costs are kept in twentieths."""
SMOOTHING: Final = 0.05
"""Times that each letter is taken to have followed any two."""
SIZE: Final = len(ALPHABET)

_FILE: Final = DATA / "letters.bin"
_NUMBERS: Final = {letter: number for number, letter in enumerate(ALPHABET)}


@cache
def _table() -> bytes:
    return _FILE.read_bytes()


def cost(word: str) -> float:
    """The cost of `word` (small letters) as a string of letters, its end included."""
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
    return total / STEPS + OTHER * others


def build(words: Iterable[str]) -> None:
    """Counts the letters of `words` and writes the model."""
    counts = [SMOOTHING] * SIZE**3
    for word in words:
        numbers = [0, 0, *(_NUMBERS.get(letter, 0) for letter in word), 0]
        for first, second, third in zip(numbers, numbers[1:], numbers[2:], strict=False):
            counts[(first * SIZE + second) * SIZE + third] += 1
    costs = bytearray()
    for start in range(0, SIZE**3, SIZE):
        row = counts[start : start + SIZE]
        total = sum(row)
        costs += bytes(min(round(-math.log(count / total) * STEPS), 255) for count in row)
    _FILE.write_bytes(bytes(costs))
