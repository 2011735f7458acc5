"""Copies from files to search: a document is shown once, and what only its copy holds with its own place."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from command_line import run
from copied import pair

from atgardsbanken.db import connection
from atgardsbanken.db.pages.groups import documents, region_page
from atgardsbanken.db.pages.items import best_items
from atgardsbanken.db.search.passages import find_passages
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.store import Bank
from atgardsbanken.db.summary import figure


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


def test_a_measure_that_only_a_copy_holds_counts_once_everywhere(bank: Path) -> None:
    """Search, counts, documents, the region's page and the export have it once, with the better form's facts."""
    with closing(connection.open_for_reading(bank)) as read:
        (best,) = read.execute("SELECT id FROM documents WHERE copy_of IS NULL").fetchone()
        shown = best_items(read, "1")
        (own,) = [item for item in shown if item.document != best]
        (listed,) = documents(read, "d.id = ?", [best])
        page = region_page(read, own.region or "", year=own.year, areas=["it", "kompetens", "forsorjning"])
        grouped = read.execute("SELECT sum(count) FROM search_groups WHERE document = ?", [best]).fetchone()[0]
        counted = int(figure(read, "measures"))
    assert "drönare" in own.title
    assert own.best_form == best
    assert page is not None
    assert len(shown) == counted == grouped == listed.measures == sum(column.total for column in page.columns)
    exported = json.loads(run("export", bank, "--format", "json").stdout)
    assert sorted(record["id"] for record in exported) == sorted(item.id for item in shown)


def test_a_measure_that_only_a_copy_holds_is_linked(bank: Path) -> None:
    """It is among the measures that themes and continuations are found for."""
    with Bank.open(bank) as opened:
        linked = {measure.title for measure in opened.all_measures()}
        shown = {item.title for item in best_items(opened.connection, "1")}
    assert linked == shown
