"""Understands a table's columns: heads of one level or several, labels, units, and the columns of numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from atgardsbanken.corpus.measures.heads import understand
from atgardsbanken.corpus.measures.tables import parted, text_in
from atgardsbanken.corpus.numbers import WHOLE_YEAR, mark_of, number_of
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.corpus.units import UNITS, unit_of
from atgardsbanken.extract.records import Block, Cell, Row, Table

NUMERIC_SHARE = 0.5
"""Part of a column's filled cells that are numbers in a column of numbers."""
BETWEEN = " | "
"""What parts the levels of a head ("2018 | Utfall")."""
CODES = re.compile(
    r"(?i)^(?:projekt|ärende|konto|artikel|rad|åtgärds|mål)?-?(?:nr|nummer|kod|id)\.?$|^(?:not|sid|sida|konto|ansvar|kod)\.?$"
)
"""Matches the heads of columns whose numbers only name something."""
UNIT_HEADS = re.compile(r"(?i)^(?:enhet|sort|mätenhet|måttenhet)$")
"""Matches the head of the column that tells the unit of each row."""
HEADS_GAP_PT = 30.0
"""Points between a table and the heads that stand over it, at most."""
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's header and body rows, with what its columns hold; columns count from 0.

    `heads` are the printed heads of columns, `labels` the columns that say what a row is about, the `indicator` first;
    `units` are the columns that tell units, and `numbers` those of numbers.
    """

    headers: Sequence[Row]
    body: Sequence[Row]
    heads: Mapping[int, str]
    labels: Sequence[int]
    units: Sequence[int]
    numbers: Sequence[int]


def columns_of(view: DocumentView, table: Table) -> Columns:
    """Return the understood columns of a table."""
    headers, body = _headed(view, table)
    cells = [(cell.column, text) for row in body for cell in row.cells if (text := text_in(view, cell))]
    texts = [[text for column, text in cells if column == at] for at in range(table.columns)]
    heads = heads_of(view, headers, table.columns) if headers else heads_above(view, table)
    kinds = [_kind(heads.get(at, ""), texts[at]) for at in range(table.columns)]
    labels = _labels(kinds, heads, texts)
    units = [at for at, kind in enumerate(kinds) if kind == "unit"]
    numbers = [at for at, kind in enumerate(kinds) if kind not in ("code", "unit", "year") and at not in labels]
    return Columns(headers, body, heads, labels, units, [at for at in numbers if at > min(labels, default=-1)])


def _kind(head: str, texts: Sequence[str]) -> str:
    """Return what a column holds: "code", "unit", "year", "number", "text", or "" where it is empty."""
    if CODES.search(head):
        return "code"
    if texts and (UNIT_HEADS.search(head) or all(text.lower().strip(". ") in UNITS for text in texts)):
        return "unit" if any(unit_of(text) for text in texts) else "text"
    if not texts:
        return ""
    if all(WHOLE_YEAR.fullmatch(text) for text in texts):
        return "year"
    numbers = sum(number_of(text) is not None or mark_of(text) is not None for text in texts)
    return "number" if numbers >= NUMERIC_SHARE * len(texts) else "text"


def _labels(kinds: Sequence[str], heads: Mapping[int, str], texts: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns of words before those of numbers, the one that names a row best first.

    A first column of years or of numbers under a head of words names rows too, where no other does.
    """
    before = list(takewhile(lambda at: kinds[at] != "number", range(len(kinds))))
    words = [at for at in before if kinds[at] == "text"]
    indicators = [at for at in before if _is_indicator(heads.get(at, ""))]
    if indicators or words:
        best = (indicators or [max(words, key=lambda at: (len(set(texts[at])), -at))])[0]
        return [best, *(at for at in words if at < best)] if indicators else [best, *(at for at in words if at != best)]
    named = LETTERS.search(heads.get(0, "")) and len(heads) > 1
    return [0] if texts and (named or kinds[0] == "year") else []


def _is_indicator(head: str) -> bool:
    """Return whether a head is that of indicators."""
    known = understand(head)
    return known is not None and known.field == "indicator"


def names_indicators(columns: Columns) -> bool:
    """Return whether a table's rows are indicators, by the head of their labels."""
    return bool(columns.labels) and _is_indicator(columns.heads.get(columns.labels[0], ""))


def _headed(view: DocumentView, table: Table) -> tuple[list[Row], list[Row]]:
    """Return the table's header rows and its other rows; first rows of words or years over numbers are headers."""
    headers, body = parted(view, table)
    kept = list(takewhile(lambda row: _heads_columns(view, row), headers))
    if kept or headers:
        return kept, body
    first = list(takewhile(lambda row: _is_wordy(view, row), body[:-1]))
    return first, body[len(first) :]


def _heads_columns(view: DocumentView, row: Row) -> bool:
    """Return whether a row says something over another column than the first: it heads no section of rows."""
    return any(text_in(view, cell) for cell in row.cells if cell.column > 0 or cell.span > 1)


