"""How far words read as Swedish, for a page and each font of it; quality and shares 0.0-1.0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from atgardsbanken.extract.records import Word

SWEDISH_LETTERS = frozenset("åäöÅÄÖ")
_SWEDISH = """
och i att det som på en är av för med till den ett om har de inte kan från vid ska eller under sig så även samt men
var vara efter inom mellan genom denna detta dessa där när hur man sin sina över alla andra också bör skall ha får
finns blir nya mer än utan mot
"""
_ENGLISH = """
the of and to that which with this these are be by from on was were have has not or it its your may is can in a an as
for will you
"""
SWEDISH_STOP_WORDS = frozenset(_SWEDISH.split())
ENGLISH_STOP_WORDS = frozenset(_ENGLISH.split())
CLEAN_SWEDISH_PER_1000 = 14.0
"""Å ä ö per 1,000 letters on the poorest clean pages of Swedish public print; the richest have 80 (measured)."""
LOST_SWEDISH_PER_1000 = 6.0
"""Å ä ö per 1,000 letters below which they were lost: an English model leaves 0."""
CLEAN_STOP_SHARE = 0.14
"""The share of stop words on the poorest clean pages of running text; glyph numbers leave 0.02 (measured)."""
ENGLISH_SHARE = 0.2
"""The share of English stop words that makes a text English."""
LEAST_LETTERS = 120
"""Letters below which the absence of å ä ö says nothing."""
LEAST_FONT_LETTERS = 400
"""The same for one font of a page: it may be used for names and terms only."""
REMEMBERED_WORDS = 50_000
"""Words of which it is remembered whether they are odd: most of a text's words stand in it often."""
LEAST_WORDS = 40
"""Words below which the share of stop words says nothing."""
ODD_SHARE = 0.4
"""The share of odd words above which a font or page is garbled."""
SOME_ODD_SHARE = 0.12
"""The same where å ä ö are missing too."""
LEAST_ODD_WORDS = 3
"""Odd words below which their share says nothing."""

VOWELS = frozenset("aeiouyåäöéüAEIOUYÅÄÖÉÜ")
OPENING, CLOSING = "([{\"'”“»«‘’–—-•·/*†¹²³", ")]}\"'”“»«‘’.,;:!?…–—-/*†%¹²³⁴⁵⁶⁷⁸⁹⁰0123456789"
LETTERS_ONLY = re.compile(r"^[A-Za-zÀ-ÖØ-öø-ÿ]+(?:[-–/.:'’´&+,_][A-Za-zÀ-ÖØ-öø-ÿ]+)*$")
NUMERIC = re.compile(r"^[\d\s.,:;/()%§+±×xX*=<>–—-]+$|^\d+[A-Za-zåäö]{1,3}$|^[A-ZÅÄÖ]{1,4}[-.]?\d[\dA-ZÅÄÖ.:/-]*$")
ADDRESS = re.compile(r"^\S[^\s@]*+@\S+$|^(?:https?://|www\.)\S+$", re.IGNORECASE)
LONGEST_ACRONYM_LETTERS = 6
"""Capitals without a vowel that may be an acronym, such as SKL or NSPRSK."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How text reads: `quality` 0.0-1.0, whether it `reads`, the fonts that do not, and why not in words."""

    quality: float
    reads: bool
    garbled_fonts: frozenset[str] = frozenset()
    reason: str = ""
    is_foreign: bool = False
    """Whether it has none of the letters å ä ö."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of the words of a text and of their letters."""

    letters: int
    swedish_letters: int
    words: int
    stop_words: int
    english: int
    odd: int

    @property
    def rate(self) -> float:
        """Return the number of å ä ö in 1,000 letters."""
        return 1000 * self.swedish_letters / self.letters if self.letters else 0.0

    @property
    def stop_share(self) -> float:
        """Return the share of Swedish stop words."""
        return self.stop_words / self.words if self.words else 0.0

    @property
    def odd_share(self) -> float:
        """Return the share of words that no language spells so."""
        return self.odd / self.words if self.words else 0.0

    @property
    def is_english(self) -> bool:
        """Tell whether the text is English, so that å ä ö are not missed."""
        share = self.english / self.words if self.words else 0.0
        return self.words >= LEAST_WORDS / 2 and share >= ENGLISH_SHARE and self.english > self.stop_words


