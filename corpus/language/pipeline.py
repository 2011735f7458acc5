"""The Swedish spaCy pipeline: parts of speech, word forms and clauses of one sentence at a time."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config
from spacy.vectors import Vectors

from atgardsbanken.corpus.vectors import load_full_vectors

CONFIG_PATH = Path(str(files("atgardsbanken.corpus.language").joinpath("pipeline.cfg")))
MODEL_PATH = Path(str(files("atgardsbanken.corpus").joinpath("data", "swedish.bin")))
SHORTEST_TAIL = 4
"""Letters in the shortest end of a compound whose vector is used for the whole word."""


@Language.component("compound_tails")
def compound_tails(doc: Doc) -> Doc:
    """Give each unknown compound in `doc` the vector of the longest known word that it ends with.

    The last part of a Swedish compound says what kind of thing it is: `bemanningsenhet` is an `enhet`.
    """
    vectors = doc.vocab.vectors
    for token in doc:
        if token.lower not in vectors:
            row = _tail_row(vectors, token.lower_)
            if row is not None:
                vectors.add(token.lower, row=row)
    return doc


def _tail_row(vectors: Vectors, word: str) -> int | None:
    """Return the row of the longest known word that `word` ends with."""
    for start in range(1, len(word) - SHORTEST_TAIL + 1):
        row: int | None = vectors.key2row.get(get_string_id(word[start:]))
        if row is not None:
            return row
    return None


def empty_pipeline() -> Language:
    """Return the pipeline with its vectors and untrained weights."""
    return load_model_from_config(load_config(CONFIG_PATH), auto_fill=True)


def with_vectors(nlp: Language) -> Language:
    """Return `nlp` with the vectors that all rooms share, found by a word's small letters."""
    words, data = load_full_vectors()
    keys = [get_string_id(word) for word in words]
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=keys, name="shared", attr="LOWER")
    return nlp


def save_pipeline(nlp: Language, path: Path = MODEL_PATH) -> None:
    """Write the weights and labels of `nlp` to `path`; vectors and words lie elsewhere."""
    path.write_bytes(zlib.compress(nlp.to_bytes(exclude=["vocab"]), 9))


@cache
def load_pipeline() -> Language:
    """Return the trained pipeline."""
    nlp = with_vectors(empty_pipeline())
    nlp.from_bytes(zlib.decompress(MODEL_PATH.read_bytes()), exclude=["vocab"])
    return nlp
