"""Interpreting a document's pages: repair first, then metadata, passages, measures and figures; pages from 1."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.classify import Classifier
from atgardsbanken.corpus.copies import evidence
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentMetadata, Figure, Measure, Passage
from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.records import Document, Page
from atgardsbanken.normalize.document import normalize
from atgardsbanken.normalize.records import LineRepair


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text of each line after repair, page by page, and the repairs."""

    lines: tuple[tuple[str, ...], ...]
    repairs: tuple[LineRepair, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What `analyse` finds in a document, without what the earlier stages gave."""

    facts: DocumentMetadata
    passages: tuple[Passage, ...]
    measures: tuple[Measure, ...]
    figures: tuple[Figure, ...]
    fingerprint: str
    suggestions: tuple[Measure, ...]


def interpret(
    raw: Document, repaired: Repaired | None, given: StatedMetadata, seconds: float = inf
) -> tuple[Repaired, Found]:
    """Repair a document, unless an earlier run has, and find its metadata, passages, measures and figures.

    A task for any executor.

    Raises:
        LimitError: it takes longer than `seconds`.
    """
    with within(seconds):
        return _understood(raw, repaired, given)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop the body after so many seconds; without effect outside a process's main thread.

    Raises:
        LimitError: it takes longer.
    """

    def stop(_number: int, _frame: object) -> None:
        raise LimitError(f"Understanding what was read took more than {seconds:.0f} s; look at the file.")

    if seconds == inf or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _understood(raw: Document, repaired: Repaired | None, given: StatedMetadata) -> tuple[Repaired, Found]:
    if repaired is None:
        document, repairs = normalize(raw)
        repaired = Repaired(tuple(tuple(line.text for line in page.lines) for page in document.pages), repairs)
    else:
        document = with_lines(raw, repaired.lines)
    reading = analyse(document, repaired.repairs, given=given, judge=classifier().judge)
    known_by = evidence(document.id, document.name, document.pages, region=reading.facts.region)
    return repaired, Found(
        reading.facts, reading.passages, reading.measures, reading.figures, known_by.to_json(), reading.suggestions
    )


@cache
def classifier() -> Classifier:
    """Load the area classifier, once in each process."""
    return Classifier.load()


def with_lines(document: Document, lines: tuple[tuple[str, ...], ...]) -> Document:
    """Replace the text of each line by its repaired text."""
    return replace(document, pages=tuple(map(_with_lines, document.pages, lines)))


def _with_lines(page: Page, texts: tuple[str, ...]) -> Page:
    lines = (replace(line, text=text) for line, text in zip(page.lines, texts, strict=True))
    return replace(page, lines=tuple(lines))
