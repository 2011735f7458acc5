"""The word classes of a query's words, and the roles that they give its terms."""

from __future__ import annotations

import pytest

from atgardsbanken.db.build_word_classes import word_classes
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.query_forms import query_forms
from atgardsbanken.db.search.word_classes import word_class


@pytest.mark.parametrize(
    ("word", "of_class"),
    [
        ("rekryterar", "verb"),
        ("minskas", "verb"),
        ("kommunala", "adjective"),
        ("personal", None),
        ("bemötande", None),
        ("köp", None),
        ("sjukskrivning", None),
        ("krånglombud", None),
    ],
)
def test_verbs_and_adjectives_are_known_in_all_forms(word: str, of_class: str | None) -> None:
    """Nouns that are spelled like verbs, and unknown words, are of no class."""
    assert word_class(word) == of_class


def roles(text: str) -> dict[str, tuple[str, ...]]:
    """Return the roles of a query's words."""
    query = parse(text)
    return {term.text: forms.roles for term, forms in zip(query.terms, query_forms(query).wanted, strict=True)}


def test_for_whom_or_where_tells_less_of_a_question() -> None:
    """What follows "för", "i", "inom" or "hos" is a circumstance, up to the next word without content but "och"."""
    found = roles("hur minskas administrationen för läkare och sjuksköterskor vid avvikelser?")
    assert found == {
        "minskas": ("verb",),
        "administrationen": (),
        "läkare": ("circumstance",),
        "sjuksköterskor": ("circumstance",),
        "avvikelser": (),
    }


def test_what_is_no_question_has_no_circumstances() -> None:
    """A title that is typed as it stands is compared word for word."""
    assert roles("tillgänglighet i biblioteket") == {"tillgänglighet": (), "biblioteket": ()}


def test_words_are_of_the_class_that_most_of_their_occurrences_have() -> None:
    """Lines of CoNLL-U: number, form, lemma, tag."""
    lines = ["# text", "1\tRekryterar\t_\tVERB", "2\tkorta\t_\tADJ", "3\tvägen\t_\tNOUN", "4\tvåga\t_\tVERB", ""]
    assert word_classes(lines) == {"verbs": ["rekrytera", "våga"], "adjectives": ["kort"]}
