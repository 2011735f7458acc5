"""What a title says whatever its wording: units of meaning with weights, and how alike two titles are (0.0-1.0)."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from rapidfuzz import fuzz, process

from atgardsbanken.corpus.examples import load_examples
from atgardsbanken.normalize import lexicon, words
from atgardsbanken.normalize.abbreviations import expansions
from atgardsbanken.normalize.compounds import parts

_WORD = re.compile(f"{words.LETTER}+(?:-{words.LETTER}+)*")
_SUSPENDED = re.compile(r"\b([^\W\d_]{3,})- (och|eller|samt) ([^\W\d_]{6,})")
_ELABORATION = re.compile(r"\s[–—-]\s|[(:;,]")
ELABORATION_WEIGHT = 0.4
"""What a word counts after a dash, a colon, a comma or in brackets, where titles elaborate."""
KNOWN_COST = 6.0
"""Cost (-ln of probability) of a word so common that it says nothing."""
HEAVIEST = 6.0
"""Weight of a word that no other title has."""
LIGHTEST = 0.5
"""Weight of a word that every title has."""
SPECIFIC = 5.0
"""Weight from which what one title says is enough to be found again inside a longer one."""
CONTAINED = 0.85
"""How alike a title is at least to a longer one that says the same and more."""
ALL_BUT = 0.9
"""The share of a title's weight that a longer one must have to say the same."""
FORGIVEN_FROM = 0.4
"""Share of the lesser weight that must be equal before misread letters are forgiven in the rest."""
ALIKE_LETTERS = 6
"""Letters from which a misread word is taken for its like."""
ALIKE_FROM = 85.0
"""rapidfuzz' ratio (0-100) from which two words are the same but for misread letters."""
COMPARED_AT_ONCE = 500
"""Units that are compared with all others at a time: the memory that it takes."""
_ENDINGS = (
    "ningar",
    "ning",
    "ing",
    "else",
    "are",
    "ande",
    "ende",
    "ad",
    "at",
    "or",
    "ar",
    "er",
    "en",
    "et",
    "a",
    "e",
    "t",
    "s",
)
"""Endings of inflection and of nouns from verbs that a stem is without; the first that fits is taken off."""
SHORTEST_STEM = 4
"""Letters that a stem keeps at least."""
SHORTEST_PART = 4
"""Letters in the shortest part of a compound."""
SHORTEST_WHOLE = 5
"""Letters from which a word that is not taken apart is looked for inside others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The units of meaning of a title and how much each weighs: `units` with elaborations lighter, `full` without.

    `light_weight` and `weight` are the sums of both.
    """

    units: Mapping[str, float]
    full: Mapping[str, float]
    light_weight: float
    weight: float

    @property
    def key(self) -> str:
        """The units in order: equal for titles that say the same."""
        return " ".join(sorted(self.full))


@dataclass(frozen=True, slots=True)
class _Data:
    """The word lists of `wording.toml`; `same` in stems."""

    filler: frozenset[str]
    whole: frozenset[str]
    short: frozenset[str]
    same: Mapping[str, str]


