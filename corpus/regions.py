"""Every way in which a region or landsting is written, garbled too, and its county code; offsets in code points."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, product
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

WORD = re.compile(r"\S+")
EDGE = " .,;:!?()[]«»\"'”“’*–—-/"
LONGEST_NAME = 5
"""Words in the longest written form ("Landstinget i Västra Götalands län")."""
LETTERS_AN_EDIT = 7
"""A written form may differ in one letter for so many of its letters, after folding."""
NEAR_FORMS = 12
"""How many of the nearest written forms are compared."""
SHORTEST_GARBLED = 7
"""Letters a form must have before any letter of it may differ."""
MEMORY = 50_000
"""Stretches of text that are remembered."""

FOLDED_VOWEL = "0"
"""The sign that å, ä, ö, a, o and all that they are read as fold to."""
LOOKS = {FOLDED_VOWEL: "aåäâàáãoöôòóõøéèëê60&@", "l": "1|[!i"}
"""What programs that do not know å, ä and ö read for them, and upright strokes that are read for one another."""
FOLDING = str.maketrans({character: sign for sign, characters in LOOKS.items() for character in characters})
VOWELS = re.compile(f"{FOLDED_VOWEL}{{2,}}")
NOT_FOLDED = re.compile(r"[\W_]+")
ANCHOR = re.compile(r"^(?:re[gq]l?0n(?:en)?|l0n[dt]stln[gq]et)l?")
"""The folded words before a county's name."""


class Mention(NamedTuple):
    """A region named in a text: `start` and `end` as in a slice, and its county code."""

    start: int
    end: int
    code: str


Candidate = tuple[Mention, int]
"""A mention, perhaps of a look-alike, and how many letters it is from a written form."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region: county code, today's name, names borne before, and its place on a tile map (from the north-west).

    `counties` are the names of its county, without the word.
    """

    code: str
    name: str
    former: tuple[str, ...]
    counties: tuple[str, ...]
    abbreviations: tuple[str, ...]
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The written forms, folded, with their code ("" for look-alikes, no regions), and by the county's first letter."""

    regions: Mapping[str, Region]
    forms: Mapping[str, str]
    by_initial: Mapping[str, tuple[str, ...]]
    bare: frozenset[str]
    abbreviations: Mapping[str, str]


def fold(text: str) -> str:
    """`text` without what damaged text confuses: case, vowels that lost their dots, strokes, spaces, hyphens.

    >>> fold("Region Östergötland") == fold("Reg1on 6stergét|and")
    True
    """
    known = unicodedata.normalize("NFC", text).lower().translate(FOLDING)
    return VOWELS.sub(FOLDED_VOWEL, NOT_FOLDED.sub("", known))


@cache
def gazetteer() -> Gazetteer:
    """The regions of `regions.toml` and every form in which they are written."""
    data = tomllib.loads(files("atgardsbanken.corpus").joinpath("regions.toml").read_text(encoding="utf-8"))
    forms = {fold(word): "" for word in data["lookalikes"]}
    bare: set[str] = set()
    for entry in data["region"]:
        for text in (entry["name"], *entry["former"], *_written(entry, data["patterns"])):
            forms[fold(text)] = entry["code"]
        alone = data["county_patterns" if entry.get("town") else "bare_patterns"]
        for text in _written(entry, alone):
            forms[fold(text)] = entry["code"]
            bare.add(fold(text))
    regions = {entry["code"]: _region(entry) for entry in data["region"]}
    short = {word: region.code for region in regions.values() for word in region.abbreviations}
    by_initial = {initial: tuple(same) for initial, same in groupby(sorted(forms, key=_initial), key=_initial)}
    return Gazetteer(regions, forms, by_initial, frozenset(bare), short)


def _written(entry: Mapping[str, list[str] | str], patterns: list[str]) -> Iterator[str]:
    """The forms that `patterns` give the county's names."""
    names = [entry["county"], *entry.get("also", [])]
    genitives = [entry["genitive"], *entry.get("also_genitive", [])]
    for pattern, name, genitive in product(patterns, names, genitives):
        yield pattern.format(name=name, genitive=genitive)


def _region(entry: Mapping[str, str | int | list[str]]) -> Region:
    """The record of an entry in `regions.toml`."""
    former = tuple(str(name) for name in _strings(entry["former"]))
    counties = (str(entry["county"]), *_strings(entry.get("also", [])))
    short = tuple(_strings(entry["abbreviations"]))
    place = int(str(entry["row"])), int(str(entry["column"]))
    return Region(str(entry["code"]), str(entry["name"]), former, counties, short, *place)


def _strings(value: str | int | list[str]) -> list[str]:
    return list(value) if isinstance(value, list) else [str(value)]


