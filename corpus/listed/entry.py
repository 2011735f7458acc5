"""The record of one number of a table, and the signs around such tables; boxes in points, pages from 1."""

from __future__ import annotations

import re
from dataclasses import dataclass

from atgardsbanken.corpus.numbers import TOTAL
from atgardsbanken.extract.records import BBox

HEADING_LINES, HEADING_WORDS = 5, 6
"""Lines above a table that its columns' headings may take, and words that a line of them has at most."""
NOTE = re.compile(r"(?<!\*)\*+$")
"""The mark of a footnote."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a table with its row's label, its column (from 0) and its column's heading.

    `year` is set where the table tells it otherwise than by its words, `unit` where its cells and heads tell it, and
    `warning` says what is wrong with the number.
    """

    label: str
    column: int
    heading: str
    value: float | None
    text: str
    page: int
    box: BBox
    year: int | None = None
    warning: str = ""
    unit: str = ""

    @property
    def is_total(self) -> bool:
        """Whether it stands in the row of totals."""
        return TOTAL.match(self.label.strip()) is not None
