"""Costs of reading words of a merged line as one cell, the lowest the likeliest, and the tests of words they rest on.

A merged line holds words of several boxes that stand side by side on the page; a cell is the part of one box.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from atgardsbanken.corpus.find.decoder_settings import DECODER
from atgardsbanken.corpus.find.grammar import connecting_words
from atgardsbanken.corpus.regions import fold
from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.lines import join

QUOTES = ('"', "”", "“")
"""Quotation marks, one of which may begin a word."""
DASHES = frozenset("–—-&+/:")
"""Signs that stand between two parts of a name, as words of their own."""
WORDLIKE = re.compile(r"^[(\"”“'’]*[^\W\d_](?:[\w./’'-]|&(?=\w\b)|:(?=\w{1,3}\b))*[)\"”“'’.,:%]*$")
"""Matches a word with the signs that may stand in it and around it."""
ACRONYM = re.compile(r"^[(]?[A-ZÅÄÖ]{2,5}[),.]?$")
"""Matches a short word in capitals."""
CASED = re.compile(r"^(?:[a-zåäöé]+|[A-ZÅÄÖ]+|[A-ZÅÄÖ]{1,3}[a-zåäöé]+|[A-ZÅÄÖ]?[a-zåäöé]+[A-ZÅÄÖ]{1,2}[a-zåäöé]*)$")
"""Matches a part of a word, a name or a trade mark with capitals where they may stand."""
ADJECTIVE = re.compile(
    r"(?:ade|erad|ckad|kad|iga|igt|iska|iskt|ella|ellt|uell|tiva|tivt|bara|bar|itala|onala|okala|obila|nära)$"
    r"|^(?i:digital|digitalt|central|mobilt?|ny|nya|nytt|hela|fler|färre|högre|lägre|större|mindre|bättre)$"
)
"""Matches adjectives, most by their endings: a noun should follow."""
GENITIVE = re.compile(r"(?:en|et|erna|arna|orna|ing|fer)s$")
"""Matches the endings of genitives: a noun should follow, too."""
NUMBERLIKE = re.compile(r"^\d[\d,./–-]*%?$")
"""Matches a number, a date or a span of years."""
CACHED_WORDS = 50_000
"""Words or names whose result each function keeps: more than a long document has; bounds memory only."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """A merged line's readable words; `gaps` are the indexes (from 0) of words before which some were unreadable.

    An index of `len(texts)` is a gap at the line's end.
    """

    texts: tuple[str, ...]
    gaps: frozenset[int] = frozenset()

    @property
    def begins_small(self) -> bool:
        """Tell whether the line begins in small letters, so that it goes on with names above."""
        return not begins_name(self.texts[0])


def cell_cost(words: LineWords, start: int, end: int) -> float:
    """Return the cost of the words from `start` up to `end` in one cell: of gaps, and of each word after another."""
    texts = words.texts[start:end]
    total = DECODER.small_start_cost if all(not any(map(str.isalpha, text)) for text in texts) else 0.0
    for index in range(start + 1, end):
        total += DECODER.across_gap_cost if index in words.gaps else 0.0
        total += joining_cost(words.texts[index - 1], words.texts[index], words.texts[index + 1 : end])
    return total


def joining_cost(before: str, after: str, rest: Sequence[str] = ()) -> float:
    """Return the cost of the word `after` behind `before` in one name; `rest` follows in the same cell.

    Capitals, the same word twice, two nouns and two small words cost; a common pair of words is cheaper.
    """
    total = DECODER.repeated_word_cost if before.lower() == after.lower() else -_pair_gain(before, after)
    if begins_name(after) and not NUMBERLIKE.match(before):
        return total + _inner_capital_cost(before, after, rest)
    if before.lower() in connecting_words() and after in connecting_words() and total == 0.0:
        return DECODER.two_small_words_cost
    return total + (DECODER.two_nouns_cost if _are_two_nouns(before, after) else 0.0)


def parting_cost(words: LineWords, start: int, cell_start: int | None) -> float:
    """Return the cost of beginning a cell with word `start`; the cell before it begins with word `cell_start`.

    Small letters after a name that begins on the line are mostly its own; after the rest of another they are not.
    """
    if start == 0 or begins_name(words.texts[start]):
        return 0.0
    if words.texts[start] in DASHES:
        return DECODER.parted_dash_cost
    return DECODER.parted_small_cost if cell_start is not None and begins_name(words.texts[cell_start]) else 0.0


def _pair_gain(before: str, after: str) -> float:
    """Return what a pair of words that is common is cheaper: a part of their pointwise mutual information."""
    first, second = before.lower(), after.lower()
    paired = lexicon.pair_cost(first, second)
    if paired is None:
        return 0.0
    apart = (lexicon.cost(second) or DECODER.rare_lexicon_cost) + lexicon.back_cost(first)
    return max(0.0, min(DECODER.largest_pair_gain, DECODER.pair_gain_share * (apart - paired)))


def continued_name(name: str, rest: str) -> str:
    """Return a name with what goes on with it, without a hyphen that only divided a word.

    >>> continued_name("Medel för möj-", "lighet"), continued_name("Utbildning för", "handledare")
    ('Medel för möjlighet', 'Utbildning för handledare')
    """
    return join([name, rest]) if name.endswith("-") else f"{name} {rest}"


def divided_word_cost(last: str, first: str) -> float:
    """Return the cost of `first` after a hyphen that ends `last`: below 0 where both make a known word."""
    if not last.endswith("-") or last in DASHES or first in connecting_words():
        return 0.0
    return -DECODER.divided_word_cost if is_known_word(continued_name(last, first)) else DECODER.divided_word_cost


def _are_two_nouns(before: str, after: str) -> bool:
    """Tell whether two words side by side are no phrase: both carry meaning, and they are no counted pair."""
    if cannot_end_name(before) or needs_more(after) or min(len(before), len(after)) < DECODER.noun_letters:
        return False
    return lexicon.pair_cost(before.lower(), after.lower()) is None


def beginning_cost(first: str) -> float:
    """Return the cost of a name that begins with the word `first`."""
    if not begins_name(first) or first.startswith("("):
        return DECODER.small_start_cost
    if NUMBERLIKE.match(first):
        return DECODER.number_start_cost
    if lexicon.is_name(_without_signs(first).lower()):
        return DECODER.proper_name_start_cost
    return 0.0 if is_common_word(first) else DECODER.rare_start_cost


@lru_cache(maxsize=CACHED_WORDS)
def ending_cost(name: str) -> float:
    """Return the cost of a name that ends here: a last word that needs more, its length, a rare word alone."""
    words = name.split()
    total = DECODER.further_word_cost * max(0, len(words) - DECODER.usual_name_words)
    if needs_more(words[-1]):
        total += DECODER.open_end_cost
    elif cannot_end_name(words[-1]) or words[-2:-1] == ["att"]:
        total += DECODER.describing_end_cost
    if len(words) == 1 and not _is_everyday(words[0]):
        total += DECODER.lone_rare_word_cost
    return total


def abandoning_cost(name: str) -> float:
    """Return the cost of never going on with a name, which may be "", whose last word needs more."""
    last = name.rsplit(" ", 1)[-1]
    if not last:
        return 0.0
    if needs_more(last):
        return DECODER.abandoned_open_cost
    return DECODER.abandoned_describing_cost if cannot_end_name(last) else 0.0


def known_name_cost(name: str, known: Mapping[str, int]) -> float:
    """Return the cost, below 0, of a name whose folded text is among those `known` elsewhere, else 0."""
    if not known.get(_folded(name), 0):
        return 0.0
    return -DECODER.known_name_gain if " " in name else -DECODER.known_word_gain


@lru_cache(maxsize=CACHED_WORDS)
def _folded(text: str) -> str:
    """Return the folded text, remembered: the same names are tried again and again."""
    return fold(text)


def _inner_capital_cost(before: str, word: str, rest: Sequence[str] = ()) -> float:
    """Return the cost of a word with a capital behind `before` inside a cell; `rest` follows it there."""
    if word.startswith("("):
        return 0.0
    if word.startswith(QUOTES):
        return DECODER.inner_proper_name_cost
    if before in DASHES:
        return DECODER.inner_beginning_cost if is_common_word(word) else DECODER.inner_acronym_cost
    acronym = word.split("-")[0].isupper()
    if NUMBERLIKE.match(word) or (needs_more(before) and not _is_everyday(word)):
        return 0.0
    if acronym:
        return 0.0 if cannot_end_name(before) else _inner_acronym_cost(word, rest)
    if lexicon.is_name(_without_signs(word).lower()):
        return DECODER.inner_proper_name_cost
    return DECODER.inner_common_word_cost if is_common_word(word) else DECODER.inner_rare_word_cost


def _inner_acronym_cost(word: str, rest: Sequence[str]) -> float:
    """Return the cost of an acronym inside a cell: higher where what follows it may make it begin a name."""
    followed = bool(rest) and not begins_name(rest[0]) and (rest[0] in DASHES or not needs_more(rest[0]))
    return DECODER.inner_beginning_cost if "-" in word or followed else DECODER.inner_acronym_cost


def _without_signs(word: str) -> str:
    """Return a word without signs, but for hyphens inside it."""
    return re.sub(r"[^\w-]", "", word).rstrip("-")


@lru_cache(maxsize=CACHED_WORDS)
def is_common_word(word: str) -> bool:
    """Tell whether a word with a capital is a common word or a compound of such, not a name or an acronym.

    A long word that is not known is taken for a compound, too, or for a garbled one.

    >>> is_common_word("Kompetensväxling"), is_common_word("SPOR")
    (True, False)
    """
    bare = _without_signs(word)
    if not bare or bare.isupper() or bare[0].isdigit():
        return False
    long_enough = DECODER.first_part_letters if word.endswith("-") else DECODER.unknown_compound_letters
    return len(bare) >= long_enough or is_known_word(word)


def _is_everyday(word: str) -> bool:
    """Tell whether a word is so common, or so long, that it is hardly a product's name ("Cosmic")."""
    if not is_common_word(word):
        return False
    known = lexicon.cost(_without_signs(word).lower()) or DECODER.rare_lexicon_cost
    return len(word) >= DECODER.known_word_letters or known <= DECODER.everyday_lexicon_cost


