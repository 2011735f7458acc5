"""Describe a unit by words: what it says, how it begins, its verbs, and the words above it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from atgardsbanken.corpus.find.deadline import has_date
from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.measures.units import Unit
from atgardsbanken.corpus.vectors import load_vectors
from atgardsbanken.corpus.wording import stem_of
from atgardsbanken.normalize.words import tokens

YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
MODALS = frozenset(["ska", "skall", "bör", "kan", "måste", "får", "vill", "kommer", "avser", "planerar"])
NEGATIONS = frozenset(["inte", "ej", "inga", "ingen", "inget", "utan", "aldrig", "varken"])
PRONOUNS = frozenset(["vi", "du", "man", "ni", "jag", "de", "den", "det", "han", "hon"])
PASSIVE = re.compile(r"^[^\W\d_]{2,}(?:as|es|ades|des|tes|ts|ats|its)$")
FIGURES = str.maketrans("123456789", "0" * 9)
"""Figures all look alike."""
MANY_WORDS = 60
"""Words of a unit that are read."""
LONGEST_TEXT = 300
"""Characters of a unit whose words' vectors are looked up."""
TEXT_VECTOR, HEADING_VECTOR, PAIR_WEIGHT = 2.0, 1.0, 1.0
"""What the mean vectors of a unit and of the heading above it, and pairs of words, count beside words: the scores by
words are best so on documents left out (average precision 0.779; 0.753 without vectors)."""
GRAM = "g="
"""How the names of pieces of words begin."""
GRAM_LETTERS = (4, 5)
"""Letters of the pieces of words: what Swedish puts together in one word is known by its parts."""
GRAMS_NORM = 3.0
"""What all pieces of a unit count together: with them the scores by words are better on documents left out (average
precision of sentences 0.773, without 0.751)."""
LENGTHS = (2, 4, 7, 12, 20, 35)
"""Numbers of words at which a unit's length passes into the next class."""


def word_features(unit: Unit) -> Iterator[tuple[str, float]]:
    """Yield the names and values of what a unit's words say."""
    found = tokens(unit.text)[:MANY_WORDS]
    yield from _weighted("s=", {_stem(word) for word in found})
    yield from _weighted("w=", {word for word in found if word in MODALS or word in NEGATIONS or word in PRONOUNS})
    yield from _weighted("b=", {f"{_stem(a)} {_stem(b)}" for a, b in pairwise(found)}, PAIR_WEIGHT)
    yield from _grams(found)
    yield from _beginning(found, unit.kind)
    yield from _form(unit, found)
    yield from _context(unit)
    yield from _meaning("v", unit.text, TEXT_VECTOR)
    yield from _meaning("u", unit.place.section[-1] if unit.place.section else "", HEADING_VECTOR)


def _grams(found: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """Yield the pieces of the words, and of words side by side, all of one weight."""
    text = f" {' '.join(found)} ".translate(FIGURES)
    pieces = {text[at : at + size] for size in GRAM_LETTERS for at in range(len(text) - size + 1)}
    yield from _weighted(GRAM, pieces, GRAMS_NORM / math.sqrt(max(1, len(pieces))))


def _meaning(prefix: str, text: str, weight: float) -> Iterator[tuple[str, float]]:
    """Yield the mean vector of a text's words, number by number."""
    for number, value in enumerate(_vector(text[:LONGEST_TEXT])):
        yield f"{prefix}{number}", value * weight


@lru_cache(maxsize=20_000)
def _vector(text: str) -> tuple[float, ...]:
    """Return the mean vector of a text's words, () where none is known."""
    _, parts = load_vectors().parts(text)
    return tuple(parts.sum(axis=0).tolist()) if len(parts) else ()


def _beginning(found: tuple[str, ...], kind: str) -> Iterator[tuple[str, float]]:
    """Yield how the first words look."""
    for number, word in enumerate(found[:3]):
        yield f"f{number}={_stem(word)}", 0.6
        yield f"e{number}={word[-3:]}", 0.6
        yield f"e{number}={word[-2:]}", 0.4
    if found:
        yield f"k={kind} {found[0][-2:]}", 0.5
        yield f"l={_stem(found[-1])}", 0.4


def _form(unit: Unit, found: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """Yield the kind, the length, the marks, figures and verb forms of a unit."""
    yield f"kind={unit.kind}", 1.0
    yield f"length={unit.kind} {sum(len(found) > most for most in LENGTHS)}", 1.0
    text = unit.text
    flags = {
        "stop": text.endswith((".", "!")),
        "question": text.endswith("?"),
        "colon": text.endswith(":"),
        "small": text[:1].islower(),
        "caps": text.isupper(),
        "digit": any(character.isdigit() for character in text),
        "percent": "%" in text or "procent" in text,
        "date": has_date(text),
        "quote": text[:1] in '”"–«»',
        "passive": any(PASSIVE.match(word) for word in found),
        "modal": any(word in MODALS for word in found),
        "negated": any(word in NEGATIONS for word in found),
        "att": "att" in found,
        "bold": unit.bold,
    }
    for name, value in flags.items():
        if value:
            yield f"is={name}", 0.7
            yield f"is={unit.kind} {name}", 0.5
    yield from _weighted("supine=", {word[-3:] for word in found if word.endswith(("ats", "its", "tts", "rts"))})


def _context(unit: Unit) -> Iterator[tuple[str, float]]:
    """Yield the words above a unit, by where they stand, and the fields that they name."""
    place = unit.place
    for name, text in (("h", place.section[-1] if place.section else ""), ("i", place.intro), ("c", place.column)):
        yield f"{name}f={unit.kind} {field_of(text.rstrip(': '))}", 0.8
        if name != "i" or unit.kind in ("item", "panel", "value") or text.endswith(":"):
            yield from _weighted(f"{name}=", {_stem(word) for word in tokens(text)[-8:]}, 0.5)
    if len(place.section) > 1:
        yield from _weighted("h2=", {_stem(word) for word in tokens(place.section[-2])[:6]}, 0.3)
    yield f"m={unit.kind} {_mark(place.marker)}", 0.5


def _mark(marker: str) -> str:
    """Return the kind of a list item's marker."""
    if not marker:
        return ""
    return "number" if marker[:1].isdigit() or marker[:1] == "(" else "letter" if marker[:1].isalpha() else "sign"


def _weighted(prefix: str, words: Iterable[str], weight: float = 1.0) -> Iterator[tuple[str, float]]:
    for word in sorted(words):
        yield prefix + word, weight


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Return the stem of a word; figures all look alike."""
    return "0" * len(word) if word.isdigit() else stem_of(word)
