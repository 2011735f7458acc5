"""Children that part from a process that has all loaded: many at a time, and again where that process was killed."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from atgardsbanken.extract.guard import guarded
from atgardsbanken.extract.nursery import nursery

ROOMY = {"seconds": 20.0, "megabytes": 1500}


def asked(code: str) -> int:
    """What a child answers to an expression."""
    (found,) = guarded(map, eval, [code], **ROOMY)
    return int(found)


def test_children_work_side_by_side() -> None:
    """Each thread gets the answer to its own question."""
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(asked, map(str, range(12)))) == list(range(12))


def test_each_child_is_a_process_of_its_own() -> None:
    """What one does to itself does not reach the next, and all have one parent, which is not this process."""
    first, second = asked("__import__('os').getpid()"), asked("__import__('os').getpid()")
    parents = {asked("__import__('os').getppid()") for _ in range(2)}
    assert first != second
    assert len(parents) == 1
    assert os.getpid() not in parents


def test_a_killed_nursery_is_started_again() -> None:
    """The next question is answered by a new one."""
    os.kill(asked("__import__('os').getppid()"), signal.SIGKILL)
    assert asked("7") == 7


def test_no_child_is_left_behind() -> None:
    """A child that is given up is killed and collected."""
    results = guarded(map, eval, ["__import__('os').getpid()", "__import__('time').sleep(60)"], **ROOMY)
    number = next(results)
    results.close()  # type: ignore[attr-defined]
    assert not Path(f"/proc/{number}").exists()


def test_a_process_has_one_nursery() -> None:
    """It is kept, and belongs to the process that made it."""
    assert nursery(os.getpid()) is nursery(os.getpid())
