"""Finds documents that are the same one in another form, by their text, garbled or not; shares 0.0-1.0.

Pairs of long words that follow each other are hashed and the smallest hashes kept: two such sketches tell which share
of the shorter text stands in the longer one (bottom-k sketches, Cohen and Kaplan 2007). Copies share 0.45 of their
pairs or more, with nothing but English OCR between them, other documents 0.03 at most. Only running text counts where
there is enough: a list of the same measures' names is the same facts, not the same text. A plan's next year says much
the same of other years; so the years that both name are compared as well.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import sqrt
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.find.grammar import clause_words
from atgardsbanken.corpus.groups import joined
from atgardsbanken.extract.records import Route
from atgardsbanken.normalize.words import folded
from atgardsbanken.normalize.years import YEAR

SKETCH_HASHES = 512
"""Hashes kept of a document: two thousand bytes, and all pairs of words of a short one."""
COPIED_SHARE = 0.3
"""Share of the shorter text's pairs that stand in the longer one from which both are one document."""
COPIED_YEARLESS_SHARE = 0.6
"""The same where the texts name too few years to tell one year's plan from the next."""
AROUND_LINES, FEWEST_CLAUSE_WORDS = 1, 2
"""Lines before and after one that are looked at with it, and clause words in them from which it is running text."""
FEWEST_RUNNING_PAIRS = 64
"""Pairs of running text below which all of a document's text counts."""
MOST_PAIR_DOCUMENTS = 50
"""Documents that have a pair from which it is a phrase of the trade and makes no candidates."""
FEWEST_COMMON_PAIRS = 8
"""Pairs that two sketches must have in common to tell anything."""
SAME_YEARS_COSINE = 0.9
"""Cosine of how often each year is named from which both texts are of the same year."""
FEWEST_YEAR_MENTIONS = 3
"""Mentions of years in each text below which they tell nothing."""
WHOLE_SHARE = 0.5
"""Share of the longest copy's words below which a copy is an excerpt, and never the best one."""
ROUTE_WORTH: Mapping[Route, float] = {"text": 3.0, "ocr": 2.0, "repaired": 1.0, "blank": 0.0, "failed": 0.0}
"""How much a page counts that was read in this way: printed text is exact, repaired text least so."""
STRUCTURE_WORTH = max(ROUTE_WORTH.values()) + 1.0
"""How much a form counts whose pages have boxes: more than any route."""

_BROKEN = re.compile(r"(?<=\w)[-\u00ad\ufffe¬](?=[^\S\n]*\n)\s*+(?=\w)")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_YEAR = re.compile(rf"\b{YEAR}\b")

Owners = npt.NDArray[np.int32]
"""Documents by their places in the order of their ids."""


class PageText(Protocol):
    """The parts of a page that tell copies: route, quality and text."""

    @property
    def route(self) -> Route:
        """How the page was read."""
        ...

    @property
    def quality(self) -> float:
        """How well it reads, 0.0-1.0."""
        ...

    @property
    def text(self) -> str:
        """All its text."""
        ...


@dataclass(frozen=True, slots=True)
class CopyEvidence:
    """The evidence kept of a document to know its copies.

    `sketch` holds the smallest hashes in order, `years` how often each year is named, `worth` how well its form shows
    what was printed, `region` an official county code.
    """

    id: str
    sketch: Sequence[int]
    years: Mapping[str, int]
    words: int
    worth: float
    region: str | None = None

    def to_json(self) -> str:
        """Return the evidence as one short line."""
        return json.dumps(
            [self.id, [*self.sketch], self.years, self.words, self.worth, self.region], separators=(",", ":")
        )

    @classmethod
    def from_json(cls, line: str) -> CopyEvidence:
        """Return the evidence that `to_json` wrote.

        Raises:
            ValueError: the line is something else.
        """
        key, sketch, years, words, worth, region = msgspec.json.decode(line)
        return cls(key, array("I", sketch), years, words, worth, region)


def evidence(key: str, name: str, pages: Sequence[PageText], *, region: str | None = None) -> CopyEvidence:
    """Return the evidence of the document with the id `key` and the file name `name`."""
    text = _BROKEN.sub("", "\n".join(page.text for page in pages))
    hashes = _hashes(_running(text))
    if len(hashes) < FEWEST_RUNNING_PAIRS:
        hashes = _hashes(text)
    years = Counter(_YEAR.findall(text))
    worth = sum(ROUTE_WORTH[page.route] + page.quality for page in pages) / max(len(pages), 1)
    structure = 0.0 if name.lower().endswith(".txt") else STRUCTURE_WORTH
    return CopyEvidence(
        key,
        array("I", sorted(hashes)[:SKETCH_HASHES]),
        dict(sorted(years.items())),
        len(_LONG_WORD.findall(text)),
        round(worth + structure, 3),
        region,
    )


