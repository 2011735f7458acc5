"""Processes of a command: none runs a file of the folder one stands in, none is left when the command has ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from plans import plan
from processes import holds_within, marked

SCRIPT = """import sys
from atgardsbanken.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
"""
"""What pip installs as the command."""
PDF = "varmland-pressmeddelande-2019.pdf"
PLAN = "gotland-handlingsplan-2018.txt"
TRAPS = (
    *("atgardsbanken", "extract", "corpus", "types", "os", "socket", "struct", "pickle", "multiprocessing"),
    *("numpy", "PIL", "pypdfium2", "pdfplumber", "tesserocr", "click", "spacy", "sitecustomize", "usercustomize"),
)
"""Modules that Python processes of the command import, early or late, or look for."""
GONE_WITHIN_SECONDS = 2.0
"""The time in which all processes of a command end that has ended or was killed."""

HEAR = "signal.signal(signal.SIGINT, signal.default_int_handler); "
"""Lets a command hear Ctrl-C even where the tests run as a shell's background job, which does not."""
SCANNING_SECONDS = 12.0
"""The time after which a command is in the midst of reading a scan."""
STOPS_WITHIN_SECONDS = 8.0
"""Less than what a task of pages takes; half a second where nothing else runs."""


class Folder:
    """A folder of documents with modules beside them, each of which leaves a file where it is run."""

    def __init__(self, path: Path, pdf: Path) -> None:
        """Make the folder."""
        self.path = path / "downloads"
        self.path.mkdir()
        self.script = path / "atgardsbanken"
        self.script.write_text(SCRIPT, encoding="utf-8")
        shutil.copy(pdf, self.path)
        (self.path / PLAN).write_text(plan(), encoding="utf-8")
        for name in TRAPS:
            trap = f"open({str(self.path / name)!r} + '.was-run', 'w').close()\n"
            (self.path / f"{name}.py").write_text(trap, encoding="utf-8")

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start the command in the folder, at the head of a process group of its own."""
        return subprocess.Popen(
            [sys.executable, self.script, *words],
            cwd=self.path,
            env={**os.environ, "STARTED_IN": str(self.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str) -> int:
        """The command's exit status."""
        process = self.start(*words)
        process.communicate()
        return process.returncode

    def was_run(self) -> list[str]:
        """The modules of the folder that were run."""
        return sorted(path.stem for path in self.path.glob("*.was-run"))

    def left(self) -> dict[int, str]:
        """The processes that are left of commands, a moment after the last one ended."""
        mark = f"STARTED_IN={self.path}"
        return {} if holds_within(GONE_WITHIN_SECONDS, lambda: not marked(mark)) else marked(mark)


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Folder:
    """A folder with a PDF, a plan and modules that nobody may run."""
    return Folder(tmp_path, samples / PDF)


def test_inspect_runs_nothing_of_the_folder(folder: Folder) -> None:
    """Who stands in a folder of downloads and looks at a file runs no file of it, and leaves no process."""
    assert (folder.run("inspect", PDF), folder.was_run(), folder.left()) == (0, [], {})


@pytest.mark.slow
def test_bank_runs_nothing_of_the_folder(folder: Folder) -> None:
    """The same holds for a bank that is built, added to and served."""
    assert folder.run("build", PLAN, "--db", "bank.db") == 0
    assert folder.run("add", PDF, "--db", "bank.db") == 0
    server = folder.start("serve", "bank.db", "--port", "0")
    assert server.stdout is not None
    assert urlopen(server.stdout.readline().strip()).status == 200
    os.killpg(server.pid, signal.SIGINT)
    server.communicate()
    assert (folder.was_run(), folder.left()) == ([], {})


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["terminated", "kill -9"])
def test_site_of_several_processes_leaves_none(folder: Folder, number: signal.Signals) -> None:
    """A bank that several processes serve is answered from one address, and all of them end with the command."""
    assert folder.run("build", PLAN, "--db", "bank.db") == 0
    server = folder.start("serve", "bank.db", "--port", "0", "--workers", "2")
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    assert {urlopen(address).status for _ in range(6)} == {200}
    os.kill(server.pid, number)
    server.communicate()
    assert folder.left() == {}


def test_failed_command_leaves_no_process(folder: Folder) -> None:
    """A command that ends at once does not wait for what it began, nor leave it."""
    assert (folder.run("inspect", "missing.pdf"), folder.left()) == (3, {})


@pytest.mark.slow
def test_ctrl_c_stops_a_scan_at_once(tmp_path: Path, shared: Path) -> None:
    """A page that Tesseract is reading is not waited for."""
    scan = shared / "documents" / "socialstyrelsen-professionsmiljarden-2018-scanned.pdf"
    script = "import signal; from atgardsbanken.commands.main import main; " + HEAR + "main()"
    words = [sys.executable, "-c", script, "build", scan, "--db", tmp_path / "bank.db"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(SCANNING_SECONDS)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
        assert (
            process.returncode,
            said.startswith("Interrupted: "),
            time.monotonic() - begun < STOPS_WITHIN_SECONDS,
        ) == (130, True, True)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
@pytest.mark.parametrize("after_seconds", [0.5, 1.5, 3.0, 5.0])
def test_stopped_command_leaves_no_process(folder: Folder, number: signal.Signals, after_seconds: float) -> None:
    """Whenever a command is stopped, while it loads or while it reads, all that it started ends."""
    process = folder.start("build", ".", "--db", "bank.db")
    time.sleep(after_seconds)
    if number is signal.SIGINT:
        os.killpg(process.pid, number)  # As a terminal does.
    else:
        process.kill()
    process.wait()
    assert folder.left() == {}
    errors = process.communicate()[1]
    if number is signal.SIGINT:  # One that is killed at once can't tell its helpers to be quiet.
        assert "forkserver" not in errors
