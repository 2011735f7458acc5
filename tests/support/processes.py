"""Which processes live, by what stands in their environment."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

LOOK_AGAIN_SECONDS = 0.02


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended, and waits for its parent to notice, does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def marked(mark: str) -> dict[int, str]:
    """The command lines by process number of the living processes that have `mark` in their environment."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes() and is_alive(int(folder.name)):
                found[int(folder.name)] = (folder / "cmdline").read_text(encoding="utf-8").replace("\0", " ")
        except OSError:
            continue
    return found


def holds_within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether a condition holds at some moment of the next seconds."""
    deadline = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN_SECONDS)
    return held
