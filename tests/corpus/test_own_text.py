"""What only a copy holds: sentences that stand nowhere in the better form, whatever OCR made of it."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.own_text import HeldText, is_own_title, own_sentences

PAGES = (
    "Regionen inför vårdnära service på alla avdelningar under hösten. Servicevärdar sköter måltider och förråd, så",
    "att sjuksköterskor hinner med patienterna.\nKompetensförsörjningsplan\nDigitala vårdmöten\nLean",
)
OWN = "Totalt 17 landsting har infört funktionen i någon verksamhet."


@pytest.fixture
def held() -> HeldText:
    """The text of two pages."""
    return HeldText(PAGES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Regionen inför vårdnära service på alla avdelningar under hösten.",
        "Regionen infér vardnara service pa alla avdelningar under h6sten.",
        "Servicevärdar sköter måltider och förråd, så att sjuksköterskor hinner med patienterna.",
        "på alla avdelningar under sköter måltider och förråd, sjuksköterskor hinner med patienterna",
    ],
)
def test_a_sentence_is_held_however_it_was_read(held: HeldText, sentence: str) -> None:
    """Garbled letters, page ends and columns that are read across make no other sentence."""
    assert held.holds(sentence)


def test_only_the_copys_own_sentences_are_given(held: HeldText) -> None:
    """Of a passage that both hold in part the rest is the copy's own."""
    assert list(own_sentences(f"Servicevärdar sköter måltider och förråd. {OWN}", held)) == [OWN]


@pytest.mark.parametrize("text", ["17 landsting", "Tabell 3. 12 45 78", "st e et st e et e st stt et e et e et st e"])
def test_crumbs_are_no_sentences(text: str) -> None:
    """Short heads, numbers and what OCR made of dots and pictures are left out."""
    assert list(own_sentences(text, HeldText([]))) == []


def test_what_is_added_is_held_too(held: HeldText) -> None:
    """A second copy with the same sentence has nothing of its own."""
    held.add(OWN)
    assert list(own_sentences(OWN, held)) == []


@pytest.mark.parametrize(
    ("title", "own"),
    [("har infört funktionen", True), ("vårdnära service", False), ("Lean", False), ("Ny tidbok", False)],
)
def test_a_title_is_own_if_its_sentence_is(held: HeldText, title: str, own: bool) -> None:
    """The title stands in one of the copy's own sentences, and not in the better form."""
    assert is_own_title(title, [OWN, "Lean och vårdnära service."], held) == own
