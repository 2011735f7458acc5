"""Read a document as units in reading order: headings, sentences, list items, cells, labelled values and panel items.

A unit is the smallest stretch that may name a measure. It knows where it stands: the headings above it, the line that
introduces its list, the head of its column, the units of the same look beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import mode
from typing import Literal

from atgardsbanken.corpus.measures.heads import CLOSED, field_of
from atgardsbanken.corpus.measures.pieces import Grid, Piece, broken
from atgardsbanken.corpus.measures.printed import printed
from atgardsbanken.corpus.measures.segments import LABEL, Segment, label_in, read_segment, split_segment
from atgardsbanken.corpus.measures.tables import heading_of, parted
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.extract.records import LineRef, Page, Row, Table

Look = tuple[float, bool]
"""How lines look: their size beside the body text's, and whether they are bold."""
Kind = Literal["heading", "sentence", "item", "cell", "value", "panel"]

MARKER = re.compile(
    r"^\s*(?:[-–—o§*+☐□✓›■▪●◦‣\uf0b7ñ]|\(?\d{1,2}[.)]|\(?[a-z][.)]|[A-ZÅÄÖ]{0,2}\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-ZÅÄÖ\"”])"
    r"|[A-ZÅÄÖ]{1,2}\d{1,3}[.:]|(?P<word>Åtgärd|Aktivitet|Insats|Mål|Delmål|Uppdrag)\s[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,2})*\s?[:.–-])\s+"
)
"""The sign, number or letter that begins a list item or a numbered heading."""
FEWEST_LABELS = 3
"""Lines of a document that begin with the same words and a colon, from which these are a label."""
LONGEST_HEADING = 320
"""Characters of a block that may still be a heading."""
LONGEST_INTRO = 300
"""Characters of the text that introduces a list that are kept, its last ones."""
FEWEST_ALIKE = 3
"""Headings of one look in a document from which a longer bold text of that look is one too."""
BODY_LEVEL = 9
"""The level of headings that extraction saw as paragraphs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: headings from the outermost, the list's introduction, its column's or label's name.

    `block` numbers the printed block, `row` the table row or the card of labelled values (-1 outside both), `series`
    names the units of one look.
    """

    section: tuple[str, ...] = ()
    intro: str = ""
    column: str = ""
    row_head: str = ""
    block: int = 0
    row: int = -1
    series: str = ""
    level: int = 0
    marker: str = ""
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the document that may name a measure; `size` is relative to the body text's."""

    kind: Kind
    segment: Segment
    place: Place
    size: float = 1.0
    bold: bool = False

    @property
    def text(self) -> str:
        """What it says."""
        return self.segment.text

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.segment.places[0][2].ref.page

    @property
    def lines(self) -> set[tuple[int, int]]:
        """The printed lines it stands on: page (from 1) and number in it (from 0)."""
        return {(word.ref.page, word.ref.line) for _, _, word in self.segment.places}


