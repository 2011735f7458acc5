"""The bank as loading writes it: documents whole or not at all, then copies, links and corrections of them all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from atgardsbanken.corpus.corrections import Conflict, Correction
from atgardsbanken.corpus.records import Continuation, DocumentFindings, DocumentMetadata, Measure, Theme
from atgardsbanken.db import corrections, derive, joining, links, readings, rows, series, versions
from atgardsbanken.db.bank_file import BankFile
from atgardsbanken.db.rows import Failure
from atgardsbanken.db.search import index
from atgardsbanken.db.search.copies import own_of_copies
from atgardsbanken.db.sql import TableRow, insert

KNOWN = ("id", "name", "sha256", "version", "options", "status", "copy_of", "given")
"""The columns of `documents` that a `Known` holds."""
AWAY = "SELECT r.facts, s.why FROM set_aside s JOIN readings r ON r.id = s.id"
FORGET_FAILURE = "DELETE FROM failures WHERE name = ? AND document IS NULL"
FORGET_ABSENCE = ("DELETE FROM removals WHERE document = ?", "DELETE FROM set_aside WHERE id = ?")


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was loaded, as far as loading it again must know it.

    Attributes:
        id: of its document.
        name: of the file.
        sha256: of its bytes.
        version: of the code that read it.
        options: with which it was read.
        status: `ok`, `partial` or `failed`.
        copy_of: the id of a better copy of the same document.
        given: what a person said of the document, as JSON.
        away: why it is kept without being shown (`removed`, `replaced`); empty where it is shown.
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
    """The counts of one load.

    Attributes:
        loaded: files that were read.
        unchanged: files that were in the bank already.
        failed: files that could not be read.
        partial: of the loaded and unchanged files those with pages that failed.
        failures: the failed files by the class of their error.
    """

    loaded: int = 0
    unchanged: int = 0
    failed: int = 0
    partial: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)


class Bank(BankFile):
    """An open bank with what was read from documents; close it, or use it in a `with` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._load: int | None = None

    # Documents

    def put(
        self,
        findings: DocumentFindings,
        *,
        version: str,
        options: str = "",
        given: Mapping[str, str | int] | None = None,
        pictures: Mapping[int, bytes] | None = None,
    ) -> None:
        """Store what was read of a document in place of what was stored of it before, all or nothing.

        Args:
            findings: the document and what was found in it.
            version: of the code that read it.
            options: with which it was read, as text that is equal for equal options.
            given: what a person said of the document.
            pictures: WebP images by page number.
        """
        document, numbers = findings.document, findings.printed_numbers
        content: readings.Content = {
            "pages": [rows.page_row(document.id, page, numbers.get(page.number, "")) for page in document.pages],
            "passages": [rows.passage_row(document.id, passage) for passage in findings.passages],
            "measures": [rows.measure_row(document.id, measure) for measure in findings.measures],
            "suggestions": [rows.measure_row(document.id, each) for each in findings.suggestions],
            "figures": [rows.figure_row(document.id, number, each) for number, each in enumerate(findings.figures)],
            "repairs": [rows.repair_row(document.id, placed) for placed in findings.repairs],
            "failures": list(rows.failure_rows(findings)),
            "load_documents": self._loaded(document.id),
        }
        row = rows.document_row(findings, version=version, options=options, given=given or {})
        self._put(row, content, rows.picture_rows(document.id, pictures or {}))

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
        failed = rows.failure_row(failure)
        if failure.sha256:
            self._put(row, {"failures": [failed]})
            return
        with self.transaction():
            self.connection.execute(FORGET_FAILURE, [failure.name])
            insert(self.connection, "failures", [failed])

    def delete(self, document: str) -> None:
        """Take a document and all that was read of it out of the bank for good."""
        with self.transaction():
            derive.hide(self.connection, document)
            readings.forget(self.connection, document)
            for query in FORGET_ABSENCE:
                self.connection.execute(query, [document])
            self._changed()

    def take_over(self, other: sqlite3.Connection) -> None:
        """Take over what was read and said in another bank; it is shown when documents are next connected."""
        with self.transaction():
            joining.take_over(self.connection, other)
            self._changed()

    def known(self) -> dict[str, Known]:
        """Return the documents by SHA-256, shown and archived; not files of which no byte could be read."""
        shown = self.connection.execute(f"SELECT {', '.join(KNOWN)} FROM documents")  # noqa: S608
        known = {row["sha256"]: Known(*row) for row in shown}
        for facts, why in self.connection.execute(AWAY):
            row = {"copy_of": None, **json.loads(facts)}
            known[row["sha256"]] = Known(**{column: row[column] for column in KNOWN}, away=why)
        return known

    def fingerprints(self) -> list[str]:
        """Return the fingerprints by which copies of documents are known, in the order of the documents' ids."""
        query = "SELECT fingerprint FROM documents WHERE fingerprint != '' ORDER BY id"
        return [row["fingerprint"] for row in self.connection.execute(query)]

    def _put(self, row: TableRow, content: readings.Content, pictures: Iterable[TableRow] = ()) -> None:
        """Keep what was read of a document in place of what was read before, and show it unless it is replaced.

        It stays of its first load, and is no longer removed.
        """
        key, before = str(row["id"]), readings.facts_of(self.connection, str(row["id"]))
        with self.transaction():
            self.connection.execute("DELETE FROM removals WHERE document = ?", [key])
            self.connection.execute("DELETE FROM set_aside WHERE id = ? AND why = 'removed'", [key])
            self.connection.execute(FORGET_FAILURE, [row["name"]])
            derive.hide(self.connection, key)
            first_load = before["first_load"] if before else self._load or 0
            readings.put(self.connection, {**row, "first_load": first_load}, content)
            insert(self.connection, "readings_pictures", pictures)
            if not self.replacement_of(key):
                derive.show(self.connection, key, {})
            self._changed()

    def _changed(self) -> None:
        """Note that versions, copies, links and index no longer agree with the documents."""
        self.connection.execute("DELETE FROM settings WHERE name = 'arranged'")
        self._said()

    def _said(self) -> None:
        """Note that links no longer agree with what people said."""
        self.connection.execute("DELETE FROM settings WHERE name = 'connected'")

    def _loaded(self, document: str) -> list[TableRow]:
        return [] if self._load is None else [{"load": self._load, "document": document}]

    # All documents together

    def all_measures(self, *, copies: bool = False) -> list[Measure]:
        """Return the measures of each document once, or of all its copies, in the order of their ids."""
        query = "SELECT m.*, d.copy_of FROM measures m JOIN documents d ON d.id = m.document ORDER BY m.id"
        own = set() if copies else own_of_copies(self.connection).measures
        every = self.connection.execute(query)
        return [rows.measure_of(row) for row in every if copies or row["copy_of"] is None or row["id"] in own]

    def copies(self) -> dict[str, str]:
        """Return which documents are copies: the id of each with the id of the best copy of the same document."""
        return dict(self.connection.execute("SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL").fetchall())

    def set_copies(self, copies: Mapping[str, str]) -> None:
        """Store which documents are copies: the id of each with the id of the best copy of the same document."""
        before = self.copies()
        if before == dict(copies):
            return
        with self.transaction():
            changed = sorted(key for key in before.keys() | copies.keys() if before.get(key) != copies.get(key))
            pairs = [(copies.get(key), key) for key in changed]
            self.connection.executemany("UPDATE documents SET copy_of = ? WHERE id = ?", pairs)

    def arrange_series(self) -> None:
        """Tell the series of all documents anew."""
        with self.transaction():
            series.arrange(self.connection)

    def set_links(self, themes: Iterable[Theme], continuations: Iterable[Continuation]) -> None:
        """Store the themes and continuations in place of all earlier ones."""
        with self.transaction():
            self.set_themes(themes)
            self.set_continuations(continuations)

    def set_themes(self, themes: Iterable[Theme]) -> None:
        """Store the themes in place of all earlier ones."""
        with self.transaction():
            links.store_themes(self.connection, themes)

    def set_continuations(
        self, continuations: Iterable[Continuation], series: Collection[str] | None = None, of: Collection[str] = ()
    ) -> None:
        """Store continuations in place of all earlier ones, or of those of some series and of the documents `of`."""
        with self.transaction():
            before = links.continuations(self.connection, series, of)
            links.store_continuations(self.connection, continuations, before)

    def correct(self, said: Iterable[Correction]) -> tuple[Conflict, ...]:
        """Store corrections and apply all that are stored; return the conflicts."""
        with self.transaction():
            corrections.store(self.connection, said)
            self._said()
            return derive.apply(self.connection)

    def reapply_corrections(self) -> tuple[Conflict, ...]:
        """Apply the stored corrections after documents have been loaded; return the conflicts."""
        with self.transaction():
            return derive.apply(self.connection)

    def take_back(self, measure: str, field: str) -> None:
        """Delete a correction: the field holds again what was read."""
        with self.transaction():
            corrections.take_back(self.connection, measure, field)
            self._said()
            derive.apply(self.connection)

    def corrections(self) -> list[Correction]:
        """Return all corrections, in the order of their measures and fields."""
        return corrections.stored(self.connection)

    def measure_as_read(self, key: str) -> tuple[Measure, str] | None:
        """Return a measure without its corrections, and its document's id; None where there is none with this id."""
        return derive.measure_as_read(self.connection, key)

    def is_connected(self, by: str) -> bool:
        """Return whether copies, links and index are up to date; `by` is the version of the code that makes them."""
        return self._setting("connected") == by and not index.is_stale(self.connection)

    def is_derived(self, by: str) -> bool:
        """Return whether all that is derived was so by the version `by` of the code, if not from all there is now."""
        return self._setting("derived") == by

    def is_arranged(self, by: str) -> bool:
        """Return whether versions and copies are up to date; `by` is the version of the code that finds them."""
        return self._setting("arranged") == by

    def mark_connected(self, by: str) -> None:
        """Note that all that is derived is up to date; `by` is the version of the code that derived it."""
        with self.transaction():
            for name in ("arranged", "connected", "derived"):
                self.connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, by])

    def _setting(self, name: str) -> str:
        row = self.connection.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
        return str(row["value"]) if row else ""

    # Versions

    def arrange_versions(self, by: str = "") -> dict[str, str]:
        """Show the newest version of each document; return the id of its newest version for each replaced one.

        What was derived by code of another version than `by` is derived anew.
        """
        with self.transaction():
            if self._setting("derived") != by:
                derive.forget(self.connection)
            return derive.arrange(self.connection)

    def say_replaces(self, newer: str, older: str) -> None:
        """Store that, as a person says, one document replaces another, or none (an empty id)."""
        with self.transaction():
            self.connection.execute("INSERT OR REPLACE INTO replacements VALUES (?, ?)", [newer, older])
            self._changed()

    def remove(self, document: str) -> None:
        """Note that a document is to be kept without being shown, which it is when versions are next arranged."""
        with self.transaction():
            self.connection.execute("INSERT OR IGNORE INTO removals VALUES (?)", [document])
            self._changed()

    def restore(self, document: str) -> None:
        """Note that a removed document is to be shown again."""
        with self.transaction():
            self.connection.execute("DELETE FROM removals WHERE document = ?", [document])
            self._changed()

    def replacement_of(self, document: str) -> str:
        """Return the id of the version that replaces a document, as last arranged; empty where none does."""
        row = self.connection.execute("SELECT replaced_by FROM set_aside WHERE id = ?", [document]).fetchone()
        return str(row["replaced_by"]) if row else ""

    def set_aside(self) -> list[versions.ArchivedDocument]:
        """Return the documents that are kept without being shown, in the order of their titles."""
        return versions.set_aside(self.connection)

    # Loads

    def begin_load(self, *, version: str, options: str = "", started: datetime | None = None) -> int:
        """Begin a load, to which the documents that follow belong; return its number.

        Loads and their times are all that differs between banks of the same documents.
        """
        with self.transaction():
            insert = "INSERT INTO loads (started, version, options) VALUES (?, ?, ?) RETURNING id"
            values = [_time(started or datetime.now(UTC)), version, options]
            self._load = int(self.connection.execute(insert, values).fetchone()[0])
        return self._load

    def finish_load(self, load: int, counts: LoadCounts) -> None:
        """Store the counts of a load and when it ended."""
        with self.transaction():
            self.connection.execute(
                "UPDATE loads SET finished = ?, loaded = ?, unchanged = ?, failed = ?, partial = ?, "
                "measures = (SELECT count(*) FROM measures) WHERE id = ?",
                [_time(datetime.now(UTC)), counts.loaded, counts.unchanged, counts.failed, counts.partial, load],
            )


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
