"""Reads signs and foreign letters that stand for å, ä, ö or a ligature all through a text, whatever the sign.

A font or program that lacks a letter puts another sign in its place: U+FFFD, `?`, a control character, or æ and ø where
OCR took the text for Danish. What a sign stands for is learned from the words that only it leaves unknown. Costs are
-ln(probability).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.candidates import WordCandidate, unknown
from atgardsbanken.normalize.characters import BULLETS, INVISIBLE, LIGATURES
from atgardsbanken.normalize.decode import choose
from atgardsbanken.normalize.holes import FILLINGS, HOLE, LIGATURE_HOLE, filled
from atgardsbanken.normalize.records import Repair

RULE: Final = "stand-in"
FEWEST_EXPLAINED_LETTERS: Final = 10
"""Letters that the different words which become known must have together, for a sign that clean text may hold …"""
EXPLAINED_SHARE: Final = 0.6
"""… and their share of the different words with it."""
SHORTEST_EXPLAINED_LETTERS: Final = 3
"""The shortest word that tells."""
LEARNED_COUNT: Final = 0.3
"""How often each letter is taken to have stood behind a sign besides the times it was counted."""
SETTLED_COUNT: Final = 2
SETTLED_SHARE: Final = 0.8
"""Words, and the share of them, in which a sign stands for one letter, from which it does in unknown words too."""
LOOKS_LIKE: Final = {"æ": "ä", "ø": "ö", "o": "ö", "a": "åä"}
"""What a foreign letter stands for by its looks, counted once a word."""
CONFIDENCE_PROBABILITY: Final = 0.98
"""Probability that a word which fits is right where no other does."""
DOUBT_PROBABILITY: Final = 0.9
"""Probability below which a repair carries its second candidate."""
PLAIN: Final = frozenset("-'’´`/.:,;&@()[]{}\\·\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{SOFT HYPHEN}")
"""Signs that clean text holds between letters."""
OWN_LETTERS: Final = frozenset("åäöéüÅÄÖÉÜßçÇñÑ")
"""Letters beyond ASCII that Swedish text is full of, or German and French names in it."""
NORTHERN: Final = frozenset(
    ["og", "af", "ikke", "jeg", "fra", "hvor", "hvad", "mellem", "blev", "også", "gjør", "være"]
)
"""Danish and Norwegian words that Swedish does not have; what stands in a line with one is no slip of OCR."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(r"\S*(?:://|www\.|@)\S*|\S+\.(?:se|com|org|nu|net|eu|pdf|html?)\b\S*", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:•])\s*$")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with stand-ins: its line and offset there, its letters and signs, and the pattern that they make.

    A unit is a letter, a sign in the place of one, or two signs in the place of one: its two bytes in UTF-8.
    """

    line: int
    start: int
    units: tuple[str, ...]
    pattern: str

    @property
    def printed(self) -> str:
        """Return the word as printed."""
        return "".join(self.units)

    @property
    def signs(self) -> tuple[str, ...]:
        """Return what stands in each hole."""
        return tuple(unit for unit, part in zip(self.units, self.pattern, strict=True) if part in FILLINGS)


_Weights = Mapping[str, Counter[str]]
"""Sign → what it stands for → in how many words."""


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line.

    >>> [change.after for change in changes(["r\\ufffdntgen"])[0]]
    ['röntgen']
    """
    found: list[list[Repair]] = [[] for _ in lines]
    told = _told(lines)
    if not told:
        return found
    tokens = list(_tokens(lines, told))
    weights = _weights(tokens)
    for line, ours in groupby(tokens, key=lambda token: token.line):
        found[line] = list(_repairs(lines, line, list(ours), weights))
    return found


def _told(lines: Sequence[str]) -> frozenset[str]:
    """Return the signs that stand for letters: those that no text holds, and others of which words tell it."""
    held = frozenset("".join(lines))
    never = frozenset(filter(_is_never_text, held))
    others = frozenset(filter(_may_stand_in, held - never))
    tokens = list(_tokens(lines, never | others)) if others else []
    foreign = frozenset(filter(str.isalpha, others))
    groups = [foreign, *(frozenset(sign) for sign in others - foreign)]
    return never.union(*(group for group in groups if group and _tells(lines, tokens, group)))


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


def _tokens(lines: Sequence[str], signs: frozenset[str]) -> Iterator[_Token]:
    """Yield the words that hold one of `signs`, without those in addresses and beside figures."""
    word = _holding(signs)
    for number, line in enumerate(lines):
        if signs.isdisjoint(line):
            continue
        taken = [address.span() for address in _ADDRESS.finditer(line)]
        for match in word.finditer(line):
            beside = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
            if not any(map(str.isdigit, beside)) and not any(a <= match.start() < b for a, b in taken):
                yield from _token(number, match, signs)


def _token(line: int, match: re.Match[str], signs: frozenset[str]) -> Iterator[_Token]:
    """Yield a word; without signs around it that are marks, as the word inside is likelier than with letters there."""
    printed, start = match[0], match.start()
    bare = printed.strip("".join(sign for sign in signs if not sign.isalpha()))
    known = lexicon.cost(bare.lower()) if len(bare) > 1 else None
    units, pattern = _as_pattern(printed, signs)
    if known is not None and bare != printed and all(word.cost >= known for word in filled(pattern)):
        start, (units, pattern) = start + printed.index(bare), _as_pattern(bare, signs)
    if not signs.isdisjoint(units) or len(units) < len("".join(units)):
        yield _Token(line, start, units, pattern)


def _as_pattern(printed: str, signs: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """Return the units of a word and their pattern; two signs are one unit where only so it becomes known."""
    holes = {sign: LIGATURE_HOLE if _is_never_text(sign) else HOLE for sign in signs}
    units = tuple(printed)
    pattern = "".join(holes.get(unit, unit.lower()) for unit in units)
    if not any(unit == other for unit, other in pairwise(units) if unit in signs) or filled(pattern):
        return units, pattern
    paired = tuple(unit[0] for unit in _pairs_of(signs).finditer(printed))
    narrow = "".join(holes.get(unit[0], unit.lower()) for unit in paired)
    return (paired, narrow) if filled(narrow) else (units, pattern)


@lru_cache(maxsize=256)
def _pairs_of(signs: frozenset[str]) -> re.Pattern[str]:
    """Return what matches two signs alike, or any character."""
    return re.compile(rf"(?s:([{re.escape(''.join(sorted(signs)))}])\1|.)")


def _tells(lines: Sequence[str], tokens: Sequence[_Token], group: frozenset[str]) -> bool:
    """Return whether enough different words become known if the signs of `group` are letters; names tell nothing."""
    seen: dict[str, bool] = {}
    for token in tokens:
        word = token.printed
        if group.isdisjoint(word) or len(word) < SHORTEST_EXPLAINED_LETTERS or (word.isalpha() and word.istitle()):
            continue
        if not (word.isalpha() and _is_northern(lines[token.line])):
            seen[word.lower()] = lexicon.cost(word.lower()) is None and bool(filled(token.pattern))
    explained = [word for word, is_explained in seen.items() if is_explained]
    return sum(map(len, explained)) >= FEWEST_EXPLAINED_LETTERS and len(explained) >= EXPLAINED_SHARE * len(seen)


def _is_northern(line: str) -> bool:
    """Return whether the line is Danish or Norwegian."""
    return not NORTHERN.isdisjoint(_WORD.findall(line.lower()))


def _weights(tokens: Sequence[_Token]) -> _Weights:
    """Count what each sign stands for in the different words that it leaves unknown and that only one word fits."""
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for signs, pattern in {(token.signs, token.pattern) for token in tokens}:
        words = filled(pattern)
        for sign in signs:
            weights[sign] += Counter(LOOKS_LIKE.get(_base(sign), ""))
        if len(words) == 1:
            for sign, filling in zip(signs, words[0].fillings, strict=True):
                weights[sign][filling] += 1
    return weights


@lru_cache(maxsize=4_096)
def _base(sign: str) -> str:
    """Return the letter under a sign's accents, small."""
    return unicodedata.normalize("NFD", sign)[0].lower()


def _repairs(lines: Sequence[str], line: int, tokens: Sequence[_Token], weights: _Weights) -> Iterator[Repair]:
    """Yield the repairs of a line's words, each chosen by the words beside it."""
    text = lines[line]
    if any(token.printed.isalpha() for token in tokens) and _is_northern(text):
        return
    columns: list[list[WordCandidate]] = []
    places, at = [], 0
    for token in tokens:
        columns += map(_as_printed, _WORD.findall(text[at : token.start]))
        places.append(len(columns))
        columns.append(_candidates(token, weights))
        at = token.start + len(token.printed)
    columns += map(_as_printed, _WORD.findall(text[at:]))
    choices = choose(columns)
    for token, place in zip(tokens, places, strict=True):
        choice = choices[place]
        begins = _begins(lines, line, token.start)
        after = _written(token, choice.candidate.word, weights, begins=begins)
        if after != token.printed:
            second = choice.runner_up if choice.confidence < DOUBT_PROBABILITY else None
            other = _written(token, second.word, weights, begins=begins) if second else ""
            yield Repair(
                token.start, token.printed, after, RULE, round(CONFIDENCE_PROBABILITY * choice.confidence, 3), other
            )


def _as_printed(word: str) -> list[WordCandidate]:
    known = lexicon.cost(word.lower())
    return [WordCandidate(word.lower(), 0.0, unknown(word) if known is None else known)]


def _candidates(token: _Token, weights: _Weights) -> list[WordCandidate]:
    """Return the words that a token may be; where none is known, what its signs always stand for, or itself."""
    words = filled(token.pattern)
    if words:
        return [WordCandidate(f.word, _filling_cost(token.signs, f.fillings, weights), f.cost) for f in words]
    settled = _settled(token, weights)
    return _as_printed(settled or token.printed)


def _filling_cost(signs: Sequence[str], fillings: Sequence[str], weights: _Weights) -> float:
    """Return the cost of the fillings, by what the signs stand for elsewhere in the text."""
    shares = (
        (weights[sign][filling] + LEARNED_COUNT) / (weights[sign].total() + 3 * LEARNED_COUNT)
        for sign, filling in zip(signs, fillings, strict=True)
    )
    return -sum(map(math.log, shares))


def _settled(token: _Token, weights: _Weights) -> str:
    """Return the token, small letters, with its signs as what they nearly always stand for; "" where one is open."""
    usual = {sign: weights[sign].most_common(1) for sign in token.signs}
    for sign, best in usual.items():
        if not best or best[0][1] < max(SETTLED_COUNT, SETTLED_SHARE * weights[sign].total()):
            return ""
    return "".join(usual[unit][0][0] if unit in usual else unit for unit in token.units)


def _begins(lines: Sequence[str], line: int, start: int) -> bool:
    """Return whether a sentence or heading begins at `start`."""
    if lines[line][:start].strip():
        return _SENTENCE_END.search(lines[line][:start]) is not None
    return line == 0 or _SENTENCE_END.search(lines[line - 1]) is not None


def _written(token: _Token, word: str, weights: _Weights, *, begins: bool) -> str:
    """Return `word` (small letters) with the capitals that the token has; a hole in front has one where it `begins`."""
    fillings = next((f.fillings for f in filled(token.pattern) if f.word == word), None)
    if fillings is None:
        if word == token.printed.lower():
            return token.printed
        fillings = tuple(weights[sign].most_common(1)[0][0] for sign in token.signs)
    rest = iter(fillings)
    is_hole = [part in FILLINGS for part in token.pattern]
    letters = [unit for unit, hole in zip(token.units, is_hole, strict=True) if not hole]
    in_capitals = all(map(str.isupper, letters)) and (len(letters) > 1 or is_hole[0])
    first = token.units[0]
    begins_so = first.isupper() if first.isalpha() else (begins or lexicon.is_name(word)) and fillings[0] in "åäö"
    whole = "".join(next(rest) if hole else unit for unit, hole in zip(token.units, is_hole, strict=True))
    if in_capitals:
        return whole.upper()
    return whole[0].upper() + whole[1:] if is_hole[0] and begins_so else whole
