"""Names and sentences."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.find.grammar import ends_sentence, is_name


@pytest.mark.parametrize("text", ["Översyn av vårdtiderna", "1177 Vårdguidens e-tjänster", "Digitala formulär etc."])
def test_names(text: str) -> None:
    """A name has no finite verb and no full stop but an abbreviation's."""
    assert is_name(text)


@pytest.mark.parametrize("text", ["Arbetet pågår", "Ett möte är inbokat", "översyn av vårdtiderna", "Klart.", ""])
def test_no_names(text: str) -> None:
    """A sentence, or what goes on from another line, is no name."""
    assert not is_name(text)


def test_an_abbreviation_ends_no_sentence() -> None:
    """Full stops are of two kinds."""
    assert ends_sentence("Det är klart.")
    assert not ends_sentence("Extra resurser läkarutb.")