@lru_cache(maxsize=CACHED_WORDS)
def is_known_word(word: str) -> bool:
    """Tell whether a word, or its part after the last hyphen, is common in the lexicon or a compound of such words."""
    head = _last_part(word)
    if len(head) >= DECODER.compound_letters and is_compound(head):
        return True
    known = lexicon.cost(head) if head else None
    if known is None or lexicon.is_name(head):
        return False
    return known <= DECODER.rare_lexicon_cost or len(head) >= DECODER.known_word_letters


def is_listed_word(word: str) -> bool:
    """Tell whether a word, or its part after the last hyphen, is in the lexicon, however rare, or a compound."""
    head = _last_part(word)
    return bool(head) and (lexicon.cost(head) is not None or is_known_word(word))


def _last_part(word: str) -> str:
    """Return the part of a word after its last hyphen, in small letters and without signs."""
    return _without_signs(word).lower().rsplit("-", 1)[-1]


@lru_cache(maxsize=CACHED_WORDS)
def begins_name(word: str) -> bool:
    """Tell whether a word begins as a name does: with a capital or a figure, behind a quotation mark or not."""
    bare = word.lstrip("(\"”“'’")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def needs_more(word: str) -> bool:
    """Tell whether a name must go on after a word: a small connecting word, a dash, a sign at its end.

    >>> needs_more("för"), needs_more("Produktions-"), needs_more("digitala")
    (True, True, False)
    """
    return word.lower() in connecting_words() or word in DASHES or word.endswith(("-", "–", "—", ",", "/", "&", ":"))


