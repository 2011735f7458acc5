"""Analyses a document: metadata, passages, measures and figures, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from atgardsbanken.corpus.area_sequence import in_order
from atgardsbanken.corpus.document_metadata import StatedMetadata, read_metadata
from atgardsbanken.corpus.figures import find_figures
from atgardsbanken.corpus.find import (
    aligned,
    headings,
    kept_columns,
    labelled,
    lost_columns,
    merged_slides,
    prose,
    slides,
    tables,
)
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.ids import IdMaker
from atgardsbanken.corpus.link import CONTINUES_FROM
from atgardsbanken.corpus.passages import find_passages
from atgardsbanken.corpus.records import AreaJudgement, DocumentFindings, DocumentMetadata, Measure
from atgardsbanken.corpus.spans import DocumentView, box_of, confidence_of, raw_of, text_of
from atgardsbanken.corpus.wording import likeness, wording
from atgardsbanken.extract.records import Document
from atgardsbanken.normalize.records import LineRepair

Judge = Callable[[str, str, str], AreaJudgement]
"""Judges a measure's area from its title, its description and its section."""

SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÅÄÖ])")
"""Matches the number that begins a heading: no part of the measure's name."""
TABLES: tuple[Callable[[DocumentView, Sections], list[Candidate]], ...] = (
    tables.find,
    aligned.find,
    kept_columns.find,
    lost_columns.find,
)
"""Finders of tables, those first that know best where cells end; the first that finds any is believed."""
STATED = "Står i dokumentet under ”{heading}”."
"""The reason of a stated area, shown to readers."""


def analyse(
    document: Document,
    repairs: Sequence[LineRepair] = (),
    *,
    given: StatedMetadata | None = None,
    judge: Judge | None = None,
) -> DocumentFindings:
    """Return all that is found in `document`.

    Args:
        document: as normalized.
        repairs: the changes that normalizing made.
        given: metadata that a person knows better.
        judge: judges the area of measures for which the document states none; without it they have none.
    """
    view = DocumentView(document, repairs)
    facts = read_metadata(view, given or StatedMetadata())
    sections = Sections(view)
    candidates = find_candidates(view, sections, facts.region)
    maker = IdMaker(document.id)
    measures = [_measure(candidate, facts, maker, judge) for candidate in candidates]
    return DocumentFindings(
        document,
        facts,
        find_passages(view, sections),
        _ordered(candidates, measures),
        find_figures(view, facts, sections),
        tuple(repairs),
    )


def _ordered(candidates: Sequence[Candidate], measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Return the measures, with the areas of those on one line in the order of the boxes."""
    ordered: list[Measure] = []
    for row, group in groupby(zip(candidates, measures, strict=True), key=lambda pair: pair[0].row):
        row_of = [measure for _, measure in group]
        areas = [measure.area for measure in row_of if measure.area]
        if row and len(areas) == len(row_of):
            row_of = [replace(measure, area=area) for measure, area in zip(row_of, in_order(areas), strict=True)]
        ordered += row_of
    return tuple(ordered)


def find_candidates(view: DocumentView, sections: Sections, region: str | None = None) -> list[Candidate]:
    """Return the measures of a document as printed, in reading order.

    A document that lists its measures in boxes, tables or under headings has them there; its prose tells of the same
    ones and is searched as passages. A report on several regions tells in prose of others too, by the region's name.
    What has no letter or figure, such as a bullet alone in a cell, names nothing.
    """
    in_tables = next(filter(None, (find(view, sections) for find in TABLES)), [])
    boxes = slides.find(view) or merged_slides.find(view)
    listed = [*boxes, *in_tables] or _under_headings(view) or prose.find(view, region)
    if boxes and region is None:
        listed += _not_listed(prose.find(view), listed)
    named = [candidate for candidate in listed if any(map(str.isalnum, text_of(candidate.title)))]
    return sorted(named, key=lambda candidate: candidate.title[0].page)


def _under_headings(view: DocumentView) -> list[Candidate]:
    """Return the measures under headings: those with labels, unless most of those with bullets or texts have none."""
    labels, told = labelled.find(view), headings.find(view)
    return labels if 2 * len(labels) >= len(told) else told


def _not_listed(told: Sequence[Candidate], listed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the measures found in prose that no box of the same region has."""
    for candidate in told:
        said = wording(text_of(candidate.title))
        own = [wording(text_of(other.title)) for other in listed if other.region == candidate.region]
        if all(likeness(said, other) < CONTINUES_FROM for other in own):
            yield candidate


def _measure(candidate: Candidate, facts: DocumentMetadata, maker: IdMaker, judge: Judge | None) -> Measure:
    """Return the record of a measure; an area that the document states wins over a judged one."""
    title = SECTION_NUMBER.sub("", text_of(candidate.title))
    if candidate.form == "prose":
        title = title.rstrip(" .,;:")
    page = candidate.title[0].page
    told = {field: text_of(spans) for field, spans in candidate.fields.items()}
    return Measure(
        id=maker.make("measure", page, title),
        form=candidate.form,
        region=candidate.region or facts.region,
        year=facts.year,
        title=title,
        raw_title=raw_of(candidate.title),
        page=page,
        box=box_of(candidate.spans, page),
        section=candidate.section,
        area=_area(candidate, title, told, judge),
        text_confidence=confidence_of(candidate.title) * candidate.sure,
        headings=candidate.headings,
        **told,
    )


def _area(candidate: Candidate, title: str, told: Mapping[str, str], judge: Judge | None) -> AreaJudgement | None:
    """Return the area that the document states, or else the judged one."""
    if candidate.area:
        return AreaJudgement(candidate.area, "stated", 1.0, reason=STATED.format(heading=candidate.stated_by))
    if judge is None:
        return None
    description = " ".join(told[field] for field in ("description", "result") if told.get(field))
    return judge(title, description, candidate.section)
