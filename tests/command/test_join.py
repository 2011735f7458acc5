"""Several banks joined are the bank that one build of all their documents gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run
from plans import MEASURES, library, plan, problems

from atgardsbanken.db.store import Bank


@pytest.fixture
def banks(tmp_path: Path) -> tuple[Path, Path]:
    """The banks of two years' plans, the second with a copy of a file of the first one."""
    files = library(tmp_path / "plans", years=2)
    folders = [tmp_path / "2018", tmp_path / "2019"]
    for folder in folders:
        folder.mkdir()
    for file in files:
        (folders["2019" in file.name] / file.name).write_bytes(file.read_bytes())
    (folders[1] / files[0].name).write_bytes(files[0].read_bytes())
    paths = tmp_path / "a.db", tmp_path / "b.db"
    for folder, path in zip(folders, paths, strict=True):
        assert run("build", folder, "--db", path, "--workers", "1").exit_code == 0
    return paths


def shown(bank: Path) -> list[tuple[object, ...]]:
    """What is shown and searched of all documents."""
    queries = (
        "SELECT id, document, title, theme, region, year, area, status FROM measures ORDER BY id",
        "SELECT id, label FROM themes ORDER BY id",
        "SELECT earlier, later, score FROM continuations ORDER BY earlier, later",
        "SELECT id, name, copy_of, series FROM documents ORDER BY id",
        "SELECT document, page, length(webp) FROM pictures ORDER BY document, page",
        "SELECT said_of, field, measure, value FROM corrections ORDER BY said_of, field",
        "SELECT figure, entry, total, count FROM search_sums ORDER BY figure, entry, document",
        "SELECT id, name, why FROM set_aside ORDER BY id",
    )
    with Bank.open(bank) as opened:
        return [tuple(row) for query in queries for row in opened.connection.execute(query)]


def test_a_joined_bank_is_what_one_build_gives(banks: tuple[Path, Path], tmp_path: Path) -> None:
    """Themes, continuations, series, index and search are those of all documents, whatever bank they came from."""
    joined, whole = tmp_path / "all.db", tmp_path / "whole.db"
    assert run("join", *banks, "--db", joined).exit_code == 0
    assert run("build", tmp_path / "plans", "--db", whole, "--workers", "1").exit_code == 0
    assert shown(joined) == shown(whole)
    assert problems(joined) == []
    queries = [run("search", path, "vårdnära service", "--json").stdout for path in (joined, whole)]
    assert queries[0] == queries[1] != ""


def test_the_order_of_banks_changes_nothing(banks: tuple[Path, Path], tmp_path: Path) -> None:
    """Loads have other numbers, all else is equal."""
    first, second = tmp_path / "ab.db", tmp_path / "ba.db"
    run("join", *banks, "--db", first)
    run("join", *reversed(banks), "--db", second)
    assert shown(first) == shown(second)


def test_what_people_said_comes_along(banks: tuple[Path, Path], tmp_path: Path) -> None:
    """Corrections, the later of two of one field, and removals."""
    with Bank.open(banks[0]) as bank:
        key, home = bank.connection.execute("SELECT id, document FROM measures ORDER BY id").fetchone()
        away = bank.connection.execute("SELECT id FROM documents WHERE id != ? ORDER BY id", [home]).fetchone()[0]
    assert run("correct", banks[0], key, "--title", "Servicevärdar").exit_code == 0
    assert run("remove", away, "--db", banks[0]).exit_code == 0
    assert run("join", *banks, "--db", tmp_path / "all.db").exit_code == 0
    with Bank.open(tmp_path / "all.db") as bank:
        assert [(each.measure, each.value) for each in bank.corrections()] == [(key, "Servicevärdar")]
        assert [each.id for each in bank.set_aside()] == [away]
        title = bank.connection.execute("SELECT title FROM measures WHERE id = ?", [key]).fetchone()[0]
    assert title == "Servicevärdar"


def test_a_joined_bank_grows_like_any_other(banks: tuple[Path, Path], tmp_path: Path) -> None:
    """A report can be added to it."""
    run("join", *banks, "--db", tmp_path / "all.db")
    new = tmp_path / "halland-handlingsplan-2021.txt"
    new.write_text(plan(tuple(MEASURES), region="Halland", year=2021), encoding="utf-8")
    assert run("add", new, "--db", tmp_path / "all.db").exit_code == 0
    assert problems(tmp_path / "all.db") == []


def test_a_file_that_is_there_is_left_alone(banks: tuple[Path, Path]) -> None:
    """Joining never writes into a bank that exists, least of all into one of those that it joins."""
    before = banks[0].read_bytes()
    result = run("join", *banks, "--db", banks[0])
    said = f"Error: {banks[0]}: there is such a file already; name a new one with --db.\n"
    assert (result.exit_code, result.stderr) == (2, said)
    assert banks[0].read_bytes() == before


def test_a_bank_that_is_none_leaves_nothing_behind(banks: tuple[Path, Path], tmp_path: Path) -> None:
    """The error names the file; no half of a bank stays."""
    (tmp_path / "none.db").write_bytes(b"none")
    result = run("join", banks[0], tmp_path / "none.db", "--db", tmp_path / "all.db")
    assert (result.exit_code, str(tmp_path / "none.db") in result.stderr) == (10, True)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("all.db")] == []
