"""What a PDF's structure tree says of a page's words: role, group, place in a table, and order; levels from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from atgardsbanken.extract.records import BBox, BlockKind, Line, Word

Role = Literal["text", "heading", "item", "note", "cell", "artifact"]


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell's place in a page's table: all from 0, `span` columns and `height` rows large.

    `table` is the table's number in the document, the same on each page that it stands on.
    """

    table: tuple[int, ...]
    row: int
    column: int
    span: int = 1
    height: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tree says of the words that stand in one paragraph, heading, list item, note or cell.

    `level` is a heading's: 0 for a title, 1 for H1, None where the tree does not tell. An artifact is what is no
    content: running heads, page numbers, decoration.
    """

    role: Role
    level: int | None = None
    place: CellPlace | None = None


KINDS: dict[Role, BlockKind] = {"heading": "heading", "item": "item", "note": "note"}
"""What blocks are of which a tagged PDF tells it; of others print decides."""


def told_level(tag: Tag) -> int:
    """Return a heading's level as told: 1 for a title, 2 for H1, 0 where none is told.

    >>> told_level(Tag("heading", 1))
    2
    """
    return 0 if tag.level is None else tag.level + 1


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a structure tree: its standard type, and its children on the page in order.

    A child is an element, the number of marked content, or None where it is on another page or empty.
    """

    kind: str
    children: tuple[Element | int | None, ...] = ()
    span: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a page in the tree's order, and by the number of marked content the index of its tag."""

    tags: tuple[Tag, ...]
    marked: dict[int, int]


@dataclass(frozen=True, slots=True)
class Tagging:
    """What is believed of a page's structure tree.

    `places` are the boxes of the words of each tag that has any, in the order of reading: the tree's, notes last. Where
    `in_order`, that order and the tags' bounds are believed, else only what the tags say. `roles` are those believed.
    """

    tags: tuple[Tag, ...]
    places: dict[int, BBox]
    in_order: bool
    roles: frozenset[Role]
    _ranks: dict[int, int] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self._ranks.update({number: rank for rank, number in enumerate(self.places)})

    def rank(self, word: Word) -> float:
        """Return a word's place in the order of reading: its tag's, or behind what is last of that above it."""
        if word.tag is not None:
            return self._ranks[word.tag]
        above = [number for number, box in self.places.items() if box.top < word.box.top]
        if any(box.bottom > word.box.top for box in self.places.values()):
            above = [number for number in above if _share_width(self.places[number], word.box)]
        return max((self._ranks[number] for number in above), default=-1) + 0.5

    def told(self, line: Line) -> Tag | None:
        """Return what the tree says of a line, None where nothing is said or believed."""
        number = number_of(line)
        tag = None if number is None else self.tags[number]
        return tag if tag and tag.role in self.roles else None


def _share_width(one: BBox, other: BBox) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def number_of(line: Line) -> int | None:
    """Return the index of the tag that most words of a line have, None where most have none."""
    counts = Counter(word.tag for word in line.words)
    return counts.most_common(1)[0][0] if counts else None


HEADINGS: dict[str, int | None] = {"Title": 0, "H": None, **{f"H{level}": level for level in range(1, 7)}}
NOTES = frozenset({"Note", "FENote"})
TEXTS = frozenset({"P", "Caption", "TOCI", "BlockQuote", "Figure", "Formula", "Code"})
"""Elements that are a block of text by themselves."""
PARTS_OF_ITEMS = frozenset({"Lbl", "LBody"})
INLINE = frozenset(
    {"Span", "Quote", "Reference", "BibEntry", "Link", "Annot", "Em", "Strong", "Sub", "Ruby", "Warichu", "NonStruct"}
)
"""Elements that are part of the block that they stand in."""
ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})
CELLS = frozenset({"TH", "TD"})


def tags_of(top: Element) -> Tags:
    """Return the tags of a page whose tree is `top`.

    >>> tags_of(Element("Document", (Element("H1", (0,)), Element("P", (1, Element("Span", (2,))))))).marked
    {0: 0, 1: 1, 2: 1}
    """
    walk = _Walk()
    walk.visit(top, None, ())
    return Tags(tuple(walk.tags), walk.marked)


