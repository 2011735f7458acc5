"""The forms of a query's terms: one understanding for the index and for the explanation."""

from __future__ import annotations

import sqlite3

import pytest

from atgardsbanken.db.search.analysis import IndexedText, analyse, indexed_text, smallest_parts
from atgardsbanken.db.search.expand import expression
from atgardsbanken.db.search.explain import matches
from atgardsbanken.db.search.expression import AllOf, AnyOf, phrases
from atgardsbanken.db.search.match_forms import EXACT, PARTS, PIECE, RELATED, SYNONYM
from atgardsbanken.db.search.query import Mode, parse
from atgardsbanken.db.search.query_forms import Sought, query_forms, synonym_forms

TOKENIZER = "tokenize = 'unicode61 remove_diacritics 0'"
"""As in the bank: å is not a."""


def looked_for(query: str, place: int = 0, mode: Mode = "related") -> list[tuple[str, str]]:
    """The forms and phrases that stand for a term."""
    term = query_forms(parse(query, mode=mode)).wanted[place]
    found = [*term.own, *term.others]
    return [(each.form.name, " ".join(phrase)) for each in found for phrase in each.phrases]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sjuksköterskorna", [("exact", "sjuksköterskorna"), ("exact", "sjuksköterska"), ("form", "sjuksköterska")]),
        ("service", [("exact", "service"), ("form", "service"), ("part", "servic"), ("folded", "service")]),
        ("VNS", [("short", "vårdnära service")]),
        ("vårdnära service", [("short", "vns")]),
        ("kompetens försörjning", [("exact", "kompetensförsörjning")]),
        ("hyrpersonal", [("synonym", "bemanningspersonal"), ("synonym", "inhyrd personal")]),
        ("e-hälsa", [("exact", "e hälsa"), ("exact", "ehälsa")]),
    ],
)
def test_a_term_stands_in_several_forms(query: str, expected: list[tuple[str, str]]) -> None:
    """Inflected, composed, without marks, shortened, spelled out, written together, by synonyms, with hyphens."""
    assert set(expected) <= set(looked_for(query))


@pytest.mark.parametrize(("query", "mode"), [("läkarna", "words"), ('"läkarna"', "related")])
def test_words_alone_have_no_other_form(query: str, mode: Mode) -> None:
    """In the mode of words, and within quotation marks, nothing else is looked for."""
    assert looked_for(query, mode=mode) == [("exact", "läkarna")]


def test_short_forms_stand_for_terms_that_follow_one_another() -> None:
    """An abbreviation stands for its own terms in their order, for the index and the explanation alike."""
    forms = query_forms(parse("vårdnära service läkare")).wanted
    assert ["vns" in {word for each in term.in_text for word in each.words} for term in forms] == [True, True, False]
    assert ("short", "vns") not in looked_for("service vårdnära")


def test_synonyms_count_less_in_ranking() -> None:
    """All phrases of a synonym have its share, whichever form they are looked for in."""
    assert {each.form for each in synonym_forms(("bemanningspersonal",))} == {SYNONYM}
    assert synonym_forms(("inhyrd", "personal"))[0].phrases == (("inhyrd", "personal"),)
    assert (SYNONYM.rank_share, EXACT.rank_share) == (0.2, 1.0)


def test_unwanted_terms_are_not_widened() -> None:
    """A word that must not be there has no synonyms, parts or short forms."""
    (unwanted,) = query_forms(parse("service -hyrpersonalen")).unwanted
    assert [each.form.name for each in unwanted.own] == ["exact", "form"]
    assert (unwanted.near, unwanted.others, unwanted.parts) == ((), (), ())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("teamlag", [("team", False), ("team", False)]),
        ("arbetslag", [("arbete", False), ("arbet", False)]),
        ("driftsmedel", [("drift", False), ("drift", False)]),
        ("läkare", [("läkar", True)]),
        ("plan", []),
    ],
)
def test_near_are_parts_but_the_last_and_beginnings_of_five_letters(
    query: str, expected: list[tuple[str, bool]]
) -> None:
    """A shared last part says nothing: driftsmedel are no läkemedel; shorter beginnings would find too much."""
    (term,) = query_forms(parse(query)).wanted
    near = [each for each in term.near if each.form == PIECE]
    found = [(phrase[0], each.begins) for each in near for phrase in each.phrases]
    assert found == expected


def test_smallest_parts_hold_no_other() -> None:
    """Of a compound's parts and their runs only the smallest are left; other words have none."""
    assert smallest_parts(analyse("kompetensförsörjningsplan")) == ["kompetens", "försörjning", "plan"]
    assert smallest_parts(analyse("läkare")) == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("sjuksköterska", "Sjuksköterskorna stannar"),
        ("försörjning", "Kompetensförsörjningsplan"),
        ("rekrytera", "Rekrytering av läkare"),
        ("vardnara", "Vårdnära"),
        ("VNS", "Vårdnära service"),
        ("vårdnära service", "VNS på sjukhus"),
        ("e-hälsa", "E-hälsocoacher"),
        ("ehälsa", "Strategi för e-hälsa"),
        ("arbetstid*", "Arbetstidsmodeller"),
        ("introduktions år", "Introduktionsåret"),
        ("hyrpersonal", "Inhyrd personal"),
        ("mål", "Mal och mat"),
        ("läkare", "Tandvård"),
    ],
)
def test_index_and_explanation_agree(query: str, text: str) -> None:
    """A text is found by the index if and only if each term has a match in it that can be shown."""
    forms = query_forms(parse(query))
    explained = {place for match in matches(text, forms.wanted) for place in match.terms}
    assert _is_found(indexed_text(text), expression(forms, "passage_index")) == (
        explained == set(range(len(forms.wanted)))
    )


def _is_found(text: IndexedText, wanted: object) -> bool:
    """Whether an FTS5 table finds a text by each term's phrases."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        f"CREATE VIRTUAL TABLE texts USING fts5 (body, body_lemmas, body_parts, body_folded, {TOKENIZER})"
    )
    connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", text)
    assert isinstance(wanted, AllOf)
    terms = (term for term in wanted.parts if isinstance(term, AnyOf))
    query = " AND ".join(
        f"({' OR '.join(phrase.match(column) for phrase in phrases(term) for column in phrase.columns)})"
        for term in terms
    )
    return bool(connection.execute("SELECT 1 FROM texts WHERE texts MATCH ?", [query]).fetchall())


def test_forms_to_compare_are_merged() -> None:
    """What a word of a text is compared with stands once a form, the strongest first."""
    (term,) = query_forms(parse("läkare")).wanted
    assert [each.form.name for each in term.in_text] == ["exact", "form", "part", "piece", "related"]
    assert all(isinstance(each, Sought) and not each.phrases for each in term.in_text)


@pytest.mark.parametrize(
    ("word", "heads"),
    [("vårdplatskoordinatorn", [("koordiner",)]), ("driftsmedel", []), ("läkare", [])],
)
def test_last_part_is_near_only_where_it_is_long_and_rare(word: str, heads: list[tuple[str, ...]]) -> None:
    """A coordinator is one of whatever; means are of anything."""
    near = query_forms(parse(word)).wanted[0].near
    assert [
        phrase for each in near if each.form == RELATED and each.column == PARTS for phrase in each.phrases
    ] == heads


def test_a_common_part_of_a_compound_is_worth_less_than_a_rare_one() -> None:
    """Every plan of a region says care; few say mammography."""
    shares = {each.phrases: each.share for each in query_forms(parse("vårdschema")).wanted[0].near if each.phrases}
    assert shares[(("vård",),)] < 0.3
