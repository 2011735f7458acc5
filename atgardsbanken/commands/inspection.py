"""What `inspect` shows of a file: a line a page, then its measures and what is known of it as a whole."""

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
from atgardsbanken.loading.stages import Reader, Source
from atgardsbanken.workers import here


def read_for_inspection(file: Path, options: BuildOptions) -> DocumentFindings:
    """All that is read from a file, or from standard input for `-`.

    Raises:
        PipelineError: the file is missing or can't be read.
    """
    with tempfile.TemporaryDirectory() as folder, here(options.workers) as crew:
        if str(file) == "-":
            data = sys.stdin.buffer.read()
            file = Path(folder) / ("stdin.pdf" if data.startswith(b"%PDF") else "stdin.txt")
            file.write_bytes(data)
        return Reader(options, crew).read(Source(existing(file)), options.given)[0]


def inspection(reading: DocumentFindings) -> Iterator[str]:
    """The report in lines: the document, its pages with route, quality and reason, its measures with page and area."""
    facts = reading.facts
    yield f"{reading.document.name}: {facts.title}"
    told = {"publisher": facts.publisher, "region": facts.region, "year": facts.year, "kind": facts.kind}
    yield "  " + ", ".join(f"{name} {value or '-'}" for name, value in told.items())
    yield "page  route     quality  words  repairs  tables  measures  why"
    for row in page_rows(reading):
        yield (
            f"{row['page']:>4}  {row['route']:<8}  {row['quality']:>7.2f}  {row['words']:>5}  {row['repairs']:>7}"
            f"  {row['tables']:>6}  {row['measures']:>8}  {row['reason']}"
        ).rstrip()
    for measure in reading.measures:
        yield f"p. {measure.page}  {measure.region or '--'}  {area_of(measure):<11}  {measure.title}"


def inspection_json(reading: DocumentFindings) -> Iterator[str]:
    """The same as JSON: an object a page, then one for the document with its measures."""
    for row in page_rows(reading):
        yield json.dumps(row, ensure_ascii=False)
    whole = {
        "document": reading.document.id,
        "name": reading.document.name,
        **asdict(reading.facts),
        "measures": [asdict(measure) for measure in reading.measures],
    }
    yield json.dumps(whole, ensure_ascii=False)


def page_rows(reading: DocumentFindings) -> Iterator[dict[str, str | int | float]]:
    """For each page what was done with it and what was found on it."""
    repairs = Counter(placed.page for placed in reading.repairs)
    measures = Counter(measure.page for measure in reading.measures)
    tables = Counter(page for table in reading.document.tables for page in {row.page for row in table.rows})
    for page in reading.document.pages:
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
    """The number of words on a page, running heads and feet included."""
    return sum(len(line.text.split()) for line in page.lines)


def area_of(measure: Measure) -> str:
    """A measure's area, or `-` for none."""
    return (measure.area and measure.area.area) or "-"
