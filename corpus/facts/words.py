"""The words by which a document tells its facts, from `words.toml`; all in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from atgardsbanken.corpus.regions import fold
from atgardsbanken.normalize.data_files import load

KindWord = Literal["press_release", "follow_up", "report", "plan", "rule", "record"]
"""Groups of words that a document calls itself by; rules and records are of the kind `other`."""

TOKEN = re.compile(r"[^\W\d_]+")
LONGEST_ENDING_LETTERS = 3
"""The longest ending that a form of a word may have beyond the word."""


class _Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    goals: frozenset[str]
    about: frozenset[str]
    follows: tuple[str, ...]
    as_of: frozenset[str]


class _Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decided: tuple[str, ...]
    valid: tuple[str, ...]
    published: tuple[str, ...]
    deadline: tuple[str, ...]
    meeting: tuple[str, ...]


class _Issued(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decided: tuple[str, ...]
    municipal: tuple[str, ...]
    regional: tuple[str, ...]
    others: tuple[str, ...]


class _Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chapters: tuple[str, ...]
    never: tuple[str, ...]
    labels: frozenset[str]
    joining: frozenset[str]
    minutes: frozenset[str]
    boards: tuple[str, ...]


class _Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ahead: tuple[str, ...]
    back: tuple[str, ...]
    press: tuple[str, ...]
    survey: tuple[str, ...]


class FactWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `words.toml`, which says what each list is for."""

    kinds: Mapping[KindWord, tuple[str, ...]]
    period: _Period
    published: _Published
    issued: _Issued
    titles: _Titles
    manner: _Manner


@cache
def fact_words() -> FactWords:
    """Return the words, read once."""
    return load("atgardsbanken.corpus", "facts/words.toml", FactWords)


@cache
def _group_of_word() -> Mapping[str, KindWord]:
    """Return the group of each listed word, folded: file names have no å, ä and ö."""
    return {fold(word): group for group, words in fact_words().kinds.items() for word in words if " " not in word}


def kind_words(text: str, *, compounds: bool = True) -> list[KindWord]:
    """Return the groups of the words in a text by which documents are called, in the order of the text.

    A compound is of the group that its ending is of.

    >>> kind_words("Uppföljning av handlingsplanen")
    ['follow_up', 'plan']
    """
    tokens = ((match.start(), fold(match[0])) for match in TOKEN.finditer(text))
    named = [(start, group) for start, token in tokens if (group := _group(token, compounds=compounds))]
    return [group for _, group in sorted([*named, *_phrases(text)], key=lambda each: each[0])]


def _phrases(text: str) -> Iterator[tuple[int, KindWord]]:
    """Yield the expressions of several words that a text has: where the first of each stands, and its group."""
    phrases = _group_of_phrase()
    low = text.lower()
    for word, group in phrases.items() if _any_of(tuple(phrases)).search(low) else ():
        if found := _any_of((word,)).search(low):
            yield found.start(), group


@cache
def _group_of_phrase() -> Mapping[str, KindWord]:
    """Return the group of each listed expression of several words."""
    return {word: group for group, words in fact_words().kinds.items() for word in words if " " in word}


@cache
def _group(token: str, *, compounds: bool) -> KindWord | None:
    """Return the group of a folded word, of a form of it, or of a compound that ends in it."""
    by_word = _group_of_word()
    if token in by_word:
        return by_word[token]
    forms = [word for word in by_word if is_form(token, word)]
    if forms:
        return by_word[max(forms, key=len)]
    ends = [
        word
        for word in by_word
        if compounds and any(is_form(token[cut:], word) for cut in range(2, len(token) - len(word) + 1))
    ]
    return by_word[max(ends, key=len)] if ends else None


def is_form(token: str, word: str) -> bool:
    """Return whether a token is a word or one of its forms.

    >>> is_form("rapporten", "rapport"), is_form("rapporterade", "rapport")
    (True, False)
    """
    return token.startswith(word) and len(token) <= len(word) + LONGEST_ENDING_LETTERS


def count_words(text: str, words: Iterable[str]) -> int:
    """Return how often a text has the words or expressions, as wholes.

    >>> count_words("Vi ska bygga och skapa; det ska bli bra", ["ska"])
    2
    """
    low = text.lower()
    return sum(len(_whole(word).findall(low)) for word in words if word in low)


@cache
def _whole(word: str) -> re.Pattern[str]:
    """Return a pattern that matches a listed word or expression."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def has_word(text: str, words: Iterable[str]) -> bool:
    """Return whether a text has one of the words or expressions, from the beginning of a word on.

    >>> has_word("Antagen av regionstyrelsen", ["antagen"]), has_word("Återantagen", ["antagen"])
    (True, False)
    """
    low = text.lower()
    return _any_of(tuple(words)).search(low) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches the beginning of any of listed words or expressions."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})" if words else r"(?!)")
