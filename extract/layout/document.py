"""Pages put together to a document: furniture set aside, headings and notes told apart; sizes in points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from atgardsbanken.extract.layout.blocks import (
    NUMBERED,
    OPEN_ENDS,
    SENTENCE_ENDS,
    Style,
    letters,
    may_be_heading,
    style_of,
)
from atgardsbanken.extract.layout.furniture import set_furniture_aside
from atgardsbanken.extract.layout.heading_levels import Levels, Look, levels_of
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.records import Block, Line, Page

NOTE_MARK = re.compile(r"^(?:[\d¹²³⁰⁴-⁹]{1,3}|\*{1,5}|[†‡])\)?(?:\s|$|(?=[A-ZÅÄÖa-zåäö]))")
"""How a footnote begins: with the mark that stands in the text."""
HEADING_NUMBER = re.compile(r"^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZÅÄÖ])[.)]?\s+)")
"""The number before a heading, if any: 1, 1.2 or 1.2.3 with a dot or bracket perhaps, or a letter."""


def assemble(pages: Sequence[LaidOut], settings: LayoutSettings = DEFAULT_LAYOUT) -> list[LaidOut]:
    """Put laid out pages together: furniture is set aside, headings get levels, notes are told from text."""
    cleared = set_furniture_aside(pages, settings)
    body = body_size(laid.page for laid in cleared)
    kinds = [_plain_kinds if laid.is_plain else _kinds for laid in cleared]
    told = [replace(laid, page=tell(laid.page, body, settings)) for laid, tell in zip(cleared, kinds, strict=True)]
    looks = [_look(block, laid.page) for laid in told for block in laid.page.blocks if block.kind == "heading"]
    levels = levels_of(looks, settings)
    return [replace(laid, page=_with_levels(laid.page, levels)) for laid in told]


def body_size(pages: Iterable[Page], *, panels: bool = False) -> float:
    """Return the size in points that most letters of running text are set in; 0.0 where there is none.

    Text in `panels` counts only if asked for. Where tables hold most letters, only sizes with a sentence in them count;
    if none is, those of the tables.
    """
    laid = [(block, [page.lines[index] for index in block.lines]) for page in pages for block in page.blocks]
    free = [pair for pair in laid if pair[0].kind in ("paragraph", "item") and (panels or pair[0].panel is None)]
    counts = _letters_by_size(lines for _, lines in free)
    cells = _letters_by_size(lines for block, lines in laid if block.kind == "cell")
    if cells.total() > counts.total():
        told = {_rounded(style_of(lines[-1]).size) for _, lines in free if lines[-1].text.endswith(SENTENCE_ENDS)}
        counts = Counter({size: count for size, count in counts.items() if size in told}) or cells
    return counts.most_common(1)[0][0] if counts else 0.0


def _letters_by_size(texts: Iterable[Sequence[Line]]) -> Counter[float]:
    """Return how many letters are set in each size in points."""
    counts: Counter[float] = Counter()
    for line in (line for lines in texts for line in lines):
        counts[_rounded(style_of(line).size)] += letters(line.words)
    return counts


def _rounded(size: float) -> float:
    """Return a size in points to the nearest half: what a scan can tell."""
    return round(size * 2) / 2


def _style_of_block(block: Block, page: Page) -> Style:
    styles = [style_of(page.lines[index]) for index in block.lines]
    return Style(max(style.size for style in styles), all(style.bold for style in styles))


def _kinds(page: Page, body: float, settings: LayoutSettings) -> Page:
    """Tell headings by their size and weight, and notes by their size at the page's foot."""
    blocks = list(page.blocks)
    small = min(body, body_size([page], panels=True) or body)
    foot = True
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if block.kind == "furniture":
            continue
        foot = foot and (block.kind == "note" or _is_note(block, page, body, settings))
        if foot:
            blocks[index] = replace(block, kind="note", marker="")
        elif _is_text(block) and _is_heading(block, page, body, small, settings):
            blocks[index] = replace(block, kind="heading", marker="")
    return replace(page, blocks=tuple(blocks))


def _is_text(block: Block) -> bool:
    """Return whether a block is neither furniture nor part of a table or box."""
    return block.kind in ("paragraph", "item") and block.panel is None


def _is_note(block: Block, page: Page, body: float, settings: LayoutSettings) -> bool:
    text = page.lines[block.lines[0]].text
    small = _style_of_block(block, page).size <= settings.note_share * body
    return _is_text(block) and small and bool(NOTE_MARK.match(text))


def _is_heading(block: Block, page: Page, body: float, small: float, settings: LayoutSettings) -> bool:
    """Return whether a block is larger than the document's running text, or bold and no smaller than the page's."""
    style = _style_of_block(block, page)
    if not may_be_heading([page.lines[index] for index in block.lines], settings):
        return False
    return style.size >= settings.heading_ratio * body or (style.bold and style.size >= settings.note_share * small)


def _plain_kinds(page: Page, body: float, settings: LayoutSettings) -> Page:  # noqa: ARG001 (as `_kinds`)
    """Tell headings where there are no sizes: a short line by itself with a capital and nothing that leaves it open."""
    texts = [block for block in page.blocks if block.kind != "furniture"]
    alone = {id(block) for block in texts if block.kind == "paragraph"} | _lone_numbers(texts)
    blocks = (
        replace(block, kind="heading", marker="")
        if id(block) in alone and _reads_as_heading(block, page, settings)
        else block
        for block in page.blocks
    )
    return replace(page, blocks=tuple(blocks))


def _lone_numbers(blocks: Sequence[Block]) -> set[int]:
    """Return the ids of numbered items that stand in no list: no numbered item is above or below."""
    numbered = [False, *(block.kind == "item" and bool(NUMBERED.match(block.marker)) for block in blocks), False]
    return {
        id(block)
        for block, above, here, below in zip(blocks, numbered, numbered[1:], numbered[2:], strict=False)
        if here and not above and not below
    }


def _reads_as_heading(block: Block, page: Page, settings: LayoutSettings) -> bool:
    text = page.lines[block.lines[0]].text
    short = len(block.lines) == 1 and len(text) <= settings.plain_heading_characters
    return short and HEADING_NUMBER.sub("", text, count=1)[:1].isupper() and not text.endswith(OPEN_ENDS)


def _look(block: Block, page: Page) -> Look:
    style = _style_of_block(block, page)
    return Look(_rounded(style.size), style.bold, block.level)


def _with_levels(page: Page, levels: Levels) -> Page:
    blocks = (
        replace(block, level=levels[_look(block, page)]) if block.kind == "heading" else block for block in page.blocks
    )
    return replace(page, blocks=tuple(blocks))
