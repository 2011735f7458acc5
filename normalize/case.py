"""Restores capitals: writes a meant word as the garbled one was printed."""

from __future__ import annotations

import re
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.abbreviations import LONGEST_ABBREVIATION_LETTERS
from atgardsbanken.normalize.channel import SWEDISH

EITHER: Final = "OGQC"
"""Characters printed for Ö and for ö alike, though most are capitals."""
STROKES: Final = "I|[1!"
"""Characters printed for l, though one is a capital."""
COMMON_WORD_COST: Final = 11.0
"""Cost below which a word is common, in -ln(probability); see `bench/thresholds_text.py`."""
_MIXED: Final = re.compile("[a-zåäö][A-ZÅÄÖ]")
FIGURES: Final = "046"
"""Figures printed for a capital as well as for a small letter."""


def cased(printed: str, word: str, *, begins: bool, running: bool = False) -> str:
    """Return `word` (small letters) with the capitals that `printed` has.

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
    """Return whether capitals inside `printed` are misread: `word` is common and no abbreviation."""
    return bool(_MIXED.search(printed)) and len(word) > LONGEST_ABBREVIATION_LETTERS and is_common(word)


def is_common(word: str) -> bool:
    """Return whether `word` is so common that a capital inside it is misread."""
    cost = lexicon.cost(word)
    return cost is not None and cost < COMMON_WORD_COST


def _all_capitals(printed: str) -> bool:
    """Return whether `printed` is all capitals, figures and strokes aside."""
    letters = [character for character in printed if character.isalpha()]
    if len(printed) == 2 and len(letters) == 1 and printed[0] in STROKES:
        return letters[0].isupper()
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and printed[1:].strip("1|!I[]&0469") != ""


def _has_capital(printed: str, word: str, *, begins: bool, running: bool) -> bool:
    """Return whether `word` begins with a capital, where `printed` leaves it open by the place in the sentence."""
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
