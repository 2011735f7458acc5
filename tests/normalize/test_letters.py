"""How much a string looks like a word."""

from __future__ import annotations

from atgardsbanken.normalize import letters


def test_words_are_cheaper_than_rubbish() -> None:
    """Letters in an order that words have cost less than the same letters in another."""
    assert letters.cost("kammarhem") < letters.cost("mkmrahmae")


def test_signs_cost_what_others_do() -> None:
    """A character that words are not written with costs a fixed sum."""
    assert letters.cost("&") > letters.OTHER_CHARACTER_COST
