"""A load: each file is read and its results kept; at the end the bank takes all of them at once, linked and indexed."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from atgardsbanken.corpus.document_metadata import StatedMetadata, metadata_of_name
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.db.rows import Failure, document_status
from atgardsbanken.db.store import Bank, Known, LoadCounts
from atgardsbanken.extract.errors import DatabaseError, FileMissingError, PipelineError
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.loading.input_files import hash_of
from atgardsbanken.loading.options import VERSION, BuildOptions, said
from atgardsbanken.loading.progress import Reporter
from atgardsbanken.loading.stages import Reader, Source
from atgardsbanken.remote import SchedulerError
from atgardsbanken.workers import crew, here

log = logging.getLogger(__name__)

NOTHING = StatedMetadata()
"""What a person says who says nothing."""
ALL_PAGES_FAILED = "PageFailed"
"""What a document is counted under of which no page could be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: `told` in a line, and the error that stopped it if one did.

    `is_new` where the bank does not have it yet, `is_partial` where pages of it failed; `failed` is the class of what
    made all of it fail.
    """

    path: Path
    sha256: str
    told: str = "unchanged"
    given: StatedMetadata = NOTHING
    is_new: bool = False
    is_partial: bool = False
    failed: str = ""
    error: BaseException | None = None


def build(paths: Sequence[Path], bank: Bank, options: BuildOptions, reporter: Reporter) -> LoadCounts:
    """Load every file that the bank does not know yet, link the whole bank, and say how many of what.

    A file that fails is stored as a failure and never stops the others. What is read is kept beside the bank, so that a
    run that is killed goes on where it was; the bank takes it all at the end, or after Ctrl-C what there is by then.
    Whoever calls sees to it that no other run loads into the bank (`atgardsbanken.workers.alone`).
    """
    with Cache.beside(bank.path) as kept:
        started, outcomes = datetime.now(UTC), []
        try:
            for outcome in read_each(paths, bank.known(), options, kept):
                outcomes.append(outcome)
                reporter.done(f"{outcome.path.name}: {outcome.told}")
        finally:
            counts = publish(outcomes, bank, options, kept, started)
        kept.prune(options.cache)
    return counts


def read_each(
    paths: Sequence[Path], known: Mapping[str, Known], options: BuildOptions, kept: Cache
) -> Iterator[Outcome]:
    """What comes of each file; where a worker died, the files that it took with it are read again one by one."""
    broken: list[Path] = []
    for outcome in read_library(paths, known, options, kept):
        if isinstance(outcome.error, BrokenExecutor):
            broken.append(outcome.path)
        else:
            yield outcome
    for path in broken:
        log.warning("%s: a worker process died; reading the file again by itself", path.name)
        yield from read_library([path], known, options, kept)


def read_library(
    paths: Sequence[Path], known: Mapping[str, Known], options: BuildOptions, kept: Cache
) -> Iterator[Outcome]:
    """What comes of each file, as it comes; files that are `known` by their hash are passed over.

    Each file is driven by a thread that waits, while others do the work page by page, the largest files first: a
    library of small files and a single large scan both keep every worker busy to the end.
    """
    with crew(options) as workers, ThreadPoolExecutor(workers.tasks * 2) as drivers:
        reader = Reader(options, workers, kept)
        ordered = sorted(paths, key=size, reverse=True)
        futures = {drivers.submit(read_one, path, known=known, reader=reader): path for path in ordered}
        try:
            for future in as_completed(futures):
                yield outcome_of(futures[future], future)
        finally:
            drivers.shutdown(wait=False, cancel_futures=True)


def size(path: Path) -> int:
    """A file's bytes, none where it is gone or may not be seen: reading it will say so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def outcome_of(path: Path, future: Future[Outcome]) -> Outcome:
    """What a driver found, or whatever stopped it: no fault in one file may stop the others.

    Raises:
        DatabaseError: what was read can't be kept.
        SchedulerError: nobody is there to read.
    """
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, DatabaseError | SchedulerError):
        raise error
    if not isinstance(error, PipelineError | BrokenExecutor):
        log.error("%s: this is a fault of the program, please report it", path.name, exc_info=error)
    sha256 = hash_of(path) if path.is_file() else ""
    return Outcome(path, sha256, f"failed: {error}", is_new=True, failed=type(error).__name__, error=error)


