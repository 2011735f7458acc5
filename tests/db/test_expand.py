"""Queries to expressions that SQLite's full-text search understands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.db.expand import MEASURE_COLUMNS, expand
from atgardsbanken.db.expression import Phrase, phrases
from atgardsbanken.db.query import parse

TABLE = """
    CREATE VIRTUAL TABLE words USING fts5 (
        title, title_lemmas, title_parts, title_folded, body, body_lemmas, body_parts, body_folded
    )
"""


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    """An empty table with the columns of the index."""
    connection = sqlite3.connect(":memory:")
    connection.execute(TABLE)
    return connection


@given(text=st.text(max_size=60))
def test_every_phrase_is_understood(table: sqlite3.Connection, text: str) -> None:
    """Whatever is typed, SQLite can read what it is made into."""
    expansion = expand(parse(text), MEASURE_COLUMNS)
    for phrase in phrases(expansion.anything_near()) if expansion.wanted else ():
        for column in phrase.columns:
            table.execute("SELECT 1 FROM words WHERE words MATCH ?", [phrase.match(column)]).fetchall()


def test_words_mode_asks_for_the_words_alone() -> None:
    """Without related words a unit is the word in the columns of words."""
    asked = expand(parse("läkare", mode="words"), MEASURE_COLUMNS).all_of_them()
    assert list(phrases(asked)) == [Phrase(("title", "body"), ("läkare",))]


def test_phrases_and_beginnings_stay_as_they_are() -> None:
    """A phrase is asked for in its order, a beginning with all its endings."""
    asked = expand(parse('"rätt använd kompetens" arbetstid*'), MEASURE_COLUMNS).all_of_them()
    assert [(phrase.words, phrase.begins) for phrase in phrases(asked)] == [
        (("rätt", "använd", "kompetens"), False),
        (("arbetstid",), True),
    ]


def test_unwanted_words_take_their_own_forms_along() -> None:
    """What must not be there must not be there inflected, but may be part of another word."""
    (unwanted,) = expand(parse("service -läkarna"), MEASURE_COLUMNS).unwanted
    left_out = list(phrases(unwanted.expression))
    assert ("läkare",) in {phrase.words for phrase in left_out}
    assert not any("title_parts" in phrase.columns for phrase in left_out)


def test_only_unwanted_words_ask_for_nothing() -> None:
    """A query of nothing but unwanted words has no expression of its own."""
    assert expand(parse("-läkare"), MEASURE_COLUMNS).wanted == ()
