"""Records of what is found in a document: boxes in points, pages from 1, confidence 0.0-1.0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from atgardsbanken.extract.records import BBox, Document
from atgardsbanken.normalize.records import LineRepair

AreaCode = Literal["it", "kompetens", "forsorjning"]
AreaSource = Literal["stated", "predicted", "corrected"]
DocumentKind = Literal["plan", "follow_up", "report", "press_release", "other"]
PassageKind = Literal["heading", "paragraph", "item", "cell", "note", "hidden"]
MeasureForm = Literal["slide", "table", "heading", "prose"]


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """Where a fact was read: the words, their page (from 1; 0 for a place outside the pages) and box in points."""

    text: str
    page: int = 0
    box: BBox | None = None


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """A document's title, publisher, region (an official county code), period, date and kind.

    A municipality is no region: its document has no `region` but the code of its `county`, "" for all others.

    `year` is the first year of the period that it is about (`period_from` to `period_to`), `published` the day or month
    (ISO text) on which it was published or decided, `municipality` the name of the municipality that issued it.
    `sources` tells where each was found: `file name`, `title`, `text`, `running head`, `address`,
    `publisher`, `date`, `metadata` (the file's properties) or `person`; `evidence` holds the words. `doubts` are the
    facts that a person should look at.
    """

    title: str
    publisher: str = ""
    region: str | None = None
    year: int | None = None
    kind: DocumentKind = "other"
    source_url: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    municipality: str = ""
    county: str = ""
    period_from: int | None = None
    period_to: int | None = None
    published: str | None = None
    evidence: Mapping[str, FactEvidence] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def seat(self) -> tuple[str, str | None]:
        """What its place is called, `region` or `county`, and the code of that."""
        return ("county", self.county) if self.county else ("region", self.region)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text that can be searched and cited; `id` is made from its document and place."""

    id: str
    page: int
    kind: PassageKind
    section: str
    text: str
    raw_text: str
    box: BBox


@dataclass(frozen=True, slots=True)
class AreaJudgement:
    """The area of a measure and why.

    `area` is None for none of the three. `evidence` holds the words that decided, each with its weight, strongest
    first; `reason` says in words why there is no area, or where it was stated.
    """

    area: AreaCode | None
    source: AreaSource
    confidence: float
    second: AreaCode | None = None
    evidence: tuple[tuple[str, float], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed, with its place. `region` is an official county code.

    `headings` keeps the printed column heading behind each standard field. `text_confidence` is the probability
    that the title reads as printed, `confidence` how often what was found so is a measure.
    """

    id: str
    form: MeasureForm
    region: str | None
    year: int | None
    title: str
    raw_title: str
    page: int
    box: BBox
    section: str = ""
    description: str = ""
    result: str = ""
    responsible: str = ""
    status: str = ""
    deadline: str = ""
    area: AreaJudgement | None = None
    text_confidence: float = 1.0
    headings: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number from a printed table; `warning` tells where it does not agree with the table's own total."""

    page: int
    table_title: str
    region: str | None
    indicator: str
    year: int | None
    value: float | None
    unit: str
    box: BBox
    warning: str = ""


@dataclass(frozen=True, slots=True)
class DocumentFindings:
    """All that is found in one document, which the database stores as a whole or not at all.

    `fingerprint` is the evidence that copies of the document are known by, as `corpus.copies` writes it. `suggestions`
    may be measures, but are less sure than the threshold. `printed_numbers` are the page numbers that are printed, by
    the page's place in the file. `note` tells what a reader should know of the whole, such as a foreign language;
    `is_cut_short` where time ran out before anything was found in the pages.
    """

    document: Document
    facts: DocumentMetadata
    passages: tuple[Passage, ...]
    measures: tuple[Measure, ...]
    figures: tuple[Figure, ...]
    repairs: tuple[LineRepair, ...]
    fingerprint: str = ""
    suggestions: tuple[Measure, ...] = ()
    printed_numbers: Mapping[int, str] = field(default_factory=dict)
    note: str = ""
    is_cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The same measure in several regions and years; `members` are ids of measures."""

    id: str
    label: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Continuation:
    """The same region's same measure in a later year; `score` 0.0-1.0."""

    earlier: str
    later: str
    score: float
