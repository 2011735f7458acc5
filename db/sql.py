"""SQL that several modules share: the types of values and rows, lists of parameters, printed page numbers."""

from __future__ import annotations

from collections.abc import Sized

SqlValue = str | int | float | bytes | None
TableRow = dict[str, SqlValue]
"""A row that is written to a table, by its columns."""

PRINTED_PAGE = """
    coalesce((SELECT s.printed FROM pages s WHERE s.document = {row}.document AND s.number = {row}.page), '')
"""
"""The SQL expression for the page number that is printed where a `row` of measures or passages stands, "" for none."""


def marks(values: Sized) -> str:
    """Return a question mark for each value, for a list of parameters.

    >>> marks(["01", "12"])
    '?, ?'
    """
    return ", ".join("?" * len(values))
