"""Names of regions and of groups of regions, as people write them in a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.db.reference import short_name
from atgardsbanken.normalize import words
from atgardsbanken.normalize.data_files import load

EDGES = ".,;:!?()[]«»”“'/…–—"
"""Marks around a word that are none of it."""
DASHES = str.maketrans("–—", "--")


@dataclass(frozen=True, slots=True)
class Place:
    """A region, or a group of them: the name that is shown, and the county codes."""

    label: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A group of regions: what names it in addresses, its label, county codes, and names in a query."""

    key: str
    label: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _GroupFile:
    """The content of `data/region_groups.toml`."""

    groups: tuple[RegionGroup, ...]


def place(written: str) -> Place | None:
    """Return the region or group that is named, in any case, with or without å ä ö and a genitive s.

    >>> place("Skånes").codes, place("norra sverige").codes
    (('12',), ('22', '23', '24', '25'))
    """
    bare = written.strip(EDGES)
    code = gazetteer().abbreviations.get(bare)
    if code:
        return _region(code)
    name = words.folded(bare.translate(DASHES))
    return _places().get(name) or _places().get(name.removesuffix("s"))


@cache
def longest_name() -> int:
    """Return the number of words in the longest name of a region or group."""
    return max(len(name.split()) for name in _places())


@cache
def region_groups() -> tuple[RegionGroup, ...]:
    """Read the groups of regions, in the order in which they are shown."""
    return load("atgardsbanken.db", "data/region_groups.toml", _GroupFile).groups


@cache
def _places() -> dict[str, Place]:
    """Read all names, without marks; a region's own name wins over a group's."""
    named = {words.folded(name): Place(each.label, each.codes) for each in region_groups() for name in each.names}
    return named | {words.folded(name): _region(code) for code in gazetteer().regions for name in _written(code)}


def _region(code: str) -> Place:
    return Place(gazetteer().regions[code].name, (code,))


def _written(code: str) -> Iterator[str]:
    """Yield the ways in which a region's name is written."""
    region = gazetteer().regions[code]
    yield from (region.name, *region.former)
    for county in (short_name(region.name), *region.counties):
        yield from (county, f"{county} län", f"{county}s län", f"region {county}")
