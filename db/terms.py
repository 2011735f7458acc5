"""Text to the words that search compares: as written, dictionary forms, parts of compounds, and without å ä ö."""

from __future__ import annotations

import re
from dataclasses import dataclass

import simplemma

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
FOLDING = str.maketrans("åäöéèü", "aaoeeu")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text's words for the four columns that search reads, each separated by spaces, in the order of the text."""

    words: str
    lemmas: str
    parts: str
    folded: str


def prepare(text: str) -> Prepared:
    """The words of `text`; each further column holds only what the ones before it do not."""
    words = [word.lower() for word in WORD.findall(text)]
    lemmas = [simplemma.lemmatize(word, lang="sv").lower() for word in words]
    others = [lemma for word, lemma in zip(words, lemmas, strict=True) if lemma != word]
    folded = [word.translate(FOLDING) for word in (*words, *others)]
    return Prepared(" ".join(words), " ".join(others), "", " ".join(w for w in folded if w not in words))
