"""Find the measures of a document: those of boxes that state their areas, and the units that the model chooses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from atgardsbanken.corpus.facts.issuers import bodies_in
from atgardsbanken.corpus.find import lost_columns, merged_slides, slides
from atgardsbanken.corpus.find.area_headings import stated_area
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.link import CONTINUES_FROM
from atgardsbanken.corpus.measures.cards import heads_of_cards
from atgardsbanken.corpus.measures.cover import DESCRIBING, Chosen, choose
from atgardsbanken.corpus.measures.fields import fields_of_unit
from atgardsbanken.corpus.measures.heads import CLOSED, field_of, named
from atgardsbanken.corpus.measures.model import load_model
from atgardsbanken.corpus.measures.naming import Name, names_of, whole_name
from atgardsbanken.corpus.measures.outcomes import tells_outcome
from atgardsbanken.corpus.measures.structure import Numbers
from atgardsbanken.corpus.measures.told import is_of_another, told_deadline, told_status, told_time
from atgardsbanken.corpus.measures.units import Unit, read_units
from atgardsbanken.corpus.records import DocumentMetadata, MeasureForm
from atgardsbanken.corpus.regions import find_region, only_region
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.corpus.wording import likeness, stems_of, wording

FORMS: dict[str, MeasureForm] = {
    "heading": "heading",
    "sentence": "prose",
    "item": "heading",
    "cell": "table",
    "value": "heading",
    "panel": "slide",
}
"""How the site calls the forms of units."""
STATED = 0.9
"""How often a short name right under a head that states an area is taken to be a measure; set by hand, not measured."""
LISTED = 0.85
"""How often what a column of titles says is a measure, beside two others that tell of it: 292 of 341 on typeset
plans."""
CARD = 0.85
"""How often a heading right above labelled values that tell of it is a measure, where most of its look are; by hand."""
WORD = re.compile(r"[^\W\d_]{3}")
"""What a word has at least: three letters in a row."""
TELLING = CLOSED | DESCRIBING
"""Fields of columns that tell of a measure."""
INDICATORS = frozenset({"indicator", "other_table"})
"""Fields of columns of tables that list something else."""
BESIDE_BOXES = 0.6
"""Confidence from which a sentence of a report that lists its measures in boxes tells of another."""
LONGEST_NAME = 90
"""Characters of such a name."""
GOES_ON = re.compile(r"^(?:Dessutom|Vidare|Också|Även|Samtidigt)\b")
"""Matches the beginning of a sentence that goes on about who the sentence before is about."""


class Found(NamedTuple):
    """The measures of a document as printed, and what is only suggested, each in reading order."""

    measures: tuple[Candidate, ...]
    suggestions: tuple[Candidate, ...]


def find_measures(view: DocumentView, facts: DocumentMetadata, sections: Sections) -> Found:
    """Return the measures and the suggestions of a document."""
    boxes = slides.find(view) or merged_slides.find(view)
    pages = {candidate.title[0].page for candidate in boxes}
    rows = [
        replace(row, confidence=LISTED) for row in lost_columns.find(view, sections) if WORD.search(text_of(row.title))
    ]
    lines = {(span.page, span.line) for row in rows for span in row.spans}
    units = read_units(view)
    cards = heads_of_cards(units)
    cover = choose(units, _confidences(units, cards), cards)
    free = [
        one
        for one in cover.measures
        if units[one.number].page not in pages and lines.isdisjoint(units[one.number].lines)
    ]
    found = list(_measures(view, units, free, facts))
    if boxes and not (facts.region or facts.municipality):
        found = list(_not_listed(filter(_tells_of_a_region, found), boxes))
    measures = tuple(sorted([*boxes, *rows, *found], key=lambda candidate: candidate.title[0].page))
    return Found(measures, tuple(_suggested(view, units, cover.suggestions, facts, measures)))


def _suggested(
    view: DocumentView,
    units: Sequence[Unit],
    chosen: Sequence[Chosen],
    facts: DocumentMetadata,
    measures: Sequence[Candidate],
) -> Iterator[Candidate]:
    """Yield each unit that is only suggested, whole, unless words of it belong to a measure."""
    used = {(span.page, span.line) for measure in measures for span in measure.spans}
    for one in chosen:
        candidate = candidate_of(view, units, one, whole_name(units[one.number]), (), facts)
        if used.isdisjoint((span.page, span.line) for span in candidate.title):
            yield candidate


def _confidences(units: Sequence[Unit], cards: Collection[int]) -> Numbers:
    """Return how often each unit is a measure: by the model, or by heads that say so."""
    told_of: dict[str, set[str]] = {}
    for unit in filter(_says_words, units):
        told_of.setdefault(_table(unit), set()).add(field_of(unit.place.column))
    listed = {table for table, fields in told_of.items() if _lists_measures(fields)}
    known = [
        STATED if _is_stated(unit) else LISTED if _is_listed(unit, listed) else CARD if number in cards else 0.0
        for number, unit in enumerate(units)
    ]
    none = np.array([_names_area(unit) or (unit.kind == "sentence" and tells_outcome(unit.text)) for unit in units])
    result: Numbers = np.where(none, 0.0, np.maximum(load_model().confidences(units), np.array(known)))
    return result


def _names_area(unit: Unit) -> bool:
    """Return whether a unit is the heading of an area, which names no measure."""
    return unit.kind == "heading" and stated_area(unit.text) is not None


def _table(unit: Unit) -> str:
    """Return the name of the table that a cell stands in; all labelled values of a document count as one, ""."""
    return unit.place.series.partition(" column")[0] if unit.kind == "cell" else ""


def _says_words(unit: Unit) -> bool:
    """Return whether a unit says more than numbers, as indicators' columns hold."""
    return WORD.search(unit.text) is not None


