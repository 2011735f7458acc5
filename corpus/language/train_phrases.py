"""Train what finds phrases: `python -m atgardsbanken.corpus.language.train_phrases FOLDER…`.

The FOLDERs hold documents with marked measures (`*.json`). Written are the tagger `corpus/data/phrases.crfsuite`, the
ranker `corpus/data/phrase_weights.json`, and the scores `corpus/data/phrases.json`: on documents left out and on
genres left out, each by models that have seen only the others. All are always the same.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from atgardsbanken.corpus.language.candidates import candidates
from atgardsbanken.corpus.language.gold import Unit, read_units
from atgardsbanken.corpus.language.overlap import GOOD_SHARE, TESTS, agreement, f1, overlap
from atgardsbanken.corpus.language.phrases import LEAST_PROBABILITY, Option, Read, choose, rank, read_all
from atgardsbanken.corpus.language.pipeline import load_pipeline
from atgardsbanken.corpus.language.ranking import WEIGHTS_PATH, Features, Ranker, ranked_features
from atgardsbanken.corpus.language.sentences import Stretch
from atgardsbanken.corpus.language.tagger import (
    BEGIN,
    INSIDE,
    MODEL_PATH,
    OUTSIDE,
    Numbers,
    Rows,
    open_tagger,
    probabilities,
    train_tagger,
)
from atgardsbanken.corpus.language.token_features import sentence_features

log = logging.getLogger(__name__)

SCORES_PATH = MODEL_PATH.with_name("phrases.json")
PARTS = 5
"""Parts into which documents, and genres, are divided for leaving out."""
ROUNDS = 80
"""Steps in which the tagger learns: with more it is no better on documents left out."""
STRENGTH = 0.02
"""Inverse of the penalty on the ranker's large weights."""
RARE = 8
"""Candidates in which a feature must stand to be learnt."""
GOOD_WORTH = 0.7
"""What a good overlap is worth beside the very same borders: 1 makes 0.57 instead of 0.59 of the phrases exact."""
SAME_SHARE = 0.97
"""Overlap from which borders are the same but for a sign."""
DECIMALS = 3
"""Decimals of a weight that are kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """A unit that holds measures, its parsed sentences, the features of their words and the labels to be learnt."""

    unit: Unit
    sentences: list[Read]
    rows: list[Rows]
    labels: list[list[str]]


def read_examples(folders: Iterable[Path]) -> list[Example]:
    """Return the units of the documents in `folders` that hold measures, parsed."""
    units = [unit for unit in read_units(folders) if unit.marked]
    read = read_all([unit.text for unit in units], load_pipeline())
    return [_example(unit, sentences) for unit, sentences in zip(units, read, strict=True)]


def _example(unit: Unit, sentences: list[Read]) -> Example:
    """Return a unit as an example."""
    rows: list[Rows] = [sentence_features(one.said, unit.kind, one.number) for one in sentences]
    return Example(unit, sentences, rows, [_labels(unit, one) for one in sentences])


def _labels(unit: Unit, read: Read) -> list[str]:
    """Return the label of each word of a sentence."""
    said, offset = read.said, read.place.start
    labels = [OUTSIDE] * len(said.words)
    for marked in unit.marked:
        inside = [
            i
            for i in range(len(labels))
            if said.starts[i] + offset < marked.end and said.ends[i] + offset > marked.start
        ]
        for i in inside:
            labels[i] = BEGIN if i == inside[0] else INSIDE
    return labels


def fit_tagger(examples: Sequence[Example], path: Path) -> None:
    """Train the tagger on `examples` and write it to `path`."""
    rows = [one for example in examples for one in example.rows]
    labels = [one for example in examples for one in example.labels]
    train_tagger(rows, labels, path, rounds=ROUNDS)


def tag(examples: Sequence[Example], path: Path) -> list[list[Numbers]]:
    """Return what the tagger at `path` says of the sentences of each example."""
    tagger = open_tagger(path)
    return [[probabilities(tagger, rows) for rows in example.rows] for example in examples]


def tag_left_out(examples: Sequence[Example], parts: Sequence[int]) -> list[list[Numbers]]:
    """Return what is said of each example by a tagger that has not seen its part."""
    found: list[list[Numbers]] = [[] for _ in examples]
    for part in sorted(set(parts)):
        left_out = [i for i, one in enumerate(parts) if one == part]
        seen = [example for example, one in zip(examples, parts, strict=True) if one != part]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "tagger"
            fit_tagger(seen, path)
            for i, labels in zip(left_out, tag([examples[i] for i in left_out], path), strict=True):
                found[i] = labels
        log.info("part %d of %d left out", part + 1, len(set(parts)))
    return found


def candidate_features(example: Example, labels: Sequence[Numbers]) -> list[tuple[Features, float]]:
    """Return the features of all candidates of an example, each with the largest overlap with a marked phrase."""
    found = []
    for read, marginals in zip(example.sentences, labels, strict=True):
        options = candidates(read.said, marginals)
        features = ranked_features(read.said, marginals, options, example.unit.kind)
        for option, row in zip(options, features, strict=True):
            place = Stretch(
                read.place.start + read.said.starts[option.start], read.place.start + read.said.ends[option.end - 1]
            )
            marked = [overlap((one.start, one.end), place) for one in example.unit.marked]
            found.append((row, max(marked, default=0.0)))
    return found


def fit_ranker(rows: Sequence[tuple[Features, float]]) -> Ranker:
    """Return the ranker that learns from candidates and their overlaps."""
    counts = Counter(name for features, _ in rows for name in features)
    known = [{name: value for name, value in features.items() if counts[name] >= RARE} for features, _ in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(known)
    right = np.array([worth(share) for _, share in rows])
    weights = np.concatenate([right, 1 - right])
    used = weights > 0
    labels = np.repeat([1, 0], len(rows))[used]
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    with threadpool_limits(limits=1):
        model.fit(vstack([matrix, matrix]).tocsr()[used], labels, sample_weight=weights[used])
    learnt = {
        name: round(float(w), DECIMALS) for name, w in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    }
    return Ranker({name: w for name, w in learnt.items() if w}, round(float(model.intercept_[0]), DECIMALS))


def worth(share: float) -> float:
    """Return how right a candidate is that overlaps a marked phrase by `share`: most for a good overlap.

    The rest is for the very same borders, without which the longer of two good candidates won.

    >>> worth(0.5), worth(0.85), worth(1.0)
    (0.0, 0.7, 1.0)
    """
    if share < GOOD_SHARE:
        return 0.0
    return 1.0 if share >= SAME_SHARE else GOOD_WORTH


def parts_by(names: Sequence[str]) -> list[int]:
    """Return the number of the part each name falls in; the same name always in the same."""
    number = {name: i % PARTS for i, name in enumerate(sorted(set(names)))}
    return [number[name] for name in names]


Counts = Mapping[str, Mapping[str, Counter[str]]]
"""Kind of unit ("all" too), then test, then how many are marked, found and right."""


def left_out_counts(
    examples: Sequence[Example], labels: Sequence[list[Numbers]], parts: Sequence[int]
) -> tuple[Counts, list[tuple[float, bool]]]:
    """Return the counts of each test by kind, and probability and rightness of each phrase, all of parts not seen."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    judged: list[tuple[float, bool]] = []
    rows = [candidate_features(example, one) for example, one in zip(examples, labels, strict=True)]
    for part in sorted(set(parts)):
        ranker = fit_ranker([row for i, one in enumerate(rows) if parts[i] != part for row in one])
        for i, example in enumerate(examples):
            if parts[i] == part:
                chosen = choose(rank(example.sentences, labels[i], example.unit.kind, ranker), LEAST_PROBABILITY)
                places = [_place(example, option) for option in chosen]
                _count(example.unit, places, counts)
                judged += zip((option.probability for option in chosen), _right(example.unit, places), strict=True)
    return counts, judged


