"""A raw page laid out as lines, blocks, panels and grids in reading order; boxes in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from atgardsbanken.extract.geometry import area, centre, contains, height, width
from atgardsbanken.extract.layout.blocks import LineGroup, Pitches, gather, pitches, style_of, told_kind
from atgardsbanken.extract.layout.columns import columns
from atgardsbanken.extract.layout.figure_columns import figure_grids
from atgardsbanken.extract.layout.headed_columns import panels_and_grids
from atgardsbanken.extract.layout.open_rows import heads_white_rows, open_rules
from atgardsbanken.extract.layout.raw_page import Aside, Grid, GridCell, GridRow, HeldCell, LaidOut, RawPage
from atgardsbanken.extract.layout.rows import PlacedWords, em, to_lines, to_rows
from atgardsbanken.extract.layout.ruled_tables import Slot, ruled, side_by_side, slots, split_spanning, stacked
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.layout.tagged_flows import told_flow, told_regions
from atgardsbanken.extract.layout.tagged_tables import tagged_grids
from atgardsbanken.extract.layout.tagging import tagging_of, without_artifacts
from atgardsbanken.extract.layout.tags import CellPlace, Tagging, told_level
from atgardsbanken.extract.layout.white_columns import TYPED, printed
from atgardsbanken.extract.layout.white_tables import white_grids
from atgardsbanken.extract.records import BBox, Block, BlockKind, Line, Page, RowKind, Word, enclosing

Flow = list[Line]
"""The lines of one column, from top to bottom."""


@dataclass(slots=True)
class _Draft:
    """A page as it grows: its lines, blocks, panels and grids so far, and what its line distances are."""

    known: Pitches
    settings: LayoutSettings
    tagging: Tagging | None = None
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    panels: list[BBox] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def add(
        self, kind: BlockKind, lines: Sequence[Line], *, level: int = 0, panel: int | None = None, marker: str = ""
    ) -> Block:
        """Put down `lines` as the next block."""
        first = len(self.lines)
        self.lines.extend(lines)
        indices = tuple(range(first, len(self.lines)))
        block = Block(kind, indices, enclosing(line.box for line in lines), level, panel, marker)
        self.blocks.append(block)
        return block


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the page from top to bottom: free text, frames side by side, or a grid's cells.

    `held` says of the cells whose words do not all lie in them which words these are.
    """

    top: float
    words: tuple[Word, ...] = ()
    panels: tuple[BBox, ...] = ()
    cells: tuple[BBox, ...] = ()
    held: tuple[HeldCell, ...] = ()


_Finder = Callable[[Sequence[Word], LayoutSettings], list[_Part]]
"""Finds the figures that words make."""


def lay_out(raw: RawPage, settings: LayoutSettings = DEFAULT_LAYOUT) -> LaidOut:
    """Lay out a raw page, its blocks in reading order; headings and notes are told apart in the whole document."""
    raw, head, foot = without_artifacts(raw, settings)
    tagging = tagging_of(raw, settings)
    words = PlacedWords(raw.words)
    parts = _parts(raw, words, tagging, settings)
    plain = raw.pitch is not None
    free = [_flows(part.words, tagging, settings, plain=plain) for part in parts]
    inside = {box: _flows(held, tagging, settings, plain=plain) for box, held in _held(parts, words).items()}
    asides = _put_into_boxes(raw.asides, inside)
    boxed = [inside[box] for part in parts for box in part.panels]  # a table's lines are set closer than the text's
    known = _pitches(raw, [flow for flows in (*free, *boxed) for flow in flows], settings)
    draft = _Draft(known, settings, tagging)
    for line in head:
        draft.add("furniture", (line,))
    for part, flows in zip(parts, free, strict=True):
        if part.cells:
            _put_grid(draft, part.cells, inside)
        elif part.panels:
            _put_panels(draft, part.panels, inside)
        else:
            _put_text(draft, flows)
    for aside in (*(Aside("furniture", (line,)) for line in foot), *asides):
        draft.add(aside.kind, aside.lines)
    return LaidOut(_page(raw, draft), tuple(draft.grids), is_plain=plain)


def _held(parts: Sequence[_Part], words: PlacedWords) -> dict[BBox, list[Word]]:
    """Return each cell's and frame's words; of boxes that lie inside each other the larger cell has them."""
    cells = sorted((box for part in parts for box in part.cells), key=area, reverse=True)
    frames = sorted((box for part in parts for box in part.panels), key=area, reverse=True)
    told = {cell.box: cell.words for part in parts for cell in part.held}
    held: dict[BBox, list[Word]] = {}
    taken: set[int] = set()
    for box in (*cells, *frames):
        held[box] = [word for word in told.get(box, words.within(box)) if id(word) not in taken]
        taken.update(map(id, held[box]))
    return held


