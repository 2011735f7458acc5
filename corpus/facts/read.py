"""Reads a document's facts: title, publisher, region, kind, period and date of publication, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal

from atgardsbanken.corpus.facts.dates import Period
from atgardsbanken.corpus.facts.issuers import Body, bodies_in
from atgardsbanken.corpus.facts.kind import read_kind
from atgardsbanken.corpus.facts.period import read_period
from atgardsbanken.corpus.facts.places import Places
from atgardsbanken.corpus.facts.published import read_published
from atgardsbanken.corpus.facts.publisher import own_name, read_publisher
from atgardsbanken.corpus.facts.region import read_region
from atgardsbanken.corpus.facts.stated import NOTHING_STATED, StatedMetadata
from atgardsbanken.corpus.facts.title import read_title
from atgardsbanken.corpus.facts.weigh import Choice, Place
from atgardsbanken.corpus.records import DocumentKind, DocumentMetadata, FactEvidence
from atgardsbanken.corpus.regions import region_name
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.records import BBox, Document

FactName = Literal["title", "publisher", "region", "year", "kind", "published"]

DOUBTFUL_PROBABILITY = 0.6
"""A fact whose probability is lower is asked for."""
ASKED: tuple[FactName, ...] = ("publisher", "region", "year", "kind")
"""Facts that a person is asked for where they are doubtful."""
BOX_DECIMALS = 2
"""Decimals of a box in points."""
EVIDENCE_CHARACTERS = 200
"""Characters of a text that are kept to show where a fact was read."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """The choices that were made for a document."""

    title: Choice[str]
    publisher: Choice[Body] | None
    region: Choice[str] | None
    year: Choice[Period] | None
    kind: Choice[DocumentKind]
    published: Choice[str] | None

    def chosen(self) -> Mapping[FactName, Place]:
        """Return the places of the facts that were found."""
        found: dict[FactName, Place] = {"title": self.title.place, "kind": self.kind.place}
        if self.publisher is not None:
            found["publisher"] = self.publisher.place
        if self.region is not None:
            own = self.publisher is not None and self.region.place.name == "publisher"
            found["region"] = found["publisher"] if own else self.region.place
        if self.year is not None:
            found["year"] = self.year.place
        if self.published is not None:
            found["published"] = self.published.place
        return found

    def doubts(self) -> tuple[FactName, ...]:
        """Return the facts that are doubtful, or were not found though every document has them."""
        sure = {
            "publisher": self.publisher.probability if self.publisher else 0.0,
            "region": self.region.probability if self.region else 1.0,
            "year": self.year.probability if self.year else 0.0,
            "kind": self.kind.probability,
        }
        if self.year is not None and self.year.place.name == "metadata":
            sure["year"] = 0.0
        return tuple(name for name in ASKED if sure[name] < DOUBTFUL_PROBABILITY)


def read_metadata(view: DocumentView, stated: StatedMetadata = NOTHING_STATED) -> DocumentMetadata:
    """Return the document's facts; what a person `stated` wins over what is read."""
    places = Places(view)
    facts = _read(places)
    chosen = facts.chosen()
    body = facts.publisher.value if facts.publisher else None
    metadata = DocumentMetadata(
        title=facts.title.value,
        publisher=own_name(body, places.text) if body else "",
        region=facts.region.value if facts.region else None,
        year=facts.year.value.first if facts.year else None,
        period_from=facts.year.value.first if facts.year else None,
        period_to=facts.year.value.last if facts.year else None,
        published=facts.published.value if facts.published else None,
        kind=facts.kind.value,
        sources={name: place.name for name, place in chosen.items()},
        evidence={name: _evidence(place) for name, place in chosen.items() if place.text},
        doubts=facts.doubts(),
    )
    return _placed(_overridden(metadata, stated))


def _placed(metadata: DocumentMetadata) -> DocumentMetadata:
    """Return the facts, those of a municipality's document with its county in place of a region."""
    body = next((named.body for named in bodies_in(metadata.publisher)), None)
    if body is None or body.kind != "municipality":
        return metadata
    return replace(
        metadata,
        municipality=body.short,
        county=body.county or "",
        region=None,
        sources={COUNTY.get(name, name): place for name, place in metadata.sources.items()},
        evidence={COUNTY.get(name, name): told for name, told in metadata.evidence.items()},
        doubts=tuple(name for name in metadata.doubts if name not in COUNTY),
    )


def _read(places: Places) -> _Facts:
    """Read the facts, each with those that it depends on."""
    title = read_title(places)
    published = read_published(places, title.value)
    date = published.value if published else ""
    year = read_period(places, title.value, date)
    publisher = read_publisher(places, title.value)
    body = publisher.value if publisher else None
    region = read_region(places, title.value, body)
    kind = read_kind(places, title.value, body, year.value if year else None, date)
    return _Facts(title, publisher, region, year, kind, published)


def metadata_of_name(name: str, stated: StatedMetadata = NOTHING_STATED) -> DocumentMetadata:
    """Return the facts of a file that could not be read: from its name, and what a person `stated`."""
    return read_metadata(DocumentView(Document(name, "", ())), stated)


def _evidence(place: Place) -> FactEvidence:
    """Return the record of where a fact was read."""
    box = BBox(*(round(side, BOX_DECIMALS) for side in place.box)) if place.box else None
    return FactEvidence(place.text[:EVIDENCE_CHARACTERS], place.page, box)


def _overridden(metadata: DocumentMetadata, stated: StatedMetadata) -> DocumentMetadata:
    """Return the facts with what a person stated, about which there is no doubt."""
    known = {field.name: value for field in fields(stated) if (value := getattr(stated, field.name)) is not None}
    if "region" in known and "publisher" not in known and metadata.sources.get("publisher") in (None, "file name"):
        known["publisher"] = region_name(stated.region)
    if stated.year is not None and stated.year != metadata.period_from:
        known |= {"period_from": stated.year, "period_to": stated.year}
    return replace(
        metadata,
        **known,
        sources={**metadata.sources, **{name: "person" for name in known if name in ALL_FACTS}},
        evidence={name: told for name, told in metadata.evidence.items() if name not in known},
        doubts=tuple(name for name in metadata.doubts if name not in known),
    )


COUNTY = {"region": "county"}
"""What the region's source and words tell of a municipality's document."""
ALL_FACTS = frozenset({"title", "publisher", "region", "year", "kind", "published", "source_url"})
"""Facts whose source is told."""
