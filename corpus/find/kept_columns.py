"""Measures of a table in a text extract that kept its columns: cells below headings that white keeps apart; points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.columns import CLOSED, fields_of, named, title_column
from atgardsbanken.corpus.find.grammar import ends_sentence
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.find.tables import KEPT
from atgardsbanken.corpus.spans import DocumentView, Span, grid_lines, text_of
from atgardsbanken.extract.records import GRID_HEIGHT, GRID_WIDTH, LineRef, Word

WHITE = 2 * GRID_WIDTH
"""White from which on it parts two headings."""
SLACK = GRID_WIDTH
"""How far a cell may stand out of its column."""
FEWEST_HEADINGS = 3
"""Headings side by side that make a table …"""
KNOWN_SHARE = 0.6
"""… and the share of them that must be known."""
EMPTY_LINE = 1.5 * GRID_HEIGHT
"""How much lower than the line before a line stands at least that has an empty one above it."""
APART_SHARE = 0.8
"""The share of lines with a status, a date or a name that must follow an empty line where rows are parted by them."""

Cells = tuple[Span | None, ...]
"""What a line says in each column."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line below a header: its cells, and whether an empty line stands above it."""

    cells: Cells
    apart: bool

    def is_only_title(self, title: int) -> bool:
        """Whether it says something in the column `title` alone."""
        return all((cell is None) != (number == title) for number, cell in enumerate(self.cells))


@dataclass(slots=True)
class Table:
    """A header's texts and the left edges of its columns, the section above it, and the lines below it."""

    headings: tuple[str, ...]
    edges: tuple[float, ...]
    section: str
    lines: list[TableLine] = field(default_factory=list)


def find(view: DocumentView, sections: Sections) -> list[Candidate]:
    """The measures of every such table."""
    return [candidate for table in _tables(view, sections) for candidate in _measures(table)]


def _tables(view: DocumentView, sections: Sections) -> list[Table]:
    """The tables; one ends where a line runs across its columns as a sentence does."""
    tables: list[Table] = []
    current: Table | None = None
    above = 0.0
    for ref in chain.from_iterable(map(grid_lines, view.document.pages)):
        line = view.document.line(ref)
        apart, above = abs(line.box.top - above) > EMPTY_LINE, line.box.top
        header = _header(view, ref)
        if header:
            if not (current and [text for text, _ in header] == list(current.headings)):
                headings, edges = zip(*header, strict=True)
                current = Table(headings, edges, sections.before(ref.page, line.box.top))
                tables.append(current)
        elif current:
            cells = _cells(view, ref, current.edges)
            if cells:
                current.lines.append(TableLine(cells, apart))
            elif ends_sentence(line.text) or not apart:
                current = None
            else:
                current.lines.append(TableLine((view.line(ref), *[None] * (len(current.edges) - 1)), apart))
    return tables


def _header(view: DocumentView, ref: LineRef) -> list[tuple[str, float]]:
    """The headings of a line and their left edges, where it is made of columns' headings; else none."""
    words = view.document.line(ref).words
    starts = [0, *(n for n, (left, right) in enumerate(pairwise(words), 1) if right.box.x0 - left.box.x1 >= WHITE)]
    if len(starts) < FEWEST_HEADINGS:
        return []
    groups = [range(first, last) for first, last in pairwise([*starts, len(words)])]
    parts = view.split(ref, groups)
    known = [heading.field for part in parts if (heading := named(part.text))]
    if "title" not in known or len(known) < max(2, KNOWN_SHARE * len(parts)):
        return []
    return [(part.text, part.box.x0) for part in parts]


def _cells(view: DocumentView, ref: LineRef, edges: Sequence[float]) -> Cells | None:
    """What the line says in each column; none where it does not keep to them."""
    words = view.document.line(ref).words
    columns = [_column(word, edges) for word in words]
    if not _keeps(words, columns, edges):
        return None
    numbers = [[at for at, column in enumerate(columns) if column == number] for number in range(len(edges))]
    parts = iter(view.split(ref, [group for group in numbers if group]))
    return tuple(next(parts) if group else None for group in numbers)


def _keeps(words: Sequence[Word], columns: Sequence[int], edges: Sequence[float]) -> bool:
    """Whether no word reaches into the next column, and each column begins with white or at its edge, one with white.

    A narrow column leaves a single blank before the next one; running text does so everywhere.
    """
    ends = (*edges[1:], float("inf"))
    steps = [
        (right.box.x0 - left.box.x1 >= WHITE, abs(right.box.x0 - edges[after]) <= SLACK)
        for (left, right), (before, after) in zip(pairwise(words), pairwise(columns), strict=True)
        if after > before
    ]
    inside = all(word.box.x1 <= ends[column] for word, column in zip(words, columns, strict=True))
    return inside and all(map(any, steps)) and (not steps or any(white for white, _ in steps))


def _column(word: Word, edges: Sequence[float]) -> int:
    """The number of the column that a word stands in."""
    return max((number for number, edge in enumerate(edges) if edge - SLACK <= word.box.x0), default=0)


def _measures(table: Table) -> Iterator[Candidate]:
    """The table's rows as measures; a line that fills the title's column alone names the section of those below."""
    columns = [[cell.text for line in table.lines if (cell := line.cells[n])] for n in range(len(table.edges))]
    fields = fields_of(table.headings, columns)
    title = title_column(fields)
    if title is None:
        return
    printed = {name: table.headings[number] for number, name in sorted(fields.items(), reverse=True)}
    section = table.section
    for row in _rows(table.lines, fields, title):
        told = {name: _column_of(row, number) for number, name in fields.items() if name in KEPT}
        heads = _column_of(row, title)
        if all(line.is_only_title(title) for line in row):
            section = text_of(heads)
        elif heads:
            yield Candidate("table", heads, {name: cells for name, cells in told.items() if cells}, section, printed)


def _column_of(row: Sequence[TableLine], number: int) -> tuple[Span, ...]:
    """What a row says in one of its columns."""
    return tuple(cell for line in row if (cell := line.cells[number]))


def _rows(lines: Sequence[TableLine], fields: dict[int, str], title: int) -> list[list[TableLine]]:
    """The lines of each row: one begins after an empty line, or where a title and a short value stand side by side."""
    closed = [number for number, name in fields.items() if name in CLOSED]
    first = [line.apart for line in lines if any(line.cells[number] for number in closed)]
    by_white = sum(first) >= APART_SHARE * len(first)
    rows: list[list[TableLine]] = []
    for line in lines:
        begins = line.apart if by_white else any(line.cells[n] for n in closed)
        if not rows or (line.cells[title] and (begins or (line.is_only_title(title) and line.apart))):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows
