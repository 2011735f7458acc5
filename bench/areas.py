"""Measures how often areas are judged right: `python bench/areas.py [SHARED]`, shares 0.0-1.0 against gold in SHARED.

Prints for the report's titles (each region by a model that has not seen it) and for each region document: number,
accuracy, macro-F1, expected calibration error in ten bins; for documents also accuracy with second areas counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.metrics import f1_score

from atgardsbanken.corpus.area_scores import calibration_error
from atgardsbanken.corpus.areas import NONE, load_scheme
from atgardsbanken.corpus.classify import MODEL_PATH, Classifier, Model
from atgardsbanken.corpus.examples import load_examples, load_invented
from atgardsbanken.corpus.invented import documents_in, examples_in
from atgardsbanken.corpus.train import Table, model_of, weights_of

AREAS = [area.code for area in load_scheme().areas]


class Judged(NamedTuple):
    """A measure's true area, the judged one, the probability given, and whether a second area makes it right."""

    truth: str
    judged: str
    confidence: float
    lenient: bool


def summary(name: str, judged: Sequence[Judged]) -> str:
    """Return one line of figures."""
    right = np.mean([item.truth == item.judged for item in judged])
    lenient = np.mean([item.lenient for item in judged])
    macro = f1_score([j.truth for j in judged], [j.judged for j in judged], labels=AREAS, average="macro")
    error = calibration_error(np.array([j.confidence for j in judged]), np.array([j.truth == j.judged for j in judged]))
    return f"{name:45} n={len(judged):4} area={right:.3f} lenient={lenient:.3f} macro_f1={macro:.3f} ece={error:.3f}"


def report_titles() -> list[Judged]:
    """Judge each region's titles by a model trained without that region, with the shipped calibration."""
    shipped = Model.load(MODEL_PATH)
    table, judged = Table.of([*load_examples(), *load_invented()]), []
    regions = np.array([example.region for example in table.examples])
    for region in sorted(set(regions) - {""}):
        model = model_of(table, *weights_of(table, regions != region))
        classifier = Classifier(replace(model, temperature=shipped.temperature, noise=shipped.noise), load_scheme())
        for number in np.flatnonzero(regions == region).tolist():
            example = table.examples[number]
            judgement = classifier.judge(example.title)
            area = judgement.area or NONE
            judged.append(Judged(example.area, area, judgement.confidence, area == example.area))
    return judged


def document_measures(gold: Path) -> dict[str, list[Judged]]:
    """Judge the measures of each region document by the shipped model; doubtful ones count only leniently."""
    classifier, found = Classifier.load(), {}
    for document in json.loads(gold.read_text(encoding="utf-8"))["documents"]:
        rows = []
        for m in document["measures"]:
            judgement = classifier.judge(m["title"], m["text"] or "", m["section"] or "")
            area = judgement.area or NONE
            truth, second = (("none" if a == "ovrigt" else a) for a in (m["area"], m.get("second_area") or ""))
            rows.append(Judged(truth, area, judgement.confidence, area in (truth, second)))
        found[document["document"]] = rows
    return found


def held_out_files() -> list[Judged]:
    """Judge the measures of `samples/held_out`, which nothing was trained on, by the shipped model."""
    classifier, judged = Classifier.load(), []
    for document in documents_in(Path(__file__).resolve().parents[1] / "samples" / "held_out"):
        for e in examples_in(document, "held_out"):
            judgement = classifier.judge(e.title, e.description, e.section, e.document)
            area = judgement.area or NONE
            judged.append(Judged(e.area, area, judgement.confidence, area in (e.area, e.second)))
    return judged


if __name__ == "__main__":
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    print(summary("report titles, leaving one region out", report_titles()))
    print(summary("held-out files", held_out_files()))
    for document, rows in document_measures(shared / "gold" / "measures-region-documents.json").items():
        print(summary(document, rows))
