"""Small documents made of records, laid out on a grid: a letter 6 points wide, a line 20 points high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from atgardsbanken.extract.records import (
    BBox,
    Block,
    BlockKind,
    Cell,
    Document,
    Line,
    LineRef,
    Page,
    Row,
    RowKind,
    Table,
    Word,
    enclosing,
)

LETTER, LINE, PANEL = 6.0, 20.0, 200.0


@dataclass(frozen=True)
class Spec:
    """A block to be laid out."""

    kind: BlockKind
    lines: tuple[str, ...]
    level: int = 0
    panel: int | None = None
    marker: str = ""


@dataclass(frozen=True)
class Grid:
    """A table to be laid out: each row's kind and its cells' texts; a text may have several lines."""

    rows: Sequence[tuple[RowKind, Sequence[str]]]


@dataclass
class _Draft:
    number: int
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    panels: dict[int, list[BBox]] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    top: float = 0.0


def heading(*lines: str, level: int = 1, panel: int | None = None) -> Spec:
    """A heading."""
    return Spec("heading", lines, level, panel)


def paragraph(*lines: str) -> Spec:
    """A paragraph."""
    return Spec("paragraph", lines)


def item(*lines: str, panel: int | None = None, marker: str = "") -> Spec:
    """A list item."""
    return Spec("item", lines, 0, panel, marker)


def furniture(*lines: str) -> Spec:
    """A running head."""
    return Spec("furniture", lines)


def document(
    *pages: Sequence[Spec | Grid], name: str = "test.pdf", metadata: Mapping[str, str] | None = None
) -> Document:
    """A document of pages laid out from top to bottom; panels stand side by side."""
    drafts = [_laid_out(number, specs) for number, specs in enumerate(pages, start=1)]
    made = tuple(_page(draft) for draft in drafts)
    tables = tuple(table for draft in drafts for table in draft.tables)
    return Document(name, "ab" * 32, made, tables, metadata or {})


def line(text: str, x0: float, top: float) -> Line:
    """A line of words on the grid."""
    words, start = [], x0
    for word in text.split():
        words.append(Word(word, BBox(start, top, start + LETTER * len(word), top + LINE / 2), "Test", 10.0))
        start += LETTER * (len(word) + 1)
    box = enclosing(word.box for word in words) if words else BBox(x0, top, x0, top + LINE / 2)
    return Line(text, box, tuple(words), text)


def _page(draft: _Draft) -> Page:
    panels = tuple(enclosing(boxes) for _, boxes in sorted(draft.panels.items()))
    return Page(draft.number, 600.0, 800.0, "text", 1.0, tuple(draft.lines), tuple(draft.blocks), panels)


def _laid_out(number: int, specs: Sequence[Spec | Grid]) -> _Draft:
    draft = _Draft(number)
    panel_top = 0.0
    for spec in specs:
        if isinstance(spec, Grid):
            _lay_grid(draft, spec)
            continue
        if spec.panel is not None:
            panel_top = panel_top or draft.top
            below = [box.bottom for box in draft.panels.get(spec.panel, [])]
            top = max(below, default=panel_top - LINE) + LINE if below else panel_top
            box = _lay_block(draft, spec, spec.panel * PANEL, top)
            draft.panels.setdefault(spec.panel, []).append(box)
            draft.top = max(draft.top, box.bottom + LINE)
        else:
            box = _lay_block(draft, spec, 0.0, draft.top)
            draft.top = box.bottom + LINE
    return draft


def _lay_block(draft: _Draft, spec: Spec, x0: float, top: float) -> BBox:
    first = len(draft.lines)
    draft.lines += [line(text, x0, top + LINE * index) for index, text in enumerate(spec.lines)]
    indices = tuple(range(first, len(draft.lines)))
    box = enclosing(draft.lines[index].box for index in indices)
    draft.blocks.append(Block(spec.kind, indices, box, spec.level, spec.panel, spec.marker))
    return box


def _lay_grid(draft: _Draft, grid: Grid) -> None:
    rows, width = [], max(len(cells) for _, cells in grid.rows)
    for kind, cells in grid.rows:
        made = [_lay_cell(draft, text, column, width if len(cells) == 1 else 1) for column, text in enumerate(cells)]
        box = enclosing(cell.box for cell in made)
        rows.append(Row(kind, tuple(made), draft.number, box))
        draft.top = box.bottom + LINE
    draft.tables.append(Table(tuple(rows), width))


def _lay_cell(draft: _Draft, text: str, column: int, span: int) -> Cell:
    x0 = column * PANEL
    if not text:
        return Cell((), BBox(x0, draft.top, x0 + PANEL, draft.top + LINE / 2), column, span)
    first = len(draft.lines)
    box = _lay_block(draft, Spec("cell", tuple(text.split("\n"))), x0, draft.top)
    refs = tuple(LineRef(draft.number, index) for index in range(first, len(draft.lines)))
    return Cell(refs, box, column, span)


def extract(text: str, name: str = "test.txt") -> Document:
    """A text extract: a form feed begins a page, empty rows are kept as white, each line is a block of its own."""
    pages = [_extract_page(number, part.split("\n")) for number, part in enumerate(text.split("\f"), start=1)]
    return Document(name, "cd" * 32, tuple(pages))


def _extract_page(number: int, rows: Sequence[str]) -> Page:
    lines = [_extract_line(row, index) for index, row in enumerate(rows) if row.strip()]
    blocks = tuple(Block("paragraph", (index,), made.box) for index, made in enumerate(lines))
    return Page(number, 600.0, 12.0 * len(rows), "text", 1.0, tuple(lines), blocks)


def _extract_line(row: str, index: int) -> Line:
    words, start = [], 0
    for word in row.split():
        start = row.index(word, start)
        words.append(Word(word, BBox(start * 6.0, index * 12.0, (start + len(word)) * 6.0, index * 12.0 + 12.0)))
        start += len(word)
    return Line(row.strip(), enclosing(word.box for word in words), tuple(words), row.strip())