def _is_wordy(view: DocumentView, row: Row) -> bool:
    """Return whether a row's cells beside the first are words or years, and not all empty."""
    texts = [text for cell in row.cells if cell.column > 0 and (text := text_in(view, cell))]
    return bool(texts) and all(
        (number_of(text) is None and mark_of(text) is None) or WHOLE_YEAR.fullmatch(text.strip()) for text in texts
    )


def heads_of(view: DocumentView, headers: Sequence[Row], columns: int) -> dict[int, str]:
    """Return the printed head of each column that has one: its levels from above, each once."""
    levels = [_spread(view, row, headers[-1]) for row in headers]
    heads = {}
    for at in range(columns):
        parts = list(dict.fromkeys(level[at] for level in levels if level.get(at)))
        if parts:
            heads[at] = BETWEEN.join(parts)
    return heads


def heads_above(view: DocumentView, table: Table) -> dict[int, str]:
    """Return the heads of columns that stand side by side right above a table, outside it: one for each column."""
    first = table.rows[0]
    beside = blocks_beside(view, first.page, first.box.top)
    texts = [text_of(view.block(view.document.pages[first.page - 1], block)) for block in beside]
    if len(texts) == len(first.cells) > 1:
        return {cell.column: text for cell, text in zip(first.cells, texts, strict=True)}
    return {}


def blocks_beside(view: DocumentView, page: int, top: float) -> list[Block]:
    """Return the texts right above a place that stand side by side, from left to right."""
    near = [
        block
        for block in view.document.pages[page - 1].blocks
        if block.kind in ("paragraph", "heading") and 0 <= top + 1 - block.box.bottom <= HEADS_GAP_PT
    ]
    beside = [block for block in near if any(_stand_beside(block, other) for other in near)]
    return sorted(beside, key=lambda block: block.box.x0)


def _stand_beside(one: Block, other: Block) -> bool:
    """Return whether two blocks stand on one level, one left of the other."""
    level = one.box.top < other.box.bottom and other.box.top < one.box.bottom
    return level and (one.box.x1 < other.box.x0 or other.box.x1 < one.box.x0)


def _spread(view: DocumentView, row: Row, lowest: Row) -> dict[int, str]:
    """Return what a header row says over each column; the heads of upper levels spread over those without."""
    cells = [(cell, text) for cell in row.cells if (text := text_in(view, cell))]
    said = {at: text for cell, text in cells for at in range(cell.column, cell.column + cell.span)}
    if row is lowest or any(cell.span > 1 for cell, _ in cells):
        return said
    below = [cell.column for cell in lowest.cells if text_in(view, cell) and cell.column > 0]
    groups = [cell for cell, _ in cells if cell.column > 0]
    if groups and len(below) % len(groups):
        return said | _spread_right(view, groups, lowest)
    if not groups or len(below) <= len(groups):
        return said
    size = len(below) // len(groups)
    return said | {
        at: text_in(view, group) for number, group in enumerate(groups) for at in below[number * size :][:size]
    }


def _spread_right(view: DocumentView, groups: Sequence[Cell], lowest: Row) -> dict[int, str]:
    """Return upper heads over the columns right of them whose own heads recur, if each group begins over a head.

    "2023" over "Budget" and "Utfall" beside "2022" over "Utfall": the first "Utfall" is that of 2023.
    """
    below = {cell.column: text for cell in lowest.cells if cell.column > 0 and (text := text_in(view, cell))}
    if groups[0].column != min(below) or not {group.column for group in groups} <= set(below):
        return {}
    recurring = [at for at, text in below.items() if list(below.values()).count(text) > 1]
    over = {
        at: max((group for group in groups if group.column <= at), key=lambda cell: cell.column) for at in recurring
    }
    return {at: text_in(view, group) for at, group in over.items()}


def stray_columns(view: DocumentView, columns: Columns) -> dict[int, int]:
    """Return the headed column that each column without a head belongs to, as extracts set numbers beside heads.

    Only where no row has numbers in both. Where a head stands over no number, as many heads as columns are pairs.
    """
    if not columns.headers:
        return {}
    heads = [cell for cell in columns.headers[-1].cells if cell.column > 0 and text_in(view, cell)]
    filled = {cell.column for row in columns.body for cell in row.cells if cell.lines}
    numbers = [at for at in columns.numbers if at in filled]
    if len(heads) == len(numbers) and any(cell.column not in filled for cell in heads):
        pairs = [(at, cell.column) for at, cell in zip(numbers, heads, strict=True)]
        if all(head <= at for at, head in pairs):
            return dict(pairs)
    moved = {}
    for at in columns.numbers:
        if at in columns.heads or not heads:
            continue
        boxes = [cell.box for row in columns.body for cell in row.cells if cell.column == at and cell.lines]
        if boxes:
            middle = sum(box.x0 + box.x1 for box in boxes) / 2 / len(boxes)
            nearest = min(heads, key=lambda cell: abs((cell.box.x0 + cell.box.x1) / 2 - middle)).column
            if not _share_a_row(columns.body, at, nearest):
                moved[at] = nearest
    return moved


def _share_a_row(body: Sequence[Row], one: int, other: int) -> bool:
    """Return whether a row fills both columns."""
    return any({one, other} <= {cell.column for cell in row.cells if cell.lines} for row in body)
