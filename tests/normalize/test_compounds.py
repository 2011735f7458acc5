"""Parts of compounds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.compounds import parts


@settings(deadline=None)
@given(st.text("vårdplansjuket", max_size=20))
def test_parts_lose_nothing_but_linking_letters(word: str) -> None:
    """The parts stand in the word in order, with at most an s between."""
    at = 0
    for part in parts(word):
        found = word.find(part, at)
        assert at <= found <= at + 1
        at = found + len(part)
    assert at == len(word)
