"""Whether words are a sentence or a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

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
def connecting_words() -> frozenset[str]:
    """Small words after which a name goes on."""
    return frozenset(_lists()["connecting"])


@cache
def clause_words() -> frozenset[str]:
    """Words that clauses are made of and names of measures hardly are."""
    return frozenset(_lists()["clause"])


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, with a full stop that is not an abbreviation's."""
    return text.rstrip().endswith(SENTENCE_END) and not ABBREVIATION_END.search(text.rstrip())
