"""Reads text in which letters stand for other letters by a fixed table: broken fonts and old character sets.

Gains say how much more like words a text is when it is read by a table: a difference of costs, -ln(probability).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from atgardsbanken.normalize import letters, lexicon
from atgardsbanken.normalize.channel import IMPOSSIBLE_COST
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.rows import likeliest_row

GLYPH_SHIFT_CODE_POINTS: Final = 29
"""How far the glyph numbers of a TrueType font without a map lie below the characters they show."""
GLYPHS: Final = {chr(code): chr(code + GLYPH_SHIFT_CODE_POINTS) for code in (*range(3, 9), *range(14, 98))} | {
    "n": "å", "l": "ä", "|": "ö", "c": "Å", "b": "Ä", "g": "Ö", "p": "é", "\x86": "§", "\x03": " ",
}  # fmt: skip
"""Glyph numbers with the characters they show; the Swedish letters follow the Macintosh order of such fonts."""


@dataclass(frozen=True, slots=True)
class Cipher:
    """A name and what each character stands for."""

    name: str
    table: Mapping[int, str]

    def read(self, text: str) -> str:
        """Return what `text` stands for."""
        return text.translate(self.table)


GLYPH_NUMBERS: Final = Cipher("glyph numbers", str.maketrans(GLYPHS))
"""The table by which every letter stands for another one."""
CIPHERS: Final = (
    Cipher("ISO 646-SE", str.maketrans({"}": "å", "{": "ä", "|": "ö", "]": "Å", "[": "Ä", "\\": "Ö"})),
    Cipher("code page 850", str.maketrans({"†": "å", "„": "ä", "”": "ö", "\x8f": "Å", "Ž": "Ä", "™": "Ö"})),
    Cipher("Mac OS Roman", str.maketrans({"Œ": "å", "Š": "ä", "š": "ö", "\x81": "Å", "€": "Ä", "…": "Ö"})),
)
"""Known tables by which å, ä and ö were wrongly read."""

FEWEST_SURE_LETTERS: Final = 12
"""Letters that a document's surely enciphered words must have together: fewer may be codes and abbreviations."""
FEWEST_KNOWN_CHUNKS: Final = 3
"""Chunks that must become known words by a table of a few letters …"""
KNOWN_CHUNK_SHARE: Final = 0.6
"""… and their share of those that hold one of its characters."""
SURE_WORD_LETTERS: Final = 5
"""Letters from which a chunk that reads as known words is surely enciphered: chance makes shorter ones of codes."""

SHORT_WORD_LETTERS: Final = 3
COMMON_WORD_COST: Final = 9.0
"""Letters up to which a word must be common to count, and the cost, -ln(probability), below which it is."""
LONG_CHUNK_LETTERS: Final = 8
"""Letters from which a chunk beside enciphered words need not be a known word, if it is much more like one …"""
CHUNK_GAIN_COST: Final = 8.0
"""… by at least this gain."""
LONGEST_WORD_LETTERS: Final = 25
"""The longest word that is looked for in a text without blanks."""
SINGLE: Final = frozenset("iåö")
"""Words of one letter."""
CONTROL: Final = frozenset(map(chr, (*range(3, 9), *range(14, 32), 0x86)))
"""Characters that no text holds; figures and marks shifted by `GLYPH_SHIFT_CODE_POINTS`."""

OUTER_MARKS: Final = ".,;:!?()'\""
"""Marks around words."""

_RUN: Final = re.compile(r"[^\W\d_]+|[^\sA-Za-zÅÄÖåäöé]+")
LISTED_SHARE: Final = 0.5
"""The share of those that lists must know before compounds are looked into, which takes longer."""
_BEFORE_MARK: Final = re.compile(r" (?=[^\w\s])|(?<=[(\[]) ")
_CHUNK: Final = re.compile(r"[^ ]+")
_INNER: Final = re.compile(r"[^\W\d_]")
_FIGURE: Final = re.compile(r"\d")
_CAPITALS: Final = re.compile(r"[A-Z\[\\\]^_`][A-Z\[\\\]^_`]")
"""Matches what any chunk of glyph numbers holds: small letters are numbered as capitals and the signs after them."""
_NUMBER: Final = re.compile(r"\d\d")
_WORD_SHAPE: Final = re.compile(r"[A-ZÅÄÖ]?[a-zåäöé]+|[A-ZÅÄÖ]+")
_HUMP: Final = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line, by the first cipher that the lines are written in."""
    found = _by_glyphs(lines)
    for cipher in CIPHERS:
        if any(found):
            break
        found = _by_letters(lines, cipher)
    return found


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
    """Yield each chunk in which a character of the cipher stands for a letter: its line, itself, its reading, words."""
    signs = frozenset(map(chr, cipher.table))
    for number, line in enumerate(lines):
        for chunk in () if signs.isdisjoint(line) else _CHUNK.finditer(line):
            if not signs.isdisjoint(chunk[0]) and _may_hold_letters(chunk[0], signs):
                meant = cipher.read(chunk[0])
                yield number, chunk, meant, _LETTERS.findall(meant)


def _may_hold_letters(chunk: str, signs: frozenset[str]) -> bool:
    """Return whether a sign in the chunk may be a letter: it stands between letters, or at an end of no known word.

    A sign beside a figure is none, nor is one around a known word: a bracket or quotation mark.
    """
    if not _INNER.search(chunk) or _FIGURE.search(chunk):
        return False
    bare = chunk.strip("".join(signs) + OUTER_MARKS)
    return not signs.isdisjoint(bare) or len(bare) == 1 or not _is_known(bare)


def _is_listed(word: str) -> bool:
    return lexicon.cost(word.lower()) is not None


def _is_known(word: str) -> bool:
    return _is_listed(word) or is_compound(word)


Certainty = Literal["enciphered", "clean", "open"]
"""What a chunk is by itself; what it leaves `open`, the chunks beside it decide."""


class _Reading(NamedTuple):
    """What a chunk stands for by a cipher, how sure that is, and whether it may stand in a text."""

    meant: str
    certainty: Certainty
    reads: bool


_Chunks = Sequence[tuple[re.Match[str], _Reading]]


def _by_glyphs(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of chunks that read as known words by glyph numbers, and of their neighbours."""
    suspects = [line if _CAPITALS.search(line) else "" for line in lines]
    shaped = {chunk for line in suspects for chunk in _CHUNK.findall(line) if _is_enciphered_shape(chunk)}
    sure = {reading.meant for reading in map(_reading, shaped) if reading.certainty == "enciphered"}
    if sum(map(len, sure)) < FEWEST_SURE_LETTERS:
        return [[] for _ in lines]
    return [list(_glyph_repairs([*_read(line)])) for line in suspects]


