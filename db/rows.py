"""Records to rows of the bank's tables and back: field names as columns, nested values as JSON text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from atgardsbanken.corpus.copies import CopyEvidence
from atgardsbanken.corpus.records import AreaJudgement, DocumentFindings, DocumentMetadata, Figure, Measure, Passage
from atgardsbanken.corpus.versions import Edition, created_at, form_of
from atgardsbanken.db.sql import SqlValue, TableRow
from atgardsbanken.extract.records import BBox, Page
from atgardsbanken.normalize.records import LineRepair, Repair

ID_DIGITS = 16
"""Hexadecimal digits of the SHA-256 that make a document's id."""
BOX_DECIMALS = 2
"""Decimals of a box in points: finer than any printer, coarse enough to be the same on every machine."""
LINE_BOX_DECIMALS = 1
"""Decimals of the boxes of lines, which only frame text on the site."""
SHARE_DECIMALS = 4
"""Decimals of probabilities, qualities and weights."""
AREA_COLUMNS = {
    "area": "area",
    "source": "area_source",
    "confidence": "area_confidence",
    "second": "second_area",
    "evidence": "area_evidence",
    "reason": "area_reason",
}
"""The columns of `measures` that hold the fields of an `AreaJudgement`."""
NOT_JUDGED = AreaJudgement(area=None, source="predicted", confidence=0.0)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: `error` is the class of the error, `sha256` empty where no byte was read."""

    name: str
    error: str
    reason: str
    sha256: str = ""


def document_row(findings: DocumentFindings, *, version: str, options: str, given: Mapping[str, str | int]) -> TableRow:
    """Make the row of `documents`; `status` is `partial` where a page failed and `failed` where all did."""
    document = findings.document
    return {
        **_columns(findings.facts),
        "id": document.id,
        "name": document.name,
        "pages": len(document.pages),
        "sha256": document.sha256,
        "status": findings_status(findings),
        "quality": document_quality(document.pages),
        "metadata": to_json(document.metadata),
        "version": version,
        "options": options,
        "fingerprint": findings.fingerprint,
        "given": to_json(given),
        "form": form_of(document.name, document.pages),
    }


def failed_document_row(
    failure: Failure, facts: DocumentMetadata, *, version: str, options: str, given: Mapping[str, str | int]
) -> TableRow:
    """Make the row of `documents` for a file of which nothing could be read."""
    return {
        **_columns(facts),
        "id": failure.sha256[:ID_DIGITS],
        "name": failure.name,
        "sha256": failure.sha256,
        "status": "failed",
        "version": version,
        "options": options,
        "given": to_json(given),
    }


def findings_status(findings: DocumentFindings) -> str:
    """Return a document's status; one whose pages could not be understood in time is `partial`."""
    status = document_status(findings.document.pages)
    return "partial" if findings.is_cut_short and status == "ok" else status


def document_status(pages: Sequence[Page]) -> str:
    """Return `ok`, `partial` or `failed`, by how many of the pages failed."""
    failed = sum(page.route == "failed" for page in pages)
    if failed == len(pages):
        return "failed"
    return "partial" if failed else "ok"


def document_quality(pages: Sequence[Page]) -> float:
    """Return the mean quality (0.0-1.0) of the pages that hold text, 0.0 where none does."""
    qualities = [page.quality for page in pages if page.route not in ("blank", "failed")]
    return round(sum(qualities) / len(qualities), SHARE_DECIMALS) if qualities else 0.0


def page_row(document: str, page: Page, printed: str = "") -> TableRow:
    """Make the row of `pages`; `line_boxes` holds `[x0, top, x1, bottom]` in points for each line of `text`.

    `printed` is the page number that is printed on it.
    """
    return {
        "document": document,
        "number": page.number,
        "printed": printed,
        "width": page.width,
        "height": page.height,
        "route": page.route,
        "quality": round(page.quality, SHARE_DECIMALS),
        "raw_text": page.raw_text,
        "text": page.text,
        "reason": page.reason,
        "line_boxes": to_json([[round(side, LINE_BOX_DECIMALS) for side in line.box] for line in page.lines]),
    }


def picture_rows(document: str, pictures: Mapping[int, bytes]) -> Iterator[TableRow]:
    """Make the rows of `pictures` from WebP images by page number."""
    for page, webp in sorted(pictures.items()):
        yield {"document": document, "page": page, "webp": webp}


