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

from atgardsbanken.cache import SUFFIX
from atgardsbanken.extract.errors import DatabaseError
from atgardsbanken.options import BuildOptions
from atgardsbanken.remote import scheduled
from atgardsbanken.warmup import begin

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerPools:
    """Executors: `io_pool` opens files, `cpu_pool` interprets what they say; each does so many `tasks` at a time."""

    io_pool: Executor
    cpu_pool: Executor
    tasks: int


@contextmanager
def crew(options: BuildOptions) -> Iterator[WorkerPools]:
    """Start the pools that do the work: on this machine, or a scheduler's workers.

    Raises:
        MissingProgramError: there is a scheduler, but no Dask to speak with it.
        SchedulerError: the scheduler or its workers can't be used.
    """
    if options.scheduler:
        with scheduled(options.scheduler, with_ocr=options.read.ocr) as (workers, tasks):
            yield WorkerPools(workers, workers, tasks)
    else:
        with here(options.workers) as found:
            yield found


@contextmanager
def here(workers: int) -> Iterator[WorkerPools]:
    """Start pools on this machine: threads read, each file in a sandbox of its own, and processes interpret.

    The processes leave Ctrl-C to this one, and start with all that they need already loaded.
    """
    cpu_pool = ProcessPoolExecutor(workers, mp_context=begin(), initializer=leave_to_parent)
    io_pool = ThreadPoolExecutor(workers)
    try:
        yield WorkerPools(io_pool, cpu_pool, workers)
    finally:
        io_pool.shutdown(cancel_futures=True)
        cpu_pool.shutdown(cancel_futures=True)


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
    """Lock a bank, so that one run at a time loads into it: another one says that it waits, and waits.

    The lock is on the file of results beside the bank and ends with this process, however that ends.

    Raises:
        DatabaseError: that file can't be written.
    """
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
