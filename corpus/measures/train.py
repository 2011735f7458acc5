"""Train the model of measures: `python -m atgardsbanken.corpus.measures.train FOLDER… [--by-genre]`.

Each FOLDER holds documents and what a careful reader found in them, as `gold.json`.

Each document is judged by a model that has seen none of its looks; how often such a judgement is right calibrates the
model that is kept, which has seen all.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from threadpoolctl import threadpool_limits

from atgardsbanken.corpus.measures.cover import THRESHOLD
from atgardsbanken.corpus.measures.examples import Example, excerpts, load_examples
from atgardsbanken.corpus.measures.model import PATH as MODEL_PATH
from atgardsbanken.corpus.measures.model import Model, Trees, Words
from atgardsbanken.corpus.measures.structure import Numbers, Structure
from atgardsbanken.corpus.measures.wordfeatures import GRAM, word_features

log = logging.getLogger(__name__)

FOLDS, INNER_FOLDS = 4, 3
"""Parts in which documents are left out: to measure, and within those to learn the second stage."""
FEWEST_DOCUMENTS, FEWEST_DOCUMENTS_OF_GRAM = 2, 6
"""Documents in which a feature must occur to be learnt; a piece of a word, of which there are many, in more."""
STRENGTH = 0.25
"""Inverse of the penalty on large weights of words."""
DECIMALS = 3
"""Decimals of a weight that are kept, so that the last bits of another machine's arithmetic play no part."""
FORMS_SHARE = 0.4
"""The share of its weight that such a document has where words are learnt: its words are another's."""
FORMS_WEIGHT = 0.7
"""What a document counts that prints another's facts, where others count 2."""
TREES = {
    "max_iter": 220,
    "learning_rate": 0.05,
    "max_leaf_nodes": 31,
    "min_samples_leaf": 40,
    "l2_regularization": 3.0,
    "max_features": 0.4,
    "random_state": 1,
}

Features = list[tuple[str, float]]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """All units of all examples: features as a sparse matrix, labels, weights, and the source of their document."""

    structures: Sequence[Structure]
    names: Sequence[str]
    matrix: csr_matrix
    labels: npt.NDArray[np.int64]
    weights: Numbers
    shares: Numbers
    sources: npt.NDArray[np.str_]
    genres: npt.NDArray[np.str_]
    documents: npt.NDArray[np.int64]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Table:
        """Describe all units; the looks of one document count as one document together."""
        looks = Counter(_text_of(name) for name in {example.name for example in examples})
        features = [list(word_features(unit)) for example in examples for unit in example.units]
        rows = [(number, example) for number, example in enumerate(examples) for _ in example.units]
        sources = np.array([example.source for _, example in rows])
        column = vocabulary(features, sources)
        return cls(
            [Structure(example.units) for example in examples],
            sorted(column, key=lambda name: column[name]),
            _matrix(features, column),
            np.array([label for example in examples for label in example.labels]),
            np.array([example.weight * _weight(example.name) / looks[_text_of(example.name)] for _, example in rows]),
            np.array([FORMS_SHARE if "-forms" in example.name else 1.0 for _, example in rows]),
            sources,
            np.array([example.genre for _, example in rows]),
            np.array([number for number, _ in rows]),
        )

    def of_sources(self, sources: set[str]) -> Mask:
        """Return which units stand in documents of these sources."""
        result: Mask = np.isin(self.sources, sorted(sources))
        return result

    def rows(self, scores: Numbers, mask: Mask) -> Numbers:
        """Return the structure of the units in `mask`, given the word scores of all."""
        numbers = np.unique(self.documents[mask])
        return np.vstack([self.structures[n].rows(scores[self.documents == n]) for n in numbers])

    def word_scores(self, words: WordWeights, mask: Mask) -> Numbers:
        """Return the scores by words of the units in `mask`."""
        return sigmoid(self.matrix[mask] @ words.weights + words.intercept)


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The weight of each column of a table's matrix, and the intercept."""

    weights: Numbers
    intercept: float

    def named(self, names: Sequence[str]) -> Words:
        """Return the weights by name, without those that are nothing."""
        pairs = zip(names, self.weights.tolist(), strict=True)
        return Words({name: weight for name, weight in pairs if weight}, self.intercept)


def _text_of(name: str) -> str:
    """Return the name of a document without that of its look."""
    return re.sub(r"-\d+(-scan)?\.\w+$", "", name)


def _weight(name: str) -> float:
    """Return what a document counts: those made of another's facts less."""
    return FORMS_WEIGHT if "-forms" in name else 2.0


def train(table: Table) -> tuple[Model, Numbers]:
    """Return the calibrated model of all documents, and the confidences of each judged without its document."""
    with threadpool_limits(limits=1):
        raw = held_out(table, table.sources)
        known = table.labels >= 0
        steps, shares = calibration(raw[known], table.labels[known], table.weights[known])
        words, trees = fit(table, table.labels >= -1)
    return Model(words.named(table.names), trees, steps, shares), np.interp(raw, steps, shares)


def with_excerpts(examples: Iterable[Example]) -> list[Example]:
    """Return the examples, and short pieces of those that are written documents."""
    found = []
    for example in examples:
        found += [example, *(excerpts(example) if "-forms" not in example.name else ())]
    return found


