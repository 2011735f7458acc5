"""Compares spaCy's textcat and the linear model on the same examples: `python bench/textcat.py`, accuracy, seconds.

Three regions at a time are left out; both learn the other regions' titles and the project's own examples.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import spacy
from spacy.training import Example as SpacyExample
from thinc.api import fix_random_seed

from atgardsbanken.corpus.areas import load_scheme
from atgardsbanken.corpus.classify import Classifier
from atgardsbanken.corpus.examples import Example, load_examples
from atgardsbanken.corpus.train import fit

FOLDS = 7
"""Times that regions are left out, three at a time."""
EPOCHS = 20
"""spaCy's rounds of training."""
BATCH = 32
"""spaCy's examples at a time."""
BAG_OF_WORDS: Mapping[str, str | int | bool] = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 2,
    "no_output_layer": False,
}
"""spaCy's quickest model: words and pairs of words."""
ENSEMBLE: Mapping[str, str | int | bool] = {}
"""spaCy's default: a bag of words and a small convolutional network."""
TitleJudge = Callable[[str], str]


def linear(examples: Sequence[Example]) -> TitleJudge:
    """Return the project's own model, without its threshold for too little evidence."""
    model = fit(examples)
    classifier = Classifier(model, load_scheme())
    return lambda title: model.labels[int(classifier.log_odds(title)[0].argmax())]


def textcat(examples: Sequence[Example], model: Mapping[str, str | int | bool]) -> TitleJudge:
    """Return spaCy's textcat trained on a blank Swedish pipeline, without a downloaded model."""
    fix_random_seed(1)
    nlp = spacy.blank("sv")
    nlp.add_pipe("textcat", config={"model": dict(model)} if model else {})
    labels = sorted({example.area for example in examples})
    docs = [(nlp.make_doc(e.title), {"cats": {label: float(label == e.area) for label in labels}}) for e in examples]
    learnt = [SpacyExample.from_dict(doc, cats) for doc, cats in docs]
    optimizer = nlp.initialize(lambda: learnt)
    for _ in range(EPOCHS):
        random.Random(1).shuffle(learnt)
        for start in range(0, len(learnt), BATCH):
            nlp.update(learnt[start : start + BATCH], sgd=optimizer, drop=0.2)
    return lambda title: max((score, label) for label, score in nlp(title).cats.items())[1]


def accuracy(make: Callable[[Sequence[Example]], TitleJudge]) -> tuple[float, float]:
    """Return the share of titles judged right by models that have not seen their region, and the seconds it took."""
    examples = load_examples()
    regions = sorted({example.region for example in examples} - {""})
    start, right, total = time.perf_counter(), 0, 0
    for fold in range(FOLDS):
        left_out = set(regions[fold::FOLDS])
        judge = make([example for example in examples if example.region not in left_out])
        for example in (e for e in examples if e.region in left_out):
            right += judge(example.title) == example.area
            total += 1
    return right / total, time.perf_counter() - start


if __name__ == "__main__":
    found = accuracy(linear)
    print(f"linear model: {found[0]:.3f}, {found[1]:.0f} s")
    for name, architecture in (("bag of words", BAG_OF_WORDS), ("ensemble", ENSEMBLE)):
        found = accuracy(partial(textcat, model=architecture))
        print(f"spaCy textcat, {name}: {found[0]:.3f}, {found[1]:.0f} s")
