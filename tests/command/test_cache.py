"""What is kept of earlier runs: found again by key, limited in size, and never needed."""

from __future__ import annotations

import random
import sqlite3
from concurrent.futures import Future
from pathlib import Path

import pytest
from command_line import run
from plans import library, plan

from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.extract.gather import picture_task
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.ocr.page import Models
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pages import Surveyed, Unread
from atgardsbanken.extract.records import Page
from atgardsbanken.loading import interpret, stages
from atgardsbanken.loading.build import NOTHING
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.options import BuildOptions, Stage
from atgardsbanken.loading.stages import CachingExecutor, InputFile, StageRunner
from atgardsbanken.workers import WorkerPools


class Here:
    """Does each task at once, in this process, and counts the tasks by name."""

    def __init__(self, answer: object = None) -> None:
        self.done: list[str] = []
        self.answer = answer

    def submit(self, task: object, /, *words: object) -> Future[object]:
        """The finished task."""
        future: Future[object] = Future()
        self.done.append(task.__name__)  # type: ignore[attr-defined]
        future.set_result(task(*words) if self.answer is None else self.answer)  # type: ignore[operator]
        return future


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    """An empty file of results."""
    return Cache(tmp_path / "bank.db.cache")


@pytest.fixture
def source(tmp_path: Path) -> InputFile:
    """A plan."""
    path = tmp_path / "gotland-2018.txt"
    path.write_text(plan(), encoding="utf-8")
    return InputFile(path, "ab" * 32)


def read(source: InputFile, kept: Cache, given: StatedMetadata | None = None) -> list[str]:
    """What had to be done to read a file."""
    here = Here()
    read_by(here, source, kept, given or StatedMetadata())
    return here.done


def read_by(here: Here, source: InputFile, kept: Cache, given: StatedMetadata = NOTHING) -> object:
    """All that is read of a file."""
    crew = WorkerPools(here, here, 1)  # type: ignore[arg-type]
    return StageRunner(BuildOptions(), crew, kept).read(source, given)


def test_what_was_read_once_is_not_read_again(kept: Cache, source: InputFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second reading of the same bytes with the same options and code takes all from what is kept."""
    first = read_by(Here(), source, kept)
    monkeypatch.setattr(stages, "read", None)
    assert read(source, kept) == []
    assert read_by(Here(), source, kept) == first


def test_another_classifier_reads_and_repairs_nothing_again(
    kept: Cache, source: InputFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the code or model of the last stage has changed, only that is done."""
    read(source, kept)
    code = stages.code

    def changed(stage: Stage) -> str:
        return code(stage) + ("x" if stage == "corpus" else "")

    monkeypatch.setattr(stages, "code", changed)
    monkeypatch.setattr(stages, "read", None)
    monkeypatch.setattr(interpret, "normalize", None)
    assert read(source, kept) == ["interpret"]


def test_what_a_person_says_is_understood_anew(kept: Cache, source: InputFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another year needs no other reading of the pages."""
    read(source, kept)
    monkeypatch.setattr(stages, "read", None)
    assert read(source, kept, StatedMetadata(year=2020)) == ["interpret"]


def test_a_long_scan_goes_on_at_the_page_it_was_at(kept: Cache) -> None:
    """Pages that were read from their pictures are not read again; those that failed are."""
    page = Surveyed(LaidOut(Page(1, 595.0, 842.0, "ocr", 0.9)), fonts=frozenset({"Times"}))
    words = (Path("a.pdf"), [1, 2], Models("swe", "Latin"), ReadOptions())
    done, failed = Here([page]), Here([page, Unread(2, "too long")])
    keeper = CachingExecutor(failed, kept, "file")  # type: ignore[arg-type]
    assert keeper.submit(picture_task, *words).result() == [page, Unread(2, "too long")]
    assert CachingExecutor(done, kept, "file").submit(picture_task, *words).result() == [page]  # type: ignore[arg-type]
    assert CachingExecutor(Here(), kept, "file").submit(picture_task, *words).result() == [page]  # type: ignore[arg-type]
    assert (len(failed.done), len(done.done)) == (1, 1)


def test_results_that_were_not_used_for_longest_go_first(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above its limit the file lets go of old results; one that was used again is not old."""
    noise = [random.Random(number).randbytes(400_000) for number in range(3)]
    for day, data in enumerate(noise):
        monkeypatch.setattr("atgardsbanken.loading.cache._today", lambda day=day: day)
        kept.keep(str(day), data)
    monkeypatch.setattr("atgardsbanken.loading.cache._today", lambda: 9)
    kept.get("0", bytes)
    kept.prune(1)
    assert [kept.get(key, bytes) is not None for key in ("0", "1", "2")] == [True, False, True]
    kept.prune(0)
    assert kept.get("0", bytes) is None


def test_a_result_of_another_kind_is_worked_out_again(kept: Cache) -> None:
    """What can't be understood is as if it were not there."""
    kept.keep("key", {"a": 1})
    assert (kept.get("key", Page), kept.get("key", dict[str, int])) == (None, {"a": 1})


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_the_file_may_be_deleted_or_damaged(tmp_path: Path, damage: bytes) -> None:
    """A load goes on without what was kept, and keeps anew."""
    files, bank = library(tmp_path / "library", regions=1, years=1), tmp_path / "bank.db"
    (tmp_path / "bank.db.cache").write_bytes(damage)
    assert run("build", *files, "--db", bank, "--workers", "1").exit_code == 0
    with Cache.beside(bank), sqlite3.connect(tmp_path / "bank.db.cache") as opened:
        assert opened.execute("SELECT count(*) FROM results").fetchone()[0] > 0


@pytest.mark.parametrize("seed", range(10))
def test_a_file_damaged_within_is_thrown_away(kept: Cache, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    """Pages of noise inside the file lose what was kept, and the log says so; results are kept again."""
    for number in range(200):
        kept.keep(str(number), random.Random(number).randbytes(2000))
    kept.close()
    data, chance = bytearray(kept.path.read_bytes()), random.Random(seed)
    for page in chance.sample(range(1, len(data) // 4096), 30):
        data[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    kept.path.write_bytes(data)
    with Cache(kept.path) as again:
        for number in range(200):
            found = again.get(str(number), bytes)
            assert found in (None, random.Random(number).randbytes(2000))
            again.keep(str(number), b"new")
        again.prune(1)
        assert again.get("7", bytes) in (None, b"new")
        again.keep("8", b"newer")
        assert again.get("8", bytes) == b"newer"
    assert "can't be understood" in caplog.text


def test_nothing_is_kept_where_nothing_may_be(tmp_path: Path) -> None:
    """With --cache 0 the file is empty after the load."""
    files, bank = library(tmp_path / "library", regions=1, years=1), tmp_path / "bank.db"
    run("build", *files, "--db", bank, "--workers", "1", "--cache", "0")
    with sqlite3.connect(tmp_path / "bank.db.cache") as opened:
        assert opened.execute("SELECT count(*) FROM results").fetchone() == (0,)
