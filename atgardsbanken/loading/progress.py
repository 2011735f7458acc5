"""Progress on standard error: a bar on a terminal, a plain line for each file elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from atgardsbanken.extract.file_names import printable

LEFT = TextColumn("left:")


class Reporter(Protocol):
    """Shows how far the work has come."""

    def done(self, message: str) -> None:
        """Count one more file; `message` says in a line what came of it."""


class Bar:
    """A bar that grows with each file, above it a line for each."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("Reading", total=total)

    def done(self, message: str) -> None:
        """Print the line above the bar and move the bar."""
        self._progress.console.print(printable(message), markup=False, highlight=False)
        self._progress.advance(self._task)


class Lines:
    """A numbered line for each file, for logs and pipes."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._count = 0

    def done(self, message: str) -> None:
        """Print the line."""
        self._count += 1
        click.echo(f"[{self._count}/{self._total}] {printable(message)}", err=True)


class Silence:
    """Says nothing."""

    def done(self, message: str) -> None:
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
