"""SQL that several modules share: the types of values and rows, and lists of parameters."""

from __future__ import annotations

from collections.abc import Sized

SqlValue = str | int | float | bytes | None
TableRow = dict[str, SqlValue]
"""A row that is written to a table, by its columns."""


def marks(values: Sized) -> str:
    """Return a question mark for each value, for a list of parameters.

    >>> marks(["01", "12"])
    '?, ?'
    """
    return ", ".join("?" * len(values))