def count(texts: Iterable[str]) -> Counts:
    """Count the words in `texts`, and their letters; what has no letter is no word."""
    words = [text for text in texts if any(map(str.isalpha, text)) or _has_letterlike(text)]
    bare = [word.strip(OPENING + CLOSING).casefold() for word in words]
    every = "".join(words)
    letters = sum(map(str.isalpha, every))
    swedish = sum(map(every.count, SWEDISH_LETTERS))
    return Counts(
        letters=letters,
        swedish_letters=swedish,
        words=len(words),
        stop_words=sum(word in SWEDISH_STOP_WORDS for word in bare),
        english=sum(word in ENGLISH_STOP_WORDS for word in bare),
        odd=sum(is_odd(word) for word in words),
    )


def _has_letterlike(text: str) -> bool:
    """Tell whether the text holds control or replacement characters where letters should be."""
    return any(char == "\N{REPLACEMENT CHARACTER}" or "\x00" < char < " " or "\x7f" <= char < "\xa0" for char in text)


@lru_cache(maxsize=REMEMBERED_WORDS)
def is_odd(word: str) -> bool:
    """Tell whether no language spells a word so: signs inside it, digits before letters, or letters without a vowel.

    >>> [is_odd(word) for word in ("vård", "v$rd", "SKR", "hmmpf", "2019.")]
    [False, True, False, True, False]
    """
    bare = word.lstrip(OPENING).rstrip(CLOSING)
    if not bare or NUMERIC.match(bare) or ADDRESS.match(bare):
        return False
    if not LETTERS_ONLY.match(bare):
        return True
    if len(bare) <= 3 or not VOWELS.isdisjoint(bare):
        return False
    return not (bare.isupper() and len(bare) <= LONGEST_ACRONYM_LETTERS)


def judge(words: Sequence[Word]) -> Judgement:
    """Judge how a page's words read, as a whole and font by font."""
    counts = count(word.text for word in words)
    fonts: dict[str, list[str]] = {}
    for word in words:
        fonts.setdefault(word.font, []).append(word.text)
    garbled = frozenset(font for font, texts in fonts.items() if _complaint(count(texts), LEAST_FONT_LETTERS))
    complaint = _complaint(counts)
    return Judgement(_quality(counts), not complaint, garbled, complaint, is_foreign=not counts.swedish_letters)


def _complaint(counts: Counts, least_letters: int = LEAST_LETTERS) -> str:
    """Say in words what is wrong with a text; nothing where nothing is."""
    if counts.odd >= LEAST_ODD_WORDS and counts.odd_share >= ODD_SHARE:
        return f"{counts.odd_share:.0%} of the words are spelt as no language does"
    if counts.odd >= LEAST_ODD_WORDS and counts.odd_share >= SOME_ODD_SHARE and counts.rate < LOST_SWEDISH_PER_1000:
        return f"{counts.odd_share:.0%} of the words are spelt as no language does, and none has å ä ö"
    if counts.letters >= least_letters and counts.rate < LOST_SWEDISH_PER_1000 and not counts.is_english:
        return f"{counts.rate:.0f} å ä ö in 1,000 letters"
    return ""


def _quality(counts: Counts) -> float:
    """Return how near the text comes to clean Swedish print, 0.0-1.0."""
    if not counts.words:
        return 1.0
    letters = (
        1.0 if counts.letters < LEAST_LETTERS or counts.is_english else min(counts.rate / CLEAN_SWEDISH_PER_1000, 1.0)
    )
    stops = 1.0 if counts.words < LEAST_WORDS or counts.is_english else min(counts.stop_share / CLEAN_STOP_SHARE, 1.0)
    return round((1 - counts.odd_share) * (0.8 * letters + 0.2 * stops), 3)
