"""The table of stems that titles have."""

from __future__ import annotations

from atgardsbanken.corpus.stem_counts import title_stems
from atgardsbanken.corpus.title_stems import count_stems


def test_table_is_up_to_date() -> None:
    """The table says what counting the shipped titles says."""
    assert title_stems() == count_stems()