@lru_cache(maxsize=CACHED_WORDS)
def cannot_end_name(word: str) -> bool:
    """Tell whether a name should not end with a word: one that needs more, an adjective, a genitive.

    >>> cannot_end_name("för"), cannot_end_name("digitala"), cannot_end_name("kompetens")
    (True, True, False)
    """
    return needs_more(word) or _is_genitive(word) or ADJECTIVE.search(word) is not None


def _is_genitive(word: str) -> bool:
    """Tell whether a word is a genitive: without its last letter it is known, and commoner ("regionens")."""
    if not GENITIVE.search(word):
        return False
    bare, own = lexicon.cost(word[:-1].lower()), lexicon.cost(word.lower()) or DECODER.rare_lexicon_cost
    return bare is not None and bare < own


@lru_cache(maxsize=CACHED_WORDS)
def is_readable(word: str) -> bool:
    """Tell whether a word is one, rather than what a picture was misread as ("TEF;TEE", "xQaZ")."""
    if NUMBERLIKE.match(word) or word in DASHES or word in connecting_words():
        return True
    parts = re.findall(r"[^\W\d_]+", word)
    if not WORDLIKE.match(word) or not all(map(CASED.match, parts)):
        return False
    bare = _without_signs(word)
    if len(bare) >= DECODER.readable_letters or ACRONYM.match(word):
        return True
    return len(bare) > 1 and lexicon.cost(bare.lower()) is not None and not re.search(r"[A-ZÅÄÖ]", bare[1:])


def letter_share(words: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return the share (0.0-1.0) of the letters of `words` that stand in words for which `holds` is true."""
    letters = Counter({True: 0, False: 0})
    for word in words:
        letters[holds(word)] += len(word)
    return letters[True] / max(1, letters.total())
