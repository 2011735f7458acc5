"""Heads of columns, put together from the lines above a table's body: each column's own lines are one head; points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from atgardsbanken.extract.geometry import Interval, nearest
from atgardsbanken.extract.layout.cell_rows import OPEN_WORDS, TableLine
from atgardsbanken.extract.layout.rows import Row, em, foot, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.white_columns import Spacing, pieces
from atgardsbanken.extract.records import BBox, Word

LONGEST_HEAD_WORDS = 14
"""Words of one column's head at most: more are the text of a cell. Measured: bench/heads.py."""
MOST_HEAD_ROWS = 9
"""Lines above a body among which its heads stand: five lines of one column between four of the next."""
FEWEST_OVER = 2
"""Heads of an upper level at least that are known by where they stand alone, without white below them."""
RULE_SHARE = 0.6
"""Part of the columns' width that a rule between two levels of heads runs along."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines of one head over each other, over the columns from `first` to `last`."""

    lines: tuple[Row, ...]
    first: int
    last: int

    @property
    def words(self) -> Row:
        """The words of all lines, from above."""
        return tuple(word for line in self.lines for word in line)

    @property
    def box(self) -> Interval:
        """Where the stack stands from top to foot, in points from the page's top."""
        return Interval(top(self.words), foot(self.words))


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads over a body: `rows` lines of print make `levels`, the uppermost first."""

    rows: int
    levels: tuple[tuple[Stack, ...], ...]

    @property
    def lowest(self) -> tuple[Stack, ...]:
        """The level right above the body."""
        return self.levels[-1]


@dataclass(frozen=True, slots=True)
class HeadReader:
    """Reads the heads over columns: `inks` is where each column's body has words, `rules` are level ones."""

    inks: Sequence[Interval]
    rules: Sequence[BBox]
    spacing: Spacing
    settings: LayoutSettings

    def read(self, above: Sequence[Row], body: Row) -> Heads | None:
        """Return the heads that end `above`, the rows over a body that begins with the row `body`; None if unsure."""
        rows = self._rows(above[-MOST_HEAD_ROWS:], body)
        stacks = self._stacks(rows)
        levels = self._levels(stacks)
        long = any(len(stack.words) > LONGEST_HEAD_WORDS for stack in stacks)
        if not levels or long or not all(map(_is_sound, levels)):
            return None
        headed = {at for stack in levels[-1] for at in range(stack.first, stack.last + 1)} - {0}
        return Heads(len(rows), levels) if 2 * len(headed) >= len(self.inks) - 1 else None

    def _rows(self, above: Sequence[Row], body: Row) -> list[Row]:
        """Return the rows that may be heads, from above: up to the first that is a title's or a text's."""
        kept: list[Row] = []
        below, furthest = body, self.settings.header_line_gap_em - 1
        for number, row in reversed(list(enumerate(above))):
            beside = above[number - 1] if number else None
            if top(below) - foot(row) > furthest * em(row) or not self._may_head(row, kept, below, beside):
                break
            kept.insert(0, row)
            below = row
        return kept

    def _may_head(self, row: Row, kept: Sequence[Row], below: Row, beside: Row | None) -> bool:
        """Return whether a row's pieces stand over columns, and none is a title that begins at the table's left.

        `below` is the row that follows, and `beside` the one before, beside whose foot a lone label may stand.
        """
        parts = pieces(row, self.spacing)
        if row[0].box.x0 < self.inks[0].start - 2 * self.spacing.blank or self._reaches_out(row):
            return False
        left = self._labels(row)
        if any(part[-1].box.x1 > self.inks[1].start for part in left):
            return False
        if kept and self._ruled(row, below):
            return not left
        return len(parts) > len(left) or self._goes_on(left[0], kept) or self._stands_amid(kept, beside)

    def _labels(self, row: Row) -> list[Row]:
        """Return the pieces of a row that begin over the first column."""
        return [part for part in pieces(row, self.spacing) if part[0].box.x0 < self.inks[0].end]

    def _stands_amid(self, kept: Sequence[Row], beside: Row | None) -> bool:
        """Return whether heads of other columns go on past a label, set in the middle beside them."""
        if not kept or beside is None or len(pieces(beside, self.spacing)) == len(self._labels(beside)):
            return False
        return top(kept[0]) - foot(beside) <= self.settings.new_text_em * em(beside)

    def _reaches_out(self, row: Row) -> bool:
        """Return whether a row ends farther right of the last column than that stands from the one before."""
        before, last = self.inks[-2:]
        return row[-1].box.x1 > last.end + max(last.start - before.start, last.end - before.end)

    def _goes_on(self, row: Row, kept: Sequence[Row]) -> bool:
        """Return whether the first column's head goes on below a row that holds nothing else."""
        under = next((part for lower in kept for part in self._labels(lower)), None)
        if under is None or top(under) - foot(row) > self.settings.new_text_em * em(row):
            return False
        return under[0].text[:1].islower() or row[-1].text.endswith("-") or row[-1].text in OPEN_WORDS

    def _ruled(self, upper: Row, lower: Row) -> bool:
        """Return whether a rule is drawn between two rows along most of the columns beside the first."""
        left, right = self.inks[1].start, self.inks[-1].end
        between = (rule for rule in self.rules if top(upper) < rule.top and rule.bottom < foot(lower))
        covered = sum(
            max(0.0, min(rule.x1, right) - max(rule.x0, left))
            for rule in between
            if foot(upper) - 2 <= (rule.top + rule.bottom) / 2 <= top(lower) + 2
        )
        return covered >= RULE_SHARE * (right - left)

    def _stacks(self, rows: Sequence[Row]) -> list[Stack]:
        """Gather the rows' pieces by the columns that they stand over, each with those right above it."""
        stacks: list[Stack] = []
        upper = _stands_over(*(pieces(row, self.spacing) for row in rows[:2])) if len(rows) > 1 else False
        for number, row in enumerate(rows):
            for part in pieces(row, self.spacing):
                first, last = self._columns(part)
                over = next((stack for stack in reversed(stacks) if (stack.first, stack.last) == (first, last)), None)
                if over and self._joins(over.lines[-1], part) and not (upper and number == 1):
                    stacks[stacks.index(over)] = replace(over, lines=(*over.lines, part))
                else:
                    stacks.append(Stack((part,), first, last))
        return stacks

    def _joins(self, upper: Row, lower: Row) -> bool:
        """Return whether a piece goes on with the one above: no white or rule is between."""
        return top(lower) - foot(upper) <= self.settings.new_text_em * em(lower) and not self._ruled(upper, lower)

    def _columns(self, part: Row) -> tuple[int, int]:
        """Return the first and last column that a piece stands over: the nearest where no words are below it."""
        x0, x1 = part[0].box.x0, part[-1].box.x1
        under = [at for at, ink in enumerate(self.inks) if min(x1, ink.end) - max(x0, ink.start) > 0]
        if under:
            return under[0], under[-1]
        closest = min(range(len(self.inks)), key=lambda at: self._distance(Interval(x0, x1), self.inks[at]))
        return closest, closest

    def _distance(self, one: Interval, other: Interval) -> float:
        middles = abs(one.start + one.end - other.start - other.end) / 2
        return min(abs(one.start - other.start), abs(one.end - other.end), middles)

    def _levels(self, stacks: Sequence[Stack]) -> tuple[tuple[Stack, ...], ...]:
        """Group stacks that stand beside each other; groups that share no column are one level."""
        groups: list[list[Stack]] = []
        for stack in sorted(stacks, key=lambda stack: stack.box.start):
            if groups and stack.box.start < max(other.box.end for other in groups[-1]) - 1:
                groups[-1].append(stack)
            else:
                groups.append([stack])
        merged: list[list[Stack]] = []
        for group in groups:
            if merged and not any(_overlap(one, other) for one in merged[-1] for other in group):
                merged[-1] += group
            else:
                merged.append(group)
        return tuple(tuple(sorted(group, key=lambda stack: stack.first)) for group in merged)


