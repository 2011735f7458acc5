"""Tables without upright lines: cells in columns that white alone keeps apart; boxes in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from atgardsbanken.extract.geometry import Interval, nearest, union
from atgardsbanken.extract.layout.blocks import SENTENCE_ENDS
from atgardsbanken.extract.layout.cell_rows import TableLine, row_starts
from atgardsbanken.extract.layout.columns import RUNNING_WORDS, is_running_text
from atgardsbanken.extract.layout.figure_columns import is_figure
from atgardsbanken.extract.layout.furniture import PAGE_NUMBER
from atgardsbanken.extract.layout.raw_page import HeldCell
from atgardsbanken.extract.layout.rows import Row, em, foot, is_marker, said, to_rows, top, white_between
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.table_heads import HeadReader, Heads, head_line, in_columns, inks_of, spread
from atgardsbanken.extract.layout.white_columns import Columns, Spacing, columns_of, pieces
from atgardsbanken.extract.records import BBox, Word

RULED_SHARE = 0.6
"""Part of a table's width that a rule between two of its rows runs along: cells in the first column may cover rows."""
FEWEST_COLUMNS = 2
"""Columns that make a table at least."""
FEWEST_LEVELLED = 3
"""Columns that a table with a header of two levels has at least: one for the labels and two under one heading."""
FEWEST_NUMBERED = 2
"""Columns with numbers of items that make numbered lists side by side at least."""
YEAR = re.compile(r"(?:19|20)\d\d$")
"""A year, which heads a column of figures."""
ITEM_NUMBER = re.compile(r"(\d{1,2})[.)]$")
"""The number of a list's item."""
PROSE_CHARACTERS = 40
"""Length of a line without wide blanks from which on it is running text between two tables, not a long cell."""


