"""The sample library is read as it is printed: the facts it was typeset from are the measures that are found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.extract.ocr import tesseract
from atgardsbanken.extract.read import read
from atgardsbanken.normalize.document import normalize

typeset = pytest.importorskip("samples.typeset", reason="needs the extra 'samples' and the checkout")

Read = Callable[[str], DocumentFindings]


@pytest.fixture(scope="module")
def reading(samples: Path) -> Read:
    """A function from a sample's name to all that is read from it."""
    kept: dict[str, DocumentFindings] = {}

    def get(name: str) -> DocumentFindings:
        if name not in kept:
            kept[name] = analyse(*normalize(read(samples / name)))
        return kept[name]

    return get


def code(name: str) -> str:
    """The county code of a region by its name."""
    mention = find_region(name)
    assert mention is not None
    return mention.code


def plan() -> list[list[str]]:
    """The rows of the plan's table as they were typeset, without the places where words may be divided."""
    facts = json.loads((typeset.FOLDER / "facts" / "plan-2019.json").read_text(encoding="utf-8"))
    return [[cell.replace("\N{SOFT HYPHEN}", "") for cell in row] for part in facts["sections"] for row in part["rows"]]


def headings(name: str) -> list[str]:
    """The measures of a follow-up as they were typeset: its headings of the third level."""
    lines = (typeset.FOLDER / "texts" / f"{name}.md").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("### ") for line in lines if line.startswith("### ")]


@pytest.mark.parametrize(
    ("name", "facts"),
    [("landstingens-insatser-2018.pdf", "measures_2018"), ("regionernas-insatser-2019.pdf", "measures_2019")],
)
def test_boxes_give_region_area_and_name(name: str, facts: str, reading: Read) -> None:
    """Each short text in a box is a measure of the page's region and the box's area, and nothing else is one."""
    expected = sorted(
        (code(row["region"]), area, title)
        for row in getattr(typeset, facts)()
        for area, titles in row["areas"].items()
        for title in titles
    )
    found = sorted((m.region or "", m.area.area or "" if m.area else "", m.title) for m in reading(name).measures)
    assert found == expected


def test_a_table_gives_all_its_columns(reading: Read) -> None:
    """Each row is a measure with description, responsible, status and time, also where a page end breaks it."""
    measures = reading("vastmanland-handlingsplan-2019.pdf").measures
    assert [[m.title, m.description, m.responsible, m.status, m.deadline] for m in measures] == plan()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kalmar-uppfoljning-2018.pdf", "kalmar-2018"),
        pytest.param("kalmar-uppfoljning-2019-ocr-eng.pdf", "kalmar-2019", marks=pytest.mark.ocr),
    ],
)
def test_headings_with_bullets_are_measures(name: str, text: str, reading: Read) -> None:
    """Each heading with bullets below it is a measure, also where it was scanned and its text layer lost å, ä and ö."""
    if name.endswith("-ocr-eng.pdf") and tesseract.probe().model("swe") is None:
        pytest.skip("needs Tesseract with Swedish")
    assert [m.title for m in reading(name).measures] == headings(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("landstingens-insatser-2018.pdf", ("report", None, 2016)),
        ("regionernas-insatser-2019.pdf", ("follow_up", None, 2019)),
        ("vastmanland-handlingsplan-2019.pdf", ("plan", "19", 2019)),
        ("kalmar-uppfoljning-2018.pdf", ("follow_up", "08", 2018)),
        ("kalmar-uppfoljning-2019-ocr-eng.pdf", ("follow_up", "08", 2019)),
        ("varmland-pressmeddelande-2019.pdf", ("press_release", "17", 2019)),
    ],
)
def test_documents_are_known(name: str, expected: tuple[str, str | None, int], reading: Read) -> None:
    """Kind, region and year are read from each document."""
    facts = reading(name).facts
    assert (facts.kind, facts.region, facts.year) == expected
