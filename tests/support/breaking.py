"""Stand-ins for what runs in the child process: they read nothing, and die or stall at the pages they are told to."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.ocr.page import Models
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pages import Opened, Surveyed, Unread
from atgardsbanken.extract.records import Page

PAGES = 6
BREAKING = "breaking.txt"
"""The file beside the document that names the pages that break its reader, and how."""


def surveyed(number: int) -> Surveyed:
    """A page without anything on it."""
    return Surveyed(LaidOut(Page(number, 595, 842, "text", 1.0)))


def break_at(path: Path, number: int) -> None:
    """Die, stall or eat memory, if that is what page `number` does to its reader."""
    for line in path.with_name(BREAKING).read_text(encoding="utf-8").splitlines():
        page, way = line.split()
        if int(page) == number and way == "dies":
            os.kill(os.getpid(), signal.SIGSEGV)
        if int(page) == number and way == "stalls":
            time.sleep(60)
        if int(page) == number and way == "grows":
            raise MemoryError
        if int(page) == number and way == "refuses":
            raise LimitError("too large")


def survey(path: Path, first: int, options: ReadOptions) -> Iterator[Opened | Surveyed]:
    """Every page from `first` on, in order, then what stands after the last."""
    yield Opened(PAGES)
    for number in range(first, min(PAGES, options.pages) + 1):
        break_at(path, number)
        yield surveyed(number)
    break_at(path, PAGES + 1)


def read_pictures(
    path: Path, numbers: Sequence[int], models: Models, options: ReadOptions
) -> Iterator[Surveyed | Unread]:
    """Every page of `numbers`."""
    assert models.first == options.language
    for number in numbers:
        break_at(path, number)
        yield surveyed(number)


def survey_by_plumber(path: Path, numbers: Sequence[int] | None) -> Iterator[Surveyed]:
    """Pages that the other library reads: those with an even number."""
    for number in numbers or ():
        if path.exists() and number % 2 == 0:
            yield surveyed(number)
