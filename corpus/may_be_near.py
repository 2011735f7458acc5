"""Bounds what wordings that are alike enough for a theme share at least, so that few need to be compared; weights."""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.corpus.stem_table import TOLERANCE
from atgardsbanken.corpus.wording import FORGIVEN_SHARE, SPECIFIC_WEIGHT, Wording, weight_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A wording for which those near it are looked for.

    Attributes:
        stems: those of which whatever is near it has one at least, with the most that each can weigh.
        skipped: the most that its other stems weigh: the commonest ones.
        light, heavy: what all of its stems weigh, elaborations lighter or not.
    """

    stems: dict[str, float]
    skipped: float
    light: float
    heavy: float


def asked_of(wording: Wording, at_least: float) -> Asked:
    """Return what to look for to find all that are alike by `at_least` (0.0-1.0).

    Two wordings are alike that share most of what both weigh, or most of the lesser one. Of that `FORGIVEN_SHARE` are
    the same stems letter for letter, the others may be misread. The lesser one weighs at least the share of this one
    that `at_least` leaves, or else is specific.

    >>> from atgardsbanken.corpus.wording import wording
    >>> sorted(asked_of(wording("Digitala vårdmöten"), 0.65).stems)
    ['digital', 'mot', 'vard']
    """
    lesser = at_least / (2 - at_least) * wording.total
    enough = FORGIVEN_SHARE * min(lesser, SPECIFIC_WEIGHT) - TOLERANCE
    weights = {stem: max(weight, weight_of(stem)) for stem, weight in wording.full_weights.items()}
    stems, skipped = dict(weights), 0.0
    for stem in sorted(weights, key=lambda stem: (weights[stem], stem)):
        if skipped + weights[stem] >= enough:
            break
        skipped += stems.pop(stem)
    return Asked(stems, skipped, wording.total, wording.full_total)
