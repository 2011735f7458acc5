"""Trains the classifier from `data/training.csv` into `data/model.npz`: `python -m atgardsbanken.corpus.train`."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import log
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from atgardsbanken.corpus.areas import NONE, Scheme, load_scheme
from atgardsbanken.corpus.classify import MODEL_PATH, Classifier, Model, Numbers, probabilities
from atgardsbanken.corpus.examples import Example, load_examples
from atgardsbanken.corpus.features import Vectoriser, features
from atgardsbanken.corpus.vectors import load_vectors

log_ = logging.getLogger(__name__)

INVERSE_PENALTY = 2.0
"""Inverse of the penalty on large weights (scikit-learn's C); `bench/areas.py` shows how well it does."""
NONE_SHARE = 0.5
"""The weight of all examples outside the areas beside those of one area: such measures are rare."""
FEWEST_RUN_EXAMPLES = 2
"""Examples in which a run of letters must stand to be learnt."""
TEMPERATURES = [step / 20 for step in range(8, 41)]
"""Temperatures that are tried for the calibration."""
NOISES = [step / 100 for step in range(21)]
"""Shares of noise that are tried for the calibration."""
WEIGHT_DECIMALS = 3
"""Decimals of a weight that are kept, so that another machine's rounding changes nothing."""


def train(examples: Sequence[Example]) -> Model:
    """Return the model of `examples`, calibrated on each region by the model of the others."""
    model = fit(examples)
    odds, truth = held_out(examples)
    temperature, noise = calibration(odds, truth)
    return replace(model, temperature=temperature, noise=noise)


def fit(examples: Sequence[Example]) -> Model:
    """Return the model of `examples`, not calibrated."""
    scheme = load_scheme()
    names, rarity = _vocabulary(examples, scheme)
    vectoriser = Vectoriser(dict(zip(names, rarity, strict=True)), scheme)
    row = {name: number for number, name in enumerate(names)}
    cells = [
        (i, row[name], value) for i, e in enumerate(examples) for name, (value, _) in vectoriser.vector(e.title).items()
    ]
    at, column, values = zip(*cells, strict=True)
    sparse = csr_matrix((values, (at, column)), shape=(len(examples), len(names)))
    dense = [load_vectors().parts(example.title, scheme.stop_words)[1].sum(axis=0) for example in examples]
    labels = [example.area for example in examples]
    regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000, tol=1e-6)
    with threadpool_limits(limits=1):
        regression.fit(hstack([sparse, csr_matrix(dense)]).tocsr(), labels, sample_weight=_sample_weights(labels))
    weights = np.round(regression.coef_.T, WEIGHT_DECIMALS)
    classes, bias = tuple(regression.classes_), np.round(regression.intercept_, WEIGHT_DECIMALS)
    return Model(classes, names, rarity, weights[: len(names)], weights[len(names) :], bias, 1.0, 0.0)


def held_out(examples: Sequence[Example]) -> tuple[Numbers, list[int]]:
    """Return the log odds of titles by models that have not seen their region, and their labels' numbers."""
    rows, truth = [], []
    for region in sorted({example.region for example in examples} - {""}):
        model = fit([example for example in examples if example.region != region])
        classifier = Classifier(model, load_scheme())
        for example in examples:
            if example.region == region:
                rows.append(classifier.log_odds(example.title, "", "")[0])
                truth.append(model.labels.index(example.area))
    return np.array(rows), truth


def _vocabulary(examples: Sequence[Example], scheme: Scheme) -> tuple[tuple[str, ...], Numbers]:
    """Return the features that are learnt, sorted, and the inverse document frequency of each; cues have 1."""
    seen: Counter[str] = Counter()
    for example in examples:
        seen.update({name for name, _ in features(example.title, scheme.stop_words)})
    count = len(examples)
    rarity = {
        name: 1 + log((1 + count) / (1 + times))
        for name, times in seen.items()
        if name[0] != "l" or times >= FEWEST_RUN_EXAMPLES
    }
    rarity |= {f"c:{group.code}": 1.0 for group in scheme.groups}
    names = tuple(sorted(rarity))
    return names, np.array([rarity[name] for name in names]).astype(np.float32).astype(np.float64)


def _sample_weights(labels: Sequence[str]) -> Numbers:
    """Return a weight for each example, so that each area counts the same however many examples it has."""
    counts = Counter(labels)
    share = {label: NONE_SHARE if label == NONE else 1.0 for label in counts}
    return np.array([share[label] * len(labels) / len(counts) / counts[label] for label in labels])


def calibration(odds: Numbers, truth: Sequence[int]) -> tuple[float, float]:
    """Return the temperature and noise that bring probabilities nearest to the truth (Brier 1950); labels by number."""
    known = np.eye(odds.shape[1])[list(truth)]

    def distance(choice: tuple[float, float]) -> float:
        return float(((probabilities(odds, *choice) - known) ** 2).sum(axis=1).mean())

    return min(product(TEMPERATURES, NOISES), key=distance)


def main(path: Path = MODEL_PATH) -> None:
    """Train on the shipped examples and write the model to `path`."""
    examples = load_examples()
    model = train(examples)
    model.save(path)
    log_.info(
        "%d examples, %d features, temperature %.2f: %s", len(examples), len(model.names), model.temperature, path
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()
