"""The dictionary of lemmas on the disk."""

from __future__ import annotations

import pytest
import simplemma

from atgardsbanken.normalize.lemmas import LANGUAGE, is_form, lemmatizer


@pytest.mark.parametrize(
    "word", ["sjuksköterskorna", "vårdens", "infördes", "bättre", "teamarbetet", "xyzzy", "e-tjänsterna"]
)
def test_the_dictionary_on_the_disk_is_that_of_simplemma(word: str) -> None:
    """A word has the lemma that simplemma gives it from its own file."""
    assert lemmatizer().lemmatize(word, lang=LANGUAGE) == simplemma.lemmatize(word, lang=LANGUAGE)


@pytest.mark.parametrize("word", ["vård\0", "\0", "abc\0def"])
def test_a_word_with_a_control_character_is_no_form(word: str) -> None:
    """Damaged texts have such words; the dictionary's file is not asked for them."""
    assert not is_form(word)
