"""A conditional random field that says of each word whether a measure's name begins at, goes on at or leaves it out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pycrfsuite

BEGIN, INSIDE, OUTSIDE = "B", "I", "O"
LABELS = (BEGIN, INSIDE, OUTSIDE)
"""Columns of the probabilities."""
MODEL_PATH = Path(str(files("atgardsbanken.corpus").joinpath("data", "phrases.crfsuite")))

Numbers = npt.NDArray[np.float64]
Rows = Sequence[Sequence[str]]
"""The features of a sentence's words."""


def train_tagger(sentences: Sequence[Rows], labels: Sequence[Sequence[str]], path: Path, *, rounds: int) -> None:
    """Learn from `sentences` in at most `rounds` steps and write the model to `path`; always the same."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, row_labels in zip(sentences, labels, strict=True):
        trainer.append(rows, row_labels)
    trainer.set_params(
        {"c1": 0.3, "c2": 0.05, "max_iterations": rounds, "feature.possible_transitions": True, "feature.minfreq": 2}
    )
    trainer.train(str(path))


def open_tagger(path: Path = MODEL_PATH) -> pycrfsuite.Tagger:
    """Return the model at `path`."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


@cache
def load_tagger() -> pycrfsuite.Tagger:
    """Return the model that is shipped."""
    return open_tagger()


def probabilities(tagger: pycrfsuite.Tagger, rows: Rows) -> Numbers:
    """Return how probable each of LABELS is at each word: one row a word, three columns, 0-1."""
    tagger.set(rows)
    return np.array([[tagger.marginal(label, i) for label in LABELS] for i in range(len(rows))])
