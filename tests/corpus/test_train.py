"""Training: the same model each time, from facts with sources and none of the documents it is scored on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from atgardsbanken.corpus.classify import MODEL_PATH, Model
from atgardsbanken.corpus.examples import Example, load_examples
from atgardsbanken.corpus.train import fit, held_out, train

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
    odds, truth = held_out([Example("robot", "it", "01"), *FEW])
    assert (len(odds), len(truth)) == (7, 7)


@pytest.mark.slow
def test_training_gives_the_shipped_model(tmp_path: Path) -> None:
    """The shipped model is what the shipped examples and cues give, on any processor that rounds a little otherwise."""
    train(load_examples()).save(tmp_path / "model.npz")
    made, shipped = Model.load(tmp_path / "model.npz"), Model.load(MODEL_PATH)
    assert (made.labels, made.names) == (shipped.labels, shipped.names)
    assert np.allclose(made.weights, shipped.weights, atol=0.01)
    assert abs(made.temperature - shipped.temperature) < 0.01


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
