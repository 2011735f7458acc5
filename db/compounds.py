"""Compounds cut for search: rather once too often than too seldom; costs are -ln of a part's probability.

`normalize.compounds` asks whether a word can be one; here every word that may be searched for inside another counts.
"""

from __future__ import annotations

import math
from functools import lru_cache

from normalize import lexicon, words

SHORTEST_PART = 3
"""Letters in the shortest part of a compound."""
SHORT = 4
"""Letters up to which a part must be a common word to be one."""
RAREST_SHORT, RAREST_LONG = 13.0, 14.0
"""The cost above which a short word, and a longer one, is no part: slips and fragments of words are that rare."""
RAREST_HEAD = 10.5
"""The cost as a last part above which a word that hardly stands alone is none."""
COMMON_FIRST = 9.0
"""The cost up to which a first part is known well enough to be cut from an unknown word."""
SHORTEST_KNOWN = 8
"""Letters in the shortest word of the lexicon that is cut."""
MARGIN = -1.0
"""How much cheaper the mean part must be than a word of the lexicon, for that word to be cut."""
NESTED = 2.0
"""What it costs that the last part is itself put together."""
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


def pieces_of(word: str) -> tuple[str, ...]:
    """The smallest parts of a compound (small letters), without an s that links them; the word alone if it is none.

    >>> pieces_of("kompetensförsörjningsplan")
    ('kompetens', 'försörjning', 'plan')
    """
    cost, at = _cut(word)
    whole = lexicon.cost(word)
    if whole is None and cost == math.inf:
        at = _common_first(word)
    elif whole is not None and (len(word) < SHORTEST_KNOWN or whole <= cost + MARGIN):
        at = 0
    return (*pieces_of(_unlinked(word[:at])), *pieces_of(word[at:])) if at else (word,)


def _common_first(word: str) -> int:
    """Where the longest common first part of a word ends that nothing else is known of; 0 where it has none."""
    for at in range(len(word) - SHORT - 1, SHORT - 1, -1):
        known = lexicon.cost(word[:at], index="firsts")
        if known is not None and known <= COMMON_FIRST and word[at:] not in NO_LASTS:
            return at
    return 0


@lru_cache(maxsize=200_000)
def _cut(word: str) -> tuple[float, int]:
    """Where both sides of a cut are the most frequent, and their mean cost; infinite where there is no cut."""
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    firsts = ((at, _first_cost(word[:at])) for at in places)
    return min(
        (((first + _last_cost(word[at:])) / 2, at) for at, first in firsts if first < math.inf),
        default=(math.inf, 0),
    )


def _first_cost(first: str) -> float:
    """What it costs to take letters for a first part."""
    if first in NO_FIRSTS:
        return math.inf
    known = lexicon.cost(first, index="firsts")
    if known is not None and (len(first) >= SHORT or _word_cost(first) < math.inf):
        return known
    return _word_cost(_unlinked(first)) if len(first) > SHORT else math.inf


def _last_cost(last: str) -> float:
    """What it costs to take letters for a last part: a word, inflected or not, or a compound again."""
    head = lexicon.cost(last, index="heads")
    if last in NO_LASTS or (len(last) < SHORT and head is None):
        return math.inf
    if head is not None and head <= RAREST_HEAD and len(last) > SHORT and lexicon.cost(last) is not None:
        return head
    known = min(_word_cost(last), _word_cost(words.lemma(last)))
    return known if known < math.inf else _cut(last)[0] + NESTED


def _word_cost(word: str) -> float:
    """The cost of a word that is common enough to be a part."""
    cost = lexicon.cost(word)
    rarest = RAREST_LONG if len(word) > SHORT else RAREST_SHORT
    return math.inf if cost is None or cost > rarest else cost


def _unlinked(first: str) -> str:
    """A first part without its linking s."""
    bare = first.removesuffix("s")
    return bare if lexicon.cost(bare) is not None else first
