"""Records to rows of the bank's tables and back: column names as keys, nested values as JSON text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atgardsbanken.corpus.copies import CopyEvidence
from atgardsbanken.corpus.records import AreaJudgement, DocumentFindings, DocumentMetadata, Figure, Measure, Passage
from atgardsbanken.corpus.versions import Edition, created_at, form_of
from atgardsbanken.extract.records import BBox, Page
from atgardsbanken.normalize.records import PlacedRepair

Value = str | int | float | bytes | None
Row = dict[str, Value]

ID_DIGITS = 16
"""Hexadecimal digits of the SHA-256 that make a document's id."""
BOX_DECIMALS = 2
"""Hundredths of a point: finer than any printer, coarse enough to be the same on every machine."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: `error` is the class of the error, `sha256` empty where no byte was read."""

    name: str
    error: str
    reason: str
    sha256: str = ""


def document_row(reading: DocumentFindings, *, version: str, options: str, given: Mapping[str, str | int]) -> Row:
    """The row of `documents`; `status` is `partial` where a page failed and `failed` where all did."""
    document, facts = reading.document, reading.facts
    return {
        "id": document.id,
        "name": document.name,
        "title": facts.title,
        "publisher": facts.publisher,
        "region": facts.region,
        "year": facts.year,
        "kind": facts.kind,
        "pages": len(document.pages),
        "sha256": document.sha256,
        "source_url": facts.source_url,
        "status": document_status(document.pages),
        "quality": document_quality(document.pages),
        "sources": to_json(facts.sources),
        "metadata": to_json(document.metadata),
        "version": version,
        "options": options,
        "fingerprint": reading.fingerprint,
        "given": to_json(given),
        "form": form_of(document.name, document.pages),
    }


def document_status(pages: Sequence[Page]) -> str:
    """`ok`, `partial` or `failed`, by how many of the pages failed."""
    failed = sum(page.route == "failed" for page in pages)
    if failed == len(pages):
        return "failed"
    return "partial" if failed else "ok"


def document_quality(pages: Sequence[Page]) -> float:
    """The mean quality of the pages that hold text, 0.0 where none does."""
    qualities = [page.quality for page in pages if page.route not in ("blank", "failed")]
    return round(sum(qualities) / len(qualities), 4) if qualities else 0.0


def page_row(document: str, page: Page) -> Row:
    """The row of `pages`; `line_boxes` holds `[x0, top, x1, bottom]` for each line of `text`."""
    return {
        "document": document,
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "route": page.route,
        "quality": round(page.quality, 4),
        "raw_text": page.raw_text,
        "text": page.text,
        "reason": page.reason,
        "line_boxes": to_json([[round(side, 1) for side in line.box] for line in page.lines]),
    }


def passage_row(document: str, passage: Passage) -> Row:
    """The row of `passages`."""
    return {
        "id": passage.id,
        "document": document,
        "page": passage.page,
        "kind": passage.kind,
        "section": passage.section,
        "text": passage.text,
        "raw_text": passage.raw_text,
        **_box(passage.box),
    }


def measure_row(document: str, measure: Measure) -> Row:
    """The row of `measures`; `theme` is set when all documents are known."""
    return {
        "id": measure.id,
        "document": document,
        "region": measure.region,
        "year": measure.year,
        "title": measure.title,
        "description": measure.description,
        "result": measure.result,
        "responsible": measure.responsible,
        "status": measure.status,
        "deadline": measure.deadline,
        "section": measure.section,
        **area_columns(measure.area),
        "page": measure.page,
        **_box(measure.box),
        "raw_title": measure.raw_title,
        "text_confidence": round(measure.text_confidence, 4),
        "confidence": round(measure.confidence, 4),
        "form": measure.form,
        "headings": to_json(measure.headings),
    }


def area_columns(judgement: AreaJudgement | None) -> Row:
    """The columns of `measures` that say which area and why."""
    if judgement is None:
        judgement = AreaJudgement(area=None, source="predicted", confidence=0.0)
    return {
        "area": judgement.area,
        "area_source": judgement.source,
        "area_confidence": round(judgement.confidence, 4),
        "second_area": judgement.second,
        "area_evidence": to_json([[word, round(weight, 4)] for word, weight in judgement.evidence]),
        "area_reason": judgement.reason,
    }


