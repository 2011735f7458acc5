"""Families of words that share a stem."""

from __future__ import annotations

from atgardsbanken.db.search.analysis import stem_by_ending
from atgardsbanken.db.word_families import families

KNOWN = ("samordnare", "samordning", "effektiv", "effektivisering")


def test_families_share_their_shortest_stem() -> None:
    """Certain endings need no vectors, doubtful ones words that are used alike."""
    assert families(KNOWN, stem_by_ending, lambda _one, _other: None) == {"samordn": "samord"}
    assert families(KNOWN, stem_by_ending, lambda _one, _other: 0.6) == {
        "samordn": "samord",
        "effektiviser": "effektiv",
    }


def test_words_that_are_used_differently_are_of_no_family() -> None:
    """What vectors know apart has no stem in common."""
    assert families(KNOWN, stem_by_ending, lambda _one, _other: 0.0) == {}
