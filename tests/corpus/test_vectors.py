"""Word vectors: what a text's known words add to its mean vector."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.vectors import DIMENSIONS, VECTOR_WEIGHT, Vectors, load_vectors

VECTORS = load_vectors()


def likeness(first: str, second: str) -> float:
    """The cosine of two texts' vectors."""
    one, other = (VECTORS.parts(text)[1].sum(axis=0) for text in (first, second))
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_words_used_alike_have_like_vectors() -> None:
    """A nurse is nearer to a doctor than to a bank."""
    assert likeness("sjuksköterska", "läkare") > likeness("sjuksköterska", "bank")


def test_an_unknown_compound_is_known_by_its_parts() -> None:
    """Where a compound is not known, both its parts are looked up, with or without a linking s."""
    small = Vectors(["sjukhus", "plan"], np.ones((2, DIMENSIONS), np.int8), np.array([127, 127], np.int8), 0.1)
    assert small.parts("sjukhusplan")[0] == ["sjukhusplan", "sjukhusplan"]
    assert small.parts("sjukhussplan och Plan")[0] == ["sjukhussplan", "sjukhussplan", "plan"]


def test_stop_words_numbers_and_unknown_words_add_nothing() -> None:
    """A text without a known word has no rows."""
    words, numbers = VECTORS.parts("och 2018 xqzw", {"och"})
    assert (words, numbers.shape) == ([], (0, DIMENSIONS))


@given(st.text())
def test_a_text_weighs_no_more_than_its_share(text: str) -> None:
    """Whatever the text, there is a row a found word, and none is longer than the whole may be."""
    words, numbers = VECTORS.parts(text)
    assert numbers.shape == (len(words), DIMENSIONS)
    assert np.all(np.abs(numbers) <= VECTOR_WEIGHT * 2)
