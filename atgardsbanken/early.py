"""Processes that take long to load, begun while the command itself is still being imported."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

from atgardsbanken.extract.nursery import nursery


def context() -> ForkServerContext:
    """How worker processes are started: they part from one that has loaded what each of them needs."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["atgardsbanken.commands.main", "atgardsbanken.preload"])
    return found


def begin() -> None:
    """Start the process that workers part from, and the one that those part from which parse files."""
    context()
    forkserver.ensure_running()
    nursery(os.getpid())