def _read(line: str) -> Iterator[tuple[re.Match[str], _Reading]]:
    """Yield the chunks of a line with their readings."""
    for chunk in _CHUNK.finditer(line):
        yield chunk, _reading(chunk[0])


@lru_cache(maxsize=50_000)
def _reading(printed: str) -> _Reading:
    """Read a chunk by itself, a mark that ends it as itself.

    It is enciphered where it makes known words of some length and is none as it stands.
    """
    end = len(printed) - (len(printed) > 1 and printed[-1] in ".,;:")
    meant = GLYPH_NUMBERS.read(printed[:end]) + printed[end:]
    shown = _LETTERS.findall(printed)
    if CONTROL.issuperset(printed):
        return _Reading(meant, "open", reads=True)
    if not _is_enciphered_shape(printed) or any(map(_is_plain_word, shown)):
        return _Reading(meant, "clean" if any(map(_is_small_word, shown)) else "open", reads=False)
    runs = [part for word in _LETTERS.findall(meant) for part in _HUMP.split(word)]
    known = bool(runs) and all(map(_WORD_SHAPE.fullmatch, runs)) and all(map(_is_sound, runs))
    if known and shown and not _NUMBER.search(printed) and sum(map(len, runs)) >= SURE_WORD_LETTERS:
        return _Reading(meant, "enciphered", reads=True)
    return _Reading(meant, "open", reads=bool(shown) and (known or _is_long_gain(printed, runs)))


def _is_enciphered_shape(printed: str) -> bool:
    """Return whether `printed` may be glyph numbers: half of its letters or more are capitals, or none is a letter."""
    return 2 * sum(map(str.isupper, printed)) >= sum(map(str.isalpha, printed))


def _is_plain_word(word: str) -> bool:
    return len(word) > 1 and _WORD_SHAPE.fullmatch(word) is not None and _is_known(word)


def _is_sound(run: str) -> bool:
    """Return whether a run of letters is made of known words, short ones common."""
    parts = segment(run)
    return bool(parts) and all(len(part) > SHORT_WORD_LETTERS or _is_common(part) for part in parts)


def _is_common(word: str) -> bool:
    return (lexicon.cost(word.lower()) or COMMON_WORD_COST) < COMMON_WORD_COST


def _is_small_word(word: str) -> bool:
    return word[1:].islower() and _is_known(word)


def _is_long_gain(printed: str, runs: Sequence[str]) -> bool:
    """Return whether a long unknown chunk is much more like words when read."""
    meant = "".join(runs)
    if (
        len(meant) < LONG_CHUNK_LETTERS
        or 4 * len(meant) < 3 * len(printed)
        or not all(map(_WORD_SHAPE.fullmatch, runs))
    ):
        return False
    shown = "".join(_LETTERS.findall(printed)).lower()
    return letters.cost(shown) - letters.cost(meant.lower()) > CHUNK_GAIN_COST


def _glyph_repairs(line: _Chunks) -> Iterator[Repair]:
    """Yield the repairs of a line's enciphered chunks, and of open ones that no clean chunk stands beside."""
    for at, (chunk, reading) in enumerate(line):
        sure = reading.certainty == "enciphered"
        if sure or (reading.certainty == "open" and reading.reads and _stands_among_enciphered(line, at)):
            meant = _with_blanks(reading.meant)
            yield Repair(chunk.start(), chunk[0], meant, GLYPH_NUMBERS.name, 0.97 if sure else 0.8)


def _stands_among_enciphered(line: _Chunks, at: int) -> bool:
    """Return whether the nearest chunks on both sides that are not open are enciphered, at least one of them."""
    before = next((r.certainty for _, r in reversed(line[:at]) if r.certainty != "open"), None)
    after = next((r.certainty for _, r in line[at + 1 :] if r.certainty != "open"), None)
    return {before, after} in ({"enciphered"}, {"enciphered", None})


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
    return likeliest_row(text, _segment_cost, LONGEST_WORD_LETTERS)


def _segment_cost(word: str) -> float:
    """Return the cost of a known word; a letter is none but for those of `SINGLE`."""
    cost = lexicon.cost(word.lower()) if len(word) > 1 or word in SINGLE else None
    return IMPOSSIBLE_COST if cost is None else cost
