"""Where sentences end."""

from __future__ import annotations

from atgardsbanken.corpus.find.grammar import ends_sentence


def test_an_abbreviation_ends_no_sentence() -> None:
    """Full stops are of two kinds."""
    assert ends_sentence("Det är klart.")
    assert not ends_sentence("Extra resurser läkarutb.")
