"""Read pages as printed pieces in order: blocks, regrouped where white shows it, and columns under known heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from atgardsbanken.corpus.measures.extract_lines import extract_pieces
from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.measures.pieces import (
    LONGEST_TITLE,
    NUMBERED,
    Cells,
    Grid,
    Piece,
    are_heads,
    broken,
    sign_of,
)
from atgardsbanken.corpus.spans import DocumentView, Span, lost_its_places, text_of
from atgardsbanken.extract.records import BBox, Block, LineRef, Page

SAME_LINE_PT = 4.0
"""Points by which the tops of cells of one row differ at most."""
MARGIN_PT = 6.0
"""Points that a cell may stand out to the left of its head."""


def printed(view: DocumentView, page: Page, tables: Mapping[LineRef, int]) -> Iterator[Piece | Grid | int]:
    """Yield what a page says in order; the number of a table in its place, as often as it has a block there."""
    blocks = [block for block in page.blocks if block.lines and not block.is_aside and text_of(view.block(page, block))]
    free: list[Block] = []
    for block in blocks:
        table = tables.get(LineRef(page.number, block.lines[0]))
        if table is None:
            free.append(block)
        else:
            yield from _free(view, page, free)
            free = []
            yield table
    yield from _free(view, page, free)


def _free(view: DocumentView, page: Page, blocks: Sequence[Block]) -> Iterator[Piece | Grid]:
    """Yield the pieces of blocks outside tables."""
    yield from extract_pieces(view, page, blocks) if lost_its_places(page) else _placed(view, page, blocks)


def _placed(view: DocumentView, page: Page, blocks: Sequence[Block]) -> Iterator[Piece | Grid]:
    """Yield the pieces of a page whose words know their places."""
    grids = dict(_aligned(view, page, blocks))
    inside = {number for _, numbers in grids.values() for number in numbers}
    for number, block in enumerate(blocks):
        if number in grids:
            yield grids[number][0]
        elif number not in inside:
            yield from _pieces(view, page, block)


def _pieces(view: DocumentView, page: Page, block: Block) -> Iterator[Piece]:
    """Yield a block, in parts where its lines end early and begin anew."""
    spans = view.block(page, block)
    if block.kind in ("heading", "item"):
        yield Piece(block.kind, spans, block.level, block.marker, block.panel)
        return
    beside = [other.box.x1 for other in page.blocks if block.panel is not None and other.panel == block.panel]
    right = max([*beside, *(span.box.x1 for span in spans)])
    for group in broken(spans, right):
        kind = "heading" if block.panel is None and _heads_text(group) else block.kind
        yield Piece(kind, group, 0, sign_of(group[0]), block.panel)


def _heads_text(group: Sequence[Span]) -> bool:
    """Return whether a line in the type of running text is a heading: alone, short, and numbered or a known head."""
    text = text_of(group)
    if len(group) > 1 or len(text) > LONGEST_TITLE or text.endswith((".", ",", ";")) or "...." in text:
        return False
    return bool(NUMBERED.match(text)) or (text[-1:] != ":" and field_of(text) == "title")


def _aligned(view: DocumentView, page: Page, blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[Grid, list[int]]]]:
    """Yield grids of paragraphs in columns, by the number of the first block, with the numbers of all."""
    free = [
        n for n, block in enumerate(blocks) if block.kind in ("paragraph", "heading", "item") and block.panel is None
    ]
    texts = {n: text_of(view.block(page, blocks[n])) for n in free}
    used: set[int] = set()
    for first in free:
        if first in used:
            continue
        beside = [n for n in free if abs(blocks[n].box.top - blocks[first].box.top) <= SAME_LINE_PT and n not in used]
        heads = sorted(beside, key=lambda n: blocks[n].box.x0)
        if not are_heads([texts[n] for n in heads]) or not _apart([blocks[n].box for n in heads]):
            continue
        below = _below(blocks, free, heads)
        columns = [
            [n for n in below if _column(blocks[n].box, [blocks[h].box.x0 for h in heads]) == c]
            for c in range(len(heads))
        ]
        rows = _rows(view, page, blocks, columns, [texts[n] for n in heads])
        if rows:
            used |= {*heads, *below}
            yield min({*heads, *below}), (Grid(tuple(texts[n] for n in heads), tuple(rows)), [*heads, *below])


def _apart(boxes: Sequence[BBox]) -> bool:
    return all(left.x1 + MARGIN_PT < right.x0 for left, right in pairwise(boxes))


def _below(blocks: Sequence[Block], free: Sequence[int], heads: Sequence[int]) -> list[int]:
    """Return the numbers of the blocks below the heads, up to one that spans two columns."""
    bottom = min(blocks[n].box.bottom for n in heads)
    edge = blocks[heads[1]].box.x0
    below = sorted(
        (n for n in free if blocks[n].box.top >= bottom - 1 and n not in heads), key=lambda n: blocks[n].box.top
    )
    last = min(
        (
            blocks[n].box.top
            for n in below
            if blocks[n].box.x0 < edge - MARGIN_PT and blocks[n].box.x1 > edge + MARGIN_PT
        ),
        default=float("inf"),
    )
    return [n for n in below if blocks[n].box.top < last - 1]


def _column(box: BBox, edges: Sequence[float]) -> int:
    return max((number for number, edge in enumerate(edges) if edge - MARGIN_PT <= box.x0), default=0)


def _rows(
    view: DocumentView, page: Page, blocks: Sequence[Block], columns: Sequence[Sequence[int]], heads: Sequence[str]
) -> list[Cells]:
    """Return the cells row by row: a row begins where one does in the column of titles, or else the fullest."""
    if not any(columns):
        return []
    titles = [n for n, head in enumerate(heads) if field_of(head) == "title" and columns[n]]
    leading = titles[0] if titles else max(range(len(columns)), key=lambda n: (len(columns[n]), -n))
    tops = sorted(blocks[n].box.top for n in columns[leading])
    tops[0] = min(blocks[n].box.top for column in columns for n in column)
    rows = []
    for top, after in zip(tops, [*tops[1:], float("inf")], strict=True):
        own = [
            [n for n in column if top - SAME_LINE_PT <= blocks[n].box.top < after - SAME_LINE_PT] for column in columns
        ]
        rows.append(tuple(tuple(span for n in column for span in view.block(page, blocks[n])) for column in own))
    return rows
