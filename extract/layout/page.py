"""A raw of words and drawn lines laid out as lines, blocks, panels and grids in reading order; points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from atgardsbanken.extract.geometry import centre, contains
from atgardsbanken.extract.layout.blocks import Gathered, gather, pitches, style_of
from atgardsbanken.extract.layout.bold_header_columns import panels_and_grids
from atgardsbanken.extract.layout.columns import columns, to_lines, within
from atgardsbanken.extract.layout.figure_columns import aligned_grids
from atgardsbanken.extract.layout.raw_page import Grid, GridCell, GridRow, LaidOut, RawPage
from atgardsbanken.extract.layout.ruled_tables import Slot, grid_box, parted, ruled, side_by_side, slots, stacked
from atgardsbanken.extract.records import BBox, Block, BlockKind, Line, Page, RowKind, Word, enclosing

Flow = list[Line]


@dataclass(slots=True)
class _Draft:
    """The page as it grows: its lines, blocks, panels and grids so far, and the line distances it has."""

    known: Sequence[tuple[float, float]]
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    panels: list[BBox] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def add(self, kind: BlockKind, lines: Sequence[Line], *, panel: int | None = None, marker: str = "") -> Block:
        """Put down `lines` as the next block."""
        first = len(self.lines)
        self.lines.extend(lines)
        indices = tuple(range(first, len(self.lines)))
        block = Block(kind, indices, enclosing(line.box for line in lines), panel=panel, marker=marker)
        self.blocks.append(block)
        return block


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the page from top to bottom: free text, frames side by side, or a grid's cells."""

    top: float
    words: tuple[Word, ...] = ()
    panels: tuple[BBox, ...] = ()
    cells: tuple[BBox, ...] = ()


def lay_out(raw: RawPage) -> LaidOut:
    """The page that `raw` shows, its blocks in reading order; headings and notes are told apart later."""
    parts = _parts(raw)
    free = [_flows(part.words) for part in parts]
    inside = {box: _flows(within(raw.words, box)) for part in parts for box in (*part.panels, *part.cells)}
    draft = _Draft(pitches(flow for flows in (*free, *inside.values()) for flow in flows))
    for part, flows in zip(parts, free, strict=True):
        if part.cells:
            _put_grid(draft, part.cells, inside)
        elif part.panels:
            _put_panels(draft, part.panels, inside)
        else:
            _put_text(draft, flows)
    return LaidOut(_page(raw, draft), tuple(draft.grids))


def _page(raw: RawPage, draft: _Draft) -> Page:
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        route=raw.route,
        quality=raw.quality,
        lines=tuple(draft.lines),
        blocks=tuple(draft.blocks),
        panels=tuple(draft.panels),
        reason=raw.reason,
    )


def _parts(raw: RawPage) -> list[_Part]:
    """The page's stretches from top to bottom; every word of the page is in exactly one of them."""
    figures = _drawn_figures(raw)
    for find in (_aligned_figures, _headed_figures):
        figures += [figure for part in _interleaved(raw.words, figures) if part.words for figure in find(part.words)]
        figures.sort(key=lambda part: part.top)
    return _interleaved(raw.words, figures)


def _drawn_figures(raw: RawPage) -> list[_Part]:
    """Ruled tables that hold words, and drawn frames that stand side by side."""
    drawn = ruled(raw.rules)
    filled = [parted(grid, raw.words) for grid in drawn.grids if any(within(raw.words, cell) for cell in grid)]
    figures = [_Part(grid_box(grid).top, cells=grid) for grid in filled]
    cells = [cell for grid in filled for cell in grid]
    frames = [frame for frame in drawn.frames if not any(contains(cell, centre(frame)) for cell in cells)]
    for group in side_by_side(stacked(frames)):
        if sum(bool(within(raw.words, frame)) for frame in group) > 1:
            figures.append(_Part(min(frame.top for frame in group), panels=group))
    return sorted(figures, key=lambda part: part.top)


def _aligned_figures(words: Sequence[Word]) -> list[_Part]:
    return [_Part(grid_box(grid).top, cells=grid) for grid in aligned_grids(words)]


def _headed_figures(words: Sequence[Word]) -> list[_Part]:
    panels, grids = panels_and_grids(words)
    boxes = [_Part(grid_box(group).top, panels=group) for group in panels]
    return boxes + [_Part(grid_box(grid).top, cells=grid) for grid in grids]


