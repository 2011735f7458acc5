"""Trains the classifier from `data/training.csv` and `data/invented.csv`: `python -m atgardsbanken.corpus.train`.

Writes `data/model.npz`, and how good it is on documents left out as `data/model.json`.
"""

from __future__ import annotations

import json
import logging
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import log

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from atgardsbanken.corpus.area_scores import scores_of
from atgardsbanken.corpus.areas import NONE, Scheme, load_scheme
from atgardsbanken.corpus.classify import MODEL_PATH, Model, Numbers, probabilities, weighted_texts
from atgardsbanken.corpus.examples import Example, load_examples, load_invented
from atgardsbanken.corpus.features import Vectoriser, features
from atgardsbanken.corpus.vectors import load_vectors

log_ = logging.getLogger(__name__)

INVERSE_PENALTY = 2.0
"""Inverse of the penalty on large weights (scikit-learn's C): 1 to 4 do as well on documents left out."""
NONE_SHARE = 0.5
"""The weight of all examples outside the areas beside those of one area: such measures are rare in plans of care."""
ALONE_WEIGHT = 2.0
"""The weight of a title without anything around it, which stands in the report or was written to define an area."""
FEWEST_RUN_EXAMPLES = 2
"""Examples in which a run of letters must stand to be learnt."""
PARTS = 20
"""Parts of all documents and regions that are left out, one at a time."""
TEMPERATURES = [step / 20 for step in range(8, 41)]
"""Temperatures that are tried for the calibration."""
NOISES = [step / 100 for step in range(21)]
"""Shares of noise that are tried for the calibration."""
WEIGHT_DECIMALS = 3
"""Decimals of a weight that are kept, so that another machine's rounding changes nothing."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """All examples as rows: columns are the features in `names`, of rarity `rarity`, then the mean vector's numbers."""

    examples: Sequence[Example]
    names: tuple[str, ...]
    rarity: Numbers
    matrix: csr_matrix
    labels: tuple[str, ...]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Table:
        """Describe all examples as the classifier reads them."""
        scheme = load_scheme()
        names, rarity = _vocabulary(examples, scheme)
        vectoriser = Vectoriser(dict(zip(names, rarity, strict=True)), scheme)
        row = {name: number for number, name in enumerate(names)}
        texts = [weighted_texts(e.title, e.description, e.section, e.document) for e in examples]
        cells = [
            (i, row[name], weight * value)
            for i, weighted in enumerate(texts)
            for text, weight in weighted
            for name, (value, _) in vectoriser.vector(text).items()
        ]
        at, column, values = zip(*cells, strict=True)
        sparse = csr_matrix((values, (at, column)), shape=(len(examples), len(names)))
        dense = [_mean_vector(weighted, scheme) for weighted in texts]
        matrix = hstack([sparse, csr_matrix(dense)]).tocsr()
        return cls(examples, names, rarity, matrix, tuple(sorted({example.area for example in examples})))

    @property
    def truth(self) -> npt.NDArray[np.int64]:
        """Return the number of each example's label."""
        return np.array([self.labels.index(example.area) for example in self.examples])


def _mean_vector(weighted: Sequence[tuple[str, float]], scheme: Scheme) -> Numbers:
    parts = [weight * load_vectors().parts(text, scheme.stop_words)[1].sum(axis=0) for text, weight in weighted]
    total: Numbers = np.sum(parts, axis=0)
    return total


def train(examples: Sequence[Example]) -> Model:
    """Return the model of `examples`, calibrated on each document or region by a model of others."""
    table = Table.of(examples)
    return calibrated(table, *held_out(table, lambda example: example.group))


def calibrated(table: Table, odds: Numbers, mask: Mask) -> Model:
    """Return the model of a table, calibrated on the log odds of the examples in `mask` by models of others."""
    temperature, noise = calibration(odds[mask], table.truth[mask])
    return replace(model_of(table, *weights_of(table)), temperature=temperature, noise=noise)


def fit(examples: Sequence[Example]) -> Model:
    """Return the model of `examples`, not calibrated."""
    table = Table.of(examples)
    return model_of(table, *weights_of(table))


def model_of(table: Table, weights: Numbers, bias: Numbers) -> Model:
    """Return a model with a row of weights for each column of a table, not calibrated."""
    count = len(table.names)
    return Model(table.labels, table.names, table.rarity, weights[:count], weights[count:], bias, 1.0, 0.0)


