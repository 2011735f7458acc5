"""The bank stays whole whatever happens to a load, the next run goes on where it was, readers never see half of it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import run
from plans import MEASURES, dump, library, plan, problems
from silent import Silent

from atgardsbanken.corpus.in_parts import InParts
from atgardsbanken.db import connection
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import DatabaseError
from atgardsbanken.loading import build
from atgardsbanken.loading.options import BuildOptions
from atgardsbanken.workers import alone

SEED = 7


def command(*words: str | Path) -> list[str]:
    """The words that start the command in a process of its own."""
    return [sys.executable, "-c", "from atgardsbanken.commands.main import main; main()", *map(str, words)]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The files of a small library."""
    return library(tmp_path / "library")


@pytest.fixture
def undisturbed(files: list[Path], tmp_path: Path) -> list[str]:
    """What a bank of that library says that nothing has disturbed."""
    assert run("build", *files, "--db", tmp_path / "undisturbed.db", "--workers", "1").exit_code == 0
    return dump(tmp_path / "undisturbed.db")


def started(words: list[str], *, is_reading: bool) -> subprocess.Popen[bytes]:
    """A command that was just started or, with `is_reading`, that has told of its first file."""
    process = subprocess.Popen(words, stderr=subprocess.PIPE)
    if is_reading:
        assert process.stderr is not None
        process.stderr.readline()
    return process


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("kills", "is_reading", "earliest_share"),
    [
        pytest.param(5, False, 0.2, id="from the start"),
        # Four fifths of a small run are its start: all of these fall into the rest, where files are read and stored.
        pytest.param(20, True, 0.0, id="while it stores", marks=pytest.mark.slow),
    ],
)
def test_kill_at_any_moment(
    undisturbed: list[str], tmp_path: Path, *, kills: int, is_reading: bool, earliest_share: float
) -> None:
    """After kill -9 the bank is whole; runs that go on where it was end with the bank of an undisturbed one."""
    chance = random.Random(SEED)
    bank = tmp_path / "bank.db"
    words = command("build", tmp_path / "library", "--db", bank, "--workers", "2")
    with started(words, is_reading=is_reading) as process:
        begun = time.monotonic()
        process.communicate()
    whole = time.monotonic() - begun
    assert process.returncode == 0
    for _ in range(kills):
        if bank.exists() and dump(bank) == undisturbed:
            for left in tmp_path.glob("bank.db*"):
                left.unlink(missing_ok=True)  # SQLite takes away -wal and -shm itself when the last reader closes.
        with started(words, is_reading=is_reading) as process:
            time.sleep(chance.uniform(earliest_share, 1.1) * whole)
            process.kill()
        assert not bank.exists() or problems(bank) == []
    assert subprocess.run(words, check=False, capture_output=True).returncode == 0
    assert (problems(bank), dump(bank)) == ([], undisturbed)


def test_a_killed_run_leaves_no_processes(files: list[Path], tmp_path: Path) -> None:
    """Workers end by themselves when the run that started them is killed."""
    mark = f"mark-{os.getpid()}-{time.monotonic_ns()}"
    words = command("build", *files, "--db", tmp_path / "bank.db", "--workers", "2")
    with subprocess.Popen(words, stderr=subprocess.PIPE, env={**os.environ, "ATGARDSBANKEN_TEST": mark}) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.kill()
    deadline = time.monotonic() + 20
    while (left := with_mark(mark)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def with_mark(mark: str) -> list[int]:
    """The processes that have a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def test_a_run_goes_on_where_it_was(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run had read that could not store it is taken from what it kept, and the files are not read again."""
    bank = tmp_path / "bank.db"

    def full(*_words: object) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(build, "connect_documents", full)
        assert run("build", *files, "--db", bank, "--workers", "1").exit_code == 10
    with sqlite3.connect(bank) as opened:
        assert opened.execute("SELECT count(*) FROM documents").fetchone() == (0,)
    monkeypatch.setattr("atgardsbanken.loading.stages.read", full)
    assert run("build", *files, "--db", bank, "--workers", "1").exit_code == 0


def test_a_full_disk(files: list[Path], undisturbed: list[str], tmp_path: Path) -> None:
    """A bank that can't grow says so in one line and stays as it was; with room again, the same run completes it."""
    path = tmp_path / "bank.db"
    with Bank.open(path, create=True) as bank:
        before = dump(path)
        bank.connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(DatabaseError, match=r"bank\.db: the disk is full; make room and run again"):
            build.build(files, bank, BuildOptions(), Silent())
    assert (problems(path), dump(path)) == ([], before)
    assert run("build", *files, "--db", path, "--workers", "1").exit_code == 0
    assert dump(path) == undisturbed


FULL_DISK = """
mount -t tmpfs -o size=3m tmpfs "$1" && cp "$2"/* "$1" || exit 77
cd "$1"; dd if=/dev/zero of=filler bs=16k 2>/dev/null; truncate -s -600k filler
"$3" -c 'from atgardsbanken.commands.main import main; main()' build . --db bank.db --workers 1; echo "exit $?"
rm filler
"$3" -c 'from atgardsbanken.commands.main import main; main()' build . --db bank.db --workers 1; echo "exit $?"
cp bank.db "$4"
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare to mount a small disk")
def test_a_disk_that_is_really_full(files: list[Path], undisturbed: list[str], tmp_path: Path) -> None:
    """On a tmpfs that is full the run ends with one line; when there is room, the same run completes the bank."""
    disk, bank = tmp_path / "disk", tmp_path / "bank.db"
    disk.mkdir()
    words = ["unshare", "-rm", "sh", "-c", FULL_DISK, "sh", disk, files[0].parent, sys.executable, bank]
    done = subprocess.run(list(map(str, words)), check=False, capture_output=True, text=True)
    if not done.stdout:
        pytest.skip("may not mount a small disk here")
    assert (done.stdout.split(), "the disk is full; make room" in done.stderr) == (["exit", "10", "exit", "0"], True)
    assert (problems(bank), dump(bank)) == ([], undisturbed)


def test_two_runs_at_once(files: list[Path], undisturbed: list[str], tmp_path: Path) -> None:
    """The second run says that it waits, and goes on when the first is done."""
    bank = tmp_path / "bank.db"
    words = command("build", *files, "--db", bank, "--workers", "1")
    with alone(bank):
        process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        said = process.stderr.readline()
    process.communicate()
    assert said == f"{bank}: another run is loading into it; waiting until that is done\n"
    assert (process.returncode, dump(bank)) == (0, undisturbed)


def test_a_locked_bank(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank that another program writes to is waited for, and then told in one line."""
    bank = tmp_path / "bank.db"
    Bank.open(bank, create=True).close()
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.1)
    with sqlite3.connect(bank, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("build", *files, "--db", bank)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        10,
        f"Error: {bank}: another run is writing to it; wait until that is done and try again",
    )


READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && echo mounted && exec "$@"'


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare to mount a folder read-only")
def test_a_bank_that_may_not_be_written(tmp_path: Path) -> None:
    """A bank on a read-only disk is told in one line."""
    disk, bank = tmp_path / "disk", tmp_path / "disk" / "bank.db"
    disk.mkdir()
    file = tmp_path / "plan.txt"
    file.write_text(plan(), encoding="utf-8")
    assert run("build", file, "--db", bank).exit_code == 0
    words = ["unshare", "-rm", "sh", "-c", READ_ONLY, str(disk), *command("remove", file.name, "--db", bank)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if not done.stdout:
        pytest.skip("may not mount a folder here")
    advice = "it can't be opened; check that its folder is there and may be written to"
    assert (done.returncode, done.stderr) == (10, f"Error: {bank}: {advice}\n")


def test_a_file_that_vanishes(files: list[Path], tmp_path: Path) -> None:
    """A file that was listed and is gone when it is read fails alone."""
    gone = tmp_path / "gone.txt"
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        counts = build.build([*files, gone], bank, BuildOptions(), Silent())
        stored = bank.connection.execute("SELECT name, error FROM failures").fetchall()
    assert (counts.loaded, counts.failed, [tuple(row) for row in stored]) == (
        len(files),
        1,
        [("gone.txt", "FileMissingError")],
    )


def seen(path: Path) -> tuple[int, ...]:
    """What a reader sees of a bank at this moment: documents, measures, what search counts and finds, links."""
    opened = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    tables = ("documents", "measures", "search_rows", "themes", "continuations", "loads")
    counts = [opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    found = opened.execute("SELECT count(*) FROM measure_index WHERE measure_index MATCH 'service'").fetchone()[0]
    opened.close()
    return (*counts, found)


def test_a_reader_sees_the_old_or_the_new_bank(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While documents are stored, linked and indexed, readers see the bank as it was; then all of it at once."""
    bank = tmp_path / "bank.db"
    run("build", files[0], "--db", bank, "--workers", "1")
    before, during = seen(bank), []
    connect = build.connect_documents

    def watched(opened: Bank, in_parts: InParts) -> None:
        during.append(seen(bank))
        connect(opened, in_parts)
        during.append(seen(bank))

    monkeypatch.setattr(build, "connect_documents", watched)
    run("build", *files, "--db", bank, "--workers", "1")
    assert (during, seen(bank)[0] > before[0]) == ([before, before], True)


def test_the_bank_is_the_same_for_any_workers_and_order(
    files: list[Path], undisturbed: list[str], tmp_path: Path
) -> None:
    """Documents, ids, themes, links and index do not depend on workers or on the order of files."""
    copy = tmp_path / "samma-plan-igen.txt"
    copy.write_bytes(files[0].read_bytes())
    for number, order in enumerate((files, files[::-1], files[2:] + files[:2]), start=1):
        bank = tmp_path / f"{number}.db"
        run("build", *order, copy, "--db", bank, "--workers", str(number))
        assert dump(bank) == undisturbed
    assert any('INSERT INTO "themes"' in line for line in undisturbed)
    assert any(title in line for title in MEASURES for line in undisturbed)
