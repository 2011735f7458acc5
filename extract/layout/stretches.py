"""Long pages cut into stretches that are laid out one by one: a text extract without page marks is one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import Grid, LaidOut, RawPage
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.records import Block, Word

MOST_LINES = 400
"""Lines of a stretch: no print has as many on a page, and the time that columns take grows with their square."""


def lay_out_long(raw: RawPage, settings: LayoutSettings = DEFAULT_LAYOUT) -> LaidOut:
    """Lay out a raw page of any length; one longer than print is cut where most white lies."""
    parts = [lay_out(replace(raw, words=words), settings) for words in _stretches(raw.words)]
    return parts[0] if len(parts) == 1 else _stacked(parts)


def _stretches(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield words of MOST_LINES lines at a time, cut at the widest white in the lower half of them."""
    tops = sorted({word.box.top for word in words})
    first = 0
    while len(tops) - first > MOST_LINES:
        cuts = range(first + MOST_LINES // 2, first + MOST_LINES)
        last = max(cuts, key=lambda number: tops[number] - tops[number - 1])
        yield tuple(word for word in words if tops[first] <= word.box.top < tops[last])
        first = last
    yield tuple(word for word in words if not tops or word.box.top >= tops[first])


def _stacked(parts: Sequence[LaidOut]) -> LaidOut:
    """Make the stretches one page: lines and panels are counted on from those above."""
    page = parts[0].page
    grids = list(parts[0].grids)
    for part in parts[1:]:
        lines, panels = len(page.lines), len(page.panels)
        grids += [_moved_grid(grid, lines) for grid in part.grids]
        page = replace(
            page,
            lines=page.lines + part.page.lines,
            blocks=page.blocks + tuple(_moved_block(block, lines, panels) for block in part.page.blocks),
            panels=page.panels + part.page.panels,
        )
    return replace(parts[0], page=page, grids=tuple(grids))


def _moved_block(block: Block, lines: int, panels: int) -> Block:
    panel = None if block.panel is None else block.panel + panels
    return replace(block, lines=tuple(line + lines for line in block.lines), panel=panel)


def _moved_grid(grid: Grid, lines: int) -> Grid:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, lines=tuple(line + lines for line in cell.lines)) for cell in row.cells))
        for row in grid.rows
    )
    return replace(grid, rows=rows)
