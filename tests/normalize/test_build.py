"""The language model is made from counts."""

from __future__ import annotations

import math

import pytest

from atgardsbanken.normalize.build import best_split, compound_parts, costs, pair_costs, splits, without_compounds

WORDS = {"vård": 900.0, "plan": 500.0, "vårdplan": 20.0, "tjänst": 300.0, "vårdstjänst": 0.4, "sam": 50.0}


def test_every_split_leaves_three_letters() -> None:
    """No part is shorter than the shortest."""
    assert list(splits("vårdplan")) == [("vår", "dplan"), ("vård", "plan"), ("vårdp", "lan")]


def test_the_best_split_has_the_commonest_parts() -> None:
    """Both parts are words, the first with or without a linking s; endings are no parts."""
    assert best_split("vårdplan", WORDS, frozenset()) == ("vård", "plan")
    assert best_split("vårdstjänst", WORDS, frozenset()) == ("vårds", "tjänst")
    assert best_split("vårdplan", WORDS, frozenset({"plan"})) is None


def test_parts_count_the_compounds_they_stand_in() -> None:
    """A part weighs more the commoner its compounds are."""
    firsts, heads = compound_parts(WORDS, frozenset())
    assert firsts["vård"] == pytest.approx(math.log1p(20))
    assert heads["tjänst"] == pytest.approx(math.log1p(0.4))


def test_only_long_uncounted_compounds_are_left_out() -> None:
    """A word that was counted stays, and so does a short one."""
    kept = without_compounds(WORDS, {"vårds": 2.0, "vård": 2.0}, {"tjänst": 2.0, "plan": 2.0})
    assert set(WORDS) - set(kept) == {"vårdstjänst"}


def test_costs_are_of_probabilities() -> None:
    """The probabilities of all words sum to one."""
    assert sum(math.exp(-cost) for cost in costs(WORDS).values()) == pytest.approx(1.0)


def test_a_pair_is_cheaper_than_its_parts() -> None:
    """The pair's cost and what falling back costs are both there."""
    table = dict(pair_costs([["vård", "plan", "90"]], WORDS))
    assert table["vård plan"] < costs(WORDS)["plan"]
    assert table["vård"] == pytest.approx(-math.log(1 - (90 - 0.75) / 900))
