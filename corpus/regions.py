"""Finds regions and their county codes in texts, however they are written, garbled too; offsets in code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, product
from typing import NamedTuple

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from atgardsbanken.normalize.data_files import load
from atgardsbanken.normalize.own_words import own_words

WORD = re.compile(r"\S+")
EDGE = " .,;:!?()[]«»\"'”“’*–—-/"
LONGEST_NAME_WORDS = 5
"""Words in the longest written form ("Landstinget i Västra Götalands län")."""
LETTERS_PER_EDIT = 7
"""A written form may differ in one letter for so many of its letters, after folding."""
MOST_NEAR_FORMS = 12
"""How many of the nearest written forms are compared."""
SHORTEST_GARBLED_LETTERS = 7
"""Letters a form must have before any letter of it may differ."""
CACHED_STRETCHES = 50_000
"""Stretches of text that are remembered."""

FOLDED_VOWEL = "0"
"""The sign that å, ä, ö, a, o and all that they are read as fold to."""
LOOKS = {FOLDED_VOWEL: "aåäâàáãoöôòóõøéèëê60&@", "l": "1|[!i"}
"""Characters that OCR without å, ä and ö prints for them, and upright strokes read for one another."""
FOLDING = str.maketrans({character: sign for sign, characters in LOOKS.items() for character in characters})
VOWELS = re.compile(f"{FOLDED_VOWEL}{{2,}}")
NOT_FOLDED = re.compile(r"[\W_]+")
ANCHOR = re.compile(r"^(?:re[gq]l?0n(?:en)?|l0n[dt]stln[gq]et)l?")
"""Matches the folded words before a county's name."""


class Mention(NamedTuple):
    """A region named in a text: `start` and `end` as in a slice, and its county code."""

    start: int
    end: int
    code: str


NearMention = tuple[Mention, int]
"""A mention, perhaps of a look-alike, and how many letters it is from a written form."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region: county code, today's name, names borne before, and its place on a tile map (from the north-west).

    `counties` are the names of its county, without the word; `official_county` is its official name, with it.
    """

    code: str
    name: str
    former: tuple[str, ...]
    counties: tuple[str, ...]
    official_county: str
    abbreviations: tuple[str, ...]
    row: int
    column: int


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region as `regions.toml` lists it, which says what each field is."""

    code: str
    name: str
    county: str
    genitive: str
    former: tuple[str, ...]
    abbreviations: tuple[str, ...]
    row: int
    column: int
    also: tuple[str, ...] = ()
    also_genitive: tuple[str, ...] = ()
    town: bool = False
    official: str = ""


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `regions.toml`."""

    patterns: tuple[str, ...]
    bare_patterns: tuple[str, ...]
    county_patterns: tuple[str, ...]
    lookalikes: tuple[str, ...]
    entries: tuple[_Entry, ...] = msgspec.field(name="region")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The written forms, folded, with their code ("" for look-alikes, no regions), and by the county's first letter."""

    regions: Mapping[str, Region]
    forms: Mapping[str, str]
    by_initial: Mapping[str, tuple[str, ...]]
    bare: frozenset[str]
    abbreviations: Mapping[str, str]


def fold(text: str) -> str:
    """Return `text` without what damage confuses: case, vowels that lost their dots, strokes, spaces, hyphens.

    >>> fold("Region Östergötland") == fold("Reg1on 6stergét|and")
    True
    """
    return VOWELS.sub(FOLDED_VOWEL, "".join(map(_folded_word, text.split())))


@lru_cache(maxsize=CACHED_STRETCHES)
def _folded_word(word: str) -> str:
    """Return a word with what damage confuses made alike; vowels in a row are left."""
    return NOT_FOLDED.sub("", unicodedata.normalize("NFC", word).lower().translate(FOLDING))


@cache
def gazetteer() -> Gazetteer:
    """Return the regions of `regions.toml` and every form in which they are written, read once."""
    listed = load("atgardsbanken.corpus", "regions.toml", _Listed)
    forms = {fold(word): "" for word in listed.lookalikes}
    bare: set[str] = set()
    for entry in listed.entries:
        own = own_words().regions.get(entry.code, ())
        for text in (entry.name, *entry.former, *own, *_written(entry, listed.patterns)):
            forms[fold(text)] = entry.code
        alone = listed.county_patterns if entry.town else listed.bare_patterns
        for text in _written(entry, alone):
            forms[fold(text)] = entry.code
            bare.add(fold(text))
    regions = {entry.code: _region(entry) for entry in listed.entries}
    short = {word: region.code for region in regions.values() for word in region.abbreviations}
    by_initial = {initial: tuple(same) for initial, same in groupby(sorted(forms, key=_initial), key=_initial)}
    return Gazetteer(regions, forms, by_initial, frozenset(bare), short)


def _written(entry: _Entry, patterns: Iterable[str]) -> Iterator[str]:
    """Yield the forms that `patterns` give the county's names."""
    names = (entry.county, *entry.also)
    genitives = (entry.genitive, *entry.also_genitive)
    for pattern, name, genitive in product(patterns, names, genitives):
        yield pattern.format(name=name, genitive=genitive)


def _region(entry: _Entry) -> Region:
    """Return the record of an entry in `regions.toml`."""
    counties = (entry.county, *entry.also)
    official = entry.official or f"{entry.genitive} län"
    return Region(
        code=entry.code,
        name=entry.name,
        former=entry.former,
        counties=counties,
        official_county=official,
        abbreviations=entry.abbreviations,
        row=entry.row,
        column=entry.column,
    )


