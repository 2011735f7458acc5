"""Fits the weights of ranking on the development half of the judged queries: `python -m bench.fit_ranking BANK`.

One weight after another is moved by a step, up or down, and kept where the score grows; the steps shrink. This is done
`FOLDS` times, each time without one part of the queries, and the geometric means of what is found are written to
`db/data/ranking.json`. The score of the queries that were left out tells what such weights are worth on other ones.
The score is the mean of recall among 50 and nDCG among 10 over the development half (`bench.judged`), and, a third as
much, over the queries on the sample library (`bench.relevance`).
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import ranking
from atgardsbanken.db.search.find import ordered, understood
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.scope import Scope
from bench import judged, relevance

WEIGHTS = relevance.ROOT / "db" / "data" / "ranking.json"
STEPS = (1.5, 1.2)
"""The factors by which a weight is moved, round after round."""
SAMPLE_SHARE = 1 / 3
"""What the queries on the sample library count for beside the development half."""
FOLDS = 5
"""The parts of the queries of which one is left out in turn."""
MOST = {"strengths": 1.0, "fields": 1.0, "roles": 1.0, "apart": 1.0}
"""The largest value of a weight that is a share."""

Weights = dict[str, Any]


Ranked = tuple[IndexReader, Scope, relevance.Judgements]
"""A query as it was understood, with the reader that keeps what was read for it, and its judgements."""


class Judge:
    """Scores weights over queries that are understood, and whose judgements are resolved, once."""

    def __init__(self, judged_queries: Sequence[Ranked], samples: Sequence[Ranked]) -> None:
        self._judged, self._samples = judged_queries, samples

    def score(self, weights: Weights) -> float:
        """Return how well the weights answer, 0.0-1.0."""
        WEIGHTS.write_text(_written(weights), encoding="utf-8")
        ranking.ranking.cache_clear()
        share = SAMPLE_SHARE if self._samples else 0.0
        return (_mean(self._judged) + share * (_mean(self._samples) if share else 0.0)) / (1 + share)


def _mean(queries: Sequence[Ranked]) -> float:
    return statistics.fmean(_one(*query) for query in queries)


def _one(reader: IndexReader, scope: Scope, grades: relevance.Judgements) -> float:
    found = ordered(reader, scope, relevance.RECALL_DEPTH)
    return (relevance.recall(found, grades) + relevance.ndcg(found, grades)) / 2


def ranked(connection: sqlite3.Connection, judgements: Iterable[tuple[str, relevance.Judgements]]) -> list[Ranked]:
    """Understand queries, each with a reader of its own."""
    readers = ((IndexReader(connection, "measure_index"), text, grades) for text, grades in judgements)
    return [(reader, understood(reader, text), grades) for reader, text, grades in readers]


def development(bank: sqlite3.Connection) -> list[Ranked]:
    """Read the development half."""
    measures = judged.candidates(bank)
    queries = judged.queries("development")
    return ranked(bank, ((query.query, judged.judgements(measures, query)) for query in queries))


def sample_queries(samples: sqlite3.Connection) -> list[Ranked]:
    """Read the queries on the sample library."""
    queries = json.loads(relevance.QUERIES.read_text(encoding="utf-8"))
    return ranked(samples, ((query["query"], relevance.judgements(samples, query)) for query in queries))


def cross_validated(queries: Sequence[Ranked], samples: Sequence[Ranked], weights: Weights) -> Weights:
    """Return the geometric means of the weights fitted without each fold in turn; print the scores of those folds."""
    found = []
    for fold in range(FOLDS):
        kept = [query for place, query in enumerate(queries) if place % FOLDS != fold]
        found.append(fitted(Judge(kept, samples), weights))
        print(f"fold {fold}: {Judge(queries[fold::FOLDS], ()).score(found[-1]):.4f}", flush=True)
    return averaged(found)


def averaged(found: Sequence[Weights]) -> Weights:
    """Return the geometric mean of each weight.

    >>> averaged([{"apart": 0.2, "roles": {"verb": 0.4}}, {"apart": 0.8, "roles": {"verb": 0.9}}])
    {'apart': 0.4, 'roles': {'verb': 0.6}}
    """
    mean = deepcopy(found[0])
    for path in _paths(mean):
        inner = mean if len(path) == 1 else mean[path[0]]
        inner[path[-1]] = round(statistics.geometric_mean(_value(weights, path) for weights in found), 3)
    return mean


def fitted(judge: Judge, weights: Weights) -> Weights:
    """Return the weights after moving each where the score grows."""
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
    """Yield the weights that are fitted: not what others are beside, nor what counts as a hit."""
    for name, value in weights.items():
        if isinstance(value, dict):
            yield from ((name, inner) for inner in value if inner not in ("exact", "title"))
        elif name != "enough_share":
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
        bank = open_for_reading(told.bank)
        best = cross_validated(development(bank), sample_queries(samples.connection), weights)
    WEIGHTS.write_text(_written(best), encoding="utf-8")


if __name__ == "__main__":
    main()
