"""Text that any file can hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.extract.pdf.unicode import sound

ANY = st.text(st.characters(codec=None))


@given(ANY)
def test_any_text_becomes_text_that_can_be_written(text: str) -> None:
    """Half a character pair, too, and twice changes nothing more."""
    assert sound(text).encode("utf-8").decode("utf-8") == sound(sound(text))


def test_a_lone_half_is_replaced_and_a_pair_is_joined() -> None:
    """What two halves make stays."""
    assert sound("\ud955x") == "\N{REPLACEMENT CHARACTER}x"
    assert sound("\ud83d\ude00") == "\N{GRINNING FACE}"
