"""Spans of printed words with their box, as read and as repaired; boxes in points, confidence 0.0-1.0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import mul

from atgardsbanken.extract.records import BBox, Block, Cell, Document, Line, LineRef, Page, Word, enclosing
from atgardsbanken.normalize.lines import join
from atgardsbanken.normalize.records import LineRepair, Repair

BULLET = re.compile(r"^[\s•·▪■●○◦‣►✓➢∙\uf0b7\uf0a7\uf0d8\uf076]+")
"""Matches signs that begin a list item."""


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring words of one printed line; `line` is an index from 0 into its page's lines."""

    page: int
    line: int
    text: str
    raw: str
    box: BBox
    confidence: float = 1.0
    bold: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class _PlacedWord:
    """A word and its place in its line's raw text (code points)."""

    word: Word
    start: int
    end: int


class DocumentView:
    """A document and its repairs, which gives out spans of its lines."""

    def __init__(self, document: Document, repairs: Sequence[LineRepair] = ()) -> None:
        """Keep `document` as normalized and the `repairs` that led to its text."""
        self.document = document
        ordered = sorted(repairs, key=lambda placed: (placed.page, placed.line, placed.repair.start))
        self._repairs: Mapping[tuple[int, int], list[Repair]] = {
            key: [placed.repair for placed in group]
            for key, group in groupby(ordered, key=lambda placed: (placed.page, placed.line))
        }
        self._lines: dict[LineRef, Span] = {}

    def line(self, ref: LineRef) -> Span:
        """Return the whole line that `ref` names, made once: each finder asks for all lines."""
        if ref not in self._lines:
            self._lines[ref] = self._line(ref)
        return self._lines[ref]

    def _line(self, ref: LineRef) -> Span:
        line = self.document.line(ref)
        repairs = self._repairs.get((ref.page, ref.line), [])
        words = line.words
        return Span(
            ref.page,
            ref.line,
            line.text,
            line.raw_text or line.text,
            line.box,
            _confidence(words, repairs),
            bool(words) and all(word.bold for word in words),
            max((word.size for word in words), default=0.0),
        )

    def block(self, page: Page, block: Block) -> tuple[Span, ...]:
        """Return the lines of a page's block."""
        return tuple(self.line(LineRef(page.number, line)) for line in block.lines)

    def cell(self, cell: Cell) -> tuple[Span, ...]:
        """Return the lines of a table's cell."""
        return tuple(map(self.line, cell.lines))

    def split(self, ref: LineRef, groups: Iterable[Sequence[int]]) -> list[Span]:
        """Return a span for each group of the line's word numbers (from 0, neighbours, in order)."""
        line = self.document.line(ref)
        placed = _place(line)
        repairs = self._repairs.get((ref.page, ref.line), [])
        return [self._part(ref, line, [placed[index] for index in group], repairs) for group in groups]

    def _part(self, ref: LineRef, line: Line, placed: list[_PlacedWord], repairs: list[Repair]) -> Span:
        """Return the span of `line` that `placed` words make."""
        start, end = placed[0].start, placed[-1].end
        raw = line.raw_text or line.text
        mine = [repair for repair in repairs if start <= repair.start < end]
        words = [item.word for item in placed]
        return Span(
            ref.page,
            ref.line,
            _applied(raw, mine, start, end),
            raw[start:end],
            enclosing(word.box for word in words),
            _confidence(words, mine),
            all(word.bold for word in words),
            max(word.size for word in words),
        )


def _place(line: Line) -> list[_PlacedWord]:
    """Return the line's words with their places in its raw text, in which they follow each other."""
    raw, position, placed = line.raw_text or line.text, 0, []
    for word in line.words:
        start = raw.find(word.text, position)
        start = position if start < 0 else start
        position = start + len(word.text)
        placed.append(_PlacedWord(word, start, position))
    return placed


def _applied(raw: str, repairs: Iterable[Repair], start: int, end: int) -> str:
    """Return `raw[start:end]` after the repairs that begin in it."""
    parts, position = [], start
    for repair in repairs:
        parts += [raw[position : repair.start], repair.after]
        position = repair.start + len(repair.before)
    parts.append(raw[position : max(end, position)])
    return " ".join("".join(parts).split())


def _confidence(words: Sequence[Word], repairs: Sequence[Repair]) -> float:
    """Return the probability that words read so and repaired so are what was printed."""
    read = sum(word.confidence for word in words) / len(words) if words else 1.0
    return read * reduce(mul, (repair.confidence for repair in repairs), 1.0)


def text_of(spans: Sequence[Span]) -> str:
    """Return the spans as running text: words divided at line ends are joined, bullets left out."""
    return " ".join(join([BULLET.sub("", span.text) for span in spans]).split())


def raw_of(spans: Sequence[Span]) -> str:
    """Return the spans as they were read from the file, line by line."""
    return "\n".join(span.raw for span in spans)


def box_of(spans: Sequence[Span], page: int) -> BBox:
    """Return the smallest box around those of the spans that stand on `page`.

    Raises:
        ValueError: none of them does.
    """
    return enclosing(span.box for span in spans if span.page == page)


def confidence_of(spans: Sequence[Span]) -> float:
    """Return the probability that all spans read as printed: each weighs by its length."""
    letters = sum(len(span.text) for span in spans)
    if not letters:
        return 1.0
    return sum(span.confidence * len(span.text) for span in spans) / letters


def lost_its_places(page: Page) -> bool:
    """Return whether a page is a text extract's, whose words do not tell where they were printed."""
    return not page.panels and not any(word.font for line in page.lines[:1] for word in line.words)


def grid_lines(page: Page) -> Iterator[LineRef]:
    """Yield the lines of a text extract's page outside tables, notes and furniture; none of other pages."""
    if lost_its_places(page):
        for block in page.blocks:
            if not block.is_aside and block.kind not in ("cell", "note"):
                yield from (LineRef(page.number, line) for line in block.lines)
