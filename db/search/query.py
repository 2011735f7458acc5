"""Parse what a person typed: words, phrases, prefixes, words that must not be there, regions and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from atgardsbanken.db.search.places import EDGES, longest_name, place
from atgardsbanken.normalize import words
from atgardsbanken.normalize.abbreviations import expansions
from atgardsbanken.normalize.data_files import load

Mode = Literal["related", "words", "phrase"]
TermKind = Literal["word", "hyphenated", "phrase", "prefix"]
Bounds = tuple[int | None, int | None]
"""How many years from a year a period begins and ends; None for no bound."""
Pieces = Sequence[tuple[int, int]]
"""Where the pieces of a query begin and end, in code points."""

PIECE = re.compile(r'-?"[^"]*"?|\S+')
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
YEARS = re.compile(rf"({YEAR.pattern})(?:\s?[-–/]\s?({YEAR.pattern}))?")
FIRST_YEAR, LAST_YEAR = 1950, 2049
"""The years that a query may be about."""
NEGATIONS = frozenset({"inte", "ej", "utom", "förutom", "exklusive"})
"""Words before a word, a region or a year that must not be there."""
PLACE_NEGATIONS = NEGATIONS | {"utan"}
"""The same before a region or a year alone: "utan remiss" is looked for as it stands."""
PERIODS: Mapping[tuple[str, ...], Bounds] = {
    **dict.fromkeys([("sedan",), ("från",), ("från", "och", "med"), ("fr.o.m",)], (0, None)),
    **dict.fromkeys([("efter",)], (1, None)),
    **dict.fromkeys([("före",), ("innan",)], (None, -1)),
    **dict.fromkeys([("till", "och", "med"), ("t.o.m",), ("fram", "till"), ("senast",)], (None, 0)),
}
"""Words before a year, and how far from it the years that they let in begin and end; None for no bound."""
CIRCUMSTANCE_WORDS = frozenset({"för", "i", "inom", "hos"})
"""Words before those for whom, or the place where, something is done."""
JOINING_WORDS = frozenset({"och", "eller", "samt"})
"""Words after which a circumstance goes on."""
FEWEST_WORDS_OF_QUESTION = 2
"""Words with content from which a question may be answered by some of them."""
RANGE_WORDS = frozenset({"och", "till"})
"""Words between two years that mean all years from one to the other; "och" only after "mellan"."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word or phrase of a query.

    Attributes:
        kind: how it was written.
        words: its words in small letters, more than one in a phrase or around hyphens.
        negated: whether it must not be there.
        circumstance: whether it says for whom or where something is done: it follows "för", "i", "inom" or "hos".
    """

    kind: TermKind
    words: tuple[str, ...]
    negated: bool = False
    circumstance: bool = False

    @property
    def text(self) -> str:
        """The term as it is shown."""
        joint = "-" if self.kind == "hyphenated" else " "
        return joint.join(self.words)


@dataclass(frozen=True, slots=True)
class Chip:
    """A region or period that was read from the query's words: its name, and the query without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class QueryWords:
    """Stop words, words that begin questions, ask for money or changes, and abbreviations with what they stand for."""

    silent: frozenset[str]
    asking: frozenset[str]
    money: frozenset[str]
    changes: frozenset[str]
    abbreviations: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _StopWords:
    """The words of `data/query.toml`: those that bind, ask, have no content, or ask for money or changes."""

    stop: frozenset[str]
    asking: frozenset[str]
    question: frozenset[str]
    closed: frozenset[str]
    money: frozenset[str]
    changes: frozenset[str]


@cache
def query_words() -> QueryWords:
    """Read the stop words of `data/query.toml`, and the abbreviations that all rooms share."""
    data = load("atgardsbanken.db", "data/query.toml", _StopWords)
    abbreviations = {short: words.tokens(long) for short, long in expansions().items()}
    silent = data.stop | data.asking | data.question | data.closed
    return QueryWords(silent, data.asking, data.money, data.changes, abbreviations)


