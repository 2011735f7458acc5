"""Parse what a person typed: words, phrases, prefixes, words that must not be there, regions and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.db.reference import short_name
from atgardsbanken.normalize import words
from atgardsbanken.normalize.abbreviations import expansions

Mode = Literal["related", "words", "phrase"]
TermKind = Literal["word", "hyphenated", "phrase", "prefix"]

PIECE = re.compile(r'-?"[^"]*"?|\S+')
EDGES = ".,;:!?()[]«»”“'/…–—"
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
YEARS = re.compile(rf"({YEAR.pattern})(?:\s?[-–/]\s?({YEAR.pattern}))?")
LAST_YEAR = 2049
SINCE = frozenset({"sedan", "från", "efter"})
"""Words before a year that let in all later ones."""
LONGEST_REGION = 5
"""Words in the longest name of a region."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word or phrase of a query; `words` in small letters, more than one in a phrase or around hyphens."""

    kind: TermKind
    words: tuple[str, ...]
    negated: bool = False

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
class Query:
    """A parsed query.

    Attributes:
        text: as it was typed, with single blanks.
        mode: whether related words are found too, the words alone, or the whole text as a phrase.
        terms: the words and phrases.
        regions: county codes that the search is limited to; empty for all.
        years: years that it is limited to; empty for all.
        chips: the limits as they are shown.
        synonyms: whether words that mean the same are found too.
    """

    text: str
    mode: Mode = "related"
    terms: tuple[QueryTerm, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    chips: tuple[Chip, ...] = ()
    synonyms: bool = True


@dataclass(frozen=True, slots=True)
class QueryWords:
    """Stop words, and abbreviations with the words they stand for, all in small letters."""

    silent: frozenset[str]
    abbreviations: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _StopWords:
    """The words of `data/query.toml`: those that bind others together, and those that make questions."""

    stop: frozenset[str]
    question: frozenset[str]


@dataclass(slots=True)
class _Draft:
    """The parts of a query that have been parsed so far; `silent` are its stop words."""

    terms: list[QueryTerm] = field(default_factory=list)
    silent: list[QueryTerm] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)


@cache
def query_words() -> QueryWords:
    """Read the stop words of `data/query.toml`, and the abbreviations that all rooms share."""
    data = msgspec.toml.decode(files("atgardsbanken.db").joinpath("data/query.toml").read_bytes(), type=_StopWords)
    abbreviations = {short: words.tokens(long) for short, long in expansions().items()}
    return QueryWords(data.stop | data.question, abbreviations)


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
    return Query(text, mode, tuple(terms), tuple(draft.regions), tuple(draft.years), tuple(draft.chips))


def _read(text: str, pieces: Sequence[tuple[int, int]], draft: _Draft) -> int:
    """Parse the first pieces into `draft`; return how many were parsed."""
    start, end = pieces[0]
    piece = text[start:end]
    if '"' not in piece and not piece.startswith("-"):
        for take in (_years, _region):
            count = take(text, pieces, draft)
            if count:
                return count
    for term in _terms(piece):
        silent = term.kind == "word" and not term.negated and term.words[0] in query_words().silent
        (draft.silent if silent else draft.terms).append(term)
    return 1


def _years(text: str, pieces: Sequence[tuple[int, int]], draft: _Draft) -> int:
    """Parse a year, a range of years, or "sedan 2018"; return how many pieces were parsed."""
    first = _plain(text, pieces[0])
    since = first in SINCE and len(pieces) > 1
    match = YEARS.fullmatch(_plain(text, pieces[1]) if since else first)
    if not match:
        return 0
    count = 2 if since else 1
    begin = int(match[1])
    end = int(match[2]) if match[2] else (LAST_YEAR if since else begin)
    begin += first == "efter"
    draft.years.extend(range(min(begin, end), max(begin, end) + 1))
    label = f"från {begin}" if since else (str(begin) if begin == end else f"{begin}–{end}")
    draft.chips.append(Chip(label, _without(text, pieces[0][0], pieces[count - 1][1])))
    return count


def _region(text: str, pieces: Sequence[tuple[int, int]], draft: _Draft) -> int:
    """Parse the name of a region, the longest there is; return how many pieces were parsed."""
    for count in range(min(LONGEST_REGION, len(pieces)), 0, -1):
        start, end = pieces[0][0], pieces[count - 1][1]
        code = _region_code(text[start:end])
        if code:
            draft.regions.append(code)
            draft.chips.append(Chip(gazetteer().regions[code].name, _without(text, start, end)))
            return count
    return 0


def _region_code(written: str) -> str:
    """Return the county code of a region's name in any case, with or without å ä ö and a genitive s; "" for none."""
    bare = written.strip(EDGES)
    short = gazetteer().abbreviations.get(bare)
    if short:
        return short
    name = words.folded(bare)
    names = _region_names()
    return names.get(name) or names.get(name.removesuffix("s"), "")


@cache
def _region_names() -> dict[str, str]:
    names = {}
    for region in gazetteer().regions.values():
        names.update({words.folded(name): region.code for name in (region.name, *region.former)})
        for county in (short_name(region.name), *region.counties):
            written = (county, f"{county} län", f"{county}s län", f"region {county}")
            names.update({words.folded(name): region.code for name in written})
    return names


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
