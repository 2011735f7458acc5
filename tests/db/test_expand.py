"""Queries to expressions that SQLite's full-text search understands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.expand import MEASURE_COLUMNS, expand
from db.query import parse

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
def test_every_expression_is_understood(table: sqlite3.Connection, text: str) -> None:
    """Whatever is typed, SQLite can read what it is made into."""
    expansion = expand(parse(text), MEASURE_COLUMNS)
    if expansion.wanted:
        for match in (expansion.all_of_them(), expansion.any_of_them(), expansion.anything_near()):
            table.execute("SELECT 1 FROM words WHERE words MATCH ?", [match]).fetchall()


def test_words_mode_asks_for_the_words_alone() -> None:
    """Without related words a unit is the word in the columns of words."""
    assert expand(parse("läkare", mode="words"), MEASURE_COLUMNS).all_of_them() == '({title body} : "läkare")'


def test_phrases_and_beginnings_stay_as_they_are() -> None:
    """A phrase is asked for in its order, a beginning with all its endings."""
    expansion = expand(parse('"rätt använd kompetens" arbetstid*'), MEASURE_COLUMNS)
    assert expansion.all_of_them() == '({title body} : "rätt använd kompetens") AND ({title body} : "arbetstid" *)'


def test_unwanted_words_take_their_own_forms_along() -> None:
    """What must not be there must not be there inflected, but may be part of another word."""
    (unwanted,) = expand(parse("service -läkarna"), MEASURE_COLUMNS).unwanted
    assert '"läkare"' in unwanted.expression
    assert "parts" not in unwanted.expression


def test_only_unwanted_words_ask_for_nothing() -> None:
    """A query of nothing but unwanted words has no expression of its own."""
    assert expand(parse("-läkare"), MEASURE_COLUMNS).wanted == ()