def measure_of(row: sqlite3.Row | Mapping[str, Any]) -> Measure:
    """The record behind a row of `measures`."""
    return Measure(
        id=row["id"],
        form=row["form"],
        region=row["region"],
        year=row["year"],
        title=row["title"],
        raw_title=row["raw_title"],
        page=row["page"],
        box=BBox(row["x0"], row["top"], row["x1"], row["bottom"]),
        section=row["section"],
        description=row["description"],
        result=row["result"],
        responsible=row["responsible"],
        status=row["status"],
        deadline=row["deadline"],
        area=judgement_of(row),
        text_confidence=row["text_confidence"],
        confidence=row["confidence"],
        headings=json.loads(row["headings"]),
    )


def judgement_of(row: sqlite3.Row | Mapping[str, Any]) -> AreaJudgement:
    """The area of a row of `measures`, and why."""
    return AreaJudgement(
        area=row["area"],
        source=row["area_source"],
        confidence=row["area_confidence"],
        second=row["second_area"],
        evidence=tuple((word, weight) for word, weight in json.loads(row["area_evidence"])),
        reason=row["area_reason"],
    )


def figure_row(document: str, number: int, figure: Figure) -> Row:
    """The row of `figures`; `number` counts a document's figures from 0 in the order they are printed."""
    return {
        "document": document,
        "number": number,
        "page": figure.page,
        "table_title": figure.table_title,
        "region": figure.region,
        "indicator": figure.indicator,
        "year": figure.year,
        "value": figure.value,
        "unit": figure.unit,
        "warning": figure.warning,
        **_box(figure.box),
    }


def repair_row(document: str, placed: PlacedRepair) -> Row:
    """The row of `repairs`."""
    repair = placed.repair
    return {
        "document": document,
        "page": placed.page,
        "line": placed.line,
        "start": repair.start,
        "before": repair.before,
        "after": repair.after,
        "rule": repair.rule,
        "confidence": round(repair.confidence, 4),
        "alternative": repair.alternative,
    }


def failure_rows(reading: DocumentFindings) -> Iterator[Row]:
    """The rows of `failures` for the pages that could not be read."""
    for page in reading.document.pages:
        if page.route == "failed":
            yield {
                "name": reading.document.name,
                "page": page.number,
                "document": reading.document.id,
                "error": "PageFailed",
                "reason": page.reason,
            }


def failed_document_row(
    failure: Failure, facts: DocumentMetadata, *, version: str, options: str, given: Mapping[str, str | int]
) -> Row:
    """The row of `documents` for a file of which nothing could be read."""
    return {
        "id": failure.sha256[:ID_DIGITS],
        "name": failure.name,
        "title": facts.title,
        "publisher": facts.publisher,
        "region": facts.region,
        "year": facts.year,
        "kind": facts.kind,
        "sha256": failure.sha256,
        "source_url": facts.source_url,
        "status": "failed",
        "sources": to_json(facts.sources),
        "version": version,
        "options": options,
        "given": to_json(given),
    }


def failure_row(failure: Failure) -> Row:
    """The row of `failures` for a whole file."""
    return {
        "name": failure.name,
        "page": 0,
        "document": failure.sha256[:ID_DIGITS] or None,
        "error": failure.error,
        "reason": failure.reason,
    }


def facts_of(row: sqlite3.Row | Mapping[str, Any]) -> DocumentMetadata:
    """What is known of the document behind a row of `documents`."""
    return DocumentMetadata(
        row["title"],
        row["publisher"],
        row["region"],
        row["year"],
        row["kind"],
        row["source_url"],
        json.loads(row["sources"]),
    )


def edition_of(facts: Mapping[str, Any]) -> Edition:
    """What tells a document's versions, from its row of `documents`."""
    sketch = CopyEvidence.from_json(facts["fingerprint"]).sketch if facts["fingerprint"] else ()
    created = created_at(json.loads(facts["metadata"]))
    return Edition(
        facts["id"],
        facts["title"],
        facts["publisher"],
        facts["region"],
        facts["year"],
        facts["kind"],
        facts["form"],
        created,
        facts["first_load"],
        sketch,
    )


def to_json(value: Mapping[str, str | int] | Mapping[str, str] | Sequence[object]) -> str:
    """Compact JSON with sorted keys and letters left as they are."""
    if isinstance(value, Mapping):
        value = dict(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _box(box: BBox) -> Row:
    return {side: round(place, BOX_DECIMALS) for side, place in zip(box._fields, box, strict=True)}
