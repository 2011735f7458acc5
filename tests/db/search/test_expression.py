"""Expressions over a full-text index."""

from __future__ import annotations

from atgardsbanken.db.search.expression import AllOf, AnyOf, Phrase, Without, phrases

CARE, TEAM, PLAN = (Phrase(("title", "body"), (word,)) for word in ("vård", "team", "plan"))


def test_phrase_is_written_for_a_column() -> None:
    """Words stand in quotation marks in their order; a star lets the last one go on."""
    assert Phrase(("title",), ("rätt", "använd")).match("title") == '{title} : "rätt använd"'
    assert Phrase(("title", "body"), ("arbetstid",), begins=True).match("body") == '{body} : "arbetstid" *'


def test_phrases_are_found_wherever_they_stand() -> None:
    """Each phrase is found as often as it is looked for, those that must be missing are not."""
    expression = Without(AllOf((AnyOf((CARE, TEAM)), CARE)), AnyOf((PLAN,)))
    assert list(phrases(expression)) == [CARE, TEAM, CARE]
    assert list(phrases(CARE)) == [CARE]
    assert list(phrases(AnyOf(()))) == []
