"""Bounds what wordings that are alike enough for a theme share at least, so that few need to be compared; weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.stem_table import TOLERANCE
from atgardsbanken.corpus.wording import FORGIVEN_SHARE, SPECIFIC_WEIGHT, Wording, weight_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A wording for which those near it are looked for.

    Attributes:
        stems: what others must have one of at least, with the most weight that it can add to what is shared.
        skipped: the most that its other stems add: the commonest ones.
        light, heavy: what all of its stems weigh, elaborations lighter or not.
    """

    stems: Mapping[str, float]
    skipped: float
    light: float
    heavy: float


def asked_of(wording: Wording, at_least: float, misread: Mapping[str, Sequence[str]]) -> Asked:
    """Return what to look for to find all that are alike by `at_least` (0.0-1.0).

    Two wordings are alike that share most of what both weigh, or most of the lesser one. Of that `FORGIVEN_SHARE` are
    the same stems letter for letter, the others may be misread. The lesser one weighs at least the share of this one
    that `at_least` leaves, or else is specific. So the commonest stems that weigh less than that can be skipped.

    Args:
        wording: for which others are looked for.
        at_least: how alike they are.
        misread: for stems the others that are the same but for misread letters.

    >>> from atgardsbanken.corpus.wording import wording
    >>> sorted(asked_of(wording("Digitala vårdmöten"), 0.65, {"digital": ["digitol"]}).stems)
    ['digital', 'digitol', 'mote', 'vard']
    """
    lesser = at_least / (2 - at_least) * wording.total
    enough = FORGIVEN_SHARE * min(lesser, SPECIFIC_WEIGHT) - TOLERANCE
    weights = {stem: max(weight, weight_of(stem)) for stem, weight in wording.full_weights.items()}
    stems, skipped = defaultdict[str, float](float), 0.0
    for stem in sorted(weights, key=lambda stem: (weights[stem], stem)):
        if stem not in misread and skipped + weights[stem] < enough:
            skipped += weights[stem]
            continue
        stems[stem] += weights[stem]
        for other in misread.get(stem, ()):
            stems[other] += max(weights[stem], weight_of(other))
    return Asked(stems, skipped, wording.total, wording.full_total)
