"""Skeletons near a word's own."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.near import near, parted
from atgardsbanken.normalize.skeleton import skeleton


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("intemet", "internet"), ("semice", "service"), ("bamen", "barnen"), ("utveckiing", "utveckling")],
)
def test_one_confusion_is_undone(printed: str, meant: str) -> None:
    """The skeleton of the word meant is among the near ones."""
    assert skeleton(meant) in near(skeleton(printed))


def test_a_very_short_word_has_only_lost_a_swedish_letter() -> None:
    """Of two letters, only å, ä or ö is put back."""
    assert {key for key in near("fr") if len(key) > 2} == {"afr", "far", "fra"}


def test_a_run_of_confusable_letters_goes_on_beyond_a_confusion() -> None:
    """Of `rid`, read for `nö`, only `ri` is an n."""
    assert "gna" in near(skeleton("grid"))


def test_a_lost_blank_is_looked_for_near_the_end() -> None:
    """Both halves are words of some letters."""
    assert ("nyttjande", "i") in set(parted("nyttjandei"))


@pytest.mark.parametrize("printed", ["halsovrd", "kompetensforsorjnng", "intemet", "dpinenrgvalades", "fr"])
def test_only_what_begins_like_a_word_is_changed_and_no_word_is_lost(printed: str) -> None:
    """Skeletons that are changed behind the reach of every word are no word's."""
    key = skeleton(printed)
    assert {near_key for near_key in near(key) if lexicon.is_skeleton(near_key)} == {
        near_key for near_key in near(key, lexicon.reach(key)) if lexicon.is_skeleton(near_key)
    }
