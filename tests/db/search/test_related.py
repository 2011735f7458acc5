"""Words that are used alike."""

from __future__ import annotations

from atgardsbanken.db.search.related import related


def test_related_words_are_known_by_dictionary_form() -> None:
    """Words of the field have words near them; unknown words and odd signs have none."""
    assert "lägenhet" in related("bostad")
    assert related("xyzzy") == related("\x00") == ()


def test_dictionaries_tell_words_that_mean_the_same() -> None:
    """Words that share translations are related; what the word's own stem finds takes no place among them."""
    assert "lönelyft" in related("löneförhöjning")
    assert "kompetensbehov" not in related("kompetens")
