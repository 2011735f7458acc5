"""Whether words are a sentence or a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ACTION_NOUNS = ("ning", "ande", "else", "syn", "satsning", "projekt", "program")
"""The endings of nouns for what is done, where more words follow."""
TELLING_NOUNS = (
    "uppfölj",
    "redovis",
    "sammanfatt",
    "inledning",
    "beskrivning",
    "återkoppling",
    "fördelning",
    "förteckning",
    "bedömning",
)
"""The beginnings of nouns for what a document does, not a region."""
SENTENCE_END = (".", "!", "?")
ABBREVIATION_END = re.compile(
    r"(?:\b(?:etc|m\.m|osv|mm|resp|bl\.a|t\.ex|ex|o\.s\.v|m\.fl|inkl|exkl|prim|prog|ev|ca)|utb|komp|handl|utv|org)\.$",
    re.IGNORECASE,
)
"""A full stop that ends an abbreviation, not a sentence."""


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """The lists of words in `grammar.toml`."""
    data = tomllib.loads(files("atgardsbanken.corpus.find").joinpath("grammar.toml").read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in data.items()}


@cache
def finite_verbs() -> frozenset[str]:
    """Verbs in a finite form."""
    return frozenset(_lists()["finite"])


@cache
def action_stems() -> tuple[str, ...]:
    """The beginnings of verbs by which headings of measures begin."""
    return _lists()["actions"]


@cache
def connecting_words() -> frozenset[str]:
    """Small words after which a name goes on."""
    return frozenset(_lists()["connecting"])


@cache
def clause_words() -> frozenset[str]:
    """Words that clauses are made of and names of measures hardly are."""
    return frozenset(_lists()["clause"])


def has_finite_verb(text: str) -> bool:
    """Whether a text has a verb that makes it a sentence.

    >>> has_finite_verb("Arbetet pågår"), has_finite_verb("Översyn av vårdtiderna")
    (True, False)
    """
    return any(word.lower() in finite_verbs() for word in WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, with a full stop that is not an abbreviation's."""
    return text.rstrip().endswith(SENTENCE_END) and not ABBREVIATION_END.search(text.rstrip())


def is_name(text: str) -> bool:
    """Whether a text could be what a measure is called: no sentence, and it begins like a name.

    >>> is_name("Inför vårdnära service"), is_name("Arbetet pågår")
    (True, False)
    """
    words = text.split()
    if not words or text[0].islower() or ends_sentence(text):
        return False
    asks = words[0].lower().startswith(action_stems())
    return not has_finite_verb(" ".join(words[1:] if asks else words))


def is_action(text: str) -> bool:
    """Whether a heading says what is to be done: it begins with a verb in the imperative or infinitive, or its noun.

    >>> is_action("Utöka antalet tjänster"), is_action("Översyn av scheman"), is_action("Bakgrund")
    (True, True, False)
    """
    words = WORD.findall(text)
    first = words[0].lower() if words else ""
    if first.startswith(TELLING_NOUNS):
        return False
    return first.startswith(action_stems()) or (len(words) > 1 and first.endswith(ACTION_NOUNS))
