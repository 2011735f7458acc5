"""Building a bank: files are read side by side into the cache, then stored, linked and indexed in one step."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from atgardsbanken.corpus.facts.read import metadata_of_name
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.db.rows import Failure, findings_status
from atgardsbanken.db.store import Bank, Known, LoadCounts
from atgardsbanken.extract.errors import UNFORESEEN, DatabaseError, FileMissingError, PipelineError
from atgardsbanken.extract.file_names import file_name, printable
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.loading.input_files import hash_of
from atgardsbanken.loading.options import VERSION, BuildOptions, stated_fields
from atgardsbanken.loading.progress import Reporter
from atgardsbanken.loading.stages import InputFile, PageCounter, StageRunner
from atgardsbanken.parts import work_in_parts
from atgardsbanken.remote import SchedulerError
from atgardsbanken.workers import local_pools, unless_stopped, worker_pools

log = logging.getLogger(__name__)

NOTHING = StatedMetadata()
"""No metadata stated by a person."""
Result = TypeVar("Result")

BATCH_SECONDS = 60.0
"""The time after which the bank takes what has been read: a load of minutes is one batch."""
BATCH_TIME_RATIO = 10.0
"""Times what the last batch took until the next one is due: linking the whole bank each time costs a tenth at most."""
OF_ONE_DOCUMENT = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError)
"""SQLite's errors about what is to be written; the others are about the bank."""
ALL_PAGES_FAILED = "PageFailed"
"""The failure that a document counts as when none of its pages could be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one file: a summary line, and the error that stopped it if one did.

    `is_new` where the bank does not have it yet, `is_partial` where pages of it failed; `failed` is the class of what
    made all of it fail.
    """

    path: Path
    sha256: str
    summary: str = "unchanged"
    given: StatedMetadata = NOTHING
    is_new: bool = False
    is_partial: bool = False
    failed: str = ""
    error: BaseException | None = None

    @property
    def key(self) -> str:
        """Return what tells the file's content: its hash, or its path where no byte could be read."""
        return self.sha256 or str(self.path)


def build(paths: Sequence[Path], bank: Bank, options: BuildOptions, reporter: Reporter) -> LoadCounts:
    """Load every file that the bank does not know yet, link the whole bank, and count what was done.

    A file that fails is stored as a failure and never stops the others. What is read is cached beside the bank, so that
    a run that is killed goes on where it was; the bank takes what has been read every few minutes, at the end, and
    after Ctrl-C. Whoever calls sees to it that no other run loads into the bank (`atgardsbanken.workers.alone`).
    """
    with Cache.beside(bank.path) as cache:
        publisher = Publisher(bank, options, cache)
        try:
            for outcome in read_each(paths, bank.known(), options, cache, reporter.pages):
                publisher.take(outcome)
                reporter.done(f"{file_name(outcome.path)}: {outcome.summary}")
        finally:
            counts = publisher.publish()
        cache.prune(options.cache)
    return counts


def read_each(
    paths: Sequence[Path],
    known: Mapping[str, Known],
    options: BuildOptions,
    cache: Cache,
    count: PageCounter | None = None,
) -> Iterator[Outcome]:
    """Yield each file's outcome; files lost with a worker that died are read again one by one.

    `count` is told how many pages are found and read meanwhile.
    """
    broken: list[Path] = []
    for outcome in read_library(paths, known, options, cache, count):
        if isinstance(outcome.error, BrokenExecutor):
            broken.append(outcome.path)
        else:
            yield outcome
    for path in broken:
        log.warning("%s: a worker process died; reading the file again by itself", file_name(path))
        yield from read_library([path], known, options, cache)


def read_library(
    paths: Sequence[Path],
    known: Mapping[str, Known],
    options: BuildOptions,
    cache: Cache,
    count: PageCounter | None = None,
) -> Iterator[Outcome]:
    """Yield each file's outcome as it is done; files `known` by their hash are not read.

    Each file is driven by a thread that waits, while others do the work page by page, the largest files first: a
    library of small files and a single large scan both keep every worker busy to the end.
    """
    with worker_pools(options) as pools, unless_stopped(ThreadPoolExecutor(pools.tasks * 2)) as drivers:
        runner = StageRunner(options, pools, cache, count)
        ordered = sorted(paths, key=size, reverse=True)
        futures = {drivers.submit(read_one, path, known=known, runner=runner): path for path in ordered}
        for future in as_completed(futures):
            yield outcome_of(futures[future], future)


