"""Themes as a whole: how they agree with those labelled by hand, as committed."""

from __future__ import annotations

import pytest

from bench.themes import labelled, scores


@pytest.mark.parametrize(
    ("part", "themes", "pure", "recall"), [("tuned", 90, 0.85, 0.5), ("held back", 60, 0.78, 0.66)]
)
def test_themes_are_as_pure_as_was_measured(part: str, themes: int, pure: float, recall: float) -> None:
    """At least so many themes, of which so many have no stranger, hold so many of the labelled pairs."""
    measured = scores(part)
    assert measured.found >= themes
    assert (measured.pure, measured.recall) >= (pure, recall)
    assert measured.recall >= recall


def test_no_theme_is_labelled_in_both_parts() -> None:
    """What is held back has no theme in common with what was tuned on and learned from."""
    learned, held_back = (
        {case.theme for part in parts for case in labelled(part) if case.theme}
        for parts in (("tuned", "added"), ("held back", "fresh"))
    )
    assert not learned & held_back
