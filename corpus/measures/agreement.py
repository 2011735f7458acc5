"""Decide between the finders of printed forms and the learned one: where both agree, the form knows names better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.measures.cover import SHORT_UNITS
from atgardsbanken.corpus.measures.heads import CLOSED
from atgardsbanken.corpus.measures.structure import Numbers
from atgardsbanken.corpus.measures.units import Unit
from atgardsbanken.corpus.spans import Span

LineKey = tuple[int, int]
"""A printed line: its page (from 1) and its number (from 0) in it."""

LEAST_LIKELY_SHARE = 0.3
"""Mean confidence (0-1) of the model in what a form gives, from which the form is believed."""
LEAST_COVERED_SHARE = 0.6
"""Share of what the model finds that must stand in what the form gives, or the form has missed most."""
MOST_LEARNED_RATIO = 1.3
"""Times as many measures as the form gives that the model finds at most, or what the form gives are their themes."""
FEWEST_SENTENCES = 4
"""Measures in sentences that make a form: fewer may be chance."""
LONG_TABLE_ROWS, HARDLY_ANY_SHARE = 10, 0.1
"""Rows under heads that are known which make a table of measures though the model finds hardly any, and how few."""
LISTED = 0.85
"""How often what a column of titles says is a measure, beside two columns of CLOSED: 128 of 150 on typeset plans."""
SECOND_WITNESS = 0.3
"""Confidence (0-1) of the model in a sentence from which it is a measure where the form says so too."""


def agreed(
    by_form: Sequence[Candidate], learned: Sequence[Candidate], units: Sequence[Unit], confidences: Numbers
) -> tuple[Candidate, ...]:
    """Return the measures of a form where the model agrees with it, else the model's and sentences that both know.

    Args:
        by_form: what a finder of a printed form gives.
        learned: what the model gives.
        units: the document's units.
        confidences: how often each unit is a measure (0-1).
    """
    rated = _rated(by_form, units, confidences)
    if _is_believed(rated, learned, len(units)):
        return tuple(rated)
    known = {key for one in learned for key in _lines(one.title)}
    both = [one for one in rated if one.form == "prose" and one.confidence >= SECOND_WITNESS]
    return tuple(sorted([*learned, *(one for one in both if known.isdisjoint(_lines(one.title)))], key=_place))


def _is_believed(rated: Sequence[Candidate], learned: Sequence[Candidate], units: int) -> bool:
    """Tell whether what a form gives is taken in the place of what the model gives."""
    is_long = len(rated) >= LONG_TABLE_ROWS and len(learned) <= HARDLY_ANY_SHARE * len(rated)
    if is_long or (not learned and units <= SHORT_UNITS):
        return bool(rated)
    if len(rated) < (FEWEST_SENTENCES if all(one.form == "prose" for one in rated) else 1):
        return False
    told = {key for one in rated for key in _lines(one.spans)}
    covered = [not told.isdisjoint(_lines(one.title)) for one in learned]
    is_likely = sum(one.confidence for one in rated) >= LEAST_LIKELY_SHARE * len(rated)
    is_whole = sum(covered) >= LEAST_COVERED_SHARE * len(covered) and len(learned) <= MOST_LEARNED_RATIO * len(rated)
    return is_likely and is_whole


def _rated(by_form: Sequence[Candidate], units: Sequence[Unit], confidences: Numbers) -> list[Candidate]:
    """Return what a form gives, each with the model's confidence."""
    sure: dict[LineKey, float] = {}
    for unit, confidence in zip(units, confidences, strict=True):
        for _, _, word in unit.segment.places:
            key = (word.ref.page, word.ref.line)
            sure[key] = max(sure.get(key, 0.0), float(confidence))
    return [replace(one, confidence=_confidence(one, sure)) for one in by_form]


def _confidence(candidate: Candidate, sure: Mapping[LineKey, float]) -> float:
    """Return the highest confidence in what names or tells of a measure, or how often such a row of a table is one."""
    found = max(sure.get(key, 0.0) for key in _lines(candidate.spans))
    return max(found, LISTED) if _is_listed(candidate) else found


def _is_listed(candidate: Candidate) -> bool:
    """Tell whether a row of a table says twice who, when or how far, beside what."""
    return candidate.form == "table" and len(CLOSED & set(candidate.fields)) > 1


def _lines(spans: Sequence[Span]) -> set[LineKey]:
    return {(span.page, span.line) for span in spans}


def _place(candidate: Candidate) -> LineKey:
    return min(_lines(candidate.title))
