"""Splits Swedish compounds into their parts, for search, linking and repair.

A part is likelier the more compounds it stands in (Koehn and Knight 2003). Costs are -ln of a part's probability,
lengths are in letters; both were chosen as `bench/thresholds_text.py` shows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.lemmas import is_form
from atgardsbanken.normalize.words import lemma

LONGEST_WORD_LETTERS = 40
"""The longest word that is split; longer ones are not Swedish words."""
SHORTEST_PART_LETTERS = 3
"""The shortest part of a compound."""
SHORT_PART_LETTERS = 4
"""The length up to which only a common word is a part."""
RAREST_SHORT_WORD_COST, RAREST_LONG_WORD_COST = 13.0, 14.0
"""The cost above which a short word, and a longer one, is no part: slips and parts of words are that rare."""
RAREST_HEAD_COST = 10.5
"""The cost as a last part above which a word that hardly stands alone is none."""
COMMON_FIRST_PART_COST = 9.0
"""The cost up to which a first part is known well enough to be split from an unknown word."""
SHORTEST_CUT_WORD_LETTERS = 8
"""The shortest word of the lexicon that is split."""
CUT_MARGIN_COST = 1.0
"""How much rarer than a word of the lexicon its parts may be, on average, for the word to be cut."""
NESTED_COST = 2.0
"""Added where the last part is itself a compound."""
NO_FIRSTS = frozenset({"för", "upp", "med", "sam", "till", "från", "fram", "vid", "mot", "inom", "utan", "genom"})
"""Particles that begin words without being a part that one would search for."""
NO_LASTS = frozenset(
    [
        "ande",
        "ar",
        "are",
        "elle",
        "ellen",
        "eller",
        "else",
        "en",
        "ende",
        "er",
        "ering",
        "eringar",
        "eringen",
        "ern",
        "het",
        "heten",
        "ing",
        "ingar",
        "ingen",
        "kap",
        "ling",
        "ning",
        "ningar",
        "ningen",
        "ring",
        "ringar",
        "ringen",
        "sion",
        "sk",
        "skap",
        "skapet",
        "tion",
        "tionen",
        "tioner",
    ]
)
"""Endings of derived words that look like words."""
DERIVATIONS: Mapping[str, tuple[str, ...]] = {
    "ning": ("a", "na"),
    "ing": ("a",),
    "ation": ("era",),
    "are": ("a",),
    "nare": ("na",),
    "ande": ("a",),
    "else": ("a",),
    "ad": ("a",),
    "het": ("",),
    "isera": ("",),
    "isk": ("", "i", "ik"),
}
"""Endings of derived words, each with those of the words that they may be derived from."""


def parts(word: str, *, cut_derived: bool = True) -> tuple[str, ...]:
    """Return the smallest parts of a compound, small letters, without a linking s; the word alone if it is none.

    Rather one cut too many than too few, and unknown words also behind a common first part, since what may be searched
    for inside another word counts. The last part keeps its ending. Unless `cut_derived`, words derived from whole ones
    are left whole; the model of themes was trained on parts with them cut.

    >>> parts("Kompetensförsörjningsplanen")
    ('kompetens', 'försörjning', 'planen')
    >>> parts("forskning"), parts("forskning", cut_derived=False)
    (('for', 'kning'), ('forskning',))
    """
    small = word.lower()
    return _parts(small, cut_derived) if _may_be_cut(small) else (small,)


@lru_cache(maxsize=100_000)
def is_compound(word: str) -> bool:
    """Return whether a word can be read as parts that other compounds have; quick, as no dictionary form is needed.

    >>> is_compound("kompetensväxling"), is_compound("kompetensxyzzy")
    (True, False)
    """
    small = word.lower()
    places = range(SHORTEST_PART_LETTERS, len(small) - SHORTEST_PART_LETTERS + 1) if _may_be_cut(small) else ()
    return any(lexicon.cost(small[:at], index="firsts") is not None and _may_end(small[at:]) for at in places)


def _may_end(last: str) -> bool:
    return lexicon.cost(last, index="heads") is not None or is_compound(last)


def _may_be_cut(small: str) -> bool:
    return len(small) <= LONGEST_WORD_LETTERS and small.isalpha()


@lru_cache(maxsize=100_000)
def _parts(word: str, cut_derived: bool) -> tuple[str, ...]:
    """Return the smallest parts of a word; an inflected or derived form is left whole where its base is."""
    bases = _bases(word, cut_derived)
    if any(lexicon.cost(each) is not None and not _best_cut(each) for each in bases):
        return (word,)
    at = _best_cut(word) or _common_first(word)
    return (*_parts(_unlinked(word[:at]), cut_derived), *_parts(word[at:], cut_derived)) if at else (word,)


def _bases(word: str, cut_derived: bool) -> tuple[str, ...]:
    """Return the dictionary form of a word, where it is another, and what it may be derived from."""
    base = lemma(word)
    bases = (base,) if base != word else ()
    if cut_derived:
        return bases
    nearer = (*bases, *_derived_from(base))
    return (*nearer, *(other for each in nearer for other in _derived_from(each)))


def _derived_from(word: str) -> tuple[str, ...]:
    """Return the words of the dictionary that a word may be derived from.

    >>> _derived_from("hantering"), _derived_from("verksamhet")
    (('hantera',), ('verksam',))
    """
    found = (
        word.removesuffix(ending) + other
        for ending, others in DERIVATIONS.items()
        for other in others
        if word.endswith(ending) and len(word) - len(ending) >= SHORT_PART_LETTERS
    )
    return tuple(base for base in found if is_form(base) and lemma(base) == base)


def _best_cut(word: str) -> int:
    """Return the offset at which a word is best split; 0 where it has no known parts or is likelier whole."""
    cost, at = _cut(word)
    whole = lexicon.cost(word)
    if cost == math.inf or (
        whole is not None and (len(word) < SHORTEST_CUT_WORD_LETTERS or whole <= cost - CUT_MARGIN_COST)
    ):
        return 0
    return at


def _common_first(word: str) -> int:
    """Return the end of the longest common first part of an unknown word; 0 where it has none."""
    if lexicon.cost(word) is not None or _cut(word)[0] < math.inf:
        return 0
    for at in range(len(word) - SHORT_PART_LETTERS - 1, SHORT_PART_LETTERS - 1, -1):
        known = lexicon.cost(word[:at], index="firsts")
        if known is not None and known <= COMMON_FIRST_PART_COST and word[at:] not in NO_LASTS:
            return at
    return 0


@lru_cache(maxsize=200_000)
def _cut(word: str) -> tuple[float, int]:
    """Return the least mean cost of two parts and the offset between them; infinite and 0 where there are none."""
    places = range(SHORTEST_PART_LETTERS, len(word) - SHORTEST_PART_LETTERS + 1)
    firsts = ((at, _first_cost(word[:at])) for at in places)
    return min(
        (((first + _last_cost(word[at:])) / 2, at) for at, first in firsts if first < math.inf),
        default=(math.inf, 0),
    )


def _first_cost(first: str) -> float:
    """Return the cost of taking letters for a first part."""
    if first in NO_FIRSTS:
        return math.inf
    known = lexicon.cost(first, index="firsts")
    if known is not None and (len(first) >= SHORT_PART_LETTERS or _word_cost(first) < math.inf):
        return known
    return _word_cost(_unlinked(first)) if len(first) > SHORT_PART_LETTERS else math.inf


def _last_cost(last: str) -> float:
    """Return the cost of taking letters for a last part: a word, inflected or not, or a compound again."""
    head = lexicon.cost(last, index="heads")
    if last in NO_LASTS or (len(last) < SHORT_PART_LETTERS and head is None):
        return math.inf
    if (
        head is not None
        and head <= RAREST_HEAD_COST
        and len(last) > SHORT_PART_LETTERS
        and lexicon.cost(last) is not None
    ):
        return head
    known = min(_word_cost(last), _word_cost(lemma(last)))
    return known if known < math.inf else _cut(last)[0] + NESTED_COST


def _word_cost(word: str) -> float:
    """Return the cost of a word that is common enough to be a part, else infinity."""
    cost = lexicon.cost(word)
    rarest = RAREST_LONG_WORD_COST if len(word) > SHORT_PART_LETTERS else RAREST_SHORT_WORD_COST
    return math.inf if cost is None or cost > rarest else cost


def _unlinked(first: str) -> str:
    """Return a first part without its linking s."""
    bare = first.removesuffix("s")
    return bare if lexicon.cost(bare) is not None else first
