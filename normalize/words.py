"""Words as search and linking see them: small letters, lemmas, and forms without å, ä and ö."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse
from typing import Final

from atgardsbanken.normalize.characters import RAISED
from atgardsbanken.normalize.lemmas import LANGUAGE, lemmatizer

LETTER: Final = rf"[^\W_{RAISED}]"
"""Matches a letter or figure of a word; a raised figure is a footnote's mark."""
TOKEN: Final = re.compile(f"{LETTER}+(?::{LETTER}+)?")
"""Matches a word or number; a hyphen parts, an inner colon (`SKL:s`) does not."""


def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text`, small letters; a hyphen parts, an inner colon (`SKL:s`) does not.

    >>> tokens("IT-stöd för vårdens medarbetare.")
    ('it', 'stöd', 'för', 'vårdens', 'medarbetare')
    """
    return tuple(TOKEN.findall(unicodedata.normalize("NFC", text).lower()))


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """Return the dictionary form of `word`, small letters; the word itself where none is known.

    >>> lemma("sjuksköterskorna")
    'sjuksköterska'
    """
    small = word.lower()
    return str(lemmatizer().lemmatize(small, lang=LANGUAGE)).lower()


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Return `word` in small letters without marks above or below letters, as typed without Swedish keys.

    >>> folded("Vårdnära")
    'vardnara'
    """
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", word.lower())))
