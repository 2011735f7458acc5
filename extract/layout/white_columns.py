"""Columns that white alone keeps apart, and each line's words put into them; boxes in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from atgardsbanken.extract.layout.figure_columns import is_figure
from atgardsbanken.extract.layout.rows import LEADERS, Row, em, is_marker, segments
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import GRID_WIDTH, Word

LONGEST_SHARE = 1.7
"""Times its column's width that a cell's line is long at most: narrow letters take less room in print than here."""
COSTS_MOST = 2.4
"""What putting a line's words into the columns may cost: four cells pushed aside, but not running text."""

TIGHT_SHARE = 0.7
"""Part of the lines across a heading's place that have a word there where a column begins one blank after another."""
FEWEST_JUSTIFIED = 4
"""Words of a line whose spaces tell that it was justified at least: three may be cells of like width."""
EVEN_SHARE = 0.2
"""Part of the widest space of a justified line by which its spaces differ at most. Geometry: rounded boxes."""
WIDEST_JUSTIFIED = 8
"""Blanks that a space of a justified line is wide at most: two ems."""
HABIT_SHARE = 0.4
"""Part of a column's texts in lower case from which on a small letter does not tell that a text goes on."""
HEAD_SHIFT = 3
"""Characters by which a lone cell, such as a bold heading, may begin beside the others of its column."""
SLACK = 1.5
"""Characters by which a cell may begin beside its column's edge: half a character is rounding, one an indent."""

Group = list[tuple[int, Row]]
"""Pieces that begin in one place, each with the number of its line."""

Cells = tuple[Row, ...]
"""The words of a line in each column; a column that the line leaves empty has none."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """What white means: a `blank` is between words, `wide` white parts cells for certain; a `letter` is usual; points.

    Where it is `tight` cells may stand one blank apart, pushed aside by long ones: in text extracts alone.
    """

    blank: float
    wide: float
    letter: float
    tight: bool


TYPED = Spacing(GRID_WIDTH, 2 * GRID_WIDTH - 1, GRID_WIDTH, tight=True)
"""The spacing of text extracts: two blanks part cells."""


def printed(size: float, settings: LayoutSettings) -> Spacing:
    """Return the spacing of print whose type is `size` points high: a word space is a quarter of it."""
    return Spacing(size / 4, settings.column_gap_em * size, size / 2, tight=False)


def pieces(row: Row, spacing: Spacing) -> list[Row]:
    """Part a row at wide white; a marker stays with what follows, and leaders part nothing."""
    found = segments(row, _wide(row, spacing))
    if len(found) > 1 and not spacing.tight and _is_justified(row, spacing):
        return [row]
    if any(len(word.text) > 2 and LEADERS.match(word.text) for word in row):
        return [row]
    if len(found) > 1 and is_marker(found[0]) and not found[0][0].text[:1].isdigit():
        found = [found[0] + found[1], *found[2:]]
    return found


def _wide(row: Row, spacing: Spacing) -> float:
    """Return the white in points that parts a row's cells: in larger type, such as a title's, blanks are wider too."""
    return spacing.wide if spacing.tight else spacing.wide * max(1.0, em(row) / (2 * spacing.letter))


def _is_justified(row: Row, spacing: Spacing) -> bool:
    """Return whether a line's words are set equally far apart, small ones among them: white was added to fill it."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(row)]
    small = sum(word.text[:1].islower() for word in row)
    even = max(gaps) - min(gaps) <= EVEN_SHARE * max(gaps)
    return (
        even
        and len(row) >= FEWEST_JUSTIFIED
        and 2 * small >= len(row)
        and max(gaps) <= WIDEST_JUSTIFIED * spacing.blank
    )


_Way = tuple[float, tuple[int, ...]]
"""A way to put words into columns: what it costs, and the number of each word's column."""


