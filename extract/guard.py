"""Functions run in a child process with limits: seconds for each result, megabytes for the whole."""

from __future__ import annotations

import io
import os
import pickle
import select
import time
from collections.abc import Callable, Iterator
from typing import IO, TypeVar

from atgardsbanken.extract.child import LENGTH, OUT_OF_MEMORY
from atgardsbanken.extract.errors import LimitError, PipelineError
from atgardsbanken.extract.nursery import nursery

Result = TypeVar("Result")

READ_SIZE = 1 << 16
LARGEST_RESULT = 1 << 28
"""Bytes: more than this is no page."""
OWN_MODULES = ("atgardsbanken.extract.",)
SAFE_BUILTINS = {("builtins", name) for name in ("frozenset", "set", "list", "tuple", "dict")}


class CrashError(PipelineError):
    """The child process died: the file broke the library that reads it."""

    exit_code = 13


class _Reader(pickle.Unpickler):
    """Takes only this project's own records from a child that has parsed an unknown file."""

    def find_class(self, module: str, name: str) -> type:
        """The class `name`, if it is one of ours and defined in `module`.

        Raises:
            pickle.UnpicklingError: it is not.
        """
        if "." not in name and (module.startswith(OWN_MODULES) or (module, name) in SAFE_BUILTINS):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"a child sent {module}.{name}")


def guarded(
    function: Callable[..., Iterator[Result]], *arguments: object, seconds: float, megabytes: int
) -> Iterator[Result]:
    """What `function(*arguments)` yields, as it comes, run in a child process.

    Raises:
        LimitError: a result takes longer than `seconds`, or the child needs more than `megabytes`.
        CrashError: the child dies.
        PipelineError: what the function raises.
    """
    child = nursery(os.getpid()).run(function, arguments, megabytes)
    try:
        while (data := _receive(child.results, time.monotonic() + seconds, seconds)) is not None:
            result = _Reader(io.BytesIO(data)).load()
            if isinstance(result, PipelineError):
                raise result
            yield result
        _check(child.status(), megabytes)
    except pickle.UnpicklingError as error:
        raise CrashError(f"Reading gave something else than pages ({error}); the file is not to be trusted.") from error
    finally:
        child.end()


def _receive(pipe: IO[bytes], deadline: float, seconds: float) -> bytes | None:
    """The next result's bytes, or None where there are no more."""
    head = _read(pipe, LENGTH.size, deadline, seconds)
    if not head:
        return None
    (length,) = LENGTH.unpack(head)
    if length > LARGEST_RESULT:
        raise LimitError(f"A page gave {length:,} bytes of text; it is left out.")
    return _read(pipe, length, deadline, seconds)


def _read(pipe: IO[bytes], length: int, deadline: float, seconds: float) -> bytes:
    """Exactly `length` bytes, or none at the end."""
    data = bytearray()
    while len(data) < length:
        ready, _, _ = select.select([pipe], [], [], max(deadline - time.monotonic(), 0.0))
        if not ready:
            raise LimitError(f"Reading a page took more than {seconds:.0f} s; it is left out.")
        part = os.read(pipe.fileno(), min(READ_SIZE, length - len(data)))
        if not part:
            return b""
        data.extend(part)
    return bytes(data)


def _check(status: int, megabytes: int) -> None:
    if status == OUT_OF_MEMORY:
        raise LimitError(f"Reading needs more than {megabytes} MB; it is left out.")
    if status:
        raise CrashError(f"The file broke the program that reads it (status {status}); it is left out.")
