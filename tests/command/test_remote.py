"""Workers of a Dask scheduler give the bank that this machine gives, whatever dies; what is wrong is told in a line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path

import distributed
import numpy
import pytest
from command_line import run
from distributed import LocalCluster
from plans import dump
from silent import Silent

from atgardsbanken import remote
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.gather import read_by_text_layer
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.loading.build import build
from atgardsbanken.loading.options import BuildOptions
from atgardsbanken.remote import SchedulerError, Sent, Task, made_by, scheduled

WITHOUT_PICTURES = BuildOptions(workers=2, pictures=False)
BORN_DIGITAL = ("kalmar-uppfoljning-2018.pdf", "regionernas-insatser-2019.pdf", "vastmanland-handlingsplan-2019.pdf")
SCANNED = "kalmar-uppfoljning-2019-ocr-eng.pdf"
MANY_PAGES = "landstingens-insatser-2018.pdf"
"""No machine has all of its pages ready at once, however late it looks for them."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler with two worker processes that are started again when they die."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield started


class Killer(Silent):
    """Kills a worker that is at work as soon as the first file is done."""

    def __init__(self, cluster: LocalCluster) -> None:
        self.cluster = cluster
        self.killed: list[str] = []

    def done(self, message: str) -> None:  # noqa: ARG002 - as all reporters
        """Kill it, once."""
        at_work = [a for a, worker in self.cluster.scheduler.workers.items() if worker.processing]
        for nanny in self.cluster.workers.values():
            if not self.killed and nanny.worker_address in at_work:
                self.killed.append(nanny.worker_address)
                os.kill(nanny.pid, signal.SIGKILL)


def test_a_worker_with_another_version_refuses() -> None:
    """The line names what differs on both sides, and says what to do."""
    here = made_by(with_ocr=False)
    task = Task(len, [""], here - {f"numpy {numpy.__version__}"} | {"numpy 0.1"}, with_ocr=False, files=())
    with pytest.raises(SchedulerError) as refused:
        task.run()
    assert str(refused.value).endswith(
        f" has numpy {numpy.__version__} where this machine has numpy 0.1; install the same versions on all machines."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [("missing.txt", "can't read {path} (No such file or directory)"), ("other.txt", "sees another file than this")],
)
def test_a_worker_that_sees_another_file_or_none_refuses(tmp_path: Path, name: str, said: str) -> None:
    """A file is known by its bytes, not by its path."""
    path = tmp_path / name
    (tmp_path / "other.txt").write_text("Budget", encoding="utf-8")
    task = Task(len, [""], made_by(with_ocr=False), with_ocr=False, files=[Sent(path, "0" * 64)])
    with pytest.raises(SchedulerError) as refused:
        task.run()
    assert said.format(path=path) in str(refused.value)
    assert str(refused.value).endswith("; put the documents where all machines see them under the same path.")


def test_without_dask_the_command_says_what_to_install(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing extra is one line and the exit code of missing programs."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    words = ("build", samples / BORN_DIGITAL[0], "--db", tmp_path / "bank.db", "--scheduler", "tcp://127.0.0.1:1")
    result = run(*words)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        8,
        "Error: --scheduler needs Dask, which is not installed; `pip install distributed`.",
    )


def test_a_scheduler_that_is_not_there_is_one_line(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is read, and the line says what to start."""
    monkeypatch.setattr(remote, "SCHEDULER_SECONDS", 0.2)
    words = ("build", samples / BORN_DIGITAL[0], "--db", tmp_path / "bank.db", "--scheduler", "tcp://127.0.0.1:1")
    result = run(*words)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        14,
        "Error: tcp://127.0.0.1:1: no scheduler answers there; start it with `dask scheduler` or check the address.",
    )


def test_what_is_no_address_is_one_line(samples: Path, tmp_path: Path) -> None:
    """Nobody is asked."""
    result = run("build", samples / BORN_DIGITAL[0], "--db", tmp_path / "bank.db", "--scheduler", "localhost")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        14,
        "Error: localhost: this is no scheduler's address; it looks like tcp://192.0.2.1:8786.",
    )


def test_a_scheduler_without_workers_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says how to start some."""
    monkeypatch.setattr(remote, "WORKERS_SECONDS", 0.2)
    with (
        LocalCluster(n_workers=0, protocol="tcp://", dashboard_address=None) as empty,
        pytest.raises(SchedulerError, match=r"the scheduler has no workers; start some with `dask worker ADDRESS"),
        scheduled(empty.scheduler_address, with_ocr=False),
    ):
        pass


@pytest.mark.slow
@pytest.mark.ocr
def test_a_worker_killed_at_work_changes_nothing(cluster: LocalCluster, samples: Path, tmp_path: Path) -> None:
    """The bank is the one that processes here make, scans among the files, though a worker is killed while it reads."""
    paths = [samples / name for name in (*BORN_DIGITAL, SCANNED)]
    killer = Killer(cluster)
    there = BuildOptions(pictures=False, scheduler=cluster.scheduler_address)
    with Bank.open(tmp_path / "here.db", create=True) as bank:
        build(paths, bank, WITHOUT_PICTURES, Silent())
    with Bank.open(tmp_path / "there.db", create=True) as bank:
        counts = build(paths, bank, there, killer)
    assert (counts.loaded, counts.failed, len(killer.killed)) == (4, 0, 1)
    assert dump(tmp_path / "here.db") == dump(tmp_path / "there.db")


@pytest.mark.slow
def test_limits_hold_on_workers(cluster: LocalCluster, samples: Path) -> None:
    """What a page may take is kept to by the worker's own child process; the reason comes back."""
    with scheduled(cluster.scheduler_address, with_ocr=True) as (workers, _):
        asked = workers.submit(read_by_text_layer, samples / MANY_PAGES, ReadOptions(seconds=0.001))
        error = asked.exception()
        reasons = [str(error)] if isinstance(error, LimitError) else [*asked.result().failed.values()]
    assert "Reading a page took more than 0 s; it is left out." in reasons


@pytest.mark.slow
def test_a_task_that_kills_its_workers_ends(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not tried for ever, and ends as it does with processes here."""
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    with scheduled(cluster.scheduler_address, with_ocr=False) as (workers, _):
        error = workers.submit(os._exit, 1).exception()
    assert isinstance(error, BrokenExecutor)
    assert distributed.KilledWorker.__name__ not in str(error)
