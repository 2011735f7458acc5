"""Judges the areas of measures side by side together: they follow each other as the boxes do; probabilities 0.0-1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations_with_replacement
from math import log

from atgardsbanken.corpus.find.area_headings import AREAS
from atgardsbanken.corpus.records import AreaCode, AreaJudgement

SECOND_SHARE = 0.7
"""The share that a judgement's second area has of the probability its first one leaves."""
LEAST_PROBABILITY = 0.01
"""The probability of an area that a judgement leaves nothing, so that no order is impossible."""
REASON = "Står på en rad mellan åtgärder inom andra områden; {reason}"


def in_order(judgements: Sequence[AreaJudgement]) -> list[AreaJudgement]:
    """Return judgements of measures on one line, from the left, with the likeliest areas in the boxes' order."""
    if len(judgements) < 2 or any(judgement.area is None for judgement in judgements):
        return list(judgements)
    best = max(
        combinations_with_replacement(AREAS, len(judgements)),
        key=lambda areas: sum(log(_probability(one, area)) for one, area in zip(judgements, areas, strict=True)),
    )
    return [_moved(judgement, area) for judgement, area in zip(judgements, best, strict=True)]


def _probability(judgement: AreaJudgement, area: AreaCode) -> float:
    """Return how likely an area is by a judgement."""
    if judgement.area == area:
        return max(LEAST_PROBABILITY, judgement.confidence)
    rest = 1.0 - judgement.confidence
    return max(LEAST_PROBABILITY, rest * (SECOND_SHARE if judgement.second == area else 1.0 - SECOND_SHARE))


def _moved(judgement: AreaJudgement, area: AreaCode) -> AreaJudgement:
    """Return the judgement with `area`, and the reason where that is another one."""
    if judgement.area == area:
        return judgement
    reason = REASON.format(reason=judgement.reason)
    return replace(judgement, area=area, confidence=_probability(judgement, area), second=judgement.area, reason=reason)
