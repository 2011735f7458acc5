"""Costs of words as one cell of a merged line."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.find.cells import (
    LineWords,
    beginning_cost,
    cannot_end_name,
    cell_cost,
    divided_word_cost,
    ending_cost,
    is_common_word,
    is_readable,
    joining_cost,
    known_name_cost,
    letter_share,
)
from atgardsbanken.corpus.regions import fold


def whole(text: str) -> float:
    """The cost of a text as one cell."""
    words = tuple(text.split())
    return cell_cost(LineWords(words), 0, len(words))


@pytest.mark.parametrize(
    ("dear", "cheap"),
    [
        ("Vårdprocesser Nytt måltidssystem", "Vårdprocesser nytt måltidssystem"),
        ("Central sjukresegrupp PL bemanning", "Samordnad plan SIP"),
        ("Digital Kompetensmodell", "Bildhantering Halmstad"),
    ],
)
def test_a_capital_in_a_cell_costs_by_what_it_may_begin(dear: str, cheap: str) -> None:
    """A common word with a capital hardly stands inside a name; a place's name or a last acronym may."""
    assert whole(dear) > whole(cheap)


def test_a_gap_parts_cells() -> None:
    """Words on both sides of a gap are dearer together."""
    words = ("Vårdnära", "service")
    assert cell_cost(LineWords(words, gaps=frozenset({1})), 0, 2) > cell_cost(LineWords(words), 0, 2)


@pytest.mark.parametrize("word", ["och", "Utvecklings-", "digitala", "patientens", "–"])
def test_some_words_need_more(word: str) -> None:
    """After a small word, a hyphen, an adjective or a genitive more must follow."""
    assert cannot_end_name(word)
    assert ending_cost(f"Stöd {word}") > ending_cost("Stöd")


@pytest.mark.parametrize("word", ["kompetens", "Videokonferens", "arkiv", "akademin"])
def test_nouns_may_end_a_name(word: str) -> None:
    """Nouns that end as genitives or adjectives do are none."""
    assert not cannot_end_name(word)


def test_a_divided_word_wants_its_rest() -> None:
    """What makes one known word belongs together, what makes none does not."""
    assert divided_word_cost("möj-", "lighet") < 0 < divided_word_cost("möj-", "specialistutbildning")
    assert divided_word_cost("vård-", "och") == 0


def test_names_that_stand_elsewhere_are_cheaper() -> None:
    """A name that is known from other lines is worth more, one of several words most."""
    known = {fold("Vårdnära service"): 2, fold("Servicevärdar"): 2}
    assert (
        known_name_cost("Vårdnära service", known)
        < known_name_cost("Servicevärdar", known)
        < known_name_cost("Annat", known)
        == 0
    )


def test_names_begin_with_capitals() -> None:
    """Small letters, a number or a place's name hardly begin a name."""
    assert beginning_cost("vård") > beginning_cost("2016") > beginning_cost("Vård") == 0 < beginning_cost("Halmstad")


def test_two_small_words_do_not_meet() -> None:
    """Small words side by side that are not known as a pair belong to two names."""
    assert joining_cost("inom", "via") > 0 > joining_cost("för", "att")


@pytest.mark.parametrize(
    ("word", "readable"),
    [("Vårdnära", True), ("PTP", True), ("och", True), ("85", True), ("TEF;TEE", False), ("xQaZ", False), ("=", False)],
)
def test_words_are_told_from_noise(word: str, *, readable: bool) -> None:
    """Signs inside a word and capitals here and there are a misread picture's."""
    assert is_readable(word) is readable


def test_names_are_told_from_common_words() -> None:
    """A compound is a common word, an acronym is not."""
    assert is_common_word("Kompetensväxling")
    assert not is_common_word("SPOR")
    assert letter_share(["Vårdnära", "=;:="], is_readable) > 0.5
