"""Reads text in which letters stand for other letters by a fixed table: broken fonts and old character sets.

Gains say how much more like words a text is when it is read by a table: a difference of costs, -ln(probability).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from atgardsbanken.normalize import letters, lexicon
from atgardsbanken.normalize.channel import IMPOSSIBLE_COST
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.records import Repair

GLYPH_SHIFT_CODE_POINTS: Final = 29
"""How far the glyph numbers of a TrueType font without a map lie below the characters they show."""
GLYPHS: Final = {chr(code): chr(code + GLYPH_SHIFT_CODE_POINTS) for code in (*range(3, 9), *range(14, 98))} | {
    "n": "å", "l": "ä", "|": "ö", "c": "Å", "b": "Ä", "g": "Ö", "p": "é", "\x86": "§", "\x03": " ",
}  # fmt: skip
"""Glyph numbers with the characters they show; the Swedish letters follow the Macintosh order of such fonts."""


@dataclass(frozen=True, slots=True)
class Cipher:
    """A name and what each character stands for; `whole` where every letter stands for another one."""

    name: str
    table: Mapping[int, str]
    whole: bool = False

    def read(self, text: str) -> str:
        """Return what `text` stands for; a mark that ends it stands for itself."""
        if self.whole and len(text) > 1 and text[-1] in ".,;:":
            return self.read(text[:-1]) + text[-1]
        return text.translate(self.table)


CIPHERS: Final = (
    Cipher("glyph numbers", str.maketrans(GLYPHS), whole=True),
    Cipher("ISO 646-SE", str.maketrans({"}": "å", "{": "ä", "|": "ö", "]": "Å", "[": "Ä", "\\": "Ö"})),
    Cipher("code page 850", str.maketrans({"†": "å", "„": "ä", "”": "ö", "\x8f": "Å", "Ž": "Ä", "™": "Ö"})),
    Cipher("Mac OS Roman", str.maketrans({"Œ": "å", "Š": "ä", "š": "ö", "\x81": "Å", "€": "Ä", "…": "Ö"})),
)
"""Known tables by which Swedish text was wrongly read."""

CHUNK_GAIN_COST: Final = 8.0
"""The gain from which a chunk is read by a table of other letters …"""
TOTAL_GAIN_COST: Final = 40.0
"""… the gain that the chunks of a document must have together …"""
BEST_GAIN_COST: Final = 15.0
"""… and that one of them must have: a long word, which chance does not make."""
FEWEST_KNOWN_CHUNKS: Final = 3
"""Chunks that must become known words by a table of a few letters …"""
KNOWN_CHUNK_SHARE: Final = 0.6
"""… and their share of those that hold one of its characters."""

LONG_CHUNK_LETTERS: Final = 8
"""Letters from which a chunk need not be one known word."""
LONGEST_WORD_LETTERS: Final = 25
"""The longest word that is looked for in a text without blanks."""
UNSURE_GAIN_COST: Final = 1.0
"""The gain of a chunk that only those beside it can judge; any value between none and a sure gain."""
SINGLE: Final = frozenset("iåö")
"""Words of one letter."""
CONTROL: Final = frozenset(map(chr, (*range(3, 9), *range(14, 32), 0x86)))
"""Characters that no text holds; figures and marks shifted by `GLYPH_SHIFT_CODE_POINTS`."""

_RUN: Final = re.compile(r"[^\W\d_]+|[^\sA-Za-zÅÄÖåäöé]+")
LISTED_SHARE: Final = 0.5
"""The share of those that lists must know before compounds are looked into, which takes longer."""
_BEFORE_MARK: Final = re.compile(r" (?=[^\w\s])|(?<=[(\[]) ")
_CHUNK: Final = re.compile(r"[^ ]+")
_INNER: Final = re.compile(r"[^\W\d_]")
_HUMP: Final = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line, by the first cipher that the lines are written in."""
    for cipher in CIPHERS:
        found = _by_glyphs(lines, cipher) if cipher.whole else _by_letters(lines, cipher)
        if any(found):
            return found
    return [[] for _ in lines]


def _by_letters(lines: Sequence[str], cipher: Cipher) -> list[list[Repair]]:
    """Return the repairs of lines in which a few characters stand for å, ä and ö."""
    found: list[list[Repair]] = [[] for _ in lines]
    suspects = list(_suspects(lines, cipher))
    if sum(all(map(_is_listed, words)) for *_, words in suspects) < LISTED_SHARE * KNOWN_CHUNK_SHARE * len(suspects):
        return found
    for number, chunk, meant, words in suspects:
        if all(map(_is_known, words)):
            found[number].append(Repair(chunk.start(), chunk[0], meant, cipher.name, 0.97))
    known = sum(map(len, found))
    enough = known >= FEWEST_KNOWN_CHUNKS and known >= KNOWN_CHUNK_SHARE * len(suspects)
    return found if enough else [[] for _ in lines]


