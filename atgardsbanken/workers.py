"""Processes that do the work, and the lock that lets one run at a time load into a bank."""

from __future__ import annotations

import fcntl
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from atgardsbanken.cache import SUFFIX
from atgardsbanken.options import BuildOptions
from atgardsbanken.remote import scheduled
from extract.errors import DatabaseError

log = logging.getLogger(__name__)


@contextmanager
def crew(options: BuildOptions) -> Iterator[tuple[Executor, int]]:
    """Who does the work, processes here or a scheduler's workers, and how many tasks they do at a time.

    Raises:
        MissingProgramError: there is a scheduler, but no Dask to speak with it.
        SchedulerError: the scheduler or its workers can't be used.
    """
    if options.scheduler:
        with scheduled(options.scheduler, with_ocr=options.read.ocr) as found:
            yield found
    else:
        with processes(options.workers) as executor:
            yield executor, options.workers


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """Worker processes that leave Ctrl-C to the main one and start with the stages already imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["atgardsbanken.stages"])
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def begin() -> None:
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
    """The only run that loads into a bank: another one says that it waits, and waits.

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
