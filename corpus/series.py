"""Tells which documents are of one series, so that like is compared with like; periods in whole years.

A series is what one issuer prints again and again: documents of the same publisher, region and kind whose titles or
measures are alike, or the same national report. Two plans of one region about different things are two series.
Documents of one series and one period (a draft and what was decided) are one *issue*, not compared with each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from atgardsbanken.corpus.groups import joined
from atgardsbanken.corpus.regions import only_region, regions_in
from atgardsbanken.corpus.wording import Wording, likeness, wording
from atgardsbanken.normalize.words import folded, tokens

TITLES_ALIKE = 0.6
"""Likeness (0-1) of two titles' subjects from which they are of one series: two of three words are the same."""
SHARED_SHARE = 0.1
"""The share of the shorter document's measures that another names word for word, from which they are of one series:
titles change and scans hide them, while a report of the next year repeats much of the last one's."""
LEAST_SHARED_MEASURES = 2
"""How many measures that must be: one may stand anywhere."""
SEVERAL_REGIONS = 3
"""Regions with measures of their own from which a document without a region is a national report."""
NO_REPORTS = ("plan", "press_release")
"""The kinds that no national report has; which of the others it is taken for may change from year to year."""
YEARS = re.compile(r"\d+(?:\s?[-–—/]\s?\d+)*")
"""Matches the numbers of a title, which change from issue to issue."""
VERSION = re.compile(r"(?i)\b(?:version|utgåva|reviderad|uppdaterad|slutversion|utkast|beslutad|antagen|skannad)\b")
"""Matches the words of a title that tell one form of a document from another."""
KIND_WORDS = "uppföljning rapport redovisning plan strategi bilaga region landsting kommun"
"""Words of titles that say what a document is, not what it is about."""
FORMS = ("plan", "program", "rapport", "redovisning", "bokslut", "berattelse", "uppfoljning", "kort", "policy", "rutin")
"""The ends of words, without å, ä and ö, by which titles call a document: a balance sheet is no later plan."""
HASH_BYTES = 6
"""Bytes of a title's hash: two titles in a hundred trillion share one."""
REGION_NUMBERS = 1 << 12
"""What a measure's number holds its region's code below, 0 for none."""

Period = tuple[int, int]
"""The first and the last year that a document is about."""
Wanted = tuple[str | None, str]
"""A measure as it is looked for in other documents: its region and the key of its title's wording."""


@dataclass(frozen=True, slots=True)
class SeriesDocument:
    """What tells the series of a document: who issued it, what it is, and its measures.

    `municipality` is the name of the municipality that issued it, `measures` the numbers of the distinct ones.
    """

    id: str
    title: str
    publisher: str
    region: str | None
    kind: str
    municipality: str = ""
    period: Period | None = None
    measures: frozenset[int] = frozenset()

    @property
    def is_national_report(self) -> bool:
        """Whether it reports on several regions and belongs to none."""
        if not self.may_be_national:
            return False
        return len({number % REGION_NUMBERS for number in self.measures} - {0}) >= SEVERAL_REGIONS

    @property
    def may_be_national(self) -> bool:
        """Whether it is a national report if it reports on several regions."""
        return self.region is None and self.kind not in NO_REPORTS

    @property
    def issuer(self) -> str:
        """Who issued it: a region's code whatever it was called, or else the publisher's name, folded."""
        if self.municipality:
            return folded(self.municipality)
        own = self.region is not None and (not self.publisher or only_region(self.publisher) == self.region)
        return self.region or "" if own else folded(self.publisher)

    @property
    def base(self) -> tuple[str, ...]:
        """What all documents of its series have in common, but for what they are about."""
        return ("national",) if self.is_national_report else (self.issuer, self.region or "", self.kind)

    @property
    def name(self) -> str:
        """The name of the series that it is the first of."""
        base = ("national", self.issuer) if self.is_national_report else self.base
        return "/".join((*base, subject(self.title).key))


def measure_number(region: str | None, title: str) -> int:
    """Return the number of a measure, which those share that are called the same: a hash, then the region's code.

    >>> measure_number("12", "Vårdnära service") == measure_number("12", "VÅRDNÄRA SERVICE")
    True
    >>> measure_number("12", "Vårdnära service") % REGION_NUMBERS
    12
    """
    told = int.from_bytes(blake2b(folded(title).encode(), digest_size=HASH_BYTES).digest())
    return told * REGION_NUMBERS + int(region or 0)


class Placement(NamedTuple):
    """The place of a measure's document: its series, its period in it, and who issued it where that is no region."""

    series: str
    period: Period
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one issue of a series to a later one: ids of measures.

    `goes_on` holds the later measure of each pair with the earlier one; the others are `new` or have `ended`.
    """

    goes_on: Mapping[str, str]
    new: tuple[str, ...]
    ended: tuple[str, ...]


def find_series(documents: Iterable[SeriesDocument], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the series of each document, by ids: in whatever order they come, each is in exactly one.

    Args:
        documents: all that have a base in common with one that changed.
        known: the series of those that are as they were; such as are of different ones are not compared again.

    >>> plan = SeriesDocument("a", "Plan för hälsa 2018", "Region Skåne", "12", "plan")
    >>> later = SeriesDocument("b", "Plan för hälsa 2019-2020", "Region Skåne", "12", "plan")
    >>> other = SeriesDocument("c", "Plan för hyrpersonal 2019", "Region Skåne", "12", "plan")
    >>> found = find_series([plan, later, other])
    >>> found["a"] == found["b"], found["a"] == found["c"]
    (True, False)
    """
    groups: defaultdict[tuple[str, ...], list[SeriesDocument]] = defaultdict(list)
    for document in documents:
        groups[document.base].append(document)
    found: dict[str, str] = {}
    for group in groups.values():
        by_id = {document.id: document for document in sorted(group, key=_in_order)}
        for members in _alike(by_id, known or {}):
            found.update(dict.fromkeys(members, by_id[members[0]].name))
    return found


