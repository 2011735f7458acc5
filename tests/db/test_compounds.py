"""Compounds cut for search."""

from __future__ import annotations

import pytest

from db.compounds import pieces_of


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("kompetensförsörjningsplan", ("kompetens", "försörjning", "plan")),
        ("arbetstidsmodell", ("arbets", "tid", "modell")),
        ("journalsystem", ("journal", "system")),
        ("kompetensväxling", ("kompetens", "växling")),
        ("patologidiagnostik", ("patologi", "diagnostik")),
        ("primärvård", ("primär", "vård")),
        ("webbtidbokning", ("webb", "tid", "bokning")),
        ("hälsocoacher", ("hälso", "coacher")),
    ],
)
def test_compounds_are_cut(word: str, pieces: tuple[str, ...]) -> None:
    """A compound is cut into its smallest parts, without the s that links them."""
    assert pieces_of(word) == pieces


WHOLE = (
    "rekrytering bemanning planering ledarskap personal journal kompetens service medarbetare patient utbildning "
    "samverkan upphandling metoder xyz"
)


@pytest.mark.parametrize("word", [*WHOLE.split(), ""])
def test_other_words_are_left_whole(word: str) -> None:
    """What is derived, common or too short to be a compound is not cut."""
    assert pieces_of(word) == (word,)
