"""What tells a cell of a line that has several on it: penalties (the lowest sum wins) of words as one cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from atgardsbanken.corpus.find.grammar import connecting_words
from atgardsbanken.corpus.regions import fold
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.lexicon import back_cost, cost, is_name, pair_cost
from atgardsbanken.normalize.lines import join

QUOTES = ('"', "”", "“")
DASHES = frozenset("–—-&+/:")
"""Signs that stand between two parts of a name."""
WORDLIKE = re.compile(r"^[(\"”“'’]*[^\W\d_](?:[\w./’'-]|&(?=\w\b)|:(?=\w{1,3}\b))*[)\"”“'’.,:%]*$")
"""A word with the signs that may stand in it and around it."""
ACRONYM = re.compile(r"^[(]?[A-ZÅÄÖ]{2,5}[),.]?$")
"""A short word in capitals."""
CASED = re.compile(r"^(?:[a-zåäöé]+|[A-ZÅÄÖ]+|[A-ZÅÄÖ]{1,3}[a-zåäöé]+|[A-ZÅÄÖ]?[a-zåäöé]+[A-ZÅÄÖ]{1,2}[a-zåäöé]*)$")
"""How capitals stand in the parts of a word, a name or a trade mark."""
ADJECTIVE = re.compile(
    r"(?:ade|erad|ckad|kad|iga|igt|iska|iskt|ella|ellt|uell|tiva|tivt|bara|bar|itala|onala|okala|obila|nära)$"
    r"|^(?i:digital|digitalt|central|mobilt?|ny|nya|nytt|hela|fler|färre|högre|lägre|större|mindre|bättre)$"
)
"""Adjectives, most by their endings: a noun should follow."""
GENITIVE = re.compile(r"(?:en|et|erna|arna|orna|ing|fer)s$")
"""The endings of genitives, after which a noun should follow too."""
NUMBERLIKE = re.compile(r"^\d[\d,./–-]*%?$")
"""A number, a date or a span of years."""

NEW_CELL = 0.3
"""The cost of each cell."""
SMALL_START = 6.0
"""The cost of a name that begins in small letters."""
NUMBER_START = 2.0
"""The cost of a name that begins with a number."""
SPLIT_LOW = 1.0
"""The cost of parting a line before small letters."""
KEPT_CAPITAL, KEPT_PROPER = 3.0, 2.5
"""The cost of a capital inside a cell where nothing asks for one: of a common word, of another."""
KEPT_NAME, KEPT_ACRONYM, KEPT_BEGINNING = 0.5, 0.3, 1.5
"""The same of a known proper name, of an acronym, and of one with which a name may as well begin ("ST-uppdrag")."""
NEW_PROPER, NEW_NAME = 0.6, 1.5
"""The cost of a cell that begins with an unknown word or an acronym, and with a known proper name."""
LONE_PROPER = 0.8
"""The cost of a proper name or an acronym alone in a cell."""
ACROSS_JUNK = 4.0
"""The cost of one cell on both sides of what could not be read."""
ENDS_OPEN, ENDS_DESCRIBING = 2.0, 1.0
"""The cost of a name that ends with a word after which it should go on, or with an adjective or a genitive."""
DIVIDED = -2.0
"""What it is worth that two halves make a known word, and what it costs that they do not."""
LOST_OPEN = 2.0
"""What a name that ends open costs besides once no later line can go on with it; one that ends describing, half."""
PAIR, MOST_OF_PAIR = 0.3, 2.0
"""What words that are common together are worth for each unit by which they cost less than apart, at most so much."""
KNOWN_NAME, KNOWN_WORD = -2.5, -1.0
"""What a name that stands elsewhere as a cell of its own is worth, of several words and of one."""
LONG = 0.4
"""The cost of each word of a name beyond the usual most."""
USUAL_MOST, LONGEST_CELL = 7, 14
"""Words that a name usually has at most, and words that are tried as one cell at most."""
RARE, LONG_ENOUGH = 13.0, 7
"""The cost in the lexicon above which a word shorter than so many letters is as rare as a name."""
EVERYDAY = 11.0
"""The cost up to which a short word is no product's name."""
LONG_WORD = 10
"""Letters from which an unknown word is taken for a compound."""
SHORTEST_COMPOUND = 7
"""Letters that a compound has at least."""
SHORTEST_FIRST_PART = 5
"""Letters of a compound's first part ("Produktions-") from which it begins a name as a common word does."""
TWO_NOUNS, SHORTEST_NOUN = 1.4, 5
"""The cost of two nouns side by side in one name, and letters that a noun has at least."""
REPEATED = 4.0
"""The cost of the same word twice."""
TWO_SMALL = 3.0
"""The cost of two small words side by side that are not known as a pair."""
MEMORY = 50_000
"""Words and names of which what was worked out is remembered."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line's words; `junk` are the numbers (from 0) of those before which something could not be read."""

    texts: tuple[str, ...]
    junk: frozenset[int] = frozenset()

    @property
    def goes_on(self) -> bool:
        """Whether the line goes on with names above: it begins in small letters."""
        return not begins_name(self.texts[0])


