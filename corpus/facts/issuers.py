"""Finds bodies that issue documents (regions, municipalities, agencies, universities, hospitals) in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from atgardsbanken.corpus.regions import EDGE, VOWELS, fold, gazetteer, regions_in
from atgardsbanken.normalize.data_files import load

BodyKind = Literal["region", "municipality", "agency", "university", "county board", "hospital", "joint"]

WORD = re.compile(r"\S+")
LONGEST_NAME_WORDS = 9
"""Words in the longest body's name."""
CACHED_TEXTS = 5_000
"""Lines whose bodies are remembered: each line of a document is looked at for several facts."""
NO_GENITIVE = tuple("aeiouyåäösxz")
"""Letters after which a municipality's name takes no s before "kommun"."""
ADDRESS = re.compile(
    r"(?i)(?:@|https?://|(?<![a-z0-9åäö-])(?<![a-z0-9åäö-]\.)(?:www\.)?)"
    r"([a-z0-9åäö-]++(?:\.[a-z0-9åäö-]++)*\.(?:se|nu|org|com))\b"
)
"""Matches an address on the web or by mail; the group is its domain."""
BARE_ADDRESS = str.maketrans({"å": "a", "ä": "a", "ö": "o", " ": "", "-": ""})
"""Letters as a domain writes them."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues documents: its name and its county's code (None for one that acts in the whole country).

    `short` is the municipality's name without "kommun".
    """

    name: str
    kind: BodyKind
    county: str | None
    short: str = ""


class NamedBody(NamedTuple):
    """A body named in a text: `start` and `end` as in a slice."""

    start: int
    end: int
    body: Body


class _Municipalities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cities: frozenset[str]
    ambiguous: frozenset[str]
    genitives: Mapping[str, str]
    municipality: Mapping[str, str]


class _Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agencies: tuple[str, ...]
    joint: tuple[str, ...]
    short: Mapping[str, str]
    domain: Mapping[str, str]


class _Universities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    county: Mapping[str, str]


class _Hospitals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hospitals: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Register:
    """All bodies: by the folded forms of their names, by abbreviation (as printed), by domain; towns by their name."""

    forms: Mapping[str, Body]
    abbreviations: Mapping[str, Body]
    domains: Mapping[str, Body]
    towns: Mapping[str, Body]
    regions: Mapping[str, Body]


@cache
def municipalities() -> Mapping[str, str]:
    """Return the names of the municipalities by their codes."""
    return _listed_municipalities().municipality


@cache
def hospitals() -> Mapping[str, tuple[str, ...]]:
    """Return the names of hospitals by the county code of their region."""
    return load("atgardsbanken.corpus", "facts/data/hospitals.toml", _Hospitals).hospitals


@cache
def _listed_municipalities() -> _Municipalities:
    return load("atgardsbanken.corpus", "facts/data/municipalities.toml", _Municipalities)


@cache
def register() -> Register:
    """Return the bodies of the data files, read once."""
    agencies = load("atgardsbanken.corpus", "facts/data/agencies.toml", _Agencies)
    national = {name: Body(name, "agency", None) for name in agencies.agencies}
    regions = {code: Body(region.name, "region", code) for code, region in gazetteer().regions.items()}
    local = list(_municipal_bodies())
    universities, clinics = list(_universities()), list(_hospitals())
    forms = {fold(name): body for name, body in national.items()}
    forms |= {fold(name): Body(name, "joint", None) for name in agencies.joint}
    forms |= {fold(body.name): body for body in (*universities, *_county_boards(), *clinics)}
    forms |= {fold(form): body for body in local for form in _forms(body)}
    abbreviations = {short: national[name] for short, name in agencies.short.items()}
    abbreviations |= {body.name: body for body in clinics if body.name.isupper()}
    named = {body.name: body for body in (*national.values(), *regions.values(), *universities)}
    domains = {f"{_as_domain(name)}.se": body for name, body in named.items()}
    domains |= {f"{_as_domain(body.short)}.se": body for body in local}
    domains |= {domain: named[name] for domain, name in agencies.domain.items()}
    towns = {body.short: body for body in local if body.short not in _listed_municipalities().ambiguous}
    return Register(forms, abbreviations, domains, towns, regions)


def _as_domain(name: str) -> str:
    """Return a name as a domain writes it.

    >>> _as_domain("Örnsköldsvik")
    'ornskoldsvik'
    """
    return name.lower().translate(BARE_ADDRESS)


