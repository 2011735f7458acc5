"""Levels of a document's headings, from 1, by their sizes in points, weights, and what a tagged PDF says."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from atgardsbanken.extract.layout.settings import LayoutSettings


class Look(NamedTuple):
    """How a heading is set, and its level as told by a tagged PDF: 0 where it is not told, 1 for a title, 2 for H1."""

    size: float
    bold: bool
    told: int = 0


Levels = dict[Look, int]
"""The level, from 1, of headings that look so."""


def levels_of(looks: Iterable[Look], settings: LayoutSettings) -> Levels:
    """Return the levels of a document's headings: those told where these can be believed, else by size and weight.

    >>> levels_of([Look(14, True), Look(11, True), Look(11, True)], LayoutSettings())
    {Look(size=14, bold=True, told=0): 1, Look(size=11, bold=True, told=0): 2}
    """
    seen = list(looks)
    told = [look for look in seen if look.told]
    if not told or not _are_believed(told, settings):
        by_size = _by_size({look._replace(told=0) for look in seen}, settings)
        return {look: by_size[look._replace(told=0)] for look in dict.fromkeys(seen)}
    ranks = {level: rank for rank, level in enumerate(sorted({look.told for look in told}), start=1)}
    levels = {look: ranks[look.told] for look in told}
    untold = _by_size({look for look in seen if not look.told}, settings)
    for look in sorted(untold, reverse=True):
        levels[look] = _among(look, levels, untold)
    return {look: levels[look] for look in dict.fromkeys(seen)}


def _by_size(looks: Iterable[Look], settings: LayoutSettings) -> Levels:
    """Order looks, the largest first, bold before plain; sizes that hardly differ are one level."""
    levels: Levels = {}
    level, largest, was_bold = 0, 0.0, False
    for look in sorted(looks, reverse=True):
        if look.size * settings.level_ratio < largest or look.bold != was_bold or not level:
            level, largest, was_bold = level + 1, look.size, look.bold
        levels[look] = level
    return levels


def _are_believed(told: Iterable[Look], settings: LayoutSettings) -> bool:
    """Tell whether no level is larger than the one above it, and not all headings of many sizes are on one level."""
    sizes: dict[int, list[float]] = {}
    for look in told:
        sizes.setdefault(look.told, []).append(look.size)
    if len(sizes) == 1:
        (only,) = sizes.values()
        return max(only) <= settings.level_ratio * min(only)
    usual = [median(sizes[level]) for level in sorted(sizes)]
    return all(lower <= settings.level_ratio * upper for upper, lower in pairwise(usual))


def _among(look: Look, levels: Levels, untold: Levels) -> int:
    """Return the level of a heading of which nothing is told: that of others that look so, or below larger ones.

    `levels` are known of all that are told and of larger ones that are not, `untold` how the latter are ordered.
    """
    alike = [level for other, level in levels.items() if other[:2] == look[:2]]
    alike += [level for other, level in levels.items() if not other.told and untold[other] == untold[look]]
    larger = [level for other, level in levels.items() if other[:2] > look[:2]]
    return min(alike) if alike else max(larger, default=0) + 1
