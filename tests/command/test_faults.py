"""What a load does when something goes wrong outside it: workers that die, Ctrl-C."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from atgardsbanken.extract.records import Document
from atgardsbanken.loading import build, stages
from atgardsbanken.loading.build import Outcome
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.options import BuildOptions

LISTENING = """
import signal
from atgardsbanken.commands.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""The command, which hears Ctrl-C even where the tests run as a shell's background job, which does not."""
PLANS = 300
"""Files that no machine has read before Ctrl-C reaches it, however late that is sent."""


def test_files_that_a_dead_worker_took_with_it_are_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the file that kills its worker stays failed."""
    rounds: list[list[str]] = []

    def library(paths: Sequence[Path], *_others: object) -> Iterator[Outcome]:
        rounds.append([path.name for path in paths])
        is_broken = any(path.name == "bomb.pdf" for path in paths)
        for path in paths:
            yield Outcome(path, "", error=BrokenProcessPool() if is_broken else None)

    monkeypatch.setattr(build, "read_library", library)
    with Cache(tmp_path / "cache") as kept:
        found = list(build.read_each([Path("a.pdf"), Path("bomb.pdf"), Path("b.pdf")], {}, BuildOptions(), kept))
    assert rounds == [["a.pdf", "bomb.pdf", "b.pdf"], ["a.pdf"], ["bomb.pdf"], ["b.pdf"]]
    assert [(outcome.path.name, outcome.error is None) for outcome in found] == [
        ("a.pdf", True),
        ("bomb.pdf", False),
        ("b.pdf", True),
    ]


def test_a_fault_of_the_program_fails_one_file_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An error that nobody foresaw is part of the file's outcome."""

    def faulty(*_words: object, **_options: object) -> Document:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(stages, "read", faulty)
    file = tmp_path / "plan.txt"
    file.write_text("Handlingsplan", encoding="utf-8")
    with Cache(tmp_path / "cache") as kept:
        (outcome,) = build.read_library([file], {}, BuildOptions(), kept)
    assert (type(outcome.error), len(outcome.sha256)) == (ZeroDivisionError, 64)


@pytest.mark.slow
def test_ctrl_c_leaves_a_usable_bank(tmp_path: Path) -> None:
    """After Ctrl-C the bank is whole, holds what was loaded, and can be searched; the exit code is 130."""
    for number in range(PLANS):
        text = f"Handlingsplan för avdelning {number} i Region Gotland 2018\n\nVi inför vårdnära service.\n"
        (tmp_path / f"plan-{number:03}.txt").write_text(text, encoding="utf-8")
    bank = tmp_path / "bank.db"
    words = [sys.executable, "-c", LISTENING, "build", tmp_path, "--db", bank]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while not process.stderr.readline().startswith(f"[3/{PLANS}]"):
            pass
        process.send_signal(signal.SIGINT)
        last = process.stderr.read().splitlines()[-1]
    with sqlite3.connect(bank) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        loaded = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    assert (process.returncode, last, whole, 3 <= loaded < PLANS) == (
        130,
        "Interrupted: what was loaded is kept; the same command goes on from there.",
        "ok",
        True,
    )