def passage_row(document: str, passage: Passage) -> TableRow:
    """Make the row of `passages`."""
    return {"document": document, **_columns(passage)}


def measure_row(document: str, measure: Measure) -> TableRow:
    """Make the row of `measures`; `theme` is set when all documents are known."""
    rounded = replace(measure, area=None, text_confidence=round(measure.text_confidence, SHARE_DECIMALS))
    return {"document": document, **_columns(rounded), **_area_columns(measure.area or NOT_JUDGED)}


def _area_columns(judgement: AreaJudgement) -> TableRow:
    evidence = tuple((word, round(weight, SHARE_DECIMALS)) for word, weight in judgement.evidence)
    rounded = replace(judgement, confidence=round(judgement.confidence, SHARE_DECIMALS), evidence=evidence)
    return {AREA_COLUMNS[name]: value for name, value in _columns(rounded).items()}


def measure_of(row: sqlite3.Row | Mapping[str, Any]) -> Measure:
    """Make the record behind a row of `measures`."""
    values = {**dict(row), "area_evidence": msgspec.json.decode(row["area_evidence"])}
    nested = {
        "box": [row[side] for side in BBox._fields],
        "headings": msgspec.json.decode(row["headings"]),
        "area": {field: values[column] for field, column in AREA_COLUMNS.items()},
    }
    return msgspec.convert({**values, **nested}, Measure)


def figure_row(document: str, number: int, figure: Figure) -> TableRow:
    """Make the row of `figures`; `number` counts a document's figures from 0 in the order they are printed."""
    return {"document": document, "number": number, **_columns(figure)}


def repair_row(document: str, placed: LineRepair) -> TableRow:
    """Make the row of `repairs`."""
    repair = replace(placed.repair, confidence=round(placed.repair.confidence, SHARE_DECIMALS))
    return {"document": document, "page": placed.page, "line": placed.line, **_columns(repair)}


def failure_rows(findings: DocumentFindings) -> Iterator[TableRow]:
    """Make the rows of `failures` for pages that could not be read; page 0 is a document that took too long."""
    if findings.is_cut_short:
        name, key = findings.document.name, findings.document.id
        yield {"name": name, "page": 0, "document": key, "error": "LimitError", "reason": findings.note}
    for page in findings.document.pages:
        if page.route == "failed":
            yield {
                "name": findings.document.name,
                "page": page.number,
                "document": findings.document.id,
                "error": "PageFailed",
                "reason": page.reason,
            }


def failure_row(failure: Failure) -> TableRow:
    """Make the row of `failures` for a whole file (page 0)."""
    return {
        "name": failure.name,
        "page": 0,
        "document": failure.sha256[:ID_DIGITS] or None,
        "error": failure.error,
        "reason": failure.reason,
    }


def metadata_of(row: sqlite3.Row | Mapping[str, Any]) -> DocumentMetadata:
    """Return what is known of the document behind a row of `documents`."""
    told = {name: msgspec.json.decode(row[name]) for name in ("sources", "evidence", "doubts")}
    return msgspec.convert({**dict(row), **told}, DocumentMetadata)


def edition_of(row: Mapping[str, Any]) -> Edition:
    """Return what tells a document's versions, from its row of `documents`."""
    found = {
        "created": created_at(msgspec.json.decode(row["metadata"])),
        "load": row["first_load"],
        "sketch": tuple(CopyEvidence.from_json(row["fingerprint"]).sketch) if row["fingerprint"] else (),
    }
    return msgspec.convert({**row, **found}, Edition)


def to_json(value: object) -> str:
    """Write compact JSON with sorted keys and letters left as they are.

    >>> to_json({"ö": 1, "a": "å"})
    '{"a":"å","ö":1}'
    """
    return msgspec.json.encode(value, order="deterministic").decode()


def _columns(record: DocumentMetadata | Passage | Measure | AreaJudgement | Figure | Repair) -> TableRow:
    """Return a record's fields as columns: a box as its four sides in points, mappings and sequences as JSON."""
    row: dict[str, SqlValue] = {}
    for name, value in msgspec.to_builtins(record).items():
        if name == "box":
            row.update((side, round(at, BOX_DECIMALS)) for side, at in zip(BBox._fields, value, strict=True))
        else:
            row[name] = to_json(value) if isinstance(value, dict | list | tuple) else value
    return row
