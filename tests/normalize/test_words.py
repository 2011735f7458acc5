"""Words as search sees them."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.words import folded, lemma, tokens


def test_a_footnote_mark_is_no_part_of_its_word() -> None:
    """Raised figures are left out."""
    assert tokens("regioners² landsting⁴, 1⁰") == ("regioners", "landsting", "1")


def test_tokens_are_words_and_numbers_in_small_letters() -> None:
    """A hyphen parts, an inner colon does not, marks are left out."""
    assert tokens("SKL:s IT-stöd, 85 %!") == ("skl:s", "it", "stöd", "85")


def test_decomposed_letters_are_one_token() -> None:
    """Letters and their marks apart are the same word."""
    assert tokens("va\u030ard") == ("vård",)


@pytest.mark.parametrize(
    ("word", "form"), [("sjuksköterskorna", "sjuksköterska"), ("Planerna", "plan"), ("xyzzy", "xyzzy")]
)
def test_lemma_is_the_dictionary_form(word: str, form: str) -> None:
    """The dictionary form in small letters, the word itself where none is known."""
    assert lemma(word) == form


def test_folded_has_no_marks() -> None:
    """å, ä, ö and é lose what stands above them."""
    assert folded("Åtgärd för idéer") == "atgard for ideer"
