"""Read pages as printed pieces in order: blocks, their lines regrouped where white shows it, and grids of columns.

What extraction saw as one paragraph is broken where a line ends well before the edge and the next begins anew; texts
side by side under known heads make a grid, on a page by their boxes, in a text extract by white.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from atgardsbanken.corpus.find.grammar import ends_sentence
from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.spans import BULLET, DocumentView, Span, lost_its_places, text_of
from atgardsbanken.extract.layout.blocks import marker_of
from atgardsbanken.extract.records import GRID_HEIGHT, GRID_WIDTH, BBox, Block, LineRef, Page, Word

Cells = tuple[tuple[Span, ...], ...]
GridLine = tuple[bool, tuple[Span | None, ...]]

SAME_LINE_PT = 4.0
"""Points by which the tops of cells of one row differ at most."""
MARGIN_PT = 6.0
"""Points that a cell may stand out to the left of its head."""
LONGEST_HEAD_WORDS = 6
"""Words that a column's head has at most."""
WHITE_PT = 2 * GRID_WIDTH
"""White from which on it parts two cells in a text extract."""
WIDE_STEP = 1.15
"""How much farther apart than the closest lines of a block two lines stand between which white was set."""
LONGEST_OVER_ITEMS = 250
"""Characters of a text that may be a heading right above an item."""
LONGEST_TITLE = 90
"""Characters of a line alone that may be a heading in a text extract."""
NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-ZÅÄÖ]")
"""The number of a heading."""
FURNITURE_LINES = 2
"""Lines at the top of a text extract's page in which no unknown heads are looked for."""
FEWEST_LINES = 3
"""Lines that must share an edge to make a column of a text extract."""
EDGE_LINES = 8
"""Lines in which edges are looked for."""
LONG_CELL = 25
"""Characters from which a line of a column is running text."""
STOPS = (".", ",", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed block, or a part of one, with its level as a heading and its marker as an item."""

    kind: str
    spans: tuple[Span, ...]
    level: int = 0
    marker: str = ""
    panel: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns side by side: the heads' texts, and rows of cells."""

    heads: tuple[str, ...]
    rows: tuple[Cells, ...]


def printed(view: DocumentView, page: Page, tables: Mapping[LineRef, int]) -> Iterator[Piece | Grid | int]:
    """Yield what a page says in order; the number of a table in its place, as often as it has a block there."""
    blocks = [
        block for block in page.blocks if block.lines and block.kind != "furniture" and text_of(view.block(page, block))
    ]
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
    yield from _extract(view, page, blocks) if lost_its_places(page) else _placed(view, page, blocks)


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
        yield Piece(kind, group, 0, _sign(group[0]), block.panel)


def _heads_text(group: Sequence[Span]) -> bool:
    """Return whether a line in the type of running text is a heading: alone, short, and numbered or a known head."""
    text = text_of(group)
    if len(group) > 1 or len(text) > LONGEST_TITLE or text.endswith((".", ",", ";")) or "...." in text:
        return False
    return bool(NUMBERED.match(text)) or (text[-1] != ":" and field_of(text) == "title")


def _sign(span: Span) -> str:
    match = BULLET.match(span.text)
    return match[0].strip() if match else ""


def broken(spans: Sequence[Span], right: float) -> list[tuple[Span, ...]]:
    """Return the lines in groups: one begins where the line before had room for its first word."""
    groups: list[list[Span]] = []
    steps = [
        low.box.top - up.box.top for up, low in pairwise(spans) if up.page == low.page and low.box.top > up.box.top
    ]
    wide = WIDE_STEP * min(steps, default=0.0)
    for span in spans:
        above = groups[-1][-1] if groups else None
        apart = above is not None and span.box.top - above.box.top > wide > 0 and span.text[:1].isupper()
        if above is not None and not apart and not _begins_anew(above, span, right):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [tuple(group) for group in groups]


def _begins_anew(above: Span, span: Span, right: float) -> bool:
    """Return whether a line begins something new though extraction saw it go on."""
    words = span.text.split()
    if not words or BULLET.match(span.text):
        return bool(words)
    if not (words[0][:1].isupper() or words[0][:1].isdigit()):
        return False
    letter = (above.box.x1 - above.box.x0) / max(1, len(above.text))
    left = min(above.box.x0, span.box.x0)
    room = right - above.box.x1 - letter * (2 + len(words[0]))
    return room > 0.08 * (right - left) and above.text.rstrip()[-1:] not in (",", "-", "–")


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
        if not _are_heads([texts[n] for n in heads]) or not _apart([blocks[n].box for n in heads]):
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


def _are_heads(texts: Sequence[str]) -> bool:
    """Return whether texts side by side are columns' heads: short, and known ones among them."""
    if len(texts) < 2 or any(len(text.split()) > LONGEST_HEAD_WORDS or text.endswith((".", ",")) for text in texts):
        return False
    known = [name for text in texts if (name := field_of(text))]
    return len(known) >= 2 or (len(known) == 1 and len(texts) >= 3 and known[0] in ("title", "responsible", "deadline"))


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


def _extract(view: DocumentView, page: Page, blocks: Sequence[Block]) -> Iterator[Piece | Grid]:
    """Yield the pieces of a text extract's page: grids by white, lines regrouped, headings told by being alone."""
    lines = [number for block in blocks for number in block.lines]
    level = {block.lines[0]: block.level for block in blocks if block.kind == "heading"}
    begins = {block.lines[0] for block in blocks}
    number = 0
    groups: list[list[int]] = []
    right = _usual_right(page, lines)

    while number < len(lines):
        grid, after = _kept_columns(view, page, lines, number)
        if grid:
            yield from _named(view, page, groups, level, right)
            groups = []
            if isinstance(grid, list):
                yield from grid
            else:
                yield grid
            number = after
            continue
        line = lines[number]
        span = view.line(LineRef(page.number, line))
        above = view.line(LineRef(page.number, groups[-1][-1])) if groups else None
        whole = page.lines[line]
        if (
            above is None
            or marker_of(whole)
            or (line in begins and _starts(span, above))
            or _begins_anew(above, span, right)
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
        number += 1
    yield from _named(view, page, groups, level, right)


def _starts(span: Span, above: Span) -> bool:
    """Return whether a block's first line begins something: it goes on with no sentence left open."""
    return span.text[:1].isupper() or not span.text[:1].isalpha() or above.text.rstrip().endswith((".", ":"))


def _usual_right(page: Page, lines: Sequence[int]) -> float:
    """Return the right edge that long lines of a page reach."""
    ends = sorted(page.lines[number].box.x1 for number in lines)
    return ends[int(0.8 * (len(ends) - 1))] if ends else 0.0


def _named(
    view: DocumentView, page: Page, groups: Sequence[Sequence[int]], levels: Mapping[int, int], right: float
) -> Iterator[Piece]:
    """Yield groups of lines as items, headings or paragraphs."""
    spans = [tuple(view.line(LineRef(page.number, line)) for line in group) for group in groups]
    for number, group in enumerate(spans):
        marker = marker_of(page.lines[groups[number][0]])
        text = text_of(group)
        after = text_of(spans[number + 1]) if number + 1 < len(spans) else ""
        numbered = NUMBERED.match(text)
        before_item = number + 1 < len(spans) and bool(marker_of(page.lines[groups[number + 1][0]]))
        ends_early = group[-1].box.x1 < 0.9 * right or not right
        level = levels.get(groups[number][0])
        if _names_items(text, marker, before_item) or (ends_early and _is_heading(text, after, len(group))):
            default = 2 + numbered[1].count(".") if numbered else max(levels.values(), default=4)
            yield Piece("heading", group, level or default)
        else:
            yield Piece("item" if marker else "paragraph", group, 0, marker)


def _names_items(text: str, marker: str, before_item: bool) -> bool:
    """Return whether a text of a few lines right above an item is its heading: no sentence, no introduction."""
    plain = len(text) <= LONGEST_OVER_ITEMS and text[:1].isupper() and not marker
    return before_item and plain and not ends_sentence(text) and text[-1] not in ":;,"


def _is_heading(text: str, after: str, lines: int) -> bool:
    """Return whether a line alone is a heading: short, no sentence, and something longer follows."""
    if (
        lines > 1
        or len(text) > LONGEST_TITLE
        or text.endswith(STOPS)
        or (not text[:1].isupper() and not NUMBERED.match(text))
    ):
        return False
    number, next_number = NUMBERED.match(text), NUMBERED.match(after)
    if number and next_number and number[1].count(".") == next_number[1].count("."):
        return False  # two numbered lines on end are items of a list
    if number and "...." not in text:
        return bool(after)
    return bool(after) and (len(after) > len(text) + 20 or after.endswith(STOPS))


def _kept_columns(
    view: DocumentView, page: Page, lines: Sequence[int], at: int
) -> tuple[Grid | list[Piece] | None, int]:
    """Return the grid that begins on a line, or running text set in two columns, and the place of the line after it."""
    parts = _parted(view, page, lines[at])
    heads = [part.text for part in parts]
    known = _are_heads(heads)
    if len(parts) < 2 or (not known and at < FURNITURE_LINES):
        return None, at
    edges = [part.box.x0 for part in parts] if known else _edges(view, page, lines, at)
    found = _lines_of(view, page, lines[at + known :], edges) if len(edges) > 1 else []
    after = at + known + len(found)
    if not known:
        if sum(sum(map(bool, cells)) > 1 for _, cells in found) < FEWEST_LINES:
            return None, at
        if _is_running(found):
            return _columns(page, found), after
        heads = [cell.text if cell else "" for cell in found.pop(0)[1]]
    rows = _kept_rows(found, heads)
    return (Grid(tuple(heads), tuple(rows)), after) if rows else (None, at)


def _lines_of(view: DocumentView, page: Page, lines: Sequence[int], edges: Sequence[float]) -> list[GridLine]:
    """Return the first lines that keep to columns: whether white stands above each, and its cells."""
    found: list[GridLine] = []
    above: BBox | None = None
    for number in lines:
        box = page.lines[number].box
        cells = _cells(view, page, number, edges)
        if cells is None:
            break
        found.append((above is not None and box.top - above.top > 1.5 * GRID_HEIGHT, cells))
        above = box
    return found


def _edges(view: DocumentView, page: Page, lines: Sequence[int], at: int) -> list[float]:
    """Return the left edges of columns that several lines from one on share."""
    near = lines[at : at + EDGE_LINES]
    starts = [part.box.x0 for line in near for part in _parted(view, page, line)[1:]]
    edges = [min(page.lines[line].box.x0 for line in near)]
    for start in sorted(starts):
        shared = sum(abs(other - start) <= GRID_WIDTH for other in starts)
        if shared >= FEWEST_LINES and start - edges[-1] > 6 * GRID_WIDTH:
            edges.append(start)
    return edges


def _is_running(lines: Sequence[GridLine]) -> bool:
    """Return whether two columns hold running text: many long lines beside each other."""
    both = [cells for _, cells in lines if len(cells) == 2 and all(cells)]
    long = [cells for cells in both if all(cell and len(cell.text) > LONG_CELL for cell in cells)]
    return len(both) >= EDGE_LINES and 2 * len(long) > len(both)


def _columns(page: Page, lines: Sequence[GridLine]) -> list[Piece]:
    """Return running text in columns, one column after the other."""
    pieces = []
    for column in (0, 1):
        spans = [cell for _, cells in lines if (cell := cells[column])]
        right = max(span.box.x1 for span in spans)
        for group in broken(spans, right):
            marker = marker_of(page.lines[group[0].line]) if column == 0 else _sign(group[0])
            pieces.append(Piece("item" if marker else "paragraph", group, 0, marker))
    return pieces


def _parted(view: DocumentView, page: Page, line: int) -> list[Span]:
    """Return the parts of a line that white keeps apart."""
    words = page.lines[line].words
    if len(words) < 2:
        return []
    starts = [0, *(n for n, (left, right) in enumerate(pairwise(words), 1) if right.box.x0 - left.box.x1 >= WHITE_PT)]
    return view.split(LineRef(page.number, line), [range(a, b) for a, b in pairwise([*starts, len(words)])])


def _cells(view: DocumentView, page: Page, line: int, edges: Sequence[float]) -> tuple[Span | None, ...] | None:
    """Return what a line says in each column, None where it does not keep to them."""
    words = page.lines[line].words
    if not words:
        return None
    columns = [_word_column(word, edges) for word in words]
    steps = [
        right.box.x0 - left.box.x1 >= WHITE_PT or abs(right.box.x0 - edges[after]) <= GRID_WIDTH
        for (left, right), (before, after) in zip(pairwise(words), pairwise(columns), strict=True)
        if after != before
    ]
    ends = (*edges[1:], float("inf"))
    inside = all(word.box.x1 <= ends[column] + GRID_WIDTH for word, column in zip(words, columns, strict=True))
    if not inside or not all(steps) or columns != sorted(columns):
        return None
    numbers = [[at for at, column in enumerate(columns) if column == number] for number in range(len(edges))]
    parts = iter(view.split(LineRef(page.number, line), [group for group in numbers if group]))
    return tuple(next(parts) if group else None for group in numbers)


def _word_column(word: Word, edges: Sequence[float]) -> int:
    return max((number for number, edge in enumerate(edges) if edge - GRID_WIDTH <= word.box.x0), default=0)


def _kept_rows(lines: Sequence[tuple[bool, tuple[Span | None, ...]]], heads: Sequence[str]) -> list[Cells]:
    """Return lines as rows: one begins after white, or where the first column begins anew beside another cell."""
    apart = sum(begins for begins, _ in lines)
    by_white = apart >= 2
    rows: list[list[tuple[Span | None, ...]]] = []
    for begins, cells in lines:
        filled = [cell for cell in cells if cell]
        anew = cells[0] is not None and cells[0].text[:1].isupper() and len(filled) * 2 >= len(heads)
        if not rows or (begins if by_white else anew):
            rows.append([cells])
        else:
            rows[-1].append(cells)
    return [tuple(tuple(cell for line in row if (cell := line[n])) for n in range(len(heads))) for row in rows]
