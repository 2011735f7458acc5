"""Small readings made from records, for tests that need a bank but no file to read; boxes in points."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from atgardsbanken.corpus.records import (
    AreaCode,
    AreaJudgement,
    DocumentFindings,
    DocumentKind,
    DocumentMetadata,
    Figure,
    Measure,
    Passage,
)
from atgardsbanken.extract.records import BBox, Document, Line, Page
from atgardsbanken.normalize.records import LineRepair, Repair

LINE_HEIGHT = 20.0


def measure(
    title: str,
    *,
    region: str | None = "24",
    year: int | None = 2018,
    area: AreaCode | None = "kompetens",
    line: int = 0,
    page: int = 1,
    description: str = "",
    status: str = "",
    responsible: str = "",
    confidence: float = 1.0,
    raw_title: str = "",
) -> Measure:
    """A measure on line `line` of `page`; its id is made from all that tells it from another."""
    key = hashlib.sha256(f"{region} {year} {page} {line} {title}".encode()).hexdigest()[:16]
    return Measure(
        id=key,
        form="table",
        region=region,
        year=year,
        title=title,
        raw_title=raw_title or title,
        page=page,
        box=line_box(line),
        section="Kompetensförsörjning",
        description=description,
        responsible=responsible,
        status=status,
        area=AreaJudgement(area, "predicted", confidence, evidence=(("personal", 1.5), ("bemanning", 0.5))),
        text_confidence=confidence,
    )


def line_box(line: int) -> BBox:
    """The box of line `line` (from 0) of a page."""
    return BBox(50, 100 + LINE_HEIGHT * line, 500, 100 + LINE_HEIGHT * (line + 1))


def reading(
    name: str,
    measures: Sequence[Measure],
    *,
    region: str | None = "24",
    year: int | None = 2018,
    last_year: int | None = None,
    kind: DocumentKind = "plan",
    title: str = "",
    publisher: str = "Region Västerbotten",
    municipality: str = "",
    county: str = "",
    failed_page: bool = False,
) -> DocumentFindings:
    """A document whose pages hold the measures' titles, one a line; the first title has one repair."""
    pages = [_page(number, measures) for number in range(1, max((m.page for m in measures), default=1) + 1)]
    if failed_page:
        pages.append(Page(len(pages) + 1, 595, 842, "failed", 0.0, reason="the picture is larger than the limit"))
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    document = Document(name, sha256, tuple(pages), metadata={"title": title or name})
    facts = DocumentMetadata(
        title or name,
        publisher,
        region,
        year,
        kind,
        sources={"year": "title"},
        municipality=municipality,
        county=county,
        period_from=year,
        period_to=last_year or year,
    )
    passages = tuple(_passage(sha256, number, m) for number, m in enumerate(measures))
    figures = (Figure(1, "Tabell 1", region, "Inhyrd personal", year, 4.5, "%", line_box(30)),)
    repairs = (LineRepair(1, 0, Repair(0, "a", "å", "å read as a", 0.98)),) if measures else ()
    return DocumentFindings(document, facts, passages, tuple(measures), figures, repairs)


def municipal_plan() -> DocumentFindings:
    """A municipality's plan with one measure, "Lean"."""
    measures = [measure("Lean", region=None)]
    return reading("k", measures, region=None, publisher="Umeå kommun", municipality="Umeå", county="24")


def _page(number: int, measures: Sequence[Measure]) -> Page:
    here = [m for m in measures if m.page == number]
    lines = tuple(Line(m.title, m.box, raw_text=m.raw_title) for m in here)
    return Page(number, 595, 842, "text", 0.95, lines)


def _passage(sha256: str, number: int, m: Measure) -> Passage:
    text = f"{m.title}. {m.description}".strip()
    return Passage(f"{sha256[:16]}-{number}", m.page, "paragraph", m.section, text, text, m.box)
