"""Functions run in a child process with limits: seconds for each result, megabytes for the whole.

What parses an unknown file may loop, swell, crash, or be taken over by the file. So it runs in a child of
multiprocessing's forkserver, a process that has all readers loaded; the results come back through a pipe, and nothing
but this package's own records is taken from it.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import multiprocessing
import os
import pickle
import resource
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import BinaryIO, TypeVar

from atgardsbanken.extract.errors import LimitError, PipelineError

Result = TypeVar("Result")

PRELOAD = ("atgardsbanken.extract.preload",)
"""The modules that the forkserver imports once, so that no child has to."""
ENVIRONMENT = {
    "PYTHONSAFEPATH": "1",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONWARNINGS": "ignore:resource_tracker:UserWarning",
}
"""Variables that the forkserver, and multiprocessing's resource tracker, start with.

Python looks for modules in the current folder first unless it is told not to: a file `numpy.py` beside the documents
would be run. Libraries that start threads of their own stand in each other's way where many children work side by
side, and a process with threads must not fork. After Ctrl-C the tracker frees what pools of processes held, and would
say so in lines of its own.
"""
PARENT = "ATGARDSBANKEN_PARENT"
"""The variable that tells the forkserver which process has started it."""
LENGTH = struct.Struct(">I")
"""Before each result: the number of bytes that it has, 0 after the last."""
MEBIBYTE_BYTES = 1024 * 1024
READ_BYTES = 1 << 16
LARGEST_RESULT_BYTES = 1 << 28
"""More than this is no page."""
PARENT_CHECK_SECONDS = 0.1
"""How soon a forkserver that is still loading notices that the process which started it is gone."""
ENDS_WITHIN_SECONDS = 5.0
"""The time that a child which has closed its pipe has to end by itself."""
START_WITHIN_SECONDS = 5.0
"""How long a child is asked for where the forkserver dies again and again."""
START_AGAIN_SECONDS = 0.02
OWN_MODULES = "atgardsbanken.extract."
SAFE_BUILTINS = frozenset({"frozenset", "set", "list", "tuple", "dict"})
UNPICKLING_ERRORS = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError)
"""What bytes that are no pickled record make `pickle` raise."""

_starting = threading.Lock()
# Otherwise it would run the main module's script once more.
forkserver.set_forkserver_preload(list(PRELOAD))


class CrashError(PipelineError):
    """The child process died: the file broke the library that reads it."""

    exit_code = 13


@dataclass(frozen=True, slots=True)
class _Request:
    """What a child runs, and the megabytes that it may take; multiprocessing hands it over."""

    function: Callable[..., Iterator[object]]
    arguments: tuple[object, ...]
    megabytes: int

    def _bootstrap(self, _parent: int) -> int:
        """Run the request in the child, as multiprocessing runs a `Process`; return the exit status."""
        answers, lifeline = forkserver.get_inherited_fds() or (-1, -1)
        os.setsid()
        _die_with(lifeline)
        _silence()
        with os.fdopen(answers, "wb") as pipe:
            self._answer(pipe)
        return 0

    def _answer(self, pipe: BinaryIO) -> None:
        """Send each result, or the error that ends them, then that there are no more."""
        # Made while there is memory for it.
        out_of_memory = _message(LimitError(f"Reading needs more than {self.megabytes} MB; it is left out."))
        _limit_memory(self.megabytes)
        try:
            for result in self.function(*self.arguments):
                pipe.write(_message(result))
                pipe.flush()
        except PipelineError as error:
            pipe.write(_message(error))
        except MemoryError:
            pipe.write(out_of_memory)
        pipe.write(LENGTH.pack(0))


@dataclass(slots=True)
class _Child:
    """A process that runs one request: its pid, and this process's ends of the pipes to it."""

    pid: int
    status_pipe: int
    """Tells the exit status once the child has ended."""
    request_pipe: int
    results_pipe: int
    lifeline: int
    """Nothing is written to it: the child is killed when it closes, however this process ends."""
    status: int | None = None

    @classmethod
    def start(cls, request: _Request) -> _Child:
        """Start a child that runs a request.

        Raises:
            CrashError: the forkserver can't start one.
        """
        results_pipe, answers = os.pipe()
        held, lifeline = os.pipe()
        with contextlib.ExitStack() as childs, contextlib.ExitStack() as ours:
            for end in (answers, held):
                childs.callback(os.close, end)
            for end in (results_pipe, lifeline):
                ours.callback(os.close, end)
            child = cls(*_fork([answers, held]), results_pipe, lifeline)
            ours.pop_all()  # From now on they are the child's, which closes them at its end.
        preparation = {"dir": Path.cwd(), "sys_path": [folder for folder in sys.path if folder]}
        with contextlib.suppress(BrokenPipeError), os.fdopen(child.request_pipe, "wb", closefd=False) as pipe:
            pipe.write(pickle.dumps(preparation) + pickle.dumps(request))
        return child

    def receive(self, seconds: float) -> bytes:
        """Return the next result's bytes; none after the last.

        Raises:
            LimitError: it takes longer than `seconds`, or is too large.
            CrashError: the child has died.
        """
        deadline = time.monotonic() + seconds
        try:
            (length,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
            if length > LARGEST_RESULT_BYTES:
                raise LimitError(f"A page gave {length:,} bytes of text; it is left out.")
            return self._read(length, deadline)
        except TimeoutError as error:
            raise LimitError(f"Reading a page took more than {seconds:.0f} s; it is left out.") from error
        except EOFError as error:
            connection.wait([self.status_pipe], ENDS_WITHIN_SECONDS)
            status = self.kill()
            raise CrashError(f"The file broke the program that reads it (status {status}); it is left out.") from error

    def _read(self, length: int, deadline: float) -> bytes:
        """Return exactly `length` bytes."""
        data = bytearray()
        while len(data) < length:
            if not connection.wait([self.results_pipe], max(deadline - time.monotonic(), 0.0)):
                raise TimeoutError
            part = os.read(self.results_pipe, min(READ_BYTES, length - len(data)))
            if not part:
                raise EOFError
            data.extend(part)
        return bytes(data)

    def kill(self) -> int:
        """Kill the child, unless it has ended, and all that it started; return its exit status."""
        if self.status is None:
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                self._kill_newborn()
            self.status = self._wait()
        return self.status

    def _kill_newborn(self) -> None:
        """Kill a child that is not yet at the head of a process group of its own."""
        if not connection.wait([self.status_pipe], 0):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _wait(self) -> int:
        try:
            return int(forkserver.read_signed(self.status_pipe))
        except EOFError:
            # The forkserver, which alone could tell, has been killed.
            return -signal.SIGKILL

    def end(self) -> None:
        """Kill the child and let go of its pipes."""
        self.kill()
        for pipe in (self.status_pipe, self.request_pipe, self.results_pipe, self.lifeline):
            os.close(pipe)


class _RecordsUnpickler(pickle.Unpickler):
    """Takes only this package's own records and errors from a child that has parsed an unknown file."""

    def find_class(self, module: str, name: str) -> type:
        """Return the class `name` if it is a record or error of ours, defined in `module`.

        Raises:
            pickle.UnpicklingError: it is not.
        """
        is_own = module.startswith(OWN_MODULES) and "." not in name
        if is_own or (module == "builtins" and name in SAFE_BUILTINS):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and (not is_own or _is_record(found)):
                return found
        raise pickle.UnpicklingError(f"a child sent {module}.{name}")


def context(preload: Sequence[str] = PRELOAD) -> ForkServerContext:
    """Return multiprocessing's forkserver, started unless it runs; it imports `preload` while the caller goes on."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(preload))
    with _safe_start():
        forkserver.ensure_running()
    return found


@contextlib.contextmanager
def ending_with_parent() -> Iterator[None]:
    """End this process if its parent ends while the block runs: a forkserver looks for that only once it has loaded."""
    # It may be gone by now.
    parent = int(os.environ.pop(PARENT, os.getppid()))

    def check(_number: int, _frame: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    before = signal.signal(signal.SIGALRM, check)
    signal.setitimer(signal.ITIMER_REAL, PARENT_CHECK_SECONDS, PARENT_CHECK_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def in_sandbox(
    function: Callable[..., Iterator[Result]], *arguments: object, seconds: float, megabytes: int
) -> Iterator[Result]:
    """Yield what `function(*arguments)` yields, as it comes, run in a child process.

    Args:
        function: one at the top of a module, which the child imports.
        arguments: what it is called with.
        seconds: the time that each result may take.
        megabytes: the memory that the child may take beyond what the forkserver has loaded.

    Raises:
        LimitError: a result takes longer than `seconds` or is too large, or the child needs more than `megabytes`.
        CrashError: the child dies, or sends something else than records.
        PipelineError: what the function raises.
    """
    child = _Child.start(_Request(function, arguments, megabytes))
    try:
        while data := child.receive(seconds):
            result = _unpickled(data)
            if isinstance(result, PipelineError):
                raise result
            yield result  # type: ignore[misc]
    finally:
        child.end()


def _unpickled(data: bytes) -> object:
    """Return the record or error that a child sent.

    Raises:
        CrashError: it is something else.
    """
    try:
        return _RecordsUnpickler(io.BytesIO(data)).load()
    except UNPICKLING_ERRORS as error:
        raise CrashError(f"Reading gave something else than pages ({error}); the file is not to be trusted.") from error


def _is_record(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, (tuple, PipelineError))


def _message(result: object) -> bytes:
    """Return what a child sends for a result: its length in bytes, then the pickled result."""
    data = pickle.dumps(result)
    return LENGTH.pack(len(data)) + data


@contextlib.contextmanager
def _safe_start() -> Iterator[None]:
    """Let the processes that start inside have `ENVIRONMENT`, and leave Ctrl-C to this one."""
    with _starting:
        wanted = {**ENVIRONMENT, PARENT: str(os.getpid())}
        before = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        # Before the signal is blocked, which this undoes.
        resource_tracker.ensure_running()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            _restore(before)


def _restore(environment: Mapping[str, str | None]) -> None:
    for name, value in environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _fork(pipes: Sequence[int]) -> tuple[int, int, int]:
    """Have the forkserver fork a child that inherits `pipes`; return its pid, and the pipes of its status and request.

    Raises:
        CrashError: it dies again and again, or there are no more processes to be had.
    """
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while True:
        try:
            return _ask_to_fork(list(pipes))
        except (OSError, EOFError) as error:
            if time.monotonic() > deadline:
                raise CrashError("No process can be started that reads files; end others and run again.") from error
        # A forkserver that is killed answers no more before the system tells that it has ended.
        time.sleep(START_AGAIN_SECONDS)


def _ask_to_fork(pipes: list[int]) -> tuple[int, int, int]:
    """Ask the forkserver once.

    Raises:
        OSError, EOFError: it dies meanwhile.
    """
    with _safe_start():
        try:
            status_pipe, request_pipe = forkserver.connect_to_new_process(pipes)
        except ChildProcessError:
            # This process is a copy of the one whose forkserver it is, and needs its own.
            forkserver._forkserver._forkserver_pid = None  # type: ignore[attr-defined]
            raise
    try:
        return int(forkserver.read_signed(status_pipe)), status_pipe, request_pipe
    except EOFError:
        os.close(status_pipe)
        os.close(request_pipe)
        raise


def _die_with(lifeline: int) -> None:
    """Have the kernel kill this process's group when the other end of the pipe `lifeline` closes."""
    # The signal has no handler, so it kills, even where a library loops without giving Python a turn.
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    if connection.wait([lifeline], 0):
        os._exit(1)


def _silence() -> None:
    """Connect standard input, output and error with nothing: what libraries say of a file is no use to anybody."""
    with Path(os.devnull).open("r+b", buffering=0) as nothing:
        for descriptor in range(3):
            os.dup2(nothing.fileno(), descriptor)


def _limit_memory(megabytes: int) -> None:
    """Limit the address space to what has been inherited and `megabytes` more; write no core dumps."""
    most = _address_space_bytes() + megabytes * MEBIBYTE_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space_bytes() -> int:
    """Return the size of this process's address space; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