def _alike(by_id: Mapping[str, SeriesDocument], known: Mapping[str, str]) -> list[list[str]]:
    """Return the ids of documents in groups in which one is reached from the other by pairs that are alike."""
    pairs = (
        (one, other)
        for one, other in combinations(by_id, 2)
        if one not in known or other not in known or known[one] == known[other]
    )
    return joined(list(by_id), pairs, lambda one, other: is_alike(by_id[one], by_id[other]))


def is_alike(one: SeriesDocument, other: SeriesDocument) -> bool:
    """Return whether two documents of one base are about the same: by their titles, or else by their measures."""
    if one.issuer == other.issuer and _titles_are_alike(_bare(one.title), _bare(other.title)):
        return True
    shared = len(one.measures & other.measures)
    lesser = min(len(one.measures), len(other.measures))
    return shared >= LEAST_SHARED_MEASURES and shared >= SHARED_SHARE * lesser


@lru_cache(maxsize=100_000)
def _titles_are_alike(one: str, other: str) -> bool:
    """Return whether two titles are about the same and call the document the same, as far as both say what it is."""
    forms, others = _forms(one), _forms(other)
    return bool(not forms or not others or forms & others) and likeness(subject(one), subject(other)) >= TITLES_ALIKE


@lru_cache(maxsize=10_000)
def _bare(title: str) -> str:
    """Return a title without years, names of regions, and words for versions.

    >>> _bare("Region Skånes handlingsplan 2019–2021, utkast")
    'handlingsplan'
    """
    bare = VERSION.sub(" ", YEARS.sub(" ", title))
    for mention in reversed(regions_in(bare)):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    return " ".join(bare.split()).strip(" ,.–-")


def _forms(title: str) -> frozenset[str]:
    """Return the words of `FORMS` that a title's words end in.

    >>> sorted(_forms("Handlingsplan för hälsa, delårsrapport 2019"))
    ['plan', 'rapport']
    """
    words = [folded(word) for word in tokens(title)]
    return frozenset(form for form in FORMS for word in words if word.removesuffix("en").endswith(form))


@lru_cache(maxsize=10_000)
def subject(title: str) -> Wording:
    """Return what a title is about: its words without years, names of regions, and words for kinds of documents."""
    bare = _bare(title)
    told = {stem: weight for stem, weight in wording(bare).full_weights.items() if stem not in _kind_stems()}
    told = told or {" ".join(tokens(bare)): 1.0}
    return Wording(told, told, sum(told.values()), sum(told.values()))


def before(documents: Mapping[str, Period | None], period: Period | None) -> tuple[str, ...]:
    """Return the ids of the documents of a series (with their periods) that make up the issue before a period.

    >>> before({"a": (2016, 2018), "b": (2019, 2021), "draft": (2016, 2018)}, (2019, 2021))
    ('a', 'draft')
    """
    earlier = [each for each in documents.values() if each and period and each < period]
    return tuple(sorted(key for key, each in documents.items() if earlier and each == max(earlier)))


def compare(earlier: Mapping[str, Wanted], later: Mapping[str, Wanted], continues: Mapping[str, str]) -> Comparison:
    """Compare the measures of two issues of a series, by ids.

    A measure goes on where links lead back from it to an earlier one, be it through issues between them, or where the
    earlier issue has one of the same region and wording. So none is both gone and new.

    Args:
        earlier: the measures of the earlier issue.
        later: those of the later one.
        continues: the measure that each measure continues.
    """
    goes_on = {key: first for key in later if (first := _first_in(earlier, key, continues)) is not None}
    taken = set(goes_on.values())
    by_wording: dict[Wanted, str] = {}
    for key in sorted(earlier, key=lambda key: (key in taken, key)):
        by_wording.setdefault(earlier[key], key)
    for key, wanted in later.items():
        if key not in goes_on and wanted in by_wording:
            goes_on[key] = by_wording[wanted]
    taken = set(goes_on.values())
    said = {later[key] for key in goes_on} | {earlier[key] for key in taken}
    gone = (key for key, wanted in earlier.items() if key not in taken and wanted not in said)
    return Comparison(goes_on, tuple(key for key in later if key not in goes_on), tuple(gone))


def wanted(region: str | None, title: str) -> Wanted:
    """Return a measure as it is looked for in other documents."""
    return region, wording(title).key


@cache
def _kind_stems() -> frozenset[str]:
    """Return the stems of `KIND_WORDS`."""
    return frozenset(wording(KIND_WORDS).full_weights)


def _first_in(earlier: Collection[str], key: str, continues: Mapping[str, str]) -> str | None:
    """Follow links back from a measure to one of the earlier issue, which it may be itself; None without one.

    Links go to earlier issues only, so they end.
    """
    while key not in earlier and key in continues:
        key = continues[key]
    return key if key in earlier else None


def _in_order(document: SeriesDocument) -> tuple[Period, str]:
    return document.period or (0, 0), document.id
