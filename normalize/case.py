"""Capitals: how a meant word is written where a garbled one was printed."""

from __future__ import annotations

import re
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.channel import SWEDISH

EITHER: Final = "OGQC"
"""Characters that stand for Ö and for ö alike, though most are capitals."""
STROKES: Final = "I|[1!"
"""Characters that stand for l, though one is a capital."""
COMMON: Final = 11.0
"""Cost below which a word is common."""
SHORT: Final = 4
"""Letters in the longest abbreviation with capitals inside."""
_MIXED: Final = re.compile("[a-zåäö][A-ZÅÄÖ]")
FIGURES: Final = "046"
"""Figures that stand for a capital as well as for a small letter."""


def cased(printed: str, word: str, *, begins: bool, running: bool = False) -> str:
    """`word` (small letters) with the capitals that `printed` has.

    `begins` says that it begins a sentence, `running` that it stands in running text.

    >>> cased("Gverenskommelse", "överenskommelse", begins=False, running=True)
    'överenskommelse'
    """
    if SWEDISH & set(printed.lower()):
        return printed
    if word == printed.lower() and not _misread_capitals(printed, word):
        return printed
    if _all_capitals(printed):
        return word.upper()
    capital = _has_capital(printed, word, begins=begins, running=running)
    if len(printed) == len(word) and _MIXED.search(printed) and not _misread_capitals(printed, word):
        word = "".join(old if old.lower() == new else new for old, new in zip(printed, word, strict=True))
    return word[0].upper() + word[1:] if capital else word[0].lower() + word[1:]


def _misread_capitals(printed: str, word: str) -> bool:
    """Whether capitals inside `printed` are not to be trusted: the word is common and not an abbreviation."""
    return bool(_MIXED.search(printed)) and len(word) > SHORT and is_common(word)


def is_common(word: str) -> bool:
    """Whether `word` is so common that a capital in it is misread."""
    cost = lexicon.cost(word)
    return cost is not None and cost < COMMON


def _all_capitals(printed: str) -> bool:
    letters = [character for character in printed if character.isalpha()]
    if len(printed) == len(letters) + 1 == SHORT // 2 and printed[0] in STROKES:
        return letters[0].isupper()
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and printed[1:].strip("1|!I[]&0469") != ""


def _has_capital(printed: str, word: str, *, begins: bool, running: bool) -> bool:
    first = printed[0]
    if lexicon.is_name(word):
        return True
    if first == "G" and word[0] in "åä":
        return False
    if first == "A" and word[0] in "åä":
        return begins or not (running and is_common(word))
    if first in EITHER and word[0] == "ö":
        return begins or not running
    if first in FIGURES:
        return begins
    if first in STROKES and word[0] == "l":
        return begins
    return first.isupper()
