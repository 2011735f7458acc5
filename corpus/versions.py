"""Which documents are a new version of another, and which measures stayed in it; likeness 0-100, shares 0.0-1.0.

A *copy* is the same document in another form, and both are kept side by side (`corpus.copies`). A *version* says other
things under the same title: publisher, region, year and kind are the same too, much of the text is, and what differs is
more than misreading explains. Misreading explains every difference between two forms, so versions are of one form: both
born digital, both text extracts, or both scans or garbled. Where letters can be trusted, one other word or number is
enough; in scans and garbled text a measure's title must stand nowhere in the other, not even misspelt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from atgardsbanken.corpus.copies import COPIED_FROM, overlap
from atgardsbanken.corpus.records import Measure
from atgardsbanken.corpus.regions import fold
from atgardsbanken.extract.records import Page

Form = Literal["digital", "extract", "scanned", "garbled", ""]

TRUSTED: frozenset[Form] = frozenset({"digital", "extract"})
"""Forms in which another letter is another word."""
STANDS_FROM = 75.0
"""rapidfuzz' partial ratio from which a title, perhaps misread, stands in a text."""
SHORTEST = 12
"""Letters a title needs to be looked for in a text: shorter ones stand in every text somehow."""
STAYED_FROM = 85.0
"""rapidfuzz' ratio of two titles of one region from which the measure stayed."""
NOT_TITLE = re.compile(
    r"(?i)[\s,;:(–-]*\b(?:version|ver|utgåva|reviderad|rev|uppdaterad|slutversion|utkast)\b\.?[\s\d.:()–-]*$"
)
"""What a title says of its own version, at its end."""
_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"[-\u00ad\u2010]\s*")


@dataclass(frozen=True, slots=True)
class Edition:
    """What is kept of a document to know its versions.

    `created` is what the file says of its own date (digits of year to second), `load` the number of the run that it
    came with, `sketch` the hashes of `corpus.copies`.
    """

    id: str
    title: str
    publisher: str
    region: str | None
    year: int | None
    kind: str
    form: Form
    created: str
    load: int
    sketch: tuple[int, ...]

    @property
    def work(self) -> tuple[str, str, str | None, int | None, str]:
        """What versions of one document have in common."""
        return fold(NOT_TITLE.sub("", self.title)), fold(self.publisher), self.region, self.year, self.kind


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says: its text and its measures as they were read."""

    text: str
    measures: Sequence[Measure]


def form_of(name: str, pages: Sequence[Page]) -> Form:
    """How a document named `name` was printed and read: as most of its pages that hold text."""
    routes = [page.route for page in pages if page.route in ("text", "ocr", "repaired")]
    if not routes:
        return ""
    most = max(sorted(set(routes)), key=routes.count)
    if most == "text":
        return "extract" if name.lower().endswith(".txt") else "digital"
    return "scanned" if most == "ocr" else "garbled"


def created_at(metadata: Mapping[str, str]) -> str:
    """The date that a file gives itself, as fourteen digits of year to second; empty where it gives none."""
    digits = "".join(re.findall(r"\d+", metadata.get("created", "")))[:14]
    return digits.ljust(14, "0") if len(digits) >= 8 else ""


def find_versions(
    editions: Sequence[Edition], said: Mapping[str, str], content: Callable[[str], Content]
) -> dict[str, str]:
    """The id of each document that a newer version replaces, with the id of the newest.

    Args:
        editions: all documents that may be shown.
        said: what a person said: the id of a newer document with that of the one it replaces, or with none if it
            replaces nothing and nothing replaces it.
        content: what the document with an id says.
    """
    by_id = {edition.id: edition for edition in editions}
    newer = {old: new for new, old in said.items() if old in by_id and new in by_id}
    works: defaultdict[tuple[object, ...], list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.id not in newer and said.get(edition.id) != "":
            works[edition.work].append(edition)
    for members in works.values():
        for old, new in _pairs(members):
            if is_version(old, new, content):
                newer[old.id] = new.id
    return {old: newest for old in newer if (newest := _newest(old, newer))}


def is_version(first: Edition, second: Edition, content: Callable[[str], Content]) -> bool:
    """Whether two documents of one work say different things, which misreading does not explain."""
    if first.form != second.form or not first.form or overlap(first.sketch, second.sketch) < COPIED_FROM:
        return False
    one, other = content(first.id), content(second.id)
    if first.form in TRUSTED:
        return _words(one.text) != _words(other.text)
    return _says_more(one, other) or _says_more(other, one)


def stayed(old: Mapping[str, Measure], new: Sequence[Measure]) -> dict[str, str]:
    """The id of each of the `new` measures that stayed, with the id by which it was known in the `old` version.

    Equal titles on the same page go first, then equal ones elsewhere, then titles that are alike; each measure stays
    once, and in its region.
    """
    found: dict[str, str] = {}
    left = dict(old)
    for key, measure in _likeliest(left, new):
        if measure.id not in found and key in left:
            found[measure.id] = key
            del left[key]
    return found


def _likeliest(old: Mapping[str, Measure], new: Sequence[Measure]) -> Iterator[tuple[str, Measure]]:
    """Pairs of an old measure's id and a new measure that may be the same, the likeliest first."""
    keys, titles = list(old), [fold(measure.title) for measure in old.values()]
    scores = process.cdist([fold(measure.title) for measure in new], titles, score_cutoff=STAYED_FROM)
    pairs = [
        (-float(scores[row, column]), abs(measure.page - old[key].page), row, column)
        for row, measure in enumerate(new)
        for column, key in enumerate(keys)
        if scores[row, column] and measure.region == old[key].region
    ]
    return ((keys[column], new[row]) for _, _, row, column in sorted(pairs))


def _pairs(members: Sequence[Edition]) -> Iterator[tuple[Edition, Edition]]:
    """Each document of a work with each that is newer, by the files' own dates or else by their runs."""
    has_dates = all(member.created for member in members)
    order = [(member.created if has_dates else "", member.load) for member in members]
    for age, old in sorted(zip(order, members, strict=True), key=lambda pair: (pair[0], pair[1].id)):
        for other, new in zip(order, members, strict=True):
            if age < other:
                yield old, new


def _newest(key: str, newer: Mapping[str, str]) -> str:
    """The last version after `key`; none where what a person said goes in a circle."""
    seen: set[str] = set()
    while key in newer:
        if key in seen:
            return ""
        seen.add(key)
        key = newer[key]
    return key


def _words(text: str) -> Counter[str]:
    """How often each word and number stands in a text, whatever its line ends and hyphens."""
    return Counter(word.casefold() for word in _WORD.findall(_HYPHEN.sub("", text)))


def _says_more(one: Content, other: Content) -> bool:
    """Whether a measure of `one` stands nowhere in the text of `other`."""
    text = fold(other.text)
    titles = (fold(measure.title) for measure in one.measures)
    return any(len(t) >= SHORTEST and fuzz.partial_ratio(t, text) < STANDS_FROM for t in titles)
