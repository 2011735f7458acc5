"""Small tagged PDFs, typeset in Helvetica: a structure tree whose leaves are lines in their places.

Points, origin top left; pages from 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
ARTIFACT = "Artifact"
UNTAGGED = "Untagged"
"""A kind of node that stands for text that is in no element."""


class Put(NamedTuple):
    """A line of text with its left edge and its top."""

    text: str
    x: float
    top: float
    size: float = 10.0
    bold: bool = False
    page: int = 0


@dataclass(frozen=True, eq=False)
class Node:
    """An element of the tree, an artifact, or text that is in no element."""

    kind: str
    held: tuple[Node | Put, ...]
    span: int = 1
    height: int = 1


def tag(kind: str, *held: Node | Put, span: int = 1, height: int = 1) -> Node:
    """Return an element with what it holds."""
    return Node(kind, held, span, height)


def lines(kind: str, texts: Sequence[str], x: float, top: float, *, pitch: float = 12.0, size: float = 10.0) -> Node:
    """Return an element of lines one under another."""
    return Node(kind, tuple(Put(text, x, top + number * pitch, size) for number, text in enumerate(texts)))


@dataclass
class _File:
    """The objects of a file as they grow; each page's content, and which object each of its marks belongs to."""

    objects: dict[int, bytes] = field(default_factory=dict)
    content: dict[int, list[bytes]] = field(default_factory=dict)
    parents: dict[int, list[int]] = field(default_factory=dict)
    last: int = 5

    def new(self) -> int:
        """Return the number of an object to be written."""
        self.last += 1
        return self.last

    def show(self, put: Put, mark: bytes) -> None:
        """Put a line on its page."""
        text = put.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = b"/B" if put.bold else b"/R"
        base = HEIGHT - put.top - 0.8 * put.size
        shown = b"BT %s %g Tf %g %g Td (%s) Tj ET" % (font, put.size, put.x, base, text)
        self.content.setdefault(put.page, []).append(b"%s %s EMC" % (mark, shown) if mark else shown)

    def element(self, node: Node, parent: int) -> int:
        """Write an element with all below it; return its object's number."""
        number = self.new()
        kids = [self._kid(held, number) for held in node.held]
        spans = b"/A << /O /Table /ColSpan %d /RowSpan %d >>" % (node.span, node.height)
        attributes = spans if node.kind in ("TD", "TH") else b""
        self.objects[number] = b"<< /Type /StructElem /S /%s /P %d 0 R /K [%s] %s >>" % (
            node.kind.encode(),
            parent,
            b" ".join(kids),
            attributes,
        )
        return number

    def _kid(self, held: Node | Put, parent: int) -> bytes:
        if isinstance(held, Node):
            return b"%d 0 R" % self.element(held, parent)
        marks = self.parents.setdefault(held.page, [])
        marks.append(parent)
        self.show(held, b"/Span << /MCID %d >> BDC" % (len(marks) - 1))
        return b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (_page_object(held.page), len(marks) - 1)


def _page_object(page: int) -> int:
    return 1000 + 2 * page


def write_tagged(path: Path, *nodes: Node) -> Path:
    """Write a tagged PDF with these elements in the order of its tree; return its path."""
    file = _File()
    kids = []
    for node in nodes:
        if node.kind in (ARTIFACT, UNTAGGED):
            for put in _puts(node):
                file.show(put, b"/Artifact BMC" if node.kind == ARTIFACT else b"")
        else:
            kids.append(b"%d 0 R" % file.element(node, 4))
    file.objects[4] = b"<< /Type /StructElem /S /Document /P 5 0 R /K [%s] >>" % b" ".join(kids)
    _finish(file)
    path.write_bytes(_bytes(file.objects))
    return path


def _puts(node: Node) -> Iterator[Put]:
    for held in node.held:
        if isinstance(held, Put):
            yield held
        else:
            yield from _puts(held)


def _finish(file: _File) -> None:
    """Write the objects that stand over the elements: pages, fonts, and the tree's root."""
    pages = sorted(file.content)
    numbers = b" ".join(
        b"%d [%s]" % (page, b" ".join(b"%d 0 R" % parent for parent in file.parents.get(page, []))) for page in pages
    )
    file.objects[1] = b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R >>"
    file.objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(pages),
        b" ".join(b"%d 0 R" % _page_object(page) for page in pages),
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s /Encoding /WinAnsiEncoding >>"
    file.objects[3] = b"<< /Font << /R %s /B %s >> >>" % (font % b"", font % b"-Bold")
    file.objects[5] = b"<< /Type /StructTreeRoot /K [4 0 R] /ParentTree << /Nums [%s] >> >>" % numbers
    for page in pages:
        number = _page_object(page)
        stream = b"\n".join(file.content[page])
        file.objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources 3 0 R /Contents %d 0 R /StructParents %d >>"
            % (WIDTH, HEIGHT, number + 1, page)
        )
        file.objects[number + 1] = b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream)


def _bytes(objects: dict[int, bytes]) -> bytes:
    """Return the file: its objects, where they are, and its trailer."""
    data = b"%PDF-1.7\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    trailer = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, len(data))
    return data + b"xref\n0 1\n0000000000 65535 f \n" + table + trailer
