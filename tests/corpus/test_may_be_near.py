"""Bounds of what near wordings share: the commonest stems are skipped, misread ones are looked for."""

from __future__ import annotations

from atgardsbanken.corpus.may_be_near import asked_of
from atgardsbanken.corpus.wording import wording


def test_stems_that_are_too_light_alone_are_skipped() -> None:
    """What has only the lightest stems of a title in common with it is never near it."""
    told = wording("Utveckla vården genom servicevärdar på röntgen")
    asked = asked_of(told, 0.65, {})
    assert asked.skipped > 0
    assert {*asked.stems} < {*told.full_weights}
    assert asked.skipped + sum(asked.stems.values()) == sum(told.full_weights.values())


def test_misread_stems_are_looked_for_too() -> None:
    """A stem that may be misread is never skipped, and is found as it is misread."""
    told = wording("Patologi")
    (stem,) = told.full_weights
    assert {*asked_of(told, 0.65, {stem: ["patolgi"]}).stems} == {stem, "patolgi"}
