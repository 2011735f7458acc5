"""Connections to a bank: the settings that all have, and SQLite's errors in words a user can act on."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atgardsbanken.db import schema
from atgardsbanken.db.search import index
from atgardsbanken.extract.errors import DatabaseError, FileMissingError, PipelineError

WAIT_SECONDS = 30.0
"""How long a second writer waits for the first before it fails."""

ANYONES_LENGTH_BYTES = 1_000_000
"""The longest text or blob in a query that a visitor writes; a thousand rows of them still fit in memory."""
LENGTH_BYTES = 1_000_000_000
"""The longest one in the site's own queries: SQLite's default."""
ANYONES_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: ANYONES_LENGTH_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
"""SQLite's limits of a served connection, where visitors may write queries of their own."""

FULL = "the disk is full; make room and run again, what was loaded is kept"
CAUSES = {
    "locked": "another run is writing to it; wait until that is done and try again",
    "readonly": "it may not be written to; change its permissions or name another file",
    "full": FULL,
    "SHMSIZE": FULL,
    "malformed": "it is damaged; restore it from a copy or build it anew",
    "not a database": "it is no database; name another file",
    "unable to open": "it can't be opened; check that its folder is there and may be written to",
}
"""Parts of SQLite's messages and of its errors' names, each with what the user can do."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one line that says what to do.

    Raises:
        DatabaseError: SQLite could not do what was asked inside.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        words = f"{error} {getattr(error, 'sqlite_errorname', '')}"
        advice = next((advice for part, advice in CAUSES.items() if part in words), f"SQLite says: {error}")
        raise DatabaseError(f"{path}: {advice}") from error


def check_place(path: Path) -> None:
    """Check that a bank can lie at `path`, whether or not it is there.

    Raises:
        DatabaseError: that is a folder, or the folder above is missing.
    """
    if path.is_dir():
        raise missing(path)
    if not path.resolve().parent.is_dir():
        raise DatabaseError(f"{path}: there is no such folder; make it or name another file with --db")


def not_made(path: Path, error: OSError) -> DatabaseError:
    """Return the error of a bank that could not be made at `path`."""
    if error.errno == errno.ENOSPC:
        return DatabaseError(f"{path}: {FULL}")
    return DatabaseError(f"{path}: {error.strerror}; check that its folder is there and may be written to")


def missing(path: Path) -> PipelineError:
    """Return the error of a bank that should be at `path`, where no file is."""
    if path.is_dir():
        return DatabaseError(f"{path}: this is a folder; name the bank's file in it")
    return FileMissingError(f"{path}: there is no such database; build one with `atgardsbanken build`")


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open a connection with rows by name; each statement commits by itself unless a transaction is begun.

    Raises:
        FileMissingError: there is no such file and nothing may be written.
        DatabaseError: SQLite can't open it, or it is a folder.
    """
    if not write and not path.is_file():
        raise missing(path)
    mode = "rwc" if write else "ro&immutable=1" if is_fixed(path) else "ro"
    with explained(path):
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        return _set_up(sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None))


def is_fixed(path: Path) -> bool:
    """Return whether a bank lies where nobody can write, such as on a read-only medium: SQLite's locks need room."""
    log = path.with_name(f"{path.name}-wal")
    return not os.access(path.resolve().parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def memory() -> sqlite3.Connection:
    """Open such a connection to an empty database in memory."""
    return _set_up(sqlite3.connect(":memory:", isolation_level=None))


def limit_for_anyone(connection: sqlite3.Connection) -> None:
    """Limit the length and depth of what a visitor's query may make, so that none takes the machine's memory."""
    for name, value in ANYONES_LIMITS.items():
        connection.setlimit(name, value)


@contextmanager
def own_query(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the site's own queries read long blobs of the index on a connection that is limited for visitors."""
    before = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_BYTES)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Read the same state of the bank throughout, whatever is loaded meanwhile; nothing is written."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _set_up(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a read-only connection to a bank of the present version.

    Raises:
        FileMissingError: there is no such file.
        NewerDatabaseError: a later version of this program wrote it.
        DatabaseError: it is no bank, or one of an earlier version, or with a search index of another version.
    """
    connection = connect(path)
    with explained(path):
        schema.check(connection)
        index.check(connection)
    return connection