def _put_into_boxes(asides: Iterable[Aside], inside: Mapping[BBox, list[Flow]]) -> list[Aside]:
    """Put text set sideways into the cell or frame that holds it; return the asides that none holds."""
    free: list[Aside] = []
    for aside in asides:
        box = enclosing(line.box for line in aside.lines)
        holder = next((flows for outer, flows in inside.items() if contains(outer, centre(box))), None)
        if holder is None or aside.kind != "paragraph":
            free.append(aside)
        else:
            holder.append(list(aside.lines))
    return free


def lay_out_rows(raw: RawPage, settings: LayoutSettings = DEFAULT_LAYOUT) -> LaidOut:
    """Lay out a raw page as rows from top to bottom alone, each a paragraph: what is left where `lay_out` fails."""
    draft = _Draft(Pitches(), settings)
    for row in to_rows(raw.words, settings):
        draft.add("paragraph", to_lines(row, settings))
    return LaidOut(_page(raw, draft), is_plain=raw.pitch is not None)


def _pitches(raw: RawPage, flows: Iterable[Flow], settings: LayoutSettings) -> Pitches:
    return Pitches(told=raw.pitch) if raw.pitch is not None else pitches(flows, settings)


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


def _parts(raw: RawPage, words: PlacedWords, tagging: Tagging | None, settings: LayoutSettings) -> list[_Part]:
    """Cut the page into stretches in reading order; every word of the page is in exactly one of them."""
    drawn = _drawn_figures(raw, words, settings)
    if tagging:
        drawn = _with_tagged_tables(drawn, raw.words, words, tagging, settings)
    finders = (_white_tables(raw), _figure_tables, *(() if raw.pitch is not None else (_headed_figures,)))
    return [
        part
        for region, figures in (
            _told_regions(words, drawn, tagging, settings)
            if tagging and tagging.in_order
            else _regions(words, drawn, settings)
        )
        for part in _stretches(region, figures, finders, settings)
    ]


def _regions(
    words: PlacedWords, figures: Sequence[_Part], settings: LayoutSettings
) -> list[tuple[PlacedWords, list[_Part]]]:
    """Part a page where running text stands in columns, in reading order: figures may stand in one of them.

    A figure is put among the words as one that fills its box, so that no column runs through it.
    """
    stand_ins = [Word("", enclosing(_boxes_of(figure))) for figure in figures]
    stand_for = {id(word): figure for word, figure in zip(stand_ins, figures, strict=True)}
    free = words.outside(box for figure in figures for box in _boxes_of(figure))
    regions: list[tuple[PlacedWords, list[_Part]]] = []
    for flow in columns([*free, *stand_ins], settings, plain=True):
        found = [word for row in flow for word in row]
        inner = [stand_for[id(word)] for word in found if id(word) in stand_for]
        held = [word for figure in inner for box in _boxes_of(figure) for word in words.within(box)]
        regions.append((PlacedWords([*(word for word in found if id(word) not in stand_for), *held]), inner))
    return regions


def _told_regions(
    words: PlacedWords, figures: Sequence[_Part], tagging: Tagging, settings: LayoutSettings
) -> list[tuple[PlacedWords, list[_Part]]]:
    """Part a page in the order that its tags tell, in reading order: figures may stand in any part."""
    free = words.outside(box for figure in figures for box in _boxes_of(figure))
    held = [[word for box in _boxes_of(figure) for word in words.within(box)] for figure in figures]
    return [
        (PlacedWords(region.words), [figures[number] for number in region.figures])
        for region in told_regions(free, held, tagging, settings)
    ]


def _with_tagged_tables(
    drawn: Sequence[_Part], raw: Sequence[Word], words: PlacedWords, tagging: Tagging, settings: LayoutSettings
) -> list[_Part]:
    """Put the tables that the tags tell beside those drawn, and in the place of those that have fewer cells."""
    told = [_held_table(cells) for cells in tagged_grids(raw, tagging, settings)]
    figures = list(drawn)
    for table in told:
        ids = {id(word) for cell in table.held for word in cell.words}
        rivals = [figure for figure in figures if ids & _ids(figure, words)]
        if _filled(rivals, ids, words) < sum(bool(cell.words) for cell in table.held):
            figures = [*(figure for figure in figures if figure not in rivals), table]
    return sorted(figures, key=lambda part: part.top)