def _place(example: Example, option: Option) -> Stretch:
    """Return where in its unit's text an option stands."""
    read = example.sentences[option.sentence]
    offset = read.place.start
    return Stretch(offset + read.said.starts[option.start], offset + read.said.ends[option.end - 1])


def _count(unit: Unit, places: Sequence[Stretch], counts: dict[str, dict[str, Counter[str]]]) -> None:
    """Add the agreement of a unit's phrases to `counts`."""
    for name, test in TESTS.items():
        agreed = agreement(unit, places, test)
        for kind in ("all", unit.kind):
            counts[kind][name].update(agreed)


def _right(unit: Unit, places: Sequence[Stretch]) -> list[bool]:
    """Return of each place whether it overlaps a marked phrase well."""
    return [any(TESTS["overlap_0.8"](unit, marked, place) for marked in unit.marked) for place in places]


def report(counts: Counts, judged: Sequence[tuple[float, bool]]) -> dict[str, object]:
    """Return the scores as they are written: F1 by kind and test, and how often phrases are right by probability."""
    kinds = {
        kind: {"measures": tests["exact"]["marked"], **{name: round(f1(one), 3) for name, one in tests.items()}}
        for kind, tests in sorted(counts.items())
    }
    bins: dict[int, list[bool]] = defaultdict(list)
    for probability, right in judged:
        bins[min(9, int(probability * 10))].append(right)
    shares = {f"{low / 10:.1f}": [len(one), round(sum(one) / len(one), 2)] for low, one in sorted(bins.items())}
    return {"f1": kinds, "phrases and share right by probability": shares}


def train(folders: Sequence[Path]) -> dict[str, object]:
    """Train and write both models on all documents in `folders`; return the scores on what is left out."""
    examples = read_examples(folders)
    log.info("%d units with %d measures", len(examples), sum(len(one.unit.marked) for one in examples))
    scores: dict[str, object] = {}
    kept: list[list[Numbers]] = []
    for name, names in (
        ("genres left out", [one.unit.genre for one in examples]),
        ("documents left out", [one.unit.document for one in examples]),
    ):
        parts = parts_by(names)
        kept = tag_left_out(examples, parts)
        scores[name] = report(*left_out_counts(examples, kept, parts))
        log.info("%s: %s", name, scores[name])
    fit_tagger(examples, MODEL_PATH)
    rows = [row for example, labels in zip(examples, kept, strict=True) for row in candidate_features(example, labels)]
    fit_ranker(rows).save(WEIGHTS_PATH)
    return scores


def main(folders: Sequence[Path]) -> None:
    """Train, and write the scores beside the models."""
    SCORES_PATH.write_text(json.dumps(train(folders), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main([Path(name) for name in sys.argv[1:]])
