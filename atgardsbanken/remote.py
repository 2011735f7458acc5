"""Workers on other machines, found through a Dask scheduler, as an executor like the one here; times in seconds.

A worker does a task only if it runs the same code with the same libraries and sees the same file under the same path,
so that a bank is the same wherever it was read.
"""

from __future__ import annotations

import hashlib
import logging
import platform
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from atgardsbanken.extract.errors import FileMissingError, MissingProgramError, PipelineError
from atgardsbanken.loading.input_files import hash_of
from atgardsbanken.loading.options import VERSION, code, outside

if TYPE_CHECKING:
    from distributed import Client

log = logging.getLogger(__name__)

Words = ParamSpec("Words")
Result = TypeVar("Result")

SCHEDULER_SECONDS = 10.0
"""The time in which a scheduler must answer."""
WORKERS_SECONDS = 60.0
"""The time in which it must have a worker: a cluster may start its machines only when they are needed."""
MOST_HASHES = 256
"""Files whose hash a worker remembers."""
START_WORKERS = "start some with `dask worker ADDRESS --nworkers -1 --nthreads 1`"
ADDRESS = re.compile(r"^\w++://(?:\[[^\]\s]++\]|[^\s:\[]++):\d++")
"""A scheduler's address: protocol, host (that of IPv6 in brackets) and port."""


class SchedulerError(PipelineError):
    """The scheduler or its workers can't be used."""

    exit_code = 14


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as the machine that sends the task sees it."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Task:
    """A call with the files that it reads, and the versions that a worker must have."""

    call: Callable[..., object]
    arguments: Sequence[object]
    made_by: frozenset[str]
    with_ocr: bool
    files: Sequence[Sent]

    def run(self) -> object:
        """Run the call on a worker; return its result.

        Raises:
            SchedulerError: the worker runs other code, or sees another file or none.
        """
        mine = made_by(with_ocr=self.with_ocr)
        if mine != self.made_by:
            there, here = (", ".join(sorted(part)) or "none" for part in (mine - self.made_by, self.made_by - mine))
            raise SchedulerError(
                f"A worker on {platform.node()} has {there} where this machine has {here}; "
                "install the same versions on all machines."
            )
        for file in self.files:
            _check(file)
        return self.call(*self.arguments)


class Workers(Executor):
    """Sends each task to a worker of the scheduler; a worker that dies is replaced, its task done again by another."""

    def __init__(self, client: Client, *, with_ocr: bool) -> None:
        """Use the workers of the scheduler that `client` is connected to."""
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._made_by = made_by(with_ocr=with_ocr)
        self._with_ocr = with_ocr

    def submit(self, fn: Callable[Words, Result], /, *args: Words.args, **kwargs: Words.kwargs) -> Future[Result]:
        """Have a worker run a call; paths among its arguments are files that it reads.

        Raises:
            FileMissingError: a file is not there (any more).
        """
        call = partial(fn, **kwargs) if kwargs else fn
        arguments = [argument.absolute() if isinstance(argument, Path) else argument for argument in args]
        files = [_sent(argument) for argument in arguments if isinstance(argument, Path)]
        task = Task(call, arguments, self._made_by, self._with_ocr, files)
        future: Future[Result] = Future()
        self._executor.submit(task.run).add_done_callback(partial(self._pass_on, future))
        return future

    def _pass_on(self, future: Future[Result], done: Future[Result]) -> None:
        """Pass on a task's result, or its error as this machine's own pools would raise it."""
        from distributed import KilledWorker

        if done.cancelled():
            future.set_exception(
                SchedulerError("The scheduler has gone; start it again, and the same command goes on.")
            )
        elif isinstance(error := done.exception(), KilledWorker):
            future.set_exception(BrokenExecutor(f"the workers that read it died, the last one at {error.last_worker}"))
        elif error is not None:
            future.set_exception(error)
        else:
            future.set_result(done.result())


@contextmanager
def scheduled(address: str, *, with_ocr: bool) -> Iterator[tuple[Executor, int]]:
    """Connect with the scheduler at `address`; yield its workers, and how many tasks they do at a time.

    Raises:
        MissingProgramError: Dask is not installed.
        SchedulerError: there is no scheduler, it has no workers, or these run something else.
    """
    if not ADDRESS.fullmatch(address):
        raise SchedulerError(f"{address}: this is no scheduler's address; it looks like tcp://192.0.2.1:8786.")
    with _connected(address) as client:
        _await_workers(client, address)
        workers = Workers(client, with_ocr=with_ocr)
        try:
            workers.submit(code, "extract").result(WORKERS_SECONDS)
        except (ImportError, RuntimeError, TimeoutError) as error:
            raise SchedulerError(
                f"{address}: its workers can't run this program ({error}); install atgardsbanken {VERSION} on them."
            ) from error
        yield workers, sum(client.nthreads().values())


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingProgramError(
            "--scheduler needs Dask, which is not installed; `pip install distributed`."
        ) from error
    with warnings.catch_warnings():
        # Versions are compared by every task, and documents of hundreds of pages are large by nature.
        warnings.filterwarnings("ignore", module="distributed")
        try:
            client = Client(address, timeout=SCHEDULER_SECONDS, set_as_default=False, name="atgardsbanken")
        except (OSError, ValueError) as error:
            raise SchedulerError(
                f"{address}: no scheduler answers there; start it with `dask scheduler` or check the address."
            ) from error
        with client:
            yield client


def _await_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except TimeoutError as error:
        raise SchedulerError(f"{address}: the scheduler has no workers; {START_WORKERS}.") from error


@cache
def made_by(*, with_ocr: bool) -> frozenset[str]:
    """Name the versions that results depend on: this program, its code, Python, and what it calls."""
    stages = (code("extract"), code("normalize"), code("corpus"), code("db"))
    digest = hashlib.sha256("".join(stages).encode()).hexdigest()[:8]
    python = ".".join(platform.python_version_tuple()[:2])
    return frozenset(
        [f"atgardsbanken {VERSION} (code {digest})", f"Python {python}", *outside(ocr=with_ocr).split(", ")]
    )


def _sent(path: Path) -> Sent:
    try:
        return Sent(path, _hash(path, *_stamp(path)))
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check the file and run again.") from error


def _check(file: Sent) -> None:
    """Make sure that this machine sees the same file as the sender.

    Raises:
        SchedulerError: it does not.
    """
    where = f"A worker on {platform.node()}"
    advice = "put the documents where all machines see them under the same path"
    try:
        sha256 = _hash(file.path, *_stamp(file.path))
    except OSError as error:
        raise SchedulerError(f"{where} can't read {file.path} ({error.strerror}); {advice}.") from error
    if sha256 != file.sha256:
        raise SchedulerError(f"{where} sees another file than this machine at {file.path}; {advice}.")


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does: its size in bytes and when it was written."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@lru_cache(MOST_HASHES)
def _hash(path: Path, _size: int, _written: int) -> str:
    return hash_of(path)
