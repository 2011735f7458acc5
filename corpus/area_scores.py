"""How often areas are judged right, and how well their probabilities hold; all figures 0.0-1.0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.examples import Example

BINS = 10
"""Equal bins of probability in which promise and truth are compared."""
DECIMALS = 3
"""Decimals of a figure that are kept."""


def scores_of(
    examples: Sequence[Example], chance: npt.NDArray[np.float64], labels: Sequence[str]
) -> Mapping[str, float]:
    """Return the figures of judged examples, given the probability of each label (a column) for each (a row).

    `strict` counts the likeliest label, `lenient` also counts an example's second area as right; `f1_…` is that of
    each label, `calibration_error` the mean gap between probability and share of right answers (Naeini 2015).
    """
    judged = [labels[number] for number in chance.argmax(axis=1)]
    right = np.array([label == e.area for label, e in zip(judged, examples, strict=True)])
    lenient = np.array([label in (e.area, e.second) for label, e in zip(judged, examples, strict=True)])
    truth = [example.area for example in examples]
    found = {
        "count": float(len(examples)),
        "strict": float(right.mean()),
        "lenient": float(lenient.mean()),
        **{f"f1_{label}": f1_of(truth, judged, label) for label in labels if label in truth},
        "calibration_error": calibration_error(chance.max(axis=1), right),
    }
    return {name: round(value, DECIMALS) for name, value in found.items()}


def f1_of(truth: Sequence[str], judged: Sequence[str], label: str) -> float:
    """Return the harmonic mean of precision and recall of a label.

    >>> f1_of(["it", "it", "none"], ["it", "none", "none"], "it").__round__(2)
    0.67
    """
    both = sum(a == b == label for a, b in zip(truth, judged, strict=True))
    return 2 * both / max(1, list(truth).count(label) + list(judged).count(label))


def calibration_error(confidence: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """Return the mean gap of probability and share of right answers over bins, by their size."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    parts = (abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    return float(sum(parts))
