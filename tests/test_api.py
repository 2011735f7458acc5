"""The public interface: each call once, on small inputs; the guide's examples and the notebooks run."""

from __future__ import annotations

import doctest
import os
import sys
from pathlib import Path

import pytest
from library import site_bank
from readings import measure, reading

import atgardsbanken
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError, FileMissingError, MissingProgramError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def bank_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bank with a copy, a failed document and figures."""
    return site_bank(tmp_path_factory.mktemp("api") / "bank.db")


def test_the_public_names_are_these() -> None:
    """A name that comes or goes is a new version of the interface."""
    assert dir(atgardsbanken) == [
        "Bank",
        "Rows",
        "__version__",
        "classify",
        "find_measures",
        "open_bank",
        "read",
        "repair",
    ]


def test_a_name_that_is_not_public_is_refused() -> None:
    """Asking for another name fails as for any module."""
    with pytest.raises(AttributeError, match="module 'atgardsbanken' has no attribute 'build'"):
        _ = atgardsbanken.build


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_is_read_by_str_and_by_path(kind: type[str] | type[Path], tmp_path: Path) -> None:
    """Both give the same document and the same measures."""
    path = tmp_path / "gotland-2018.txt"
    path.write_text(
        "Handlingsplan 2018\n\nRegion Gotland inför vårdnära service på alla avdelningar.\n", encoding="utf-8"
    )
    document = atgardsbanken.read(kind(path))
    assert (document.name, document.pages[0].number) == ("gotland-2018.txt", 1)
    assert atgardsbanken.find_measures(document) == atgardsbanken.find_measures(kind(path))


def test_measures_are_those_that_search_shows(bank_path: Path) -> None:
    """Copies are left out; rows have the columns of the table, in printed order."""
    with atgardsbanken.open_bank(bank_path) as bank:
        titles = {row["title"] for row in bank.measures(region="12")}
        everywhere = bank.measures()
        shown = {row["id"] for row in bank.documents() if row["copy_of"] is None}
    assert {row["region"] for row in everywhere if row["title"] in titles} >= {"12"}
    assert {row["document"] for row in everywhere} <= shown


def test_a_filter_takes_one_value_or_several(bank_path: Path) -> None:
    """Several values give the rows of each; none of them gives no row."""
    with atgardsbanken.open_bank(str(bank_path)) as bank:
        single = [len(bank.measures(year=year)) for year in (2018, 2019)]
        assert (len(bank.measures(year=[2018, 2019])), bank.measures(year=[])) == (sum(single), [])


def test_search_gives_what_the_site_shows(bank_path: Path) -> None:
    """Hits come best first and say why."""
    with atgardsbanken.open_bank(bank_path) as bank:
        hits = bank.search("vårdnära service")
    assert hits[0]["title"] == "Vårdnära service"
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)  # type: ignore[type-var]


def test_rows_become_a_table(bank_path: Path) -> None:
    """A DataFrame has a line a row and the same columns."""
    pytest.importorskip("pandas")
    with atgardsbanken.open_bank(bank_path) as bank:
        rows = bank.documents()
    table = rows.to_pandas()
    assert (len(table), list(table.columns)) == (len(rows), list(rows[0]))


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingProgramError, match=r"pip install pandas"):
        atgardsbanken.Rows().to_pandas()


def test_a_missing_bank_is_one_clear_line(tmp_path: Path) -> None:
    """Opening what is not there names the file and what to do."""
    with pytest.raises(FileMissingError, match=r"there is no such database; build one with `atgardsbanken build`"):
        atgardsbanken.open_bank(tmp_path / "none.db")


def test_the_examples_of_the_guide_run() -> None:
    """Each answer printed in docs/api.md is the one that is given."""
    assert doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["notebook.ipynb", "release.ipynb"])
def test_the_notebooks_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Every cell of a notebook runs in an empty folder, and its tables are not empty."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    notebook = nbformat.read(ROOT / "docs" / name, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = ["".join(map(str, cell.outputs)) for cell in notebook.cells if cell.cell_type == "code"]
    assert [number for number, output in enumerate(outputs) if "Empty DataFrame" in output] == []


def test_a_period_is_found_by_each_of_its_years(tmp_path: Path) -> None:
    """Measures and documents of a plan for 2019–2021 are about 2020 too."""
    path = tmp_path / "bank.db"
    with Bank.open(path, create=True) as bank:
        bank.put(reading("plan", [measure("Lean", year=2019)], year=2019, last_year=2021), version="1")
        bank.finish()
    with atgardsbanken.open_bank(path) as opened:
        counts = [[len(rows(year=year)) for year in (2018, 2020)] for rows in (opened.measures, opened.documents)]
    assert counts == [[0, 1], [0, 1]]


@pytest.mark.parametrize("wanted", [{"region": "Skåne"}, {"area": "IT"}, {"theme": "x"}, {"document": ["x"]}])
def test_a_filter_that_the_bank_does_not_know_is_an_error(bank_path: Path, wanted: dict[str, str]) -> None:
    """Nothing is no answer to a value that can't be."""
    with atgardsbanken.open_bank(bank_path) as bank, pytest.raises(BadUsageError):
        bank.measures(**wanted)
