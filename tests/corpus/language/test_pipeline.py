"""The Swedish pipeline: its parses, its scores, and what it may weigh."""

from __future__ import annotations

import json

import pytest
from spacy.language import Language

from atgardsbanken.corpus.language.pipeline import MODEL_PATH, load_pipeline
from atgardsbanken.corpus.vectors import DIMENSIONS, PATH, load_full_vectors, load_vectors

LARGEST_BYTES = 12_000_000
"""What the pipeline and its vectors may take together."""
LEAST_SCORES = {"part_of_speech": 0.95, "morphology": 0.925, "unlabelled": 0.845, "labelled": 0.785}


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline that is shipped."""
    return load_pipeline()


def test_the_committed_scores_hold() -> None:
    """A pipeline that reads kept-back sentences worse is not shipped."""
    scores = json.loads(MODEL_PATH.with_suffix(".json").read_text(encoding="utf-8"))
    assert all(scores[name] >= least for name, least in LEAST_SCORES.items())


def test_the_pipeline_and_its_vectors_are_small() -> None:
    """Both files together stay under the limit."""
    assert MODEL_PATH.stat().st_size + PATH.stat().st_size <= LARGEST_BYTES


def test_an_active_clause_is_read(nlp: Language) -> None:
    """A sentence's verb, subject and object are told apart."""
    doc = nlp("Regionen bygger en gemensam pool.")
    assert [(token.text, token.dep_) for token in doc if token.dep_ in ("ROOT", "nsubj", "obj")] == [
        ("Regionen", "nsubj"),
        ("bygger", "ROOT"),
        ("pool", "obj"),
    ]


def test_a_passive_is_told_from_an_active(nlp: Language) -> None:
    """The s of a passive verb is seen."""
    doc = nlp("Kallelser skickas digitalt.")
    assert doc[1].morph.get("Voice", []) == ["Pass"]


def test_an_unknown_compound_has_the_vector_of_its_end(nlp: Language) -> None:
    """A compound that was never seen is like what it ends with."""
    doc = nlp("Provsjukvårdsbemanningsenhet och enhet")
    assert doc[0].has_vector
    assert doc[0].similarity(doc[2]) > 0.5


def test_full_vectors_begin_with_the_reduced_ones() -> None:
    """One file serves both: the first columns are what titles are judged by."""
    words, full = load_full_vectors()
    row = words.index("sjuksköterska")
    reduced = load_vectors().parts("sjuksköterska")[1].sum(axis=0)
    ratio = full[row, :DIMENSIONS] @ reduced / ((full[row, :DIMENSIONS] ** 2).sum() * (reduced**2).sum()) ** 0.5
    assert ratio == pytest.approx(1, abs=1e-5)
