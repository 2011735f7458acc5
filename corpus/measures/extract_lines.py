"""Read the lines of a text extract as pieces: grids by white, lines regrouped, headings told by being alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from atgardsbanken.corpus.find.grammar import ends_sentence
from atgardsbanken.corpus.measures.pieces import (
    LONGEST_TITLE,
    NUMBERED,
    Cells,
    Grid,
    GridLine,
    Piece,
    are_heads,
    begins_anew,
    broken,
    sign_of,
)
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.extract.layout.blocks import marker_of
from atgardsbanken.extract.records import GRID_HEIGHT, GRID_WIDTH, BBox, Block, LineRef, Page, Word

WHITE_PT = 2 * GRID_WIDTH
"""White from which on it parts two cells in a text extract."""
LONGEST_OVER_ITEMS = 250
"""Characters of a text that may be a heading right above an item."""
FURNITURE_LINES = 2
"""Lines at the top of a text extract's page in which no unknown heads are looked for."""
FEWEST_LINES = 3
"""Lines that must share an edge to make a column of a text extract."""
EDGE_LINES = 8
"""Lines in which edges are looked for."""
LONG_CELL = 25
"""Characters from which a line of a column is running text."""
STOPS = (".", ",", ";", ":", "!", "?")


def extract_pieces(view: DocumentView, page: Page, blocks: Sequence[Block]) -> Iterator[Piece | Grid]:
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
            or begins_anew(above, span, right)
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
    known = are_heads(heads)
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
            marker = marker_of(page.lines[group[0].line]) if column == 0 else sign_of(group[0])
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