def held_out(table: Table, groups: npt.NDArray[np.str_]) -> Numbers:
    """Return each unit's score by models that have not seen any unit of its group: its document, or its genre."""
    scores = np.zeros(len(table.labels))
    for names in parts(groups, FOLDS, seed=0):
        mask: Mask = np.isin(groups, sorted(names))
        words, trees = fit(table, ~mask)
        by_words = np.zeros(len(scores))
        by_words[mask] = table.word_scores(words, mask)
        scores[mask] = sigmoid(trees.odds(table.rows(by_words, mask)))
        log.info("part done")
    return scores


def fit(table: Table, mask: Mask) -> tuple[WordWeights, Trees]:
    """Return both stages learnt from the units in `mask`; the second from words' scores on documents left out."""
    by_words = np.zeros(len(table.labels))
    for sources in parts(table.sources[mask], INNER_FOLDS, seed=1):
        left_out = mask & table.of_sources(sources)
        by_words[left_out] = table.word_scores(fit_words(table, mask & ~left_out), left_out)
    known = table.labels[mask] >= 0
    rows = table.rows(by_words, mask)
    trees = fit_trees(rows[known], table.labels[mask][known], table.weights[mask][known])
    return fit_words(table, mask), trees


def parts(sources: Sequence[str] | npt.NDArray[np.str_], count: int, seed: int) -> Iterator[set[str]]:
    """Yield the sources in `count` parts, mixed."""
    names = sorted({str(source) for source in sources})
    random.Random(seed).shuffle(names)  # noqa: S311 - the same parts each time
    for number in range(count):
        yield set(names[number::count])


def fit_words(table: Table, mask: Mask) -> WordWeights:
    """Return the regression on words."""
    known = mask & (table.labels >= 0)
    regression = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    regression.fit(table.matrix[known], table.labels[known], sample_weight=table.weights[known] * table.shares[known])
    weights = np.round(regression.coef_[0], DECIMALS)
    return WordWeights(weights, round(float(regression.intercept_[0]), DECIMALS))


def vocabulary(features: Sequence[Features], sources: npt.NDArray[np.str_]) -> Mapping[str, int]:
    """Return a column for each feature that occurs in more than one document, or in as many as its kind must."""
    seen: dict[str, set[str]] = {}
    for found, source in zip(features, sources.tolist(), strict=True):
        for name, _ in found:
            seen.setdefault(name, set()).add(source)
    often = sorted(name for name, some in seen.items() if len(some) >= _fewest(name))
    return {name: number for number, name in enumerate(often)}


def _fewest(name: str) -> int:
    """Return in how many documents a feature must occur to be learnt."""
    return FEWEST_DOCUMENTS_OF_GRAM if name.startswith(GRAM) else FEWEST_DOCUMENTS


def _matrix(features: Sequence[Features], column: Mapping[str, int]) -> csr_matrix:
    cells = [
        (row, column[name], value) for row, found in enumerate(features) for name, value in found if name in column
    ]
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
    shares: Numbers = np.round(np.maximum.accumulate(smooth), DECIMALS).astype(np.float64)
    return steps, shares


def sigmoid(odds: Numbers) -> Numbers:
    """Return probabilities of log odds."""
    result: Numbers = 1.0 / (1.0 + np.exp(-odds))
    return result


def scores_of(labels: npt.NDArray[np.int64], confidences: Numbers, weights: Numbers) -> dict[str, float]:
    """Return precision, recall and F1 of units at the threshold, and the average precision."""
    known = labels >= 0
    truth, found, weight = labels[known] == 1, confidences[known] >= THRESHOLD, weights[known]
    right = float((weight * (truth & found)).sum())
    precision = right / max(float((weight * found).sum()), 1e-9)
    recall = right / max(float((weight * truth).sum()), 1e-9)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    average = float(average_precision_score(truth, confidences[known], sample_weight=weight))
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "average": round(average, 3),
    }


def report(table: Table, examples: Sequence[Example], confidences: Numbers) -> dict[str, dict[str, float]]:
    """Return the scores of all units, of PDFs and text extracts, of other printed forms, and of each kind of unit."""
    names = np.array([examples[number].name for number in table.documents])
    kinds = np.array([unit.kind for example in examples for unit in example.units])
    forms, texts = np.char.find(names, "-forms") >= 0, np.char.endswith(names, ".txt")
    masks = {
        "all": names != "",
        "pdf": ~forms & ~texts,
        "txt": ~forms & texts,
        "forms": forms & ~texts,
    }
    masks |= {kind: ~forms & ~texts & (kinds == kind) for kind in np.unique(kinds).tolist()}
    return {
        name: scores_of(table.labels[mask], confidences[mask], table.weights[mask])
        for name, mask in masks.items()
        if (table.labels[mask] == 1).any()
    }


def main() -> None:
    """Train, measure and write the model and its scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--kept", type=Path, default=Path(".cache/read"), help="where read documents are kept")
    parser.add_argument("--out", type=Path, default=MODEL_PATH)
    parser.add_argument("--by-genre", action="store_true", help="also measure with whole genres left out")
    told = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = with_excerpts(example for folder in told.folders for example in load_examples(folder, told.kept))
    table = Table.of(examples)
    model, confidences = train(table)
    scores: dict[str, object] = {
        "documents": len({e.source for e in examples}),
        "document_left_out": report(table, examples, confidences),
    }
    if told.by_genre:
        by_genre = np.interp(held_out(table, table.genres), model.steps, model.shares)
        scores["genre_left_out"] = report(table, examples, by_genre)
    model.save(told.out)
    text = json.dumps(scores, indent=1)
    told.out.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    log.info("%s", text)


if __name__ == "__main__":
    main()
