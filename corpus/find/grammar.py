"""Tells sentences from names of measures by their words; the lists of words are in `grammar.toml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from atgardsbanken.normalize.data_files import load

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Matches a word of letters, with hyphens inside it."""
SENTENCE_END = (".", "!", "?")
"""Signs that end a sentence."""
ABBREVIATION_END = re.compile(
    r"(?:\b(?:etc|m\.m|osv|mm|resp|bl\.a|t\.ex|ex|o\.s\.v|m\.fl|inkl|exkl|prim|prog|ev|ca)|utb|komp|handl|utv|org)\.$",
    re.IGNORECASE,
)
"""Matches an abbreviation whose full stop ends a text: it ends no sentence."""


class _WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `grammar.toml`, which says what each list is for."""

    finite: frozenset[str]
    actions: tuple[str, ...]
    connecting: frozenset[str]
    clause: frozenset[str]


@cache
def _word_lists() -> _WordLists:
    """Return the word lists, read once."""
    return load("atgardsbanken.corpus.find", "grammar.toml", _WordLists)


def finite_verbs() -> frozenset[str]:
    """Return common verbs in a finite form."""
    return _word_lists().finite


def action_stems() -> tuple[str, ...]:
    """Return beginnings of the verbs and other words that headings of measures begin with."""
    return _word_lists().actions


def connecting_words() -> frozenset[str]:
    """Return small words after which a name goes on ("och", "för")."""
    return _word_lists().connecting


def clause_words() -> frozenset[str]:
    """Return words that clauses are made of and names of measures hardly are ("att", "som")."""
    return _word_lists().clause


def has_finite_verb(text: str) -> bool:
    """Tell whether a text has a finite verb, which makes it a sentence.

    >>> has_finite_verb("Arbetet pågår"), has_finite_verb("Översyn av vårdtiderna")
    (True, False)
    """
    return any(word.lower() in finite_verbs() for word in WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, not with an abbreviation.

    >>> ends_sentence("Det är klart."), ends_sentence("Extra resurser läkarutb.")
    (True, False)
    """
    return text.rstrip().endswith(SENTENCE_END) and not ABBREVIATION_END.search(text.rstrip())


def is_name(text: str) -> bool:
    """Tell whether a text could be the name of a measure: no sentence, and not in small letters.

    >>> is_name("Inför vårdnära service"), is_name("Arbetet pågår")
    (True, False)
    """
    words = text.split()
    if not words or text[0].islower() or ends_sentence(text):
        return False
    is_request = words[0].lower().startswith(action_stems())  # "Inför" is finite and imperative alike
    return not has_finite_verb(" ".join(words[1:] if is_request else words))
