"""The process that has all that reads files loaded, and parts in two for each request: its child parses, with limits.

A request names a function and its arguments; its results go through a pipe, each after its length in bytes.
"""

from __future__ import annotations

import logging
import os
import pickle
import resource
import signal
import socket
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn

from atgardsbanken.extract.errors import PipelineError

LENGTH = struct.Struct(">I")
"""Before each result: the number of bytes that it has."""
NUMBER = struct.Struct(">q")
"""A process's number, and its exit status."""
FORK = NUMBER.pack(0)
"""Asks for a child; any other number asks for the exit status of the child that has it."""
MEBIBYTE = 1024 * 1024
OUT_OF_MEMORY = 77
"""The exit status that says that the memory limit was met."""
FAULT = 70
"""The exit status that says that the function raised something unforeseen."""
ENDS_WITHIN = 5.0
"""Seconds in which a child that has sent its last result must end."""
LOOKED_EVERY = 0.001
"""Seconds between two looks at whether it has."""


def main() -> int:
    """Serve the process at the other end of standard input until that ends; the exit status is 0."""
    # What the children need is loaded once, here.
    from atgardsbanken.extract import page_images, pages  # noqa: F401

    logging.basicConfig(level=logging.ERROR)
    with socket.socket(fileno=os.dup(sys.stdin.fileno())) as parent, Path(os.devnull).open() as nothing:
        os.dup2(nothing.fileno(), sys.stdin.fileno())
        while True:
            asked, pipes, _, _ = socket.recv_fds(parent, NUMBER.size, 2)
            if len(asked) < NUMBER.size:
                return 0
            answer = _status(NUMBER.unpack(asked)[0]) if asked != FORK else _fork(parent, *pipes)
            parent.sendall(NUMBER.pack(answer))


def _fork(parent: socket.socket, requests: int, results: int) -> int:
    """The number of a new child that reads its request from one pipe and writes to the other."""
    number = os.fork()
    if not number:
        parent.close()
        _be_child(requests, results)
    os.close(requests)
    os.close(results)
    return number


def _status(number: int) -> int:
    """The exit status of a child that is done; one that does not end is killed."""
    deadline = time.monotonic() + ENDS_WITHIN
    while True:
        found, status = os.waitpid(number, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(number, signal.SIGKILL)
        time.sleep(LOOKED_EVERY)


def _be_child(requests: int, results: int) -> NoReturn:
    """Do what is asked and end, in a session of its own so that all that it starts can be killed with it."""
    status = FAULT
    try:
        os.setsid()
        with os.fdopen(requests, "rb") as request, os.fdopen(results, "wb") as out:
            status = _do(request, out)
    finally:
        os._exit(status)


def _do(request: BinaryIO, out: BinaryIO) -> int:
    """Run the request; the exit status."""
    megabytes, function, arguments = pickle.load(request)  # noqa: S301 - written by the parent process
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEBIBYTE, megabytes * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _answer(function(*arguments), out)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _answer(found: Iterator[object], results: BinaryIO) -> None:
    try:
        for result in found:
            _send(result, results)
    except PipelineError as error:
        _send(error, results)


def _send(result: object, results: BinaryIO) -> None:
    data = pickle.dumps(result)
    results.write(LENGTH.pack(len(data)) + data)
    results.flush()


if __name__ == "__main__":
    sys.exit(main())
