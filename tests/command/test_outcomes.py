"""What a run says at its end: how many of what, and an exit code that tells complete from partial."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from command_line import run
from plans import dump, plan

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.pages.coverage import coverage


@pytest.fixture
def partial(samples: Path, tmp_path: Path) -> Path:
    """A PDF of a page with text and a scanned page, which can't be read without OCR."""
    path = tmp_path / "halv.pdf"
    both = pdfium.PdfDocument.new()
    for name in ("kalmar-uppfoljning-2018.pdf", "vastmanland-handlingsplan-2019-skannad.pdf"):
        with pdfium.PdfDocument(samples / name) as one:
            both.import_pages(one, [0])
    both.save(path)
    both.close()
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A plan that is read whole."""
    path = tmp_path / "plan.txt"
    path.write_text(plan(), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that is no PDF inside."""
    path = tmp_path / "trasig.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    return path


WORDS = ("--no-ocr", "--no-pictures", "--workers", "1")


def test_the_end_says_how_many_of_what(good: Path, partial: Path, broken: Path, tmp_path: Path) -> None:
    """Files by outcome, failures by the class of their error, and files that lack pages."""
    bank = tmp_path / "bank.db"
    result = run("build", good, partial, broken, "--db", bank, *WORDS)
    assert (result.exit_code, result.stderr.splitlines()[-2:]) == (
        9,
        [
            f"{bank}: 2 loaded, 0 unchanged, 1 failed (1 no PDF or text); 1 with pages that failed.",
            "Error: 1 of 3 files failed; the site's coverage page says why.",
        ],
    )


def test_a_document_that_lacks_pages_is_not_complete(good: Path, partial: Path, tmp_path: Path) -> None:
    """The exit code says so at each run, not only at the first."""
    bank = tmp_path / "bank.db"
    for loaded, unchanged in ((2, 0), (0, 2)):
        result = run("build", good, partial, "--db", bank, *WORDS)
        assert (result.exit_code, result.stderr.splitlines()[-2:]) == (
            9,
            [
                f"{bank}: {loaded} loaded, {unchanged} unchanged, 0 failed; 1 with pages that failed.",
                "Error: 1 of 2 files lack pages; the site's coverage page says why.",
            ],
        )


def test_add_says_what_is_missing(partial: Path, broken: Path, tmp_path: Path) -> None:
    """A file that lacks pages is added and told to be partial; one that can't be read ends with its own code."""
    bank = tmp_path / "bank.db"
    result = run("add", partial, "--db", bank, *WORDS)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        9,
        "Error: 1 of 2 pages failed; `atgardsbanken inspect` says why.",
    )
    assert run("add", broken, "--db", bank, *WORDS).exit_code == 4


def test_add_keeps_what_it_could_not_read_as_a_failure(broken: Path, tmp_path: Path) -> None:
    """Each time it is tried, unless it is only tried out; a folder given for a file is no failure to keep."""
    bank = tmp_path / "bank.db"
    for _ in range(2):
        assert run("add", broken, "--db", bank, *WORDS).exit_code == 4
        assert run("add", tmp_path, "--db", bank, *WORDS).exit_code == 3
        assert failures(bank) == [broken.name]
    other = tmp_path / "annan.pdf"
    other.write_bytes(broken.read_bytes() + b"other")
    assert run("add", other, "--db", bank, "--dry-run", *WORDS).exit_code == 4
    assert failures(bank) == [broken.name]


def failures(bank: Path) -> list[str]:
    """The names of the files that the bank knows to have failed."""
    with sqlite3.connect(bank) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM failures")]


def test_the_same_bytes_under_two_names_are_one_document(good: Path, tmp_path: Path) -> None:
    """The first name stands; the second file is told to be unchanged."""
    twin = tmp_path / "samma-plan.txt"
    twin.write_bytes(good.read_bytes())
    bank = tmp_path / "bank.db"
    assert run("build", twin, good, "--db", bank, *WORDS).stderr.splitlines()[-1] == (
        f"{bank}: 1 loaded, 1 unchanged, 0 failed."
    )
    assert run("search", bank, "vårdnära").exit_code == 0


def test_files_of_one_name_may_both_fail(broken: Path, tmp_path: Path) -> None:
    """Two folders may each hold a file of that name; each keeps its failure."""
    other = tmp_path / "annan" / broken.name
    other.parent.mkdir()
    other.write_bytes(b"%PDF-1.7 broken as well")
    bank = tmp_path / "bank.db"
    assert "2 failed (2 no PDF or text)" in run("build", broken, other, "--db", bank, *WORDS).stderr
    assert "2 failed (2 no PDF or text)" in run("build", broken, other, "--db", bank, *WORDS).stderr


def test_a_failed_file_is_missing_from_its_region_and_year(broken: Path, tmp_path: Path) -> None:
    """The coverage knows by the file's name which region and year it would have filled."""
    named, bank = broken.rename(tmp_path / "gotland-plan-2019.pdf"), tmp_path / "bank.db"
    run("build", named, "--db", bank, *WORDS)
    with closing(open_for_reading(bank)) as connection:
        seen = coverage(connection)
    assert seen.years == (2019,)
    assert [code for code, _, (cell,) in seen.rows if cell.state == "failed"] == ["09"]


def test_what_a_person_said_outlives_a_build(good: Path, tmp_path: Path) -> None:
    """A year that was given with add is kept when the folder is built, and may be changed by adding again."""
    bank = tmp_path / "bank.db"
    run("add", good, "--db", bank, "--year", "2021", *WORDS)
    assert run("build", good, "--db", bank, *WORDS).stderr.splitlines()[0] == "[1/1] plan.txt: unchanged"
    assert "year       2022 (from person)" in run("add", good, "--db", bank, "--year", "2022", *WORDS).stdout


@pytest.mark.parametrize("year", ["17", "99999"])
def test_a_year_that_cannot_be_is_refused(good: Path, tmp_path: Path, year: str) -> None:
    """A mistyped year is one clear line, and nothing is loaded."""
    result = run("add", good, "--db", tmp_path / "bank.db", "--year", year, *WORDS)
    said = f"Error: {year}: not the year of a document; give one from 1980 to 2099.\n"
    assert (result.exit_code, result.stderr, result.stdout) == (2, said, "")
    assert not (tmp_path / "bank.db").exists()


def test_doubtful_facts_are_asked_for(tmp_path: Path) -> None:
    """What a document does not tell is a question in the report, with the option that answers it."""
    file, bank = tmp_path / "anteckningar.txt", tmp_path / "bank.db"
    file.write_text("Minnesanteckningar från mötet\n\nVi talade om vården och om maten.\n", encoding="utf-8")
    told = run("add", file, "--db", bank, *WORDS).stdout
    assert "  ? is the year right? If not, add the file again with --year.\n" in told


def test_what_fails_again_changes_nothing(
    good: Path, broken: Path, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that fails as it did before is told again, and nothing is linked or indexed anew."""
    bank = tmp_path / "bank.db"
    scan = samples / "vastmanland-handlingsplan-2019-skannad.pdf"
    for _ in range(2):
        result = run("build", good, broken, scan, "--db", bank, *WORDS)
        assert "2 failed (1 no PDF or text, 1 of which no page could be read)" in result.stderr
    before = dump(bank)
    monkeypatch.setattr("atgardsbanken.loading.connect.themes", None)
    assert run("build", good, broken, scan, "--db", bank, *WORDS).exit_code == 9
    assert dump(bank) == before
