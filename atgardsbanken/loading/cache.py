"""The cache of results beside a bank, keyed by hash; sizes in bytes, times in days since 1970.

The file may be deleted at any time: what it held is worked out again. It holds records, never code.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from atgardsbanken.db.connection import WAIT_SECONDS, explained

log = logging.getLogger(__name__)

Result = TypeVar("Result")

SUFFIX = ".cache"
"""What the file beside the bank is called after it."""
FAST = 1
"""zlib's quickest level: a page's words shrink to a fifth in a millisecond."""
DAY = 86_400
MEGABYTE = 1_000_000

TABLE = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"
OLD = """
    SELECT key FROM (
        SELECT key, sum(length(value)) OVER (ORDER BY used DESC, key) AS size FROM results
    ) WHERE size > ?
"""


class Cache:
    """A file of results by key, safe for threads; close it, or use it in a `with` statement."""

    def __init__(self, path: Path) -> None:
        """Open the cache at `path`; a damaged file is replaced by an empty one.

        Raises:
            DatabaseError: the file can't be written.
        """
        self.path = path
        self._lock = threading.Lock()
        self._used: set[str] = set()
        try:
            self._connection = _open(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                with explained(path):
                    raise
            self._begin_anew(error)

    @classmethod
    def beside(cls, bank: Path) -> Cache:
        """Open the cache that belongs to a bank.

        Raises:
            DatabaseError: the file can't be written.
        """
        return cls(bank.with_name(bank.name + SUFFIX))

    def get(self, key: str, kind: type[Result]) -> Result | None:
        """Return the result stored under `key`, or None."""
        rows = self._run("SELECT value FROM results WHERE key = ?", [key])
        self._used.add(key)
        try:
            return msgspec.msgpack.decode(zlib.decompress(rows[0][0]), type=kind) if rows else None
        except (zlib.error, msgspec.MsgspecError, TypeError) as error:
            log.warning("%s: a result can't be understood (%s); working it out again", self.path, error)
            return None

    def keep(self, key: str, result: object) -> None:
        """Store a result under `key`.

        Raises:
            DatabaseError: there is no room for it.
        """
        data = zlib.compress(msgspec.msgpack.encode(result, enc_hook=_plain), FAST)
        self._run("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", [key, _today(), data])

    def _run(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run a statement; a file that is damaged is replaced by an empty one first.

        Raises:
            DatabaseError: the file can't be read or written.
        """
        with self._lock, explained(self.path):
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError as error:
                self._connection.close()
                self._begin_anew(error)
                return self._connection.execute(statement, values).fetchall()

    def _begin_anew(self, error: sqlite3.DatabaseError) -> None:
        """Replace a damaged file by an empty one, and say so."""
        log.warning("%s: can't be understood (%s); beginning a new one", self.path, error)
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        self._connection = _open(self.path)

    def prune(self, megabytes: int) -> None:
        """Delete the least recently used results until at most so many megabytes are left."""
        try:
            with self._lock, self._connection:
                self._delete_old(megabytes)
            with self._lock:
                self._connection.execute("PRAGMA incremental_vacuum").fetchall()
        except sqlite3.OperationalError as error:
            log.warning("%s: old results can't be deleted (%s); nothing else is lost", self.path, error)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            self._begin_anew(error)

    def _delete_old(self, megabytes: int) -> None:
        """Note which results were used today, and delete the least recently used ones."""
        self._connection.execute("BEGIN")
        today = [(_today(), key) for key in sorted(self._used)]
        self._connection.executemany("UPDATE results SET used = ? WHERE key = ?", today)
        old = self._connection.execute(OLD, [megabytes * MEGABYTE]).fetchall()
        self._connection.executemany("DELETE FROM results WHERE key = ?", old)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(TABLE)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _plain(value: object) -> object:
    """Convert a NumPy number to Python's own type."""
    plain: object = value.item()  # type: ignore[attr-defined]
    return plain


def _today() -> int:
    return int(time.time()) // DAY
