"""The classifier: what it says of clear measures, of none, of too little, and what it shows as evidence."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.areas import NONE, load_scheme
from atgardsbanken.corpus.classify import MODEL_PATH, UNSURE, Classifier, Model
from atgardsbanken.corpus.invented import documents_in, examples_in
from atgardsbanken.corpus.records import AreaCode

CLASSIFIER = Classifier.load()
NOT_SEEN: list[tuple[str, AreaCode]] = [
    ("Digital anmälan till ögonbottenfotografering", "it"),
    ("Byte av journalsystem inom tandvården", "it"),
    ("Läkemedelsmodul med stöd för dosering", "it"),
    ("Vårdnära service på ortopeden", "kompetens"),
    ("Fysioterapeuter tar emot patienter med ryggont direkt", "kompetens"),
    ("Produktionsplanering vid ögonmottagningen", "kompetens"),
    ("Betald specialistutbildning för barnsjuksköterskor", "forsorjning"),
    ("Fler AT-block i inlandet", "forsorjning"),
    ("Minska inhyrningen av psykiatriker", "forsorjning"),
]


@pytest.mark.parametrize(("title", "area"), NOT_SEEN)
def test_clear_titles_are_sorted(title: str, area: AreaCode) -> None:
    """A title with the field's usual words is sorted as the areas' definitions say."""
    judgement = CLASSIFIER.judge(title)
    assert (judgement.area, judgement.source) == (area, "predicted")


@pytest.mark.parametrize("area", load_scheme().areas, ids=lambda area: area.code)
def test_an_areas_example_belongs_to_it(area: object) -> None:
    """What is shown to readers as an example of an area is judged so."""
    assert CLASSIFIER.judge(area.example).area == area.code  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", load_scheme().outside, ids=lambda kind: kind.code)
def test_what_belongs_nowhere_gets_its_reason(kind: object) -> None:
    """Drug costs, travel and so on have no area, and the reason says which kind they are."""
    judgement = CLASSIFIER.judge(kind.example)  # type: ignore[attr-defined]
    assert (judgement.area, judgement.reason) == (None, kind.reason)  # type: ignore[attr-defined]


@pytest.mark.parametrize("title", ["", "…", "Xqzw", "2018"])
def test_too_little_is_said_not_guessed(title: str) -> None:
    """A title without a known word has no area, and the reason says why."""
    judgement = CLASSIFIER.judge(title)
    assert (judgement.area, judgement.reason, judgement.evidence) == (None, UNSURE, ())


def test_the_words_that_decided_are_shown() -> None:
    """The strongest word is one of the title's, and weights fall."""
    evidence = CLASSIFIER.judge("Webbtidbok på varje mottagning").evidence
    assert evidence[0][0] == "webbtidbok"
    assert [weight for _, weight in evidence] == sorted((weight for _, weight in evidence), reverse=True)


def test_a_section_helps_where_the_title_says_little() -> None:
    """A vague title goes with its section's heading."""
    assert CLASSIFIER.judge("Handlingsplaner", section="Minskat beroende av inhyrd personal").area == "forsorjning"


def test_the_documents_title_helps_where_the_title_says_little() -> None:
    """A vague title goes with the title of its document."""
    assert CLASSIFIER.judge("Ny mall tas fram", document="Digital agenda och e-hälsa").area == "it"


def test_documents_kept_back_are_sorted_no_worse_than_before() -> None:
    """Of 225 measures in documents that nothing was trained on, so many are sorted right, or by a second area."""
    folder = Path(__file__).resolve().parents[2] / "samples" / "held_out"
    examples = [e for document in documents_in(folder) for e in examples_in(document, "held_out")]
    judged = [CLASSIFIER.judge(e.title, e.description, e.section, e.document).area or NONE for e in examples]
    right = sum(area == e.area for area, e in zip(judged, examples, strict=True))
    lenient = sum(area in (e.area, e.second) for area, e in zip(judged, examples, strict=True))
    assert (right, lenient, len(examples)) == (335, 384, 446)


def test_an_arguable_second_area_is_named() -> None:
    """A title with the words of two areas has both."""
    judgement = CLASSIFIER.judge("Utbildning för personalen i digitala vårdmöten")
    assert {judgement.area, judgement.second} == {"it", "forsorjning"}


@given(st.text(), st.text(), st.text())
def test_any_text_is_judged(title: str, description: str, section: str) -> None:
    """Whatever the text, there is a probability, and a reason where there is no area."""
    judgement = CLASSIFIER.judge(title, description, section)
    assert 0.0 <= judgement.confidence <= 1.0
    assert judgement.area is not None or judgement.reason


def test_a_model_is_saved_to_the_same_bytes(tmp_path: Path) -> None:
    """Saving gives the same file each time, with the very arrays shipped; other Pythons pack them otherwise."""
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    Model.load(MODEL_PATH).save(one)
    Model.load(one).save(other)
    assert one.read_bytes() == other.read_bytes()
    with np.load(one) as saved, np.load(MODEL_PATH) as shipped:
        assert {name: saved[name].tobytes() for name in saved} == {name: shipped[name].tobytes() for name in shipped}


@pytest.mark.shared
def test_region_documents_are_sorted_well(shared: Path) -> None:
    """All measures whose area is certain are judged right, and all but one of all if a second area counts."""
    gold = json.loads((shared / "gold" / "measures-region-documents.json").read_text(encoding="utf-8"))
    measures = [measure for document in gold["documents"] for measure in document["measures"]]
    judged = [CLASSIFIER.judge(m["title"], m["text"] or "", m["section"] or "").area or "ovrigt" for m in measures]
    strict = [area == m["area"] for m, area in zip(measures, judged, strict=True) if m["certain"]]
    lenient = [area in (m["area"], m["second_area"]) for m, area in zip(measures, judged, strict=True)]
    assert (sum(strict), len(strict)) == (30, 30)
    assert (sum(lenient), len(lenient)) == (39, 40)


def test_none_is_a_label_of_the_model() -> None:
    """The model knows the areas and what lies outside them."""
    assert set(Model.load(MODEL_PATH).labels) == {*(area.code for area in load_scheme().areas), NONE}
