"""Train the model of measures from typeset documents with gold: `python -m atgardsbanken.corpus.measures.train FOLDER…`.

Each document is judged by a model that has seen none of its looks; how often such a judgement is right calibrates the
model that is kept, which has seen all.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from atgardsbanken.corpus.measures.examples import Example
from atgardsbanken.corpus.measures.model import Model, Numbers, Trees, Words
from atgardsbanken.corpus.measures.structure import structure
from atgardsbanken.corpus.measures.wordfeatures import word_features

FOLDS, INNER_FOLDS = 5, 4
"""Parts in which documents are left out: to measure, and within those to learn the second stage."""
FEWEST_DOCUMENTS = 2
"""Documents in which a feature must occur to be learnt."""
STRENGTH = 0.5
"""Inverse of the penalty on large weights of words."""
DECIMALS = 3
"""Decimals of a weight that are kept, so that the last bits of another machine's arithmetic play no part."""
TREES = {
    "max_iter": 150,
    "learning_rate": 0.06,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "max_features": 0.4,
    "random_state": 1,
}

Features = list[tuple[str, float]]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """All units of all examples: features, labels, weights, and the source and number of their document."""

    examples: Sequence[Example]
    features: Sequence[Features]
    labels: npt.NDArray[np.int64]
    weights: Numbers
    sources: npt.NDArray[np.str_]
    documents: npt.NDArray[np.int64]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Table:
        """Describe all units; the looks of one document count as one document together."""
        looks = Counter(example.source for example in examples)
        rows = [(n, e, number) for n, e in enumerate(examples) for number in range(len(e.units))]
        return cls(
            examples,
            [list(word_features(e.units[number])) for _, e, number in rows],
            np.array([e.labels[number] for _, e, number in rows]),
            np.array([2.0 / looks[e.source] for _, e, number in rows]),
            np.array([e.source for _, e, number in rows]),
            np.array([n for n, _, _ in rows]),
        )

    def of_sources(self, sources: set[str]) -> Mask:
        """Return which units stand in documents of these sources."""
        result: Mask = np.isin(self.sources, sorted(sources))
        return result

    def chosen(self, mask: Mask) -> list[Features]:
        """Return the features of the units in `mask`."""
        return [self.features[number] for number in np.flatnonzero(mask)]

    def structures(self, scores: Numbers, mask: Mask) -> Numbers:
        """Return the structure of the units in `mask`, given the word scores of all."""
        found = [
            structure(self.examples[n].units, scores[self.documents == n])
            for n in np.unique(self.documents[mask])
        ]
        return np.vstack(found)


def train(table: Table) -> tuple[Model, Numbers]:
    """Return the calibrated model of all documents, and the confidences of each judged without its document."""
    with threadpool_limits(limits=1):
        raw = held_out(table)
        known = table.labels >= 0
        steps, shares = calibration(raw[known], table.labels[known], table.weights[known])
        words, trees = fit(table, table.labels >= -1)
    return Model(words, trees, steps, shares), np.interp(raw, steps, shares)


def held_out(table: Table) -> Numbers:
    """Return each unit's score by models that have not seen its document."""
    scores = np.zeros(len(table.labels))
    for sources in parts(table.sources, FOLDS, seed=0):
        mask = table.of_sources(sources)
        words, trees = fit(table, ~mask)
        by_words = np.zeros(len(scores))
        by_words[mask] = [words.score(features) for features in table.chosen(mask)]
        scores[mask] = sigmoid(trees.odds(table.structures(by_words, mask)))
    return scores


def fit(table: Table, mask: Mask) -> tuple[Words, Trees]:
    """Return both stages learnt from the units in `mask`; the second from words' scores on documents left out."""
    by_words = np.zeros(len(table.labels))
    for sources in parts(table.sources[mask], INNER_FOLDS, seed=1):
        left_out = mask & table.of_sources(sources)
        words = fit_words(table, mask & ~left_out)
        by_words[left_out] = [words.score(features) for features in table.chosen(left_out)]
    known = table.labels[mask] >= 0
    rows = table.structures(by_words, mask)
    trees = fit_trees(rows[known], table.labels[mask][known], table.weights[mask][known])
    return fit_words(table, mask), trees


def parts(sources: Sequence[str] | npt.NDArray[np.str_], count: int, seed: int) -> Iterator[set[str]]:
    """Yield the sources in `count` parts, mixed."""
    names = sorted({str(source) for source in sources})
    random.Random(seed).shuffle(names)  # noqa: S311 - the same parts each time
    for number in range(count):
        yield set(names[number::count])


def fit_words(table: Table, mask: Mask) -> Words:
    """Return the regression on words."""
    known = mask & (table.labels >= 0)
    features = table.chosen(known)
    column = vocabulary(features, table.sources[known])
    matrix = _matrix(features, column)
    regression = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3)
    regression.fit(matrix, table.labels[known], sample_weight=table.weights[known])
    weights = np.round(regression.coef_[0], DECIMALS)
    kept = {name: float(weights[number]) for name, number in column.items() if weights[number]}
    return Words(kept, round(float(regression.intercept_[0]), DECIMALS))


def vocabulary(features: Sequence[Features], sources: npt.NDArray[np.str_]) -> Mapping[str, int]:
    """Return a column for each feature that occurs in more than one document."""
    first: dict[str, str] = {}
    often: set[str] = set()
    for found, source in zip(features, sources, strict=True):
        for name, _ in found:
            if first.setdefault(name, source) != source:
                often.add(name)
    return {name: number for number, name in enumerate(sorted(often))}


def _matrix(features: Sequence[Features], column: Mapping[str, int]) -> csr_matrix:
    cells = [(row, column[name], value) for row, found in enumerate(features) for name, value in found if name in column]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(features), len(column)))


def fit_trees(rows: Numbers, labels: npt.NDArray[np.int64], weights: Numbers) -> Trees:
    """Return boosted trees on structure, as arrays."""
    boosted = HistGradientBoostingClassifier(**TREES)
    boosted.fit(rows, labels, sample_weight=weights)
    nodes = [predictors[0].nodes for predictors in boosted._predictors]
    size = max(map(len, nodes))
    shape = (len(nodes), size)
    feature, left, right = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for number, tree in enumerate(nodes):
        own = np.arange(len(tree))
        leaf = tree["is_leaf"].astype(bool)
        feature[number, : len(tree)] = np.where(leaf, 0, tree["feature_idx"])
        threshold[number, : len(tree)] = np.where(leaf, 0.0, tree["num_threshold"])
        left[number, : len(tree)] = np.where(leaf, own, tree["left"])
        right[number, : len(tree)] = np.where(leaf, own, tree["right"])
        value[number, : len(tree)] = tree["value"]
    depth = max(int(tree["depth"].max()) for tree in nodes)
    return Trees(feature, threshold, left, right, value, depth, float(np.ravel(boosted._baseline_prediction)[0]))


def calibration(scores: Numbers, labels: npt.NDArray[np.int64], weights: Numbers) -> tuple[Numbers, Numbers]:
    """Return steps of the score and how often units of each are measures (isotonic regression)."""
    regression = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    regression.fit(scores, labels, sample_weight=weights)
    steps = np.linspace(0.0, 1.0, 51)
    smooth = np.convolve(np.pad(regression.predict(steps), 2, mode="edge"), np.ones(5) / 5, mode="valid")
    return steps, np.round(np.maximum.accumulate(smooth), DECIMALS)


def sigmoid(odds: Numbers) -> Numbers:
    """Return probabilities of log odds."""
    result: Numbers = 1.0 / (1.0 + np.exp(-odds))
    return result
