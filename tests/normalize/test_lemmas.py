"""The dictionary of lemmas on the disk."""

from __future__ import annotations

import pytest
import simplemma

from atgardsbanken.normalize.lemmas import LANGUAGE, lemmatizer


@pytest.mark.parametrize(
    "word", ["sjuksköterskorna", "vårdens", "infördes", "bättre", "teamarbetet", "xyzzy", "e-tjänsterna"]
)
def test_the_dictionary_on_the_disk_is_that_of_simplemma(word: str) -> None:
    """A word has the lemma that simplemma gives it from its own file."""
    assert lemmatizer().lemmatize(word, lang=LANGUAGE) == simplemma.lemmatize(word, lang=LANGUAGE)
