"""Finds documents that are a new version of another, and measures that stayed; ratios 0-100, shares 0.0-1.0.

A *copy* is the same document in another form, and both are kept side by side (`corpus.copies`). A *version* has other
text under the same title: publisher, region, year and kind are the same too, much of the text is, and what differs is
more than misreading explains. Misreading explains every difference between two forms, so versions are of one form: both
born digital, both text extracts, or both scans or garbled. Where letters can be trusted, one other word or number is
enough; in scans and garbled text a measure's title must stand nowhere in the other, not even misspelt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from atgardsbanken.corpus.copies import COPIED_SHARE, overlap
from atgardsbanken.corpus.records import Measure
from atgardsbanken.corpus.regions import fold
from atgardsbanken.extract.records import Page

TextForm = Literal["digital", "extract", "scanned", "garbled", ""]

TRUSTED: frozenset[TextForm] = frozenset({"digital", "extract"})
"""Forms in which another letter is another word."""
STANDS_RATIO = 75.0
"""rapidfuzz' partial ratio from which a title, perhaps misread, stands in a text."""
SHORTEST_TITLE_LETTERS = 12
"""Letters a title needs to be looked for in a text: shorter ones stand in every text somehow."""
STAYED_RATIO = 85.0
"""rapidfuzz' ratio of two titles of one region from which the measure stayed."""
NOT_TITLE = re.compile(
    r"(?i)(?<![\s,;:(–-])[\s,;:(–-]*+\b(?:version|ver|utgåva|reviderad|rev|uppdaterad|slutversion|utkast)\b\.?[\s\d.:()–-]*$"
)
"""Matches the end of a title that names its version."""
_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"[-\u00ad\u2010]\s*")


@lru_cache(maxsize=100_000)
def _folded(name: str) -> str:
    """Return a title or a publisher without capitals and marks: documents of one work share them."""
    return fold(name)


@dataclass(frozen=True, slots=True)
class Edition:
    """The fields of a document by which versions are known.

    `created` is the file's own date (digits of year to second), `load` the number of the run that it came with,
    `sketch` the hashes of `corpus.copies`.
    """

    id: str
    title: str
    publisher: str
    region: str | None
    year: int | None
    kind: str
    form: TextForm
    created: str
    load: int
    sketch: tuple[int, ...]

    @property
    def work(self) -> tuple[str, str, str | None, int | None, str]:
        """Return what versions of one document have in common."""
        return _folded(NOT_TITLE.sub("", self.title)), _folded(self.publisher), self.region, self.year, self.kind


@dataclass(frozen=True, slots=True)
class Content:
    """A document's text and its measures as they were read."""

    text: str
    measures: Sequence[Measure]


def form_of(name: str, pages: Sequence[Page]) -> TextForm:
    """Return how a document named `name` was printed and read: as most of its pages that hold text."""
    routes = [page.route for page in pages if page.route in ("text", "ocr", "repaired")]
    if not routes:
        return ""
    most = max(sorted(set(routes)), key=routes.count)
    if most == "text":
        return "extract" if name.lower().endswith(".txt") else "digital"
    return "scanned" if most == "ocr" else "garbled"


def created_at(metadata: Mapping[str, str]) -> str:
    """Return the date that a file gives itself, as fourteen digits of year to second; "" where it gives none."""
    digits = "".join(re.findall(r"\d+", metadata.get("created", "")))[:14]
    return digits.ljust(14, "0") if len(digits) >= 8 else ""


def find_versions(
    editions: Sequence[Edition], stated: Mapping[str, str], content: Callable[[str], Content]
) -> dict[str, str]:
    """Return the id of each document that a newer version replaces, with the id of the newest.

    Args:
        editions: all documents that may be shown.
        stated: what people stated: the id of a newer document with that of the one it replaces, or with "" if it
            replaces nothing and nothing replaces it.
        content: gives the content of the document with an id.
    """
    by_id = {edition.id: edition for edition in editions}
    newer = {old: new for new, old in stated.items() if old in by_id and new in by_id}
    works: defaultdict[tuple[object, ...], list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.id not in newer and stated.get(edition.id) != "":
            works[edition.work].append(edition)
    for members in works.values():
        for old, new in _pairs(members):
            if is_version(old, new, content):
                newer[old.id] = new.id
    return {old: newest for old in newer if (newest := _newest(old, newer))}


def is_version(first: Edition, second: Edition, content: Callable[[str], Content]) -> bool:
    """Return whether two documents of one work differ by more than misreading explains."""
    if first.form != second.form or not first.form or overlap(first.sketch, second.sketch) < COPIED_SHARE:
        return False
    one, other = content(first.id), content(second.id)
    if first.form in TRUSTED:
        return _words(one.text) != _words(other.text)
    return _says_more(one, other) or _says_more(other, one)


def match_measures(old: Mapping[str, Measure], new: Sequence[Measure]) -> dict[str, str]:
    """Return the id of each `new` measure that stayed, with its id in the `old` version.

    Equal titles on the same page go first, then equal ones elsewhere, then titles that are alike; each measure stays
    once, and in its region.
    """
    found: dict[str, str] = {}
    unmatched = dict(old)
    for key, measure in _likeliest(unmatched, new):
        if measure.id not in found and key in unmatched:
            found[measure.id] = key
            del unmatched[key]
    return found


def _likeliest(old: Mapping[str, Measure], new: Sequence[Measure]) -> Iterator[tuple[str, Measure]]:
    """Yield pairs of an old measure's id and a new measure that may be the same, the likeliest first."""
    keys, titles = list(old), [fold(measure.title) for measure in old.values()]
    scores = process.cdist([fold(measure.title) for measure in new], titles, score_cutoff=STAYED_RATIO)
    pairs = [
        (-float(scores[row, column]), abs(measure.page - old[key].page), row, column)
        for row, measure in enumerate(new)
        for column, key in enumerate(keys)
        if scores[row, column] and measure.region == old[key].region
    ]
    return ((keys[column], new[row]) for _, _, row, column in sorted(pairs))


def _pairs(members: Sequence[Edition]) -> Iterator[tuple[Edition, Edition]]:
    """Yield each document of a work with each that is newer, by the files' own dates or else by their runs."""
    has_dates = all(member.created for member in members)
    order = [(member.created if has_dates else "", member.load) for member in members]
    for age, old in sorted(zip(order, members, strict=True), key=lambda pair: (pair[0], pair[1].id)):
        for other, new in zip(order, members, strict=True):
            if age < other:
                yield old, new


def _newest(key: str, newer: Mapping[str, str]) -> str:
    """Return the last version after `key`; "" where what people stated goes in a circle."""
    seen: set[str] = set()
    while key in newer:
        if key in seen:
            return ""
        seen.add(key)
        key = newer[key]
    return key


def _words(text: str) -> Counter[str]:
    """Count how often each word and number stands in a text, whatever its line ends and hyphens."""
    return Counter(word.casefold() for word in _WORD.findall(_HYPHEN.sub("", text)))


def _says_more(one: Content, other: Content) -> bool:
    """Return whether a measure of `one` stands nowhere in the text of `other`."""
    text = fold(other.text)
    titles = (fold(measure.title) for measure in one.measures)
    return any(len(t) >= SHORTEST_TITLE_LETTERS and fuzz.partial_ratio(t, text) < STANDS_RATIO for t in titles)
