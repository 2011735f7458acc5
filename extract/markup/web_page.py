"""Web pages as pieces: what the page is about, without its menus, banners and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.markup.furniture import remove_furniture
from atgardsbanken.extract.markup.pieces import Marked, MarkedCell, Piece, PieceKind
from atgardsbanken.extract.markup.typed import with_typed_marks
from atgardsbanken.extract.records import SUPERSCRIPTS
from atgardsbanken.extract.textfile import decode

MOST_CHARACTERS = 2_000_000
"""Characters of a page's HTML that are read; a failed page stands for the rest."""
MAIN = ("main", "[role=main]", "article", "body")
"""Where the content of a page stands: the first of these that there is one of."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD_LEVEL = 7
"""The level of a short paragraph that is all bold: below all headings."""
LONGEST_BOLD_HEADING = 80
"""Characters of a paragraph in bold that may still be a heading."""
BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "header", "hgroup", "html", "li", "main", "ol", "p", "pre", "section", "summary", "ul"}
)
"""Elements that begin and end a text."""
HEADS = frozenset({"dt", "summary"})
"""Elements that name what follows, as a heading in bold does."""
BULLET = "•"
NOTE_REF = re.compile(r"\[(\d{1,3})\]|(\d{1,3})")
"""How the mark of a note is written, raised."""
NOTE_IDS = ("footnote-", "endnote-")
"""What the ids of a Word document's notes begin with in mammoth's HTML."""
BACK_LINK = "\N{UPWARDS ARROW}"
"""The text of mammoth's link from a note back to its mark."""
MOST_SPAN = 50
"""Columns and rows that a cell may cover."""
DEEPEST = 200
"""Elements inside each other that are read: no author nests as many."""
META = {
    "title": ("meta[property='og:title']", "meta[name='dcterms.title']", "meta[name='DC.title']"),
    "created": (
        "meta[property='article:published_time']",
        "meta[name='dcterms.issued']",
        "meta[name='DC.date']",
        "meta[name='last-modified']",
    ),
    "author": ("meta[name=author]", "meta[property='og:site_name']"),
}
"""Where a page says what it is."""
SITE = re.compile(r"\s[|–—·•-]\s(?=[^|–—·•]{1,80}$)")
"""What stands between a page's title and the name of its site, in the words for the browser's tab."""


def read_html(path: Path) -> Iterator[Marked]:
    """Yield what the web page at `path` holds, once: run it in a sandbox.

    Raises:
        NotAPdfError: it is not text.
    """
    text = decode(path.read_bytes(), file_name(path))
    yield replace(read_web_page(text[:MOST_CHARACTERS]), is_cut=len(text) > MOST_CHARACTERS)


def read_web_page(text: str) -> Marked:
    """Return what a web page holds.

    >>> [piece.text for piece in read_web_page("<nav>Meny</nav><main><h1>Plan</h1><p>Inför stöd.</main>").pieces]
    ['Plan', 'Inför stöd.']
    """
    tree = LexborHTMLParser(text)
    metadata = _metadata(tree)
    remove_furniture(tree)
    main = next((found[0] for selector in MAIN if len(found := tree.css(selector)) == 1), tree.body)
    if main is None:
        return Marked((), metadata)
    if main.tag == "body":
        for node in main.css("body > header, body > div > header"):
            node.decompose()
    walk = Walk()
    walk.visit(main, Place())
    return Marked(tuple(walk.finished()), metadata)


def _metadata(tree: LexborHTMLParser) -> Mapping[str, str]:
    told = {
        name: next((value for each in selectors if (value := _content(tree.css_first(each)))), "")
        for name, selectors in META.items()
    }
    title = tree.css_first("head > title")
    tab = " ".join(title.text().split()) if title else ""
    told["title"] = told["title"] or tab
    told["author"] = told["author"] or "".join(SITE.split(tab)[1:][-1:])
    return {name: value for name, value in told.items() if value}


