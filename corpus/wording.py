"""Compares titles whatever their wording: stems with weights, and how alike two titles are (0.0-1.0).

Weights and likenesses were chosen on the labelled pairs of `tests/cases/pairs.csv`: `bench/links.py` shows how well
they do, `bench/thresholds_text.py` what moving each costs.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec
import numpy as np
from rapidfuzz import fuzz, process

from atgardsbanken.corpus.stem_counts import title_stems
from atgardsbanken.normalize import lexicon, words
from atgardsbanken.normalize.abbreviations import expansions
from atgardsbanken.normalize.compounds import parts
from atgardsbanken.normalize.data_files import load

_WORD = re.compile(f"{words.LETTER}+(?:-{words.LETTER}+)*")
_SUSPENDED = re.compile(r"\b([^\W\d_]{3,})- (och|eller|samt) ([^\W\d_]{6,})")
ELABORATION = re.compile(r"\s[–—-]\s|[(:;,]")
ELABORATION_WEIGHT = 0.4
"""The weight of a word after a dash, a colon, a comma or in brackets, where titles elaborate."""
COMMON_WORD_COST = 6.0
"""Cost (-ln of probability) of a word so common that it tells nothing."""
HEAVIEST_WEIGHT = 6.0
"""Weight of a stem that no other title has."""
LIGHTEST_WEIGHT = 0.5
"""Weight of a stem that every title has."""
SPECIFIC_WEIGHT = 5.0
"""Weight from which a title is specific enough to be found again inside a longer one."""
CONTAINED_LIKENESS = 0.85
"""How alike a title is at least to a longer one that contains it."""
CONTAINED_SHARE = 0.9
"""The share of a title's weight that a longer one must have to contain it."""
FORGIVEN_SHARE = 0.4
"""Share of the lesser weight that must be equal before misread letters are forgiven in the rest."""
SHORTEST_MISREAD_LETTERS = 6
"""Letters from which a misread stem is taken for its like."""
MISREAD_RATIO = 85.0
"""rapidfuzz' ratio (0-100) from which two stems are the same but for misread letters."""
COMPARED_STEMS = 500
"""Stems that are compared with all others at a time, which bounds the memory."""
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
SHORTEST_STEM_LETTERS = 4
"""The shortest stem that is left when an ending is taken off."""
SHORTEST_PART_LETTERS = 4
"""The shortest part of a compound."""
SHORTEST_WHOLE_LETTERS = 5
"""The length from which a word that is not split is looked for inside others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A title's stems and how much each weighs: `weights` with elaborations lighter, `full_weights` without.

    `total` and `full_total` are the sums of both.
    """

    weights: Mapping[str, float]
    full_weights: Mapping[str, float]
    total: float
    full_total: float

    @property
    def key(self) -> str:
        """Return the stems in order: equal for titles that say the same."""
        return " ".join(sorted(self.full_weights))


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `wording.toml`, which says what each list is for."""

    filler: frozenset[str]
    whole: frozenset[str]
    short: frozenset[str]
    same: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _WordLists:
    """The lists in use: `whole` with abbreviations spelt out, `same` as stem → the stem that stands for it."""

    filler: frozenset[str]
    whole: frozenset[str]
    short: frozenset[str]
    same: Mapping[str, str]


@cache
def _word_lists() -> _WordLists:
    """Return the word lists, read once."""
    listed = load("atgardsbanken.corpus", "wording.toml", _Listed)
    same: dict[str, str] = {}
    for group in listed.same:
        for word in group:
            same.setdefault(stem_of(word), stem_of(group[0]))
    whole = {*listed.whole, *(word for group in listed.same for word in group if len(word) >= SHORTEST_WHOLE_LETTERS)}
    whole |= {meaning for meaning in expansions().values() if " " not in meaning}
    return _WordLists(listed.filler, frozenset(whole), listed.short, same)


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """Return the beginning that the forms of a word share, without å, ä and ö.

    >>> stem_of("planering"), stem_of("planeringen"), stem_of("digitala")
    ('planer', 'planer', 'digital')
    """
    base = words.folded(words.lemma(word))
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= SHORTEST_STEM_LETTERS:
            return base[: -len(ending)]
    return base


@lru_cache(maxsize=100_000)
def wording(title: str) -> Wording:
    """Return the stems of `title`; what elaborates weighs less, filler nothing unless there is nothing else.

    >>> sorted(wording("Digitala vårdmöten").weights) == sorted(wording("Fortsatt utveckla digitala vårdmöten").weights)
    True
    """
    weights: dict[str, float] = {}
    full_weights: dict[str, float] = {}
    for part in ELABORATION.split(title):
        factor = ELABORATION_WEIGHT if full_weights else 1.0
        for stem in stems_of(part):
            full_weights[stem] = weight_of(stem)
            weights[stem] = max(factor * full_weights[stem], weights.get(stem, 0.0))
    if not weights:
        weights = full_weights = {stem_of(word): LIGHTEST_WEIGHT for word in words.tokens(title)}
    return Wording(weights, full_weights, sum(weights.values()), sum(full_weights.values()))


def likeness(first: Wording, second: Wording) -> float:
    """Return how alike two wordings are: the share of weight in common, or most of it where one contains the other.

    >>> round(likeness(wording("Digitala vårdmöten"), wording("Vårdmöten, digitala")), 2)
    0.9
    """
    # In the order of the title, not of a set: sums are then equal to the last digit, whichever process adds them.
    common = [stem for stem in first.full_weights if stem in second.full_weights]
    if not common:
        return 0.0
    shared = sum(first.full_weights[stem] for stem in common)
    lesser = min(first.full_total, second.full_total)
    misread = misread_pairs(first.full_weights, second.full_weights) if shared >= FORGIVEN_SHARE * lesser else []
    shared += sum(first.full_weights[stem] for stem, _ in misread)
    if lesser >= SPECIFIC_WEIGHT and shared >= CONTAINED_SHARE * lesser:
        return max(CONTAINED_LIKENESS, _dice(first, second, common, misread))
    return _dice(first, second, common, misread)


def _dice(first: Wording, second: Wording, common: Iterable[str], misread: Iterable[tuple[str, str]]) -> float:
    """Return the share of the weight of both that they have in common (Dice 1945), elaborations lighter."""
    shared = sum(min(first.weights[stem], second.weights[stem]) for stem in common)
    shared += sum(min(first.weights[one], second.weights[other]) for one, other in misread)
    return min(1.0, 2 * shared / (first.total + second.total))


def misread_pairs(first: Collection[str], second: Collection[str]) -> list[tuple[str, str]]:
    """Return pairs of stems of the one and the other that are the same but for misread letters."""
    left = [stem for stem in first if len(stem) >= SHORTEST_MISREAD_LETTERS and stem not in second]
    right = [stem for stem in second if len(stem) >= SHORTEST_MISREAD_LETTERS and stem not in first]
    return [(one, other) for one in left for other in right if fuzz.ratio(one, other) >= MISREAD_RATIO]


def misread_stems(stems: Iterable[str], among: Collection[str] | None = None) -> Mapping[str, Sequence[str]]:
    """Return for each of these stems the others that are the same but for misread letters, if there are any.

    Args:
        stems: all of them.
        among: stems of which each pair has at least one; without them all pairs count.
    """
    long = sorted((stem for stem in stems if len(stem) >= SHORTEST_MISREAD_LETTERS), key=lambda stem: (len(stem), stem))
    asked = long if among is None else [stem for stem in long if stem in among]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for start in range(0, len(asked), COMPARED_STEMS):
        some = asked[start : start + COMPARED_STEMS]
        others = _as_long(long, len(some[0]), len(some[-1]))
        ratios = process.cdist(some, others, scorer=fuzz.ratio, score_cutoff=MISREAD_RATIO, dtype=np.uint8)
        for row, column in np.argwhere(ratios):
            if some[row] != others[column]:
                found[some[row]].add(others[column])
                found[others[column]].add(some[row])
    return {stem: sorted(found[stem]) for stem in sorted(found)}


def _as_long(stems: Sequence[str], shortest: int, longest: int) -> Sequence[str]:
    """Return those of `stems`, in order of length, that differ in it no more than misread ones can."""
    most = (200 - MISREAD_RATIO) / MISREAD_RATIO
    first = bisect_left(stems, shortest / most, key=len)
    return stems[first : bisect_right(stems, longest * most, key=len)]


def stems_of(text: str) -> list[str]:
    """Return the stems of a part of a title: of words and of compounds' parts, abbreviations spelt out."""
    found: list[str] = []
    for word in spelt_out(text).split():
        found += word_stems(word)
    return found


