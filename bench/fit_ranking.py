"""Fits the weights of ranking on the development half of the judged queries: `python -m bench.fit_ranking BANK`.

One weight after another is moved by a step, up or down, and kept where the score grows; the steps shrink.
The score is the mean of recall among 50 and nDCG among 10 over the development half (`bench.judged`), and, a third as
much, over the queries on the sample library (`bench.relevance`). What is found is written to `db/data/ranking.json`.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import ranking, search
from bench import judged, relevance

WEIGHTS = relevance.ROOT / "db" / "data" / "ranking.json"
STEPS = (1.5, 1.2)
"""The factors by which a weight is moved, round after round."""
SAMPLE_SHARE = 1 / 3
"""What the queries on the sample library count for beside the development half."""
MOST = {"strengths": 1.0, "fields": 1.0, "apart": 1.0}
"""The largest value of a weight that is a share."""

Weights = dict[str, Any]


class Judge:
    """Scores weights over queries whose judgements are resolved once."""

    def __init__(self, bank: sqlite3.Connection, samples: sqlite3.Connection) -> None:
        self._samples, self._bank = samples, bank
        measures = judged.candidates(bank)
        development = judged.queries("development")
        self._judged = [(query.query, judged.judgements(measures, query)) for query in development]

    def score(self, weights: Weights) -> float:
        """Return how well the weights answer, 0.0-1.0."""
        WEIGHTS.write_text(_written(weights), encoding="utf-8")
        ranking.ranking.cache_clear()
        both = [self._one(text, grades) for text, grades in self._judged]
        samples = relevance.scores(self._samples)["all"]
        sample = (samples["recall@50"] + samples["ndcg@10"]) / 2
        return (sum(both) / len(both) + SAMPLE_SHARE * sample) / (1 + SAMPLE_SHARE)

    def _one(self, text: str, grades: relevance.Judgements) -> float:
        found = [hit.id for hit in search(self._bank, text, limit=relevance.RECALL_DEPTH)]
        return (relevance.recall(found, grades) + relevance.ndcg(found, grades)) / 2


def fitted(judge: Judge, weights: Weights) -> Weights:
    """Return the weights after moving each as long as the score grows."""
    best = judge.score(weights)
    print(f"{best:.4f}")
    for step in STEPS:
        for path in _paths(weights):
            for factor in (step, 1 / step):
                moved = _moved(weights, path, factor)
                score = judge.score(moved) if moved != weights else 0.0
                if score > best + 1e-5:
                    best, weights = score, moved
                    print(f"{best:.4f} {'.'.join(path)} = {_value(weights, path):.3f}", flush=True)
                    break
    return weights


def _paths(weights: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, value in weights.items():
        if isinstance(value, dict):
            yield from ((name, inner) for inner in value if inner not in ("exact", "title"))
        else:
            yield (name,)


def _value(weights: Weights, path: tuple[str, ...]) -> float:
    value: Any = weights
    for name in path:
        value = value[name]
    return float(value)


def _moved(weights: Weights, path: tuple[str, ...], factor: float) -> Weights:
    moved = deepcopy(weights)
    inner = moved if len(path) == 1 else moved[path[0]]
    inner[path[-1]] = round(min(_value(weights, path) * factor, MOST.get(path[0], 10.0)), 3)
    return moved


def _written(weights: Weights) -> str:
    return json.dumps(weights, indent=1) + "\n"


def main() -> None:
    """Fit the weights, starting from those that are committed, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    told = parser.parse_args()
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, relevance.judged_bank(Path(folder) / "judged.db") as samples:
        best = fitted(Judge(open_for_reading(told.bank), samples.connection), weights)
    WEIGHTS.write_text(_written(best), encoding="utf-8")


if __name__ == "__main__":
    main()
