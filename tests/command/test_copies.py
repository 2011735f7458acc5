"""Copies from files to search: a document is shown once, and what only its copy holds with its own place."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from command_line import run
from copied import pair

from atgardsbanken.db import connection
from atgardsbanken.db.search.passages import find_passages
from atgardsbanken.db.search.query import parse


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank of a plan and its text extract."""
    built = run("build", *pair(tmp_path / "plans"), "--db", tmp_path / "bank.db", "--workers", "1")
    assert built.exit_code == 0
    return tmp_path / "bank.db"


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("sjutton avdelningar", [("gotland-plan-2018.txt", 2)]),
        ("blodprov", [("gotland-plan-2018.txt", 2)]),
        ("servicevärdar", [("gotland-plan-2018.pdf", 1)]),
    ],
)
def test_what_only_a_copy_holds_is_found_there(bank: Path, words: str, places: list[tuple[str, int]]) -> None:
    """A passage is found once: where the better form holds it, or else on its page of the copy."""
    with closing(connection.open_for_reading(bank)) as read:
        hits, _ = find_passages(read, parse(words))
        names = dict(read.execute("SELECT id, name FROM documents").fetchall())
    assert [(names[hit.passage.document], hit.passage.page) for hit in hits] == places


def test_a_measure_that_only_a_copy_holds_is_found(bank: Path) -> None:
    """The measure of the copy's own paragraph is found; those that both forms hold are found once."""
    found = json.loads(f"[{','.join(run('search', bank, 'drönare', '--json').stdout.splitlines())}]")
    assert len(found) == 1
    assert "drönare" in found[0]["title"]
