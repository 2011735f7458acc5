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

from atgardsbanken.corpus.areas import NONE, load_scheme
from atgardsbanken.corpus.classify import MODEL_PATH, Classifier, Model
from atgardsbanken.corpus.examples import load_examples
from atgardsbanken.corpus.train import fit

BINS = 10
"""Equal bins of probability in which promise and truth are compared."""
AREAS = [area.code for area in load_scheme().areas]


class Judged(NamedTuple):
    """A measure's true area, the judged one, the probability given, and whether a second area makes it right."""

    truth: str
    judged: str
    confidence: float
    lenient: bool


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the mean gap of probability and share of right answers over bins, by their size (Naeini 2015)."""
    confidence = np.array([item.confidence for item in judged])
    right = np.array([item.truth == item.judged for item in judged], dtype=float)
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    parts = (abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    return float(sum(parts))


def summary(name: str, judged: Sequence[Judged]) -> str:
    """Return one line of figures."""
    right = np.mean([item.truth == item.judged for item in judged])
    lenient = np.mean([item.lenient for item in judged])
    macro = f1_score([j.truth for j in judged], [j.judged for j in judged], labels=AREAS, average="macro")
    error = calibration_error(judged)
    return f"{name:45} n={len(judged):4} area={right:.3f} lenient={lenient:.3f} macro_f1={macro:.3f} ece={error:.3f}"


def report_titles() -> list[Judged]:
    """Judge each region's titles by a model trained without that region, with the shipped calibration."""
    examples, judged, shipped = load_examples(), [], Model.load(MODEL_PATH)
    for region in sorted({example.region for example in examples} - {""}):
        model = fit([example for example in examples if example.region != region])
        model = replace(model, temperature=shipped.temperature, noise=shipped.noise)
        classifier = Classifier(model, load_scheme())
        for example in (e for e in examples if e.region == region):
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


if __name__ == "__main__":
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    print(summary("report titles, leaving one region out", report_titles()))
    for document, rows in document_measures(shared / "gold" / "measures-region-documents.json").items():
        print(summary(document, rows))
