"""What several queries are written with."""

from __future__ import annotations

from collections.abc import Sized


def marks(values: Sized) -> str:
    """A question mark for each value, for a list of parameters.

    >>> marks(["01", "12"])
    '?, ?'
    """
    return ", ".join("?" * len(values))