def size(path: Path) -> int:
    """Return a file's size in bytes, 0 where it can't be told: reading it will report that."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def outcome_of(path: Path, future: Future[Outcome]) -> Outcome:
    """Return a finished file's outcome; an error becomes part of it, so that no file stops the others.

    Raises:
        DatabaseError: what was read can't be cached.
        SchedulerError: nobody is there to read.
    """
    error = error_of(path, future)
    if error is None:
        return future.result()
    return Outcome(
        path, hash_or_none(path), f"failed: {reason_of(error)}", is_new=True, failed=type(error).__name__, error=error
    )


def error_of(path: Path, future: Future[Result]) -> BaseException | None:
    """Return the error that work on a file ended with, whatever it is; None where it has a result.

    Raises:
        DatabaseError: what was read can't be cached.
        SchedulerError: nobody is there to read.
    """
    error = future.exception()
    if isinstance(error, DatabaseError | SchedulerError):
        raise error
    if error is not None and not isinstance(error, PipelineError | BrokenExecutor):
        log.error("%s: this is a fault of the program, please report it", file_name(path), exc_info=error)
    return error


def reason_of(error: BaseException) -> str:
    """Return what an error says in one printable line that ends with what to do."""
    if isinstance(error, PipelineError | BrokenExecutor):
        return printable(str(error))
    return printable(f"reading it ended with {error!r}; please report this.")


def hash_or_none(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, "" where they can't be read."""
    try:
        return hash_of(path)
    except OSError:
        return ""


def read_one(path: Path, *, known: Mapping[str, Known], runner: StageRunner) -> Outcome:
    """Read one file, unless the bank holds it as this code would read it.

    Raises:
        PipelineError: the file can't be read.
    """
    try:
        file = InputFile(path, hash_of(path))
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check the file and run again.") from error
    before, options = known.get(file.sha256), runner.options
    given = given_for(before, options)
    if before and is_current(before, replace(options, given=given)):
        return Outcome(path, file.sha256, before.away or "unchanged", is_partial=before.status == "partial")
    findings, _ = runner.read(file, given)
    status = findings_status(findings)
    failed = ALL_PAGES_FAILED if status == "failed" else ""
    summary = summarise(findings)
    return Outcome(path, file.sha256, summary, given, is_new=True, is_partial=status == "partial", failed=failed)


def given_for(known: Known | None, options: BuildOptions) -> StatedMetadata:
    """Merge the metadata stated now with what was stated in earlier loads."""
    before = json.loads(known.given) if known else {}
    return msgspec.convert({**before, **stated_fields(options.given)}, StatedMetadata)


def is_current(known: Known, options: BuildOptions) -> bool:
    """Tell whether the bank holds the file as this code and these options read it; failed ones are not.

    A removed one is left alone.
    """
    if known.away == "removed":
        return True
    made_by = (known.version, known.options, json.loads(known.given))
    return made_by == (VERSION, options.fingerprint, stated_fields(options.given)) and known.status != "failed"


class Publisher:
    """Stores the outcomes of a run in a bank, in batches that are each seen whole or not at all."""

    def __init__(self, bank: Bank, options: BuildOptions, cache: Cache) -> None:
        """Begin a run now."""
        self._bank = bank
        self._options = options
        self._cache = cache
        self._started = datetime.now(UTC)
        self._outcomes: list[Outcome] = []
        self._ends: dict[str, str] = {}
        self._load: int | None = None
        self._due = time.monotonic() + BATCH_SECONDS

    def take(self, outcome: Outcome) -> None:
        """Take one more outcome, and publish all that wait when it is time.

        Raises:
            DatabaseError: the bank takes nothing; what was read is cached for the next run.
        """
        self._outcomes.append(outcome)
        if time.monotonic() >= self._due:
            begun = time.monotonic()
            self.publish()
            ended = time.monotonic()
            self._due = ended + max(BATCH_SECONDS, BATCH_TIME_RATIO * (ended - begun))

    def publish(self) -> LoadCounts:
        """Store, link and index what was read and is not stored yet, in one transaction; count the whole run.

        Whoever reads the bank sees it as it was before or as it is after.

        Raises:
            DatabaseError: the bank takes nothing; what was read is cached for the next run.
        """
        bank, files = self._bank, without_twins(self._outcomes)
        with (
            local_pools(1) as pools,
            ThreadPoolExecutor(1) as driver,
            work_in_parts(self._options.workers, self._options.scheduler) as in_parts,
            bank.transaction(),
        ):
            load = self._load or bank.begin_load(version=VERSION, options=str(self._options), started=self._started)
            runner = StageRunner(self._options, pools, self._cache)
            ends = self._ends | {each.key: store(each, bank, runner, driver) for each in self._waiting(files)}
            connect_documents(bank, in_parts)
            counts = self._counted(files, ends)
            bank.finish_load(load, counts)
        self._load, self._ends = load, ends
        return counts

    def _waiting(self, files: Iterable[Outcome]) -> list[Outcome]:
        """Return the outcomes that no batch has stored and that are not in the bank as they are."""
        known = self._bank.known()
        new = (each for each in files if each.is_new and each.key not in self._ends)
        return [each for each in new if not stands(each, known, self._options)]

    def _counted(self, files: Sequence[Outcome], ends: Mapping[str, str]) -> LoadCounts:
        """Count the files of the run by how they ended."""
        failures = Counter(failed for each in files if (failed := ends.get(each.key, each.failed)))
        loaded = sum(each.is_new for each in files) - failures.total()
        unchanged = len(self._outcomes) - loaded - failures.total()
        partial = sum(each.is_partial for each in files)
        return LoadCounts(loaded, unchanged, failures.total(), partial, dict(failures))


