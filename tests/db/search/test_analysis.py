"""Words as search compares them: inflected forms, compounds, and what is typed without å ä ö."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.db.search.analysis import analyse, indexed_text, joined, stem, vocabulary


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("personalens", set()),
        ("kompetensförsörjningsplan", {"kompetens", "försörjning", "kompetensförsörjning", "plan"}),
        ("röntgensjuksköterskor", {"sjuksköterska", "röntgen"}),
        ("barnmorskeutbildning", {"barnmorska", "utbildning"}),
        ("rekryteringen", set()),
    ],
)
def test_compounds_are_known_by_their_parts(word: str, parts: set[str]) -> None:
    """A compound has its parts and their runs in dictionary form; a derived or inflected word has none."""
    assert parts <= set(analyse(word).parts)
    assert bool(parts) == bool(analyse(word).parts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rekrytering", "rekrytera"),
        ("bemanning", "bemanna"),
        ("handledning", "handledare"),
        ("digitalisering", "digitalisera"),
        ("strategisk", "strategi"),
        ("mentorskap", "mentor"),
        ("chefskap", "chef"),
        ("tillgänglighet", "tillgänglig"),
        ("ortopedi", "ortoped"),
        ("psykiatrisk", "psykiatri"),
        ("stödja", "stöd"),
    ],
)
def test_relatives_share_a_stem(one: str, other: str) -> None:
    """A verb, the noun made from it and the one who does it share their stem."""
    assert stem(one) == stem(other)


@given(st.text(alphabet="abdeegiklmnoprsstvyåäö", min_size=1, max_size=30))
def test_every_word_has_a_form(word: str) -> None:
    """Whatever the letters, a word has a dictionary form and parts that are shorter than it is."""
    found = analyse(word)
    assert len(found.stems) <= len(found.parts) + 1
    assert found.word == word


def test_short_words_keep_their_ending() -> None:
    """No ending is taken off a word of which too little would be left."""
    assert (stem("läka"), stem("bok"), stem("nära")) == ("läka", "bok", "nära")


def test_footnote_marks_are_no_words() -> None:
    """A range of them is none, and a mark makes no word with what a hyphen adds."""
    assert vocabulary("Enligt avtal.¹-³") == ["enligt", "avtal"]
    assert "mpris" not in indexed_text("m²-pris").parts


def test_columns_hold_each_form_once() -> None:
    """Dictionary forms and folded forms are stored only where they differ from the word itself."""
    prepared = indexed_text("Vård av läkarna")
    assert prepared.words == "vård av läkarna"
    assert prepared.lemmas == "läkare"
    assert prepared.folded.split() == ["vard", "lakarna", "lakare"]


def test_hyphens_may_be_left_out() -> None:
    """A word with hyphens is known without them, whole and up to each part."""
    assert "ehälsa" in joined("e-hälsocoacher")
    assert "ehälsa" in vocabulary("E-hälsa")
