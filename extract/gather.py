"""A PDF's pages gathered from child processes: by their text layers first, then by pictures where that is needed."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from atgardsbanken.extract.errors import EncryptedPdfError, MissingProgramError, NotAPdfError, PipelineError
from atgardsbanken.extract.ocr.page import Models, installed_models
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pages import Opened, Surveyed, Unread, read_pictures, survey, survey_by_plumber
from atgardsbanken.extract.quality import LEAST_LETTERS
from atgardsbanken.extract.sandbox import in_sandbox

log = logging.getLogger(__name__)

MOST_CRASHES = 5
"""Pages that may break the child process before the rest of the file is given up."""
SMALLEST_TASK = 2
"""Pages that one task reads from their pictures at least: each loads the models anew."""
TASK_SHARE = 1.5
"""A task has as many pages as each core would still have to read, divided by this."""
PICTURE_TIMES = 4.0
"""Times the page's time limit that its picture may take: it is read, turned, and read again in part."""
SHARED_FONT = 0.5
"""The share of a font's longer pages that must be garbled for its short ones to be taken for garbled too."""


@dataclass(slots=True)
class GatheredPages:
    """A file while it is read: its pages so far by number (from 1), and why others, or their pictures, failed."""

    count: int = 0
    is_xfa: bool = False
    metadata: dict[str, str] = field(default_factory=dict)
    pages: dict[int, Surveyed] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)


def read_by_text_layer(path: Path, options: ReadOptions) -> GatheredPages:
    """The pages of the PDF at `path` by their text layers; where pypdfium2 fails, pdfplumber is tried.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: neither library opens it.
        LimitError, CrashError: it breaks both.
    """
    reading = GatheredPages()
    try:
        _survey(path, reading, options)
    except EncryptedPdfError:
        raise
    except PipelineError as error:
        log.info("%s; trying pdfplumber", error)
    asked = range(1, min(reading.count, options.pages) + 1)
    missing = [number for number in asked if number not in reading.pages]
    if missing or not reading.count:
        _survey_by_plumber(path, reading, missing or None, options)
    return reading


def _survey(path: Path, reading: GatheredPages, options: ReadOptions) -> None:
    """Every page by pypdfium2; where one breaks the child process, reading goes on after it."""
    for _ in range(MOST_CRASHES):
        first = max([0, *reading.pages, *reading.failed]) + 1
        try:
            for found in in_sandbox(survey, path, first, options, seconds=options.seconds, megabytes=options.megabytes):
                _take(found, reading)
        except (NotAPdfError, EncryptedPdfError):
            raise
        except PipelineError as error:
            broken = max([0, *reading.pages, *reading.failed]) + 1
            if not reading.count:
                raise
            if broken > min(reading.count, options.pages):
                return
            reading.failed[broken] = str(error)
        else:
            return
    given_up = f"left out: pages before it broke the program that reads them {MOST_CRASHES} times"
    last = max([*reading.pages, *reading.failed])
    reading.failed.update(dict.fromkeys(range(last + 1, min(reading.count, options.pages) + 1), given_up))


def _take(found: Opened | Surveyed | Unread, reading: GatheredPages) -> None:
    if isinstance(found, Opened):
        reading.count, reading.is_xfa, reading.metadata = found.pages, found.is_xfa, found.metadata
    elif isinstance(found, Unread):
        reading.failed[found.number] = found.reason
    else:
        reading.pages[found.laid.page.number] = found


def _survey_by_plumber(path: Path, reading: GatheredPages, missing: Sequence[int] | None, options: ReadOptions) -> None:
    try:
        for found in in_sandbox(survey_by_plumber, path, missing, seconds=options.seconds, megabytes=options.megabytes):
            _take(found, reading)
            if isinstance(found, Surveyed):
                reading.failed.pop(found.laid.page.number, None)
    except PipelineError as error:
        if not reading.count and not reading.pages:
            raise
        log.info("pdfplumber: %s", error)
    reading.count = max([reading.count, *reading.pages])


def wanted(reading: GatheredPages) -> list[int]:
    """The numbers of the pages that must be read from their pictures.

    Those whose text layer is not trusted; those with too few letters to tell that are set in a font which is not
    trusted on other pages; and those that no library could read.
    """
    garbled = _garbled_fonts(reading)
    chosen = {
        number
        for number, found in reading.pages.items()
        if found.need != "none" or (0 < found.letters < LEAST_LETTERS and found.fonts & garbled)
    }
    return sorted(chosen | (set(reading.failed) - set(reading.pages)))


def _garbled_fonts(reading: GatheredPages) -> set[str]:
    """The fonts that most of their longer pages are garbled in."""
    found: dict[str, list[bool]] = {}
    for page in reading.pages.values():
        if page.letters >= LEAST_LETTERS:
            for font in page.fonts:
                found.setdefault(font, []).append(page.need == "all")
    return {font for font, garbled in found.items() if sum(garbled) > SHARED_FONT * len(garbled)}


def read_by_picture(
    path: Path, reading: GatheredPages, options: ReadOptions, executor: Executor | None = None, tasks: int = 1
) -> None:
    """Put pages read from their pictures in the place of those whose text layers are missing or not trusted."""
    numbers = wanted(reading)
    if not numbers:
        return
    try:
        models = installed_models(options)
    except MissingProgramError as error:
        reading.failed.update(dict.fromkeys(numbers, str(error)))
        return
    for found in _run(path, numbers, models, options, executor, tasks):
        if isinstance(found, Unread):
            reading.failed[found.number] = found.reason
        else:
            reading.pages[found.laid.page.number] = found
            reading.failed.pop(found.laid.page.number, None)


def _run(
    path: Path, numbers: Sequence[int], models: Models, options: ReadOptions, executor: Executor | None, tasks: int
) -> Iterator[Surveyed | Unread]:
    """The pages read one after another, or where there is an `executor` in portions, so many of them at once."""
    if executor is None:
        yield from picture_task(path, numbers, models, options)
        return
    running = [executor.submit(picture_task, path, part, models, options) for part in portions(numbers, tasks)]
    for future in running:
        yield from future.result()


def portions(numbers: Sequence[int], workers: int) -> list[Sequence[int]]:
    """The pages in tasks, the large ones first, so that few load the models and all `workers` end at about one time."""
    found: list[Sequence[int]] = []
    left = numbers
    while left:
        size = max(math.ceil(len(left) / (TASK_SHARE * workers)), SMALLEST_TASK)
        found.append(left[:size])
        left = left[size:]
    return found


def picture_task(path: Path, numbers: Sequence[int], models: Models, options: ReadOptions) -> list[Surveyed | Unread]:
    """The pages `numbers` of the PDF at `path` read from their pictures in a child process; a task for any executor."""
    left = list(numbers)
    done: list[Surveyed | Unread] = []
    while left:
        seconds = PICTURE_TIMES * options.seconds
        try:
            for found in in_sandbox(
                read_pictures, path, left, models, options, seconds=seconds, megabytes=options.megabytes
            ):
                done.append(found)
                left.remove(found.number)
        except PipelineError as error:
            done.append(Unread(left.pop(0), str(error)))
        else:
            break
    return done
