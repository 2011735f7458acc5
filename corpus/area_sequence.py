"""Areas of measures that stand side by side: they follow each other as the boxes do; probabilities 0.0-1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations_with_replacement
from math import log

from atgardsbanken.corpus.find.area_headings import AREAS
from atgardsbanken.corpus.records import AreaCode, AreaJudgement

SECOND_SHARE = 0.7
"""The share of what a judgement leaves that its second area has."""
LEAST = 0.01
"""The probability of an area that a judgement leaves nothing."""
REASON = "Står på en rad mellan åtgärder inom andra områden; {reason}"


def in_order(judgements: Sequence[AreaJudgement]) -> list[AreaJudgement]:
    """The judgements of measures on one line, from the left, in the boxes' order: the likeliest areas that keep it."""
    if len(judgements) < 2 or any(judgement.area is None for judgement in judgements):
        return list(judgements)
    best = max(
        combinations_with_replacement(AREAS, len(judgements)),
        key=lambda areas: sum(log(_probability(one, area)) for one, area in zip(judgements, areas, strict=True)),
    )
    return [_moved(judgement, area) for judgement, area in zip(judgements, best, strict=True)]


def _probability(judgement: AreaJudgement, area: AreaCode) -> float:
    """How likely an area is by a judgement."""
    if judgement.area == area:
        return max(LEAST, judgement.confidence)
    rest = 1.0 - judgement.confidence
    return max(LEAST, rest * (SECOND_SHARE if judgement.second == area else 1.0 - SECOND_SHARE))


def _moved(judgement: AreaJudgement, area: AreaCode) -> AreaJudgement:
    """The judgement with another area where the order asks for it."""
    if judgement.area == area:
        return judgement
    reason = REASON.format(reason=judgement.reason)
    return replace(judgement, area=area, confidence=_probability(judgement, area), second=judgement.area, reason=reason)