def is_layout(table: Element) -> bool:
    """Tell whether a table is one for the sake of layout: it has one row or column, or headings or tables inside.

    >>> is_layout(Element("Table", (Element("TR", (Element("TD", (0,)), Element("TD", (1,)))),)))
    True
    """
    rows = list(_rows(table))
    wide = max((len(row.children) for row in rows if row), default=0)
    held = [element.kind for element in _descendants(table)]
    return len(rows) < 2 or wide < 2 or any(kind in HEADINGS or kind == "Table" for kind in held)


def _rows(table: Element) -> Iterator[Element | None]:
    """Yield the rows of a table, None for those that are on another page or empty."""
    for child in table.children:
        if isinstance(child, Element) and child.kind in ROW_GROUPS:
            yield from _rows(child)
        elif child is None or (isinstance(child, Element) and child.kind == "TR"):
            yield child


def _descendants(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from _descendants(child)


@dataclass(slots=True)
class _Walk:
    """The tags found so far, from the tree's beginning on."""

    tags: list[Tag] = field(default_factory=list)
    marked: dict[int, int] = field(default_factory=dict)

    def visit(self, element: Element, holder: int | None, path: tuple[int, ...], *, fresh: bool = False) -> None:
        """Give each content of `element` its tag: that with index `holder`, or one of its own where that is None.

        `path` are the numbers of the element and those that hold it among their siblings. `fresh` is a list item that
        has no text yet: its first paragraph is the item.
        """
        for number, child in enumerate(element.children):
            if isinstance(child, int):
                holder = self._new(Tag("text")) if holder is None else holder
                self.marked[child] = holder
            elif isinstance(child, Element):
                fresh = self._visit_child(child, holder, (*path, number), fresh=fresh)

    def _visit_child(self, child: Element, holder: int | None, path: tuple[int, ...], *, fresh: bool) -> bool:
        """Visit an element inside another; return whether a list item still has no paragraph."""
        kind = child.kind
        if kind == "Table":
            self._table(child, path)
        elif kind in HEADINGS:
            self.visit(child, self._new(Tag("heading", HEADINGS[kind])), path)
        elif kind == "LI":
            self.visit(child, self._new(Tag("item")), path, fresh=True)
        elif kind in NOTES:
            self.visit(child, self._new(Tag("note")), path)
        elif kind in PARTS_OF_ITEMS and holder is not None:
            self.visit(child, holder, path, fresh=fresh)
        elif kind in INLINE or (kind in TEXTS and fresh and holder is not None):
            self.visit(child, holder, path)
            return fresh and kind in INLINE
        elif kind in TEXTS:
            self.visit(child, self._new(Tag("text")), path)
        else:
            self.visit(child, None, path)
        return fresh

    def _new(self, tag: Tag) -> int:
        self.tags.append(tag)
        return len(self.tags) - 1

    def _table(self, table: Element, path: tuple[int, ...]) -> None:
        """Tag a table's cells by their place; one for the sake of layout is read through."""
        if is_layout(table):
            self.visit(table, None, path)
            return
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(_rows(table)):
            column = 0
            for cell in row.children if row else ():
                while (number, column) in taken:
                    column += 1
                if isinstance(cell, Element) and cell.kind in CELLS:
                    place = CellPlace(path, number, column, cell.span, cell.height, cell.kind == "TH")
                    taken.update(
                        (number + down, column + along) for down in range(cell.height) for along in range(cell.span)
                    )
                    self._cell(cell, self._new(Tag("cell", place=place)))
                elif cell is None:
                    taken.add((number, column))
        self._captions(table, path)

    def _captions(self, table: Element, path: tuple[int, ...]) -> None:
        for child in table.children:
            if isinstance(child, Element) and child.kind not in ROW_GROUPS | {"TR"}:
                self._visit_child(child, None, path, fresh=False)

    def _cell(self, element: Element, number: int) -> None:
        """Give everything in a cell the tag with index `number`."""
        for child in element.children:
            if isinstance(child, int):
                self.marked[child] = number
            elif isinstance(child, Element):
                self._cell(child, number)
