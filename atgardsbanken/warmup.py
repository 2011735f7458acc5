"""The process that workers are forked from, started while the command itself is still being imported."""

from __future__ import annotations

from multiprocessing.context import ForkServerContext

from atgardsbanken.extract import sandbox

PRELOAD = (*sandbox.PRELOAD, "atgardsbanken.preload")
"""Readers first; what makes out what was read is next."""


def begin() -> ForkServerContext:
    """Return how worker processes are started, once what they are forked from has begun to load what they need."""
    return sandbox.context(PRELOAD)