@dataclass(frozen=True)
class Columns:
    """Columns by where their cells begin, in points: between `starts` and `ends`, which differ for figures.

    `filled` is the share (0.0-1.0) of lines with something in the column, `lower` of its texts that begin in lower
    case; `right` is where the last column ends.
    """

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    filled: tuple[float, ...]
    lower: tuple[float, ...]
    right: float
    spacing: Spacing = TYPED

    @property
    def numbers(self) -> range:
        """The columns' numbers from 0."""
        return range(len(self.starts))

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """The columns' widths in points, each up to the next."""
        return tuple(after - here for here, after in pairwise((*self.starts, self.right)))

    def cells(self, row: Row) -> Cells | None:
        """Return what a line says in each column; None where it keeps to them badly.

        All ways to cut the line are weighed: a cell begins at its column's edge, or after one blank where the cell
        before it ran over that edge and pushed it aside.
        """
        best: list[dict[int, _Way]] = []
        line = _Cuts.of(row, self)
        for last in range(len(row)):
            here: dict[int, _Way] = {}
            for first, begins in enumerate(line.begins[: last + 1]):
                for column, cost in begins:
                    if way := self._way(line, first, last, column, cost, best):
                        here[column] = min(way, here.get(column, way))
            best.append(here)
        ends = ((cost + self._skipped(row, column, len(self.starts)), way) for column, (cost, way) in best[-1].items())
        cost, numbers = min(ends, default=(inf, ()))
        if cost > COSTS_MOST + sum(self._is_edge(piece[0].box.x0) for piece in pieces(row, self.spacing)[1:]):
            return None
        return tuple(tuple(word for word, at in zip(row, numbers, strict=True) if at == one) for one in self.numbers)

    def _is_edge(self, x: float) -> bool:
        """Return whether a cell that begins at `x` begins at a column's edge."""
        slack = SLACK * self.spacing.blank
        return any(low - slack <= x <= high + slack for low, high in zip(self.starts, self.ends, strict=True))

    def _way(
        self, line: _Cuts, first: int, last: int, column: int, begins: float, best: Sequence[dict[int, _Way]]
    ) -> _Way | None:
        """Return the cheapest way to end with the words `first` to `last` in a column; None where there is none."""
        cost = self._costs(line, first, last, column, begins)
        if cost is None:
            return None
        numbers = (column,) * (last + 1 - first)
        if first == 0:
            return cost, numbers
        before = (
            (way[0] + self._skipped(line.row, number, column), way[1])
            for number, way in best[first - 1].items()
            if number < column
        )
        spent, placed = min(before, default=(inf, ()))
        return (spent + cost, placed + numbers) if placed else None

    def _skipped(self, row: Row, before: int, column: int) -> float:
        """Return what it costs to leave the columns between two empty in a line that begins a row."""
        begins = row[0].box.x0 <= self.ends[0] + SLACK * self.spacing.blank and not row[0].text[:1].islower()
        return sum(self.filled[before + 1 : column]) if begins else 0.0

    def _costs(self, line: _Cuts, first: int, last: int, column: int, begins: float) -> float | None:
        """Return what it costs to take the words `first` to `last` for one cell of a column; None if they are none."""
        right = line.row[last].box.x1
        if right - line.row[first].box.x0 > LONGEST_SHARE * self.widths[column]:
            return None
        wide = line.wide[last] - line.wide[first]
        broken = line.broken[last] - line.broken[first]
        over = right - (self.starts[column] + self.widths[column])
        return begins + 3 * wide + 2 * broken + max(over, 0.0) / self.widths[column]

    def cost_to_begin(self, row: Row, first: int, column: int) -> float | None:
        """Return what it costs that a cell begins with the word `first`; None where it cannot."""
        x, low, high = row[first].box.x0, self.starts[column], self.ends[column]
        if x < low - SLACK * self.spacing.blank and column:
            return None
        at_edge = x <= high + SLACK * self.spacing.blank
        if not first or x - row[first - 1].box.x1 >= self.spacing.wide:
            return 0.0 if at_edge else 0.8
        if not self.spacing.tight:
            return 0.5 if at_edge and abs(x - low) <= self.spacing.blank / 2 else None
        anew = not row[first].text[:1].islower() or self.lower[column] > HABIT_SHARE
        if at_edge:
            return 0.2 if anew else 0.7
        pushed = row[first - 1].box.x1 >= low - self.spacing.blank
        return (0.4 if anew else 1.8) if pushed else None


class _Cuts(NamedTuple):
    """A line that is cut into cells, and what each way to cut it is reckoned from.

    Attributes:
        row: its words.
        begins: for each word the columns whose cell may begin with it, and what that costs.
        wide: for each word the wide whites before it.
        broken: for each word the words before it that end in a hyphen.
    """

    row: Row
    begins: Sequence[Sequence[tuple[int, float]]]
    wide: Sequence[int]
    broken: Sequence[int]

    @classmethod
    def of(cls, row: Row, columns: Columns) -> _Cuts:
        """Look at each word of a line once."""
        begins = [
            [
                (column, cost)
                for column in columns.numbers
                if (cost := columns.cost_to_begin(row, first, column)) is not None
            ]
            for first in range(len(row))
        ]
        wide = (right.box.x0 - left.box.x1 >= columns.spacing.wide for left, right in pairwise(row))
        broken = (word.text.endswith("-") and len(word.text) > 1 for word in row[:-1])
        return cls(row, begins, [*accumulate(wide, initial=0)], [*accumulate(broken, initial=0)])