@dataclass(slots=True)
class Reader:
    """Reads the blocks of a document one after the other and keeps what stands above them."""

    view: DocumentView
    body: float
    units: list[Unit] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    intro: str = ""
    last: str = ""
    block: int = 0
    lists: int = 0
    row: int = 0
    card: int = -1
    labels: Collection[str] = ()
    looks: dict[Look, list[int]] = field(default_factory=dict)

    def read(self) -> list[Unit]:
        """Return the units of the document."""
        tables = _tables_by_line(self.view)
        self.labels = _labels(self.view)
        done: set[int] = set()
        for page in self.view.document.pages:
            heads = _panel_heads(self.view, page)
            for piece in printed(self.view, page, tables):
                if not isinstance(piece, int):
                    self._piece(page, piece, heads)
                elif piece not in done:
                    done.add(piece)
                    self._table(piece, self.view.document.tables[piece])
        return self.units

    def _piece(self, page: Page, piece: Piece | Grid, heads: Mapping[int, str]) -> None:
        """Read a printed piece outside tables."""
        if isinstance(piece, Grid):
            self._grid(piece)
        elif piece.panel is not None and piece.kind != "heading":
            self._add("panel", piece.spans, column=heads.get(piece.panel, ""), series=f"panel {page.number}")
        elif piece.kind == "heading" and self._heads(text_of(piece.spans)):
            self.looks.setdefault(self._look(piece.spans), []).append(piece.level)
            self._heading(piece.spans, piece.level or BODY_LEVEL)
        elif piece.kind == "item" or piece.marker:
            if self.last != "item":
                self.lists += 1
            self._add("item", piece.spans, marker=piece.marker, series=f"list {self.lists}")
        elif level := self._looks_like_heading(piece.spans):
            self._heading(piece.spans, level)
        else:
            self._paragraph(piece.spans)
        self.last = "grid" if isinstance(piece, Grid) else "item" if piece.marker else piece.kind

    def _heads(self, text: str) -> bool:
        """Return whether what looks like a heading is one: not too long, nor a labelled value in large type."""
        label = label_in(text, self.labels)
        return len(text) <= LONGEST_HEADING and (label is None or field_of(label[1]) == "title")

    def _look(self, spans: Sequence[Span]) -> Look:
        """Return how lines look."""
        size = max(span.size for span in spans)
        return round(size / self.body, 1) if self.body else 1.0, all(span.bold for span in spans)

    def _looks_like_heading(self, spans: Sequence[Span]) -> int:
        """Return the level of the headings that bold text looks like, 0 where it looks like none or is too long."""
        if not all(span.bold for span in spans) or not self._heads(text_of(spans)):
            return 0
        levels = self.looks.get(self._look(spans), [])
        return mode(levels) if len(levels) >= FEWEST_ALIKE else 0

    def _grid(self, grid: Grid) -> None:
        """Read columns side by side as a table."""
        self.lists += 1
        for row in grid.rows:
            self.row += 1
            first = text_of(row[0]) if row else ""
            for column, (head, spans) in enumerate(zip(grid.heads, row, strict=True)):
                right = max((span.box.x1 for other in grid.rows for span in other[column]), default=0.0)
                for part in broken(spans, right):
                    series = f"grid {self.lists} column {column}"
                    self._add(
                        "cell",
                        part,
                        column=head,
                        series=series,
                        row=self.row,
                        row_head=first * (column > 0),
                        level=column,
                    )

    def _heading(self, spans: Sequence[Span], level: int) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.intro = ""
        self.card = -1
        self._add("heading", spans, level=level, series=f"heading {level}", whole=True)
        self.headings.append((level, MARKER.sub("", text_of(spans))))

    def _paragraph(self, spans: Sequence[Span]) -> None:
        text = text_of(spans)
        self._add("sentence", spans, series=f"text {' / '.join(name for _, name in self.headings[-1:])}")
        self.intro = text[-LONGEST_INTRO:]

    def _add(
        self,
        kind: Kind,
        spans: Sequence[Span],
        *,
        column: str = "",
        series: str = "",
        level: int = 0,
        marker: str = "",
        row: int = -1,
        row_head: str = "",
        whole: bool = False,
    ) -> None:
        """Add the units of one block or cell."""
        self.block += 1
        segment = read_segment(self.view, spans)
        mark = MARKER.match(segment.text)
        if mark and len(segment.text) > mark.end() + 1:
            marker = marker or mark[0].strip()
            segment = segment.cut(mark.end(), len(segment.text))
            if mark["word"] and kind != "cell":
                column = column or mark["word"]
            if kind == "sentence":
                series = f"numbered {marker.count('.')} {marker[-1:].isdigit()} {len(spans) > 2}"
        parts = [segment] if whole else list(split_segment(segment, self.labels))
        place = Place(
            tuple(name for _, name in self.headings),
            self.intro,
            column,
            row_head,
            self.block,
            row,
            series,
            level,
            marker,
        )
        label = column if kind == "sentence" else ""
        for number, part in enumerate(parts):
            if part.places:
                label = self._segment(kind, part, replace(place, part=number, parts=len(parts)), label)

    def _segment(self, kind: Kind, part: Segment, place: Place, label: str) -> str:
        """Add one segment as a unit, or as the value of the label before it in its block; return that label."""
        own = label_in(part.text, self.labels) if kind != "heading" else None
        if own:
            label = own[1]
            part = part.cut(own.end(), len(part.text))
            if not part.places:
                self.intro = label
                return label
        if (own or not place.part) and place.row < 0 and field_of(label or place.column) == "title":
            self.row += 1
            self.card = self.row
            place = replace(place, row=self.card)
        if label:
            row = self.card if place.row < 0 else place.row
            place = replace(place, column=label, series=f"value {label.lower()}", row=row)
            kind = "value"
        words = [word for _, _, word in part.places]
        size = max(word.size for word in words) / self.body if self.body else 1.0
        self.units.append(Unit(kind, part, place, size, all(word.bold for word in words)))
        return label

    def _table(self, number: int, table: Table) -> None:
        """Read a table: a unit or more for each cell, under its column's head."""
        headers, _ = parted(self.view, table)
        heads = {n: heading_of(self.view, headers, n) for n in range(table.columns)}
        labelled = _is_labelled(self.view, table, heads)
        rights = _right_edges(self.view, table)
        for row in table.rows:
            if row in headers and not labelled:
                continue
            if row.kind == "section":
                self._heading(tuple(span for cell in row.cells for span in self.view.cell(cell)), BODY_LEVEL)
                continue
            self._row(number, row, heads, rights, labelled=labelled)
        if self.headings and self.headings[-1][0] == BODY_LEVEL:
            self.headings.pop()
        self.last = "table"

    def _row(
        self, number: int, row: Row, heads: Mapping[int, str], rights: Mapping[int, float], *, labelled: bool
    ) -> None:
        """Read one row of a table."""
        first = text_of(self.view.cell(row.cells[0])) if row.cells else ""
        if not labelled or self.last != f"card {number}" or field_of(first.rstrip(": ")) == "title":
            self.row += 1
        self.last = f"card {number}" if labelled else "row"
        for index, cell in enumerate(row.cells):
            spans = self.view.cell(cell)
            if not text_of(spans) or (labelled and index == 0):
                continue
            head = first.rstrip(": ") if labelled else heads.get(cell.column, "")
            kind: Kind = "value" if labelled else "cell"
            series = f"value {head.lower()}" if labelled else f"table {number} column {cell.column}"
            row_head = "" if index == 0 or labelled else first
            for part in broken(spans, rights.get(cell.column, 0.0)):
                self._add(kind, part, column=head, series=series, row=self.row, row_head=row_head, level=cell.column)