def read_one(path: Path, *, known: Mapping[str, Known], reader: Reader) -> Outcome:
    """What comes of one file; one that is known is not read.

    Raises:
        PipelineError: the file can't be read.
    """
    try:
        source = Source(path, hash_of(path))
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check the file and run again.") from error
    before, options = known.get(source.sha256), reader.options
    given = given_for(before, options)
    if before and is_current(before, replace(options, given=given)):
        return Outcome(path, source.sha256, before.away or "unchanged", is_partial=before.status == "partial")
    reading, _ = reader.read(source, given)
    status = document_status(reading.document.pages)
    failed = ALL_PAGES_FAILED if status == "failed" else ""
    told = summary(reading)
    return Outcome(path, source.sha256, told, given, is_new=True, is_partial=status == "partial", failed=failed)


def given_for(known: Known | None, options: BuildOptions) -> StatedMetadata:
    """What a person says of a file now, and what was said of it earlier."""
    before = json.loads(known.given) if known else {}
    return msgspec.convert({**before, **said(options.given)}, StatedMetadata)


def is_current(known: Known, options: BuildOptions) -> bool:
    """Whether the bank holds a file as this code reads it with these options; failed ones are tried again.

    A removed one is left alone.
    """
    if known.away == "removed":
        return True
    made_by = (known.version, known.options, json.loads(known.given))
    return made_by == (VERSION, options.fingerprint, said(options.given)) and known.status != "failed"


def publish(
    outcomes: Sequence[Outcome], bank: Bank, options: BuildOptions, kept: Cache, started: datetime
) -> LoadCounts:
    """Put all that was read into the bank, link and index it, in one step, and say how many of what.

    Whoever reads the bank sees it as it was before or as it is after.

    Raises:
        DatabaseError: the bank takes nothing; what was read is kept for the next run.
    """
    files, known = without_twins(outcomes), bank.known()
    changed = [each for each in files if each.is_new and not stands(each, known, options)]
    with here(1) as workers, bank.transaction():
        reader = Reader(options, workers, kept)
        load = bank.begin_load(version=VERSION, options=str(options), started=started)
        if any(each.sha256 for each in changed):
            bank.revert_corrections()
        ends = (store(each, bank, reader) if each in changed else each.failed for each in files)
        failures = Counter(failed for failed in ends if failed)
        connect_documents(bank)
        loaded = sum(each.is_new for each in files) - failures.total()
        unchanged = len(outcomes) - loaded - failures.total()
        partial = sum(each.is_partial for each in files)
        counts = LoadCounts(loaded, unchanged, failures.total(), partial, dict(failures))
        bank.finish_load(load, counts)
    return counts


def without_twins(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """One outcome for each content, in an order that does not depend on where files lie or how they are listed."""
    in_order = sorted(outcomes, key=lambda each: (each.sha256, each.path.name, str(each.path)))
    return list({each.sha256 or str(each.path): each for each in reversed(in_order)}.values())[::-1]


def stands(outcome: Outcome, known: Mapping[str, Known], options: BuildOptions) -> bool:
    """Whether a file failed as it did before, read by the same code with the same options."""
    before = known.get(outcome.sha256)
    if before is None or not outcome.failed:
        return False
    return (before.status, before.version, before.options) == ("failed", VERSION, options.fingerprint)


def store(outcome: Outcome, bank: Bank, reader: Reader) -> str:
    """Put a file's outcome into the bank; the class of what made it fail, or nothing.

    Raises:
        DatabaseError: the bank takes nothing any more.
    """
    made_by, error, given = reader.options.fingerprint, outcome.error, said(outcome.given)
    if error is None:
        reading, pictures = reader.read(Source(outcome.path, outcome.sha256), outcome.given)
        try:
            bank.put(reading, version=VERSION, options=made_by, given=given, pictures=pictures)
        except DatabaseError as refused:
            if not isinstance(refused.__cause__, sqlite3.IntegrityError):
                raise
            error = refused
        else:
            return outcome.failed
    failure = Failure(outcome.path.name, type(error).__name__, str(error), outcome.sha256)
    facts = metadata_of_name(failure.name, outcome.given)
    bank.put_failure(failure, facts=facts, version=VERSION, options=made_by, given=given)
    return failure.error


def summary(reading: DocumentFindings) -> str:
    """A document in a line: its pages by route, its measures, its region and year."""
    routes = Counter(page.route for page in reading.document.pages)
    pages = ", ".join(f"{count} {route}" for route, count in sorted(routes.items()))
    place = " ".join(str(fact) for fact in (reading.facts.region, reading.facts.year) if fact)
    found = f"{len(reading.document.pages)} pages ({pages}), {len(reading.measures)} measures"
    return f"{found}, {place}" if place else found
