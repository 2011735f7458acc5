"""What words cost as one cell of a line that has several."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.find.cells import (
    Words,
    beginning,
    divided,
    ending,
    familiar,
    inside,
    is_common,
    is_left_open,
    is_readable,
    junction,
    share_of,
)
from atgardsbanken.corpus.regions import fold


def whole(text: str) -> float:
    """The cost of a text as one cell."""
    words = tuple(text.split())
    return inside(Words(words), 0, len(words))


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


def test_what_could_not_be_read_parts_cells() -> None:
    """Words on both sides of a gap are dearer together."""
    words = ("Vårdnära", "service")
    assert inside(Words(words, junk=frozenset({1})), 0, 2) > inside(Words(words), 0, 2)


@pytest.mark.parametrize("word", ["och", "Utvecklings-", "digitala", "patientens", "–"])
def test_some_words_leave_a_name_open(word: str) -> None:
    """After a small word, a hyphen, an adjective or a genitive more must follow."""
    assert is_left_open(word)
    assert ending(f"Stöd {word}") > ending("Stöd")


@pytest.mark.parametrize("word", ["kompetens", "Videokonferens", "arkiv", "akademin"])
def test_nouns_leave_none_open(word: str) -> None:
    """Nouns that end as genitives or adjectives do are none."""
    assert not is_left_open(word)


def test_a_divided_word_wants_its_rest() -> None:
    """What makes one known word belongs together, what makes none does not."""
    assert divided("möj-", "lighet") < 0 < divided("möj-", "specialistutbildning")
    assert divided("vård-", "och") == 0


def test_names_that_stand_elsewhere_are_cheaper() -> None:
    """A name that is known from other lines is worth more, one of several words most."""
    known = {fold("Vårdnära service"): 2, fold("Servicevärdar"): 2}
    assert familiar("Vårdnära service", known) < familiar("Servicevärdar", known) < familiar("Annat", known) == 0


def test_names_begin_with_capitals() -> None:
    """Small letters, a number or a place's name hardly begin a name."""
    assert beginning("vård") > beginning("2016") > beginning("Vård") == 0 < beginning("Halmstad")


def test_two_small_words_do_not_meet() -> None:
    """Small words side by side that are not known as a pair belong to two names."""
    assert junction("inom", "via") > 0 > junction("för", "att")


@pytest.mark.parametrize(
    ("word", "readable"),
    [("Vårdnära", True), ("PTP", True), ("och", True), ("85", True), ("TEF;TEE", False), ("xQaZ", False), ("=", False)],
)
def test_words_are_told_from_noise(word: str, *, readable: bool) -> None:
    """Signs inside a word and capitals here and there are a misread picture's."""
    assert is_readable(word) is readable


def test_names_are_told_from_common_words() -> None:
    """A compound is a common word, an acronym is not."""
    assert is_common("Kompetensväxling")
    assert not is_common("SPOR")
    assert share_of(["Vårdnära", "=;:="], is_readable) > 0.5
