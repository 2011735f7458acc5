"""The order of rows: how much of a query each covers, in which form and field, and its bm25 score."""

from __future__ import annotations

import numpy as np

from atgardsbanken.db.search.coverage import coverage
from atgardsbanken.db.search.index_reader import IndexReader, Places, Scores
from atgardsbanken.db.search.ranking import Ranking
from atgardsbanken.db.search.scope import Scope


def scores(reader: IndexReader, scope: Scope, places: Places, weights: Ranking) -> Scores:
    """Return the scores of rows, 0.0-1.0, higher is better: coverage and bm25, each beside the best row's."""
    if not len(places):
        return np.zeros(0, np.float32)
    bm25 = reader.bm25(scope.expression, places)
    covered = coverage(reader, scope.forms.wanted, places, weights, near=scope.which != "all")
    relative = (bm25 / max(float(bm25.max()), 1e-9)) ** weights.bm25_power
    product: Scores = (covered**weights.coverage_power * relative).astype(np.float32)
    return product
