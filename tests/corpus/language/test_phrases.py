"""The phrases of a sentence that could name a measure: where they begin and end, and what is told of them."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.language.clause import Form, Tense
from atgardsbanken.corpus.language.phrases import Phrase, naming_phrases, phrases_in_all
from atgardsbanken.corpus.language.ranking import WEIGHTS_PATH
from atgardsbanken.corpus.language.tagger import MODEL_PATH

LARGEST_BYTES = 2_500_000
"""What tagger and ranker may take together."""
LEAST_F1 = {
    "all": {"exact": 0.58, "overlap_0.8": 0.74, "overlap_0.5": 0.905, "alike": 0.87},
    "sentence": {"exact": 0.455, "overlap_0.8": 0.66, "overlap_0.5": 0.865, "alike": 0.81},
    "item": {"exact": 0.64, "overlap_0.8": 0.765, "overlap_0.5": 0.945, "alike": 0.915},
    "cell": {"exact": 0.81, "overlap_0.8": 0.865, "overlap_0.5": 0.94, "alike": 0.935},
    "heading": {"exact": 0.82, "overlap_0.8": 0.97, "overlap_0.5": 0.99, "alike": 0.97},
}
"""What the committed scores on documents and on genres left out may not fall under."""

RULES = [
    pytest.param(
        "Region Västmanland ska bygga upp en gemensam bemanningspool för nattpersonal.",
        ["bygga upp en gemensam bemanningspool för nattpersonal"],
        id="a modal is left out",
    ),
    pytest.param(
        "Region Västmanland bygger upp en gemensam bemanningspool för nattpersonal.",
        ["bygger upp en gemensam bemanningspool för nattpersonal"],
        id="an acting subject is left out",
    ),
    pytest.param(
        "Under året kommer Region Blekinge att införa digital anmälan vid ankomst på alla mottagningar.",
        ["införa digital anmälan vid ankomst på alla mottagningar"],
        id="a time in front is left out",
    ),
    pytest.param(
        "Regionstyrelsen beslutade att inrätta tio utbildningstjänster för operationssjuksköterskor, att förkorta"
        " arbetstiden för den som arbetar natt och att införa receptförnyelse genom 1177.",
        [
            "inrätta tio utbildningstjänster för operationssjuksköterskor",
            "förkorta arbetstiden för den som arbetar natt",
            "införa receptförnyelse genom 1177",
        ],
        id="clauses with att in a row are several",
    ),
    pytest.param(
        "Regiondirektören fick i uppdrag att ta fram en plan för färre inhyrda sjuksköterskor och att höja"
        " ersättningen för helgarbete.",
        ["ta fram en plan för färre inhyrda sjuksköterskor", "höja ersättningen för helgarbete"],
        id="a charge begins at the infinitive",
    ),
    pytest.param(
        "Region Dalarna har beslutat att utöka antalet AT-platser från 50 till 64.",
        ["utöka antalet AT-platser från 50 till 64"],
        id="an amount that tells which measure it is stays",
    ),
    pytest.param(
        "Bemanningsenheten på Hallands sjukhus ska stärkas.",
        ["Bemanningsenheten på Hallands sjukhus ska stärkas"],
        id="a passive takes its subject in",
    ),
    pytest.param(
        "Landstinget Sörmland startar en egen bemanningsenhet (HSN/0312/2014).",
        ["startar en egen bemanningsenhet"],
        id="a reference in brackets is left out",
    ),
    pytest.param(
        "Region Örebro län minskar antalet journalsystem från nio till tre.",
        ["minskar antalet journalsystem från nio till tre"],
        id="a quantity stands with its verb",
    ),
    pytest.param(
        "Region Halland startar videobesök hos dietist",
        ["startar videobesök hos dietist"],
        id="a present begins at the verb",
    ),
]

ITEMS = [
    ("1. Införa bastjänster för nya läkare", ["Införa bastjänster för nya läkare"]),
    ("• Lång introduktion för nya medarbetare", ["Lång introduktion för nya medarbetare"]),
    ("• 1 september 2017: Stopp för inhyrda sjuksköterskor", ["Stopp för inhyrda sjuksköterskor"]),
    ("Studielön till specialistsjuksköterskor", ["Studielön till specialistsjuksköterskor"]),
]


def told(text: str, kind: str = "sentence") -> list[str]:
    """The phrases of a text as texts."""
    return [text[phrase.start : phrase.end] for phrase in naming_phrases(text, kind)]


def first(text: str) -> Phrase:
    """The first phrase of a text."""
    return naming_phrases(text)[0]


@pytest.mark.parametrize(("text", "phrases"), RULES)
def test_a_phrase_is_as_short_as_names_the_measure(text: str, phrases: list[str]) -> None:
    """Each kind of clause has its own rule for where a phrase begins and ends."""
    assert told(text) == phrases


@pytest.mark.parametrize(("text", "phrases"), ITEMS)
def test_an_item_is_told_without_bullet_number_and_date(text: str, phrases: list[str]) -> None:
    """What counts an item or dates it is no part of its name."""
    assert told(text, "item") == phrases


@pytest.mark.xfail(strict=True)
def test_the_objects_of_one_verb_are_several() -> None:
    """A list after a verb is several measures: known to be read as fewer so far."""
    text = "Region Gävleborg inför fjärrmonitorering, digital triage och gemensam tidbok."
    assert told(text) == ["fjärrmonitorering", "digital triage", "gemensam tidbok"]


def test_a_phrase_is_never_only_the_tail() -> None:
    """Where a long time and place follow, the phrase still begins with what is done."""
    text = "Självincheckning på röntgen testas under hösten på sjukhuset i Karlskrona."
    assert told(text)[0].startswith("Självincheckning på röntgen testas")


def test_who_does_it_is_told() -> None:
    """The acting subject stands outside the phrase and is told apart."""
    text = "Under året kommer Region Blekinge att införa digital anmälan vid ankomst."
    subject = first(text).subject
    assert subject is not None
    assert text[subject.start : subject.end] == "Region Blekinge"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Regionen har startat en gemensam vikariepool.", Tense.DONE),
        ("Regionen startade en gemensam vikariepool.", Tense.DONE),
        ("Regionen driver en gemensam vikariepool.", Tense.ONGOING),
        ("Regionen ska starta en gemensam vikariepool.", Tense.PLANNED),
        ("Gemensam vikariepool för läkare", None),
    ],
)
def test_the_verb_tells_when(text: str, tense: Tense | None) -> None:
    """Perfect and past are done, a modal is a plan, a noun phrase tells nothing."""
    assert first(text).tense is tense


def test_what_is_denied_or_said_to_the_reader_is_marked() -> None:
    """Such phrases are told too, so that the caller decides."""
    assert first("Det nya journalsystemet införs inte på vårdcentralerna i år.").negated
    assert first("På kliniken kan du utbilda dig till handledare när du har arbetat i två år.").addresses_reader
    plain = first("Regionen startar en gemensam vikariepool.")
    assert not plain.negated
    assert not plain.addresses_reader


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Regionen startar en gemensam vikariepool för läkare.", Form.ACTIVE),
        ("Regionen ska starta en gemensam vikariepool för läkare.", Form.INFINITIVE),
        ("Under hösten införs digitala kallelser, säger chefen.", Form.PASSIVE),
        ("Egen pool för sjuksköterskor", Form.WHOLE),
    ],
)
def test_the_form_of_a_phrase_is_told(text: str, form: Form) -> None:
    """Verb, passive, infinitive and a whole unit are told apart."""
    assert first(text).form is form


def test_many_texts_are_read_as_one_by_one() -> None:
    """A batch gives the same phrases."""
    texts = [(text, "sentence") for text in ("Regionen startar en pool.", "", "Egen pool. Mentorer införs.")]
    assert phrases_in_all(texts) == [naming_phrases(*one) for one in texts]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "Regionen",
                    "ska",
                    "införa",
                    "en",
                    "pool",
                    "och",
                    "att",
                    "startar",
                    "i",
                    "mars",
                    "2021",
                    "inte",
                    "kallelser",
                    "skickas",
                ],
                *",.:()”–•3",
            ]
        ),
        max_size=18,
    ).map(" ".join)
)
@example("")
@example("1 mars 2020: ")
@example("( ( (")
def test_phrases_lie_within_the_text_and_share_nothing(text: str) -> None:
    """Whatever is read, phrases are slices of the text in order, begin and end with a word, and have a probability."""
    phrases = naming_phrases(text)
    assert all(0 <= one.start < one.end <= len(text) and 0 <= one.probability <= 1 for one in phrases)
    assert all(one.end <= other.start for one, other in pairwise(phrases))
    assert all(text[one.start : one.end] == text[one.start : one.end].strip() for one in phrases)


def test_the_committed_scores_hold() -> None:
    """On documents and on genres left out, no kind of unit falls under its limit."""
    scores = json.loads(MODEL_PATH.with_name("phrases.json").read_text(encoding="utf-8"))
    low = [
        (left_out, kind, test)
        for left_out in ("documents left out", "genres left out")
        for kind, limits in LEAST_F1.items()
        for test, least in limits.items()
        if scores[left_out]["f1"][kind][test] < least
    ]
    assert low == []


def test_the_models_are_small() -> None:
    """Tagger and ranker stay under the limit."""
    assert MODEL_PATH.stat().st_size + WEIGHTS_PATH.stat().st_size <= LARGEST_BYTES
