"""The stages of one file, in order, each taken from the cache where its key is known; pages from 1.

What a stage gives depends on the file's bytes and name, its options, its code, and the stage before: a key made of
these finds it again. A change of the classifier leaves all but the last stage as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.gather import GatheredPages, picture_task, read_by_text_layer
from atgardsbanken.extract.page_images import page_pictures
from atgardsbanken.extract.pages import Surveyed, Unread
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.interpret import Repaired, interpret, whole
from atgardsbanken.loading.options import BuildOptions, code, outside, short_hash
from atgardsbanken.workers import WorkerPools

DOCUMENT_TIME_RATIO = 10.0
"""Times a page's time limit that understanding a whole document may take, however many pages it has."""
Words = ParamSpec("Words")
Result = TypeVar("Result")
PageCounter = Callable[[int, int], None]
"""Is told how many more pages are found, and how many more (or fewer) are read."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path, and the SHA-256 of its bytes where results are cached."""

    path: Path
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class StageRunner:
    """Runs the stages of files with these options on `pools`, with results in `cache` if there is one.

    `count` is told how many pages are found and read meanwhile.
    """

    options: BuildOptions
    pools: WorkerPools
    cache: Cache | None = None
    count: PageCounter | None = None

    def read(self, file: InputFile, given: StatedMetadata) -> tuple[DocumentFindings, Mapping[int, bytes]]:
        """Read one file through all stages; return its findings, and images of its pages (WebP) by number.

        Raises:
            PipelineError: the file can't be read at all.
        """
        raw, key = self._document(file)
        pictures = self._pictures(file)
        repaired, found = self._understood(raw, key, given)
        return whole(raw, repaired, found), pictures.result() if pictures else {}

    def _understood(self, raw: Document, key: str, given: StatedMetadata) -> tuple[Repaired, DocumentFindings]:
        """Repair and analyse the document."""
        repaired_key = short_hash("normalize", code("normalize"), key)
        found_key = short_hash("corpus", code("corpus"), self.options.model_hash, given, repaired_key)
        repaired = self._get(repaired_key, Repaired)
        found = self._get(found_key, DocumentFindings) if repaired else None
        if repaired is None or found is None:
            seconds = DOCUMENT_TIME_RATIO * self.options.read.seconds
            repaired, found = self.pools.cpu_pool.submit(
                interpret, raw, repaired, given, seconds, self.options.model
            ).result()
            if not found.is_cut_short:
                self._keep(repaired_key, repaired)
                self._keep(found_key, found)
        return repaired, found

    def _pictures(self, file: InputFile) -> Future[dict[int, bytes]] | None:
        """Start drawing the pages, if their images are wanted."""
        if not self.options.pictures:
            return None
        key = short_hash("pictures", code("extract"), self.options.read, file.sha256)
        if (pictures := self._get(key, dict[int, bytes])) is not None:
            done: Future[dict[int, bytes]] = Future()
            done.set_result(pictures)
            return done
        future = self.pools.io_pool.submit(page_pictures, file.path, self.options.read)
        future.add_done_callback(lambda done: self._keep(key, done.result()) if succeeded(done) else None)
        return future

    def _document(self, file: InputFile) -> tuple[Document, str]:
        """Extract the document; return it with its key in the cache."""
        made_by = (code("extract"), outside(ocr=self.options.read.ocr), self.options.read)
        key = short_hash("extract", *made_by, file.sha256, file_name(file.path))
        document = self._get(key, Document)
        if document is None:
            readers = self.pools.io_pool
            if self.cache:
                readers = CachingExecutor(readers, self.cache, short_hash(*made_by, file.sha256))
            if self.count:
                readers = CountingExecutor(readers, self.count)
            document = read(file.path, self.options.read, executor=readers, tasks=self.pools.tasks)
            self._keep(key, document)
        return document, key

    def _get(self, key: str, kind: type[Result]) -> Result | None:
        return self.cache.get(key, kind) if self.cache else None

    def _keep(self, key: str, result: object) -> None:
        if self.cache:
            self.cache.keep(key, result)


class CountingExecutor(Executor):
    """An executor that tells how many pages of a file its tasks have found, and how many are read."""

    def __init__(self, executor: Executor, count: PageCounter) -> None:
        """Tell `count` of what is done by `executor`."""
        self._executor = executor
        self._count = count

    def submit(self, fn: Callable[Words, Result], /, *args: Words.args, **kwargs: Words.kwargs) -> Future[Result]:
        """Submit a call; pages are read by their text layers at once, but those that go on to be read by picture."""
        pages = args[1] if cast("object", fn) is picture_task else ()
        if isinstance(pages, Sequence) and pages:
            self._count(0, -len(pages))
        future = self._executor.submit(fn, *args, **kwargs)
        if isinstance(pages, Sequence) and pages:
            future.add_done_callback(lambda _: self._count(0, len(pages)))
        elif cast("object", fn) is read_by_text_layer:
            future.add_done_callback(self._found)
        return future

    def _found(self, done: Future[Result]) -> None:
        gathered = done.result() if succeeded(done) else None
        if isinstance(gathered, GatheredPages):
            self._count(gathered.count, gathered.count)


class CachingExecutor(Executor):
    """An executor that takes pages of one file from the cache where an earlier run has read their pictures."""

    def __init__(self, executor: Executor, cache: Cache, file: str) -> None:
        """Cache the pages of `file`, a hash of its bytes and of all that reads them."""
        self._executor = executor
        self._cache = cache
        self._file = file

    def submit(self, fn: Callable[Words, Result], /, *args: Words.args, **kwargs: Words.kwargs) -> Future[Result]:
        """Submit a call, or take its pages from the cache."""
        if cast("object", fn) is not picture_task:
            return self._executor.submit(fn, *args, **kwargs)
        key = short_hash("pages", self._file, *args[1:])
        future: Future[Result] = Future()
        if (pages := self._cache.get(key, list[Surveyed])) is not None:
            future.set_result(pages)  # type: ignore[arg-type]
            return future
        future = self._executor.submit(fn, *args, **kwargs)
        future.add_done_callback(lambda done: self._keep(key, done))
        return future

    def _keep(self, key: str, done: Future[Result]) -> None:
        """Cache a task's pages, unless one failed: a limit may not be reached the next time."""
        pages = done.result() if succeeded(done) else None
        if isinstance(pages, list) and not any(isinstance(page, Unread) for page in pages):
            self._cache.keep(key, pages)


def succeeded(done: Future[Result]) -> bool:
    """Tell whether a future has a result."""
    return not done.cancelled() and done.exception() is None
