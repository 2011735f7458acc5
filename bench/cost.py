"""What a program takes, all processes that it starts counted, those too that outlive it: seconds and bytes."""

from __future__ import annotations

import ctypes
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen

SUBREAPER = 36
"""Linux' number of the wish to become the parent of orphans (PR_SET_CHILD_SUBREAPER)."""
KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processor time, and the size of the largest process in bytes."""

    seconds: float
    cpu: float
    memory: float


def run(command: Sequence[str | Path], *, told: Callable[[str], None] = print, cwd: Path | None = None) -> Cost:
    """What a command takes; each line that it prints or says is `told` as soon as it comes.

    Raises:
        RuntimeError: it fails; with the last that it said.
    """
    # The server that forks workers ends after the command and would take their time with it.
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    start, line = time.perf_counter(), ""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    with Popen([*map(str, command)], stdout=PIPE, stderr=-2, text=True, cwd=cwd, env=environment) as job:
        assert job.stdout is not None
        for line in job.stdout:
            told(line.rstrip("\n"))
        _, status, used = os.wait4(job.pid, 0)
        job.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if job.returncode:
        raise RuntimeError(line)
    all_used = [used, *_orphans()]
    cpu = sum(each.ru_utime + each.ru_stime for each in all_used)
    return Cost(seconds, cpu, max(each.ru_maxrss for each in all_used) * KIBIBYTE)


def _orphans() -> Iterator[resource.struct_rusage]:
    """What the processes took that the command has left behind; they end by themselves."""
    while True:
        try:
            _, _, used = os.wait3(0)
        except ChildProcessError:
            return
        yield used