def _filled(figures: Iterable[_Part], ids: set[int], words: PlacedWords) -> int:
    """Return how many cells of drawn tables hold any of the words `ids`."""
    return sum(bool(ids & set(map(id, words.within(cell)))) for figure in figures for cell in figure.cells)


def _ids(figure: _Part, words: PlacedWords) -> set[int]:
    return {id(word) for box in _boxes_of(figure) for word in words.within(box)}


def _boxes_of(figure: _Part) -> tuple[BBox, ...]:
    return (*figure.panels, *figure.cells)


def _stretches(
    words: PlacedWords, figures: list[_Part], finders: Sequence[_Finder], settings: LayoutSettings
) -> list[_Part]:
    """Cut a part of the page into stretches from top to bottom: figures that are known or found, and text between."""
    for find in finders:
        free = [part.words for part in _interleaved(words, figures) if part.words]
        figures = [*figures, *(figure for between in free for figure in find(between, settings))]
        figures.sort(key=lambda part: part.top)
    return _interleaved(words, figures)


def _drawn_figures(raw: RawPage, words: PlacedWords, settings: LayoutSettings) -> list[_Part]:
    """Find ruled tables that hold words, and drawn frames that stand side by side."""
    drawn = ruled([*raw.rules, *open_rules(raw.rules, words, settings)], settings)
    held = [
        grid for grid in drawn.grids if any(map(words.within, grid)) and not heads_white_rows(grid, words, settings)
    ]
    grids = [split_spanning(grid, words, settings) for grid in held]
    cells = [cell for grid in grids for cell in grid]
    frames = [frame for frame in drawn.frames if not any(contains(cell, centre(frame)) for cell in cells)]
    groups = side_by_side(stacked(frames, settings), settings)
    panels = [group for group in groups if sum(bool(words.within(frame)) for frame in group) > 1]
    return sorted([*map(_table, grids), *map(_boxes, panels)], key=lambda part: part.top)


def _white_tables(raw: RawPage) -> _Finder:
    """Return what finds the tables that white keeps apart, on a page of print or of a text extract."""
    level = [rule for rule in raw.rules if width(rule) > height(rule)]

    def find(words: Sequence[Word], settings: LayoutSettings) -> list[_Part]:
        spacing = TYPED if raw.pitch is not None else printed(em(words), settings)
        return [_held_table(cells) for cells in white_grids(words, spacing, level, settings)]

    return find


def _figure_tables(words: Sequence[Word], settings: LayoutSettings) -> list[_Part]:
    return [_table(grid) for grid in figure_grids(words, settings)]


def _headed_figures(words: Sequence[Word], settings: LayoutSettings) -> list[_Part]:
    panels, grids = panels_and_grids(words, settings)
    return [*map(_boxes, panels), *map(_table, grids)]


def _table(cells: tuple[BBox, ...]) -> _Part:
    return _Part(enclosing(cells).top, cells=cells)


def _held_table(cells: tuple[HeldCell, ...]) -> _Part:
    return replace(_table(tuple(cell.box for cell in cells)), held=cells)


def _boxes(panels: tuple[BBox, ...]) -> _Part:
    return _Part(enclosing(panels).top, panels=panels)


def _interleaved(words: PlacedWords, figures: Sequence[_Part]) -> list[_Part]:
    """Return the figures, in their order from top to bottom, and the words outside them in the stretches between."""
    free = words.outside(box for part in figures for box in (*part.panels, *part.cells))
    parts: list[_Part] = []
    above = float("-inf")
    for top, figure in [*((part.top, part) for part in figures), (float("inf"), None)]:
        between = tuple(word for word in free if above <= centre(word.box)[1] < top)
        if between:
            parts.append(_Part(above, words=between))
        if figure:
            parts.append(figure)
        above = top
    return parts


def _flows(words: Sequence[Word], tagging: Tagging | None, settings: LayoutSettings, *, plain: bool) -> list[Flow]:
    if tagging and tagging.in_order:
        return told_flow(words, tagging, settings)
    flows = columns(words, settings, plain=plain)
    return [[line for row in flow for line in to_lines(row, settings)] for flow in flows]


def _put_text(draft: _Draft, flows: Sequence[Flow]) -> None:
    for flow in flows:
        groups = gather(flow, draft.known, draft.settings, draft.tagging)
        for above, group, below in zip([None, *groups], groups, [*groups[1:], None], strict=False):
            kind = told_kind(group, above, below, draft.settings)
            marker = "" if kind == "heading" else group.marker
            level = told_level(group.tag) if group.tag else 0
            draft.add(kind or ("item" if marker else "paragraph"), group.lines, level=level, marker=marker)


