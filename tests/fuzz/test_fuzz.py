"""Damaged files: each ends in a typed outcome, and none stops a load or is forgotten."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import run
from fuzzing import faults, outcomes
from mutations import MUTATIONS, mutants
from plans import plan, problems

from atgardsbanken.extract import errors

FILES = 300
BUILT = 12


def typed(kind: type[errors.PipelineError] = errors.PipelineError) -> set[str]:
    """The names of all errors that a file may end in."""
    return {kind.__name__, *(name for below in kind.__subclasses__() for name in typed(below))}


@pytest.fixture
def seeds(samples: Path, tmp_path: Path) -> list[Path]:
    """Small files of ours that are damaged: two PDFs and a text extract."""
    extract = tmp_path / "plan.txt"
    extract.write_text(plan(), encoding="utf-8")
    return [samples / "kalmar-uppfoljning-2018.pdf", samples / "varmland-pressmeddelande-2019.pdf", extract]


def test_damage_is_the_same_each_time(seeds: list[Path]) -> None:
    """The same seed damages the same files in the same ways, in all ways that there are."""
    files = list(mutants(seeds, 100))
    assert files == list(mutants(seeds, 100))
    assert [m.__name__ for m in MUTATIONS if not any(m.__name__ in name for name, _ in files)] == []


@pytest.mark.slow
def test_each_damaged_file_ends_in_a_typed_outcome(seeds: list[Path], tmp_path: Path) -> None:
    """No damage makes the program itself fail: each file is read, read in part, or told apart by an error's class."""
    found = outcomes(mutants(seeds, FILES), tmp_path)
    assert faults(found) == {}
    assert set(found.values()) <= {"ok", "partial", "failed", *typed()}


@pytest.mark.slow
def test_a_load_of_damaged_files_forgets_none(seeds: list[Path], tmp_path: Path) -> None:
    """Each file is a document or a failure with an error's class; the good one among them is loaded."""
    folder, bank = tmp_path / "library", tmp_path / "bank.db"
    folder.mkdir()
    for name, data in mutants(seeds, BUILT, seed=1):
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(plan(region="Skåne"), encoding="utf-8")
    result = run("build", folder, "--db", bank, "--no-ocr", "--no-pictures", "--workers", "2")
    with sqlite3.connect(bank) as connection:
        documents = {row[0] for row in connection.execute("SELECT name FROM documents WHERE status <> 'failed'")}
        failures = dict(connection.execute("SELECT name, error FROM failures").fetchall())
    assert result.exit_code in (0, 9)
    assert documents | set(failures) == {path.name for path in folder.iterdir()}
    assert "good.txt" in documents
    assert set(failures.values()) - {*typed(), "PageFailed"} == set()
    assert problems(bank) == []
