"""The sample library is what its script typesets, and says of itself what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

typeset = pytest.importorskip("samples.typeset", reason="needs the extra 'samples' and the checkout")


def texts(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the born-digital files, just typeset."""
    folder = tmp_path_factory.mktemp("library")
    typeset.typeset(folder)
    return folder


@pytest.mark.parametrize("name", list(typeset.DOCUMENTS))
def test_the_library_is_what_the_script_typesets(name: str, fresh: Path, samples: Path) -> None:
    """Each born-digital file holds, page by page, the text that the script gives it now."""
    assert texts(samples / name) == texts(fresh / name)


def test_typesetting_twice_gives_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    """No clock and no random number gets into a file."""
    typeset.typeset(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in fresh.iterdir()}


@pytest.mark.parametrize("name", list(typeset.DOCUMENTS))
def test_each_page_says_that_it_is_an_example(name: str, samples: Path) -> None:
    """The small print at the foot of every page says whether the content is invented or set from public facts."""
    assert all(("Påhittat exempel" in text) or ("Exempeldokument" in text) for text in texts(samples / name))


def test_the_overview_has_a_page_for_each_region(samples: Path) -> None:
    """Each of the 21 regions heads one page of the report of 2018."""
    lines = [set(text.splitlines()) for text in texts(samples / "landstingens-insatser-2018.pdf")[2:-1]]
    regions = [row["region"] for row in typeset.measures_2018()]
    assert [region in page for region, page in zip(regions, lines, strict=True)] == [True] * 21


@pytest.mark.parametrize(
    ("name", "facts"),
    [("landstingens-insatser-2018.pdf", "measures_2018"), ("regionernas-insatser-2019.pdf", "measures_2019")],
)
def test_every_measure_is_printed_whole(name: str, facts: str, samples: Path) -> None:
    """Each name of a measure stands on its region's page, broken only between words."""
    pages = texts(samples / name)[2:]
    for row in getattr(typeset, facts)():
        page = next(" ".join(page.split()) for page in pages if row["region"] in page.splitlines())
        assert [title for titles in row["areas"].values() for title in titles if title not in page] == []


def test_the_money_adds_up() -> None:
    """The 21 shares give the sums that the agreement names."""
    funds = typeset.funds_2018()
    sums = (sum(row["stimulus"] for row in funds), sum(row["specialist_training"] for row in funds))
    assert sums == (655_000_000, 300_000_000)


def test_what_goes_on_had_its_name_the_year_before() -> None:
    """Every `earlier` of 2019 is the name of a measure of 2018."""
    names = {name for row in typeset.measures_2018() for area in row["areas"].values() for name in area}
    rows = json.loads((typeset.FOLDER / "facts" / "measures-2019.json").read_text(encoding="utf-8"))
    earlier = {m["earlier"] for row in rows for area in row["areas"].values() for m in area if "earlier" in m}
    assert earlier <= names


def test_every_sample_is_described(samples: Path) -> None:
    """README.md names the source and purpose of each file."""
    described = (typeset.FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in samples.iterdir() if f"`{path.name}`" not in described] == []
