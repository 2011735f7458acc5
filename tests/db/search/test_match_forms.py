"""The table of forms: what stands in it agrees with the index and with itself."""

from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from atgardsbanken.db.search.analysis import IndexedText
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS, COLUMNS, EXACT, MATCH_FORMS, MatchForm
from atgardsbanken.db.search.ranking import FormName
from atgardsbanken.db.store import Bank


def test_every_form_stands_once() -> None:
    """All forms have a weight, and the very word the greatest; words that mean the same count less in bm25."""
    assert [form.name for form in MATCH_FORMS] == list(get_args(FormName))
    assert all(0.0 < form.strength <= EXACT.strength == 1.0 for form in MATCH_FORMS)
    shares = {form.name: form.rank_share for form in MATCH_FORMS if form.rank_share != 1.0}
    assert shares == {"synonym": 0.2, "related": 0.2}


@pytest.mark.parametrize("form", MATCH_FORMS, ids=lambda form: form.name)
def test_every_reason_names_the_word(form: MatchForm) -> None:
    """A reason holds the word that was found, and nothing else is filled in."""
    assert [name for _, name, _, _ in Formatter().parse(form.reason) if name] == ["word"]


def test_weights_are_those_of_the_columns() -> None:
    """Titles weigh more than texts, words more than their lemmas, parts and folded forms."""
    weights = BM25_WEIGHTS["measure_index"]
    assert [weights[name] for name in ("title", "title_lemmas", "title_parts", "title_folded")] == [10, 8, 4, 1.5]
    assert [weights[name] for name in ("body", "around")] == [3.0, 2.0]
    assert BM25_WEIGHTS["passage_index"] == {name: weights[name] for name in BM25_WEIGHTS["passage_index"]}


def test_columns_are_those_of_the_index(bank: Bank) -> None:
    """The bank's tables and what is prepared for them have the same columns in the same order."""
    for index, weights in BM25_WEIGHTS.items():
        columns = [row["name"] for row in bank.connection.execute(f"PRAGMA table_info({index})")]
        assert columns == list(weights)
    assert IndexedText._fields == ("words", "lemmas", "parts", "folded")
    assert [column.ending for column in COLUMNS] == ["", "_lemmas", "_parts", "_folded"]
