"""The structure tree of a tagged PDF's page by pypdfium2: which tag each piece of its text has."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.layout.tags import CELLS, Element, Tag, Tags, tags_of
from atgardsbanken.extract.pdf.calls import (
    ELEMENT_CHILD,
    ELEMENT_COUNT,
    ELEMENT_KIND,
    ELEMENT_MARKED,
    MARK_NAME,
    RUN_MARK,
    RUN_MARK_COUNT,
    RUN_MARKED,
    Address,
    address,
    told,
)

MOST_DEPTH = 64
"""How deep a tree is followed: those of real files are 20 deep, and a damaged one might never end."""
MOST_CHILDREN = 50_000
"""Children of a page's elements that are looked at: a flat tree names those of all other pages too."""
MOST_COVERED = 100
"""Columns or rows that a cell covers at most: a damaged file might name any number."""
LONGEST_KIND_BYTES = 64
"""Bytes of a standard type's name at most, in UTF-16: the longest has 10 letters."""
LONGEST_MARK_BYTES = 64
"""Bytes of a mark's name that are looked at, in UTF-16: "Artifact" has fewer."""
ARTIFACT = Tag("artifact")


@dataclass(frozen=True, slots=True)
class Tagger:
    """Gives the text of a page its tags: indices (from 0) into `tags`, the last of which is the artifacts'."""

    found: Tags

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Return the page's tags in the tree's order, and that of artifacts."""
        return (*self.found.tags, ARTIFACT)

    def of(self, runs: Sequence[Address]) -> list[int | None]:
        """Return the tag of each run of text, None where it has none."""
        known = {run: self._tag(run) if run else None for run in set(runs)}
        return [known[run] for run in runs]

    def _tag(self, run: Address) -> int | None:
        marked = RUN_MARKED(run)
        if marked in self.found.marked:
            return self.found.marked[marked]
        return len(self.found.tags) if _is_artifact(run) else None


def _is_artifact(run: Address) -> bool:
    return "Artifact" in map(_mark_name, told(RUN_MARK, run, range(RUN_MARK_COUNT(run))))


def _mark_name(mark: Address) -> str:
    length = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(LONGEST_MARK_BYTES)
    MARK_NAME(mark, ctypes.addressof(buffer), LONGEST_MARK_BYTES, ctypes.addressof(length))
    return buffer.raw[: min(length.value, LONGEST_MARK_BYTES)].decode("utf-16-le", "replace").rstrip("\x00")


def tagger_of(page: pdfium.PdfPage) -> Tagger | None:
    """Return what gives the page's text its tags; None where the page has no structure tree."""
    top = _tree(page)
    found = tags_of(top) if top else None
    return Tagger(found) if found and found.marked else None


@contextmanager
def _opened(page: pdfium.PdfPage) -> Iterator[object]:
    tree = pdfium_c.FPDF_StructTree_GetForPage(page.raw)
    try:
        yield tree
    finally:
        if tree:
            pdfium_c.FPDF_StructTree_Close(tree)


def _tree(page: pdfium.PdfPage) -> Element | None:
    """Return the page's part of the structure tree as one element; None where there is none or it has no end."""
    if not pdfium_c.FPDFCatalog_IsTagged(page.pdf.raw):
        return None
    with _opened(page) as tree:
        reader = _Reader(MOST_CHILDREN)
        count = pdfium_c.FPDF_StructTree_CountChildren(tree) if tree else 0
        handles = (
            address(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, number))
            for number in range(min(count, MOST_CHILDREN))
        )
        children = tuple(reader.element(handle, MOST_DEPTH) if handle else None for handle in handles)
    return Element("Document", children) if children and reader.left > 0 else None


@dataclass(slots=True)
class _Reader:
    """Reads elements until `left` of their children are left."""

    left: int
    buffer: ctypes.Array[ctypes.c_char] = field(default_factory=lambda: ctypes.create_string_buffer(LONGEST_KIND_BYTES))

    def element(self, handle: Address, depth: int) -> Element:
        """Return an element with what it holds down to `depth`."""
        kind = self._kind(handle)
        count = max(min(ELEMENT_COUNT(handle), self.left), 0) if depth else 0
        self.left -= count
        inner = told(ELEMENT_CHILD, handle, range(count))
        children = tuple(
            [
                self.element(child, depth - 1) if child else _marked_content(handle, number)
                for number, child in enumerate(inner)
            ]
        )
        if kind not in CELLS:
            return Element(kind, children)
        cell = ctypes.cast(handle, pdfium_c.FPDF_STRUCTELEMENT)
        return Element(kind, children, _covered(cell, b"ColSpan"), _covered(cell, b"RowSpan"))

    def _kind(self, handle: Address) -> str:
        """Return an element's standard type, "" where that is longer than any."""
        length = ELEMENT_KIND(handle, ctypes.addressof(self.buffer), LONGEST_KIND_BYTES)
        return (
            "" if length > LONGEST_KIND_BYTES else self.buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
        )


def _marked_content(handle: Address, number: int) -> int | None:
    """Return the number of the marked content that is child `number` (from 0) of an element, None where it is none."""
    marked = ELEMENT_MARKED(handle, number)
    return marked if marked >= 0 else None


def _covered(handle: object, name: bytes) -> int:
    """Return how many columns or rows a cell covers: 1 where the tree does not tell."""
    for number in range(max(pdfium_c.FPDF_StructElement_GetAttributeCount(handle), 0)):
        attributes = pdfium_c.FPDF_StructElement_GetAttributeAtIndex(handle, number)
        value = pdfium_c.FPDF_StructElement_Attr_GetValue(attributes, name) if attributes else None
        count = ctypes.c_float()
        if value and pdfium_c.FPDF_StructElement_Attr_GetNumberValue(value, count):
            return min(max(int(count.value), 1), MOST_COVERED)
    return 1