def _shared_abbreviations() -> Mapping[str, tuple[str, ...]]:
    return query_words().abbreviations


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    Attributes:
        text: as it was typed, with single blanks.
        mode: whether related words are found too, the words alone, or the whole text as a phrase.
        terms: the words and phrases.
        regions: county codes that the search is limited to; empty for all.
        years: years that it is limited to; empty for all.
        without_regions: county codes that are left out.
        without_years: years that are left out.
        chips: the limits as they are shown.
        synonyms: whether words that mean the same are found too.
        abbreviations: short forms and the words they stand for.
    """

    text: str
    mode: Mode = "related"
    terms: tuple[QueryTerm, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    without_regions: tuple[str, ...] = ()
    without_years: tuple[int, ...] = ()
    chips: tuple[Chip, ...] = ()
    synonyms: bool = True
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=_shared_abbreviations, repr=False)

    @property
    def is_question(self) -> bool:
        """Whether it asks in words of its own: two words or more, and a question mark or a word that begins questions.

        >>> parse("hur arbetar man med vård på distans").is_question, parse("vård på distans").is_question
        (True, False)
        """
        return (
            self._asks
            and len(self.terms) >= FEWEST_WORDS_OF_QUESTION
            and all(each.kind in ("word", "hyphenated") for each in self.terms)
        )

    @property
    def asks_for_changes(self) -> bool:
        """Whether a question is about what differs between two documents.

        >>> parse("vilka åtgärder har upphört?").asks_for_changes, parse("upphört avtal").asks_for_changes
        (True, False)
        """
        return self._asks and not query_words().changes.isdisjoint(words.tokens(self.text))

    @property
    def _asks(self) -> bool:
        """Whether it has a question mark, or begins as questions do."""
        return self.text.endswith("?") or not query_words().asking.isdisjoint(words.tokens(self.text)[:2])

    @property
    def everywhere(self) -> Query:
        """The same query without its regions and years."""
        return replace(self, regions=(), years=(), without_regions=(), without_years=())


@dataclass(slots=True)
class _Draft:
    """The parts of a query that have been parsed so far; `silent` are its stop words.

    `circumstance` tells whether the next word says for whom or where.
    """

    terms: list[QueryTerm] = field(default_factory=list)
    silent: list[QueryTerm] = field(default_factory=list)
    circumstance: bool = False
    regions: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    without_regions: list[str] = field(default_factory=list)
    without_years: list[int] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)


def parse(text: str, *, mode: Mode = "related") -> Query:
    """Parse a query.

    Stop words are dropped unless there are no others. In a phrase nothing is dropped and nothing limits.

    >>> query = parse("vilka regioner har vårdnära service 2018?")
    >>> [term.text for term in query.terms], query.years
    (['vårdnära', 'service'], (2018,))
    """
    text = " ".join(text.replace("\x00", " ").split())
    if mode == "phrase":
        phrase = QueryTerm("phrase", words.tokens(text))
        return Query(text, mode, (phrase,) if phrase.words else ())
    draft = _Draft()
    pieces = [(match.start(), match.end()) for match in PIECE.finditer(text)]
    index = 0
    while index < len(pieces):
        index += _read(text, pieces[index:], draft)
    terms = draft.terms or ([] if draft.chips else draft.silent)
    return Query(
        text,
        mode,
        tuple(terms),
        tuple(draft.regions),
        tuple(draft.years),
        tuple(draft.without_regions),
        tuple(draft.without_years),
        tuple(draft.chips),
    )


def _read(text: str, pieces: Pieces, draft: _Draft) -> int:
    """Parse the first pieces into `draft`; return how many were parsed."""
    start, end = pieces[0]
    piece = text[start:end]
    if '"' not in piece:
        for take in (_years, _region):
            count = take(text, pieces, draft)
            if count:
                return count
    if _plain(text, pieces[0]) in NEGATIONS and _is_telling(text, pieces[1:]):
        draft.terms.extend(replace(term, negated=True) for term in _terms(text[slice(*pieces[1])]))
        return 2
    for term in _terms(piece):
        silent = term.kind == "word" and not term.negated and term.words[0] in query_words().silent
        if silent and term.words[0] not in JOINING_WORDS:
            draft.circumstance = term.words[0] in CIRCUMSTANCE_WORDS
        (draft.silent if silent else draft.terms).append(replace(term, circumstance=draft.circumstance))
    return 1


def _is_telling(text: str, pieces: Pieces) -> bool:
    """Return whether the next piece is a word that one can leave out: not "inte har" or the end of a question."""
    return bool(pieces) and _plain(text, pieces[0]) not in query_words().silent


def _negation(text: str, pieces: Pieces) -> int:
    """Return how many pieces say that the region or year after them is to be left out."""
    return int(_plain(text, pieces[0]) in PLACE_NEGATIONS)


def _years(text: str, pieces: Pieces, draft: _Draft) -> int:
    """Parse a year, a range of years, "sedan 2018", "före 2018" or "inte 2018"; return how many pieces were parsed."""
    negated = _negation(text, pieces)
    before, bounds = _period_words(text, pieces[negated:])
    found = _year_range(text, pieces[negated + before :])
    if not found:
        return 0
    first, last, taken = found
    count = negated + before + taken
    begin, end = _bounded(first, last, bounds)
    (draft.without_years if negated else draft.years).extend(range(begin, end + 1))
    label = "inte " * negated + _period_label(begin, end)
    draft.chips.append(Chip(label, _without(text, pieces[0][0], pieces[count - 1][1])))
    return count


def _period_words(text: str, pieces: Pieces) -> tuple[int, Bounds | None]:
    """Return how many pieces before a year say which years it bounds, and how."""
    said = tuple(_plain(text, piece) for piece in pieces[: max(map(len, PERIODS))])
    fitting = [words for words in PERIODS if said[: len(words)] == words]
    longest = max(fitting, key=len, default=())
    if longest:
        return len(longest), PERIODS[longest]
    return int(said[:1] == ("mellan",)), None


def _year_range(text: str, pieces: Pieces) -> tuple[int, int, int] | None:
    """Return the first and the last year that the pieces begin with, and how many pieces say them."""
    match = YEARS.fullmatch(_plain(text, pieces[0])) if pieces else None
    if not match:
        return None
    first = int(match[1])
    if match[2]:
        return *sorted((first, int(match[2]))), 1  # type: ignore[return-value]
    if len(pieces) > 2 and _plain(text, pieces[1]) in RANGE_WORDS and YEAR.fullmatch(_plain(text, pieces[2])):
        return *sorted((first, int(_plain(text, pieces[2])))), 3  # type: ignore[return-value]
    return first, first, 1


def _bounded(first: int, last: int, bounds: Bounds | None) -> tuple[int, int]:
    """Return the first and last year of a period that begins or ends some years from those that were said."""
    if bounds is None:
        return first, last
    begin, end = bounds
    return (
        FIRST_YEAR if begin is None else first + begin,
        last + end if end is not None else (LAST_YEAR if first == last else last),
    )


def _period_label(begin: int, end: int) -> str:
    """Say in Swedish which years are meant.

    >>> _period_label(2016, 2049), _period_label(1950, 2017), _period_label(2018, 2018)
    ('från 2016', 'före 2018', '2018')
    """
    if end == LAST_YEAR:
        return f"från {begin}"
    if begin == FIRST_YEAR:
        return f"före {end + 1}"
    return str(begin) if begin == end else f"{begin}–{end}"


def _region(text: str, pieces: Pieces, draft: _Draft) -> int:
    """Parse the name of a region or a group of them, the longest there is; return how many pieces were parsed."""
    negated = _negation(text, pieces)
    minus = text[pieces[0][0]] == "-"
    for count in range(min(longest_name(), len(pieces) - negated), 0, -1):
        start, end = pieces[negated][0], pieces[negated + count - 1][1]
        found = place(text[start + minus : end])
        if found:
            (draft.without_regions if negated or minus else draft.regions).extend(found.codes)
            label = f"inte {found.label}" if negated or minus else found.label
            draft.chips.append(Chip(label, _without(text, pieces[0][0], end)))
            return negated + count
    return 0


def _terms(piece: str) -> Iterator[QueryTerm]:
    """Parse the terms of a piece, which has white space within quotation marks alone."""
    negated = piece.startswith("-") and len(piece) > 1
    bare = piece.removeprefix("-") if negated else piece
    found = words.tokens(bare)
    if not found:
        return
    if bare.startswith('"'):
        yield QueryTerm("phrase", found, negated)
    elif bare.rstrip(EDGES).endswith("*"):
        yield QueryTerm("prefix", found, negated)
    elif len(found) > 1 and "-" in bare and "/" not in bare:
        yield QueryTerm("hyphenated", found, negated)
    else:
        yield from (QueryTerm("word", (word,), negated) for word in found)


def _plain(text: str, piece: tuple[int, int]) -> str:
    return text[piece[0] : piece[1]].strip(EDGES).lower()


def _without(text: str, start: int, end: int) -> str:
    """Return the query without a stretch of it and without the preposition before that."""
    before = re.sub(r"(?:^|\s)(?:i|på|för|inom|under|år|från|hos)\s*$", "", text[:start].rstrip(), flags=re.IGNORECASE)
    return " ".join(f"{before} {text[end:]}".split())
