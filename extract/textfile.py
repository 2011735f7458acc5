"""Text extracts (.txt) as pages of a virtual grid: GRID_WIDTH by GRID_HEIGHT points a character, from the top left."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from atgardsbanken.extract.errors import NotAPdfError
from atgardsbanken.extract.layout.blocks import marker_of
from atgardsbanken.extract.quality import judge
from atgardsbanken.extract.records import GRID_HEIGHT, GRID_WIDTH, BBox, Block, Line, Page, Route, Word, enclosing

ENCODINGS = ("utf-8-sig", "cp1252")
"""Tried in this order; what is not UTF-8 is taken for Windows' Western European."""
PAGE_MARK = re.compile(r"^ (?=\S)")
MARK_SHARE = 0.34
"""Where more of the lines than this begin with a space, they are set in, not page marks."""
HEADING_LENGTH = 90
LONGEST_PRINTED = 160
"""Characters: no print has longer lines; such a line is a whole paragraph."""
WHOLE_SHARE = 0.6
"""Where more of the lines than this end a sentence, each is a whole paragraph: of broken lines a sixth do."""
LEAST_LINES = 4
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"')
TAB = 8


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of the extract and the number (from 0) of the page's row it stands in."""

    row: int
    text: str


def decode(data: bytes, name: str) -> str:
    """The text that `data` holds, NFC, with plain line feeds.

    Raises:
        NotAPdfError: it is not text.
    """
    if b"\x00" in data[:4096]:
        raise NotAPdfError(f"{name} holds binary data, not text; give a PDF or a UTF-8 text file.")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise NotAPdfError(f"{name} is in no known text encoding; save it as UTF-8.")


def text_pages(text: str) -> list[Page]:
    """The pages of the extract; a form feed, or where there is none a line that begins with a space, begins a page."""
    return [_page(number, rows) for number, rows in enumerate(_split(text), start=1)]


def _split(text: str) -> list[list[str]]:
    if "\f" in text:
        return [part.split("\n") for part in text.removesuffix("\f").split("\f")]
    rows = text.split("\n")
    filled = [row for row in rows if row.strip()]
    marked = [row for row in filled if PAGE_MARK.match(row)]
    if len(marked) > MARK_SHARE * len(filled):
        return [rows]
    pages: list[list[str]] = [[]]
    for row in rows:
        if PAGE_MARK.match(row):
            pages.append([])
        pages[-1].append(PAGE_MARK.sub("", row))
    return [page for page in pages if any(row.strip() for row in page)] or [[]]


def _page(number: int, rows: Sequence[str]) -> Page:
    printed = [_Printed(index, row.expandtabs(TAB).rstrip()) for index, row in enumerate(rows) if row.strip()]
    lines = tuple(_line(item) for item in printed)
    blocks = _blocks(printed, lines)
    width = max((len(item.text) for item in printed), default=1) * GRID_WIDTH
    height = max(len(rows), 1) * GRID_HEIGHT
    route, quality, reason = _judged(lines)
    return Page(number, width, height, route, quality, lines, blocks, reason=reason)


def _judged(lines: Sequence[Line]) -> tuple[Route, float, str]:
    """The page's route, its quality, and why: there is no picture to read again what is garbled, only repair."""
    if not lines:
        return "blank", 1.0, "no text on the page"
    judgement = judge([word for line in lines for word in line.words])
    if judgement.reads:
        return "text", judgement.quality, "text extract"
    return "repaired", judgement.quality, f"text extract; garbled: {judgement.reason}"


def _line(item: _Printed) -> Line:
    words = tuple(
        Word(match.group(), _box(item.row, match.start(), match.end()), size=GRID_HEIGHT)
        for match in re.finditer(r"\S+", item.text)
    )
    text = item.text.strip()
    return Line(text, enclosing(word.box for word in words), words, raw_text=text)


def _box(row: int, start: int, end: int) -> BBox:
    return BBox(start * GRID_WIDTH, row * GRID_HEIGHT, end * GRID_WIDTH, (row + 1) * GRID_HEIGHT)


def _blocks(printed: Sequence[_Printed], lines: Sequence[Line]) -> tuple[Block, ...]:
    usual = 0 if _holds_paragraphs(lines) else _usual_gap(printed)
    groups: list[list[int]] = []
    for index, item in enumerate(printed):
        gap = item.row - printed[index - 1].row if index else 0
        goes_on = bool(groups) and _goes_on(groups[-1], index, lines)
        whole = any(len(line.text) > LONGEST_PRINTED for line in lines[max(index - 1, 0) : index + 1])
        if not groups or ((gap > usual or whole) and not goes_on) or marker_of(lines[index]):
            groups.append([index])
        else:
            groups[-1].append(index)
    return tuple(_block(group, lines) for group in groups)


def _goes_on(group: Sequence[int], index: int, lines: Sequence[Line]) -> bool:
    """Whether line `index` ends the sentence of the list item before it, whatever white parts them."""
    return bool(marker_of(lines[group[0]])) and lines[index].text[0].islower() and lines[group[-1]].text[-1] not in ".:"


def _holds_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether the page's lines are whole paragraphs, not broken to a width."""
    ended = sum(line.text.endswith(SENTENCE_ENDS) for line in lines)
    return len(lines) >= LEAST_LINES and ended > WHOLE_SHARE * len(lines)


def _usual_gap(printed: Sequence[_Printed]) -> int:
    """Rows from one line to the next inside a paragraph: 1, or 2 where the extract has every second line empty."""
    gaps = Counter(lower.row - upper.row for upper, lower in pairwise(printed))
    return 1 if gaps[1] >= 0.1 * gaps.total() else min(gaps, default=1)


def _block(group: Sequence[int], lines: Sequence[Line]) -> Block:
    box = enclosing(lines[index].box for index in group)
    marker = marker_of(lines[group[0]])
    if marker:
        return Block("item", tuple(group), box, marker=marker)
    if len(group) == 1 and _reads_as_heading(lines[group[0]].text):
        return Block("heading", tuple(group), box, level=1)
    return Block("paragraph", tuple(group), box)


def _reads_as_heading(text: str) -> bool:
    return len(text) <= HEADING_LENGTH and text[0].isupper() and not text.endswith((".", ",", ";", "-"))
