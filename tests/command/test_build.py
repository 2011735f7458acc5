"""Building a bank: what is loaded, skipped and told, the same for any number of workers."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from command_line import run
from openpyxl import load_workbook
from pyarrow import parquet

PLAN = """ Handlingsplan för kompetensförsörjning 2018
Region Gotland

Vårdnära service
• Avdelningarna har fått servicevärdar som sköter mat och förråd, så att sjuksköterskorna hinner mer.

Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.

Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.

Schemaläggning efter behov
• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.
"""


def dump(bank: Path) -> list[str]:
    """The bank's contents as SQL, without the runs, which hold times."""
    with sqlite3.connect(bank) as connection:
        return [line for line in connection.iterdump() if 'INSERT INTO "loads"' not in line]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with one plan."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "gotland-handlingsplan-2018.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def bank(library: Path, tmp_path: Path) -> Path:
    """The bank of that folder."""
    path = tmp_path / "bank.db"
    result = run("build", library, "--db", path, "--workers", "1")
    assert result.exit_code == 0, result.output
    return path


def test_build_says_what_came_of_each_file(library: Path, tmp_path: Path) -> None:
    """A line for each file, with pages by route, measures, region and year, and a line at the end."""
    bank = tmp_path / "bank.db"
    assert run("build", library, "--db", bank, "--workers", "1").stderr.splitlines() == [
        "[1/1] gotland-handlingsplan-2018.txt: 1 pages (1 text), 4 measures, 09 2018",
        f"{bank}: 1 loaded, 0 unchanged, 0 failed.",
    ]


def test_an_unchanged_file_is_skipped(library: Path, bank: Path) -> None:
    """The second build of the same files reads none of them."""
    assert run("build", library, "--db", bank).stderr.splitlines()[0] == (
        "[1/1] gotland-handlingsplan-2018.txt: unchanged"
    )


def test_the_bank_is_the_same_for_any_number_of_workers(library: Path, tmp_path: Path) -> None:
    """Two workers and one write the same bank."""
    (library / "gotland-uppfoljning-2019.txt").write_text(PLAN.replace("2018", "2019"), encoding="utf-8")
    for workers in ("1", "2"):
        run("build", library, "--db", tmp_path / f"{workers}.db", "--workers", workers)
    assert dump(tmp_path / "1.db") == dump(tmp_path / "2.db")


def test_search_answers_in_json(bank: Path) -> None:
    """One object a line, best first, with exactly the promised keys."""
    found = [json.loads(line) for line in run("search", bank, "vårdnära", "service", "--json").stdout.splitlines()]
    keys = ["id", "title", "region", "region_name", "year", "area", "score", "why"]
    assert found
    assert all(list(hit) == keys for hit in found)
    assert (found[0]["title"], found[0]["region"], found[0]["year"]) == ("Vårdnära service", "09", 2018)


def test_search_can_be_limited(bank: Path) -> None:
    """A region that has no such measure finds none."""
    assert run("search", bank, "service", "--region", "Skåne").stdout == ""


@pytest.mark.parametrize(
    ("words", "remarks"),
    [
        (["service"], []),
        (["servise"], ["The bank lacks some of these words; searched for: service"]),
        (["service", "Gotland", "2018"], ["Only Region Gotland, 2018, as the query says."]),
        (["service", "Skåne"], ["Nothing in Region Skåne; searched all regions and years."]),
        (["videobesök"], ["Also searched for digitala vårdmöten; --no-synonyms leaves that out."]),
        (["service", "robot"], ["No measure holds all that was asked for; these come nearest."]),
    ],
)
def test_search_says_how_a_query_was_understood(bank: Path, words: list[str], remarks: list[str]) -> None:
    """What the site tells above its hits stands on standard error, for people alone; the hits stay pure data."""
    found = run("search", bank, *words)
    assert (len(found.stdout.splitlines()), found.stderr.splitlines()) == (1, remarks)
    assert run("search", bank, "--json", *words).stderr == ""


def test_synonyms_can_be_left_out(bank: Path) -> None:
    """Without them nothing is searched for but the words themselves, their forms and relatives."""
    result = run("search", bank, "videobesök", "--no-synonyms")
    assert "synonymen" not in result.stdout
    assert "Also searched" not in result.stderr


def test_an_unknown_region_is_bad_usage(bank: Path) -> None:
    """A name that is no region's is told, with what to give instead."""
    result = run("search", bank, "service", "--region", "Atlantis")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: Atlantis: no region is called so; give its name or county code, such as Skåne or 12.\n",
    )


def test_add_tells_what_a_report_changes(bank: Path, tmp_path: Path) -> None:
    """What goes on, is new and has ended is told by comparing with the series' last year."""
    report = tmp_path / "gotland-handlingsplan-2019.txt"
    report.write_text(
        PLAN.replace("2018", "2019").replace("Digitala vårdmöten", "Utbildning av undersköterskor"), encoding="utf-8"
    )
    told = json.loads(run("add", report, "--db", bank, "--json").stdout)
    titles = {kind: [change["title"] for change in found] for kind, found in told["changes"].items()}
    assert titles == {
        "compared_with": ["Handlingsplan för kompetensförsörjning 2018"],
        "new": ["Utbildning av undersköterskor"],
        "goes_on": ["Vårdnära service", "Introduktionsår för nya sjuksköterskor", "Schemaläggning efter behov"],
        "ended": ["Digitala vårdmöten"],
    }