def _put_panels(draft: _Draft, boxes: Sequence[BBox], inside: Mapping[BBox, Sequence[Flow]]) -> None:
    """Put each panel's short texts as items of their own, the bold ones (or else the first) as headings."""
    for box in boxes:
        number = len(draft.panels)
        draft.panels.append(box)
        texts = [group for flow in inside[box] for group in gather(flow, draft.known, draft.settings)]
        bold = _bold_texts(texts)
        for index, group in enumerate(texts):
            heading = index in bold if bold else index == 0 and len(texts) > 1
            marker = "" if heading else group.marker
            draft.add("heading" if heading else "item", group.lines, panel=number, marker=marker)


def _bold_texts(texts: Sequence[LineGroup]) -> set[int]:
    """Return the indices of the texts set in bold: none where most are.

    In a picture, where weight is a guess, the first alone may be.
    """
    bold = {index for index, group in enumerate(texts) if all(style_of(line).bold for line in group.lines)}
    if len(bold) > len(texts) / 2:
        return set()
    told = any(word.font for group in texts for line in group.lines for word in line.words)
    return bold if told else bold & {0}


def _put_grid(draft: _Draft, cells: Sequence[BBox], inside: Mapping[BBox, Sequence[Flow]]) -> None:
    placed, edges = slots(cells, draft.settings)
    rows: dict[int, list[GridCell]] = {}
    for slot in placed:
        lines = [line for flow in inside[slot.box] for line in flow]
        indices = draft.add("cell", lines).lines if lines else ()
        rows.setdefault(slot.row, []).append(_cell(slot, indices))
    ordered = [rows[number] for number in sorted(rows)]
    kinds = _row_kinds(ordered, draft, len(edges) - 1)
    grid_rows = tuple(
        GridRow(tuple(row), kind, enclosing(cell.box for cell in row)) for row, kind in zip(ordered, kinds, strict=True)
    )
    draft.grids.append(Grid(grid_rows, edges, enclosing(cells), _told_table(ordered, draft)))


def _told_table(rows: Sequence[Sequence[GridCell]], draft: _Draft) -> tuple[int, ...] | None:
    """Return the number of the table that most of a grid's cells are told to stand in."""
    places = [place for row in rows for cell in row for place in [_told_place(cell, draft)] if place]
    counts = Counter(place.table for place in places)
    return counts.most_common(1)[0][0] if counts else None


def _told_place(cell: GridCell, draft: _Draft) -> CellPlace | None:
    """Return a cell's place in its table as a tagged PDF tells it, None where it does not."""
    tags = [tag for line in cell.lines if draft.tagging and (tag := draft.tagging.told(draft.lines[line]))]
    return tags[0].place if tags else None


def _cell(slot: Slot, lines: tuple[int, ...]) -> GridCell:
    return GridCell(lines, slot.box, slot.column, slot.span, slot.height)


def _row_kinds(rows: Sequence[Sequence[GridCell]], draft: _Draft, width: int) -> list[RowKind]:
    """Tell what each row is: headers are the first rows, bold or in short words; a section spans the table."""
    kinds: list[RowKind] = []
    headed = 0
    for index, row in enumerate(rows):
        if len(row) == 1 and row[0].span == width and width > 1:
            kinds.append("section")
        elif index == headed and _is_header(row, draft, first=headed == 0):
            kinds.append("header")
            headed = index + max(1, *(cell.height for cell in row)) if index == 0 else headed + 1
        else:
            kinds.append("header" if index < headed else "body")
    return kinds if set(kinds) != {"header"} else ["body"] * len(kinds)


def _is_header(row: Sequence[GridCell], draft: _Draft, *, first: bool) -> bool:
    """Return whether a row's cells are all bold or, in the first row, all short and without figures."""
    texts = [[draft.lines[index] for index in cell.lines] for cell in row if cell.lines]
    if not texts:
        return False
    told = [_told_place(cell, draft) for cell in row if cell.lines]
    if all(place and place.is_header for place in told):
        return True
    if all(style_of(line).bold for text in texts for line in text):
        return True
    short = all(sum(len(line.words) for line in text) <= draft.settings.header_cell_words for text in texts)
    plain = not any(char.isdigit() or char in ".;:" for text in texts for line in text for char in line.text)
    return first and len(texts) == len(row) > 1 and short and plain
