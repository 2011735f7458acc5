"""Lines of a table made into rows: which lines begin a row, and which go on with the cells above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from atgardsbanken.extract.layout.blocks import SENTENCE_ENDS
from atgardsbanken.extract.layout.figure_columns import is_figure
from atgardsbanken.extract.layout.rows import Row, said
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.white_columns import HABIT_SHARE, lower_share

OPEN_WORDS = frozenset(
    "och samt eller i på för av med till om som att vid från inom per en ett den det de".split()  # noqa: SIM905
)
"""Words with which no cell ends."""


RULED_ROWS_SHARE = 0.6
"""Part of a table's rows that have a rule above them where rules part rows: a row's text may look like two."""


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


def row_starts(lines: Sequence[TableLine], ruled: set[int], settings: LayoutSettings, *, sure: bool) -> list[int]:
    """Return the numbers of the lines that begin a row.

    Level rules above the lines `ruled` part the rows where there is about one for each; else the few there are are
    drawn below the header or above a sum. Where white is `sure`, in print, it alone tells if most full lines have it.
    """
    told = {number for number, line in enumerate(lines) if number == 0 or None in (line.cells, lines[number - 1].cells)}
    found = told | set(_starts(lines, settings, sure=sure))
    if ruled and len(ruled) + 1 >= RULED_ROWS_SHARE * len(found):
        levels = {
            number for number in found if number < min(ruled) and not lines[number].filled <= lines[number - 1].filled
        }
        return sorted(told | ruled | levels)
    return sorted(found | ruled)


def _starts(lines: Sequence[TableLine], settings: LayoutSettings, *, sure: bool) -> Iterator[int]:
    """Yield the lines that begin a row by what stands in them.

    Where white stands above most lines that fill the most columns, it parts the rows. Elsewhere cells stand at the top
    of their row: a line that fills a column that the line above leaves empty begins one, and so does a line whose
    cells are no rest of those above.
    """
    known = _known(lines)
    body = lines[1:]
    most = max((len(line.filled) for line in body), default=0)
    full = [line.apart for line in body if len(line.filled) == most]
    if sure and _stands_in_the_middle(body):
        yield 1
        return
    by_white = bool(full) and sum(full) >= settings.rows_apart_share * len(full)
    for number, (upper, line) in enumerate(pairwise(lines), start=1):
        if by_white:
            if line.apart and (sure or line.begins_anew or not line.filled <= upper.filled):
                yield number
        elif (number == 1 and _is_whole(upper, line)) or not line.filled <= upper.filled or _is_new(upper, line, known):
            yield number


def _stands_in_the_middle(body: Sequence[TableLine]) -> bool:
    """Return whether lines without white between them are one row: its other cells stand beside the first's middle."""
    return not any(line.apart for line in body) and any(
        upper.filled == {0} and upper.begins_anew and len(line.filled) > 1 for upper, line in pairwise(body)
    )


def _is_whole(header: TableLine, line: TableLine) -> bool:
    """Return whether the line below the header's first is a row: the rest of a header fills fewer columns."""
    broken = any(cell[-1].text.endswith("-") for cell in header.cells or () if cell)
    return len(header.filled) > 2 and line.filled >= header.filled and not broken


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a column: its longest line in points, and the share of its texts that begin in lower case."""

    width: float
    lower: float


def _known(lines: Sequence[TableLine]) -> dict[int, _Known]:
    """Return what is known of each column; texts are known to begin where the line above leaves a column empty."""
    held = [(number, cell) for line in lines for number, cell in enumerate(line.cells or ()) if cell]
    fresh = [
        (number, cell)
        for upper, line in pairwise(lines)
        if upper.cells is not None and not line.filled <= upper.filled
        for number, cell in enumerate(line.cells or ())
        if cell
    ]
    return {
        column: _Known(_longest(column, held), lower_share([cell for number, cell in fresh if number == column]))
        for column in {number for number, _ in held}
    }


def _longest(column: int, held: Iterable[tuple[int, Row]]) -> float:
    return max(cell[-1].box.x1 - cell[0].box.x0 for number, cell in held if number == column)


def _is_new(upper: TableLine, line: TableLine, known: Mapping[int, _Known]) -> bool:
    """Weigh whether a line's cells are texts of their own or go on with those right above them."""
    score = 1.0 if line.begins_anew or (0 in line.filled and known[0].lower > HABIT_SHARE) else -1.0
    for number in line.filled:
        score += _weight((upper.cells or ())[number], (line.cells or ())[number], known[number])
    return score > 0


def _weight(above: Row, here: Row, known: _Known) -> float:
    """Return how much speaks for `here` beginning a text (above 0) or going on with `above` (below 0)."""
    before, text = said(above), said(here)
    if is_figure(above) and is_figure(here):
        return 2.0
    if before.endswith(("-", "/")):
        return -3.0
    if before.endswith(",") or above[-1].text in OPEN_WORDS:
        return -2.0
    small = text[:1].islower()
    habit = before.endswith(SENTENCE_ENDS) or before[:1].islower() or known.lower > HABIT_SHARE
    word = here[0].box.x1 - here[0].box.x0
    blank = word / len(here[0].text)
    single = len(above) == len(here) == 1 and (habit or not small)
    score = 1.5 if single or above[-1].box.x1 - above[0].box.x0 + blank + word <= known.width else -0.5
    if small:
        return score - (1.0 if habit else 2.5)
    return score + (1.0 if before.endswith(SENTENCE_ENDS) else 0.5)
