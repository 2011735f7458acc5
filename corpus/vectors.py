"""What words are used alike, as short vectors (fastText skip-gram, Bojanowski et al. 2017, reduced to 32 numbers)."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.areas import telling_words

DIMENSIONS = 32
"""Numbers a word's vector has: with more, report titles were judged no better."""
VECTOR_WEIGHT = 2.0
"""What the mean vector counts beside words and letters."""
SHORT_TEXT = 0.5
"""Weight added to that of a text's words, so that one half-known word does not decide alone."""
SHORTEST_PART = 4
"""Letters in the shortest part of a compound that is looked up."""
STEPS = 127
"""Numbers and weights are kept as whole numbers up to this."""
PATH = Path(str(files("atgardsbanken.corpus").joinpath("data", "vectors.npz")))

Numbers = npt.NDArray[np.float64]


class Vectors:
    """The vectors of known words; common words weigh less (Arora et al. 2017)."""

    def __init__(
        self, words: list[str], numbers: npt.NDArray[np.int8], weights: npt.NDArray[np.int8], scale: float
    ) -> None:
        """Keep a row of `numbers` and a weight for each of the `words`."""
        self._row = {word: row for row, word in enumerate(words)}
        self._numbers = numbers
        self._weights = weights
        self._scale = scale

    def parts(self, text: str, stop_words: Container[str] = ()) -> tuple[list[str], Numbers]:
        """The words of `text` that are known, or whose parts are, and what each adds to the text's mean vector."""
        found = [(word, row) for word in telling_words(text, stop_words) for row in self._rows(word)]
        rows = [row for _, row in found]
        weights = self._weights[rows].astype(np.float64) / STEPS
        share = VECTOR_WEIGHT * weights / (weights.sum() + SHORT_TEXT)
        return [word for word, _ in found], share[:, None] * self._numbers[rows] * self._scale

    def _rows(self, word: str) -> list[int]:
        """The row of a word, or those of a compound's two parts, the second as long as can be."""
        if word in self._row:
            return [self._row[word]]
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            for first in (word[:at].rstrip("-"), word[:at].removesuffix("s")):
                if first in self._row and word[at:] in self._row:
                    return [self._row[first], self._row[word[at:]]]
        return []


@cache
def load_vectors() -> Vectors:
    """The vectors that are shipped."""
    with np.load(PATH, allow_pickle=False) as data:
        words = data["words"].tobytes().decode().split("\n")
        return Vectors(words, data["numbers"], data["weights"], float(data["scale"]))


def load_full_vectors() -> tuple[list[str], npt.NDArray[np.float32]]:
    """Return the known words and their vectors in full, one row a word, 100 columns of about unit length."""
    with np.load(PATH, allow_pickle=False) as data:
        words = data["words"].tobytes().decode().split("\n")
        numbers = np.hstack([data["numbers"], data["more"]])
        return words, numbers.astype(np.float32) * np.float32(data["scale"])
