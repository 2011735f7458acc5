"""Recognises which of the three areas a heading states, by their names and cues in `area_headings.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import get_args

import msgspec
from rapidfuzz import fuzz

from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import fold
from atgardsbanken.normalize.data_files import load

AREAS: tuple[AreaCode, ...] = get_args(AreaCode)
"""The codes of the three areas."""
NAME_RATIO = 82.0
"""rapidfuzz' ratio (0-100) from which a heading is an area's name. Set by hand, checked on the report's headings."""
CLIPPED_SHARE = 0.75
"""Part of a name that a heading whose end is clipped still has. Set by hand, checked on the report's headings."""
SHORTEST_HEADING_LETTERS = 8
"""Folded letters from which a heading is compared with names. Set by hand: shorter ones are like parts of any name."""
CUE_RATIO = 25.0
"""What one cue adds to a heading's likeness (0-100). Set by hand: three cues weigh nearly as much as a name."""
PARTS_SHARE = 0.7
"""Part of a line's letters that are words of areas' names in a line of merged headings.

This and the two numbers below are set by hand and checked on the report's text extract.
"""
FEWEST_PARTS_WORDS = 2
"""Long words that a line of merged headings has at least."""
LONG_WORD_LETTERS = 4
"""Letters from which a word of such a line counts."""


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `area_headings.toml`: names and cues of each area, as printed."""

    names: Mapping[AreaCode, tuple[str, ...]]
    cues: Mapping[AreaCode, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _AreaWords:
    """The folded names and cues of each area, and the folded words of the areas' full names."""

    names: Mapping[AreaCode, tuple[str, ...]]
    cues: Mapping[AreaCode, tuple[str, ...]]
    words_of_names: frozenset[str]


@cache
def _area_words() -> _AreaWords:
    """Return the names and cues of the areas, read once."""
    listed = load("atgardsbanken.corpus.find", "area_headings.toml", _Listed)
    return _AreaWords(
        {area: tuple(map(fold, listed.names[area])) for area in AREAS},
        {area: tuple(map(fold, listed.cues[area])) for area in AREAS},
        frozenset(fold(word) for area in AREAS for word in listed.names[area][0].split()),
    )


def stated_area(heading: str) -> AreaCode | None:
    """Return the area whose name the heading is, garbled or clipped; None for any other heading.

    >>> stated_area("Smartare anvandning av medarbetarnas kompetens"), stated_area("Kompetensutveckling")
    ('kompetens', None)
    """
    ratios = {area: _name_ratio(heading, area) for area in AREAS}
    best = max(AREAS, key=lambda area: ratios[area])
    return best if ratios[best] >= NAME_RATIO else None


def side_by_side(headings: Sequence[str]) -> list[AreaCode | None]:
    """Return the area that each of several headings beside each other states, none twice.

    Headings in other words than the areas' names are told apart by cues; all are None where fewer than two can be told.

    >>> side_by_side(["Rekrytera och behålla", "Digitala arbetsverktyg", "Övrigt"])
    ['forsorjning', 'it', None]
    """
    weights = [{area: _weight(heading, area) for area in AREAS} for heading in headings]
    nobody = len(headings)
    best = max(
        (chosen for chosen in product(range(nobody + 1), repeat=len(AREAS)) if _are_different(chosen, nobody)),
        key=lambda chosen: sum(
            weights[index][area] for area, index in zip(AREAS, chosen, strict=True) if index != nobody
        ),
        default=(),
    )
    found = {index: area for area, index in zip(AREAS, best, strict=True) if index != nobody and weights[index][area]}
    return [found.get(index) if len(found) > 1 else None for index in range(nobody)]


def _are_different(chosen: Sequence[int], nobody: int) -> bool:
    """Tell whether no heading is chosen for two areas; the index `nobody` stands for no heading."""
    taken = [index for index in chosen if index != nobody]
    return len(set(taken)) == len(taken)


def _weight(heading: str, area: AreaCode) -> float:
    """Return how strongly a heading states an area: its likeness to a name (0-100), and what its cues add."""
    ratio = _name_ratio(heading, area)
    folded = fold(heading)
    cues = sum(cue in folded for cue in _area_words().cues[area])
    return (ratio if ratio >= NAME_RATIO else 0.0) + CUE_RATIO * cues


def _name_ratio(heading: str, area: AreaCode) -> float:
    """Return how like the likest of the area's names a heading is (0-100)."""
    folded = fold(heading)
    if len(folded) < SHORTEST_HEADING_LETTERS:
        return 0.0
    return max(_ratio(folded, name) for name in _area_words().names[area])


def _ratio(folded: str, name: str) -> float:
    """Return how like a name, or most of it from its beginning, a heading is (0-100)."""
    whole = fuzz.ratio(folded, name)
    clipped = fuzz.ratio(folded, name[: len(folded)]) if len(folded) >= CLIPPED_SHARE * len(name) else 0.0
    return max(whole, clipped)


def is_merged_headings(text: str) -> bool:
    """Tell whether a line is made up of words of the areas' names: headings of boxes that were merged on one line.

    >>> is_merged_headings("Smartare användning av Stöd till planering"), is_merged_headings("Smartare bemanning")
    (True, False)
    """
    words = [fold(word) for word in text.split() if len(word) >= LONG_WORD_LETTERS]
    letters = sum(len(word) for word in words if word in _area_words().words_of_names)
    return len(words) >= FEWEST_PARTS_WORDS and letters >= PARTS_SHARE * sum(map(len, words))
