"""Words that mean the same: found too, below the word itself, told, and left out when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import measure, reading

from atgardsbanken.db.search import find
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.synonyms import near_of, near_table, roots, synonyms_of, table
from atgardsbanken.db.store import Bank

NAMES = ("Bemanningspersonal fasas ut", "Inhyrd personal", "Oberoende av hyrpersonal", "Personal i närvård")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    """A bank whose measures say the same in several words."""
    with Bank.open(tmp_path_factory.mktemp("synonyms") / "bank.db", create=True) as bank:
        bank.put(reading("a.pdf", [measure(name, line=n) for n, name in enumerate(NAMES)]), version="1")
        bank.finish()
        yield bank


def test_each_word_of_a_group_stands_for_the_others() -> None:
    """What a word is said for is said for it in turn, and no word is its own synonym."""
    for written, others in table().items():
        assert written not in map(roots, others)
        assert all(written in map(roots, table()[roots(other)]) for other in others)


@pytest.mark.parametrize(
    ("query", "places"),
    [("hyrpersonalen", {0}), ("inhyrd personal", {0, 1}), ("minska inhyrd personal", {1, 2}), ("inhyrd", set())],
)
def test_words_and_phrases_have_synonyms(query: str, places: set[int]) -> None:
    """A word has them in any form, a phrase as a whole."""
    assert set(synonyms_of(parse(query).terms)) == places


def test_synonyms_are_found_below_the_word_itself(library: Bank) -> None:
    """The word itself stands first; what means the same follows, with the reason told."""
    answer = find(library.connection, "hyrpersonal")
    assert answer.hits[0].title == NAMES[2]
    assert {hit.title for hit in answer.hits} == set(NAMES[:3])
    assert answer.total == 3
    assert set(answer.synonyms) == {"bemanningspersonal", "inhyrd personal"}
    why = {hit.title: hit.why for hit in answer.hits}
    assert why[NAMES[0]] == "synonymen ”bemanningspersonal”"
    assert why[NAMES[1]] == "synonymen ”inhyrd personal”"


def test_synonyms_can_be_left_out(library: Bank) -> None:
    """Without synonyms, or in the words as they stand, only the word itself is found; they are still offered."""
    answer = find(library.connection, "hyrpersonal", synonyms=False)
    assert ([hit.title for hit in answer.hits], len(answer.synonyms)) == ([NAMES[2]], 2)
    assert find(library.connection, "hyrpersonal", mode="words").total == 1


def test_word_that_only_synonyms_answer_is_not_misspelt(library: Bank) -> None:
    """A word that the bank lacks is not taken for a near one where a synonym of it is there."""
    answer = find(library.connection, "stafettpersonal")
    assert (answer.meant, answer.total) == ("", 3)


def test_words_belong_together_both_ways_and_not_to_themselves() -> None:
    """What belongs to a word has the word beside it in turn."""
    for written, others in near_table().items():
        assert written not in map(roots, others)
        assert all(written in map(roots, near_table()[roots(other)]) for other in others)


@pytest.mark.parametrize("query", ["bonus", "bonusar", "bonusen"])
def test_words_that_belong_together_are_found_in_every_form(query: str) -> None:
    """A word is looked up by its stem, which all its forms share."""
    assert ("lönetillägg",) in near_of(parse(query).terms)[0]


def test_what_belongs_to_a_synonym_belongs_to_the_word() -> None:
    """A word without a line of its own has that of its synonyms."""
    assert ("diktering",) in near_of(parse("röstigenkänning").terms)[0]


def test_a_synonym_brings_what_belongs_to_its_first_part() -> None:
    """A vårdmöte is a videobesök, so what belongs to video is near it."""
    assert ("virtuell",) in near_of(parse("digitala vårdmöten").terms)[1]


def test_words_that_belong_together_are_the_nearest_and_no_hits(tmp_path: Path) -> None:
    """They fill the page below the hits, are no synonyms, and say why they were found."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        bank.put(reading("a.pdf", [measure("Bonussystem"), measure("Lönetillägg", line=1)]), version="1")
        bank.finish()
        answer = find(bank.connection, "lönetillägg")
    assert ([(hit.title, hit.complete) for hit in answer.hits], answer.total) == (
        [("Lönetillägg", True), ("Bonussystem", False)],
        1,
    )
    assert (answer.synonyms, answer.hits[1].why) == ((), "det besläktade ordet ”bonussystem”")


def test_short_forms_of_synonyms_are_found(tmp_path: Path) -> None:
    """A synonym is found by its short form, too."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        bank.put(reading("a.pdf", [measure("Arbete med RAK")]), version="1")
        bank.finish()
        assert find(bank.connection, "uppgiftsväxling").total == 1
