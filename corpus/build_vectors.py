"""Makes `data/vectors.npz` of full word vectors and counts: `python -m corpus.build_vectors FOLDER`.

FOLDER holds `vectors.npz` (`words`, `vectors`) and `unigrams.tsv.gz` (word, count).
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.vectors import DIMENSIONS, PATH, STEPS

COMMON = 1e-3
"""Share of all words from which a word weighs less than half (Arora et al. 2017)."""
HELD_BACK = 1e-4
"""Share of all words from which a word counts less where the dimensions are chosen."""


def build(folder: Path, path: Path = PATH) -> None:
    """Write the reduced vectors of the words in `folder` to `path`."""
    with np.load(folder / "vectors.npz", allow_pickle=False) as data:
        words, full = [str(word) for word in data["words"]], data["vectors"].astype(np.float64)
    share = _shares(folder / "unigrams.tsv.gz", words)
    held_back = np.minimum(1.0, HELD_BACK / share)[:, None]
    _, _, directions = np.linalg.svd(full * held_back, full_matrices=False)
    rotated = full @ directions.T
    scale = float(np.abs(rotated[:, :DIMENSIONS]).max() / STEPS)
    numbers = np.round(np.clip(rotated / scale, -STEPS, STEPS)).astype(np.int8)
    np.savez_compressed(
        path,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        numbers=numbers[:, :DIMENSIONS],
        more=numbers[:, DIMENSIONS:],
        weights=np.round(STEPS * COMMON / (COMMON + share)).astype(np.int8),
        scale=np.float64(scale),
    )


def _shares(path: Path, words: list[str]) -> npt.NDArray[np.float64]:
    """The share of all counted words that each of `words` has."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        counts = {word: int(count) for word, count in (line.rstrip("\n").split("\t") for line in lines)}
    total = sum(counts.values())
    return np.array([counts.get(word, 1) / total for word in words])


if __name__ == "__main__":
    build(Path(sys.argv[1]))
