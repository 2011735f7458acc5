"""Reads signs and foreign letters that stand for å, ä, ö or a ligature all through a text, whatever the sign.

A font or program that lacks a letter puts another sign in its place: U+FFFD, `?`, a control character, or æ and ø where
OCR took the text for Danish. What a sign stands for is learned from the words that only it leaves unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.channel import IMPOSSIBLE_COST
from atgardsbanken.normalize.characters import BULLETS, INVISIBLE, LIGATURES
from atgardsbanken.normalize.hole_words import HoleWord, Weights, repairs
from atgardsbanken.normalize.holes import HOLE, LIGATURE_HOLE, filled
from atgardsbanken.normalize.records import Repair

RULE: Final = "stand-in"
FEWEST_EXPLAINED_LETTERS: Final = 6
"""Letters that the different words which become known must have together, for a sign that clean text may hold …"""
FEWEST_FOREIGN_LETTERS: Final = 7
"""… for letters of other languages …"""
FEWEST_LETTERS_BESIDE_OTHERS: Final = 3
"""… where another sign stands for a letter too …"""
EXPLAINED_SHARE: Final = 0.6
"""… and their share of the letters of all different words with it."""
SHORTEST_EXPLAINED_LETTERS: Final = 3
"""The shortest word that tells."""
COMMON_PART_COST: Final = 12.0
"""Cost, in -ln(probability), below which a word beside a sign is so common that it stands by itself: `vinst=antal`."""
LOOKS_LIKE: Final = {"æ": "ä", "ø": "ö", "o": "ö", "a": "åä"}
"""What a foreign letter stands for by its looks, counted once a word."""
PLAIN: Final = frozenset("-'’´`/.:,;&@()[]{}\\·\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{SOFT HYPHEN}")
"""Signs that clean text holds between letters."""
OWN_LETTERS: Final = frozenset("åäöéüÅÄÖÉÜßçÇñÑ")
"""Letters beyond ASCII that Swedish text is full of, or German and French names in it."""
NORTHERN: Final = frozenset(
    ["og", "af", "til", "ikke", "jeg", "fra", "hvor", "hvad", "mellem", "blev", "også", "gjør", "være"]
)
"""Danish and Norwegian words that Swedish does not have; what stands in a line with one is no slip of OCR."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(
    r"(?<!\S)\S*?(?:://|www\.|@|(?<=\S)\.(?:se|com|org|nu|net|eu|pdf|html?)\b)\S*", re.IGNORECASE
)


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line.

    >>> [change.after for change in changes(["r\\ufffdntgen"])[0]]
    ['röntgen']
    """
    told = _told(lines)
    if not told:
        return [[] for _ in lines]
    words = [word for word in _words(lines, told) if not (word.printed.isalpha() and _is_northern(lines[word.line]))]
    return repairs(lines, words, _weights(words), RULE)


def _told(lines: Sequence[str]) -> frozenset[str]:
    """Return the signs that stand for letters: those that no text holds, and others of which words tell it."""
    held = frozenset("".join(lines))
    never = frozenset(filter(_is_never_text, held))
    others = frozenset(filter(_may_stand_in, held - never))
    words = list(_words(lines, never | others)) if others else []
    foreign = frozenset(filter(str.isalpha, others))
    groups = [group for group in (foreign, *map(frozenset, others - foreign)) if group]
    fewest = {foreign: FEWEST_FOREIGN_LETTERS}
    told = [group for group in groups if _tells(lines, words, group, fewest.get(group, FEWEST_EXPLAINED_LETTERS))]
    if told:
        told += (g for g in groups if g not in told and _tells(lines, words, g, FEWEST_LETTERS_BESIDE_OTHERS))
    return never.union(*told)


@lru_cache(maxsize=4_096)
def _is_never_text(sign: str) -> bool:
    """Return whether no text holds `sign`: U+FFFD, control characters, private codes but for bullets."""
    code = ord(sign)
    is_private = 0xE000 <= code <= 0xF8FF and sign not in BULLETS
    is_control = (code < 32 and sign not in "\t\n\r") or 127 <= code < 160
    return sign == "\N{REPLACEMENT CHARACTER}" or is_private or is_control


@lru_cache(maxsize=4_096)
def _may_stand_in(sign: str) -> bool:
    """Return whether `sign` may stand for a letter, though clean text may hold it."""
    if sign.isspace() or sign.isnumeric() or (sign.isascii() and sign.isalpha()):
        return False
    return not any(sign in known for known in (PLAIN, OWN_LETTERS, LIGATURES, INVISIBLE, BULLETS))


@lru_cache(maxsize=256)
def _holding(signs: frozenset[str]) -> re.Pattern[str]:
    """Return what matches a word in which at least one of `signs` stands, and at least one letter."""
    some = re.escape("".join(sorted(signs)))
    return re.compile(rf"(?=[^\W\d_]*[{some}])(?=[{some}]*[^\W\d_])(?:[^\W\d_]|[{some}])+")


def _words(lines: Sequence[str], signs: frozenset[str]) -> Iterator[HoleWord]:
    """Yield the words that hold one of `signs`, without those in addresses and beside figures."""
    word = _holding(signs)
    for number, line in enumerate(lines):
        if signs.isdisjoint(line):
            continue
        taken = [address.span() for address in _ADDRESS.finditer(line)]
        for match in word.finditer(line):
            beside = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
            if not any(map(str.isdigit, beside)) and not any(a <= match.start() < b for a, b in taken):
                yield from _word_of(number, match, signs)


def _word_of(line: int, match: re.Match[str], signs: frozenset[str]) -> Iterator[HoleWord]:
    """Yield a word; without signs around it that are marks, as the word inside is likelier than with letters there."""
    printed, start = match[0], match.start()
    bare = printed.strip("".join(sign for sign in signs if not sign.isalpha()))
    known = lexicon.cost(bare.lower()) if len(bare) > 1 else None
    units, pattern = _as_pattern(printed, signs)
    if known is not None and bare != printed and all(word.cost >= known for word in filled(pattern)):
        start, (units, pattern) = start + printed.index(bare), _as_pattern(bare, signs)
    if not signs.isdisjoint(units) or len(units) < len("".join(units)):
        yield HoleWord(line, start, units, pattern)


def _as_pattern(printed: str, signs: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """Return the units of a word and their pattern; two signs are one unit where that makes a likelier word."""
    holes = {sign: LIGATURE_HOLE if _is_never_text(sign) else HOLE for sign in signs}
    units = tuple(printed)
    pattern = "".join(holes.get(unit, unit.lower()) for unit in units)
    if not any(unit == other for unit, other in pairwise(units) if unit in signs):
        return units, pattern
    paired = tuple(unit[0] for unit in _pairs_of(signs).finditer(printed))
    narrow = "".join(holes.get(unit[0], unit.lower()) for unit in paired)
    return (paired, narrow) if _best_cost(narrow) < _best_cost(pattern) else (units, pattern)


def _best_cost(pattern: str) -> float:
    return next((found.cost for found in filled(pattern)), IMPOSSIBLE_COST)


@lru_cache(maxsize=256)
def _pairs_of(signs: frozenset[str]) -> re.Pattern[str]:
    """Return what matches two signs alike, or any character."""
    return re.compile(rf"(?s:([{re.escape(''.join(sorted(signs)))}])\1|.)")


def _tells(lines: Sequence[str], words: Sequence[HoleWord], group: frozenset[str], fewest_letters: int) -> bool:
    """Return whether enough different words become known if the signs of `group` are letters; names tell nothing."""
    seen: dict[str, bool] = {}
    for word in words:
        printed = word.printed
        if group.isdisjoint(printed) or len(printed) < SHORTEST_EXPLAINED_LETTERS or _may_be_name(word):
            continue
        if not (printed.isalpha() and _is_northern(lines[word.line])):
            seen[printed.lower()] = not _stands(printed.lower()) and bool(filled(word.pattern))
    explained = sum(len(word) for word, is_explained in seen.items() if is_explained)
    return explained >= max(fewest_letters, EXPLAINED_SHARE * sum(map(len, seen)))


def _may_be_name(word: HoleWord) -> bool:
    """Return whether a word of letters only has a capital that no line begins with, or is filled to a name."""
    if not (word.printed.isalpha() and word.printed.istitle()):
        return False
    return word.start > 0 or any(lexicon.is_name(found.word) for found in filled(word.pattern))


@lru_cache(maxsize=50_000)
def _stands(printed: str) -> bool:
    """Return whether what was printed is a known word, or several with signs between them."""
    if printed.isalpha():
        return lexicon.cost(printed) is not None
    parts = _WORD.findall(printed)
    return len(parts) > 1 and all(
        len(part) >= SHORTEST_EXPLAINED_LETTERS and (lexicon.cost(part) or COMMON_PART_COST) < COMMON_PART_COST
        for part in parts
    )


def _is_northern(line: str) -> bool:
    """Return whether the line is Danish or Norwegian."""
    return not NORTHERN.isdisjoint(_WORD.findall(line.lower()))


def _weights(words: Sequence[HoleWord]) -> Weights:
    """Count what each sign stands for in the different words that it leaves unknown and that only one word fits."""
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for signs, pattern in {(word.signs, word.pattern) for word in words}:
        fitting = filled(pattern)
        for sign in signs:
            weights[sign] += Counter(LOOKS_LIKE.get(_base(sign), ""))
        if len(fitting) == 1:
            for sign, filling in zip(signs, fitting[0].fillings, strict=True):
                weights[sign][filling] += 1
    return weights


@lru_cache(maxsize=4_096)
def _base(sign: str) -> str:
    """Return the letter under a sign's accents, small."""
    return unicodedata.normalize("NFD", sign)[0].lower()