def read_units(view: DocumentView) -> list[Unit]:
    """Return the units of a document in reading order."""
    return Reader(view, _body_size(view)).read()


def _labels(view: DocumentView) -> frozenset[str]:
    """Return the words before a colon with which several lines of a document begin."""
    lines = (line.text for page in view.document.pages for line in page.lines)
    found = Counter(match[1] for line in lines if (match := LABEL.match(line)))
    return frozenset(label for label, count in found.items() if count >= FEWEST_LABELS)


def _body_size(view: DocumentView) -> float:
    """Return the size in points that most letters of paragraphs have, 0.0 for a text extract."""
    sizes: Counter[float] = Counter()
    for page in view.document.pages:
        for block in page.blocks:
            if block.kind in ("paragraph", "item"):
                for number in block.lines:
                    line = page.lines[number]
                    sizes[round(max((word.size for word in line.words), default=0.0), 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _tables_by_line(view: DocumentView) -> dict[LineRef, int]:
    """Return the number of the table that each of its lines stands in."""
    return {
        ref: number
        for number, table in enumerate(view.document.tables)
        for row in table.rows
        for cell in row.cells
        for ref in cell.lines
    }


def _right_edges(view: DocumentView, table: Table) -> dict[int, float]:
    """Return how far to the right the text of each column reaches."""
    edges: dict[int, float] = {}
    for row in table.rows:
        for cell in row.cells:
            if cell.span == 1:
                ends = [span.box.x1 for span in view.cell(cell)]
                edges[cell.column] = max([edges.get(cell.column, 0.0), *ends])
    return edges


def _is_labelled(view: DocumentView, table: Table, heads: Mapping[int, str]) -> bool:
    """Return whether a table's first column holds the labels of what stands beside it.

    Its first row may look like heads; "Ansvarig" there is a label, whatever the name beside it sounds like.
    """
    begins_card = field_of(heads.get(0, "")) in CLOSED
    if table.columns != 2 or (not begins_card and any(field_of(head) for number, head in heads.items() if number)):
        return False
    firsts = [text_of(view.cell(row.cells[0])) for row in table.rows if len(row.cells) == 2]
    known = sum(bool(field_of(text.rstrip(": "))) for text in firsts)
    return len(firsts) > 1 and 2 * known >= len(firsts)


def _panel_heads(view: DocumentView, page: Page) -> dict[int, str]:
    """Return the heading in each panel of a page."""
    heads: dict[int, str] = {}
    for block in page.blocks:
        if block.panel is not None and block.kind == "heading":
            heads.setdefault(block.panel, text_of(view.block(page, block)))
    return heads
