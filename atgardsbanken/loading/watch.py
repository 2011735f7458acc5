"""A folder that is watched: its documents are loaded as they come and change, once nobody writes to them any more."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from atgardsbanken.loading.input_files import documents_in, is_document

SETTLED_SECONDS = 2.0
"""A file that was not written to for so long is taken to be whole."""
LOOK_MILLISECONDS = 1000
"""How often files that are being written are looked at."""


def ready_files(folder: Path) -> Iterator[list[Path]]:
    """Yield the documents of a folder (with subfolders), then those that come or change, without end."""
    events = watch(folder, yield_on_timeout=True, rust_timeout=LOOK_MILLISECONDS)
    next(events)  # Begins the watching, so that no file can come unseen after the folder was listed.
    yield from settled(sorted(documents_in(folder)), events)


def settled(first: Iterable[Path], events: Iterable[set[tuple[Change, str]]]) -> Iterator[list[Path]]:
    """Yield files, the `first` ones and those of the events, in groups once they are whole; files that go are left."""
    waiting, ahead = set(first), Ahead()
    for event in events:
        waiting |= {Path(name) for change, name in event if change is not Change.deleted and is_document(Path(name))}
        ready = sorted(path for path in waiting if is_whole(path, ahead))
        waiting -= {*ready, *(path for path in waiting if not path.exists())}
        if ready:
            yield ready


class Ahead:
    """Files whose last writing lies in the future, as the clocks of other machines have it, and since when they do."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[int, int, float]] = {}

    def unchanged_seconds(self, path: Path, found: os.stat_result) -> float:
        """Return for how long such a file has looked as it does now."""
        now, looks = time.monotonic(), (found.st_mtime_ns, found.st_size)
        *before, since = self._seen.get(path, (*looks, now))
        since = since if tuple(before) == looks else now
        self._seen[path] = (*looks, since)
        return now - since


def is_whole(path: Path, ahead: Ahead) -> bool:
    """Return whether a file is there and nobody has written to it for `SETTLED_SECONDS`."""
    try:
        found = path.stat()
    except OSError:
        return False
    idle = time.time() - found.st_mtime
    idle = ahead.unchanged_seconds(path, found) if idle < 0 else idle
    return stat.S_ISREG(found.st_mode) and idle >= SETTLED_SECONDS
