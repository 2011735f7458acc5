"""The cache of results beside a bank, keyed by hash; sizes in bytes, times in days since 1970.

The file may be deleted at any time: what it held is worked out again. It holds records, never code.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import zlib
from pathlib import Path
from types import TracebackType
from typing import TypeVar

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
            log.warning("%s: can't be understood (%s); beginning a new one", path, error)
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            self._connection = _open(path)

    @classmethod
    def beside(cls, bank: Path) -> Cache:
        """Open the cache that belongs to a bank.

        Raises:
            DatabaseError: the file can't be written.
        """
        return cls(bank.with_name(bank.name + SUFFIX))

    def get(self, key: str, kind: type[Result]) -> Result | None:
        """Return the result stored under `key`, or None."""
        with self._lock, explained(self.path):
            row = self._connection.execute("SELECT value FROM results WHERE key = ?", [key]).fetchone()
            self._used.add(key)
        try:
            return msgspec.msgpack.decode(zlib.decompress(row[0]), type=kind) if row else None
        except (zlib.error, msgspec.MsgspecError) as error:
            log.warning("%s: a result can't be understood (%s); working it out again", self.path, error)
            return None

    def keep(self, key: str, result: object) -> None:
        """Store a result under `key`.

        Raises:
            DatabaseError: there is no room for it.
        """
        data = zlib.compress(msgspec.msgpack.encode(result, enc_hook=_plain), FAST)
        with self._lock, explained(self.path):
            self._connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", [key, _today(), data])

    def prune(self, megabytes: int) -> None:
        """Delete the least recently used results until at most so many megabytes are left."""
        with self._lock, explained(self.path), self._connection:
            self._connection.execute("BEGIN")
            today = [(_today(), key) for key in sorted(self._used)]
            self._connection.executemany("UPDATE results SET used = ? WHERE key = ?", today)
            old = self._connection.execute(OLD, [megabytes * MEGABYTE]).fetchall()
            self._connection.executemany("DELETE FROM results WHERE key = ?", old)
        with self._lock, explained(self.path):
            self._connection.execute("PRAGMA incremental_vacuum").fetchall()

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
