"""Lines of a table made into rows: which lines begin a row, and which go on with the cells above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atgardsbanken.extract.layout.blocks import SENTENCE_ENDS
from atgardsbanken.extract.layout.figure_columns import VALUE
from atgardsbanken.extract.layout.rows import Row, said
from atgardsbanken.extract.layout.settings import LayoutSettings

OPEN_WORDS = frozenset("och samt eller i på för av med till om som att vid från inom per en ett den det de".split())
"""Words with which no cell ends."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table: its words by column, and whether white stands above it; `cells` is None across the columns."""

    row: Row
    cells: tuple[Row, ...] | None
    apart: bool

    @property
    def filled(self) -> frozenset[int]:
        """The columns that the line says something in."""
        return frozenset(number for number, cell in enumerate(self.cells or ()) if cell)

    @property
    def begins_anew(self) -> bool:
        """Whether its first column holds what is not the rest of a sentence."""
        return bool(self.cells and self.cells[0]) and not self.row[0].text[:1].islower()


def row_starts(lines: Sequence[TableLine], settings: LayoutSettings) -> Iterator[int]:
    """Yield the numbers of the lines that begin a row.

    Where white stands above most lines that fill the most columns, it parts the rows. Elsewhere cells stand at the top
    of their row: a line that fills a column that the line above leaves empty begins one, and so does a line whose
    cells are no rest of those above.
    """
    widths = _widths(lines)
    body = lines[1:]
    most = max((len(line.filled) for line in body), default=0)
    full = [line.apart for line in body if len(line.filled) == most]
    by_white = bool(full) and sum(full) >= settings.rows_apart_share * len(full)
    for number, line in enumerate(lines):
        upper = lines[number - 1] if number else None
        if upper is None or upper.cells is None or line.cells is None:
            yield number
        elif by_white:
            if line.apart and (line.begins_anew or not line.filled <= upper.filled):
                yield number
        elif not line.filled <= upper.filled or _is_new(upper, line, widths):
            yield number


def _widths(lines: Sequence[TableLine]) -> dict[int, float]:
    """Return the length in points of the longest line in each column."""
    widths: dict[int, float] = {}
    for line in lines:
        for number in line.filled:
            cell = (line.cells or ())[number]
            widths[number] = max(widths.get(number, 0.0), cell[-1].box.x1 - cell[0].box.x0)
    return widths


def _is_new(upper: TableLine, line: TableLine, widths: dict[int, float]) -> bool:
    """Weigh whether a line's cells are texts of their own or go on with those right above them."""
    score = 1.0 if line.begins_anew else -1.0
    for number in line.filled:
        above, here = (upper.cells or ())[number], (line.cells or ())[number]
        score += _weight(above, here, widths[number])
    return score > 0


def _weight(above: Row, here: Row, width: float) -> float:
    """Return how much speaks for `here` beginning a text (above 0) or going on with `above` (below 0)."""
    before, text = said(above), said(here)
    if _is_figure(above) and _is_figure(here):
        return 2.0
    if before.endswith(("-", "/")):
        return -3.0
    if before.endswith(",") or above[-1].text in OPEN_WORDS:
        return -2.0
    word = here[0].box.x1 - here[0].box.x0
    blank = word / len(here[0].text)
    would_fit = above[-1].box.x1 - above[0].box.x0 + blank + word <= width
    score = 1.5 if would_fit else -0.5
    if text[:1].islower():
        return score - (1.0 if before.endswith(SENTENCE_ENDS) or before[:1].islower() else 2.5)
    return score + (1.0 if before.endswith(SENTENCE_ENDS) else 0.5)


def _is_figure(cell: Row) -> bool:
    """Return whether a cell holds a figure, date or number: such a text never goes on with another."""
    return bool(VALUE.match(said(cell))) or (len(cell) == 1 and cell[0].text[:1].isdigit())
