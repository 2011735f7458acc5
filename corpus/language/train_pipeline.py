"""Train the Swedish pipeline: `python -m atgardsbanken.corpus.language.train_pipeline FOLDER`.

FOLDER holds two treebanks of Universal Dependencies, `train.conllu` and `eval.conllu`. The pipeline is written to
`corpus/data/swedish.bin` and its scores on `eval.conllu` to `corpus/data/swedish.json`; both always the same.
"""

from __future__ import annotations

import json
import logging
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import fix_random_seed

from atgardsbanken.corpus.language.pipeline import MODEL_PATH, empty_pipeline, save_pipeline, with_vectors

log = logging.getLogger(__name__)

SEED = 1
STEPS = 2600
"""Batches that are learnt: with more, the scores on kept-back sentences no longer rose."""
BATCH_WORDS = 700
"""Words in a batch."""
WARMUP_STEPS = 150
LEARNING_RATE = 0.001
DROPOUT = 0.15
REPORT_STEPS = 200
"""Batches between two lines in the log."""
FRAGMENT_SHARE = 0.5
"""Share of the infinitive clauses and noun phrases of the treebank that are learnt once more as units of their own.

Items of a list are such fragments ("Införa en vikariepool"), which a treebank of running text has none of.
"""
FRAGMENT_WORDS = (3, 25)
"""Words in the shortest and the longest such fragment."""
PHRASE_RELATIONS = ("nsubj", "obj", "nsubj:pass", "root")
"""Relations of the noun phrases that become fragments."""


def read_treebank(path: Path, vocab: Vocab) -> list[Doc]:
    """Return the sentences of a CoNLL-U file, each as a document with gold parts of speech, forms and arcs."""
    sentences = path.read_text(encoding="utf-8").split("\n\n")
    return [_sentence([line.split("\t") for line in one.splitlines()], vocab) for one in sentences if one.strip()]


def _sentence(lines: Sequence[Sequence[str]], vocab: Vocab) -> Doc:
    """Return the lines of a sentence, without comments and words that stand for two, as a document."""
    rows = [line for line in lines if line[0].isdigit()]
    return Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        pos=[row[3] for row in rows],
        morphs=[row[5].removeprefix("_") for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
        deps=["ROOT" if row[6] == "0" else row[7] for row in rows],
    )


def fragments(doc: Doc) -> Iterator[Doc]:
    """Yield the infinitive clauses and the noun phrases of `doc` as documents of their own."""
    for token in doc:
        if "VerbForm=Inf" in str(token.morph) and token.pos_ == "VERB":
            run = [t for t in doc if t.i >= token.i and (t.i == token.i or token.is_ancestor(t))]
        elif token.pos_ == "NOUN" and token.dep_ in PHRASE_RELATIONS and token.head.i != token.i:
            run = [t for t in doc if t.i == token.i or token.is_ancestor(t)]
        else:
            continue
        if FRAGMENT_WORDS[0] <= len(run) <= FRAGMENT_WORDS[1] and _is_whole(run, token):
            yield _copied(run, token.i)


def _is_whole(tokens: Sequence[Token], root: Token) -> bool:
    """Say whether the tokens are one run of words, all of them under `root`."""
    within = {token.i for token in tokens}
    joined = tokens[-1].i - tokens[0].i + 1 == len(tokens)
    return joined and all(token.i == root.i or token.head.i in within for token in tokens)


def _copied(tokens: Sequence[Token], root: int) -> Doc:
    """Return neighbouring tokens as a document that begins with a capital and whose root is token number `root`."""
    first = tokens[0].i
    words = [token.text for token in tokens]
    words[0] = words[0][0].upper() + words[0][1:]
    return Doc(
        tokens[0].vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in tokens],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        heads=[root - first if token.i == root else token.head.i - first for token in tokens],
        deps=["ROOT" if token.i == root else token.dep_ for token in tokens],
    )


def examples(docs: Iterable[Doc], nlp: Language) -> list[Example]:
    """Return each document beside what the pipeline's own tokens make of its text; one sentence each."""
    made = []
    for doc in docs:
        predicted = nlp.make_doc(doc.text)
        nlp.get_pipe("compound_tails")(predicted)
        made.append(Example(predicted, doc))
    return made


def batches(pool: Sequence[Example], chooser: random.Random) -> Iterator[list[Example]]:
    """Yield batches of about BATCH_WORDS words without end, all examples in a new order each time round."""
    batch: list[Example] = []
    words = 0
    while True:
        for example in chooser.sample(pool, len(pool)):
            batch.append(example)
            words += len(example.reference)
            if words >= BATCH_WORDS:
                yield batch
                batch, words = [], 0


def train(folder: Path, path: Path = MODEL_PATH) -> dict[str, float]:
    """Train on `train.conllu` in `folder`, write the pipeline to `path`; return its scores on `eval.conllu`."""
    fix_random_seed(SEED)
    chooser = random.Random(SEED)  # noqa: S311
    nlp = with_vectors(empty_pipeline())
    sentences = read_treebank(folder / "train.conllu", nlp.vocab)
    parts = [part for doc in sentences for part in fragments(doc)]
    parts = chooser.sample(parts, round(FRAGMENT_SHARE * len(parts)))
    pool = examples([*sentences, *parts], nlp)
    held_back = examples(read_treebank(folder / "eval.conllu", nlp.vocab), nlp)
    log.info("%d sentences, %d fragments", len(sentences), len(parts))
    optimizer = nlp.initialize(lambda: islice(pool, len(pool)))
    for step, batch in enumerate(islice(batches(pool, chooser), STEPS)):
        optimizer.learn_rate = LEARNING_RATE * min(1.0, (step + 1) / WARMUP_STEPS) * (1 - 0.9 * step / STEPS)
        nlp.update(batch, drop=DROPOUT, sgd=optimizer)
        if (step + 1) % REPORT_STEPS == 0:
            with nlp.use_params(optimizer.averages):
                log.info("step %d: %s", step + 1, scores(nlp, held_back))
                save_pipeline(nlp, path.with_suffix(".part"))
    with nlp.use_params(optimizer.averages):
        _shorten(nlp)
        result = scores(nlp, held_back)
        save_pipeline(nlp, path)
    path.with_suffix(".part").unlink(missing_ok=True)
    return result


def _shorten(nlp: Language) -> None:
    """Round all weights to half precision, so that the file is half as long."""
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float16).astype(np.float32))


def scores(nlp: Language, held_back: Sequence[Example]) -> dict[str, float]:
    """Return the shares of right parts of speech, forms, heads and heads with relation."""
    copies = [Example(nlp.make_doc(example.text), example.reference) for example in held_back]
    found = nlp.evaluate(copies)
    names = {"part_of_speech": "pos_acc", "morphology": "morph_acc", "unlabelled": "dep_uas", "labelled": "dep_las"}
    return {name: round(float(found[key]), 4) for name, key in names.items()}


def main(folder: Path) -> None:
    """Train, and write the scores beside the pipeline."""
    result = train(folder)
    MODEL_PATH.with_suffix(".json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    log.info("%s", result)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main(Path(sys.argv[1]))
