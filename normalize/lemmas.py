"""Looks lemmas up in simplemma's dictionary, kept on the disk: a form with its lemma costs no load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from operator import eq
from typing import Final

import marisa_trie
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DictionaryFactory

from atgardsbanken.normalize.lexicon import DATA, kept

LANGUAGE: Final = "sv"
_FILE: Final = DATA / "lemmas.marisa"


class Lemmas(Mapping[str, str]):
    """Form → lemma; of a lemma only the letters after those it shares with its form are kept."""

    def __init__(self, trie: marisa_trie.BytesTrie) -> None:
        """Read `trie`: form → one byte, how many letters are shared, and the rest of the lemma."""
        self._trie = trie

    def __getitem__(self, form: str) -> str:
        """Return the lemma of `form`; raise a KeyError where none is known."""
        found = kept(self._trie, form)
        if found is None:
            raise KeyError(form)
        value = found[0]
        return form[: value[0]] + str(value[1:], "utf-8")

    def __iter__(self) -> Iterator[str]:
        """Yield every form."""
        return iter(self._trie.keys())

    def __len__(self) -> int:
        """Return the number of forms."""
        return len(self._trie)


class _OnDisk(DictionaryFactory):
    """A factory that gives simplemma the dictionary of this package."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of Swedish; raise a ValueError for another language."""
        if lang != LANGUAGE:
            raise ValueError(lang)
        return _dictionary()


@cache
def _dictionary() -> Lemmas:
    """Open the dictionary once; the file is mapped into memory, not loaded."""
    return Lemmas(marisa_trie.BytesTrie().mmap(str(_FILE)))


def is_form(word: str) -> bool:
    """Return whether the dictionary has `word` (small letters) as a form of a word.

    >>> is_form("stallet"), is_form("fran")
    (True, False)
    """
    return word in _dictionary()


def forms() -> Iterator[str]:
    """Yield every form of a word that the dictionary has."""
    return iter(_dictionary())


@cache
def lemmatizer() -> Lemmatizer:
    """Return simplemma with the dictionary on the disk."""
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_OnDisk()))


def build(pairs: Iterable[tuple[str, str]]) -> None:
    """Write forms and their lemmas to the dictionary's file."""
    marisa_trie.BytesTrie((form, _packed(form, lemma)) for form, lemma in pairs).save(str(_FILE))


def _packed(form: str, lemma: str) -> bytes:
    """Return how many letters `lemma` shares with `form`, as one byte, and the rest of it."""
    shared = sum(1 for _ in takewhile(bool, map(eq, form, lemma)))
    return bytes([shared]) + lemma[shared:].encode()