def test_a_dry_run_leaves_the_bank_as_it_was(bank: Path, tmp_path: Path) -> None:
    """With --dry-run nothing is written."""
    before = dump(bank)
    report = tmp_path / "gotland-handlingsplan-2019.txt"
    report.write_text(PLAN.replace("2018", "2019"), encoding="utf-8")
    assert run("add", report, "--db", bank, "--dry-run").stdout.startswith("Would load ")
    assert dump(bank) == before


def test_adding_the_same_file_twice_does_nothing(bank: Path, library: Path) -> None:
    """A file that the bank holds is not loaded again."""
    file = library / "gotland-handlingsplan-2018.txt"
    assert run("add", file, "--db", bank).stderr == f"{file}: the bank holds this file already; nothing to do.\n"


def test_what_a_person_says_wins(bank: Path, tmp_path: Path) -> None:
    """Year, region and kind from the command line stand in place of those read."""
    report = tmp_path / "plan.txt"
    report.write_text(PLAN, encoding="utf-8")
    facts = json.loads(
        run("add", report, "--db", bank, "--json", "--year", "2021", "--region", "Dalarna", "--kind", "plan").stdout
    )["facts"]
    assert (facts["year"], facts["region"], facts["kind"], facts["sources"]["year"]) == (2021, "20", "plan", "person")


@pytest.mark.parametrize("form", ["csv", "json", "bibtex", "ris"])
def test_export_holds_each_measure_once(bank: Path, form: str) -> None:
    """Every format names every measure of the bank."""
    text = run("export", bank, "--format", form).stdout
    assert [text.count(title) for title in ("Digitala vårdmöten", "Schemaläggning efter behov")] == [1, 1]


def test_export_of_a_query_holds_what_search_finds(bank: Path) -> None:
    """The file has the measures that hold all words, and no others."""
    records = json.loads(run("export", bank, "digitala", "vårdmöten", "--format", "json").stdout)
    assert [record["title"] for record in records] == ["Digitala vårdmöten"]


def test_export_as_parquet_has_the_columns_of_json(bank: Path, tmp_path: Path) -> None:
    """A Parquet file reads back as the JSON export."""
    target = tmp_path / "measures.parquet"
    run("export", bank, "--format", "parquet", "-o", target)
    records = json.loads(run("export", bank, "--format", "json").stdout)
    assert parquet.read_table(target).to_pylist() == records


def test_export_for_excel_has_the_rows_of_json(bank: Path, tmp_path: Path) -> None:
    """XLSX, and CSV with semicolons, hold each measure in the same order."""
    ids = [record["id"] for record in json.loads(run("export", bank, "--format", "json").stdout)]
    run("export", bank, "--format", "xlsx", "-o", tmp_path / "measures.xlsx")
    rows = list(load_workbook(tmp_path / "measures.xlsx")["Åtgärder"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ids
    lines = list(csv.reader(run("export", bank, "--format", "excel-csv").stdout.splitlines(), delimiter=";"))
    assert [line[0].strip('="') for line in lines[1:]] == ids


def test_a_correction_outlives_a_rebuild(bank: Path, library: Path) -> None:
    """What a person said wins, and still does after the document is read anew."""
    measure = run("search", bank, "digitala", "vårdmöten").stdout.split("\t")[0]
    assert run("correct", bank, measure, "--area", "kompetens", "--set", "status", "Klart").exit_code == 0
    run("build", library, "--db", bank, "--no-pictures")
    with sqlite3.connect(bank) as connection:
        row = connection.execute("SELECT area, area_source, status FROM measures WHERE id = ?", [measure]).fetchone()
    assert row == ("kompetens", "corrected", "Klart")


def test_corrections_go_out_and_in_as_csv(bank: Path, library: Path, tmp_path: Path) -> None:
    """The CSV of one bank's corrections makes another bank say the same."""
    measure = run("search", bank, "digitala", "vårdmöten").stdout.split("\t")[0]
    run("correct", bank, measure, "--title", "Videomöten", "--by", "Ada")
    table = tmp_path / "corrections.csv"
    other = tmp_path / "other.db"
    run("correct", bank, "--export", table)
    run("build", library, "--db", other)
    run("correct", other, "--import", table)
    assert run("search", other, "videomöten").stdout.split("\t")[3] == "Videomöten"


def test_a_correction_can_be_taken_back(bank: Path) -> None:
    """After --undo the field says what was read."""
    measure = run("search", bank, "digitala", "vårdmöten").stdout.split("\t")[0]
    run("correct", bank, measure, "--title", "Videomöten")
    run("correct", bank, measure, "--undo", "title")
    assert run("search", bank, "digitala", "vårdmöten").stdout.split("\t")[3] == "Digitala vårdmöten"
