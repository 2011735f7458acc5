"""The bank as the loader sees it: documents go in whole or not at all, links and corrections over all of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from atgardsbanken.corpus.corrections import Conflict, Correction
from atgardsbanken.corpus.records import Continuation, DocumentFindings, DocumentMetadata, Measure, Theme
from atgardsbanken.db import archive, corrections, index, reference, rows, schema, versions
from atgardsbanken.db.connection import connect, explained, memory
from atgardsbanken.db.rows import Failure
from atgardsbanken.extract.errors import DatabaseError, FileMissingError

TRANSACTION = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
SAVEPOINT = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))
"""How a transaction, or a part of one, begins, ends, and is undone."""
KNOWN = ("id", "name", "sha256", "version", "options", "status", "copy_of", "given")
"""The columns of `documents` behind a `Known`."""
FIRST_LOAD = (
    "SELECT first_load FROM documents WHERE id = ?",
    "SELECT json_extract(facts, '$.first_load') FROM set_aside WHERE id = ?",
)
"""The run that a document came with, shown or set aside."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the bank knows of a loaded file.

    `copy_of` is the id of a better copy of the same document, `given` what a person said of it, as JSON; `away` says
    why it is kept without being shown (`removed`, `replaced`), empty where it is.
    """

    id: str
    name: str
    sha256: str
    version: str
    options: str
    status: str
    copy_of: str | None
    given: str = "{}"
    away: str = ""


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a run did: files loaded, left as they were and failed.

    `partial` of the first two lack pages that failed; `failures` counts the third by the classes of their errors.
    """

    loaded: int = 0
    unchanged: int = 0
    failed: int = 0
    partial: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)


