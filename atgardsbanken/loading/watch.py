"""A folder that is watched: its documents are loaded as they come and change, once nobody writes to them any more."""

from __future__ import annotations

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
    waiting = set(first)
    for event in events:
        waiting |= {Path(name) for change, name in event if change is not Change.deleted and is_document(Path(name))}
        ready = sorted(path for path in waiting if is_whole(path))
        waiting -= {*ready, *(path for path in waiting if not path.exists())}
        if ready:
            yield ready


def is_whole(path: Path) -> bool:
    """Return whether a file is there and nobody has written to it for `SETTLED_SECONDS`."""
    try:
        return path.is_file() and time.time() - path.stat().st_mtime >= SETTLED_SECONDS
    except OSError:
        return False
