"""The child process and its limits."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.guard import CrashError, guarded
from atgardsbanken.extract.textfile import text_pages

LIMITS = {"seconds": 20.0, "megabytes": 800}


def run(results: Iterator[object]) -> list[object]:
    """All results."""
    return list(results)


def test_results_come_through() -> None:
    """What the function yields arrives in order."""
    found = run(guarded(map, text_pages, ["ett", "två"], **LIMITS))
    assert found == [text_pages("ett"), text_pages("två")]


def test_slow_result_is_given_up() -> None:
    """A result that takes too long ends the child."""
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"more than 1 s"):
        run(guarded(map, time.sleep, [60.0], seconds=1.0, megabytes=800))
    assert time.monotonic() - start < 30


def test_memory_is_limited() -> None:
    """A child that needs more memory than it may have says so."""
    with pytest.raises(LimitError, match="needs more than 800 MB"):
        run(guarded(map, bytearray, [10**10], **LIMITS))


def test_dead_child_is_an_error() -> None:
    """A child that dies is told from one that is done."""
    with pytest.raises(CrashError, match=r"status 9"):
        run(guarded(map, os._exit, [9], **LIMITS))


def test_foreign_objects_are_refused() -> None:
    """A child can send records and numbers, nothing that runs code in the parent."""
    with pytest.raises(CrashError, match="not to be trusted"):
        run(guarded(map, Path, ["a"], **LIMITS))


@pytest.mark.parametrize("thing", [text_pages, os.getpid], ids=["a function of ours", "a function of the system"])
def test_a_child_can_send_records_only(thing: object) -> None:
    """A function that a child sends, by name, is refused: calling it would do what an unknown file wants."""
    with pytest.raises(CrashError):
        run(guarded(repeat, thing, 1, **LIMITS))
