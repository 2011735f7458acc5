"""New versions, removal and restoring: what is shown, under which ids, and that each step can be undone."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from command_line import run
from plans import MEASURES, dump, plan

OLD = tuple(MEASURES)[:4]
NEW = (OLD[0], *OLD[2:], "Mobila team i hemmet")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A plan."""
    path = tmp_path / "gotland-2018.txt"
    path.write_text(plan(OLD), encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The same plan later: a measure has gone, another has come."""
    path = tmp_path / "gotland-2018-reviderad.txt"
    path.write_text(plan(NEW), encoding="utf-8")
    return path


@pytest.fixture
def bank(old: Path, tmp_path: Path) -> Path:
    """The bank of the first plan."""
    path = tmp_path / "bank.db"
    assert run("build", old, "--db", path, "--workers", "1").exit_code == 0
    return path


def titles(bank: Path) -> dict[str, str]:
    """The titles of the measures that a bank exports, with their ids."""
    records = json.loads(run("export", bank, "--format", "json").stdout)
    return {record["title"]: record["id"] for record in records}


def contents(bank: Path) -> list[str]:
    """What a bank says, without the runs and without what a person said of versions."""
    return [line for line in dump(bank) if "replacements" not in line and "load" not in line]


def test_a_new_version_replaces_the_old_one(bank: Path, new: Path) -> None:
    """Only the new version's measures are shown; the report says what stayed, came and went."""
    told = json.loads(run("add", new, "--db", bank, "--json").stdout)
    (replaced,) = told["replaces"]
    assert (replaced["stayed"], replaced["new"], replaced["gone"]) == (3, [NEW[3]], [OLD[1]])
    assert set(titles(bank)) == set(NEW)


def test_what_stayed_keeps_its_ids(bank: Path, new: Path) -> None:
    """A link to a measure that stayed leads to it in the new version, and so does the id that was read there."""
    before = titles(bank)
    run("add", new, "--db", bank)
    after = titles(bank)
    assert {title: after[title] for title in NEW[:3]} == {title: before[title] for title in NEW[:3]}
    with sqlite3.connect(bank) as connection:
        moved = {row[0] for row in connection.execute("SELECT new FROM moved_measures")}
    assert moved == {after[title] for title in NEW[:3]}


def test_nothing_shows_a_replaced_document(bank: Path, new: Path) -> None:
    """Search, counts, themes, coverage and every other table leave it out."""
    run("add", new, "--db", bank)
    with sqlite3.connect(bank) as connection:
        (key,) = connection.execute("SELECT id FROM set_aside").fetchone()
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = {"set_aside", "replacements", "moved_measures", "readings"}
        for table in sorted(set(tables) - kept):
            for row in connection.execute(f"SELECT * FROM {table}"):
                assert key not in row, table
    assert OLD[1] not in run("search", bank, "digitala", "vårdmöten").stdout


def test_a_build_tells_versions_as_add_does(bank: Path, old: Path, new: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Among the files of a later run a new version is seen too, and the older file is left where it is."""
    run("build", old, new, "--db", bank)
    assert (caplog.messages, set(titles(bank))) == (
        ["gotland-2018-reviderad.txt replaces gotland-2018.txt, an earlier version of it"],
        set(NEW),
    )
    again = run("build", old, new, "--db", bank).stderr.splitlines()
    told = {line.partition("] ")[2] for line in again[:2]}
    assert told == {"gotland-2018.txt: replaced", "gotland-2018-reviderad.txt: unchanged"}


def test_restore_undoes_a_replacement(bank: Path, old: Path, new: Path) -> None:
    """The old version stands again with all it said, and the new one can be restored in its turn."""
    before = contents(bank)
    run("add", new, "--db", bank)
    after = contents(bank)
    result = run("restore", old.name, "--db", bank)
    assert (result.exit_code, set(titles(bank))) == (0, set(OLD))
    run("restore", new.name, "--db", bank)
    assert contents(bank) == after
    run("remove", new.name, "--db", bank)
    what_is_away = ("set_aside", "readings", "removals")
    assert [line for line in contents(bank) if not any(name in line for name in what_is_away)] == [
        line for line in before if not any(name in line for name in what_is_away)
    ]


def test_removed_and_restored_is_as_before(bank: Path, old: Path) -> None:
    """Removing takes all of a document out of view; restoring leaves no trace of it."""
    before = dump(bank)
    result = run("remove", old.name, "--db", bank)
    assert (result.exit_code, titles(bank), run("search", bank, "vårdnära").stdout) == (0, {}, "")
    assert run("restore", "--db", bank).stdout.split("\t")[1:3] == ["removed", old.name]
    assert run("build", old, "--db", bank).stderr.splitlines()[0] == "[1/1] gotland-2018.txt: removed"
    run("restore", old.name, "--db", bank)
    assert dump(bank) == before


def test_adding_what_is_set_aside_says_how_to_show_it(bank: Path, old: Path, new: Path) -> None:
    """A removed or replaced file is not loaded again; one line says what to do."""
    run("add", new, "--db", bank)
    assert "a newer version has replaced this file; `atgardsbanken restore " in run("add", old, "--db", bank).stderr
    run("remove", new.name, "--db", bank)
    assert "this file was removed; `atgardsbanken restore " in run("add", new, "--db", bank).stderr


def test_corrections_go_over_to_the_new_version_and_wait_for_a_removed_one(bank: Path, old: Path, new: Path) -> None:
    """What a person said holds for a measure that stayed, and outlives removal without a conflict."""
    key = titles(bank)["Vårdnära service"]
    run("correct", bank, key, "--set", "status", "Klart")
    others = "(SELECT count(*) FROM conflicts), (SELECT count(*) FROM corrections)"
    query = f"SELECT status, {others} FROM measures WHERE id = ?"

    def state() -> tuple[object, ...] | None:
        with sqlite3.connect(bank) as connection:
            found: tuple[object, ...] | None = connection.execute(query, [key]).fetchone()
            return found

    run("add", new, "--db", bank)
    assert state() == ("Klart", 0, 1)
    run("remove", new.name, "--db", bank)
    run("remove", old.name, "--db", bank)
    assert state() is None
    run("restore", old.name, "--db", bank)
    assert state() == ("Klart", 0, 1)


def test_a_person_may_say_that_it_is_no_version(bank: Path, new: Path) -> None:
    """With --beside both documents are shown."""
    run("add", new, "--db", bank, "--beside")
    with sqlite3.connect(bank) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (2,)


def test_a_person_may_say_what_a_document_replaces(bank: Path, tmp_path: Path) -> None:
    """With --replaces a document takes the place of one that it would not be taken for a version of."""
    other = tmp_path / "helt-annat-2019.txt"
    other.write_text(plan(NEW, year=2019).replace("Handlingsplan för", "Ny plan för all"), encoding="utf-8")
    with sqlite3.connect(bank) as connection:
        (key,) = connection.execute("SELECT id FROM documents").fetchone()
    assert json.loads(run("add", other, "--db", bank, "--replaces", key, "--json").stdout)["replaces"][0]["id"] == key
    assert run("add", other, "--db", bank, "--replaces", "nix").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("remove", "nix"), "nix: no document has this id or file name; the site's list of documents shows them."),
        (("restore", "gotland-2018.txt"), "gotland-2018.txt: is shown already; there is nothing to restore."),
    ],
)
def test_what_cannot_be_done_is_one_line(bank: Path, words: tuple[str, str], said: str) -> None:
    """A document that is not there or is shown already is told in one line."""
    result = run(*words, "--db", bank)
    assert (result.exit_code, result.stderr) == (2, f"Error: {said}\n")
