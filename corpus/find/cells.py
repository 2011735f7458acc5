"""A printed line that has several cells on it, cut into them; costs are penalties, the lowest sum wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.regions import fold
from normalize.compounds import is_compound
from normalize.lexicon import cost, is_name, pair_cost

CONNECTING = frozenset(
    (
        *("och", "eller", "samt", "för", "av", "i", "på", "till", "med", "vid", "inom", "utan", "från", "om", "mellan"),
        *("som", "att", "hos", "via", "under", "per", "än", "mot", "en", "ett", "den", "det", "inför", "kring"),
        *("genom", "enligt", "antal", "antalet"),
    )
)
"""Words after which a name goes on."""
DASHES = frozenset("–—-&+/:")
WORDLIKE = re.compile(r"^[(\"”“'’]*[^\W\d_][\w&./:’'-]*[)\"”“'’.,:%]*$")
ACRONYM = re.compile(r"^[(]?[A-ZÅÄÖ]{2,5}[),.]?$")
CAMEL = re.compile(r"[a-zåäö][A-ZÅÄÖ]")
ADJECTIVE = re.compile(
    r"(?:ade|erad|ckad|kad|iga|igt|iska|iskt|ella|ellt|bara|bar|ala|nära|ens|ets|ernas|ings|fers)$"
    r"|^(?i:digital|digitalt|central|mobil\w?|ny|nya|nytt|hela)$"
)
"""The endings of words that a noun should follow: adjectives and genitives."""
NUMBERLIKE = re.compile(r"^\d[\d,./–-]*%?$")

NEW_CELL = 0.3
"""The cost of each cell."""
SPLIT_IN_NAME = 6.0
"""The cost of a cell that begins in small letters without going on from the line above."""
SPLIT_LOW = 1.0
"""The cost of parting a line before small letters."""
KEPT_CAPITAL, KEPT_PROPER, KEPT_ACRONYM = 3.0, 1.2, 0.3
"""The cost of a capital inside a cell where nothing asks for one: of a common word, another word, an acronym."""
NEW_PROPER = 0.6
"""The cost of a cell that begins with a proper name or an acronym."""
LONE_PROPER = 0.8
"""The cost of a proper name or an acronym alone in a cell."""
ACROSS_JUNK = 2.0
"""The cost of one cell on both sides of what could not be read."""
LEFT_OPEN = 1.5
"""The cost of a name that ends with a word after which it should go on."""
KNOWN_PAIR = 1.5
"""The cost of parting words that are common together."""
KNOWN_NAME = -2.5
"""What a name that stands elsewhere as a cell of its own is worth."""
LONG = 0.4
"""The cost of each word of a name beyond the usual most."""
USUAL_MOST, LONGEST_CELL = 7, 14
RARE = 13.0
"""The cost in the lexicon above which a short word is as rare as a name."""
LONG_WORD = 10
"""Letters from which an unknown word is taken for a compound."""
SHORTEST_COMPOUND = 7
"""Letters that a compound has at least."""
SHORTEST_FIRST_PART = 5
"""Letters of a compound's first part ("Produktions-") from which it begins a name as a common word does."""
REFUSE, REFUSED_WORD = 1.0, 0.8
"""The cost of leaving out words beside what could not be read, and of each of them."""
LINKED = -2.0
"""What going on from a name that was left open is worth."""
KEPT_NOUNS, SHORTEST_NOUN = 1.2, 5
"""The cost of two nouns side by side in one cell, and letters that a noun has at least."""
EASED = 2.2
"""How much less going on costs on a line that begins in small letters."""
UNREAD = 1.0
"""The cost of going on from what could not be read."""
UNLINKED = 2.5
"""The cost of going on from a name that was complete."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line's words; `junk` are the numbers (from 0) of those before which something could not be read."""

    texts: tuple[str, ...]
    junk: frozenset[int] = frozenset()

    @property
    def goes_on(self) -> bool:
        """Whether the line goes on with names above: it begins in small letters."""
        return not begins_name(self.texts[0])


