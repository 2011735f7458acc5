"""Signs are summed up with their weights; the likeliest value is chosen with its probability."""

from __future__ import annotations

from math import exp

import pytest

from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, combined, learned

TITLE, BODY = Place("title"), Place("text")


def test_the_weightiest_value_is_chosen() -> None:
    """Its place is that of its weightiest sign, its probability that of the softmax."""
    signs = [Sign(2019, "body", BODY), Sign(2019, "title", TITLE), Sign(2030, "body", BODY)]
    choice = choose(signs, {"title": 1.0, "body": 0.5})
    assert choice == Choice(2019, pytest.approx(exp(1.5) / (exp(1.5) + exp(0.5))), TITLE)


def test_a_sign_counts_once() -> None:
    """A goal that is named five times weighs no more than once."""
    signs = [*[Sign(2030, "goal", BODY)] * 5, Sign(2019, "title", TITLE)]
    assert list(combined(signs)) == [Sign(2030, "goal", BODY), Sign(2019, "title", TITLE)]
    choice = choose(signs, {"title": 2.0, "goal": 1.0})
    assert choice is not None
    assert choice.value == 2019


def test_without_signs_nothing_is_chosen() -> None:
    """No value, no choice."""
    assert choose([], {}) is None


def test_every_fact_has_weights() -> None:
    """The learned file has a table for each fact."""
    assert set(learned()) == {"title", "period", "published", "publisher", "region", "kind"}
