"""Whatever is wrong with a file is that file's outcome: the others are loaded, now and at every later run."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from command_line import run
from plans import plan
from rich.console import Console
from rich.progress import Progress

from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentFindings, DocumentMetadata
from atgardsbanken.db.rows import failure_rows, findings_status
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import DatabaseError, FileMissingError
from atgardsbanken.extract.records import BBox, Document, Line, Page
from atgardsbanken.loading import build, input_files, interpret, stages
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.options import BuildOptions
from atgardsbanken.loading.progress import Bar, Lines
from atgardsbanken.workers import WorkerPools

LATIN = os.fsdecode("Åtgärder på Öland 2019.txt".encode("latin-1"))
"""A file's name as it comes out of an old archive: bytes that are not UTF-8."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two plans, one of them named `bad.txt`."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "good.txt").write_text(plan(), encoding="utf-8")
    (folder / "bad.txt").write_text(plan(region="Dalarna"), encoding="utf-8")
    return folder


def load(folder: Path, *words: str) -> tuple[int, list[str], dict[str, str]]:
    """The exit code of a build, its lines for the files, and each document's or failed file's status or reason."""
    bank = folder.parent / "bank.db"
    result = run("build", folder, "--db", bank, "--workers", "1", "--no-pictures", *words)
    with sqlite3.connect(bank) as connection:
        found = dict(connection.execute("SELECT name, status FROM documents").fetchall())
        found |= dict(connection.execute("SELECT name, reason FROM failures").fetchall())
    return result.exit_code, sorted(result.stderr.splitlines()), found


def raising(function: Callable[..., object], error: Exception, after: int = 0) -> Callable[..., object]:
    """`function`, which raises `error` where it has to do with `bad.txt`, but not the first times."""
    calls: list[None] = []

    def raise_or_call(*words: object, **options: object) -> object:
        if "bad.txt" in repr((words, options)):
            calls.append(None)
            if len(calls) > after:
                raise error
        return function(*words, **options)

    return raise_or_call