@dataclass(frozen=True, slots=True)
class Open:
    """A name above: its last word, and whether it was left open.

    It stands `back` lines further up than the one above; `unread` is the place of what could not be read.
    """

    last: str
    incomplete: bool
    text: str
    back: int = 0
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A cell of a line: its words from `start` up to `end`, and the number of the name it goes on from.

    `refuse` tells that the words are what is left of something that could not be read.
    """

    start: int
    end: int
    goes_on: int | None = None
    refuse: bool = False


@dataclass(frozen=True, slots=True)
class _Path:
    """A way to cut a line's beginning, and what it costs."""

    cost: float
    cuts: tuple[Cut, ...] = ()
    last_link: int = -1


def cut_line(words: Words, above: Sequence[Open], known: Mapping[str, int]) -> tuple[Cut, ...]:
    """The cells of a line, each new or going on from one of the names `above`, which it keeps in order.

    Args:
        words: the line's words.
        above: the names of the line above.
        known: how often each folded name stands as a cell of its own elsewhere in the document.
    """
    total = len(words.texts)
    paths: list[dict[int, _Path]] = [{-1: _Path(0.0)}, *({} for _ in range(total))]
    for end in range(1, total + 1):
        for start in range(max(0, end - LONGEST_CELL), end):
            options = list(_options(words, Cut(start, end), above, known))
            for path in paths[start].values():
                for added, cell in options:
                    _offer(paths[end], path, added, cell)
    return min(paths[total].values(), key=lambda path: path.cost).cuts if paths[total] else ()


def _options(words: Words, cell: Cut, above: Sequence[Open], known: Mapping[str, int]) -> Iterable[tuple[float, Cut]]:
    """What a cell may be and its cost: a new name, refuse, or the rest of a name above."""
    texts = words.texts[cell.start : cell.end]
    inside = _inside(words, cell) + _edge(words, cell.start)
    yield inside + _new(texts, known), cell
    if cell.start in words.junk or cell.end in words.junk:
        yield REFUSE + REFUSED_WORD * len(texts), Cut(cell.start, cell.end, refuse=True)
    for number, name in enumerate(above):
        eased = EASED if words.goes_on and not name.back else 0.0
        yield inside + _link(name, texts, known) - eased, Cut(cell.start, cell.end, number)


def _offer(paths: dict[int, _Path], path: _Path, added: float, cell: Cut) -> None:
    """Keep the path with one more cell if it is the cheapest to its place and keeps the names above in order."""
    link = path.last_link if cell.goes_on is None else cell.goes_on
    if cell.goes_on is not None and cell.goes_on <= path.last_link:
        return
    if link not in paths or path.cost + added < paths[link].cost:
        paths[link] = _Path(path.cost + added, (*path.cuts, cell), link)


def _inside(words: Words, cell: Cut) -> float:
    """The cost of words in one cell: capitals inside it, what could not be read, and its length."""
    texts = words.texts[cell.start : cell.end]
    total = LONG * max(0, len(texts) - USUAL_MOST)
    total += SPLIT_IN_NAME if all(not any(map(str.isalpha, text)) for text in texts) else 0.0
    for index in range(cell.start + 1, cell.end):
        before, word = words.texts[index - 1], words.texts[index]
        total += ACROSS_JUNK if index in words.junk else 0.0
        if begins_name(word) and not NUMBERLIKE.match(before):
            total += _kept(before, word)
        elif words.goes_on and _are_two_nouns(before, word):
            total += KEPT_NOUNS
    return total


def _edge(words: Words, start: int) -> float:
    """The cost of parting a line before word `start`."""
    if start == 0 or begins_name(words.texts[start]):
        return 0.0
    if words.texts[start] in DASHES:
        return KEPT_CAPITAL
    before, after = words.texts[start - 1].lower(), words.texts[start].lower()
    together = pair_cost(before, after) is not None and after not in CONNECTING
    return (0.0 if words.goes_on else SPLIT_LOW) + (KNOWN_PAIR if together else 0.0)


def _are_two_nouns(before: str, after: str) -> bool:
    """Whether two words side by side are no phrase: both carry meaning, and they are not met together."""
    if is_left_open(before) or is_open(after) or min(len(before), len(after)) < SHORTEST_NOUN:
        return False
    return pair_cost(before.lower(), after.lower()) is None


