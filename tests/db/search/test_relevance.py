"""How well search answers the judged queries: the committed scores, and what the project has promised."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import relevance

from atgardsbanken.db.search import find, index_arrays
from atgardsbanken.db.store import Bank

TOLERANCE = 0.01
"""What the words that the language model learns from may move a score by."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    """The bank that the queries are judged over."""
    with relevance.judged_bank(tmp_path_factory.mktemp("judged") / "bank.db") as bank:
        yield bank


def test_every_query_has_an_answer(judged: Bank) -> None:
    """A judgement that no measure meets says nothing; there are at least sixty that do, of every kind."""
    queries = json.loads(relevance.QUERIES.read_text(encoding="utf-8"))
    empty = [query["query"] for query in queries if not relevance.judgements(judged.connection, query)]
    kinds = Counter(query["kind"] for query in queries)
    assert (empty, len(queries) >= 60, min(kinds.values()) >= 5) == ([], True, True)


def test_no_score_falls_below_the_committed_one(judged: Bank) -> None:
    """A change that costs relevance is seen; one that gains is committed by `python bench/relevance.py --write`."""
    committed = json.loads(relevance.SCORES.read_text(encoding="utf-8"))
    found = relevance.scores(judged.connection)
    fallen = {
        (kind, name): (score, found[kind][name])
        for kind, scores in committed.items()
        for name, score in scores.items()
        if found[kind][name] < score - TOLERANCE
    }
    assert fallen == {}


def test_scores_keep_the_promise(judged: Bank) -> None:
    """Recall among 50 is at least 0.95 and nDCG among 10 at least 0.85 over all queries."""
    over_all = relevance.scores(judged.connection)["all"]
    assert over_all["recall@50"] >= 0.95
    assert over_all["ndcg@10"] >= 0.85


def test_common_and_rare_words_are_found_alike(judged: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every judged query has the same hits and counts where every word is kept as bits as where none is."""
    queries = [query["query"] for query in json.loads(relevance.QUERIES.read_text(encoding="utf-8"))]
    monkeypatch.setattr(index_arrays, "COMMON_WORD_ROWS", 1)
    with relevance.judged_bank(tmp_path / "bank.db") as bits:
        for query in queries:
            assert find(bits.connection, query, counted=True) == find(judged.connection, query, counted=True)
