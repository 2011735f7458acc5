"""A garbled word shares its skeleton with the one meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.normalize.skeleton import lengths, skeleton


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("hidlso", "hälso"), ("6verenskommelse", "överenskommelse"), ("ward", "vård"), ("fréin", "från"), ("é&r", "är")],
)
def test_garbled_and_meant_are_alike(printed: str, meant: str) -> None:
    """What OCR makes of å, ä and ö does not show in the skeleton."""
    assert skeleton(printed) == skeleton(meant)


def test_other_letters_tell_words_apart() -> None:
    """Words of other consonants have other skeletons."""
    assert skeleton("vård") != skeleton("våld")


@settings(deadline=None)
@given(st.text("aåbdé1s"))
def test_lengths_are_those_of_each_beginning(word: str) -> None:
    """The quick count agrees with the skeleton of every beginning."""
    assert list(lengths(word)) == [len(skeleton(word[: at + 1])) for at in range(len(word))]
