"""Share of a table's cells that come out right: gold cells against the rows that a reader found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

Row = Sequence[str]
"""A row's cells, from left to right; empty ones may be left out of a found row."""
NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Gold cells that came out right, gold cells, and found cells beside those that are right."""

    right: int
    cells: int
    wrong: int

    @property
    def share(self) -> float:
        """The share (0.0-1.0) of gold cells that came out right; 1.0 where there are none."""
        return self.right / self.cells if self.cells else 1.0

    def __add__(self, other: Score) -> Score:
        """Return the score of both."""
        return Score(self.right + other.right, self.cells + other.cells, self.wrong + other.wrong)


def squeezed(text: str) -> str:
    """Return letters and figures alone, in lower case; another sign where there are none.

    >>> squeezed("Vård-\\nnära service"), squeezed("–")
    ('vårdnäraservice', '–')
    """
    text = unicodedata.normalize("NFKC", text)
    return NO_LETTER.sub("", text).lower() or "".join(text.split()).replace("-", "–").replace("−", "–")


def score_tables(gold: Sequence[Sequence[Row]], found: Sequence[Sequence[Row]]) -> list[Score]:
    """Score each gold table: a cell is right whole, in its row, and in order with the row's other cells.

    Each found row serves one gold row: the one that it shares most cells with, the first of equals.

    >>> found = [["Inför", "2020"], ["tidbok Utbilda", "2021"]]
    >>> score_tables([[["Inför tidbok", "2020"], ["Utbilda", "2021"]]], [found])
    [Score(right=2, cells=4, wrong=2)]
    """
    rows = [[squeezed(cell) for cell in row if squeezed(cell)] for table in found for row in table]
    left = {number: row for number, row in enumerate(rows) if row}
    return [_score_table([[squeezed(cell) for cell in row if squeezed(cell)] for row in table], left) for table in gold]


def _score_table(table: Sequence[Sequence[str]], left: dict[int, list[str]]) -> Score:
    right = cells = wrong = 0
    for row in table:
        best, number = max(
            ((LCSseq.similarity(row, other), -number) for number, other in left.items() if set(row) & set(other)),
            default=(0, 0),
        )
        cells += len(row)
        if best:
            wrong += len(left.pop(-number)) - best
            right += best
    return Score(right, cells, wrong)