@cache
def _data() -> _Data:
    """The word lists, read once."""
    raw = tomllib.loads(files("atgardsbanken.corpus").joinpath("wording.toml").read_text(encoding="utf-8"))
    same: dict[str, str] = {}
    for group in raw["same"]:
        for word in group:
            same.setdefault(stem(word), stem(group[0]))
    whole = {*raw["whole"], *(word for group in raw["same"] for word in group if len(word) >= SHORTEST_WHOLE)}
    whole |= {meaning for meaning in expansions().values() if " " not in meaning}
    return _Data(frozenset(raw["filler"]), frozenset(whole), frozenset(raw["short"]), same)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The beginning that the forms of a word share, without å, ä and ö.

    >>> stem("planering"), stem("planeringen"), stem("digitala")
    ('planer', 'planer', 'digital')
    """
    base = words.folded(words.lemma(word))
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= SHORTEST_STEM:
            return base[: -len(ending)]
    return base


@lru_cache(maxsize=100_000)
def wording(title: str) -> Wording:
    """The units of `title`; what elaborates weighs less, filler nothing unless there is nothing else."""
    units: dict[str, float] = {}
    full: dict[str, float] = {}
    for part in _ELABORATION.split(title):
        factor = ELABORATION_WEIGHT if full else 1.0
        for unit in _units(part):
            full[unit] = _weight(unit)
            units[unit] = max(factor * full[unit], units.get(unit, 0.0))
    if not units:
        units = full = {stem(word): LIGHTEST for word in words.tokens(title)}
    return Wording(units, full, sum(units.values()), sum(full.values()))


def likeness(first: Wording, second: Wording) -> float:
    """How alike two wordings are: the share of weight in common, or most of it where one says the other and more."""
    common = first.full.keys() & second.full.keys()
    if not common:
        return 0.0
    shared = sum(first.full[unit] for unit in common)
    lesser = min(first.weight, second.weight)
    misread = _misread(first, second) if shared >= FORGIVEN_FROM * lesser else []
    shared += sum(first.full[unit] for unit, _ in misread)
    if lesser >= SPECIFIC and shared >= ALL_BUT * lesser:
        return max(CONTAINED, _dice(first, second, common, misread))
    return _dice(first, second, common, misread)


def _dice(first: Wording, second: Wording, common: Iterable[str], misread: Iterable[tuple[str, str]]) -> float:
    """The share of the weight of both that they have in common (Dice 1945), elaborations lighter."""
    shared = sum(min(first.units[unit], second.units[unit]) for unit in common)
    shared += sum(min(first.units[one], second.units[other]) for one, other in misread)
    return min(1.0, 2 * shared / (first.light_weight + second.light_weight))


def _misread(first: Wording, second: Wording) -> list[tuple[str, str]]:
    """Units of the one and the other that are the same but for misread letters."""
    left = [unit for unit in first.full if len(unit) >= ALIKE_LETTERS and unit not in second.full]
    right = [unit for unit in second.full if len(unit) >= ALIKE_LETTERS and unit not in first.full]
    return [(one, other) for one in left for other in right if fuzz.ratio(one, other) >= ALIKE_FROM]


def alike_units(units: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """For each of these units the others that are the same but for misread letters, if there are any."""
    long = [unit for unit in units if len(unit) >= ALIKE_LETTERS]
    found: dict[str, list[str]] = {}
    for start in range(0, len(long), COMPARED_AT_ONCE):
        some = long[start : start + COMPARED_AT_ONCE]
        ratios = process.cdist(some, long, scorer=fuzz.ratio, score_cutoff=ALIKE_FROM, dtype=np.uint8)
        for row, column in np.argwhere(ratios):
            if start + row != column:
                found.setdefault(some[row], []).append(long[column])
    return found


def _units(text: str) -> list[str]:
    """The units of a part of a title: stems of words and of the parts of compounds, abbreviations spelt out."""
    found: list[str] = []
    for word in _spelt_out(text).split():
        found += _word_units(word)
    return found


def _spelt_out(text: str) -> str:
    """The words of a part of a title, small letters; "uppgifts- och kompetensväxling" has its first head added."""
    plain = _SUSPENDED.sub(_with_head, text.lower())
    pieces = [piece for word in _WORD.findall(plain) for piece in word.split("-")]
    return _SUSPENDED.sub(_with_head, " ".join(expansions().get(piece, piece) for piece in pieces))


def _with_head(match: re.Match[str]) -> str:
    """The words of a shortened pair with the head of the second added to the first."""
    first, binding, second = match.groups()
    return f"{first}{parts(second)[-1]} {binding} {second}"


@lru_cache(maxsize=100_000)
def _word_units(word: str) -> tuple[str, ...]:
    """The units of one word, none if it is filler."""
    data = _data()
    if word in data.filler or words.lemma(word) in data.filler:
        return ()
    stems = [stem(piece) for piece in _pieces(word)]
    return tuple(data.same.get(piece, piece) for piece in stems)


@lru_cache(maxsize=100_000)
def _pieces(word: str) -> tuple[str, ...]:
    """The smallest parts of a compound that mean something by themselves."""
    data = _data()
    if _is_whole(word, data):
        return (word,)
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, head = _unlinked(word[:at], data), word[at:]
        if (_is_whole(first, data) and _is_word(head)) or (_is_whole(head, data) and _is_word(first)):
            return (*_pieces(first), *_pieces(head))
    found = parts(word)
    if any(len(part) < SHORTEST_PART and part not in data.short for part in found):
        return (word,)
    return tuple(piece for part in found for piece in (_pieces(part) if len(found) > 1 else (part,)))


def _unlinked(first: str, data: _Data) -> str:
    """A first part without its linking s."""
    return first if _is_whole(first, data) else first.removesuffix("s")


def _is_whole(part: str, data: _Data) -> bool:
    """Whether `part` is one of the words that are not taken apart."""
    return len(part) >= SHORTEST_WHOLE and (part in data.whole or words.lemma(part) in data.whole)


def _is_word(part: str) -> bool:
    """Whether `part` is a known word, alone or at either end of compounds."""
    return any(lexicon.cost(part, index=index) is not None for index in ("words", "heads", "firsts"))


@lru_cache(maxsize=100_000)
def _weight(unit: str) -> float:
    """How much a unit says: little if it is common in titles of measures or in the language."""
    titles, total = _title_counts()
    rarity = math.log((total + 1) / (titles.get(unit, 0) + 1))
    cost = lexicon.cost(unit)
    known = HEAVIEST if cost is None else cost - KNOWN_COST
    return max(LIGHTEST, min(rarity, known, HEAVIEST))


@cache
def _title_counts() -> tuple[Mapping[str, int], int]:
    """In how many of the shipped titles each unit stands, and how many titles there are."""
    titles = {example.title for example in load_examples() if example.region}
    counts = Counter(unit for title in titles for unit in set(_units(title)))
    return counts, len(titles)
