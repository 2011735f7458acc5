"""Loading as a user sees it: progress on the way, and a line with counts at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from atgardsbanken.corpus.classify import MODEL_PATH
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.db.store import Bank, LoadCounts
from atgardsbanken.extract.errors import BadUsageError, PartialLoadError
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.loading.build import build
from atgardsbanken.loading.options import CACHE_MEGABYTES, BuildOptions, cores
from atgardsbanken.loading.progress import reporting, say
from atgardsbanken.normalize.own_words import own_words
from atgardsbanken.workers import alone

KINDS = {
    "NotAPdfError": "no PDF or text",
    "EncryptedPdfError": "with a password",
    "FileMissingError": "not to be read",
    "NothingReadableError": "without anything to read",
    "LimitError": "over a limit",
    "CrashError": "that broke the program that reads them",
    "BrokenProcessPool": "that broke the program that reads them",
    "PageFailed": "of which no page could be read",
}
"""What files are that failed, by the class of their error."""
FAULT = "with a fault of the program"


def make_options(
    *,
    workers: int | None = None,
    ocr: bool = True,
    pictures: bool = True,
    given: StatedMetadata | None = None,
    cache: int = CACHE_MEGABYTES,
    scheduler: str = "",
    model: Path = MODEL_PATH,
) -> BuildOptions:
    """Make the options of a load; by default as many workers as this process has cores.

    Raises:
        BadUsageError: workers elsewhere would have to know a user's own words.
    """
    if scheduler and own_words().reading_hash:
        raise BadUsageError("The scheduler's workers don't know the config file's columns and regions; leave one out.")
    read = ReadOptions(ocr=ocr)
    return BuildOptions(read, workers or cores(), pictures, given or StatedMetadata(), cache, scheduler, model)


def load(paths: Sequence[Path], bank: Path, options: BuildOptions, *, must_be_complete: bool = True) -> LoadCounts:
    """Load `paths` into the bank at `bank` and print the counts.

    Raises:
        PartialLoadError: some files or pages failed and `must_be_complete`.
        PipelineError: the bank can't be opened, or is damaged.
    """
    with alone(bank), Bank.open(bank, create=True) as opened, reporting(len(paths)) as reporter:
        opened.check()
        counts = build(paths, opened, options, reporter)
    say(f"{bank}: {format_counts(counts)}.")
    if must_be_complete:
        require_complete(counts)
    return counts


def format_counts(counts: LoadCounts) -> str:
    """Format a run's counts, failures by their kind."""
    kinds = ", ".join(f"{count} {KINDS.get(kind, FAULT)}" for kind, count in sorted(counts.failures.items()))
    done = f"{counts.loaded} loaded, {counts.unchanged} unchanged, {counts.failed} failed"
    partial = f"; {counts.partial} with pages that failed" if counts.partial else ""
    return f"{done} ({kinds}){partial}" if kinds else f"{done}{partial}"


def require_complete(counts: LoadCounts) -> None:
    """Raise an error if a file, or a page of one, failed.

    Raises:
        PartialLoadError: some are not.
    """
    total = counts.loaded + counts.unchanged + counts.failed
    if counts.failed:
        raise PartialLoadError(f"{counts.failed} of {total} files failed; the site's coverage page says why.")
    if counts.partial:
        raise PartialLoadError(f"{counts.partial} of {total} files lack pages; the site's coverage page says why.")
