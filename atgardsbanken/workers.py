"""Threads and processes that do the work, and the lock that lets one run at a time load into a bank."""

from __future__ import annotations

import fcntl
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atgardsbanken.db.connection import check_place
from atgardsbanken.extract.errors import DatabaseError
from atgardsbanken.loading.cache import SUFFIX
from atgardsbanken.loading.options import BuildOptions
from atgardsbanken.remote import scheduled
from atgardsbanken.warmup import begin

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerPools:
    """Executors that do the work: `io_pool` reads files, `cpu_pool` interprets them; `tasks` run at a time."""

    io_pool: Executor
    cpu_pool: Executor
    tasks: int


@contextmanager
def worker_pools(options: BuildOptions) -> Iterator[WorkerPools]:
    """Open the pools that do the work: on this machine, or a scheduler's workers.

    Raises:
        MissingProgramError: there is a scheduler, but no Dask to speak with it.
        SchedulerError: the scheduler or its workers can't be used.
    """
    if options.scheduler:
        with scheduled(options.scheduler, with_ocr=options.read.ocr) as (workers, tasks):
            yield WorkerPools(workers, workers, tasks)
    else:
        with local_pools(options.workers) as found:
            yield found


@contextmanager
def local_pools(workers: int) -> Iterator[WorkerPools]:
    """Open pools on this machine: threads for reading, whose parsing runs in child processes, and processes.

    The processes leave Ctrl-C to this one, and start with all that they need already loaded.
    """
    with (
        unless_stopped(ProcessPoolExecutor(workers, mp_context=begin(), initializer=leave_to_parent)) as cpu_pool,
        unless_stopped(ThreadPoolExecutor(workers)) as io_pool,
    ):
        yield WorkerPools(io_pool, cpu_pool, workers)


@contextmanager
def unless_stopped(executor: Executor) -> Iterator[Executor]:
    """Shut an executor down at the end; what it still does is waited for, unless an error or Ctrl-C ends the block."""
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown(cancel_futures=True)


def leave_to_parent() -> None:
    """Leave Ctrl-C to the parent process, which stops its workers itself, and end when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=[parent], daemon=True).start()


def _end_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def alone(bank: Path) -> Iterator[None]:
    """Hold the lock that lets one run at a time load into a bank; wait for it, and say so.

    The lock is on the file of results beside the bank and ends with this process, however that ends.

    Raises:
        DatabaseError: that file can't be written, or no bank can be there.
    """
    check_place(bank)
    path = bank.with_name(bank.name + SUFFIX)
    try:
        file = path.open("ab")
    except OSError as error:
        raise DatabaseError(f"{path}: {error.strerror}; check that the folder may be written to.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning("%s: another run is loading into it; waiting until that is done", bank)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
