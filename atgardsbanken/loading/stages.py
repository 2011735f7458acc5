"""The stages of one file in their order, each worked out once and then taken from what is kept, by hash; pages from 1.

What a stage gives depends on the file's bytes and name, its options, its code, and the stage before: a key made of
these finds it again. A change of the classifier leaves all but the last stage as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from atgardsbanken.corpus.document_metadata import StatedMetadata
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.extract.gather import picture_task
from atgardsbanken.extract.page_images import page_pictures
from atgardsbanken.extract.pages import Surveyed, Unread
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.interpret import Found, Repaired, interpret, with_lines
from atgardsbanken.loading.options import BuildOptions, code, outside, short_hash
from atgardsbanken.workers import WorkerPools

Words = ParamSpec("Words")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: where it is and the SHA-256 of its bytes, needed only where results are kept."""

    path: Path
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files with these options: work goes to `crew`, results to `kept`, where there is one."""

    options: BuildOptions
    crew: WorkerPools
    kept: Cache | None = None

    def read(self, source: Source, given: StatedMetadata) -> tuple[DocumentFindings, Mapping[int, bytes]]:
        """All that is read from one file, of which a person said what is `given`, and pictures of its pages (WebP).

        Raises:
            PipelineError: the file can't be read at all.
        """
        raw, key = self._document(source)
        pictures = self._pictures(source)
        repaired, found = self._understood(raw, key, given)
        document = with_lines(raw, repaired.lines)
        stored = (found.facts, found.passages, found.measures, found.figures, repaired.repairs, found.fingerprint)
        return DocumentFindings(document, *stored), pictures.result() if pictures else {}

    def _understood(self, raw: Document, key: str, given: StatedMetadata) -> tuple[Repaired, Found]:
        """What was meant by what is printed, and what is found in it."""
        repaired_key = short_hash("normalize", code("normalize"), key)
        found_key = short_hash("corpus", code("corpus"), given, repaired_key)
        repaired = self._get(repaired_key, Repaired)
        found = self._get(found_key, Found) if repaired else None
        if repaired is None or found is None:
            seconds = self.options.read.seconds * (1 + len(raw.pages))
            repaired, found = self.crew.cpu_pool.submit(interpret, raw, repaired, given, seconds).result()
            self._keep(repaired_key, repaired)
            self._keep(found_key, found)
        return repaired, found

    def _pictures(self, source: Source) -> Future[dict[int, bytes]] | None:
        """The pictures of a file's pages when they are drawn, if they are wanted."""
        if not self.options.pictures:
            return None
        key = short_hash("pictures", code("extract"), self.options.read, source.sha256)
        if (pictures := self._get(key, dict[int, bytes])) is not None:
            done: Future[dict[int, bytes]] = Future()
            done.set_result(pictures)
            return done
        future = self.crew.io_pool.submit(page_pictures, source.path, self.options.read)
        future.add_done_callback(lambda done: self._keep(key, done.result()) if succeeded(done) else None)
        return future

    def _document(self, source: Source) -> tuple[Document, str]:
        """The document as it is printed, and the key under which it is kept."""
        made_by = (code("extract"), outside(ocr=self.options.read.ocr), self.options.read)
        key = short_hash("extract", *made_by, source.sha256, source.path.name)
        document = self._get(key, Document)
        if document is None:
            readers = self.crew.io_pool
            if self.kept:
                readers = PageKeeper(readers, self.kept, short_hash(*made_by, source.sha256))
            document = read(source.path, self.options.read, executor=readers, tasks=self.crew.tasks)
            self._keep(key, document)
        return document, key

    def _get(self, key: str, kind: type[Result]) -> Result | None:
        return self.kept.get(key, kind) if self.kept else None

    def _keep(self, key: str, result: object) -> None:
        if self.kept:
            self.kept.keep(key, result)


class PageKeeper(Executor):
    """Hands work on to another executor, but for pages of one file that an earlier run has read from their pictures."""

    def __init__(self, executor: Executor, kept: Cache, file: str) -> None:
        """Keep the pages of `file`, a hash of its bytes and of all that reads them."""
        self._executor = executor
        self._kept = kept
        self._file = file

    def submit(self, fn: Callable[Words, Result], /, *args: Words.args, **kwargs: Words.kwargs) -> Future[Result]:
        """The result of a call, worked out now or earlier."""
        if cast("object", fn) is not picture_task:
            return self._executor.submit(fn, *args, **kwargs)
        key = short_hash("pages", self._file, *args[1:])
        future: Future[Result] = Future()
        if (pages := self._kept.get(key, list[Surveyed])) is not None:
            future.set_result(pages)  # type: ignore[arg-type]
            return future
        future = self._executor.submit(fn, *args, **kwargs)
        future.add_done_callback(lambda done: self._keep(key, done))
        return future

    def _keep(self, key: str, done: Future[Result]) -> None:
        """Keep a task's pages, unless one could not be read: a limit may not be reached the next time."""
        pages = done.result() if succeeded(done) else None
        if isinstance(pages, list) and not any(isinstance(page, Unread) for page in pages):
            self._kept.keep(key, pages)


def succeeded(done: Future[Result]) -> bool:
    """Whether there is a result."""
    return not done.cancelled() and done.exception() is None