def inside(words: Words, start: int, end: int) -> float:
    """The cost of the words from `start` up to `end` in one cell: what is between them, and how they go together."""
    texts = words.texts[start:end]
    total = SMALL_START if all(not any(map(str.isalpha, text)) for text in texts) else 0.0
    for index in range(start + 1, end):
        total += ACROSS_JUNK if index in words.junk else 0.0
        total += junction(words.texts[index - 1], words.texts[index], words.texts[index + 1 : end])
    return total


def junction(before: str, after: str, rest: Sequence[str] = ()) -> float:
    """The cost of a word after another one in one name: a capital, two nouns or two small words side by side.

    `rest` is what follows in the same cell.
    """
    total = REPEATED if before.lower() == after.lower() else -together(before, after)
    if begins_name(after) and not NUMBERLIKE.match(before):
        return total + kept(before, after, rest)
    if before.lower() in connecting_words() and after in connecting_words() and total == 0.0:
        return TWO_SMALL
    return total + (TWO_NOUNS if _are_two_nouns(before, after) else 0.0)


def edge(words: Words, start: int, before: int | None) -> float:
    """The cost of parting a line before word `start`, where the cell before it begins with word `before`.

    Small letters after a name that begins on the line are mostly its own; after the rest of another they are not.
    """
    if start == 0 or begins_name(words.texts[start]):
        return 0.0
    if words.texts[start] in DASHES:
        return KEPT_CAPITAL
    return SPLIT_LOW if before is not None and begins_name(words.texts[before]) else 0.0


def together(before: str, after: str) -> float:
    """What is gained by keeping two words together that are common so (pointwise mutual information, in part)."""
    first, second = before.lower(), after.lower()
    paid = pair_cost(first, second)
    if paid is None:
        return 0.0
    alone = (cost(second) or RARE) + back_cost(first)
    return max(0.0, min(MOST_OF_PAIR, PAIR * (alone - paid)))


def joined(name: str, rest: str) -> str:
    """A name and what goes on with it, without a hyphen that only divided a word."""
    return join([name, rest]) if name.endswith("-") else f"{name} {rest}"


def divided(last: str, first: str) -> float:
    """What is gained, or lost, by going on with `first` after a hyphen: whether both are one known word."""
    if not last.endswith("-") or last in DASHES or first in connecting_words():
        return 0.0
    return DIVIDED if is_known(joined(last, first)) else -DIVIDED


def _are_two_nouns(before: str, after: str) -> bool:
    """Whether two words side by side are no phrase: both carry meaning, and they are not met together."""
    if is_left_open(before) or is_open(after) or min(len(before), len(after)) < SHORTEST_NOUN:
        return False
    return pair_cost(before.lower(), after.lower()) is None


def beginning(first: str) -> float:
    """The cost of a name that begins with the word `first`."""
    if not begins_name(first) or first.startswith("("):
        return SMALL_START
    if NUMBERLIKE.match(first):
        return NUMBER_START
    if is_name(_bare(first).lower()):
        return NEW_NAME
    return 0.0 if is_common(first) else NEW_PROPER


@lru_cache(maxsize=MEMORY)
def ending(name: str) -> float:
    """The cost of a name that ends as `name` does and goes on no more: words it leaves open, and its length."""
    words = name.split()
    total = LONG * max(0, len(words) - USUAL_MOST)
    if is_open(words[-1]):
        total += ENDS_OPEN
    elif is_left_open(words[-1]) or words[-2:-1] == ["att"]:
        total += ENDS_DESCRIBING
    if len(words) == 1 and not _is_everyday(words[0]):
        total += LONE_PROPER
    return total


def lost(name: str) -> float:
    """The cost of going no further with a name that was left open."""
    last = name.rsplit(" ", 1)[-1]
    return 0.0 if not last else LOST_OPEN if is_open(last) else LOST_OPEN / 2 if is_left_open(last) else 0.0


def familiar(name: str, known: Mapping[str, int]) -> float:
    """What it is worth that a name stands elsewhere as a cell of its own."""
    if not known.get(_folded(name), 0):
        return 0.0
    return KNOWN_NAME if " " in name else KNOWN_WORD


