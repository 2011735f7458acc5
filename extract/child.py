"""The child process in which files are parsed: a request on standard input, its results one by one on output."""

from __future__ import annotations

import logging
import os
import pickle
import resource
import struct
import sys
from collections.abc import Iterator
from typing import BinaryIO

from extract.errors import PipelineError

LENGTH = struct.Struct(">I")
"""Before each result: the number of bytes that it has."""
MEBIBYTE = 1024 * 1024
OUT_OF_MEMORY = 77
"""The exit status that says that the memory limit was met."""


def main() -> int:
    """Run the request; the exit status is 0, or OUT_OF_MEMORY."""
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not come between the results.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.basicConfig(level=logging.ERROR)
    megabytes, function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the parent process
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEBIBYTE, megabytes * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _answer(function(*arguments), results)
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