def regions_in(text: str) -> list[Mention]:
    """The regions that `text` names, in order and not overlapping: the nearest forms first, the longest of equals."""
    return sorted(mention for group in _groups(_candidates(text)) for mention in _chosen(group) if mention.code)


def _groups(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates in the order of their starts, in groups that do not overlap."""
    group: list[Candidate] = []
    end = 0
    for candidate in candidates:
        if group and candidate[0].start >= end:
            yield group
            group = []
        group.append(candidate)
        end = max(end, candidate[0].end)
    if group:
        yield group


def _chosen(group: Sequence[Candidate]) -> list[Mention]:
    """The mentions among overlapping candidates: the nearest forms first, the longest of equals."""
    regions = [mention for mention, _ in group if mention.code]
    chosen: list[Mention] = []
    for mention, _ in sorted(group, key=lambda item: (item[1], item[0].start - item[0].end, item[0].start)):
        inside = not mention.code and any(_overlap(mention, other) and _longer(other, mention) for other in regions)
        if not inside and not any(_overlap(mention, other) for other in chosen):
            chosen.append(mention)
    return chosen


def may_name_region(text: str) -> bool:
    """Whether some part of `text` names a region when it is read by itself."""
    return any(mention.code for mention, _ in _candidates(text))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start


def find_region(text: str) -> Mention | None:
    """The first region that `text` names, or None."""
    mentions = regions_in(text)
    return mentions[0] if mentions else None


def region_name(code: str | None) -> str:
    """Today's name of the region with county code `code`; "" for None.

    Raises:
        KeyError: no region has that code.
    """
    return gazetteer().regions[code].name if code else ""


class _Form(NamedTuple):
    """The region that a form names ("" for a look-alike), and how many letters it is from a written form."""

    code: str
    distance: int


def _candidates(text: str) -> Iterator[Candidate]:
    """The stretches of up to `LONGEST_NAME` words that may name a region or a look-alike, and their distance."""
    words = [(match.start(), match.end(), _may_name(match.group())) for match in WORD.finditer(text)]
    for index in range(len(words)):
        names = False
        for _, last, may_name in words[index : index + LONGEST_NAME]:
            names = names or may_name
            start, end = _trimmed(text, words[index][0], last) if names else (0, 0)
            form = _form(text[start:end]) if start < end else None
            if form:
                yield Mention(start, end, form.code), form.distance


def _may_name(word: str) -> bool:
    """Whether a word has more than small letters, which every name has in some word."""
    return not (word.isalpha() and word.islower())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without the signs at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


@lru_cache(maxsize=MEMORY)
def _form(written: str) -> _Form | None:
    """The region written exactly so, give or take what garbles letters."""
    known = gazetteer()
    short = known.abbreviations.get(written.removesuffix(":s"))
    if short:
        return _Form(short, 0)
    if not any(word[0].isupper() or not word[0].isalpha() for word in written.split()):
        return None
    folded = fold(written)
    for form in (folded, folded.removesuffix("s")):
        if form in known.forms:
            return _Form(known.forms[form], 0)
    return _nearest(folded, clean=all(character.isalpha() or character in " -" for character in written))


def _nearest(folded: str, *, clean: bool) -> _Form | None:
    """The nearest form's region, if it is near and no other region is as near.

    The county's name must begin alike: "Region Dalsland" is two letters from "Region Halland". A bare county name in
    clean letters must agree wholly.
    """
    if len(folded) < SHORTEST_GARBLED:
        return None
    known = gazetteer()
    allowed = max(1, len(folded) // LETTERS_AN_EDIT)
    best: dict[str, int] = {}
    for form, distance, _ in process.extract(
        folded,
        _comparable(len(folded), _initial(folded), allowed),
        scorer=Levenshtein.distance,
        score_cutoff=allowed,
        limit=NEAR_FORMS,
    ):
        if not (clean and form in known.bare):
            code = known.forms[form]
            best[code] = min(int(distance), best.get(code, allowed))
    ranked = sorted((distance, code) for code, distance in best.items())
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return _Form(ranked[0][1], ranked[0][0])


@cache
def _comparable(length: int, initial: str, allowed: int) -> tuple[str, ...]:
    """The written forms that differ in length by at most `allowed` and in which the county's name begins alike."""
    alike = (forms for other, forms in gazetteer().by_initial.items() if _alike(initial, other))
    return tuple(form for forms in alike for form in forms if abs(len(form) - length) <= allowed)


def _initial(folded: str) -> str:
    """The first letter of the county's name."""
    return ANCHOR.sub("", folded)[:1]


def _alike(one: str, other: str) -> bool:
    """Whether both are the same letter, as far as a garbled one can tell."""
    return bool(one and other) and (one == other or FOLDED_VOWEL in (one, other))