def publish(outcome: Outcome, bank: Bank, options: BuildOptions, cache: Cache) -> None:
    """Store, link and index one file's outcome in one transaction.

    Raises:
        DatabaseError: the bank takes nothing.
    """
    publisher = Publisher(bank, options, cache)
    publisher.take(outcome)
    publisher.publish()


def without_twins(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Keep one outcome for each content, in an order independent of folders and listing."""
    in_order = sorted(outcomes, key=lambda each: (each.sha256, each.path.name, str(each.path)))
    return list({each.key: each for each in reversed(in_order)}.values())[::-1]


def stands(outcome: Outcome, known: Mapping[str, Known], options: BuildOptions) -> bool:
    """Tell whether a file failed before with the same code and options."""
    before = known.get(outcome.sha256)
    if before is None or not outcome.failed:
        return False
    return (before.status, before.version, before.options) == ("failed", VERSION, options.fingerprint)


def store(outcome: Outcome, bank: Bank, runner: StageRunner, driver: Executor) -> str:
    """Store a file's outcome; return the class name of the error that made it fail, or "".

    `driver` takes again from the cache what was read: whatever that raises is the file's fault.

    Raises:
        DatabaseError: the bank takes nothing any more.
    """
    error = outcome.error
    if error is None:
        reading = driver.submit(runner.read, InputFile(outcome.path, outcome.sha256), outcome.given)
        error = error_of(outcome.path, reading) or refusal(bank, outcome, runner.options, *reading.result())
    if error is None:
        return outcome.failed
    failure = Failure(file_name(outcome.path), type(error).__name__, reason_of(error), outcome.sha256)
    facts, given = metadata_of_name(failure.name, outcome.given), stated_fields(outcome.given)
    bank.put_failure(failure, facts=facts, version=VERSION, options=runner.options.fingerprint, given=given)
    return failure.error


def refusal(
    bank: Bank, outcome: Outcome, options: BuildOptions, findings: DocumentFindings, pictures: Mapping[int, bytes]
) -> Exception | None:
    """Store what was read; return the error with which the bank refuses it, where the fault is the document's.

    Raises:
        DatabaseError: the bank takes nothing any more.
    """
    given = stated_fields(outcome.given)
    try:
        bank.put(findings, version=VERSION, options=options.fingerprint, given=given, pictures=pictures)
    except DatabaseError as error:
        if not isinstance(error.__cause__, OF_ONE_DOCUMENT):
            raise
        return error
    except UNFORESEEN as error:
        log.exception("%s: the bank can't take what was read; please report it", findings.document.name)
        return error
    return None


def summarise(findings: DocumentFindings) -> str:
    """Summarise a document in a line: pages by route, number of measures, region and year, and what is odd."""
    routes = Counter(page.route for page in findings.document.pages)
    pages = ", ".join(f"{count} {route}" for route, count in sorted(routes.items()))
    place = " ".join(str(fact) for fact in (findings.facts.seat[1], findings.facts.year) if fact)
    found = f"{len(findings.document.pages)} pages ({pages}), {len(findings.measures)} measures"
    left = ", ".join(f"p. {page.number}: {page.left_out}" for page in findings.document.pages if page.left_out)
    return ", ".join(part for part in (found, place, findings.note, left and f"not read: {left}") if part)
