"""Analyses a document: metadata, passages, measures and figures, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from atgardsbanken.corpus.area_sequence import in_order
from atgardsbanken.corpus.facts.page_numbers import printed_numbers
from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.figures import find_figures
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.grammar import ends_sentence
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.foreign import SWEDISH, is_foreign, language_of
from atgardsbanken.corpus.ids import IdMaker
from atgardsbanken.corpus.measures.find import find_measures
from atgardsbanken.corpus.passages import find_passages
from atgardsbanken.corpus.records import AreaJudgement, DocumentFindings, DocumentMetadata, Measure, Passage
from atgardsbanken.corpus.spans import DocumentView, box_of, confidence_of, raw_of, text_of
from atgardsbanken.extract.records import Document
from atgardsbanken.normalize.records import LineRepair

Judge = Callable[[str, str, str, str], AreaJudgement]
"""Judges a measure's area from its title, its description, its section and its document's title."""

SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÅÄÖ])")
"""Matches the number that begins a heading: no part of the measure's name."""
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
    passages = find_passages(view, sections)
    language, languages = language_of(page.text for page in document.pages), _languages_of_parts(passages)
    is_all_foreign = is_foreign(language) and SWEDISH not in languages.values()
    candidates, suggested = ([], []) if is_all_foreign else find_measures(view, facts, sections)
    foreign = {part for part, told in languages.items() if is_foreign(told)}
    candidates, suggested = _swedish(candidates, foreign), _swedish(suggested, foreign)
    maker = IdMaker(document.id)
    measures = [_measure(candidate, facts, maker, judge) for candidate in candidates]
    return DocumentFindings(
        document,
        facts,
        passages,
        _ordered(candidates, measures),
        find_figures(view, facts, sections),
        tuple(repairs),
        suggestions=tuple(_measure(candidate, facts, maker, judge) for candidate in suggested),
        printed_numbers=printed_numbers(document),
        note=_note(language, is_all_foreign=is_all_foreign),
    )


def _note(language: str, *, is_all_foreign: bool) -> str:
    """Return what a reader should know of a document's language, "" where it is Swedish."""
    if is_all_foreign:
        return f"reads as {language}: no measures are looked for"
    return "" if language in ("", SWEDISH) else f"reads as {language}"


def _languages_of_parts(passages: Iterable[Passage]) -> dict[int | str, str]:
    """Return the language of each page (by its number) and chapter (by its heading)."""
    parts: dict[int | str, list[str]] = {}
    for passage in passages:
        parts.setdefault(passage.page, []).append(passage.text)
        if passage.section:
            parts.setdefault(passage.section, []).append(passage.text)
    return {part: language_of(texts) for part, texts in parts.items()}


def _swedish(candidates: Iterable[Candidate], foreign: Collection[int | str]) -> list[Candidate]:
    """Return the candidates that stand in none of the `foreign` pages and chapters."""
    return [each for each in candidates if each.title[0].page not in foreign and each.section not in foreign]


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


def _measure(candidate: Candidate, facts: DocumentMetadata, maker: IdMaker, judge: Judge | None) -> Measure:
    """Return the record of a measure; an area that the document states wins over a judged one."""
    title = _without_stop(SECTION_NUMBER.sub("", text_of(candidate.title)))
    page = candidate.title[0].page
    told = {field: text_of(spans) for field, spans in candidate.fields.items()}
    return Measure(
        id=maker.make("measure", page, title),
        form=candidate.form,
        region=None if facts.municipality else candidate.region or facts.region,
        year=facts.year,
        title=title,
        raw_title=raw_of(candidate.title),
        page=page,
        box=box_of(candidate.spans, page),
        section=candidate.section,
        area=_area(candidate, facts, title, told, judge),
        text_confidence=confidence_of(candidate.title) * candidate.sure,
        confidence=candidate.confidence,
        headings=candidate.headings,
        **told,
    )


def _without_stop(title: str) -> str:
    """Return a title without the signs that end it, but an abbreviation's full stop."""
    return title.rstrip(" .,;:") if ends_sentence(title) or title.endswith((",", ";", ":")) else title


def _area(
    candidate: Candidate, facts: DocumentMetadata, title: str, told: Mapping[str, str], judge: Judge | None
) -> AreaJudgement | None:
    """Return the area that the document states, or else the judged one."""
    if candidate.area:
        return AreaJudgement(candidate.area, "stated", 1.0, reason=STATED.format(heading=candidate.stated_by))
    if judge is None:
        return None
    description = " ".join(told[field] for field in ("description", "result") if told.get(field))
    return judge(title, description, candidate.section, facts.title)