def _outside(words: Iterable[Word], boxes: Sequence[BBox]) -> list[Word]:
    return [word for word in words if not any(contains(box, centre(word.box)) for box in boxes)]


def _interleaved(words: Sequence[Word], figures: Sequence[_Part]) -> list[_Part]:
    """The figures, in their order from top to bottom, and the words outside them in the stretches between."""
    free = _outside(words, [box for part in figures for box in (*part.panels, *part.cells)])
    parts: list[_Part] = []
    above = float("-inf")
    for top, figure in [*((part.top, part) for part in figures), (float("inf"), None)]:
        words = tuple(word for word in free if above <= centre(word.box)[1] < top)
        if words:
            parts.append(_Part(above, words=words))
        if figure:
            parts.append(figure)
        above = top
    return parts


def _flows(words: Sequence[Word]) -> list[Flow]:
    return [[line for row in flow for line in to_lines(row)] for flow in columns(words)]


def _put_text(draft: _Draft, flows: Sequence[Flow]) -> None:
    for flow in flows:
        for found in gather(flow, draft.known):
            draft.add("item" if found.marker else "paragraph", found.lines, marker=found.marker)


def _put_panels(draft: _Draft, boxes: Sequence[BBox], inside: Mapping[BBox, Sequence[Flow]]) -> None:
    """Each panel's short texts as items of their own, the first bold one (or else the first one) as its heading."""
    for box in boxes:
        number = len(draft.panels)
        draft.panels.append(box)
        texts = [found for flow in inside[box] for found in gather(flow, draft.known)]
        bold = _bold_texts(texts)
        for index, found in enumerate(texts):
            heading = index in bold if bold else index == 0 and len(texts) > 1
            marker = "" if heading else found.marker
            draft.add("heading" if heading else "item", found.lines, panel=number, marker=marker)


def _bold_texts(texts: Sequence[Gathered]) -> set[int]:
    """The indices of the texts set in bold; none where most are, and in a picture, where weight is a guess, only 0."""
    bold = {index for index, found in enumerate(texts) if all(style_of(line).bold for line in found.lines)}
    if len(bold) > len(texts) / 2:
        return set()
    told = any(word.font for found in texts for line in found.lines for word in line.words)
    return bold if told else bold & {0}


def _put_grid(draft: _Draft, cells: Sequence[BBox], inside: Mapping[BBox, Sequence[Flow]]) -> None:
    placed, edges = slots(cells)
    rows: dict[int, list[GridCell]] = {}
    for slot in placed:
        lines = [line for flow in inside[slot.box] for line in flow]
        indices = draft.add("cell", lines).lines if lines else ()
        rows.setdefault(slot.row, []).append(_cell(slot, indices))
    ordered = [rows[number] for number in sorted(rows)]
    kinds = _row_kinds(ordered, draft.lines, len(edges) - 1)
    grid_rows = tuple(
        GridRow(tuple(row), kind, enclosing(cell.box for cell in row)) for row, kind in zip(ordered, kinds, strict=True)
    )
    draft.grids.append(Grid(grid_rows, edges, grid_box(cells)))


def _cell(slot: Slot, lines: tuple[int, ...]) -> GridCell:
    return GridCell(lines, slot.box, slot.column, slot.span, slot.height)


def _row_kinds(rows: Sequence[Sequence[GridCell]], lines: Sequence[Line], columns_: int) -> list[RowKind]:
    """What each row is: a header is the first row or rows, set bold or in short words; a section spans the table."""
    kinds: list[RowKind] = []
    headed = 0
    for index, row in enumerate(rows):
        if len(row) == 1 and row[0].span == columns_ and columns_ > 1:
            kinds.append("section")
        elif index == headed and _is_header(row, lines, first=headed == 0):
            kinds.append("header")
            headed = index + max(1, *(cell.height for cell in row)) if index == 0 else headed + 1
        else:
            kinds.append("header" if index < headed else "body")
    return kinds if set(kinds) != {"header"} else ["body"] * len(kinds)


def _is_header(row: Sequence[GridCell], lines: Sequence[Line], *, first: bool) -> bool:
    texts = [[lines[index] for index in cell.lines] for cell in row if cell.lines]
    if not texts:
        return False
    if all(style_of(line).bold for text in texts for line in text):
        return True
    short = all(sum(len(line.words) for line in text) <= 4 for text in texts)
    plain = not any(char.isdigit() or char in ".;:" for text in texts for line in text for char in line.text)
    return first and len(texts) == len(row) > 1 and short and plain