def regions_in(text: str) -> list[Mention]:
    """Return the regions that `text` names, in order and not overlapping: the nearest forms, the longest of equals.

    >>> [mention.code for mention in regions_in("Region Skåne och Landstinget i Kalmar län")]
    ['12', '08']
    """
    return list(_regions_in(text))


@lru_cache(maxsize=CACHED_STRETCHES)
def _regions_in(text: str) -> tuple[Mention, ...]:
    return tuple(sorted(mention for group in _groups(_candidates(text)) for mention in _chosen(group) if mention.code))


def _groups(candidates: Iterable[NearMention]) -> Iterator[list[NearMention]]:
    """Yield the mentions, in the order of their starts, in groups that do not overlap."""
    group: list[NearMention] = []
    end = 0
    for candidate in candidates:
        if group and candidate[0].start >= end:
            yield group
            group = []
        group.append(candidate)
        end = max(end, candidate[0].end)
    if group:
        yield group


def _chosen(group: Sequence[NearMention]) -> list[Mention]:
    """Return the best of overlapping mentions: the nearest forms first, the longest of equals."""
    regions = [mention for mention, _ in group if mention.code]
    chosen: list[Mention] = []
    for mention, _ in sorted(group, key=lambda item: (item[1], item[0].start - item[0].end, item[0].start)):
        inside = not mention.code and any(_overlap(mention, other) and _longer(other, mention) for other in regions)
        if not inside and not any(_overlap(mention, other) for other in chosen):
            chosen.append(mention)
    return chosen


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start


def find_region(text: str) -> Mention | None:
    """Return the first region that `text` names, or None."""
    mentions = regions_in(text)
    return mentions[0] if mentions else None


def only_region(text: str) -> str | None:
    """Return the county code of the region that a text names and says nothing else, or None.

    >>> only_region("Region Halland"), only_region("Handlingsplan Region Halland")
    ('13', None)
    """
    mentions = regions_in(text)
    rest = text[: mentions[0].start] + text[mentions[0].end :] if len(mentions) == 1 else text
    return None if any(map(str.isalpha, rest)) or not mentions else mentions[0].code


def region_name(code: str | None) -> str:
    """Return today's name of the region with county code `code`; "" for None.

    Raises:
        KeyError: no region has that code.
    """
    return gazetteer().regions[code].name if code else ""


class _NamedForm(NamedTuple):
    """The region that a form names ("" for a look-alike), and how many letters it is from a written form."""

    code: str
    distance: int


def _candidates(text: str) -> Iterator[NearMention]:
    """Yield stretches of up to `LONGEST_NAME_WORDS` words that may name a region or a look-alike."""
    words = [(match.start(), match.end(), _may_name(match.group())) for match in WORD.finditer(text)]
    for index in range(len(words)):
        names = False
        for _, last, may_name in words[index : index + LONGEST_NAME_WORDS]:
            names = names or may_name
            start, end = _trimmed(text, words[index][0], last) if names else (0, 0)
            form = _form(text[start:end]) if start < end else None
            if form:
                yield Mention(start, end, form.code), form.distance


def _may_name(word: str) -> bool:
    """Return whether a word has more than small letters, which every name has in some word."""
    return not (word.isalpha() and word.islower())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the same stretch without the signs at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


@lru_cache(maxsize=CACHED_STRETCHES)
def _form(written: str) -> _NamedForm | None:
    """Return the region written exactly so, give or take what garbles letters."""
    known = gazetteer()
    short = known.abbreviations.get(written.removesuffix(":s"))
    if short:
        return _NamedForm(short, 0)
    if not any(word[0].isupper() or not word[0].isalpha() for word in written.split()):
        return None
    folded = fold(written)
    for form in (folded, folded.removesuffix("s")):
        if form in known.forms:
            return _NamedForm(known.forms[form], 0)
    return _nearest(folded, written)


def _is_clean(written: str) -> bool:
    return all(character.isalpha() or character in " -" for character in written)


def _nearest(folded: str, written: str) -> _NamedForm | None:
    """Return the region of the form nearest to a `folded` name, if it is near and no other region is as near.

    The county's name must begin alike: "Region Dalsland" is two letters from "Region Halland". A bare county name in
    clean letters, as `written`, must agree wholly.
    """
    if len(folded) < SHORTEST_GARBLED_LETTERS:
        return None
    known = gazetteer()
    allowed = max(1, len(folded) // LETTERS_PER_EDIT)
    best: dict[str, int] = {}
    for form, distance, _ in process.extract(
        folded,
        _comparable(len(folded), _initial(folded), allowed),
        scorer=Levenshtein.distance,
        score_cutoff=allowed,
        limit=MOST_NEAR_FORMS,
    ):
        if not (form in known.bare and _is_clean(written)):
            code = known.forms[form]
            best[code] = min(int(distance), best.get(code, allowed))
    ranked = sorted((distance, code) for code, distance in best.items())
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return _NamedForm(ranked[0][1], ranked[0][0])


@cache
def _comparable(length: int, initial: str, allowed: int) -> tuple[str, ...]:
    """Return the forms of nearly this length (± `allowed`) whose county begins with the same letter."""
    alike = (forms for other, forms in gazetteer().by_initial.items() if _alike(initial, other))
    return tuple(form for forms in alike for form in forms if abs(len(form) - length) <= allowed)


def _initial(folded: str) -> str:
    """Return the first letter of the county's name."""
    return ANCHOR.sub("", folded)[:1]


def _alike(one: str, other: str) -> bool:
    """Return whether both are the same letter, as far as a garbled one can tell."""
    return bool(one and other) and (one == other or FOLDED_VOWEL in (one, other))
