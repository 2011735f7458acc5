"""Yields the numbers of a drawn or aligned table, each with its row's name, its column's head and its unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from atgardsbanken.corpus.listed.entry import NOTE, Entry
from atgardsbanken.corpus.measures.tables import text_in
from atgardsbanken.corpus.numbers import WHOLE_YEAR, mark_of, number_of
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.corpus.tabled.columns import (
    BETWEEN,
    LETTERS,
    NUMERIC_SHARE,
    UNIT_HEADS,
    Columns,
    columns_of,
    names_indicators,
    stray_columns,
)
from atgardsbanken.corpus.units import MARK, label_unit, unit_of
from atgardsbanken.extract.records import Cell, Row, Table

NAMELESS = "Raden har inget namn som kunde läsas, så det är osäkert vad talet gäller."
"""Warning on the site at a number whose row says nothing, though others of its table do."""
HEADLESS = "Kolumnen har ingen rubrik som kunde läsas, så det är osäkert vad talet gäller."
"""Warning on the site at a number whose column has no head, though others of its table have."""
LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
"""Matches the dots between an entry of contents and its page."""
SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+\D")
"""Matches the number of a section before its title."""


def entries_of(view: DocumentView, table: Table) -> list[Entry]:
    """Return the table's numbers or marks; of a table of indicators without either, an entry without a value a row.

    Of a survey's table by regions both: some columns are answered by numbers, others by yes, no, or words between.
    """
    columns = columns_of(view, table)
    labels = _labels(view, columns)
    values = list(_numbers(view, columns, labels))
    filled = _filled(columns, columns.numbers)
    beside = _filled(columns, columns.labels[1:])
    marks = list(_marks(view, columns, labels))
    both = [*values, *_whole_columns(columns, marks, values)]
    if len(both) > len(values) and len(both) >= NUMERIC_SHARE * filled and _are_regions(both):
        return sorted(both, key=lambda entry: (entry.page, entry.box.top, entry.column))
    if values and (names_indicators(columns) or len(values) >= NUMERIC_SHARE * (filled + beside)):
        return [] if _is_contents(values) else values
    if marks and len(marks) == filled and _are_regions(marks):
        return marks
    return list(_named_only(columns, labels)) if names_indicators(columns) else []


def _filled(columns: Columns, among: Sequence[int]) -> int:
    """Return how many cells of some columns say something."""
    return sum(bool(cell.lines) for row in columns.body for cell in row.cells if cell.column in among)


def _numbers(view: DocumentView, columns: Columns, labels: Sequence[str]) -> Iterator[Entry]:
    """Yield the numbers of every row that has a name, or that stand under heads of words."""
    moved = stray_columns(view, columns)
    for row, label in zip(columns.body, labels, strict=True):
        cells = [cell for cell in row.cells if cell.column in columns.numbers and cell.lines]
        unit = _row_unit(view, columns, row)
        for cell in cells:
            at = moved.get(cell.column, cell.column)
            head = columns.heads.get(at, "")
            for name, text in _pieces(view, columns, row, cell, label):
                value = number_of(text)
                if value is not None and any(_names(text) for text in (name, head)):
                    told = unit_of(text) or unit or _head_unit(head) or label_unit(name) or _corner_unit(columns)
                    headless = not head and len(columns.heads) + len(columns.numbers) > 1
                    doubt = NAMELESS if columns.labels and not name else HEADLESS if headless else ""
                    yield Entry(name, at, head, value, text, row.page, cell.box, warning=doubt, unit=told)


def _names(text: str) -> bool:
    """Return whether a text names something: a year or words, not the number of a section."""
    return bool(LETTERS.search(text) or WHOLE_YEAR.search(text))


def _pieces(view: DocumentView, columns: Columns, row: Row, cell: Cell, label: str) -> list[tuple[str, str]]:
    """Return a cell's text under its row's name; of rows that run together each number under its own line of names.

    Where the names do not have as many lines as the numbers, no number can be told to be a row's.
    """
    lines = [span.text for span in view.cell(cell)]
    if len(lines) < 2 or any(number_of(text) is None for text in lines):
        return [(label, text_in(view, cell))]
    named = [cell for cell in row.cells if columns.labels and cell.column == columns.labels[0]]
    names = [span.text for cell in named for span in view.cell(cell)]
    return list(zip(names, lines, strict=True)) if len(names) == len(lines) else []


def _row_unit(view: DocumentView, columns: Columns, row: Row) -> str:
    """Return the unit that a row's own cell tells, or the end of its name under a head that says so; "" for none."""
    told = (unit_of(text_in(view, cell)) for cell in row.cells if cell.column in columns.units)
    own = next(filter(None, told), "")
    at = columns.labels[0] if columns.labels else None
    names = [text_in(view, cell) for cell in row.cells if cell.column == at]
    if not own and at is not None and UNIT_HEADS.search(columns.heads.get(at, "").split(" ")[-1]) and names:
        return unit_of(names[0].split(" ")[-1])
    return own


