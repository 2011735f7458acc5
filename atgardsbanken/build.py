"""The stages in their order: each file is extracted, repaired, read and stored; at the end the bank is linked."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from atgardsbanken.progress import Reporter
from corpus.analyse import analyse
from corpus.classify import Classifier
from corpus.copies import CopyEvidence, evidence, find_copies
from corpus.facts import Given
from corpus.link import link
from corpus.records import Reading
from db.rows import Failure, document_status
from db.store import Bank, LoadCounts
from extract.errors import DatabaseError, FileMissingError, PipelineError
from extract.options import ReadOptions
from extract.pictures import page_pictures
from extract.read import read
from extract.records import Document
from normalize.document import normalize

log = logging.getLogger(__name__)

VERSION = version("atgardsbanken")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a library is read: page options, how many processes, whether page pictures are kept, what a person said."""

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1
    pictures: bool = True
    given: Given = field(default_factory=Given)

    @property
    def fingerprint(self) -> str:
        """Equal for options that lead to the same result, whatever the number of workers."""
        return repr((self.read, self.pictures, self.given))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its reading and pictures, or the error that stopped it."""

    path: Path
    sha256: str
    reading: Reading | None = None
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    error: BaseException | None = None


def build(paths: Sequence[Path], bank: Bank, options: BuildOptions, reporter: Reporter) -> LoadCounts:
    """Load every file that the bank does not know yet, link the whole bank, and say how many of what.

    A file that fails is stored as a failure and never stops the others. Each file is stored whole before the next,
    so the bank can be used after Ctrl-C.
    """
    load = bank.begin_load(version=VERSION, options=options.fingerprint)
    counts: Counter[str] = Counter()
    try:
        for outcome in read_each(paths, known_hashes(bank, options), options):
            counts[store(outcome, bank, options, reporter)] += 1
    finally:
        connect_documents(bank)
        done = LoadCounts(loaded=counts["loaded"], unchanged=counts["unchanged"], failed=counts["failed"])
        bank.finish_load(load, done)
    return done


def read_each(paths: Sequence[Path], known: frozenset[str], options: BuildOptions) -> Iterator[Outcome]:
    """What comes of each file; where a worker died, the files that it took with it are read again one by one."""
    broken: list[Path] = []
    for outcome in read_library(paths, known, options):
        if isinstance(outcome.error, BrokenProcessPool):
            broken.append(outcome.path)
        else:
            yield outcome
    for path in broken:
        log.warning("%s: a worker process died; reading the file again by itself", path.name)
        yield from read_library([path], known, options)


def read_library(paths: Sequence[Path], known: frozenset[str], options: BuildOptions) -> Iterator[Outcome]:
    """What comes of each file, in the files' order; files whose hash is `known` are passed over.

    Each file is driven by a thread that waits, while processes do the work page by page: a library of small files
    and a single large scan both keep every worker busy.
    """
    with processes(options.workers) as executor, ThreadPoolExecutor(options.workers * 2) as drivers:
        futures = [drivers.submit(read_one, path, known=known, options=options, executor=executor) for path in paths]
        try:
            for path, future in zip(paths, futures, strict=True):
                yield outcome_of(path, future)
        finally:
            drivers.shutdown(wait=False, cancel_futures=True)


def outcome_of(path: Path, future: Future[Outcome]) -> Outcome:
    """What a driver found, or whatever stopped it: no fault in one file may stop the others."""
    error = future.exception()
    if error is None:
        return future.result()
    if not isinstance(error, PipelineError | BrokenProcessPool):
        log.error("%s: this is a fault of the program, please report it", path.name, exc_info=error)
    return Outcome(path, hash_of(path) if path.is_file() else "", error=error)


def read_one(path: Path, *, known: frozenset[str], options: BuildOptions, executor: Executor) -> Outcome:
    """What comes of one file; one that is known is not read.

    Raises:
        PipelineError: the file can't be read.
    """
    try:
        sha256 = hash_of(path)
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check the file and run again.") from error
    if sha256 in known:
        return Outcome(path, sha256)
    return Outcome(path, sha256, *read_document(path, options=options, executor=executor))


def read_document(path: Path, *, options: BuildOptions, executor: Executor) -> tuple[Reading, Mapping[int, bytes]]:
    """All that is read from one file, and the WebP pictures of its pages by their numbers.

    Raises:
        PipelineError: the file can't be read at all.
    """
    raw = read(path, options.read, executor=executor)
    understood = executor.submit(understand, raw, options.given)
    pictures = executor.submit(page_pictures, path, options.read) if options.pictures else None
    return understood.result(), pictures.result() if pictures else {}


def understand(raw: Document, given: Given) -> Reading:
    """What was meant by what is printed: repaired, sorted into measures, passages and figures."""
    document, repairs = normalize(raw)
    reading = analyse(document, repairs, given=given, judge=classifier().judge)
    known_by = evidence(document.id, document.name, document.pages, region=reading.facts.region)
    return replace(reading, fingerprint=known_by.to_json())


@cache
def classifier() -> Classifier:
    """The classifier, loaded once in each process."""
    return Classifier.load()


def store(outcome: Outcome, bank: Bank, options: BuildOptions, reporter: Reporter) -> str:
    """Put a file's outcome into the bank, report it, and name the count it belongs to.

    Raises:
        DatabaseError: the bank takes nothing any more.
    """
    name = outcome.path.name
    if outcome.error is None and outcome.reading is None:
        reporter.done(f"{name}: unchanged")
        return "unchanged"
    error = outcome.error
    if outcome.reading is not None:
        try:
            bank.put(outcome.reading, version=VERSION, options=options.fingerprint, pictures=outcome.pictures)
        except DatabaseError as refused:
            error = refused
        else:
            reporter.done(f"{name}: {summary(outcome.reading)}")
            return "failed" if document_status(outcome.reading.document.pages) == "failed" else "loaded"
    failure = Failure(name, type(error).__name__, str(error), outcome.sha256)
    bank.put_failure(failure, version=VERSION, options=options.fingerprint)
    reporter.done(f"{name}: failed: {error}")
    return "failed"


def summary(reading: Reading) -> str:
    """A document in a line: its pages by route, its measures, its region and year."""
    routes = Counter(page.route for page in reading.document.pages)
    pages = ", ".join(f"{count} {route}" for route, count in sorted(routes.items()))
    place = " ".join(str(fact) for fact in (reading.facts.region, reading.facts.year) if fact)
    found = f"{len(reading.document.pages)} pages ({pages}), {len(reading.measures)} measures"
    return f"{found}, {place}" if place else found


def connect_documents(bank: Bank) -> None:
    """Find copies, lay corrections over what was read, link the best copies' measures, and make the search index."""
    documents = {known.id: known for known in bank.known().values()}
    copies = find_copies([CopyEvidence.from_json(line) for line in bank.fingerprints()])
    for copy, best in sorted(copies.items()):
        if documents[copy].copy_of != best:
            log.warning("%s is a copy of %s, which search shows", documents[copy].name, documents[best].name)
    bank.set_copies(copies)
    for conflict in bank.reapply_corrections():
        log.warning("correction of %s needs a look: %s", conflict.correction.measure, conflict.reason)
    bank.set_links(*link(bank.all_measures()))
    bank.finish()


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """Worker processes that leave Ctrl-C to the main one and start with the stages already imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["atgardsbanken.build"])
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=ignore_interrupts)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent process, which stops its workers itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def known_hashes(bank: Bank, options: BuildOptions) -> frozenset[str]:
    """The hashes of the files that this version has read with the same options; failed ones are tried again."""
    made_by = (VERSION, options.fingerprint)
    return frozenset(
        sha256
        for sha256, known in bank.known().items()
        if (known.version, known.options) == made_by and known.status != "failed"
    )
