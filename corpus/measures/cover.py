"""Choose the measures of a document: units by their confidence, more of it asked where nothing else speaks for one."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.measures.structure import Numbers
from atgardsbanken.corpus.measures.units import Unit

THRESHOLD = 0.42
"""The confidence from which a unit is taken for a measure: gives the highest F1 on documents left out."""
STRONG, FEWEST_STRONG = 0.6, 3
"""A document of measures holds so many units of so high a confidence …"""
STRONG_SHARE = 0.1
"""… or this share of them, if it is short; …"""
SHORT_UNITS, SHORT_THRESHOLD = 13, 0.35
"""Units of a text so short that it holds no such evidence, and the confidence that a unit needs there: of excerpts left
out, 0.64 of the units above it are measures, and 0.70 of the measures are found."""
ALONE = 0.7
"""… in another, a unit needs this confidence: of those below, most are false on documents left out."""
FEWEST_ALIKE, MOST_ALIKE_SHARE, LEAST_ALIKE = 3, 0.6, 0.1
"""Headings of one look that decide together, the share that must be measures, and the confidence others need then."""
DESCRIBING = frozenset({"description", "result"})
"""Fields that tell of the measure in their row."""
SUGGESTED = 0.2
"""The confidence from which a unit is at least suggested."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit taken for a measure: its number in the document and how often such a one is right."""

    number: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Cover:
    """The units that are taken for measures, and those that are only suggested, in reading order."""

    measures: tuple[Chosen, ...]
    suggestions: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The number of a heading and those of the measures right below it."""

    heading: int
    below: tuple[int, ...]


def choose(units: Sequence[Unit], confidences: Numbers, cards: Collection[int] = frozenset()) -> Cover:
    """Return the units that name measures, and those that may.

    Args:
        units: of a document.
        confidences: how often each is a measure (0.0-1.0).
        cards: the numbers of the headings that name cards.
    """
    needed = min(FEWEST_STRONG, math.ceil(STRONG_SHARE * len(units)))
    is_likely = len(units) <= SHORT_UNITS or (confidences >= STRONG).sum() >= needed
    least = (SHORT_THRESHOLD if len(units) <= SHORT_UNITS else THRESHOLD) if is_likely else ALONE
    agreed = _with_headings_alike(units, confidences, least, cards)
    named = [
        Chosen(number, float(confidence))
        for number, (unit, confidence) in enumerate(zip(units, agreed, strict=True))
        if confidence >= SUGGESTED and any(map(str.isalpha, unit.text))
    ]
    taken = {one.number: one.confidence for one in named if one.confidence >= least}
    kept = set(taken) - _in_one_row(units, taken) - _under_headings(units, confidences, taken)
    return Cover(
        tuple(one for one in named if one.number in kept),
        tuple(one for one in named if one.number not in taken),
    )


def _with_headings_alike(units: Sequence[Unit], confidences: Numbers, least: float, cards: Collection[int]) -> Numbers:
    """Return the confidences, those of headings raised to their series' mean where most of it are measures.

    Numbered headings ("Uppdrag 3: …"), and those over cards, decide for such alone.
    """
    raised = confidences.copy()
    alike: dict[tuple[str, bool, bool], list[int]] = {}
    for number, unit in enumerate(units):
        if unit.kind == "heading":
            alike.setdefault((unit.place.series, bool(unit.place.marker), number in cards), []).append(number)
    for numbers in filter(lambda numbers: len(numbers) >= FEWEST_ALIKE, alike.values()):
        own = confidences[numbers]
        if (own >= least).mean() >= MOST_ALIKE_SHARE:
            raised[numbers] = np.where(own >= LEAST_ALIKE, np.maximum(own, own.mean()), own)
    return raised


def _in_one_row(units: Sequence[Unit], taken: Mapping[int, float]) -> set[int]:
    """Return the cells and values that describe what a title in their row or card names."""
    titled = {units[n].place.row for n in taken if field_of(units[n].place.column) == "title"} - {-1}
    return {n for n in taken if units[n].place.row in titled and _describes(units[n])}


def _describes(unit: Unit) -> bool:
    """Return whether a unit stands beside titles: a value under any other label, a cell under a head that says so."""
    field = field_of(unit.place.column)
    return field != "title" if unit.kind == "value" else field in DESCRIBING


def _under_headings(units: Sequence[Unit], confidences: Numbers, taken: Mapping[int, float]) -> set[int]:
    """Return headings that only name what stands below, or what only tells of them; headings of a look together."""
    alike: dict[tuple[str, tuple[str, ...]], list[Section]] = {}
    for section in _sections(units, taken):
        place = units[section.heading].place
        alike.setdefault((place.series, place.section), []).append(section)
    dropped: set[int] = set()
    for sections in alike.values():
        above = sum(float(confidences[one.heading]) for one in sections)
        below = sum(sum(taken[n] for n in one.below) / len(one.below) for one in sections if one.below)
        for one in sections:
            if one.heading in taken and one.below:
                dropped |= set(one.below) if above >= below else {one.heading}
    return dropped


def _sections(units: Sequence[Unit], taken: Mapping[int, float]) -> Iterator[Section]:
    """Yield each heading with the measures right below it."""
    headings = [number for number, unit in enumerate(units) if unit.kind == "heading"]
    for heading, end in pairwise([*headings, len(units)]):
        yield Section(heading, tuple(number for number in range(heading + 1, end) if number in taken))
