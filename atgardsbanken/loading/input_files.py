"""Files, folders and `-` named by a user, checked before any work begins."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from atgardsbanken.extract.encodings import decoded
from atgardsbanken.extract.errors import BadUsageError, FileMissingError, NotAPdfError

ADDRESS = re.compile(r"^(?:https?|ftp):/")
"""The start of an address of the web, as a path has it: with one slash."""
DELIMITERS = (",", ";", "\t")
"""What stands between the cells of a CSV file: Swedish spreadsheets write semicolons."""
SUFFIXES = frozenset({".pdf", ".txt", ".docx", ".html", ".htm", ".xhtml"})
"""What a folder is searched for; a file named by itself may have any suffix."""


def there(path: Path) -> Path:
    """Return `path` if there is such a file or folder, readable or not.

    Raises:
        FileMissingError: there is nothing.
        BadUsageError: it is an address of the web.
    """
    if ADDRESS.match(str(path)):
        raise BadUsageError(f"{path}: this is an address, not a file; `atgardsbanken add --fetch ADDRESS` fetches it.")
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises where a folder above may not be entered
        raise FileMissingError(f"{path}: there is no such file; check the name and the folder.")
    return path


def existing(path: Path) -> Path:
    """Return `path` if it is there and may be read.

    Raises:
        FileMissingError: there is nothing, or it may not be read.
    """
    if not os.access(there(path), os.R_OK):
        raise FileMissingError(f"{path}: the file may not be read; change its permissions.")
    return path


def documents(inputs: Iterable[Path]) -> list[Path]:
    """List every document in files and folders (with subfolders), each once, sorted by name.

    What may not be read, be it a file or a folder, is listed too: reading it tells why.

    Raises:
        FileMissingError: an input is not there.
        BadUsageError: the inputs hold no document.
    """
    found: dict[Path, None] = {}
    for path in inputs:
        found.update(dict.fromkeys(sorted(documents_in(path)) if there(path).is_dir() else [path]))
    if not found:
        raise BadUsageError(
            f"{', '.join(map(str, inputs))}: no .pdf, .txt, .docx or .html file in there; name a folder that has some."
        )
    return list(found)


def skipped(inputs: Iterable[Path]) -> str:
    """Name by kind the files in folders that are no documents, such as "3 .docx, 1 .png"; "" for none."""
    names = (name for path in inputs if path.is_dir() for _, _, names in os.walk(path) for name in names)
    kinds = Counter(Path(name).suffix.lower() or "without a suffix" for name in names if not name.startswith("."))
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()) if kind not in SUFFIXES)


def documents_in(folder: Path) -> Iterator[Path]:
    """Yield the documents of a folder and its subfolders, and those of these that can't be listed."""
    closed: list[OSError] = []
    for parent, _, names in os.walk(folder, onerror=closed.append):
        paths = (Path(parent, name) for name in names)
        yield from (path for path in paths if is_document(path) and _may_be_file(path))
    yield from (Path(error.filename) for error in closed)


def is_document(path: Path) -> bool:
    """Return whether a file in a folder is a document, by its suffix; hidden files and editors' locks are none."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))


def _may_be_file(path: Path) -> bool:
    """Return whether a path leads to a file, or to what can't be told."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: the file can't be read, or is none: what comes out of a device or pipe may never end.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is a device, pipe or socket, not a file", str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_table(path: Path) -> str:
    """Read the text of a CSV file, or of standard input for `-`, in whichever encoding a spreadsheet has left it.

    Raises:
        FileMissingError: there is no such file, or it is a folder.
    """
    return decoded(_content(path))


def table_rows(text: str) -> csv.DictReader[str]:
    """Read the rows of a CSV file's text, whose first line holds the headings and tells by what cells are parted."""
    first, _, _ = text.partition("\n")
    return csv.DictReader(io.StringIO(text), delimiter=max(DELIMITERS, key=first.count))


def _content(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    if existing(path).is_dir():
        raise FileMissingError(f"{path}: this is a folder; name a file in it.")
    return path.read_bytes()


def read_text(path: Path) -> str:
    """Read the text of a UTF-8 file, or of standard input for `-`.

    Raises:
        FileMissingError: there is no such file.
        NotAPdfError: the bytes are no UTF-8 text.
    """
    try:
        return _content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAPdfError(
            f"{path}: not UTF-8 text (byte {error.start}); for a PDF use `atgardsbanken inspect {path}`."
        ) from error