@lru_cache(maxsize=MEMORY)
def _folded(text: str) -> str:
    return fold(text)


def kept(before: str, word: str, rest: Sequence[str] = ()) -> float:
    """The cost of a word with a capital after another one inside a cell, and with the `rest` of it behind."""
    if word.startswith("("):
        return 0.0
    if word.startswith(QUOTES):
        return KEPT_NAME
    if before in DASHES:
        return KEPT_BEGINNING if is_common(word) else KEPT_ACRONYM
    acronym = word.split("-")[0].isupper()
    if NUMBERLIKE.match(word) or (is_open(before) and not _is_everyday(word)) or (is_left_open(before) and acronym):
        return 0.0
    if acronym:
        begins = "-" in word or (rest and not begins_name(rest[0]) and (rest[0] in DASHES or not is_open(rest[0])))
        return KEPT_BEGINNING if begins else KEPT_ACRONYM
    if is_name(_bare(word).lower()):
        return KEPT_NAME
    return KEPT_CAPITAL if is_common(word) else KEPT_PROPER


def _bare(word: str) -> str:
    """A word without signs and a hyphen at its end."""
    return re.sub(r"[^\w-]", "", word).rstrip("-")


@lru_cache(maxsize=MEMORY)
def is_common(word: str) -> bool:
    """Whether a word that begins with a capital is a common word or a compound of such, not a name or an acronym.

    A long word that is not known is a compound too, or a garbled one.
    """
    bare = _bare(word)
    if not bare or bare.isupper() or bare[0].isdigit():
        return False
    long_enough = SHORTEST_FIRST_PART if word.endswith("-") else LONG_WORD
    return len(bare) >= long_enough or is_known(word)


def _is_everyday(word: str) -> bool:
    """Whether a word is so common, or so long, that it is hardly a product's name ("Cosmic")."""
    return is_common(word) and (len(word) >= LONG_ENOUGH or (cost(_bare(word).lower()) or RARE) <= EVERYDAY)


@lru_cache(maxsize=MEMORY)
def is_known(word: str) -> bool:
    """Whether a word, or the last part of it, is a common word of the lexicon or a compound of such."""
    head = _bare(word).lower().rsplit("-", 1)[-1]
    paid = cost(head) if head else None
    compound = len(head) >= SHORTEST_COMPOUND and is_compound(head)
    return compound or (paid is not None and (paid <= RARE or len(head) >= LONG_ENOUGH) and not is_name(head))


def is_word(word: str) -> bool:
    """Whether a word is in the lexicon at all, or a compound."""
    head = _bare(word).lower().rsplit("-", 1)[-1]
    return bool(head) and (cost(head) is not None or is_known(word))


@lru_cache(maxsize=MEMORY)
def begins_name(word: str) -> bool:
    """Whether a word begins as a name does: with a capital, a figure or a quotation mark before one."""
    bare = word.lstrip("(\"”“'’")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def is_open(word: str) -> bool:
    """Whether a name goes on after a word."""
    return word.lower() in connecting_words() or word in DASHES or word.endswith(("-", "–", "—", ",", "/", "&", ":"))


@lru_cache(maxsize=MEMORY)
def is_left_open(word: str) -> bool:
    """Whether a name cannot end with a word: one after which it goes on, an adjective, a genitive."""
    return is_open(word) or _is_genitive(word) or ADJECTIVE.search(word) is not None


def _is_genitive(word: str) -> bool:
    """Whether a word is a genitive: without its last letter it is known, and commoner ("regionens")."""
    bare = cost(word[:-1].lower())
    return GENITIVE.search(word) is not None and bare is not None and bare < (cost(word.lower()) or RARE)


@lru_cache(maxsize=MEMORY)
def is_readable(word: str) -> bool:
    """Whether a word is one, rather than what a picture was misread as."""
    if NUMBERLIKE.match(word) or word in DASHES or word in connecting_words():
        return True
    parts = re.findall(r"[^\W\d_]+", word)
    if not WORDLIKE.match(word) or not all(map(CASED.match, parts)):
        return False
    bare = _bare(word)
    known = len(bare) > 1 and cost(bare.lower()) is not None and len(re.findall(r"[A-ZÅÄÖ]", bare[1:])) == 0
    return len(bare) > 3 or bool(ACRONYM.match(word)) or known


def share_of(words: Sequence[str], holds: Callable[[str], bool]) -> float:
    """The share of the letters of `words` that stand in words of which something holds."""
    letters = Counter({True: 0, False: 0})
    for word in words:
        letters[holds(word)] += len(word)
    return letters[True] / max(1, letters.total())
