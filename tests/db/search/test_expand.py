"""Queries to expressions that SQLite's full-text search understands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.db.search.expand import Which, expression, unwanted
from atgardsbanken.db.search.expression import AllOf, AnyOf, Expression, Phrase, Without, phrases
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS
from atgardsbanken.db.search.query import Mode, parse
from atgardsbanken.db.search.query_forms import query_forms


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    """An empty table with the columns of the index."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 ({', '.join(BM25_WEIGHTS['measure_index'])})")
    return connection


def asked(text: str, mode: Mode = "related", which: Which = "all") -> Expression:
    """What is looked for in the passages."""
    return expression(query_forms(parse(text, mode=mode)), "passage_index", which)


def body(*words: str, ending: str = "", begins: bool = False) -> Phrase:
    """A phrase in the column with this ending."""
    return Phrase((f"body{ending}",), words, begins=begins)


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_every_phrase_is_understood(table: sqlite3.Connection, text: str) -> None:
    """Whatever is typed, SQLite can read what it is made into."""
    for phrase in phrases(expression(query_forms(parse(text)), "measure_index", "near")):
        for column in phrase.columns:
            table.execute("SELECT 1 FROM words WHERE words MATCH ?", [phrase.match(column)]).fetchall()


def test_measures_are_searched_in_title_text_and_what_stands_over_them() -> None:
    """A kind of column stands once a field in the index of measures, once in that of passages."""
    forms = query_forms(parse("läkare", mode="words"))
    assert list(phrases(expression(forms, "measure_index"))) == [Phrase(("title", "body", "around"), ("läkare",))]
    assert list(phrases(expression(forms, "passage_index"))) == [Phrase(("body",), ("läkare",))]


def test_phrases_and_beginnings_stay_as_they_are() -> None:
    """A phrase is asked for in its order, a beginning with all its endings."""
    found = asked('"rätt använd kompetens" arbetstid*')
    phrase, prefix = body("rätt", "använd", "kompetens"), body("arbetstid", begins=True)
    assert found == AllOf((AnyOf((phrase,)), AnyOf((prefix,))))


def test_words_are_asked_for_in_all_their_forms() -> None:
    """Related words are the inflected, the composed and derived, and those whose marks were left out."""
    assert list(phrases(asked("vardnara"))) == [
        *(body("vardnara"), body("vardnara", ending="_lemmas"), body("vardnar", ending="_parts")),
        body("vardnara", ending="_folded"),
    ]


def test_compounds_may_stand_apart() -> None:
    """Beside the word itself all its parts are asked for, each as a word or in another compound."""
    word, apart = asked("teamarbete"), asked("teamarbete", which="apart")
    parts = AllOf(
        (
            AnyOf((body("team"), body("team", ending="_parts"))),
            AnyOf((body("arbete"), body("arbet", ending="_parts"))),
        )
    )
    assert isinstance(word, AllOf)
    assert isinstance(word.parts[0], AnyOf)
    assert apart == AllOf((AnyOf((*word.parts[0].parts, parts)),))


def test_anything_near_takes_parts_and_beginnings() -> None:
    """The widest search takes one part of a compound, and words that begin like one that is none."""
    assert body("team") in list(phrases(asked("teamarbete", which="near")))
    assert body("rekryter", begins=True) in list(phrases(asked("rekrytera", which="near")))


def test_unwanted_words_take_their_own_forms_along() -> None:
    """What must not be there must not be there inflected, but may be part of another word."""
    found = unwanted(query_forms(parse("service -läkarna")), "passage_index")
    assert found == AnyOf((AnyOf((body("läkarna"), body("läkare"), body("läkare", ending="_lemmas"))),))
    assert asked("service -läkarna") == Without(asked("service"), found)