def columns_of(rows: Sequence[Row], spacing: Spacing) -> Columns | None:
    """Find the columns that cells begin in again and again; None where the first row has none beside the first."""
    parted = [pieces(row, spacing) for row in rows]
    edges = _tight_edges(parted, spacing)
    parted = [[cell for piece in part for cell in _cut(piece, edges, spacing)] for part in parted]
    groups = _merged(_clusters(parted, spacing), spacing)
    again = [group for group in groups if len({number for number, _ in group}) > 1]
    heads = [group for group in again[1:] if any(number == 0 for number, _ in group)]
    if not heads:
        return None
    kept = [group for group in groups if group in again or group[0][0] == 0]
    tabular = sum(len(part) > 1 for part in parted)
    right = max(part[-1][-1].box.x1 for part in parted if len(part) > 1)
    begins = [[piece[0].box.x0 for _, piece in group] for group in kept]
    return Columns(
        tuple(map(min, begins)),
        tuple(map(max, begins)),
        filled=tuple(min(len(group) / tabular, 1.0) for group in kept),
        lower=tuple(_lower(group, {number for number, _ in kept[0]}) for group in kept),
        right=max(right, min(begins[-1]) + spacing.blank),
        spacing=spacing,
    )


def _tight_edges(parted: Sequence[Sequence[Row]], spacing: Spacing) -> set[float]:
    """Return where columns begin that stand one blank apart: a heading, and below it a word in most lines."""
    edges: set[float] = set()
    for head in (word for piece in parted[0] for word in piece[1:] if word.text[:1].isupper()):
        x = head.box.x0
        covering = [piece for part in parted[1:] for piece in part if piece[0].box.x0 < x < _end(piece)]
        cut = [piece for piece in covering if _at(piece, {x}, spacing) and not is_figure(piece)]
        if len(cut) > 1 and len(cut) >= TIGHT_SHARE * len(covering):
            edges.add(x)
    return edges


def _at(piece: Row, edges: set[float], spacing: Spacing) -> list[Word]:
    """Return the words but the first that begin within a blank of `edges`, one for each."""
    near = [min(piece[1:], key=lambda word: abs(word.box.x0 - x), default=None) for x in edges]
    return [word for word in near if word and any(abs(word.box.x0 - x) <= spacing.blank for x in edges)]


def _cut(piece: Row, edges: set[float], spacing: Spacing) -> list[Row]:
    """Part a piece before the words that begin at `edges`."""
    begins = _at(piece, edges, spacing)
    parts: list[list[Word]] = [[piece[0]]]
    for word in piece[1:]:
        if word in begins:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts]


def _lower(group: Group, begins: set[int]) -> float:
    """Return the share of a column's texts in lower case, in lines that begin in the first column."""
    return lower_share([piece for number, piece in group if number and number in begins])


def lower_share(texts: Sequence[Row]) -> float:
    """Return the share (0.0-1.0) of texts that begin in lower case; 0.0 where there are none."""
    return sum(text[0].text[:1].islower() for text in texts) / len(texts) if texts else 0.0


def _clusters(parted: Iterable[Sequence[Row]], spacing: Spacing) -> list[Group]:
    """Group pieces whose beginnings are a character apart at most."""
    found = sorted(
        ((number, piece) for number, part in enumerate(parted) for piece in part),
        key=lambda item: item[1][0].box.x0,
    )
    groups: list[Group] = []
    for number, piece in found:
        if groups and piece[0].box.x0 - groups[-1][-1][1][0].box.x0 <= spacing.blank:
            groups[-1].append((number, piece))
        else:
            groups.append([(number, piece)])
    return groups


def _merged(groups: Sequence[Group], spacing: Spacing) -> list[Group]:
    """Make neighbouring groups one that stand in no line side by side and over each other: figures set to the right."""
    merged: list[Group] = []
    for group in groups:
        if merged and _is_one(merged[-1], group, spacing):
            merged[-1] = merged[-1] + group
        else:
            merged.append(list(group))
    return merged


def _is_one(one: Group, other: Group, spacing: Spacing) -> bool:
    if {number for number, _ in one} & {number for number, _ in other}:
        return False
    begin = min(piece[0].box.x0 for _, piece in other)
    if not any(_end(piece) > begin for _, piece in one):
        return False
    figures = sum(is_figure(piece) for _, piece in (*one, *other))
    head = min(len(one), len(other)) == 1 and begin - one[0][1][0].box.x0 <= HEAD_SHIFT * spacing.blank
    return head or 2 * figures >= len(one) + len(other)


def _end(piece: Sequence[Word]) -> float:
    return piece[-1].box.x1
