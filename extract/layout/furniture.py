"""Furniture, what repeats from page to page (running heads and feet, page numbers), set aside; boxes in points."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.records import BBox, Block, Line, Page, enclosing

PAGE_NUMBER = re.compile(
    r"^(?:sida|sid\.?|s\.)?\s*+(?:[-–]\s*+)?\d{1,4}\s*+(?:[-–]|\(\d{1,4}\)|av \d{1,4}|/\s*\d{1,4})?$", re.IGNORECASE
)
"""A page's number, with the number of pages perhaps."""
DIGITS = re.compile(r"\d+")

Key = tuple[str, int]
"""What a line says, figures aside, and the step of `furniture_shift_pt` from the page's nearer edge where it stands."""


def set_furniture_aside(pages: Sequence[LaidOut], settings: LayoutSettings) -> list[LaidOut]:
    """Put lines that repeat at the pages' edges in blocks of their own, of kind `furniture`."""
    seen: Counter[Key] = Counter()
    for laid in pages:
        lines = (laid.page.lines[index] for index in _edge_lines(laid, settings))
        seen.update({key for line in lines for key in _keys(line, laid.page, settings)})
    least = max(2, min(3, len(pages) // 2))
    repeated = {key for key, count in seen.items() if count >= least}
    return [_without_furniture(laid, _furniture(laid, repeated, settings)) for laid in pages]


def _edge_lines(laid: LaidOut, settings: LayoutSettings) -> list[int]:
    """Return the lines in the page's head and foot; of tables all or none, as they lie there as a whole or not."""
    page = laid.page
    gridded = {index for grid in laid.grids for index in grid.lines}
    share = settings.furniture_table_share
    whole = {index for grid in laid.grids if _at_edge(grid.box, page, share) for index in grid.lines}
    return [
        index
        for index, line in enumerate(page.lines)
        if index in whole or (index not in gridded and _at_edge(line.box, page, settings.furniture_share))
    ]


def _at_edge(box: BBox, page: Page, share: float) -> bool:
    """Return whether a box lies in the part `share` of the page at its head or its foot."""
    return box.bottom <= share * page.height or box.top >= (1 - share) * page.height


def _keys(line: Line, page: Page, settings: LayoutSettings) -> list[Key]:
    """Return what a line says and where: without figures, and marks on letters, which a scan misreads.

    The next place is another key, so that a line may lie on a border between two.
    """
    text = "#" if PAGE_NUMBER.match(line.text) else DIGITS.sub("#", _without_marks(line.text.casefold()))
    place = line.box.top if line.box.top < page.height / 2 else line.box.top - page.height
    step = int(place // settings.furniture_shift_pt)
    return [(text, step), (text, step + 1)]


def _without_marks(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _furniture(laid: LaidOut, repeated: set[Key], settings: LayoutSettings) -> set[int]:
    """Return the lines that repeat, from the page's edge inwards up to the first one that does not."""
    page = laid.page
    ordered = sorted((page.lines[index].box.top, index) for index in _edge_lines(laid, settings))
    head = [index for top, index in ordered if top < page.height / 2]
    foot = [index for top, index in reversed(ordered) if top >= page.height / 2]
    furniture: set[int] = set()
    for side in (head, foot):
        for index in side:
            if repeated.isdisjoint(_keys(page.lines[index], page, settings)):
                break
            furniture.add(index)
    return furniture.difference(*(grid.lines for grid in laid.grids if not grid.lines <= furniture))


def _without_furniture(laid: LaidOut, furniture: set[int]) -> LaidOut:
    """Return the page with `furniture` in blocks of its own, and without tables that are nothing else."""
    blocks = tuple(part for block in laid.page.blocks for part in _split(block, laid.page, furniture))
    grids = tuple(grid for grid in laid.grids if not grid.lines <= furniture)
    return replace(laid, page=replace(laid.page, blocks=blocks), grids=grids)


def _split(block: Block, page: Page, furniture: set[int]) -> list[Block]:
    """Return the block without its furniture, and its furniture as another block, as far as there are such lines."""
    kept = tuple(index for index in block.lines if index not in furniture)
    aside = tuple(index for index in block.lines if index in furniture)
    parts = [replace(block, lines=kept), replace(block, lines=aside, kind="furniture", panel=None, marker="")]
    return [replace(part, box=enclosing(page.lines[index].box for index in part.lines)) for part in parts if part.lines]
