"""The learned model of measures: a regression on words, then boosted trees on structure; loaded with NumPy alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.measures.structure import Numbers, Structure
from atgardsbanken.corpus.measures.units import Unit
from atgardsbanken.corpus.measures.wordfeatures import told_by_vectors, told_by_words
from atgardsbanken.corpus.vectors import DIMENSIONS

Whole = npt.NDArray[np.int32]
PATH = Path(str(files("atgardsbanken.corpus").joinpath("data", "measures.npz")))


@dataclass(frozen=True)
class Words:
    """Logistic regression on words: the weight of each feature and the intercept."""

    weights: Mapping[str, float]
    intercept: float

    @cached_property
    def _tables(self) -> Mapping[str, Mapping[str, float]]:
        """The weights by how the names of features begin (up to the sign "=") and go on."""
        tables: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in self.weights.items():
            kind, sign, rest = name.partition("=")
            tables[kind + sign][rest] = weight
        return dict(tables)

    @cached_property
    def _vectors(self) -> Mapping[str, Sequence[float]]:
        """The weights of the numbers of mean vectors."""
        return {kind: [self.weights.get(f"{kind}{n}", 0.0) for n in range(DIMENSIONS)] for kind in ("v", "u")}

    def score(self, unit: Unit) -> float:
        """Return the probability (0-1) that a unit names a measure, by its words.

        Most features are unknown, pieces of words above all: only those with a weight are put in order and added.
        """
        told: list[float] = []
        for kind, names, value in told_by_words(unit):
            table = self._tables.get(kind, {})
            told += [value * table[name] for name in sorted(table.keys() & names)]
        for kind, numbers, share in told_by_vectors(unit):
            told += [number * share * weight for number, weight in zip(numbers, self._vectors[kind], strict=False)]
        odds = self.intercept + sum(told)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees as arrays of shape (trees, nodes): a leaf leads to itself."""

    feature: Whole
    threshold: Numbers
    left: Whole
    right: Whole
    value: Numbers
    depth: int
    baseline: float

    def odds(self, rows: Numbers) -> Numbers:
        """Return the log odds of each row of numbers."""
        count, nodes = self.feature.shape
        first = np.arange(count) * nodes
        node = np.tile(first, (len(rows), 1))
        at = (np.arange(len(rows)) * rows.shape[1])[:, None]
        left, right = self.left + first[:, None], self.right + first[:, None]
        for _ in range(self.depth):
            goes_left = rows.take(at + self.feature.take(node)) <= self.threshold.take(node)
            node = np.where(goes_left, left.take(node), right.take(node))
        result: Numbers = self.baseline + self.value.take(node).sum(axis=1)
        return result


@dataclass(frozen=True, slots=True)
class Model:
    """Both stages, and how often units of a score are right: `steps` of the score and the share at each."""

    words: Words
    trees: Trees
    steps: Numbers
    shares: Numbers

    def word_scores(self, units: Sequence[Unit]) -> Numbers:
        """Return each unit's score by its words (0-1)."""
        return np.array([self.words.score(unit) for unit in units], dtype=np.float64)

    def confidences(self, units: Sequence[Unit]) -> Numbers:
        """Return for each unit how often such a one names a measure (0-1)."""
        if not units:
            return np.zeros(0)
        rows = Structure(units).rows(self.word_scores(units))
        score = 1.0 / (1.0 + np.exp(-self.trees.odds(rows)))
        result: Numbers = np.interp(score, self.steps, self.shares)
        return result

    def save(self, path: Path) -> None:
        """Write the model as compressed arrays."""
        names = sorted(self.words.weights)
        np.savez_compressed(
            path,
            names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
            weights=np.array([self.words.weights[name] for name in names], dtype=np.float16),
            intercept=np.float64(self.words.intercept),
            feature=self.trees.feature.astype(np.int16),
            threshold=self.trees.threshold,
            left=self.trees.left.astype(np.int16),
            right=self.trees.right.astype(np.int16),
            value=self.trees.value.astype(np.float32),
            depth=np.int32(self.trees.depth),
            baseline=np.float64(self.trees.baseline),
            steps=self.steps,
            shares=self.shares,
        )

    @classmethod
    def load(cls, path: Path = PATH) -> Model:
        """Read a model."""
        with np.load(path, allow_pickle=False) as data:
            names = data["names"].tobytes().decode().split("\n")
            words = Words(
                dict(zip(names, data["weights"].astype(float).tolist(), strict=True)), float(data["intercept"])
            )
            whole = {name: data[name].astype(np.int32) for name in ("feature", "left", "right")}
            trees = Trees(
                whole["feature"],
                data["threshold"],
                whole["left"],
                whole["right"],
                data["value"].astype(np.float64),
                int(data["depth"]),
                float(data["baseline"]),
            )
            return cls(words, trees, data["steps"], data["shares"])


@cache
def load_model() -> Model:
    """Return the model that is shipped."""
    return Model.load()
