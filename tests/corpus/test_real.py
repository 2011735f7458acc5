"""The real documents: every measure that a careful reader counts is found, in its region and year, and no other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.records import DocumentFindings, Measure
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.normalize.document import normalize

pytestmark = [pytest.mark.shared, pytest.mark.slow]

ALIKE = 85.0
"""rapidfuzz' token_sort_ratio from which two titles are the same, as in the gold's own scorer."""


def reading(shared: Path, name: str) -> DocumentFindings:
    """The reading of one of the real documents, without OCR."""
    document, repairs = normalize(read(shared / "documents" / name, ReadOptions(ocr=False)))
    return analyse(document, repairs)


def hits_of(gold: list[str], measures: Sequence[Measure]) -> int:
    """How many of gold's titles the measures have."""
    left = [measure.title.lower() for measure in measures]
    hits = 0
    for title in gold:
        best = max(left, key=lambda other: fuzz.token_sort_ratio(title.lower(), other), default=None)
        if best is not None and fuzz.token_sort_ratio(title.lower(), best) >= ALIKE:
            left.remove(best)
            hits += 1
    return hits


@pytest.mark.parametrize(
    ("stem", "suffix", "right", "found"),
    [
        ("vasterbotten-handlingsplan-primarvard-2017", "pdf", 31, 31),
        ("vasterbotten-handlingsplan-primarvard-2017", "txt", 29, 31),
        ("vasterbotten-pressmeddelande-2018", "pdf", 9, 10),
        ("vasterbotten-pressmeddelande-2018", "txt", 9, 10),
    ],
)
def test_region_documents(shared: Path, stem: str, suffix: str, right: int, found: int) -> None:
    """Headings with bullets and a press release, as PDF and as text extract: no fewer right, no more found."""
    gold = json.loads((shared / "gold" / "measures-region-documents.json").read_text(encoding="utf-8"))
    told = next(one for one in gold["documents"] if one["document"] == stem)
    result = reading(shared, f"{stem}.{suffix}")
    assert hits_of([measure["title"] for measure in told["measures"]], result.measures) >= right
    assert len(result.measures) <= found
    assert (result.facts.region, result.facts.year) == ("24", told["year"])


@pytest.mark.parametrize(
    ("stem", "suffix", "forms", "region", "year"),
    [
        ("norrbotten-aterkoppling-2017", "pdf", {"table": 23}, "25", 2017),
        ("norrbotten-aterkoppling-2017", "txt", {"table": 23, "heading": 1, "prose": 1}, "25", 2017),
        ("vasterbotten-handlingsplan-hyrpersonal-2018", "pdf", {"table": 11}, "24", 2018),
        ("vasterbotten-handlingsplan-hyrpersonal-2018", "txt", {"table": 11}, "24", 2018),
    ],
)
def test_tables_with_and_without_their_columns(
    shared: Path, stem: str, suffix: str, forms: dict[str, int], region: str, year: int
) -> None:
    """A table's rows are as many where its columns have lost their places; what else is found is known."""
    result = reading(shared, f"{stem}.{suffix}")
    assert (result.facts.region, result.facts.year) == (region, year)
    assert Counter(measure.form for measure in result.measures) == forms


@pytest.mark.parametrize(("suffix", "precision", "recall"), [("pdf", 0.995, 0.995), ("txt", 0.78, 0.70)])
def test_boxes_of_the_report(shared: Path, suffix: str, precision: float, recall: float) -> None:
    """The report's boxes, born digital and merged on one line by English OCR; money adds up in both."""
    gold = json.loads((shared / "gold" / "measures-report-2018.json").read_text(encoding="utf-8"))
    result = reading(shared, f"socialstyrelsen-professionsmiljarden-2018.{suffix}")
    known = {region["canonical"]: [m["title"] for m in region["measures"]] for region in gold["regions"]}
    titles = [title for names in known.values() for title in names]
    boxes = [measure for measure in result.measures if measure.form == "slide"]
    hits = hits_of(titles, boxes)
    assert hits / len(boxes) >= precision
    assert hits / len(titles) >= recall
    assert len({measure.region for measure in result.measures}) == 21
    money = [figure for figure in result.figures if figure.unit == "kronor"]
    assert (len(money), {figure.warning for figure in money}) == (44, {""})
