"""The language of a text by its commonest words; what is not Swedish holds no measures of ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import msgspec

from atgardsbanken.normalize.data_files import load

LEAST_WORDS = 20
"""Words of a text from which on its language is judged: fewer may be names alone."""
LEAST_SHARE = 0.12
"""Part of running text's words that are the language's commonest, at least: 14-45 % in all that were measured."""
WINS_RATIO = 1.5
"""Times Swedish's share that another language's must be: near languages have words in common."""
NEAR_RATIO = 1.15
"""The same for Norwegian and Danish, whose common words are half Swedish too."""
OTHER_LETTERS_SHARE = 0.5
"""Where more of the letters than this are not Latin, the text is in another script."""
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
SWEDISH = "Swedish"


class _ListedLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: str
    near: bool = False


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `foreign.toml`: languages, the words of each parted by blanks."""

    language: tuple[_ListedLanguage, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its English name, its commonest words, and whether it is Swedish or `near` it."""

    name: str
    words: frozenset[str]
    near: bool = False


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that are told apart, Swedish first."""
    listed = load("atgardsbanken.corpus", "foreign.toml", _Listed)
    return tuple(Language(each.name, frozenset(each.words.split()), each.near) for each in listed.language)


def language_of(texts: Iterable[str]) -> str:
    """Return the name of the language that `texts` are in, "" where it can't be told.

    >>> language_of(["The county will see to it that all of the staff have what they need when they are on duty."])
    'English'
    """
    words = [word.lower() for text in texts for word in WORD.findall(text)]
    if len(words) < LEAST_WORDS:
        return ""
    letters = "".join(words)
    if len(letters) - len(LATIN.findall(letters)) > OTHER_LETTERS_SHARE * len(letters):
        return "another script"
    found = Counter(words)
    shares = {language.name: sum(found[word] for word in language.words) / len(words) for language in languages()}
    best = max(shares, key=lambda name: shares[name])
    is_other = shares[best] >= LEAST_SHARE and shares[best] > WINS_RATIO * shares[SWEDISH]
    return best if is_other else _near(shares) or (SWEDISH if shares[SWEDISH] >= LEAST_SHARE else "")


def _near(shares: dict[str, float]) -> str:
    """Return Norwegian or Danish where one of them fits better than Swedish, with which they share many words."""
    near = [language.name for language in languages() if language.near and language.name != SWEDISH]
    best = max(near, key=lambda name: shares[name])
    return best if shares[best] >= LEAST_SHARE and shares[best] > NEAR_RATIO * shares[SWEDISH] else ""


def is_foreign(name: str) -> bool:
    """Return whether no measures are looked for in a language: in Swedish and those near it they are."""
    return bool(name) and not any(language.near for language in languages() if language.name == name)
