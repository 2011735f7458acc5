"""Reads text in which every character stands two to four times, as bold print by overprinting leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.records import Repair

RULE: Final = "doubled letters"
CONFIDENCE_PROBABILITY: Final = 0.97
"""Probability that a chunk of doubled letters, which reads as a word, was printed over."""
MOST_COPIES: Final = 4
"""How often a character is printed, at most."""
FEWEST_LETTERS: Final = 3
"""Letters of a word, each printed twice, that chance does not make: no word has `oocchh`."""

_BEGINS_DOUBLED: Final = re.compile(r"(?<!\S)(\S)\1{1,3}(\S)\2{1,3}(\S)\3")
_CHUNK: Final = re.compile(r"\S+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line: runs of chunks whose characters are all doubled, one of them a known word.

    >>> [change.after for change in changes(["TTiillllggäänngglliigghheett"])[0]]
    ['Tillgänglighet']
    """
    return [list(_repairs(line)) if _BEGINS_DOUBLED.search(line) else [] for line in lines]


def _repairs(line: str) -> Iterator[Repair]:
    """Yield the repairs of a line, by the number of copies that most of its chunks have."""
    chunks = list(_CHUNK.finditer(line))
    copies = max(range(MOST_COPIES, 1, -1), key=lambda copies: sum(_is_repeated(c[0], copies) for c in chunks))
    for run in _runs(chunks, copies):
        if any(_is_word(chunk[0][::copies]) for chunk in run):
            yield from _single_run(line, run, copies)


def _single_run(line: str, run: Sequence[re.Match[str]], copies: int) -> Iterator[Repair]:
    """Yield the repairs of a run; the blanks between its chunks are repeated too, or not."""
    end = run[0].start()
    for chunk in run:
        blanks = line[end : chunk.start()]
        if blanks and len(blanks) % copies == 0:
            yield _single(end, blanks, copies)
        yield _single(chunk.start(), chunk[0], copies)
        end = chunk.end()


def _single(start: int, printed: str, copies: int) -> Repair:
    return Repair(start, printed, printed[::copies], RULE, CONFIDENCE_PROBABILITY)


def _runs(chunks: Sequence[re.Match[str]], copies: int) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of chunks all of whose characters stand so often."""
    for is_repeated, run in groupby(chunks, key=lambda chunk: _is_repeated(chunk[0], copies)):
        if is_repeated:
            yield list(run)


def _is_repeated(printed: str, copies: int) -> bool:
    return len(printed) % copies == 0 and all(printed[::copies] == printed[at::copies] for at in range(1, copies))


def _is_word(text: str) -> bool:
    """Return whether `text` holds a known word of some letters."""
    words = [word for word in _LETTERS.findall(text) if len(word) >= FEWEST_LETTERS]
    return any(lexicon.cost(word.lower()) is not None or is_compound(word) for word in words)