def _overlap(one: Stack, other: Stack) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_sound(level: Sequence[Stack]) -> bool:
    """Return whether each column has one head of a level at most."""
    held = [at for stack in level for at in range(stack.first, stack.last + 1)]
    return len(held) == len(set(held))


def inks_of(lines: Iterable[TableLine], count: int) -> list[Interval]:
    """Return where each of `count` columns has words in the lines of a body; a column without any is left out."""
    held: list[list[Row]] = [[] for _ in range(count)]
    for line in lines:
        for at, cell in enumerate(line.cells or ()):
            if cell:
                held[at].append(cell)
    return [
        Interval(min(cell[0].box.x0 for cell in cells), max(cell[-1].box.x1 for cell in cells))
        for cells in held
        if cells
    ]


def in_columns(level: Sequence[Stack], count: int) -> Iterator[tuple[int, int, Row]]:
    """Yield the cells of a level over `count` columns: first column, column after the last, and words.

    >>> list(in_columns([], 2))
    [(0, 1, ()), (1, 2, ())]
    """
    at = 0
    for stack in level:
        yield from ((empty, empty + 1, ()) for empty in range(at, stack.first))
        yield stack.first, stack.last + 1, stack.words
        at = stack.last + 1
    yield from ((empty, empty + 1, ()) for empty in range(at, count))


def spread(level: Sequence[Stack], lowest: Sequence[Stack]) -> Sequence[Stack]:
    """Return the heads of an upper level over all the lower ones that each stands in the middle of, if all do."""
    below = [stack for stack in lowest if stack.first > 0]
    if not level or level[0].first == 0:
        return level
    groups = _centred_over([stack.words for stack in level], [stack.words for stack in below])
    return [
        replace(head, first=below[group[0]].first, last=below[group[-1]].last)
        for head, group in zip(level, groups, strict=False)
    ] or level


def _stands_over(upper: Sequence[Row], lower: Sequence[Row]) -> bool:
    """Return whether pieces are heads over two heads each, or four: those of a lower level, not a head's next line."""
    if len(upper) < FEWEST_OVER:
        return False
    return any(
        groups and all(len(group) % 2 == 0 for group in groups)
        for groups in (_centred_over(upper, lower), _centred_over(upper, lower[1:]))
    )


def _centred_over(upper: Sequence[Row], lower: Sequence[Row]) -> list[list[int]]:
    """Return the numbers of the pieces below that each upper one stands in the middle of, within an em; else none."""
    middles = [_middle(row) for row in upper]
    groups: list[list[int]] = [[] for _ in upper]
    for number, row in enumerate(lower):
        groups[nearest(middles, _middle(row))].append(number)
    for middle, group in zip(middles, groups, strict=True):
        words = [word for number in group for word in lower[number]]
        if not words or abs(_middle(words) - middle) > em(words):
            return []
    return groups if len(upper) < len(lower) else []


def _middle(words: Sequence[Word]) -> float:
    return (min(word.box.x0 for word in words) + max(word.box.x1 for word in words)) / 2


def head_line(level: Sequence[Stack], count: int) -> TableLine:
    """Return the lowest level as a table's first line, its words in their columns."""
    cells: list[Row] = [()] * count
    for stack in level:
        cells[stack.first] = stack.words
    return TableLine(tuple(word for cell in cells for word in cell), tuple(cells), apart=True)
