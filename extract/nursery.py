"""Child processes without the seconds that it takes to load a reader: they part from a process that has it loaded."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from typing import IO

from atgardsbanken.extract.child import FORK, NUMBER


class Child:
    """A process that runs one request; its results come through `results`."""

    def __init__(self, nursery: Nursery, number: int, results: IO[bytes]) -> None:
        """Take over the child process `number` of `nursery`."""
        self._nursery = nursery
        self._number = number
        self._status: int | None = None
        self.results = results

    def status(self) -> int:
        """Its exit status, once it has sent its last result."""
        if self._status is None:
            self._status = self._nursery.ask(NUMBER.pack(self._number))
        return self._status

    def end(self) -> None:
        """Kill it, unless it has ended, and what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._number, signal.SIGKILL)
        self.status()
        self.results.close()


class Nursery:
    """The process that the children part from; it is started again where it has been killed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket = self._start()

    def run(self, function: Callable[..., object], arguments: tuple[object, ...], megabytes: int) -> Child:
        """A child that runs a function.

        Raises:
            OSError: no process can be started.
        """
        request, asks = os.pipe()
        results, answers = os.pipe()
        with os.fdopen(asks, "wb") as asked:
            try:
                number = self.ask(FORK, request, answers)
            finally:
                os.close(request)
                os.close(answers)
            with contextlib.suppress(BrokenPipeError):
                asked.write(pickle.dumps((megabytes, function, arguments)))
                asked.flush()
        return Child(self, number, os.fdopen(results, "rb", buffering=0))

    def ask(self, question: bytes, *pipes: int) -> int:
        """What the process answers."""
        with self._lock:
            try:
                return self._ask(question, *pipes)
            except OSError:
                if question != FORK:
                    return -signal.SIGKILL
                self._socket = self._start()
                return self._ask(question, *pipes)

    def _ask(self, question: bytes, *pipes: int) -> int:
        socket.send_fds(self._socket, [question], pipes)
        answer = self._socket.recv(NUMBER.size, socket.MSG_WAITALL)
        if len(answer) < NUMBER.size:
            raise BrokenPipeError
        found: int = NUMBER.unpack(answer)[0]
        return found

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            subprocess.Popen(
                [sys.executable, "-m", "atgardsbanken.extract.child"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                # Libraries that start threads of their own stand in each other's way where many children work
                # side by side, and a process with threads must not part in two.
                env={**os.environ, "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        return ours


@cache
def nursery(_process: int) -> Nursery:
    """The nursery of this process, which has the number that is given: a copy of the process needs its own."""
    return Nursery()
