"""Files, folders and `-` named by a user, checked before any work begins."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from atgardsbanken.extract.errors import BadUsageError, FileMissingError, NotAPdfError

SUFFIXES = frozenset({".pdf", ".txt"})
"""What a folder is searched for; a file named by itself may have any suffix."""


def existing(path: Path) -> Path:
    """Return `path` if it is there and may be read.

    Raises:
        FileMissingError: there is nothing, or it may not be read.
    """
    if not path.exists():
        raise FileMissingError(f"{path}: there is no such file; check the name and the folder.")
    if not os.access(path, os.R_OK):
        raise FileMissingError(f"{path}: the file may not be read; change its permissions.")
    return path


def documents(inputs: Iterable[Path]) -> list[Path]:
    """List every PDF and text extract in files and folders (with subfolders), each once, sorted by name.

    Raises:
        FileMissingError: an input is not there.
        BadUsageError: the inputs hold no document.
    """
    found: dict[Path, None] = {}
    for path in inputs:
        if existing(path).is_dir():
            found.update(
                dict.fromkeys(p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file())
            )
        else:
            found[path] = None
    if not found:
        raise BadUsageError(
            f"{', '.join(map(str, inputs))}: no .pdf or .txt file in there; name a folder that has some."
        )
    return list(found)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: the file can't be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_text(path: Path) -> str:
    """Read the text of a UTF-8 file, or of standard input for `-`.

    Raises:
        FileMissingError: there is no such file.
        NotAPdfError: the bytes are no UTF-8 text.
    """
    data = sys.stdin.buffer.read() if str(path) == "-" else existing(path).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAPdfError(
            f"{path}: not UTF-8 text (byte {error.start}); for a PDF use `atgardsbanken inspect {path}`."
        ) from error