class Bank:
    """An open bank; close it, or use it in a `with` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._tables = Database(connection)
        self._load: int | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Bank:
        """The bank at `path`, brought to the present version; a new one where there is none and `create` allows it.

        One process at a time may create a bank: a file that another makes meanwhile is lost.

        Raises:
            FileMissingError: there is none and `create` is false.
            NewerDatabaseError: a later version of this program wrote it.
            DatabaseError: it is something else, or can't be written.
        """
        if not path.is_file():
            if not create:
                raise FileMissingError(f"{path}: there is no such database; build one with `atgardsbanken build`")
            cls._create(path)
        bank = cls(path, connect(path, write=True))
        with explained(path):
            bank.connection.execute("PRAGMA journal_mode = WAL")
            bank.connection.execute("PRAGMA synchronous = NORMAL")
        bank._bring_up()
        return bank

    @classmethod
    def _create(cls, path: Path) -> None:
        """An empty bank at `path`, made in memory and moved there whole: no reader or crash ever finds half of it."""
        with cls(path, memory()) as empty:
            empty._bring_up()
            content = empty.connection.serialize()
        new = path.with_name(f"{path.name}.new")
        try:
            new.write_bytes(content)
            new.replace(path)
        except OSError as error:
            raise DatabaseError(f"{path}: {error.strerror}; check that its folder is there and has room") from error

    def _bring_up(self) -> None:
        with self.transaction():
            schema.migrate(self.connection)
            reference.fill(self.connection)
            self.finish()

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that it can be copied alone, and close it."""
        with explained(self.path):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.connection.close()

    def __enter__(self) -> Bank:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing of it; one inside another is a part of it that may fail alone.

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

    # Documents

    def put(
        self,
        reading: DocumentFindings,
        *,
        version: str,
        options: str = "",
        given: Mapping[str, str | int] | None = None,
        pictures: Mapping[int, bytes] | None = None,
    ) -> None:
        """Store what was read of a document in place of what was stored of it before, all or nothing.

        Args:
            reading: the document and what was found in it.
            version: of the code that read it.
            options: with which it was read, as text that is equal for equal options.
            given: what a person said of the document.
            pictures: WebP images by page number.
        """
        document = reading.document
        row = rows.document_row(reading, version=version, options=options, given=given or {})
        with self.transaction():
            self._replace(row)
            self._insert("pages", (rows.page_row(document.id, page) for page in document.pages))
            self._insert("pictures", _picture_rows(document.id, pictures or {}))
            self._insert("passages", (rows.passage_row(document.id, passage) for passage in reading.passages))
            self._insert("measures", (rows.measure_row(document.id, measure) for measure in reading.measures))
            self._insert("figures", (rows.figure_row(document.id, n, f) for n, f in enumerate(reading.figures)))
            self._insert("repairs", (rows.repair_row(document.id, placed) for placed in reading.repairs))
            self._insert("failures", rows.failure_rows(reading))
            self._insert("load_documents", self._loaded(document.id))

    def put_failure(
        self,
        failure: Failure,
        *,
        facts: DocumentMetadata | None = None,
        version: str = "",
        options: str = "",
        given: Mapping[str, str | int] | None = None,
    ) -> None:
        """Store that a file could not be read, in place of what was stored of it before."""
        facts = facts or DocumentMetadata(title=failure.name)
        row = rows.failed_document_row(failure, facts, version=version, options=options, given=given or {})
        with self.transaction():
            if failure.sha256:
                self._replace(row)
            self.connection.execute("DELETE FROM failures WHERE name = ? AND document IS NULL", [failure.name])
            self._insert("failures", [rows.failure_row(failure)])

    def delete(self, document: str) -> None:
        """Take a document and all that was read of it out of the bank for good."""
        with self.transaction():
            self.connection.execute("DELETE FROM documents WHERE id = ?", [document])
            archive.forget(self.connection, document)
            self._changed()

    def known(self) -> dict[str, Known]:
        """The documents in the bank by SHA-256; a file that failed without a byte read is not among them."""
        shown = self.connection.execute(f"SELECT {', '.join(KNOWN)} FROM documents")  # noqa: S608
        known = {row["sha256"]: Known(*row) for row in shown}
        for facts, why in self.connection.execute("SELECT facts, why FROM set_aside"):
            row = {"copy_of": None, **json.loads(facts)}
            known[row["sha256"]] = Known(**{column: row[column] for column in KNOWN}, away=why)
        return known

    def fingerprints(self) -> list[str]:
        """What is kept of each document's text to know copies of it, in the order of their ids."""
        query = "SELECT fingerprint FROM documents WHERE fingerprint != '' ORDER BY id"
        return [row["fingerprint"] for row in self.connection.execute(query)]

    def _replace(self, row: rows.Row) -> None:
        """Put a row of `documents` in the place of all that is stored of that document; only its first run stays."""
        key, first = row["id"], self._load or 0
        for query in FIRST_LOAD:
            first = next((found for (found,) in self.connection.execute(query, [key])), first)
        self.connection.execute("DELETE FROM documents WHERE id = ?", [key])
        self.connection.execute("DELETE FROM failures WHERE name = ? AND document IS NULL", [row["name"]])
        archive.forget(self.connection, str(key))
        self._insert("documents", [{**row, "first_load": first}])
        self._changed()

    def _changed(self) -> None:
        """Remember that links and index no longer agree with the documents."""
        self.connection.execute("DELETE FROM settings WHERE name = 'connected'")
        index.mark_stale(self.connection)

    def _loaded(self, document: str) -> list[rows.Row]:
        return [] if self._load is None else [{"load": self._load, "document": document}]

    def _insert(self, table: str, new: Iterable[rows.Row]) -> None:
        self._tables.table(table).insert_all(new)

    # All documents together

    def all_measures(self, *, copies: bool = False) -> list[Measure]:
        """The measures of the best copy of each document, or of all copies, in the order of their ids."""
        wanted = "" if copies else "WHERE d.copy_of IS NULL"
        query = f"SELECT m.* FROM measures m JOIN documents d ON d.id = m.document {wanted} ORDER BY m.id"  # noqa: S608
        return [rows.measure_of(row) for row in self.connection.execute(query)]

    def set_copies(self, copies: Mapping[str, str]) -> None:
        """Store which documents are copies: the id of each with the id of the best copy of the same document."""
        before = dict(self.connection.execute("SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL").fetchall())
        if before == dict(copies):
            return
        with self.transaction():
            self.connection.execute("UPDATE documents SET copy_of = NULL WHERE copy_of IS NOT NULL")
            pairs = [(best, copy) for copy, best in sorted(copies.items())]
            self.connection.executemany("UPDATE documents SET copy_of = ? WHERE id = ?", pairs)
            index.mark_stale(self.connection)

    def set_links(self, themes: Iterable[Theme], continuations: Iterable[Continuation]) -> None:
        """Store the themes and continuations in place of all earlier ones."""
        themes = list(themes)
        with self.transaction():
            self.connection.execute("UPDATE measures SET theme = NULL WHERE theme IS NOT NULL")
            self.connection.execute("DELETE FROM themes")
            self.connection.execute("DELETE FROM continuations")
            self._insert("themes", ({"id": theme.id, "label": theme.label} for theme in themes))
            members = ((theme.id, member) for theme in themes for member in theme.members)
            self.connection.executemany("UPDATE measures SET theme = ? WHERE id = ?", members)
            self._insert("continuations", (_continuation_row(link) for link in continuations))
            index.mark_stale(self.connection)

    def correct(self, said: Iterable[Correction]) -> tuple[Conflict, ...]:
        """Keep corrections and lay all that are kept over what was read; those that need a look."""
        with self.transaction():
            corrections.store(self.connection, said)
            conflicts = corrections.lay_over(self.connection)
            self._changed()
        return conflicts

    def reapply_corrections(self) -> tuple[Conflict, ...]:
        """Lay the corrections over what was read, after documents have been loaded; those that need a look."""
        kept = self.connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone()
        return self.correct(()) if kept else ()

    def take_back(self, measure: str, field: str) -> None:
        """Take a correction back: the field says again what was read."""
        with self.transaction():
            self.connection.execute("DELETE FROM corrections WHERE measure = ? AND field = ?", [measure, field])
            corrections.lay_over(self.connection)
            self._changed()

    def corrections(self) -> list[Correction]:
        """All corrections, in the order of their measures and fields."""
        return corrections.stored(self.connection)

    def measure_as_read(self, key: str) -> tuple[Measure, str] | None:
        """The measure with this id without what a person said of it, and its document's id; None where none is."""
        return corrections.measure_as_read(self.connection, key)

    def is_connected(self, by: str) -> bool:
        """Whether copies, links and index agree with the documents, as the code `by` makes them."""
        row = self.connection.execute("SELECT value FROM settings WHERE name = 'connected'").fetchone()
        return row is not None and row["value"] == by and not index.is_stale(self.connection)

    def mark_connected(self, by: str) -> None:
        """Remember that copies, links and index agree with the documents, as the code `by` makes them."""
        with self.transaction():
            self.connection.execute("INSERT OR REPLACE INTO settings VALUES ('connected', ?)", [by])

    # Versions

    def revert_corrections(self) -> None:
        """Let all measures say what was read, under the ids that they were read with, until they are connected."""
        with self.transaction():
            versions.revert_corrections(self.connection)
            self._changed()

    def arrange_versions(self) -> dict[str, str]:
        """Show the newest version of each document; the id of each replaced one with that of its newest version."""
        with self.transaction():
            return versions.arrange(self.connection)

    def say_replaces(self, newer: str, older: str) -> None:
        """Keep that a person said that one document replaces another, or none (an empty id)."""
        with self.transaction():
            self.connection.execute("INSERT OR REPLACE INTO replacements VALUES (?, ?)", [newer, older])
            self._changed()

    def archive(self, document: str) -> None:
        """Keep a document without showing it; its measures must be laid bare."""
        with self.transaction():
            self.connection.execute("UPDATE set_aside SET why = 'removed', replaced_by = '' WHERE id = ?", [document])
            if self.connection.execute("SELECT 1 FROM documents WHERE id = ?", [document]).fetchone():
                archive.archive(self.connection, document, "removed")
            self._changed()

    def bring_back(self, document: str) -> None:
        """Show a document again that was put away; all measures must be laid bare."""
        with self.transaction():
            archive.bring_back(self.connection, document)
            self._changed()

    def replacement_of(self, document: str) -> str:
        """The id of the version that replaces a document, as it was last arranged; empty where none does."""
        return next((each.replaced_by for each in self.set_aside() if each.id == document), "")

    def set_aside(self) -> list[versions.SetAside]:
        """The documents that are kept but not shown, in the order of their titles."""
        return versions.set_aside(self.connection)

    def finish(self) -> None:
        """Build the search index anew, if anything it is made from has changed since it was built."""
        if index.is_stale(self.connection):
            with self.transaction():
                index.build(self.connection)

    # Runs

    def begin_load(self, *, version: str, options: str = "", started: datetime | None = None) -> int:
        """The number of a new run, to which the documents that follow are counted.

        Runs and their times are all in the bank that differs between loads of the same documents.
        """
        with self.transaction():
            insert = "INSERT INTO loads (started, version, options) VALUES (?, ?, ?) RETURNING id"
            values = [_time(started or datetime.now(UTC)), version, options]
            self._load = int(self.connection.execute(insert, values).fetchone()[0])
        return self._load

    def finish_load(self, load: int, counts: LoadCounts) -> None:
        """Store what the run did and when it was done."""
        with self.transaction():
            self.connection.execute(
                "UPDATE loads SET finished = ?, loaded = ?, unchanged = ?, failed = ?, partial = ?, "
                "measures = (SELECT count(*) FROM measures) WHERE id = ?",
                [_time(datetime.now(UTC)), counts.loaded, counts.unchanged, counts.failed, counts.partial, load],
            )

    def check(self) -> None:
        """Make sure that the bank is whole.

        Raises:
            DatabaseError: SQLite's own checks find damage or a row that points at nothing.
        """
        with explained(self.path):
            integrity = self.connection.execute("PRAGMA integrity_check").fetchone()[0]
            loose = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        if integrity != "ok" or loose:
            raise DatabaseError(f"{self.path}: the database is damaged; restore it from a copy or build it anew")


def _picture_rows(document: str, pictures: Mapping[int, bytes]) -> Iterator[rows.Row]:
    for page, webp in sorted(pictures.items()):
        yield {"document": document, "page": page, "webp": webp}


def _continuation_row(link: Continuation) -> rows.Row:
    return {"earlier": link.earlier, "later": link.later, "score": round(link.score, 4)}


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