def _municipal_bodies() -> Iterator[Body]:
    """Yield the municipalities; Gotland's is a region."""
    listed = _listed_municipalities()
    for code, short in listed.municipality.items():
        genitive = listed.genitives.get(short) or short + ("" if short.endswith(NO_GENITIVE) else "s")
        name = f"{genitive} {'stad' if short in listed.cities else 'kommun'}"
        if short != "Gotland":
            yield Body(name, "municipality", code[:2], short)


def _forms(body: Body) -> Iterator[str]:
    """Yield the forms in which a municipality's name is printed."""
    for stem in (body.short, f"{body.short}s", body.name.rsplit(" ", 1)[0]):
        yield from (f"{stem} kommun", f"{stem} stad", f"{stem} kommunfullmäktige")
    yield f"Kommunen i {body.short}"


def _universities() -> Iterator[Body]:
    """Yield the universities."""
    listed = load("atgardsbanken.corpus", "facts/data/universities.toml", _Universities)
    yield from (Body(name, "university", county) for name, county in listed.county.items())


def _county_boards() -> Iterator[Body]:
    """Yield the county administrative boards under the forms of their names."""
    for code, region in gazetteer().regions.items():
        for county in region.counties:
            for written in (
                f"Länsstyrelsen i {county}s län",
                f"Länsstyrelsen i {county} län",
                f"Länsstyrelsen {county}",
            ):
                yield Body(written, "county board", code)


def _hospitals() -> Iterator[Body]:
    """Yield the hospitals."""
    for code, names in hospitals().items():
        yield from (Body(name, "hospital", code) for name in names)


@lru_cache(maxsize=CACHED_TEXTS)
def bodies_in(text: str) -> tuple[NamedBody, ...]:
    """Return the bodies that a text names, in order, the longest names first where they overlap.

    >>> [named.body.name for named in bodies_in("Karlstads kommun och Region Skåne svarar Socialstyrelsen")]
    ['Karlstads kommun', 'Region Skåne', 'Socialstyrelsen']
    """
    regions = [NamedBody(start, end, register().regions[code]) for start, end, code in regions_in(text)]
    found: list[NamedBody] = []
    for named in sorted((*_listed_in(text), *regions), key=lambda each: (each.start - each.end, each.start)):
        if all(named.end <= other.start or other.end <= named.start for other in found):
            found.append(named)
    return tuple(sorted(found, key=lambda each: each.start))


def _listed_in(text: str) -> Iterator[NamedBody]:
    """Yield the names of bodies that stand in the data files; they may overlap."""
    words = [(match.start(), match.end(), fold(match[0])) for match in WORD.finditer(text)]
    for index, (start, end, _) in enumerate(words):
        written = text[start:end].strip(EDGE)
        if written in register().abbreviations:
            yield NamedBody(start, end, register().abbreviations[written])
        if written[:1].isupper():
            yield from _names_from(text, words[index : index + LONGEST_NAME_WORDS])


def _names_from(text: str, words: Sequence[tuple[int, int, str]]) -> Iterator[NamedBody]:
    """Yield the bodies whose name begins with the first of the words."""
    joined = ""
    for _, end, folded in words:
        joined = VOWELS.sub("0", joined + folded)
        body = register().forms.get(joined) or register().forms.get(joined.removesuffix("s"))
        if body:
            yield NamedBody(words[0][0], end - len(text[:end]) + len(text[:end].rstrip(EDGE)), body)


def towns_in(text: str) -> list[Body]:
    """Return the municipalities whose bare name stands in a text, as often as it does ("i Halmstad", "Nackas").

    >>> [body.name for body in towns_in("Skolan i Nacka och vården i Falun")]
    ['Nacka kommun', 'Falu kommun']
    """
    towns = register().towns
    words = (match[0].strip(EDGE) for match in WORD.finditer(text))
    return [
        towns.get(word) or towns[word[:-1]]
        for word in words
        if word in towns or (word[-1:] == "s" and word[:-1] in towns)
    ]


def addressed_in(text: str) -> list[Body]:
    """Return the bodies whose addresses (web or mail) stand in a text.

    >>> [body.name for body in addressed_in("Läs mer på www.karlstad.se/plan eller vard@regionskane.se")]
    ['Karlstads kommun', 'Region Skåne']
    """
    found = []
    for match in ADDRESS.finditer(text):
        labels = match[1].lower().translate(BARE_ADDRESS).split(".")
        body = register().domains.get(".".join(labels[-2:]))
        if body:
            found.append(body)
    return found