def weights_of(table: Table, mask: Mask | None = None) -> tuple[Numbers, Numbers]:
    """Return the weights and the bias learnt from the examples in `mask`, or from all."""
    chosen = np.flatnonzero(np.ones(len(table.examples), bool) if mask is None else mask).tolist()
    labels = [table.examples[number].area for number in chosen]
    weights = np.array([1.0 if table.examples[number].document else ALONE_WEIGHT for number in chosen])
    regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000, tol=1e-4)
    with threadpool_limits(limits=1):
        regression.fit(table.matrix[chosen], labels, sample_weight=balanced(labels, weights))
    return np.round(regression.coef_.T, WEIGHT_DECIMALS), np.round(regression.intercept_, WEIGHT_DECIMALS)


def held_out(table: Table, group_of: Callable[[Example], str]) -> tuple[Numbers, Mask]:
    """Return each example's log odds by a model that has seen none of its group, and which examples have a group.

    Rarity is counted over all examples: it knows no areas.
    """
    groups = np.array([group_of(example) for example in table.examples])
    names = sorted(set(groups.tolist()) - {""})
    random.Random(0).shuffle(names)  # noqa: S311 - the same parts each time
    odds = np.zeros((len(groups), len(table.labels)))
    for part in filter(None, (names[start::PARTS] for start in range(PARTS))):
        mask = np.isin(groups, part)
        weights, bias = weights_of(table, ~mask)
        odds[mask] = table.matrix[mask] @ weights + bias
    return odds, groups != ""


def _vocabulary(examples: Sequence[Example], scheme: Scheme) -> tuple[tuple[str, ...], Numbers]:
    """Return the features of titles, sorted, and the inverse document frequency of each; cues have 1."""
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


def balanced(labels: Sequence[str], weights: Numbers) -> Numbers:
    """Return the weight of each example, so that each area counts the same however many examples it has."""
    names = sorted(set(labels))
    totals = {name: weights[np.array(labels) == name].sum() / (NONE_SHARE if name == NONE else 1.0) for name in names}
    return np.array([w * weights.sum() / len(names) / totals[label] for w, label in zip(weights, labels, strict=True)])


def calibration(odds: Numbers, truth: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Return the temperature and noise that bring probabilities nearest to the truth (Brier 1950); labels by number."""
    known = np.eye(odds.shape[1])[truth]

    def distance(choice: tuple[float, float]) -> float:
        return float(((probabilities(odds, *choice) - known) ** 2).sum(axis=1).mean())

    return min(product(TEMPERATURES, NOISES), key=distance)


def family(example: Example) -> str:
    """Return the documents of like kind that an invented one belongs to: the folder and the letter of its name."""
    folder, _, name = example.source.partition("/")
    return f"{folder}/{name[:1]}" if example.document else example.region


def report(table: Table, chance: Numbers, mask: Mask) -> Mapping[str, Mapping[str, float]]:
    """Return the scores of the examples in `mask`: the invented documents of each folder, and the report."""
    kinds = np.array([example.source.partition("/")[0] if example.document else "report" for example in table.examples])
    return {
        kind: scores_of(
            [table.examples[number] for number in np.flatnonzero(chosen).tolist()], chance[chosen], table.labels
        )
        for kind in np.unique(kinds[mask]).tolist()
        for chosen in [mask & (kinds == kind)]
    }


def main() -> None:
    """Train on the shipped examples; write the model and its scores."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    table = Table.of([*load_examples(), *load_invented()])
    left_out = {
        "document_left_out": held_out(table, lambda example: example.group),
        "family_left_out": held_out(table, family),
    }
    model = calibrated(table, *left_out["document_left_out"])
    model.save(MODEL_PATH)
    scores = json.dumps(
        {
            name: report(table, probabilities(odds, model.temperature, model.noise), mask)
            for name, (odds, mask) in left_out.items()
        },
        indent=1,
    )
    MODEL_PATH.with_suffix(".json").write_text(scores + "\n", encoding="utf-8")
    log_.info("%d examples, %d features, temperature %.2f", len(table.examples), len(model.names), model.temperature)
    log_.info("%s", scores)


if __name__ == "__main__":
    main()
