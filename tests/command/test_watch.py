"""A watched folder: documents are loaded once they are whole, and again when they change; Ctrl-C keeps all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from atgardsbanken.loading import watch

PLAN = "<h1>Handlingsplan 2021</h1><ul><li>Inför ett gemensamt bokningssystem</ul>"


def written(path: Path, *, seconds_ago: float) -> Path:
    """A file that was last written to so long ago."""
    path.write_text("Plan", encoding="utf-8")
    os.utime(path, (time.time() - seconds_ago,) * 2)
    return path


def test_a_file_waits_until_it_is_whole(tmp_path: Path) -> None:
    """What is still being written comes with a later look; other kinds, hidden and deleted files never."""
    old = written(tmp_path / "old.txt", seconds_ago=60)
    growing = written(tmp_path / "growing.txt", seconds_ago=0)
    events = [
        {
            (Change.added, str(growing)),
            (Change.added, str(tmp_path / "gone.txt")),
            (Change.added, str(tmp_path / "x.md")),
        },
        {(Change.deleted, str(old))},
    ]
    groups = watch.settled([old], iter(events))
    assert next(groups) == [old]
    written(growing, seconds_ago=60)
    assert next(groups) == [growing]
    assert list(groups) == []


def test_a_file_from_the_future_waits_until_it_looks_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose clock is ahead writes such files; they are whole when they have not changed between two looks."""
    clock = iter([0.0, 2.0, 2.0, 3.9, 4.0])
    monkeypatch.setattr(watch.time, "monotonic", lambda: next(clock))
    path, ahead = written(tmp_path / "plan.txt", seconds_ago=-3600), watch.Ahead()
    assert [watch.is_whole(path, ahead) for _ in range(2)] == [False, True]
    ahead = watch.Ahead()
    assert not watch.is_whole(path, ahead)
    path.write_text("Plan, mera", encoding="utf-8")
    os.utime(path, (time.time() + 3600,) * 2)
    assert [watch.is_whole(path, ahead) for _ in range(2)] == [False, False]


def test_the_folder_is_listed_once_it_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes before the first look is in the list, what comes later is told."""

    def events(folder: Path, **_: object) -> Iterator[set[tuple[Change, str]]]:
        written(folder / "early.txt", seconds_ago=60)
        yield set()
        yield set()

    monkeypatch.setattr(watch, "watch", events)
    assert list(watch.ready_files(tmp_path)) == [[tmp_path / "early.txt"]]


@pytest.mark.slow
def test_a_folder_is_watched_until_ctrl_c(tmp_path: Path) -> None:
    """A document that is there and one that comes are both in the bank; the end is told in one line."""
    folder, bank = tmp_path / "documents", tmp_path / "bank.db"
    folder.mkdir()
    (folder / "first.html").write_text(PLAN, encoding="utf-8")
    call = [sys.executable, "-m", "atgardsbanken", "watch", str(folder), "--db", str(bank), "--no-pictures"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        wait_for(bank, 1)
        (folder / "second.html").write_text(PLAN.replace("2021", "2022"), encoding="utf-8")
        wait_for(bank, 2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said.splitlines()[-1].startswith("Interrupted: ")) == (130, True)


def wait_for(bank: Path, documents: int) -> None:
    """Wait until the bank holds so many documents."""
    ends = time.monotonic() + 120
    while time.monotonic() < ends:
        try:
            if sqlite3.connect(bank).execute("SELECT count(*) FROM documents").fetchone()[0] == documents:
                return
        except sqlite3.OperationalError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"no {documents} documents in time")