def spelt_out(text: str) -> str:
    """Return a part of a title in small letters; "uppgifts- och kompetensväxling" has its first head added."""
    plain = _SUSPENDED.sub(_with_head, text.lower())
    pieces = [piece for word in _WORD.findall(plain) for piece in word.split("-")]
    return _SUSPENDED.sub(_with_head, " ".join(expansions().get(piece, piece) for piece in pieces))


def _with_head(match: re.Match[str]) -> str:
    """Return the words of a shortened pair with the head of the second added to the first."""
    first, binding, second = match.groups()
    return f"{first}{parts(second)[-1]} {binding} {second}"


@lru_cache(maxsize=100_000)
def word_stems(word: str) -> tuple[str, ...]:
    """Return the stems of one word, none if it is filler."""
    lists = _word_lists()
    if word in lists.filler or words.lemma(word) in lists.filler:
        return ()
    stems = [stem_of(piece) for piece in _pieces(word)]
    return tuple(lists.same.get(piece, piece) for piece in stems)


@lru_cache(maxsize=100_000)
def _pieces(word: str) -> tuple[str, ...]:
    """Return the smallest parts of a compound that mean something by themselves."""
    lists = _word_lists()
    if _is_whole(word, lists):
        return (word,)
    for at in range(SHORTEST_PART_LETTERS, len(word) - SHORTEST_PART_LETTERS + 1):
        first, head = _unlinked(word[:at], lists), word[at:]
        if (_is_whole(first, lists) and _is_word(head)) or (_is_whole(head, lists) and _is_word(first)):
            return (*_pieces(first), *_pieces(head))
    found = parts(word)
    if any(len(part) < SHORTEST_PART_LETTERS and part not in lists.short for part in found):
        return (word,)
    return tuple(piece for part in found for piece in (_pieces(part) if len(found) > 1 else (part,)))


def _unlinked(first: str, lists: _WordLists) -> str:
    """Return a first part without its linking s."""
    return first if _is_whole(first, lists) else first.removesuffix("s")


def _is_whole(part: str, lists: _WordLists) -> bool:
    """Return whether `part` is one of the words that are not split."""
    return len(part) >= SHORTEST_WHOLE_LETTERS and (part in lists.whole or words.lemma(part) in lists.whole)


def _is_word(part: str) -> bool:
    """Return whether `part` is a known word, alone or at either end of compounds."""
    return any(lexicon.cost(part, index=index) is not None for index in ("words", "heads", "firsts"))


@lru_cache(maxsize=100_000)
def weight_of(stem: str) -> float:
    """Return how much a stem tells: little if it is common in titles of measures or in the language."""
    known_titles = title_stems().of_regions
    rarity = math.log((known_titles.titles + 1) / (known_titles.counts.get(stem, 0) + 1))
    cost = lexicon.cost(stem)
    known = HEAVIEST_WEIGHT if cost is None else cost - COMMON_WORD_COST
    return max(LIGHTEST_WEIGHT, min(rarity, known, HEAVIEST_WEIGHT))
