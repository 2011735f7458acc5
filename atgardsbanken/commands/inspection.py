"""Reports of `inspect`: a line a page, then the document's measures and metadata."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from atgardsbanken.corpus.records import DocumentFindings, Measure
from atgardsbanken.extract.records import Page
from atgardsbanken.loading.input_files import existing
from atgardsbanken.loading.options import BuildOptions
from atgardsbanken.loading.stages import InputFile, StageRunner
from atgardsbanken.workers import local_pools


def read_for_inspection(file: Path, options: BuildOptions) -> DocumentFindings:
    """Read a file, or standard input for `-`, and find its measures; keep nothing.

    Raises:
        PipelineError: the file is missing or can't be read.
    """
    with tempfile.TemporaryDirectory() as folder, local_pools(options.workers) as pools:
        if str(file) == "-":
            data = sys.stdin.buffer.read()
            file = Path(folder) / ("stdin.pdf" if data.startswith(b"%PDF") else "stdin.txt")
            file.write_bytes(data)
        return StageRunner(options, pools).read(InputFile(existing(file)), options.given)[0]


def inspection(findings: DocumentFindings) -> Iterator[str]:
    """Format the report for people: the document, its pages with route and quality, its measures."""
    facts = findings.facts
    yield f"{findings.document.name}: {facts.title}"
    shown = (("publisher", facts.publisher), facts.seat, ("year", facts.year), ("kind", facts.kind))
    yield "  " + ", ".join(f"{name} {value or '-'}" for name, value in shown)
    yield "page  route     quality  words  repairs  tables  measures  why"
    for row in page_rows(findings):
        yield (
            f"{row['page']:>4}  {row['route']:<8}  {row['quality']:>7.2f}  {row['words']:>5}  {row['repairs']:>7}"
            f"  {row['tables']:>6}  {row['measures']:>8}  {row['reason']}"
        ).rstrip()
    for measure in findings.measures:
        yield f"p. {measure.page}  {measure.region or '--'}  {area_of(measure):<11}  {measure.title}"


def inspection_json(findings: DocumentFindings) -> Iterator[str]:
    """Format the report as JSON: an object a page, then one for the document with its measures."""
    for row in page_rows(findings):
        yield json.dumps(row, ensure_ascii=False)
    whole = {
        "document": findings.document.id,
        "name": findings.document.name,
        **asdict(findings.facts),
        "measures": [asdict(measure) for measure in findings.measures],
    }
    yield json.dumps(whole, ensure_ascii=False)


def page_rows(findings: DocumentFindings) -> Iterator[dict[str, str | int | float]]:
    """Count for each page its words, repairs, tables and measures."""
    repairs = Counter(placed.page for placed in findings.repairs)
    measures = Counter(measure.page for measure in findings.measures)
    tables = Counter(page for table in findings.document.tables for page in {row.page for row in table.rows})
    for page in findings.document.pages:
        yield {
            "page": page.number,
            "route": page.route,
            "quality": round(page.quality, 3),
            "words": words_on(page),
            "repairs": repairs[page.number],
            "tables": tables[page.number],
            "measures": measures[page.number],
            "reason": page.reason,
        }


def words_on(page: Page) -> int:
    """Count the words on a page, running heads and feet included."""
    return sum(len(line.text.split()) for line in page.lines)


def area_of(measure: Measure) -> str:
    """Return a measure's area, or `-` for none."""
    return (measure.area and measure.area.area) or "-"
