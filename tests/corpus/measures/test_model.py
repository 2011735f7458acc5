"""The shipped model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from pages import Grid, document, heading, item, paragraph

from atgardsbanken.corpus.measures.model import PATH, Model, Trees, load_model
from atgardsbanken.corpus.measures.units import read_units
from atgardsbanken.corpus.spans import DocumentView

LEAST_F1 = {"all": 0.735, "pdf": 0.75, "txt": 0.7, "forms": 0.86, "sentence": 0.7}
"""F1 of units of documents left out that a new model must reach."""


def test_the_scores_did_not_drop() -> None:
    """The committed scores are of documents left out of training."""
    scores = json.loads(PATH.with_suffix(".json").read_text(encoding="utf-8"))["document_left_out"]
    assert {name: scores[name]["f1"] for name in LEAST_F1 if scores[name]["f1"] < LEAST_F1[name]} == {}


def test_a_saved_model_says_the_same(tmp_path: Path) -> None:
    """Weights are kept with three digits or so: confidences stay within a thousandth."""
    load_model().save(tmp_path / "model.npz")
    units = read_units(DocumentView(document([heading("Åtgärder"), item("Inför mentorer på alla kliniker")])))
    again = Model.load(tmp_path / "model.npz").confidences(units)
    assert np.allclose(again, load_model().confidences(units), atol=1e-3)


def test_trees_lead_to_leaves() -> None:
    """A row goes left where its number is at most the threshold."""
    whole = {
        name: np.array([values], dtype=np.int32)
        for name, values in (("f", [0, 0, 0]), ("l", [1, 1, 2]), ("r", [2, 1, 2]))
    }
    trees = Trees(whole["f"], np.array([[0.5, 0, 0]]), whole["l"], whole["r"], np.array([[0, -1.0, 2.0]]), 1, 0.25)
    assert trees.odds(np.array([[0.5], [0.6]])).tolist() == [-0.75, 2.25]


def test_a_column_of_measures_is_surer_than_background() -> None:
    """What stands under "Åtgärd" beside who does it is likelier than a sentence of background."""
    rows = [
        ("header", ["Åtgärd", "Ansvarig"]),
        *(("body", [f"Inför mentorer på klinik {n}", "HR-chefen"]) for n in "ABC"),
    ]
    units = read_units(DocumentView(document([paragraph("Antalet anställda var 6 900 år 2018."), Grid(rows)])))
    confidences = load_model().confidences(units)
    assert min(c for u, c in zip(units, confidences, strict=True) if u.place.column == "Åtgärd") > max(
        c for u, c in zip(units, confidences, strict=True) if u.place.column != "Åtgärd"
    )


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_confidences_are_shares(value: float) -> None:
    """Calibration ends between 0 and 1."""
    model = load_model()
    assert 0.0 <= float(np.interp(value, model.steps, model.shares)) <= 1.0
