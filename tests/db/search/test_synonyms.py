"""Words that mean the same: found too, below the word itself, told, and left out when asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from readings import measure, reading

from atgardsbanken.db.search import find
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.synonyms import roots, synonyms_of, table
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
