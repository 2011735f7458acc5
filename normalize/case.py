"""Capitals: how a meant word is written where a garbled one was printed."""

from __future__ import annotations

import re
from typing import Final

from normalize import lexicon

EITHER: Final = "OGQC0"
"""Characters that stand for Ö and for ö alike, though most are capitals."""
STROKES: Final = "I|[1!"
"""Characters that stand for l, though one is a capital."""
COMMON: Final = 12.0
"""Cost below which a word is so common that capitals inside it are misread."""
_MIXED: Final = re.compile("[a-zåäö][A-ZÅÄÖ]")
FIGURES: Final = "046"
"""Figures that stand for a capital as well as for a small letter."""


def cased(printed: str, word: str, *, begins: bool) -> str:
    """`word` (small letters) with the capitals that `printed` has; `begins` says that it begins a sentence.

    >>> cased("Gverenskommelse", "överenskommelse", begins=False)
    'överenskommelse'
    """
    if word == printed.lower() and not (_MIXED.search(printed) and (lexicon.cost(word) or COMMON) < COMMON):
        return printed
    if _all_capitals(printed):
        return word.upper()
    if _has_capital(printed, word, begins=begins):
        return word[0].upper() + word[1:]
    return word


def _all_capitals(printed: str) -> bool:
    letters = [character for character in printed if character.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and printed[1:].strip("1|!I[]&0469") != ""


def _has_capital(printed: str, word: str, *, begins: bool) -> bool:
    first = printed[0]
    if lexicon.is_name(word):
        return True
    if (first in EITHER and word[0] == "ö") or first in FIGURES:
        return begins
    if first in STROKES and word[0] == "l":
        return begins
    return first.isupper()
