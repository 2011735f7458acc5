"""A load as a user sees it: the files are read into a bank with progress shown, and the end says how many of what."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from atgardsbanken.build import BuildOptions, build
from atgardsbanken.progress import reporting
from corpus.facts import Given
from db.store import Bank, LoadCounts
from extract.errors import PartialLoadError
from extract.options import ReadOptions


def choose(
    *, workers: int | None = None, ocr: bool = True, pictures: bool = True, given: Given | None = None
) -> BuildOptions:
    """Options for a load; as many workers as this process has cores, unless told otherwise."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return BuildOptions(ReadOptions(ocr=ocr), workers or cores, pictures, given or Given())


def load(paths: Sequence[Path], bank: Path, options: BuildOptions, *, must_be_complete: bool = True) -> LoadCounts:
    """Read `paths` into the bank at `bank` and say what came of it.

    Raises:
        PartialLoadError: some files failed and `must_be_complete`.
        PipelineError: the bank can't be opened.
    """
    with Bank.open(bank, create=True) as opened, reporting(len(paths)) as reporter:
        counts = build(paths, opened, options, reporter)
    click.echo(f"{bank}: {counts.loaded} loaded, {counts.unchanged} unchanged, {counts.failed} failed.", err=True)
    if counts.failed and must_be_complete:
        raise PartialLoadError(f"{counts.failed} of {len(paths)} files failed; the site's coverage page says why.")
    return counts
