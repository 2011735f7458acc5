"""A bank's dataset release as a folder: whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path

from atgardsbanken.db.release.facts import ReleaseFacts
from atgardsbanken.db.release.files import DataFile
from atgardsbanken.db.release.write import release_names, write_release
from atgardsbanken.extract.errors import BadUsageError

FOLDER_MODE = 0o755
"""The permissions of the folder: everybody may read it, as with any that is made."""


def make_release(
    connection: sqlite3.Connection, folder: Path, facts: ReleaseFacts, *, replace: bool = False
) -> tuple[DataFile, ...]:
    """Write a release and return its data files; with `replace` in the place of an earlier one.

    It is written beside `folder` and moved there when it is whole.

    Raises:
        BadUsageError: `folder` holds something, or cannot be made there.
    """
    target = folder.resolve()
    _check_place(target, folder, replace=replace)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
            new = Path(beside) / "new"
            new.mkdir(mode=FOLDER_MODE)
            written = write_release(connection, new, facts)
            _put_in_place(new, target, Path(beside) / "old")
    except OSError as error:
        raise BadUsageError(f"{folder}: {error.strerror}; name a place that can be written, with room.") from error
    return written


def _check_place(target: Path, folder: Path, *, replace: bool) -> None:
    """Make sure that nothing but an earlier release is written over.

    Raises:
        BadUsageError: there is something else, or `replace` is not said.
    """
    if not target.parent.is_dir():
        raise BadUsageError(f"{folder}: the folder that it is to lie in is missing; make it first.")
    if not target.exists():
        return
    if not target.is_dir():
        raise BadUsageError(f"{folder}: this is a file; name a folder that is empty or not there yet.")
    held = {path.name for path in target.iterdir()}
    if strange := sorted(held - release_names()):
        raise BadUsageError(f"{folder}: holds {strange[0]}, which is no part of a release; name another folder.")
    if held and not replace:
        raise BadUsageError(f"{folder}: holds a release; name another folder, or replace it with --force.")


def _put_in_place(new: Path, target: Path, old: Path) -> None:
    """Move `new` to `target`; what was there is put back if that fails."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)