def _head_unit(head: str) -> str:
    """Return the unit that a column's head names, the lowest of its levels first."""
    return unit_of(*reversed(head.split(BETWEEN)))


def _corner_unit(columns: Columns) -> str:
    """Return the unit that the head over the names of rows states ("Flerårsöversikt (tkr)", "Mnkr")."""
    levels = (level for at in columns.labels for level in columns.heads.get(at, "").split(BETWEEN))
    return next((unit for level in levels if (unit := label_unit(level))), "")


def _labels(view: DocumentView, columns: Columns) -> list[str]:
    """Return the name of each body row: what its best column says, with the other columns where that is not enough."""
    texts = [{cell.column: _name(view, cell) for cell in row.cells if cell.lines} for row in columns.body]
    if not columns.labels:
        return [""] * len(texts)
    best, *others = columns.labels
    own = [row.get(best, "") for row in texts]
    counts = Counter(filter(None, own))
    if others and (not columns.heads or any(count > 1 for count in counts.values())):
        return _joined(texts, sorted(columns.labels))
    return [name or next((row[at] for at in others if row.get(at)), "") for name, row in zip(own, texts, strict=True)]


def _name(view: DocumentView, cell: Cell) -> str:
    """Return what a cell says, without the mark of a footnote at its end."""
    return NOTE.sub("", text_in(view, cell)).strip()


def _joined(texts: Sequence[dict[int, str]], labels: Sequence[int]) -> list[str]:
    """Return the names of rows from several columns, each filled from above where it is empty."""
    last: dict[int, str] = {}
    names = []
    for row in texts:
        own = {at: row[at] for at in labels if row.get(at)}
        last = {at: text for at, text in last.items() if at < min(own, default=0)} | own
        names.append(" – ".join(last[at] for at in labels if at in last))
    return names


def _is_contents(entries: Sequence[Entry]) -> bool:
    """Return whether numbers are those of pages: after dots, or rising by sections that are numbered."""
    if any(LEADERS.search(entry.label) for entry in entries):
        return True
    values = [entry.value or 0 for entry in entries]
    numbered = sum(SECTION_NUMBER.search(entry.label) is not None for entry in entries)
    rises = all(one <= other for one, other in pairwise(values)) and not any(value % 1 for value in values)
    return len({entry.column for entry in entries}) == 1 and rises and numbered * 2 > len(entries)


def _marks(view: DocumentView, columns: Columns, labels: Sequence[str]) -> Iterator[Entry]:
    """Yield the marks of a table: 1.0 for yes, 0.0 for no."""
    for row, label in zip(columns.body, labels, strict=True):
        for cell in row.cells:
            value = mark_of(text_in(view, cell)) if cell.column in columns.numbers else None
            if value is not None:
                head = columns.heads.get(cell.column, "")
                yield Entry(label, cell.column, head, value, MARK, row.page, cell.box, unit=MARK)


def _whole_columns(columns: Columns, marks: Sequence[Entry], values: Sequence[Entry]) -> list[Entry]:
    """Return the marks of the columns that hold marks for the most part, and no number: other dashes stand for none."""
    counts = Counter(entry.column for entry in marks)
    numbered = {entry.column for entry in values}
    whole = {at for at, n in counts.items() if at not in numbered and n >= NUMERIC_SHARE * _filled(columns, [at])}
    return [entry for entry in marks if entry.column in whole] if values else []


def _are_regions(entries: Sequence[Entry]) -> bool:
    """Return whether most entries are a region's."""
    return sum(find_region(entry.label) is not None for entry in entries) * 2 > len(entries)


def _named_only(columns: Columns, labels: Sequence[str]) -> Iterator[Entry]:
    """Yield the names of indicators without values."""
    for row, label in zip(columns.body, labels, strict=True):
        if label:
            yield Entry(label, 0, "", None, "", row.page, row.box)
