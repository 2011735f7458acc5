"""Interpreting a document's pages: repair first, then metadata, passages, measures and figures; pages from 1."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from pathlib import Path

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.classify import MODEL_PATH, Classifier
from atgardsbanken.corpus.copies import evidence
from atgardsbanken.corpus.facts.read import metadata_of_name
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.records import Document, Page
from atgardsbanken.normalize.document import normalize
from atgardsbanken.normalize.records import LineRepair


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text of each line after repair, page by page, and the repairs."""

    lines: tuple[tuple[str, ...], ...]
    repairs: tuple[LineRepair, ...]


def interpret(
    raw: Document,
    repaired: Repaired | None,
    given: StatedMetadata,
    seconds: float = inf,
    model: Path = MODEL_PATH,
) -> tuple[Repaired, DocumentFindings]:
    """Repair a document, unless an earlier run has, and find its metadata, passages, measures and figures.

    A task for any executor. What takes longer than `seconds` is left out: the pages stay as they were read. The
    findings are without pages and repairs, which the reader has: `whole` puts them together. Areas are judged by the
    saved `model`.
    """
    try:
        with within(seconds):
            repaired = repaired or repair(raw)
            return repaired, _found(raw, repaired, given, model)
    except LimitError as error:
        facts = metadata_of_name(raw.name, given)
        unread = DocumentFindings(_bare(raw), facts, (), (), (), (), note=str(error), is_cut_short=True)
        return repaired or as_read(raw), unread


def whole(raw: Document, repaired: Repaired, found: DocumentFindings) -> DocumentFindings:
    """Put findings together with the pages that they were found on, and their repairs."""
    return replace(found, document=with_lines(raw, repaired.lines), repairs=repaired.repairs)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop the body after so many seconds; without effect outside a process's main thread.

    Raises:
        LimitError: it takes longer.
    """

    def stop(_number: int, _frame: object) -> None:
        raise LimitError(f"understanding it took more than {seconds:.0f} s: look at its text, it may be no prose")

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


def repair(raw: Document) -> Repaired:
    """Repair the lines of a document."""
    document, repairs = normalize(raw)
    return replace(as_read(document), repairs=repairs)


def as_read(document: Document) -> Repaired:
    """Return the lines of a document as they are."""
    return Repaired(tuple(tuple(line.text for line in page.lines) for page in document.pages), ())


def _found(raw: Document, repaired: Repaired, given: StatedMetadata, model: Path) -> DocumentFindings:
    document = with_lines(raw, repaired.lines)
    findings = analyse(document, repaired.repairs, given=given, judge=classifier(model).judge)
    known_by = evidence(document.id, document.name, document.pages, region=findings.facts.seat[1])
    return replace(findings, document=_bare(document), repairs=(), fingerprint=known_by.to_json())


def _bare(document: Document) -> Document:
    """Return a document without its pages."""
    return Document(document.name, document.sha256, ())


@cache
def classifier(model: Path = MODEL_PATH) -> Classifier:
    """Load the area classifier with a saved model, once in each process."""
    return Classifier.load(model)


def with_lines(document: Document, lines: tuple[tuple[str, ...], ...]) -> Document:
    """Replace the text of each line by its repaired text."""
    return replace(document, pages=tuple(map(_with_lines, document.pages, lines)))


def _with_lines(page: Page, texts: tuple[str, ...]) -> Page:
    lines = (replace(line, text=text) for line, text in zip(page.lines, texts, strict=True))
    return replace(page, lines=tuple(lines))
