"""Wordings: what titles say whatever their wording, and how alike they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.link import CONTINUES_FROM, THEME_FROM
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
def test_what_says_the_same_has_one_key(first: str, second: str) -> None:
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
    units = wording("Lean – ortopeden").weights
    assert units[stem_of("lean")] > units[stem_of("ortopeden")]


def test_filler_counts_where_there_is_nothing_else() -> None:
    """A title of filler alone still has a wording of its own."""
    assert wording("Nya projekt").key != wording("Fortsatt utveckling").key != ""


def test_pairs_are_told_apart() -> None:
    """Of the pairs labelled by hand at least 0.97 of those said to be one theme are, and 0.75 of the same are found."""
    rows = [row for row in PAIRS if row["kind"] != "year"]
    said = {n for n, row in enumerate(rows) if likeness(wording(row["first"]), wording(row["second"])) >= THEME_FROM}
    same = {n for n, row in enumerate(rows) if row["label"] == "same"}
    assert len(said & same) / len(said) >= 0.97
    assert len(said & same) / len(same) >= 0.75


def test_pairs_of_years_are_told_apart() -> None:
    """Of the reworded pairs of a region's two years at least 0.9 are judged right, both ways."""
    rows = [row for row in PAIRS if row["kind"] == "year"]
    alike = [likeness(wording(row["first"]), wording(row["second"])) >= CONTINUES_FROM for row in rows]
    right = [said == (row["label"] == "same") for said, row in zip(alike, rows, strict=True)]
    assert sum(right) / len(right) >= 0.9


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
    """Whatever the text, its units have weight."""
    assert all(weight > 0 for weight in wording(text).full_weights.values())
