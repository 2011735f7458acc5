"""Which of the three areas a heading states; likeness 0-100."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import get_args

from rapidfuzz import fuzz

from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import fold

AREAS: tuple[AreaCode, ...] = get_args(AreaCode)
NAME_LIKENESS = 82.0
"""rapidfuzz' ratio from which a heading is one of the areas' names."""
CLIPPED_SHARE = 0.75
"""The share of a name that a heading with a clipped end still has."""
PART_SHARE, FEWEST_WORDS, SHORTEST_WORD = 0.7, 2, 4
"""The share of a line's letters, in words of some length, that are the areas' names' if it is made up of these."""
CUE = 25.0
"""What one cue is worth where headings beside each other are weighed against each other."""
SHORTEST = 8
"""Folded letters of a heading that a part of a name may be compared with."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded names and cues of each area."""

    names: Mapping[AreaCode, tuple[str, ...]]
    cues: Mapping[AreaCode, tuple[str, ...]]


@cache
def _words() -> _Words:
    data = tomllib.loads(files("atgardsbanken.corpus.find").joinpath("area_headings.toml").read_text(encoding="utf-8"))
    return _Words(
        {area: tuple(fold(name) for name in data["names"][area]) for area in AREAS},
        {area: tuple(fold(cue) for cue in data["cues"][area]) for area in AREAS},
    )


@cache
def _printed_names() -> Mapping[str, tuple[str, ...]]:
    """The areas' names as they are printed."""
    data = tomllib.loads(files("atgardsbanken.corpus.find").joinpath("area_headings.toml").read_text(encoding="utf-8"))
    return {area: tuple(names) for area, names in data["names"].items()}


def stated_area(heading: str) -> AreaCode | None:
    """The area whose name the heading is, garbled or clipped; None for any other heading.

    >>> stated_area("Smartare anvandning av medarbetarnas kompetens"), stated_area("Kompetensutveckling")
    ('kompetens', None)
    """
    likeness = {area: _name_likeness(heading, area) for area in AREAS}
    best = max(AREAS, key=lambda area: likeness[area])
    return best if likeness[best] >= NAME_LIKENESS else None


def side_by_side(headings: Sequence[str]) -> list[AreaCode | None]:
    """The area that each of several headings beside each other states: no area twice.

    Headings in unknown words are told apart by cues; all None where fewer than two can be told.
    """
    scores = [{area: _weight(heading, area) for area in AREAS} for heading in headings]
    nobody = len(headings)
    best = max(
        (chosen for chosen in product(range(nobody + 1), repeat=len(AREAS)) if _are_different(chosen, nobody)),
        key=lambda chosen: sum(
            scores[index][area] for area, index in zip(AREAS, chosen, strict=True) if index != nobody
        ),
        default=(),
    )
    found = {index: area for area, index in zip(AREAS, best, strict=True) if index != nobody and scores[index][area]}
    return [found.get(index) if len(found) > 1 else None for index in range(nobody)]


def _are_different(chosen: Sequence[int], nobody: int) -> bool:
    """Whether no heading is chosen for two areas."""
    taken = [index for index in chosen if index != nobody]
    return len(set(taken)) == len(taken)


def _weight(heading: str, area: AreaCode) -> float:
    """How strongly a heading states an area."""
    named = _name_likeness(heading, area)
    folded = fold(heading)
    cues = sum(cue in folded for cue in _words().cues[area])
    return (named if named >= NAME_LIKENESS else 0.0) + CUE * cues


def _name_likeness(heading: str, area: AreaCode) -> float:
    """How like one of the area's names a heading is, as a whole or as a clipped part."""
    folded = fold(heading)
    if len(folded) < SHORTEST:
        return 0.0
    return max(_likeness(folded, name) for name in _words().names[area])


def _likeness(folded: str, name: str) -> float:
    """How like a name a heading is; its end may be clipped."""
    whole = fuzz.ratio(folded, name)
    clipped = fuzz.ratio(folded, name[: len(folded)]) if len(folded) >= CLIPPED_SHARE * len(name) else 0.0
    return max(whole, clipped)


def names_part(text: str) -> bool:
    """Whether a line is made up of parts of the areas' names: the headings of merged boxes."""
    words = [fold(word) for word in text.split() if len(word) >= SHORTEST_WORD]
    parts = {fold(word) for names in _printed_names().values() for word in names[0].split()}
    said = sum(len(word) for word in words if word in parts)
    return len(words) >= FEWEST_WORDS and said >= PART_SHARE * sum(map(len, words))
