"""Why a row was found: which words answer, how, and the sentence they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.db.search.explain import SNIPPET_LENGTH, Fragment, marked, matches, snippet, why
from atgardsbanken.db.search.query import Mode, parse
from atgardsbanken.db.search.query_forms import TermForms, query_forms


def forms(query: str, mode: Mode = "related") -> tuple[TermForms, ...]:
    """What is looked for by the terms of `query`."""
    return query_forms(parse(query, mode=mode)).wanted


def hows(query: str, text: str) -> list[tuple[str, str]]:
    """The words of `text` that answer `query`, each with how it does."""
    return [(match.word, match.form.name) for match in matches(text, forms(query))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("service", "Vårdnära service", [("service", "exact")]),
        ("sjuksköterska", "Sjuksköterskorna stannar", [("sjuksköterskorna", "form")]),
        ("försörjning", "Kompetensförsörjningsplan", [("kompetensförsörjningsplan", "part")]),
        ("rekrytera", "Rekrytering av läkare", [("rekrytering", "part")]),
        ("vardnara", "Vårdnära service", [("vårdnära", "folded")]),
        ("VNS", "Vårdnära service", [("vårdnära", "short"), ("service", "short")]),
        ("vårdnära service", "VNS på sjukhus", [("vns", "short")]),
        ("e-hälsa", "Strategi för e-hälsa", [("e-hälsa", "exact")]),
        ("ehälsa", "Strategi för e-hälsa", [("e-hälsa", "form")]),
        ("e-hälsa", "E-hälsocoacher", [("e-hälsocoacher", "part")]),
        ("arbetstid*", "Arbetstidsmodeller", [("arbetstidsmodeller", "exact")]),
        ("introduktions år", "Introduktionsår", [("introduktionsår", "form")]),
        ("kompetensförsörjning", "Kompetensmodell", [("kompetensmodell", "piece")]),
        ("mål", "Mal och mat", []),
    ],
)
def test_each_way_of_answering_is_told(query: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Exact words, inflected forms, compounds, short forms and letters without marks are told apart."""
    assert hows(query, text) == expected


def test_words_mode_answers_only_with_the_words() -> None:
    """Where no related words are asked for, none is marked."""
    wanted = forms("sjuksköterska", "words")
    assert matches("Sjuksköterskor", wanted) == []


def test_marked_text_is_the_text() -> None:
    """The fragments put together are the text, letter by letter."""
    text = "Vårdnära service, även på natten"
    fragments = marked(text, matches(text, forms("service natt")))
    assert "".join(fragment.text for fragment in fragments) == text
    assert [fragment.text for fragment in fragments if fragment.hit] == ["service", "natten"]


@pytest.mark.parametrize(("query", "hit"), [("regioner", "regioner"), ("ehälsa", "e-hälsa")])
def test_a_footnote_mark_does_not_hide_its_word(query: str, hit: str) -> None:
    """A word is marked as it is indexed: without the raised figure after it."""
    text = "Alla regioner² och e-hälsa¹"
    fragments = marked(text, matches(text, forms(query)))
    assert [fragment.text for fragment in fragments if fragment.hit] == [hit]


def test_snippet_is_the_sentence_that_answers_most() -> None:
    """Of several sentences the one with most of the asked words is shown."""
    text = "Läkare finns. Servicevärdar avlastar läkare på avdelningen. Annat följer."
    shown = "".join(fragment.text for fragment in snippet(text, matches(text, forms("läkare servicevärdar"))))
    assert shown == "Servicevärdar avlastar läkare på avdelningen."


def test_long_sentence_is_cut_around_the_answer() -> None:
    """A long sentence is shortened on both sides, and says so."""
    text = f"{'före ' * 100}servicevärdar {'efter ' * 100}"
    fragments = snippet(text, matches(text, forms("servicevärdar")))
    assert (fragments[0], fragments[-1]) == (Fragment("… ", False), Fragment(" …", False))
    assert Fragment("servicevärdar", True) in fragments


@given(st.text("åb ", max_size=300), st.text("cö ", max_size=300))
def test_shortened_sentence_holds_whole_words(before: str, after: str) -> None:
    """However long what stands around the answer is, no word of it is cut in two, and not more than fits is shown."""
    text = f"{before} robot {after}"
    shown = "".join(fragment.text for fragment in snippet(text, matches(text, forms("robot"))))
    kept = shown.removeprefix("… ").removesuffix(" …")
    assert len(kept) <= SNIPPET_LENGTH
    assert "robot" in kept
    if len(max(after.split(), default="", key=len)) < SNIPPET_LENGTH // 2:
        assert f" {kept} " in f" {text} "


def test_nothing_is_shown_of_a_text_that_does_not_answer() -> None:
    """A text without any of the words has no snippet and no reason."""
    wanted = forms("robot")
    assert (
        snippet("Vårdnära service.", matches("Vårdnära service.", wanted)),
        why(matches("Vårdnära service", wanted)),
    ) == ((), "")


def test_reasons_are_swedish_and_strongest_first() -> None:
    """Each word is named once, the exact ones before the related."""
    found = matches("Servicevärdar ger service, service", forms("service"))
    assert why(found) == "ordet ”service”; sammansättning eller avledning: ”servicevärdar”"


def test_snippet_is_about_three_lines_long() -> None:
    """Of a long sentence 240 letters are shown at most, a third of them before the answer."""
    text = f"{'a ' * 300}robot{' b' * 300}"
    shown = "".join(fragment.text for fragment in snippet(text, matches(text, forms("robot"))))
    kept = shown.removeprefix("… ").removesuffix(" …")
    assert (len(kept), kept.index("robot")) == (239, 80)
