"""Training: the same model each time, from facts with sources and none of the documents it is scored on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from atgardsbanken.corpus.classify import MODEL_PATH, Model
from atgardsbanken.corpus.examples import Example, load_examples, load_invented
from atgardsbanken.corpus.train import Table, family, fit, held_out

FEW = [
    *(Example(title, "it", region) for title, region in [("app", "01"), ("video", "01"), ("journal", "03")]),
    *(Example(title, "kompetens", region) for title, region in [("team", "01"), ("lean", "03"), ("service", "03")]),
]


def test_examples_have_sources() -> None:
    """Every title says where its area was stated; those of a region are from a report, the others the project's own."""
    assert {bool(e.region) for e in load_examples() if e.source == "own example"} == {False}
    assert all(example.source and example.title for example in load_examples())


def test_the_order_of_examples_changes_nothing_that_matters() -> None:
    """The same examples in another order give the same features and nearly the same weights."""
    one, other = fit(FEW), fit(FEW[::-1])
    assert one.names == other.names
    assert np.allclose(one.weights, other.weights, atol=0.01)


def test_a_regions_titles_are_judged_without_it() -> None:
    """A word that only one region has says nothing when that region is left out."""
    examples = [Example("robot", "it", "01"), Example("robot", "kompetens", "03"), Example("lön", "forsorjning"), *FEW]
    odds, has_region = held_out(Table.of(examples), lambda example: example.region)
    assert has_region.tolist() == [True, True, False] + [True] * 6
    assert odds[0].argmax() == 2
    assert odds[2].tolist() == [0.0, 0.0, 0.0]


def test_a_family_is_the_documents_of_one_folder_whose_names_begin_alike() -> None:
    """Documents of like kinds are left out together; the report's titles with their region."""
    assert family(Example("app", "it", source="plans/a01-plan", document="Plan")) == "plans/a"
    assert family(Example("app", "it", "03", "report")) == "03"


def test_the_shipped_scores_hold() -> None:
    """On documents left out, areas are judged as well as promised."""
    scores = json.loads(MODEL_PATH.with_suffix(".json").read_text(encoding="utf-8"))["document_left_out"]
    assert scores["plans"]["strict"] >= 0.74
    assert scores["plans"]["lenient"] >= 0.84
    assert scores["plans"]["f1_none"] >= 0.6
    assert scores["report"]["strict"] >= 0.878


@pytest.mark.slow
def test_training_gives_the_shipped_model() -> None:
    """The model is what examples and cues give, on any processor that rounds a little otherwise."""
    made, shipped = fit([*load_examples(), *load_invented()]), Model.load(MODEL_PATH)
    assert (made.labels, made.names) == (shipped.labels, shipped.names)
    assert np.allclose(made.weights, shipped.weights, atol=0.01)


@pytest.mark.shared
def test_report_titles_are_those_of_certain_boxes(shared: Path) -> None:
    """The titles with a region are exactly the report's whose box is certain."""
    gold = json.loads((shared / "gold" / "measures-report-2018.json").read_text(encoding="utf-8"))
    certain = sorted((m["title"], m["area"]) for r in gold["regions"] for m in r["measures"] if m["certain"])
    assert sorted((e.title, e.area) for e in load_examples() if e.region) == certain


@pytest.mark.shared
def test_no_measure_of_the_region_documents_is_learnt(shared: Path) -> None:
    """What the classifier is scored on is not what it learns from."""
    gold = json.loads((shared / "gold" / "measures-region-documents.json").read_text(encoding="utf-8"))
    scored = {measure["title"].lower() for document in gold["documents"] for measure in document["measures"]}
    assert scored & {example.title.lower() for example in load_examples() if not example.region} == set()
