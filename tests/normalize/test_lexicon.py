"""The language model."""

from __future__ import annotations

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.skeleton import skeleton


def test_common_words_are_cheap() -> None:
    """A common word costs less than a rare one, and an unknown one has no cost."""
    och, rare = lexicon.cost("och"), lexicon.cost("självincheckning")
    assert och is not None
    assert rare is not None
    assert och < rare
    assert lexicon.cost("sjukvarden") is None


def test_words_alike_come_commonest_first() -> None:
    """The words of a skeleton are in order of cost."""
    found = lexicon.alike("far")
    assert list(found) == sorted(found)
    assert {"för", "får", "far"} <= {entry.word for entry in found}


def test_pairs_lower_the_cost() -> None:
    """A word that often follows another is cheaper after it."""
    pair, alone = lexicon.pair_cost("hälso-", "och"), lexicon.cost("län")
    assert pair is None
    assert alone is not None
    assert (lexicon.pair_cost("jönköpings", "län") or alone) < alone


def test_names_and_english_are_known() -> None:
    """Names with a capital only, and English words, are told apart from Swedish ones."""
    assert lexicon.is_name("örebro")
    assert not lexicon.is_name("dag")
    assert lexicon.is_english("because")
    assert not lexicon.is_english("för")


def test_a_pair_with_a_control_character_was_not_counted() -> None:
    """Damaged texts have such words; the file of pairs is not asked for them."""
    assert lexicon.pair_cost("i", "vård\0") is None
    assert lexicon.back_cost("vård\0") == 0.0


def test_the_reach_is_the_longest_beginning_of_a_word() -> None:
    """One more character, and no word begins so."""
    key = skeleton("sjukhusxq")
    assert lexicon.reach(key) == len(skeleton("sjukhus"))
    assert lexicon.reach("") == 0


def test_parts_are_found_by_their_beginnings() -> None:
    """Every skeleton of a first part that a word begins with is found."""
    assert {skeleton("vård"), skeleton("vårdplats")} & set(lexicon.beginnings(skeleton("vårdplatser"), index="firsts"))
