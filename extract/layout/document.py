"""Pages put together to a document: furniture by repetition, headings by size, tables joined over page ends; points."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from atgardsbanken.extract.layout.blocks import Style, letters, style_of
from atgardsbanken.extract.layout.raw_page import Grid, LaidOut
from atgardsbanken.extract.records import BBox, Block, Line, Page, enclosing

MARGIN = 0.14
"""The share of a page's height, at its head and at its foot, where furniture stands."""
TABLE_MARGIN = 0.25
"""The same for running heads that are set as tables."""
SAME_PLACE = 8.0
"""Points that furniture may move from page to page."""
HEADING_SIZE = 1.12
"""Times the size of running text that makes a heading."""
NOTE_SIZE = 0.92
"""Times the size of running text below which a text at the foot of a page is a note."""
SAME_SIZE = 1.06
"""Times that headings of one level may differ in size: pictures are measured, not told."""
HEADING_LINES = 4
HEADING_LETTERS = 220
NOTE_MARK = re.compile(r"^(?:[\d¹²³⁰⁴-⁹]{1,3}|\*{1,5}|[†‡])\)?(?:\s|$|(?=[A-ZÅÄÖa-zåäö]))")
PAGE_NUMBER = re.compile(
    r"^(?:sida|sid\.?|s\.)?\s*[-–]?\s*\d{1,4}\s*(?:[-–]|\(\d{1,4}\)|av \d{1,4}|/\s*\d{1,4})?$", re.I
)


def assemble(pages: Sequence[LaidOut]) -> list[LaidOut]:
    """The pages with their furniture set aside and their headings, with levels, and notes told apart."""
    cleared = _set_furniture_aside(pages)
    body = body_size(laid.page for laid in cleared)
    styled = [replace(laid, page=_with_kinds(laid.page, body)) for laid in cleared]
    levels = _levels(laid.page for laid in styled)
    return [replace(laid, page=_with_levels(laid.page, levels)) for laid in styled]


