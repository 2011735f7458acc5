"""What a person typed to what is meant: words, phrases, word beginnings, what must not be there, regions and years."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.db.reference import short_name
from atgardsbanken.normalize import words
from atgardsbanken.normalize.abbreviations import expansions

Mode = Literal["related", "words", "phrase"]
UnitKind = Literal["word", "hyphenated", "phrase", "prefix"]

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
class Unit:
    """What one piece of a query asks for; `words` in small letters, more than one in a phrase or around hyphens."""

    kind: UnitKind
    words: tuple[str, ...]
    negated: bool = False

    @property
    def text(self) -> str:
        """The unit as it is shown."""
        joint = "-" if self.kind == "hyphenated" else " "
        return joint.join(self.words)


@dataclass(frozen=True, slots=True)
class Chip:
    """A limit that was read from the query's words: what it says, and the query without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood; `regions` are county codes, empty where there is no limit, as are `years`.

    `synonyms` says whether words that mean the same count too.
    """

    text: str
    mode: Mode = "related"
    units: tuple[Unit, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    chips: tuple[Chip, ...] = ()
    synonyms: bool = True


@dataclass(frozen=True, slots=True)
class QueryWords:
    """Words that no measure is found by, and short forms with the words they stand for (all in small letters)."""

    silent: frozenset[str]
    abbreviations: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class _Reading:
    """What has been understood so far of a query's pieces."""

    units: list[Unit] = field(default_factory=list)
    silent: list[Unit] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)


@cache
def query_words() -> QueryWords:
    """The words of `data/query.toml`, and the short forms that all rooms share."""
    data = tomllib.loads(files("atgardsbanken.db").joinpath("data/query.toml").read_text(encoding="utf-8"))
    abbreviations = {short: words.tokens(long) for short, long in expansions().items()}
    return QueryWords(frozenset(data["stop"]) | frozenset(data["question"]), abbreviations)


def parse(text: str, *, mode: Mode = "related") -> Query:
    """What `text` asks for.

    Words that bind are dropped unless there are no others. In a phrase nothing is dropped and nothing limits.
    """
    text = " ".join(text.replace("\x00", " ").split())
    if mode == "phrase":
        phrase = Unit("phrase", words.tokens(text))
        return Query(text, mode, (phrase,) if phrase.words else ())
    reading = _Reading()
    pieces = [(match.start(), match.end()) for match in PIECE.finditer(text)]
    index = 0
    while index < len(pieces):
        index += _read(text, pieces[index:], reading)
    units = reading.units or ([] if reading.chips else reading.silent)
    return Query(text, mode, tuple(units), tuple(reading.regions), tuple(reading.years), tuple(reading.chips))


def _read(text: str, pieces: Sequence[tuple[int, int]], reading: _Reading) -> int:
    """Take what the first pieces mean into `reading`; the number of pieces taken."""
    start, end = pieces[0]
    piece = text[start:end]
    if '"' not in piece and not piece.startswith("-"):
        for take in (_years, _region):
            count = take(text, pieces, reading)
            if count:
                return count
    for unit in _units(piece):
        silent = unit.kind == "word" and not unit.negated and unit.words[0] in query_words().silent
        (reading.silent if silent else reading.units).append(unit)
    return 1


def _years(text: str, pieces: Sequence[tuple[int, int]], reading: _Reading) -> int:
    """Take a year, a range of years, or "sedan 2018"; the number of pieces taken."""
    first = _plain(text, pieces[0])
    since = first in SINCE and len(pieces) > 1
    match = YEARS.fullmatch(_plain(text, pieces[1]) if since else first)
    if not match:
        return 0
    count = 2 if since else 1
    begin = int(match[1])
    end = int(match[2]) if match[2] else (LAST_YEAR if since else begin)
    begin += first == "efter"
    reading.years.extend(range(min(begin, end), max(begin, end) + 1))
    label = f"från {begin}" if since else (str(begin) if begin == end else f"{begin}–{end}")
    reading.chips.append(Chip(label, _without(text, pieces[0][0], pieces[count - 1][1])))
    return count


def _region(text: str, pieces: Sequence[tuple[int, int]], reading: _Reading) -> int:
    """Take the name of a region, the longest there is; the number of pieces taken."""
    for count in range(min(LONGEST_REGION, len(pieces)), 0, -1):
        start, end = pieces[0][0], pieces[count - 1][1]
        code = _region_code(text[start:end])
        if code:
            reading.regions.append(code)
            reading.chips.append(Chip(gazetteer().regions[code].name, _without(text, start, end)))
            return count
    return 0


def _region_code(written: str) -> str:
    """The county code of a region's name in any letters and case, with or without a genitive s; "" for none."""
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


def _units(piece: str) -> Iterator[Unit]:
    """The units of a piece without white space outside its quotation marks."""
    negated = piece.startswith("-") and len(piece) > 1
    bare = piece.removeprefix("-") if negated else piece
    found = words.tokens(bare)
    if not found:
        return
    if bare.startswith('"'):
        yield Unit("phrase", found, negated)
    elif bare.rstrip(EDGES).endswith("*"):
        yield Unit("prefix", found, negated)
    elif len(found) > 1 and "-" in bare and "/" not in bare:
        yield Unit("hyphenated", found, negated)
    else:
        yield from (Unit("word", (word,), negated) for word in found)


def _plain(text: str, piece: tuple[int, int]) -> str:
    return text[piece[0] : piece[1]].strip(EDGES).lower()


def _without(text: str, start: int, end: int) -> str:
    """The query without a stretch of it, nor a small word that bound it to the rest."""
    before = re.sub(r"(?:^|\s)(?:i|på|för|inom|under|år|från|hos)\s*$", "", text[:start].rstrip(), flags=re.IGNORECASE)
    return " ".join(f"{before} {text[end:]}".split())
