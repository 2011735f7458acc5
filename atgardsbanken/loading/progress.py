"""Progress on standard error, in pages and time left: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Protocol

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from atgardsbanken.extract.file_names import printable

LEFT = TextColumn("left:")
SILENT_SECONDS = 30.0
"""How long logs may be without a line while pages are read."""


class Reporter(Protocol):
    """Shows how far the work has come."""

    def done(self, message: str) -> None:
        """Count one more file; `message` says in a line what came of it."""

    def pages(self, found: int, read: int) -> None:
        """Count pages: how many more were found in a file, and how many more (or fewer) are read."""


class PageCount:
    """How many of `files` are done, how many pages they have, and how many of these are read; for any thread."""

    def __init__(self, files: int) -> None:
        """Begin now."""
        self.files = files
        self.done = 0
        self.read = 0
        self._found = 0
        self._opened = 0
        self._lock = Lock()
        self._began = time.monotonic()

    def file_done(self) -> None:
        """Count one more file."""
        with self._lock:
            self.done += 1

    def pages(self, found: int, read: int) -> None:
        """Count pages, as `Reporter.pages` does."""
        with self._lock:
            self._found += found
            self._opened += found > 0
            self.read += read

    @property
    def total(self) -> int:
        """The pages of all files; those that are not open yet are taken to have as many as the others on average."""
        unopened = max(self.files - max(self._opened, self.done), 0)
        return self._found + (round(unopened * self._found / self._opened) if self._opened else 0)

    def __str__(self) -> str:
        left = (time.monotonic() - self._began) / self.read * (self.total - self.read) if self.read > 0 else 0.0
        about = f", about {max(round(left / 60), 1)} min left" if left else ""
        return f"{self.read} of {self.total} pages, {self.done} of {self.files} files{about}"


class Bar:
    """A bar that grows with each page, above it a line for each file."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._count = PageCount(total)
        self._task = progress.add_task("Reading", total=None)

    def done(self, message: str) -> None:
        """Print the line above the bar and move the bar."""
        self._progress.console.print(printable(message), markup=False, highlight=False)
        self._count.file_done()
        self._show()

    def pages(self, found: int, read: int) -> None:
        """Count the pages and move the bar."""
        self._count.pages(found, read)
        self._show()

    def _show(self) -> None:
        count = self._count
        files = f"Reading file {min(count.done + 1, count.files)} of {count.files}, pages"
        self._progress.update(self._task, description=files, total=count.total or None, completed=count.read)


class Lines:
    """A numbered line for each file, for logs and pipes; where none is done for long, one that counts the pages."""

    def __init__(self, total: int) -> None:
        self._count = PageCount(total)
        self._said = time.monotonic()

    def done(self, message: str) -> None:
        """Print the line."""
        self._count.file_done()
        self._say(f"[{self._count.done}/{self._count.files}] {printable(message)}")

    def pages(self, found: int, read: int) -> None:
        """Count the pages; print how far the work has come where nothing was printed for long."""
        self._count.pages(found, read)
        if time.monotonic() - self._said >= SILENT_SECONDS:
            self._say(f"  {self._count}")

    def _say(self, line: str) -> None:
        self._said = time.monotonic()
        click.echo(line, err=True)


class Silence:
    """Says nothing."""

    def done(self, message: str) -> None:
        """Print nothing."""

    def pages(self, found: int, read: int) -> None:
        """Print nothing."""


def is_quiet() -> bool:
    """Return whether the command was told to say nothing but errors."""
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get("quiet"))


def say(message: str) -> None:
    """Print a line on standard error, unless the command is to be quiet."""
    if not is_quiet():
        click.echo(printable(message), err=True)


@contextmanager
def reporting(total: int) -> Iterator[Reporter]:
    """Choose the reporter for `total` files by where standard error goes."""
    if is_quiet():
        yield Silence()
        return
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines(total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        LEFT,
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield Bar(progress, total)