def white_grids(
    words: Sequence[Word], spacing: Spacing, rules: Sequence[BBox], settings: LayoutSettings
) -> list[tuple[HeldCell, ...]]:
    """Find the cells of each table that words make by standing in columns; level `rules` part its rows."""
    finder = _Finder(spacing, rules, settings)
    rows = finder.without_page_numbers(to_rows(words, settings))
    grids: list[tuple[HeldCell, ...]] = []
    start = 0
    for first, last, grid in (*finder.headed_tables(rows), (len(rows), len(rows), None)):
        grids += finder.tables(rows[start:first])
        grids += [grid] if grid else []
        start = last
    return grids


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds tables in rows of words of one spacing, between level rules."""

    spacing: Spacing
    rules: Sequence[BBox]
    settings: LayoutSettings

    def tables(self, rows: Sequence[Row]) -> Iterator[tuple[HeldCell, ...]]:
        """Yield the cells of the tables whose first line stands in all columns."""
        first = done = 0
        while first < len(rows):
            last, columns = first + 1, None
            if len(self.pieces(rows[first])) > 1:
                columns = columns_of(rows[first : self.end_of_band(rows, first)], self.spacing)
            lines = self.lines(rows[first:], columns) if columns else []
            if columns and lines and self.are_boxes(lines):
                last = first + len(lines)
            elif columns and lines and self.is_table(lines, columns):
                above = rows[max(first - 1, done) : first]
                yield (*self.upper_header(above, lines[0], columns), *self.cells(lines, columns))
                done = last = first + len(lines)
            first = last

    def headed_tables(self, rows: Sequence[Row]) -> Iterator[tuple[int, int, tuple[HeldCell, ...]]]:
        """Yield the first and last (not with) rows, and the cells, of tables whose heads are told from their bodies."""
        done = 0
        for body in range(1, len(rows)):
            if body > done and self._begins(rows[body - 1], rows[body]):
                found = self._headed(rows[done:], body - done)
                if found:
                    first, last, grid = found
                    yield done + first, done + last, grid
                    done += last

    def _begins(self, above: Row, row: Row) -> bool:
        """Return whether a table's body may begin with a row: with figures, below a rule, or below bold heads."""
        if self._has_figures(row):
            return not self._has_figures(above)
        if self.spacing.tight or len(self.pieces(row)) < FEWEST_COLUMNS:
            return False
        return _is_bold(above) != _is_bold(row) or bool(
            self._ruled([TableLine(each, None, apart=True) for each in (above, row)])
        )

    def _has_figures(self, row: Row) -> bool:
        """Return whether a row is a label and figures or dashes, not all of them years: those are heads."""
        _, *cells = self.pieces(row)
        figures = [said(cell) for cell in cells if is_figure(cell)]
        tell = [figure for figure in figures if re.search(r"\d", figure) and not YEAR.match(figure)]
        return bool(tell) and len(figures) == len(cells)

    def _headed(self, rows: Sequence[Row], body: int) -> tuple[int, int, tuple[HeldCell, ...]] | None:
        """Return the table whose body begins with a row, with its heads; None where these are unsure."""
        columns, lines = self._body(rows, body)
        inks = inks_of(lines, len(columns.starts)) if columns else []
        if columns is None or len(inks) < len(columns.starts) or len(inks) < FEWEST_COLUMNS:
            return None
        heads = HeadReader(inks, self.rules, self.spacing, self.settings).read(rows[:body], rows[body])
        if heads is None or not (self._has_figures(rows[body]) or self._heads_texts(heads, rows[:body])):
            return None
        table = [head_line(heads.lowest, len(inks)), *lines]
        if (self.are_boxes(table) and not self._has_figures(rows[body])) or not self.is_table(table, columns):
            return None
        upper = self._upper_cells(heads, columns, table)
        return body - heads.rows, body + len(lines), (*upper, *self.cells(table, columns))

    def _body(self, rows: Sequence[Row], first: int) -> tuple[Columns | None, list[TableLine]]:
        """Return the columns and lines of the body that begins with a row: of its own lines, not of texts below it."""
        columns = columns_of(rows[first : self.end_of_band(rows, first)], self.spacing)
        lines = self.lines(rows[first:], columns) if columns else []
        columns = columns_of([line.row for line in lines], self.spacing) if lines else None
        return columns, self.lines(rows[first:], columns) if columns else []

    def _heads_texts(self, heads: Heads, above: Sequence[Row]) -> bool:
        """Return whether heads are no row of a table of texts: short, one for each column, no such row above them."""
        over = above[: len(above) - heads.rows][-2:]
        section = len(over) == FEWEST_COLUMNS and self._ruled([TableLine(row, None, apart=True) for row in over])
        short = all(len(stack.words) <= self.settings.header_words * 3 for stack in heads.lowest)
        texts = [said(stack.words) for stack in heads.lowest]
        whole = all(text[0].isupper() and not text.endswith(SENTENCE_ENDS) for text in texts)
        alone = not section and all(len(self.pieces(row)) == 1 for row in over[-1:])
        return short and whole and alone and len(heads.levels) == 1

    def _upper_cells(self, heads: Heads, columns: Columns, lines: Sequence[TableLine]) -> Iterator[HeldCell]:
        """Yield the cells of the levels of heads over the lowest."""
        edges = self._edges(lines, columns)
        tops = [min(stack.box.start for stack in level) - 1 for level in heads.levels]
        for level, (upper, lower) in zip(heads.levels, pairwise(tops), strict=False):
            for first, last, words in in_columns(spread(level, heads.lowest), len(columns.starts)):
                yield HeldCell(BBox(edges[first], upper, edges[last], lower), words)

    def pieces(self, row: Row) -> list[Row]:
        """Part a row at wide white."""
        return pieces(row, self.spacing)

    def without_page_numbers(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Leave out the first and last row where a page's number stands in them, in no column with the next."""
        first = int(len(rows) > 1 and self._numbers_page(rows[0], rows[1]))
        last = len(rows) - int(len(rows) > 1 and self._numbers_page(rows[-1], rows[-2]))
        return rows[first:last]

    def _numbers_page(self, row: Row, beside: Row) -> bool:
        *others, number = self.pieces(row)
        if not PAGE_NUMBER.match(said(number)) or any(PAGE_NUMBER.match(said(other)) for other in others):
            return False
        return not any(self._share_edge(number, piece) for piece in self.pieces(beside)[1:])

    def end_of_band(self, rows: Sequence[Row], first: int) -> int:
        """Return the row (not with) up to which the table that begins in row `first` may reach."""
        left = rows[first][0].box.x0 + self.spacing.blank
        furthest = self.settings.table_row_gap_em * em(rows[first])
        last = first + 1
        while last < len(rows) and top(rows[last]) - foot(rows[last - 1]) <= furthest:
            alone = len(self.pieces(rows[last])) == 1 and rows[last][0].box.x0 <= left
            if alone and (self._is_prose(rows, last) or self._begins_other(rows, first, last)):
                break
            last += 1
        return last

    def _is_prose(self, rows: Sequence[Row], number: int) -> bool:
        """Return whether a long line is running text: it ends a sentence, or the line below is long too."""
        here, *below = rows[number : number + 2]
        return self._is_long(here) and (said(here).endswith(SENTENCE_ENDS) or all(map(self._is_long, below)))

    def _is_long(self, row: Row) -> bool:
        return len(self.pieces(row)) == 1 and row[-1].box.x1 - row[0].box.x0 > PROSE_CHARACTERS * self.spacing.letter

    def _begins_other(self, rows: Sequence[Row], first: int, number: int) -> bool:
        """Return whether the lines below row `number` stand in other columns than those above it."""
        above = [piece for row in rows[first:number] for piece in self.pieces(row)[1:]]
        below = [piece for row in rows[number + 1 : number + 4] for piece in self.pieces(row)[1:]]
        same = sum(any(self._share_edge(piece, other) for other in above) for piece in below)
        return len(below) > 1 and 2 * same < len(below)

    def _share_edge(self, one: Row, other: Row) -> bool:
        """Return whether two cells begin or end in one place."""
        begin, end = abs(one[0].box.x0 - other[0].box.x0), abs(one[-1].box.x1 - other[-1].box.x1)
        return min(begin, end) <= self.spacing.blank

    def lines(self, rows: Sequence[Row], columns: Columns) -> list[TableLine]:
        """Return the lines of the table that begins with `rows[0]`, up to the last that is its own."""
        lines: list[TableLine] = []
        if columns.cells(rows[0]) is None:
            return lines
        for number, row in enumerate(rows):
            white = white_between(rows[number - 1], row) if number else 0.0
            if number and top(row) - foot(rows[number - 1]) > self.settings.table_row_gap_em * em(row):
                break
            line = TableLine(row, columns.cells(row), number == 0 or white > self.settings.new_text_em * em(row))
            if line.apart and self._has_no_blanks(line):
                line = replace(line, cells=None)
            below = rows[number + 1 : number + 2]
            if lines and (said(row) == said(rows[0]) or (line.cells is None and self._names_text(lines[-1]))):
                break
            if line.cells is None and not (below and len(self.pieces(below[0])) > 1 and columns.cells(below[0])):
                break
            if lines and self._has_no_blanks(line) and self._has_no_blanks(lines[-1]):
                lines.pop()
                break
            lines.append(line)
        return self._without_end(lines)

    def _has_no_blanks(self, line: TableLine) -> bool:
        """Return whether a line's cells stand one blank apart, as the words of running text do."""
        return len(line.filled) > 1 and len(self.pieces(line.row)) == 1

    def _without_end(self, lines: list[TableLine]) -> list[TableLine]:
        """Leave out the last lines that are none of the table's: across it, or a text in the first column alone."""
        last = len(lines)
        while last and lines[last - 1].filled <= {0}:
            last -= 1
        rest = lines[last:]
        if not self.spacing.tight:
            near = next((number for number, line in enumerate(rest) if line.apart or line.cells is None), len(rest))
            return lines[: last + near]
        goes_on = rest and rest[0].cells and not rest[0].apart and not rest[0].begins_anew
        return lines if goes_on else lines[:last]

    def _names_text(self, line: TableLine) -> bool:
        """Return whether a line is a heading of what stands below the table: by itself, white above it."""
        return not self.spacing.tight and line.apart and line.filled <= {0}

    def is_table(self, lines: Sequence[TableLine], columns: Columns) -> bool:
        """Return whether lines are a table, not labels by chance, columns of running text, or a list of pages."""
        side_by_side = [line for line in lines if len(line.filled) > 1]
        if len(side_by_side) < 2:
            return False
        texts = [
            [line.cells[number] for line in lines if line.cells and line.cells[number]] for number in columns.numbers
        ]
        if all(is_running_text(cells, self.settings) for cells in texts) or self._is_prose_beside(lines, texts):
            return False
        if not self.spacing.tight and are_numbered_lists(texts):
            return False
        if len(columns.starts) == FEWEST_COLUMNS and (
            all(map(is_marker, texts[0])) or all(said(cell).isdigit() for cell in texts[1])
        ):
            return False
        return len(side_by_side) >= self.settings.table_rows or (
            len(columns.starts) > FEWEST_COLUMNS and self._is_header(lines[0])
        )

    def _is_prose_beside(self, lines: Sequence[TableLine], texts: Sequence[Sequence[Row]]) -> bool:
        """Return whether two columns of print are sentences side by side: no rule is drawn, no heading bold."""
        if self.spacing.tight or len(texts) > FEWEST_COLUMNS:
            return False
        wordy = all(sum(map(len, cells)) >= RUNNING_WORDS * len(cells) for cells in texts)
        return wordy and not _is_bold(lines[0].row) and not self._ruled(lines)

    def are_boxes(self, lines: Sequence[TableLine]) -> bool:
        """Return whether lines are boxes side by side under long bold headings: no rule is drawn between them."""
        heads = [cell for cell in lines[0].cells or () if cell]
        long = sum(map(len, heads)) > self.settings.header_words * len(heads)
        return long and _is_bold(lines[0].row) and not self._ruled(lines)

    def _is_header(self, line: TableLine) -> bool:
        """Return whether a line says something short in every column, enough to make a table of one row below it."""
        return all(cell and len(cell) <= self.settings.header_cell_words for cell in line.cells or ((),))

    def _ruled(self, lines: Sequence[TableLine]) -> set[int]:
        """Return the lines with a level rule above them that runs along most of the table."""
        left = min(line.row[0].box.x0 for line in lines)
        right = max(line.row[-1].box.x1 for line in lines)
        middles = [(top(line.row) + foot(line.row)) / 2 for line in lines]
        return {
            number
            for number, (above, here) in enumerate(pairwise(middles), start=1)
            if self._covered(above, here, left, right) >= RULED_SHARE * (right - left)
        }

    def _covered(self, above: float, below: float, left: float, right: float) -> float:
        """Return the length in points of the rules between two heights, within `left` and `right`."""
        held = [rule for rule in self.rules if above < (rule.top + rule.bottom) / 2 < below]
        spans = union(Interval(max(rule.x0, left), min(rule.x1, right)) for rule in held)
        return sum(max(span.length, 0.0) for span in spans)

    def upper_header(self, above: Sequence[Row], line: TableLine, columns: Columns) -> list[HeldCell]:
        """Return the cells of a header's first level, each over the columns that it stands nearest to, if there is one.

        `above` is the row over the table's first `line`, if it belongs to no other table.
        """
        if not above or top(line.row) - foot(above[0]) > self.settings.new_text_em * 2 * em(line.row):
            return []
        heads = self.pieces(above[0])
        xs = columns.starts
        within = heads[0][0].box.x0 > xs[0] + self.spacing.blank and heads[-1][-1].box.x1 <= columns.right + 1
        if len(xs) < FEWEST_LEVELLED or not within or heads[0][-1].box.x1 < xs[1]:
            return []
        nearest_head = [
            nearest([_middle(head) for head in heads], _middle(cell)) for cell in (line.cells or ())[1:] if cell
        ]
        if len(nearest_head) != len(xs) - 1 or set(nearest_head) != set(range(len(heads))):
            return []
        ends = [*(x - self.spacing.blank / 2 for x in xs), max(columns.right, line.row[-1].box.x1) + 1]
        upper, lower = top(above[0]) - 1, top(line.row) - 1
        spans = [
            (0, 1),
            *(
                (1 + nearest_head.index(n), 1 + len(nearest_head) - nearest_head[::-1].index(n))
                for n in range(len(heads))
            ),
        ]
        words = [(), *heads]
        return [
            HeldCell(BBox(ends[a], upper, ends[b], lower), tuple(held))
            for (a, b), held in zip(spans, words, strict=True)
        ]

    def cells(self, lines: Sequence[TableLine], columns: Columns) -> tuple[HeldCell, ...]:
        """Return the cells of the rows; one cell holds a section's name above the rows below it."""
        starts = [*row_starts(lines, self._ruled(lines), self.settings, sure=not self.spacing.tight), len(lines)]
        xs = self._edges(lines, columns)
        ys = [*(top(lines[start].row) - 1 for start in starts[:-1]), foot(lines[-1].row) + 1]
        return tuple(
            cell
            for (start, end), (upper, lower) in zip(pairwise(starts), pairwise(ys), strict=True)
            for cell in _row(lines[start:end], xs, upper, lower, first=start == 0)
        )

    def _edges(self, lines: Sequence[TableLine], columns: Columns) -> tuple[float, ...]:
        """Return the columns' left edges and the right edge of the last, in points."""
        words = [word for line in lines for word in line.row]
        right = max(max(word.box.x1 for word in words), columns.starts[-1] + self.spacing.blank) + 1
        left = min(min(word.box.x0 for word in words), columns.starts[0]) - 1
        return (left, *(start - self.spacing.blank / 2 for start in columns.starts[1:]), right)


def are_numbered_lists(columns: Sequence[Sequence[Row]]) -> bool:
    """Tell whether columns are numbered lists side by side: two or more hold numbers that go up by one.

    A table numbers its rows in one column only.
    """
    numbered = [numbers for cells in columns if (numbers := _item_numbers(cells))]
    return len(numbered) >= FEWEST_NUMBERED and all(
        after == before + 1 for numbers in numbered for before, after in pairwise(numbers)
    )


def _item_numbers(cells: Sequence[Row]) -> list[int]:
    """Return the numbers that cells begin with as list items do, "7." or "7)"."""
    return [int(found.group(1)) for cell in cells if (found := ITEM_NUMBER.match(cell[0].text))]


def _row(
    lines: Sequence[TableLine], xs: Sequence[float], upper: float, lower: float, *, first: bool
) -> Iterator[HeldCell]:
    """Yield the cells of one row between the heights `upper` and `lower`."""
    if len(lines) == 1 and not first and (lines[0].cells is None or _names_rows(lines[0])):
        yield HeldCell(BBox(xs[0], upper, xs[-1], lower), lines[0].row)
        return
    for number, (x0, x1) in enumerate(pairwise(xs)):
        held = tuple(word for line in lines if line.cells for word in line.cells[number])
        yield HeldCell(BBox(x0, upper, x1, lower), held)


def _is_bold(row: Row) -> bool:
    return all(word.bold for word in row)


def _middle(cell: Row) -> float:
    return (cell[0].box.x0 + cell[-1].box.x1) / 2


def _names_rows(line: TableLine) -> bool:
    """Return whether a row that is one line names the rows below it: it fills the first column alone."""
    return line.filled <= {0} and line.row[0].text[:1].isupper()
