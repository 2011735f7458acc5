"""Pages put together to a document: furniture set aside, headings and notes told apart; sizes in points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from atgardsbanken.extract.layout.blocks import NUMBERED, OPEN_ENDS, Style, letters, style_of
from atgardsbanken.extract.layout.furniture import set_furniture_aside
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.records import Block, Page

NOTE_MARK = re.compile(r"^(?:[\d¹²³⁰⁴-⁹]{1,3}|\*{1,5}|[†‡])\)?(?:\s|$|(?=[A-ZÅÄÖa-zåäö]))")
"""How a footnote begins: with the mark that stands in the text."""
HEADING_NUMBER = re.compile(r"^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZÅÄÖ])[.)]?\s+)")
"""The number before a heading, if any: 1, 1.2 or 1.2.3 with a dot or bracket perhaps, or a letter."""

Levels = dict[tuple[float, bool], int]
"""The level, from 1, of headings of a size in points, bold or not."""


def assemble(pages: Sequence[LaidOut], settings: LayoutSettings = DEFAULT_LAYOUT) -> list[LaidOut]:
    """Put laid out pages together: furniture is set aside, headings get levels, notes are told from text."""
    cleared = set_furniture_aside(pages, settings)
    body = body_size(laid.page for laid in cleared)
    kinds = [_plain_kinds if laid.is_plain else _kinds for laid in cleared]
    told = [replace(laid, page=tell(laid.page, body, settings)) for laid, tell in zip(cleared, kinds, strict=True)]
    levels = _levels((laid.page for laid in told), settings)
    return [replace(laid, page=_with_levels(laid.page, levels)) for laid in told]


def body_size(pages: Iterable[Page], *, panels: bool = False) -> float:
    """Return the size in points that most letters of running text are set in; 0.0 where there is none.

    Text in `panels` counts only if asked for.
    """
    counts: Counter[float] = Counter()
    for page in pages:
        blocks = [block for block in page.blocks if block.kind in ("paragraph", "item")]
        for line in (page.lines[index] for block in blocks if panels or block.panel is None for index in block.lines):
            counts[_rounded(style_of(line).size)] += letters(line.words)
    return counts.most_common(1)[0][0] if counts else 0.0


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
        foot = foot and _is_note(block, page, body, settings)
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
    text = " ".join(page.lines[index].text for index in block.lines)
    long = len(block.lines) > settings.heading_lines or len(text) > settings.heading_letters
    if long or not any(map(str.isalpha, text)):
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


def _levels(pages: Iterable[Page], settings: LayoutSettings) -> Levels:
    """Order the headings' styles, the largest first, bold before plain; sizes that hardly differ are one level."""
    styles = {_key(block, page) for page in pages for block in page.blocks if block.kind == "heading"}
    levels: Levels = {}
    level, largest, was_bold = 0, 0.0, False
    for size, bold in sorted(styles, reverse=True):
        if size * settings.level_ratio < largest or bold != was_bold or not level:
            level, largest, was_bold = level + 1, size, bold
        levels[size, bold] = level
    return levels


def _key(block: Block, page: Page) -> tuple[float, bool]:
    style = _style_of_block(block, page)
    return _rounded(style.size), style.bold


def _with_levels(page: Page, levels: Levels) -> Page:
    blocks = (
        replace(block, level=levels[_key(block, page)]) if block.kind == "heading" else block for block in page.blocks
    )
    return replace(page, blocks=tuple(blocks))
