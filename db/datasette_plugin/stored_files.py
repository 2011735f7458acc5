"""The files that documents were read from, where the owner keeps them in a folder and lets readers open them.

A reader names a document, never a path. Only a file whose SHA-256 is the one in the bank is sent, so nothing else that
lies in the folder can be; links are not followed.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils.asgi import AsgiFileDownload, NotFound, Request

from atgardsbanken.db.datasette_plugin import web
from atgardsbanken.db.languages import text

if TYPE_CHECKING:
    from datasette.app import Datasette

INLINE_TYPES = {".pdf": "application/pdf", ".txt": "text/plain"}
"""Types of files that browsers show without running anything; others are saved."""
RENEWED_SECONDS = 60.0
"""How long after one look through the folder the next may be, where a file is missing: many are asked for at once."""
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""A document's id is made from its content, so what is answered never changes."""

FileState = tuple[Path, int, int]
"""A file as it is now: its path, when it was written (nanoseconds), and its length in bytes."""


class StoredFiles:
    """A folder with documents' files, found by their names and known by their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sums: dict[FileState, str] = {}
        self._look()

    def find(self, name: str, sha256: str) -> Path | None:
        """Return the path of the file with this name and content; None where the folder has none."""
        if name not in self._paths and time.monotonic() - self._looked > RENEWED_SECONDS:
            self._look()
        return next((path for path in self._paths.get(name, ()) if self._sum(path) == sha256), None)

    def named(self, names: Iterable[str]) -> int:
        """Count the names that files in the folder have."""
        return sum(name in self._paths for name in names)

    def _look(self) -> None:
        """Look through the folder and those in it."""
        self._looked = time.monotonic()
        self._paths: dict[str, list[Path]] = {}
        for path in _files(self._folder):
            self._paths.setdefault(path.name, []).append(path)

    def _sum(self, path: Path) -> str:
        """Return the SHA-256 of a file, "" where it can't be read (any longer)."""
        try:
            told = path.stat(follow_symlinks=False)
            state = (path, told.st_mtime_ns, told.st_size)
            if state not in self._sums:
                with path.open("rb") as file:
                    self._sums[state] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""
        return self._sums[state]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and in those below it, without links."""
    for place, _, names in os.walk(folder):
        yield from (path for path in (Path(place, name) for name in names) if path.is_file() and not path.is_symlink())


def described(files: StoredFiles, connection: sqlite3.Connection, folder: Path) -> str:
    """Say what a site serves of a folder, to the owner who switched it on."""
    names = [row[0] for row in connection.execute("SELECT name FROM documents")]
    found = f"{files.named(names)} of {len(names)} documents have a file of their name in {folder}"
    return f"Readers can open documents' files: {found}. One is sent only if the bank was read from just these bytes."


async def address(datasette: Datasette, key: str) -> str:
    """Return the path of the file that a document was read from; "" where readers can't have it."""
    found = await _found(datasette, key)
    return f"{web.base(datasette)}/fil/{key}{found.suffix.lower()}" if found else ""


async def stored_file(datasette: Datasette, request: Request) -> AsgiFileDownload:
    """Answer with the file that a document was read from: shown by the browser, or saved where that might run it.

    Raises:
        NotFound: the owner serves no files, or has not this one.
    """
    key, form = request.url_vars["id"], f".{request.url_vars['form'].lower()}"
    found = await _found(datasette, key)
    if found is None or found.suffix.lower() != form:
        raise NotFound(text("Filen finns inte på webbplatsen."))
    kind = INLINE_TYPES.get(form)
    name = None if kind else f"{key}{form}"
    return AsgiFileDownload(str(found), name, kind or "application/octet-stream", dict(FOR_EVER))


async def _found(datasette: Datasette, key: str) -> Path | None:
    """Return the path of a document's file; None where files are not served, or this one is not there."""
    files: StoredFiles | None = getattr(datasette, "files", None)
    if files is None:
        return None

    def read(connection: sqlite3.Connection) -> tuple[str, str] | None:
        row = connection.execute("SELECT name, sha256 FROM documents WHERE id = ?", [key]).fetchone()
        return (str(row[0]), str(row[1])) if row else None

    told = await web.ask(datasette, read)
    return await asyncio.to_thread(files.find, *told) if told else None