def _content(node: LexborNode | None) -> str:
    return (node.attributes.get("content") or "").strip() if node is not None else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: what kind of piece it is, of which level, with which marker, and how deep in the tree."""

    kind: PieceKind = "paragraph"
    level: int = 0
    marker: str = ""
    depth: int = 0


@dataclass(slots=True)
class Walk:
    """The pieces found so far, from the page's beginning on, and the text that is not ended yet."""

    pieces: list[Piece] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _bold: list[bool] = field(default_factory=list)
    _place: Place = field(default_factory=Place)

    def visit(self, element: LexborNode, place: Place, *, bold: bool = False) -> None:
        """Read all that is in an element, of which `place` tells what it is."""
        if place.depth > DEEPEST:
            return
        self._place = place
        inside = replace(place, depth=place.depth + 1)
        numbers = count(1)
        for child in element.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._add(child.text(deep=False), bold=bold)
            elif tag == "br":
                self._text.append("\n")
            elif tag == "sup":
                self._add_raised(child.text())
            elif tag == "table":
                self._end()
                self._table(child, inside)
            elif tag in HEADINGS:
                self._block(child, replace(inside, kind="heading", level=HEADINGS[tag], marker=""))
            elif tag == "li":
                self._item(child, inside, f"{next(numbers)}." if element.tag == "ol" else BULLET)
            elif tag in BLOCKS:
                self._block(child, inside, bold=bold or tag in HEADS)
            elif tag not in ("", "-comment"):
                self.visit(child, inside, bold=bold or tag in ("b", "strong"))
            self._place = place

    def finished(self) -> list[Piece]:
        """Return all pieces, headings numbered without gaps from 1, what was typed as an item or a note as such."""
        self._end()
        used = sorted({piece.level for piece in self.pieces if piece.kind == "heading"})
        return [
            replace(piece, level=used.index(piece.level) + 1) if piece.kind == "heading" else piece
            for piece in with_typed_marks(self.pieces)
        ]

    def _block(self, element: LexborNode, place: Place, *, bold: bool = False) -> None:
        self._end()
        self.visit(element, place, bold=bold)
        self._place = place
        self._end()

    def _item(self, element: LexborNode, place: Place, marker: str) -> None:
        """Read an item of a list; a note at a Word document's end is one too."""
        if (element.attributes.get("id") or "").startswith(NOTE_IDS):
            self._block(element, replace(place, kind="note", level=0, marker=""))
            return
        depth = place.level + 1 if place.kind == "item" else 1
        self._block(element, replace(place, kind="item", level=depth, marker=marker))

    def _add(self, text: str, *, bold: bool) -> None:
        self._text.append(re.sub(r"\s+", " ", text.replace(BACK_LINK, "") if self._place.kind == "note" else text))
        if text.strip():
            self._bold.append(bold)

    def _add_raised(self, text: str) -> None:
        """Add a raised text, the mark of a note in raised figures."""
        mark = NOTE_REF.fullmatch(text.strip())
        self._text.append((mark[1] or mark[2]).translate(SUPERSCRIPTS) if mark else text)

    def _end(self) -> None:
        """End the text that is being read, and keep it if it says anything."""
        lines = ["".join(line.split("\u00ad")) for line in "".join(self._text).split("\n")]
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        is_bold = bool(self._bold) and all(self._bold)
        self._text, self._bold = [], []
        if not text:
            return
        place = self._place
        if place.kind == "paragraph" and is_bold and _may_be_heading(text):
            place = replace(place, kind="heading", level=BOLD_LEVEL)
        self.pieces.append(Piece(place.kind, text, place.level, place.marker if place.kind == "item" else ""))

    def _table(self, table: LexborNode, place: Place) -> None:
        """Read a table's cells; one for the sake of layout is read through."""
        rows = [row for row in table.css("tr") if _holder(row) == table.mem_id]
        cells = list(_cells(rows))
        wide = max((cell.column + cell.span for cell in cells), default=0)
        if _has_tables_inside(table) or table.css("h1, h2, h3") or len(rows) < 2 or wide < 2:
            for row in rows:
                for cell in row.iter():
                    self._block(cell, place)
            return
        for caption in table.css("caption"):
            self._block(caption, place)
        self.pieces.append(Piece("table", cells=tuple(cells)))


def _may_be_heading(text: str) -> bool:
    return len(text) <= LONGEST_BOLD_HEADING and "\n" not in text and not text.endswith((".", ",", ";"))


def _has_tables_inside(table: LexborNode) -> bool:
    return any(inner.mem_id != table.mem_id for inner in table.css("table"))


def _holder(row: LexborNode) -> int:
    """Return the identity of the table that a row stands in, 0 for none."""
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return 0 if node is None else node.mem_id


def _cells(rows: list[LexborNode]) -> Iterator[MarkedCell]:
    """Yield the cells of a table's rows, each in the first column that no cell above it covers."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        in_head = row.parent is not None and row.parent.tag == "thead"
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            span, height = _size(cell, "colspan"), min(_size(cell, "rowspan"), len(rows) - number)
            taken.update((number + down, column + along) for down in range(height) for along in range(span))
            yield MarkedCell(_text(cell), number, column, span, height, in_head or cell.tag == "th")


def _size(cell: LexborNode, name: str) -> int:
    """Return how many columns or rows a cell's attribute tells that it covers, from 1 to `MOST_SPAN`."""
    told = cell.attributes.get(name) or "1"
    return min(max(int(told), 1), MOST_SPAN) if told.isascii() and told.isdigit() and len(told) < 4 else 1


def _text(cell: LexborNode) -> str:
    """Return what a cell says, a line for each of its texts."""
    walk = Walk()
    walk.visit(cell, Place())
    return "\n".join(f"{piece.marker} {piece.text}".strip() for piece in walk.finished())
