"""The table of forms: what stands in it agrees with the index and with itself."""

from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from atgardsbanken.db.search.analysis import IndexedText
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS, COLUMNS, MATCH_FORMS, FormName, MatchForm
from atgardsbanken.db.store import Bank


def test_every_form_stands_once_the_strongest_first() -> None:
    """The first form that fits a word is its match, so no weaker one may stand before a stronger."""
    assert [form.name for form in MATCH_FORMS] == list(get_args(FormName))
    assert [form.strength for form in MATCH_FORMS] == [1.0, 0.9, 0.8, 0.6, 0.4, 0.3, 0.3]
    assert {form.name: form.rank_share for form in MATCH_FORMS if form.rank_share != 1.0} == {"synonym": 0.2}


@pytest.mark.parametrize("form", MATCH_FORMS, ids=lambda form: form.name)
def test_every_reason_names_the_word(form: MatchForm) -> None:
    """A reason holds the word that was found, and nothing else is filled in."""
    assert [name for _, name, _, _ in Formatter().parse(form.reason) if name] == ["word"]


def test_weights_are_those_of_the_columns() -> None:
    """Titles weigh more than texts, words more than their lemmas, parts and folded forms."""
    assert BM25_WEIGHTS["measure_index"] == {
        "title": 10.0,
        "title_lemmas": 8.0,
        "title_parts": 4.0,
        "title_folded": 1.5,
        "body": 3.0,
        "body_lemmas": 2.4,
        "body_parts": 1.2,
        "body_folded": 0.4,
    }
    assert BM25_WEIGHTS["passage_index"] == {"body": 3.0, "body_lemmas": 2.4, "body_parts": 1.2, "body_folded": 0.4}


def test_columns_are_those_of_the_index(bank: Bank) -> None:
    """The bank's tables and what is prepared for them have the same columns in the same order."""
    for index, weights in BM25_WEIGHTS.items():
        columns = [row["name"] for row in bank.connection.execute(f"PRAGMA table_info({index})")]
        assert columns == list(weights)
    assert IndexedText._fields == ("words", "lemmas", "parts", "folded")
    assert [column.ending for column in COLUMNS] == ["", "_lemmas", "_parts", "_folded"]