def _lists_measures(fields: Collection[str]) -> bool:
    """Return whether columns that fill these fields make a table of measures, not one of indicators."""
    return len(TELLING.intersection(fields)) > 1 and INDICATORS.isdisjoint(fields)


def _is_listed(unit: Unit, tables: Collection[str]) -> bool:
    """Return whether a unit begins a title in a table, or on a card, whose other heads tell of it twice."""
    in_table = _table(unit) in tables and unit.place.part == 0
    return in_table and field_of(unit.place.column) == "title" and named(unit.text) is None


def _not_listed(told: Iterable[Candidate], boxes: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the measures that sentences tell of and no box of the same region has."""
    for candidate in told:
        said = wording(text_of(candidate.title))
        own = [wording(text_of(other.title)) for other in boxes if other.region == candidate.region]
        if all(likeness(said, other) < CONTINUES_FROM for other in own):
            yield candidate


def _tells_of_a_region(candidate: Candidate) -> bool:
    """Return whether a sentence surely tells of a region by name."""
    return candidate.form == "prose" and bool(candidate.region) and candidate.confidence >= BESIDE_BOXES


def _measures(
    view: DocumentView, units: Sequence[Unit], chosen: Sequence[Chosen], facts: DocumentMetadata
) -> Iterator[Candidate]:
    """Yield a measure for each name in the chosen units."""
    taken = {one.number for one in chosen}
    for one, names in zip(chosen, names_of([units[one.number] for one in chosen]), strict=True):
        for name in names:
            yield candidate_of(view, units, one, name, taken, facts)


def candidate_of(
    view: DocumentView,
    units: Sequence[Unit],
    chosen: Chosen,
    name: Name,
    taken: Collection[int],
    facts: DocumentMetadata,
) -> Candidate:
    """Return a name in a chosen unit as a measure with its fields."""
    number = chosen.number
    unit = units[number]
    title = unit.segment.spans(view, name.start, name.end)
    told_as = "result" if facts.kind == "follow_up" else "description"
    fields, heads = fields_of_unit(units, number, taken, told_as)
    if unit.place.column:
        heads = {"title": unit.place.column, **heads}
    spans: dict[str, tuple[Span, ...]] = {name: _spans(view, units, numbers) for name, numbers in fields.items()}
    if unit.kind == "sentence":
        spans["description"] = (*unit.segment.spans(view), *spans.get("description", ()))
    for field, span in _told(view, units, number, taken):
        spans.setdefault(field, span)
    area, stated_by = next(
        ((area, name) for name in _names(unit) if (area := stated_area(name)) is not None), (None, "")
    )
    return Candidate(
        FORMS[unit.kind],
        title,
        spans,
        unit.place.section[-1] if unit.place.section else "",
        heads,
        _chapter(unit) or (None if facts.region else _region(unit) or _carried(units, number)),
        area,
        stated_by,
        confidence=chosen.confidence,
    )


def _told(
    view: DocumentView, units: Sequence[Unit], number: int, taken: Collection[int]
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the status and the deadline that a measure's own sentence tells, or those that follow it in its block."""
    named: set[str] = set()
    for each in (number, *_following(units, number, taken)):
        told_when = told_time if each == number and units[number].kind == "sentence" else told_deadline
        for field, read in (("status", told_status), ("deadline", told_when)):
            found = read(units[each].text)
            if found and not (named and is_of_another(units[each].text[: found[0]], named)):
                yield field, tuple(map(_without_stop, units[each].segment.spans(view, *found)))
        named |= {*stems_of(units[each].text)}


def _without_stop(span: Span) -> Span:
    """Return a span without the sign that ends its clause, which is no part of a value."""
    return replace(span, text=span.text.rstrip(".,;"))


def _following(units: Sequence[Unit], number: int, taken: Collection[int]) -> Iterator[int]:
    """Yield the sentences after a unit up to the next measure: of its block, or of the first below a heading.

    Labelled values right below a heading ("Ansvarig: ekonomichefen") are passed over.
    """
    own = units[number]
    block = own.place.block
    for at in range(number + 1, len(units)):
        other = units[at]
        if own.kind == "heading" and other.kind == "value" and at not in taken:
            continue
        if own.kind == "heading" and block == own.place.block:
            block = other.place.block
        if at in taken or other.kind not in ("sentence", "item") or other.place.block != block:
            return
        yield at


def _is_stated(unit: Unit) -> bool:
    """Return whether a unit is a short name right under a head that states an area, as boxes hold them."""
    head = unit.place.column or (unit.place.section[-1] if unit.place.section else "")
    short = len(unit.text) <= LONGEST_NAME and not unit.text.endswith((".", ":"))
    return unit.kind in ("item", "cell", "panel") and short and bool(head) and stated_area(head) is not None


def _names(unit: Unit) -> Iterator[str]:
    """Yield the names above a unit, the nearest first."""
    if unit.place.column:
        yield unit.place.column
    yield from reversed(unit.place.section)


def _chapter(unit: Unit) -> str | None:
    """Return the code of the region whose chapter a unit stands in: the nearest heading that names one alone."""
    return next((code for name in reversed(unit.place.section) if (code := only_region(name))), None)


def _region(unit: Unit) -> str | None:
    """Return the code of the region that a unit or the headings above it name."""
    for text in (unit.text, unit.place.row_head, *_names(unit)):
        mention = find_region(text) if text else None
        if mention:
            return mention.code
    hospitals = (named.body.county for named in bodies_in(unit.text) if named.body.kind == "hospital")
    return next(hospitals, None)


def _carried(units: Sequence[Unit], number: int) -> str | None:
    """Return the region of the sentence before one that goes on about it ("Dessutom införs …")."""
    unit, before = units[number], units[number - 1] if number else None
    if before is None or before.kind != "sentence" or not GOES_ON.search(unit.text):
        return None
    return _region(before) if unit.place.section == before.place.section else None


def _spans(view: DocumentView, units: Sequence[Unit], numbers: Iterable[int]) -> tuple[Span, ...]:
    return tuple(span for n in numbers for span in units[n].segment.spans(view))
