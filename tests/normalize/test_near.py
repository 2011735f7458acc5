"""Spellings near a word."""

from __future__ import annotations

import pytest

from normalize.near import near, parted


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("intemet", "internet"), ("semice", "service"), ("bamen", "barnen"), ("utveckiing", "utveckling")],
)
def test_one_confusion_is_undone(printed: str, meant: str) -> None:
    """The word meant is among the spellings."""
    assert meant in set(near(printed))


def test_a_very_short_word_has_only_lost_a_swedish_letter() -> None:
    """Of two letters, only å, ä or ö is put back."""
    assert {spelling for spelling in near("fr") if len(spelling) > 2} == {"afr", "far", "fra"}


def test_a_lost_blank_is_looked_for_near_the_end() -> None:
    """Both halves are words of some letters."""
    assert ("nyttjande", "i") in set(parted("nyttjandei"))