def _suspects(lines: Sequence[str], cipher: Cipher) -> Iterator[tuple[int, re.Match[str], str, list[str]]]:
    """Yield each chunk with a character of the cipher: its line, the chunk, what it would mean, the words of that."""
    signs = frozenset(map(chr, cipher.table))
    for number, line in enumerate(lines):
        for chunk in () if signs.isdisjoint(line) else _CHUNK.finditer(line):
            if not signs.isdisjoint(chunk[0]) and _INNER.search(chunk[0]):
                meant = cipher.read(chunk[0])
                yield number, chunk, meant, _LETTERS.findall(meant)


def _is_listed(word: str) -> bool:
    return lexicon.cost(word.lower()) is not None


def _is_known(word: str) -> bool:
    return _is_listed(word) or is_compound(word)


def _by_glyphs(lines: Sequence[str], cipher: Cipher) -> list[list[Repair]]:
    """Return the repairs of chunks that read much more like words by `cipher`, and of their neighbours."""
    gains = [[(chunk, _gain(chunk[0], cipher)) for chunk in _CHUNK.finditer(line)] for line in lines]
    sure = [gain for line in gains for _, gain in line if gain > CHUNK_GAIN_COST]
    if sum(sure) < TOTAL_GAIN_COST or max(sure) < BEST_GAIN_COST:
        return [[] for _ in lines]
    return [list(_glyph_repairs(line, cipher)) for line in gains]


def _gain(chunk: str, cipher: Cipher) -> float:
    """Return how much more like words `chunk` is when read by `cipher`; 0.0 where it may stand as it is."""
    if 2 * sum(map(str.isupper, chunk)) < sum(map(str.isalpha, chunk)):
        return 0.0
    if CONTROL.issuperset(chunk):
        return UNSURE_GAIN_COST
    printed = _LETTERS.findall(chunk)
    if not printed or all(map(_is_known, printed)):
        return 0.0
    meant = "".join(_LETTERS.findall(cipher.read(chunk)))
    if 4 * len(meant) < 3 * len(chunk):
        return 0.0
    if len(meant) < LONG_CHUNK_LETTERS and not (_is_known(meant) and len(meant) > 1):
        return 0.0 if len(meant) != 1 else UNSURE_GAIN_COST
    return letters.cost(chunk.lower()) - letters.cost(meant.lower())


def _glyph_repairs(line: Sequence[tuple[re.Match[str], float]], cipher: Cipher) -> Iterator[Repair]:
    """Yield the repairs of a line's sure chunks and of unsure ones beside them."""
    sure = [gain > CHUNK_GAIN_COST for _, gain in line]
    for at, (chunk, gain) in enumerate(line):
        if sure[at] or (gain > 0 and any(sure[max(at - 2, 0) : at + 3])):
            meant = _with_blanks(cipher.read(chunk[0]))
            yield Repair(chunk.start(), chunk[0], meant, cipher.name, 0.97 if sure[at] else 0.8)


def _with_blanks(text: str) -> str:
    """Return `text` with the blanks put back that were lost with the font's map."""
    runs = [" ".join(segment(run) or (run,)) for part in _HUMP.split(text) for run in _RUN.findall(part)]
    return _BEFORE_MARK.sub("", " ".join(runs))


@lru_cache(maxsize=10_000)
def segment(text: str) -> tuple[str, ...]:
    """Return the likeliest known words that `text` (no blanks) is made of, or none if some of it is no word.

    >>> segment("vidareutvecklaochförbättra")
    ('vidareutveckla', 'och', 'förbättra')
    """
    if _is_known(text):
        return (text,)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        options: list[tuple[float, tuple[str, ...]]] = [(IMPOSSIBLE_COST, ())]
        for start in range(max(end - LONGEST_WORD_LETTERS, 0), end):
            cost = lexicon.cost(text[start:end].lower())
            if cost is not None and (end - start > 1 or text[start:end] in SINGLE) and best[start][0] < IMPOSSIBLE_COST:
                options.append((best[start][0] + cost, (*best[start][1], text[start:end])))
        best.append(min(options))
    return best[-1][1]