def _hashes(text: str) -> set[int]:
    """Return a hash of each pair of long words that follow each other."""
    words = [folded(word) for word in _LONG_WORD.findall(text)]
    return {zlib.crc32(f"{first} {second}".encode()) for first, second in pairwise(words)}


def _running(text: str) -> str:
    """Return the lines with clause words in or around them: running text, in which English OCR leaves most of them."""
    lines = text.split("\n")
    clause = {folded(word) for word in clause_words()}
    clauses = [sum(folded(word) in clause for word in line.split()) for line in lines]
    return "\n".join(
        line
        for number, line in enumerate(lines)
        if sum(clauses[max(0, number - AROUND_LINES) : number + AROUND_LINES + 1]) >= FEWEST_CLAUSE_WORDS
    )


def find_copies(documents: Sequence[CopyEvidence]) -> dict[str, str]:
    """Return the id of each copy with the id of the best form of the same document."""
    by_id = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    best: dict[str, str] = {}
    for group in joined(list(by_id), _candidates(by_id.values()), lambda one, other: is_copy(by_id[one], by_id[other])):
        best.update(dict.fromkeys(group, _best([by_id[key] for key in group]).id))
    return {key: other for key, other in best.items() if key != other}


def is_copy(first: CopyEvidence, second: CopyEvidence) -> bool:
    """Return whether two documents are the same one."""
    if first.region and second.region and first.region != second.region:
        return False
    named = min(sum(first.years.values()), sum(second.years.values()))
    same_years = _cosine(first.years, second.years)
    if named < FEWEST_YEAR_MENTIONS:
        speak_of_others = bool(named) and not same_years
        return not speak_of_others and overlap(first.sketch, second.sketch) >= COPIED_YEARLESS_SHARE
    return same_years >= SAME_YEARS_COSINE and overlap(first.sketch, second.sketch) >= COPIED_SHARE


def overlap(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the share of the shorter text's pairs that stand in the longer one, as far as both sketches reach.

    >>> overlap(range(10), range(2, 12))
    0.8
    """
    if not first or not second:
        return 0.0
    reach = min(_reach(first), _reach(second))
    ours = {number for number in first if number <= reach}
    theirs = {number for number in second if number <= reach}
    common = len(ours & theirs)
    return common / min(len(ours), len(theirs)) if common >= FEWEST_COMMON_PAIRS else 0.0


def _reach(sketch: Sequence[int]) -> int:
    """Return the hash up to which a sketch is complete."""
    return sketch[-1] if len(sketch) >= SKETCH_HASHES else 2**32


def _candidates(documents: Collection[CopyEvidence]) -> Iterator[tuple[str, str]]:
    """Yield pairs of documents that share enough hashes to be compared, in order."""
    ids = [document.id for document in documents]
    hashes = np.concatenate([np.zeros(0, np.uint32), *(np.array(each.sketch, np.uint32) for each in documents)])
    owners = np.repeat(np.arange(len(ids), dtype=np.int32), [len(document.sketch) for document in documents])
    found = [first.astype(np.int64) * len(ids) + second for first, second in _sharing(hashes, owners)]
    pairs, counts = np.unique(np.concatenate(found) if found else np.zeros(0, np.int64), return_counts=True)
    return ((ids[pair // len(ids)], ids[pair % len(ids)]) for pair in pairs[counts >= FEWEST_COMMON_PAIRS].tolist())


def _sharing(hashes: npt.NDArray[np.uint32], owners: Owners) -> Iterator[tuple[Owners, Owners]]:
    """Yield the numbers of all pairs of documents that share a hash, a pair once for each; not of common hashes."""
    both = np.sort(hashes.astype(np.uint64) << np.uint64(32) | owners.astype(np.uint64))
    hashes, owners = both >> np.uint64(32), both.astype(np.int32)
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(hashes)), bool), hashes[1:] != hashes[:-1]]))
    sizes = np.diff(starts, append=len(hashes))
    starts, sizes = starts[sizes > 1], sizes[sizes > 1]
    for size in range(2, MOST_PAIR_DOCUMENTS + 1):
        holders = owners[starts[sizes == size][:, None] + np.arange(size)]
        for first, second in combinations(range(size), 2) if len(holders) else ():
            yield holders[:, first], holders[:, second]


def _cosine(first: Mapping[str, int], second: Mapping[str, int]) -> float:
    """Return the cosine of two counts, 0.0-1.0."""
    common = sum(first[year] * second[year] for year in first.keys() & second.keys())
    lengths = sqrt(sum(n**2 for n in first.values()) * sum(n**2 for n in second.values()))
    return common / lengths if lengths else 0.0


def _best(members: Sequence[CopyEvidence]) -> CopyEvidence:
    """Return the form that shows best what was printed; an excerpt only where there is nothing else."""
    longest = max(member.words for member in members)
    whole = [member for member in members if member.words >= WHOLE_SHARE * longest]
    return min(whole, key=lambda member: (-member.worth, -member.words, member.id))