def body_size(pages: Iterable[Page], *, panels: bool = False) -> float:
    """The size in points that most letters of the pages' running text are set in; 0.0 where there is none.

    Text in `panels` counts only if asked for.
    """
    counts: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            if block.kind in ("paragraph", "item") and (panels or block.panel is None):
                for index in block.lines:
                    line = page.lines[index]
                    counts[_rounded(style_of(line).size)] += letters(line.words)
    return counts.most_common(1)[0][0] if counts else 0.0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _set_furniture_aside(pages: Sequence[LaidOut]) -> list[LaidOut]:
    seen: Counter[tuple[str, int]] = Counter()
    for laid in pages:
        seen.update({key for line in _edge_lines(laid) for key in _keys(line, laid.page)})
    least = max(2, min(3, len(pages) // 2))
    return [_without_furniture(laid, _furniture(laid, seen, least)) for laid in pages]


def _edge_lines(laid: LaidOut) -> list[Line]:
    """The lines in the page's head and foot; of tables all or none, as they lie there as a whole or not."""
    page = laid.page
    gridded = {index for grid in laid.grids for index in _grid_lines(grid)}
    whole = {index for grid in laid.grids if _at_edge(grid.box, page, TABLE_MARGIN) for index in _grid_lines(grid)}
    return [
        line
        for index, line in enumerate(page.lines)
        if index in whole or (index not in gridded and _at_edge(line.box, page, MARGIN))
    ]


def _grid_lines(grid: Grid) -> set[int]:
    return {index for row in grid.rows for cell in row.cells for index in cell.lines}


def _at_edge(box: BBox, page: Page, margin: float) -> bool:
    return box.bottom <= margin * page.height or box.top >= (1 - margin) * page.height


def _keys(line: Line, page: Page) -> list[tuple[str, int]]:
    """What the line says with its place, numbers aside, and marks on letters, which a scan misreads.

    Two places, so that a line may lie on a border.
    """
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", line.text.casefold()) if not unicodedata.combining(sign)
    )
    text = re.sub(r"\d+", "#", bare)
    if PAGE_NUMBER.match(line.text):
        text = "#"
    place = line.box.top if line.box.top < page.height / 2 else line.box.top - page.height
    step = int(place // SAME_PLACE)
    return [(text, step), (text, step + 1)]


def _furniture(laid: LaidOut, seen: Counter[tuple[str, int]], least: int) -> set[int]:
    """The lines that repeat, from the page's edge inwards up to the first one that does not."""
    page = laid.page
    edge = {id(line) for line in _edge_lines(laid)}
    ordered = sorted((line.box.top, index) for index, line in enumerate(page.lines) if id(line) in edge)
    head = [index for top, index in ordered if top < page.height / 2]
    foot = [index for top, index in reversed(ordered) if top >= page.height / 2]
    furniture: set[int] = set()
    for side in (head, foot):
        for index in side:
            if not any(seen[key] >= least for key in _keys(page.lines[index], page)):
                break
            furniture.add(index)
    broken = [_grid_lines(grid) for grid in laid.grids if not _grid_lines(grid) <= furniture]
    return furniture.difference(*broken)


def _without_furniture(laid: LaidOut, furniture: set[int]) -> LaidOut:
    """The page with `furniture` in blocks of its own, and without tables that are nothing else."""
    page = laid.page
    blocks: list[Block] = []
    for block in page.blocks:
        for kept in (True, False):
            lines = tuple(index for index in block.lines if (index not in furniture) is kept)
            if lines:
                box = enclosing(page.lines[index].box for index in lines)
                part = replace(block, lines=lines, box=box)
                blocks.append(part if kept else replace(part, kind="furniture", panel=None, marker=""))
    grids = tuple(grid for grid in laid.grids if not _grid_lines(grid) <= furniture)
    return LaidOut(replace(page, blocks=tuple(blocks)), grids)


def _block_style(block: Block, page: Page) -> Style:
    styles = [style_of(page.lines[index]) for index in block.lines]
    return Style(max(style.size for style in styles), all(style.bold for style in styles))


def _with_kinds(page: Page, body: float) -> Page:
    blocks = list(page.blocks)
    small = min(body, body_size([page], panels=True) or body)
    foot = True
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if block.kind == "furniture":
            continue
        foot = foot and _is_note(block, page, body)
        if foot:
            blocks[index] = replace(block, kind="note", marker="")
        elif block.kind in ("paragraph", "item") and block.panel is None and _is_heading(block, page, body, small):
            blocks[index] = replace(block, kind="heading", marker="")
    return replace(page, blocks=tuple(blocks))


def _is_note(block: Block, page: Page, body: float) -> bool:
    text = page.lines[block.lines[0]].text
    small = _block_style(block, page).size <= NOTE_SIZE * body
    return block.kind in ("paragraph", "item") and block.panel is None and small and bool(NOTE_MARK.match(text))


def _is_heading(block: Block, page: Page, body: float, small: float) -> bool:
    """Whether the block is larger than the document's running text, or bold and no smaller than the page's own."""
    style = _block_style(block, page)
    text = " ".join(page.lines[index].text for index in block.lines)
    if len(block.lines) > HEADING_LINES or len(text) > HEADING_LETTERS or not any(map(str.isalpha, text)):
        return False
    return style.size >= HEADING_SIZE * body or (style.bold and style.size >= NOTE_SIZE * small)


def _levels(pages: Iterable[Page]) -> dict[tuple[float, bool], int]:
    """The headings' styles, the largest first; bold before plain; sizes that hardly differ are one level."""
    styles = {_key(block, page) for page in pages for block in page.blocks if block.kind == "heading"}
    levels: dict[tuple[float, bool], int] = {}
    level, largest, was_bold = 0, 0.0, False
    for size, bold in sorted(styles, reverse=True):
        if size * SAME_SIZE < largest or bold != was_bold or not level:
            level, largest, was_bold = level + 1, size, bold
        levels[size, bold] = level
    return levels


def _key(block: Block, page: Page) -> tuple[float, bool]:
    style = _block_style(block, page)
    return _rounded(style.size), style.bold


def _with_levels(page: Page, levels: dict[tuple[float, bool], int]) -> Page:
    blocks = tuple(
        replace(block, level=levels[_key(block, page)]) if block.kind == "heading" else block for block in page.blocks
    )
    return replace(page, blocks=blocks)
