"""A PDF's pages gathered from sandboxes: by their text layers first, then by pictures where that is needed."""

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
"""Pages that may break the child process, or keep it too long, before the rest of the file, or task, is given up."""
GIVEN_UP = "left out: pages before it broke the program that reads them {} times"
LEAST_TASK_PAGES = 2
"""Pages that one task reads from their pictures at least: each loads the models anew."""
TASK_RATIO = 1.5
"""A task has as many pages as each core would still have to read, divided by this."""
PICTURE_TIME_RATIO = 4.0
"""Times the page's time limit that its picture may take: it is read, turned, read, and read again in part."""
GARBLED_PAGES_SHARE = 0.5
"""Part of a font's longer pages that are garbled where its short pages are taken for garbled too."""


@dataclass(slots=True)
class GatheredPages:
    """What has been read of a file: its pages by number (from 1), and why others, or their pictures, failed."""

    count: int = 0
    is_xfa: bool = False
    metadata: dict[str, str] = field(default_factory=dict)
    pages: dict[int, Surveyed] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)


def read_by_text_layer(path: Path, options: ReadOptions) -> GatheredPages:
    """Read the PDF at `path` by its pages' text layers; where pypdfium2 fails, pdfplumber is tried.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: neither library opens it.
        LimitError, CrashError: it breaks both.
    """
    gathered = GatheredPages()
    try:
        _survey(path, gathered, options)
    except EncryptedPdfError:
        raise
    except PipelineError as error:
        log.info("%s; trying pdfplumber", error)
    asked = range(1, min(gathered.count, options.pages) + 1)
    missing = [number for number in asked if number not in gathered.pages]
    if missing or not gathered.count:
        _survey_by_plumber(path, gathered, missing or None, options)
    return gathered


def _survey(path: Path, gathered: GatheredPages, options: ReadOptions) -> None:
    """Read every page by pypdfium2; where one breaks the child process, go on after it."""
    for _ in range(MOST_CRASHES):
        first = max([0, *gathered.pages, *gathered.failed]) + 1
        try:
            for found in in_sandbox(survey, path, first, options, seconds=options.seconds, megabytes=options.megabytes):
                _take(found, gathered)
        except (NotAPdfError, EncryptedPdfError):
            raise
        except PipelineError as error:
            broken = max([0, *gathered.pages, *gathered.failed]) + 1
            if not gathered.count:
                raise
            if broken > min(gathered.count, options.pages):
                return
            gathered.failed[broken] = str(error)
        else:
            return
    last = max([*gathered.pages, *gathered.failed])
    gathered.failed.update(
        dict.fromkeys(range(last + 1, min(gathered.count, options.pages) + 1), GIVEN_UP.format(MOST_CRASHES))
    )


def _take(found: Opened | Surveyed | Unread, gathered: GatheredPages) -> None:
    if isinstance(found, Opened):
        gathered.count, gathered.is_xfa, gathered.metadata = found.pages, found.is_xfa, found.metadata
    elif isinstance(found, Unread):
        gathered.failed[found.number] = found.reason
    else:
        gathered.pages[found.laid.page.number] = found


def _survey_by_plumber(
    path: Path, gathered: GatheredPages, missing: Sequence[int] | None, options: ReadOptions
) -> None:
    try:
        for found in in_sandbox(survey_by_plumber, path, missing, seconds=options.seconds, megabytes=options.megabytes):
            _take(found, gathered)
            if isinstance(found, Surveyed):
                gathered.failed.pop(found.laid.page.number, None)
    except PipelineError as error:
        if not gathered.count and not gathered.pages:
            raise
        log.info("pdfplumber: %s", error)
    gathered.count = max([gathered.count, *gathered.pages])


def wanted(gathered: GatheredPages) -> list[int]:
    """Return the numbers of the pages that must be read from their pictures.

    Those whose text layer is not trusted; those with too few letters to tell that are set in a font which is not
    trusted on other pages; and those that no library could read.
    """
    garbled = _garbled_fonts(gathered)
    chosen = {
        number
        for number, found in gathered.pages.items()
        if found.need != "none" or (0 < found.letters < LEAST_LETTERS and found.fonts & garbled)
    }
    return sorted(chosen | (set(gathered.failed) - set(gathered.pages)))


def _garbled_fonts(gathered: GatheredPages) -> set[str]:
    """Return the fonts in which most of their longer pages are garbled."""
    found: dict[str, list[bool]] = {}
    for page in gathered.pages.values():
        if page.letters >= LEAST_LETTERS:
            for font in page.fonts:
                found.setdefault(font, []).append(page.need == "all")
    return {font for font, garbled in found.items() if sum(garbled) > GARBLED_PAGES_SHARE * len(garbled)}


def read_by_picture(
    path: Path, gathered: GatheredPages, options: ReadOptions, executor: Executor | None = None, tasks: int = 1
) -> None:
    """Read pages from their pictures whose text layers are missing or not trusted, and put them in their place."""
    numbers = wanted(gathered)
    if not numbers:
        return
    try:
        models = installed_models(options)
    except MissingProgramError as error:
        gathered.failed.update(dict.fromkeys(numbers, str(error)))
        return
    for found in _run(path, numbers, models, options, executor, tasks):
        if isinstance(found, Unread):
            gathered.failed[found.number] = found.reason
        else:
            gathered.pages[found.laid.page.number] = found
            gathered.failed.pop(found.laid.page.number, None)


def _run(
    path: Path, numbers: Sequence[int], models: Models, options: ReadOptions, executor: Executor | None, tasks: int
) -> Iterator[Surveyed | Unread]:
    """Read the pages one after another, or where there is an `executor` in portions, `tasks` of them at once."""
    if executor is None:
        yield from picture_task(path, numbers, models, options)
        return
    running = [executor.submit(picture_task, path, part, models, options) for part in portions(numbers, tasks)]
    for future in running:
        yield from future.result()


def portions(numbers: Sequence[int], workers: int) -> list[Sequence[int]]:
    """Split the pages into tasks, large ones first: few load the models, and all `workers` end at about one time.

    >>> portions(range(1, 13), 2)
    [range(1, 5), range(5, 8), range(8, 10), range(10, 12), range(12, 13)]
    """
    found: list[Sequence[int]] = []
    left = numbers
    while left:
        size = max(math.ceil(len(left) / (TASK_RATIO * workers)), LEAST_TASK_PAGES)
        found.append(left[:size])
        left = left[size:]
    return found


def picture_task(path: Path, numbers: Sequence[int], models: Models, options: ReadOptions) -> list[Surveyed | Unread]:
    """Read the pages `numbers` of the PDF at `path` from their pictures in a sandbox; a task for any executor."""
    left = list(numbers)
    done: list[Surveyed | Unread] = []
    for _ in range(MOST_CRASHES):
        seconds = PICTURE_TIME_RATIO * options.seconds
        try:
            for found in in_sandbox(
                read_pictures, path, left, models, options, seconds=seconds, megabytes=options.megabytes
            ):
                done.append(found)
                left.remove(found.number)
        except PipelineError as error:
            done.append(Unread(left.pop(0), str(error)))
        if not left:
            break
    return done + [Unread(number, GIVEN_UP.format(MOST_CRASHES)) for number in left]