@pytest.mark.parametrize(
    ("place", "name", "error"),
    [
        (build, "hash_of", PermissionError(errno.EACCES, "Permission denied")),
        (build, "hash_of", OSError(errno.EIO, "Input/output error")),
        (stages, "read", FileMissingError("it has gone; get it again.")),
        (stages.StageRunner, "_pictures", OSError(errno.EIO, "Input/output error")),
        (stages.StageRunner, "_understood", RecursionError("too deep")),
        (stages.StageRunner, "read", UnicodeEncodeError("utf-8", "\udce5", 0, 1, "surrogates not allowed")),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_a_file_that_can_not_be_read_is_its_own_outcome(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str, error: Exception
) -> None:
    """Whichever line raises whatever error, the other file is loaded, and the build says which one failed."""
    monkeypatch.setattr(place, name, raising(getattr(place, name), error))
    code, lines, found = load(folder)
    assert (code, found["good.txt"], any("bad.txt: failed: " in line for line in lines)) == (9, "ok", True)
    assert found["bad.txt"] not in ("", "ok")


def test_a_file_that_goes_between_reading_and_storing_is_its_own_outcome(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is taken from the cache again: where that fails, the file has failed."""
    read = raising(stages.StageRunner.read, FileMissingError("it has gone; get it again."), after=1)
    monkeypatch.setattr(stages.StageRunner, "read", read)
    code, _, found = load(folder)
    assert (code, found) == (9, {"good.txt": "ok", "bad.txt": "it has gone; get it again."})


@pytest.mark.parametrize("error", [sqlite3.DataError("string or blob too big"), OverflowError("int too large")])
def test_what_the_bank_refuses_is_the_files_outcome(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A document that doesn't fit into the bank's tables is a failure of its own."""
    if isinstance(error, sqlite3.Error):
        wrapped: Exception = DatabaseError("bank.db: SQLite says: string or blob too big")
        wrapped.__cause__ = error
        error = wrapped
    monkeypatch.setattr(Bank, "put", raising(Bank.put, error))
    code, _, found = load(folder)
    assert (code, found["good.txt"], "bad.txt" in found) == (9, "ok", True)


def test_a_bank_that_takes_nothing_stops_the_load(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is no file's fault."""

    def full(*_words: object, **_options: object) -> NoReturn:
        raise DatabaseError("bank.db: the disk is full; make room and run again, what was loaded is kept")

    monkeypatch.setattr(Bank, "put", full)
    assert load(folder)[0] == DatabaseError.exit_code


def test_a_name_that_is_not_utf_8_is_read_as_swedish(folder: Path) -> None:
    """Names of old archives are kept with their letters."""
    (folder / "bad.txt").rename(folder / LATIN)
    assert load(folder)[::2] == (0, {"good.txt": "ok", "Åtgärder på Öland 2019.txt": "ok"})


def test_a_failed_file_with_such_a_name_is_told_too(folder: Path) -> None:
    """The failure holds the name with its letters."""
    (folder / LATIN).write_bytes(b"\x00\x01\x02" * 9)
    code, _, found = load(folder)
    assert (code, found["Åtgärder på Öland 2019.txt"].startswith("Åtgärder på Öland 2019.txt")) == (9, True)


def test_a_folder_that_can_not_be_listed_is_an_outcome(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder within is told as a file that can't be read; what is in the others is loaded."""
    (folder / "closed").mkdir()
    scan = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(input_files.os, "scandir", closed)
    code, lines, found = load(folder)
    assert (code, found["good.txt"], found["bad.txt"]) == (9, "ok", "ok")
    assert [line for line in lines if "closed: failed: " in line]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    """A named pipe, device or socket is no file."""
    os.mkfifo(folder / "pipe.pdf")
    result = run("build", folder / "pipe.pdf", folder / "good.txt", "--db", folder.parent / "bank.db", "--workers", "1")
    assert (result.exit_code, "it is a device, pipe or socket, not a file" in result.stderr) == (9, True)


def test_names_do_not_command_the_terminal(folder: Path) -> None:
    """A name's newline and escape are shown, in lines for logs and in those above the bar."""
    name = "plan\n[9] all.pdf: \x1b[2J.txt"
    (folder / "bad.txt").rename(folder / name)
    _, lines, _ = load(folder)
    shown = r"plan\n[9] all.pdf: \x1b[2J.txt: "
    assert ([shown in line for line in lines].count(True), any("\x1b" in line for line in lines)) == (1, False)
    console = Console(record=True, file=io.StringIO(), width=99)
    Bar(Progress(console=console), 1).done(f"{name}: done")
    assert console.export_text() == f"{shown}done\n"


def test_errors_do_not_command_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line that ends a command, and one of a log, hold no escapes either."""
    result = run("inspect", tmp_path / "a\x1b[31m\nb.pdf")
    assert (result.stderr.count("\n"), "\x1b" in result.stderr) == (1, False)
    Lines(1).done("a\x1bb\u202ec")
    assert capsys.readouterr().err == "[1/1] a\\x1bb\\u202ec\n"


def test_what_takes_too_long_leaves_the_pages_as_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where understanding a document goes over its limit, its lines stay, and the note says what happened."""

    def endless(*_words: object, **_options: object) -> NoReturn:
        while True:
            pass

    monkeypatch.setattr(interpret, "analyse", endless)
    line = Line("Vi inför vårdnära service.", BBox(0, 0, 9, 9))
    document = Document("plan.txt", "ab" * 32, (Page(1, 9, 9, "text", 1.0, lines=(line,)),))
    repaired, found = interpret.interpret(document, None, StatedMetadata(), 0.3)
    assert (repaired.lines, found.is_cut_short) == ((("Vi inför vårdnära service.",),), True)
    assert found.note.startswith("understanding it took more than 0 s")


def test_a_document_has_one_limit_for_all_its_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The time that understanding may take doesn't grow with the pages, and what is cut short is not cached."""
    given: list[float] = []

    def cut_short(raw: Document, _repaired: object, _given: object, seconds: float, _model: Path) -> object:
        given.append(seconds)
        return interpret.as_read(raw), DocumentFindings(
            raw, DocumentMetadata(title="x"), (), (), (), (), note="too long", is_cut_short=True
        )

    monkeypatch.setattr(stages, "interpret", cut_short)
    with ThreadPoolExecutor(1) as pool, Cache(tmp_path / "cache") as cache:
        runner = stages.StageRunner(BuildOptions(pictures=False), WorkerPools(pool, pool, 1), cache)
        for pages in (1, 50):
            path = tmp_path / f"{pages}.txt"
            path.write_text("\f".join(["Vi inför vårdnära service."] * pages), encoding="utf-8")
            for _ in range(2):
                findings, _ = runner.read(stages.InputFile(path, path.name), StatedMetadata())
    assert (given, findings.note) == ([600.0] * 4, "too long")
    assert (findings_status(findings), [row["page"] for row in failure_rows(findings)]) == ("partial", [0])
