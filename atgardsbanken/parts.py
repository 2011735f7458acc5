"""Where work in parts is done: in this process, by others of this machine, or by a scheduler's workers."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TypeVar

from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.remote import scheduled
from atgardsbanken.warmup import begin
from atgardsbanken.workers import leave_to_parent, unless_stopped

log = logging.getLogger(__name__)

Part = TypeVar("Part")
Result = TypeVar("Result")

WAITING_PARTS = 2
"""Parts that are handed out for each task at a time: the next one is there when a task is done, and memory bounded."""


@contextmanager
def work_in_parts(workers: int, scheduler: str = "") -> Iterator[InParts]:
    """Yield what does work in parts: workers of the scheduler at an address, so many processes here, or this one.

    Others are called only for work of two parts or more.

    Raises:
        MissingProgramError: there is a scheduler, but no Dask to speak with it.
        SchedulerError: the scheduler or its workers can't be used.
    """
    with ExitStack() as opened:
        yield Others(opened, workers, scheduler) if scheduler or workers > 1 else here


class Others:
    """Has others do work in parts; they are opened when first needed, and closed with `opened`."""

    def __init__(self, opened: ExitStack, workers: int, scheduler: str) -> None:
        self._opened = opened
        self._workers = workers
        self._scheduler = scheduler
        self._executor: Executor | None = None

    def __call__(self, work: Callable[[Part], Result], parts: Iterable[Part], /) -> Iterator[Result]:
        """Yield the results in order; a part that kills those who do it is done here."""
        remaining = iter(parts)
        first = list(islice(remaining, 2))
        if len(first) < 2:
            yield from map(work, first)
            return
        waiting = deque((part, self._submit(work, part)) for part in first)
        for part in remaining:
            waiting.append((part, self._submit(work, part)))
            if len(waiting) > WAITING_PARTS * self._workers:
                yield _result(work, *waiting.popleft())
        while waiting:
            yield _result(work, *waiting.popleft())

    def _submit(self, work: Callable[[Part], Result], part: Part) -> Future[Result]:
        """Hand out a part; where a process has died, and its pool with it, to a new pool."""
        try:
            return self._open().submit(work, part)
        except BrokenExecutor:
            self._executor = None
            return self._open().submit(work, part)

    def _open(self) -> Executor:
        if self._executor is None:
            if self._scheduler:
                self._executor, self._workers = self._opened.enter_context(scheduled(self._scheduler, with_ocr=False))
            else:
                pool = ProcessPoolExecutor(self._workers, mp_context=begin(), initializer=leave_to_parent)
                self._executor = self._opened.enter_context(unless_stopped(pool))
        return self._executor


def _result(work: Callable[[Part], Result], part: Part, future: Future[Result]) -> Result:
    try:
        return future.result()
    except BrokenExecutor as error:
        log.warning("A part of the work is done again here, since %s", error)
        return work(part)
