"""Wordings: the stems of titles, and how alike titles are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.link import CONTINUES_FROM
from atgardsbanken.corpus.near import WORDED_FROM
from atgardsbanken.corpus.wording import CONTAINED_LIKENESS, likeness, stem_of, wording

CASES = Path(__file__).resolve().parents[1] / "cases" / "pairs.csv"
PAIRS = list(csv.DictReader(CASES.open(encoding="utf-8")))
TITLES = sorted({row[side] for row in PAIRS for side in ("first", "second")})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vårdnära service", "Vårdnära tjänster"),
        ("Vårdnära service", "VNS i större skala"),
        ("Rätt använd kompetens", "RAK"),
        ("Produktions- och kapacitetsplanering", "PoK"),
        ("Produktions- och kapacitetsplanering", "Kapacitets- och produktionsstyrning"),
        ("Strategi för kompetensförsörjning", "Kompetensförsörjningsplaner"),
        ("Utbildningsvårdcentral", "Utbildningshälsocentraler"),
        ("Journalen via nätet", "Utvecklad journal på internet"),
        ("Rekrytering av läkare²", "Rekrytering av läkare"),
    ],
)
def test_titles_that_say_the_same_have_one_key(first: str, second: str) -> None:
    """Abbreviations, endings, order, compounds and filler make no difference."""
    assert wording(first).key == wording(second).key


def test_a_title_inside_a_longer_one_is_alike() -> None:
    """A longer title that says the same and more is alike, but not equal."""
    short, long = wording("Vårdnära service"), wording("Vårdnära service vid medicinkliniken i Skellefteå")
    assert CONTAINED_LIKENESS <= likeness(short, long) < 1.0


def test_misread_letters_are_forgiven() -> None:
    """A word with a wrong letter still counts where the rest agrees."""
    one, other = wording("Digital patologi på akutsjukhuset"), wording("Digital patolagi på akutsjukhuset")
    assert likeness(one, other) > 0.95


def test_what_elaborates_weighs_less() -> None:
    """Words after a dash say less than those before it."""
    weights = wording("Lean – ortopeden").weights
    assert weights[stem_of("lean")] > weights[stem_of("ortopeden")]


@pytest.mark.parametrize(("title", "key"), [("Nya projekt", "ny projek"), ("Fortsatt utveckling", "fortsatt utveckl")])
def test_filler_counts_where_there_is_nothing_else(title: str, key: str) -> None:
    """A title of filler alone still has a wording of its own."""
    assert wording(title).key == key


@pytest.mark.parametrize(
    ("years", "likeness_from", "figures"), [(False, WORDED_FROM, (114, 147, 113)), (True, CONTINUES_FROM, (32, 30, 29))]
)
def test_labelled_pairs_are_told_apart(years: bool, likeness_from: float, figures: tuple[int, int, int]) -> None:
    """Pairs judged the same, pairs that are, and both, as committed: a weight that is moved shows here."""
    rows = [row for row in PAIRS if (row["kind"] == "year") == years]
    alike = [likeness(wording(row["first"]), wording(row["second"])) >= likeness_from for row in rows]
    same = [row["label"] == "same" for row in rows]
    assert (sum(alike), sum(same), sum(map(min, alike, same))) == figures


@given(st.sampled_from(TITLES), st.sampled_from(TITLES))
def test_likeness_goes_both_ways(first: str, second: str) -> None:
    """The order of two titles plays no part, and the result is a share."""
    one, other = likeness(wording(first), wording(second)), likeness(wording(second), wording(first))
    assert abs(one - other) < 1e-9
    assert 0.0 <= one <= 1.0


@given(st.sampled_from(TITLES))
def test_a_title_is_like_itself(title: str) -> None:
    """A title is as alike to itself as can be."""
    assert abs(likeness(wording(title), wording(title)) - 1.0) < 1e-9


@given(st.text())
def test_any_text_has_a_wording(text: str) -> None:
    """Whatever the text, its stems have weight."""
    assert all(weight > 0 for weight in wording(text).full_weights.values())
