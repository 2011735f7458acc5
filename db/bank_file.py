"""A bank's file: created whole, opened, brought to the present version, written in transactions, and checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.db import reference, schema
from atgardsbanken.db.connection import check_place, connect, explained, memory, missing, not_made
from atgardsbanken.db.search import index, index_update
from atgardsbanken.extract.errors import DatabaseError

TRANSACTION = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
SAVEPOINT = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))
"""The statements that begin a transaction, or a part of one, end it, and undo it."""


class BankFile:
    """An open bank; close it, or use it in a `with` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open the bank at `path`, brought to the present version; make one if there is none and `create` allows it.

        One process at a time may create a bank: a file that another makes meanwhile is lost.

        Raises:
            FileMissingError: there is none and `create` is false.
            NewerDatabaseError: a later version of this program wrote it.
            DatabaseError: it is something else, or can't be written.
        """
        if not path.is_file():
            if not create:
                raise missing(path)
            check_place(path)
            cls._create(path)
        bank = cls(path, connect(path, write=True))
        with explained(path):
            bank.connection.execute("PRAGMA journal_mode = WAL")
            bank.connection.execute("PRAGMA synchronous = NORMAL")
        bank._update()
        return bank

    @classmethod
    def _create(cls, path: Path) -> None:
        """Make an empty bank in memory and write it whole: no reader or crash ever finds half of it."""
        with cls(path, memory()) as empty:
            empty._update()
            content = empty.connection.serialize()
        new = path.with_name(f"{path.name}.new")
        try:
            new.write_bytes(content)
            new.replace(path)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise not_made(path, error) from error

    def _update(self) -> None:
        with self.transaction():
            schema.migrate(self.connection)
            reference.fill(self.connection)
            self.finish()

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that it can be copied alone, and close it."""
        with explained(self.path):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is written inside, or nothing of it; one inside another is a part that may fail alone.

        Raises:
            DatabaseError: the bank is locked, read-only or damaged, or the disk is full.
        """
        inside = self.connection.in_transaction
        begin, commit, undo = SAVEPOINT if inside else TRANSACTION
        with explained(self.path), ExitStack() as unless_done:
            self.connection.execute(begin)
            unless_done.callback(self._undo, undo)
            yield
            self.connection.execute(commit)
            unless_done.pop_all()

    def _undo(self, statements: Iterable[str]) -> None:
        if self.connection.in_transaction:
            for statement in statements:
                self.connection.execute(statement)

    def finish(self, in_parts: InParts = here) -> None:
        """Bring the search index up to date, if anything it is made from has changed since."""
        if not index.is_stale(self.connection):
            return
        is_small = index.is_built(self.connection) and index_update.is_small(self.connection)
        with self.transaction():
            index_update.update(self.connection) if is_small else index.build(self.connection, in_parts)

    def check(self) -> None:
        """Make sure that the bank is whole.

        Raises:
            DatabaseError: SQLite's own checks find damage or a row that points at nothing.
        """
        with explained(self.path):
            integrity = self.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            dangling = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        if integrity != "ok" or dangling:
            raise DatabaseError(f"{self.path}: the database is damaged; restore it from a copy or build it anew")