def _new(words: Sequence[str], known: Mapping[str, int]) -> float:
    """The cost of words as a name of their own."""
    total = NEW_CELL
    if not begins_name(words[0]):
        total += SPLIT_IN_NAME
    elif not is_common(words[0]):
        total += NEW_PROPER
    if is_open(words[-1]):
        total += LEFT_OPEN
    if len(words) == 1 and not is_common(words[0]):
        total += LONE_PROPER
    if ADJECTIVE.search(words[-1]):
        total += LEFT_OPEN
    return total + (KNOWN_NAME if known.get(_folded(" ".join(words)), 0) else 0.0)


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    return fold(text)


def _link(above: Open, words: Sequence[str], known: Mapping[str, int]) -> float:
    """The cost of words as the rest of a name above."""
    total = NEW_CELL + above.back
    if above.unread:
        return total + UNREAD + (SPLIT_IN_NAME if begins_name(words[0]) or above.text else 0.0)
    total += LINKED if above.incomplete else UNLINKED
    if begins_name(words[0]):
        total += _kept(above.last, words[0])
    if pair_cost(above.last.lower(), words[0].lower()) is not None:
        total -= 1.0
    if is_open(words[-1]):
        total += LEFT_OPEN / 2
    return total + (2 * KNOWN_NAME if known.get(_folded(f"{above.text} {' '.join(words)}"), 0) else 0.0)


def _kept(before: str, word: str) -> float:
    """The cost of a word with a capital after another one inside a cell."""
    if before in DASHES:
        return KEPT_ACRONYM
    acronym = word.split("-")[0].isupper()
    if (is_open(before) and not is_common(word)) or (is_left_open(before) and acronym):
        return 0.0
    if is_common(word):
        return KEPT_CAPITAL
    return KEPT_ACRONYM if ACRONYM.match(word) else KEPT_PROPER


@cache
def is_common(word: str) -> bool:
    """Whether a word that begins with a capital is a common word or a compound of such, not a name or an acronym.

    A long word that is not known is a compound too, or a garbled one.
    """
    bare = re.sub(r"[^\w-]", "", word).rstrip("-")
    if not bare or bare.isupper() or bare[0].isdigit():
        return False
    long_enough = SHORTEST_FIRST_PART if word.endswith("-") else LONG_WORD
    return len(bare) >= long_enough or is_known(word)


@cache
def is_known(word: str) -> bool:
    """Whether a word, or the last part of it, is a common word of the lexicon or a compound of such."""
    head = re.sub(r"[^\w-]", "", word).rstrip("-").lower().rsplit("-", 1)[-1]
    paid = cost(head) if head else None
    compound = len(head) >= SHORTEST_COMPOUND and is_compound(head)
    return compound or (paid is not None and paid <= RARE and not is_name(head))


def begins_name(word: str) -> bool:
    """Whether a word begins as a name does: with a capital, a figure or a quotation mark before one."""
    bare = word.lstrip("(\"”“'’")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def is_open(word: str) -> bool:
    """Whether a name goes on after a word."""
    return word.lower() in CONNECTING or word in DASHES or word.endswith(("-", "–", "—", ",", "/", "&"))


def is_left_open(word: str) -> bool:
    """Whether a name cannot end with a word: one after which it goes on, or an adjective."""
    return is_open(word) or ADJECTIVE.search(word) is not None


@cache
def is_readable(word: str) -> bool:
    """Whether a word is one, rather than what a picture was misread as."""
    if NUMBERLIKE.match(word) or word in DASHES or word in CONNECTING:
        return True
    if not WORDLIKE.match(word) or len(CAMEL.findall(word)) > 1:
        return False
    bare = re.sub(r"[^\w-]", "", word).rstrip("-")
    known = len(bare) > 1 and cost(bare.lower()) is not None and CAMEL.search(bare) is None
    return len(bare) > 3 or bool(ACRONYM.match(word)) or known


def readable_share(words: Sequence[str]) -> float:
    """The share of the letters of `words` that stand in readable words."""
    letters = Counter({True: 0, False: 0})
    for word in words:
        letters[is_readable(word)] += len(word)
    return letters[True] / max(1, letters.total())
