"""What is filled in in an XFA form, whose pages only programs that know XFA can draw: labels and values; points."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.pdf.annotations import set_side_by_side, wrapped
from atgardsbanken.extract.pdf.unicode import sound
from atgardsbanken.extract.records import Word

HIDDEN = ("hidden", "invisible", "inactive")
"""Values of a field's `presence` that leave it off the page (XFA 3.3, template specification)."""
SIZE_PT = 10.0
LETTER_PT = 5.0
"""Width of a letter, as set here: half its size."""
PITCH_PT = 12.0
GAP_PT = 8.0
"""White between two fields: more than between two lines of one."""
MARGIN_PT = 60.0
ROOM_PT = 475.0
"""Width of the text: that of an A4 page less its margins."""

Filled = tuple[str, str]
"""A field's label ("" for none) and value."""
BARE_AMPERSAND = re.compile(rb"&(?!#?\w++;)")
"""An ampersand that some programs write into XML though it stands for itself."""


def filled_in(pdf: pdfium.PdfDocument) -> list[Filled]:
    """Return the labels, where they have some, and values of the form's filled in visible fields, in its order."""
    packets = {_name(pdf, index): index for index in range(pdfium_c.FPDF_GetXFAPacketCount(pdf.raw))}
    if not {"template", "datasets"} <= set(packets):
        return []
    try:
        template, data = (_parsed(_content(pdf, packets[name])) for name in ("template", "datasets"))
    except ElementTree.ParseError:
        return []
    values = _values(data)
    filled = [(label, values[name].pop(0)) for name, label in _fields(template) if values.get(name)]
    # An empty form too has values without a label: its number, its barcode.
    return filled if any(label for label, _ in filled) else []


def _name(pdf: pdfium.PdfDocument, index: int) -> str:
    length = pdfium_c.FPDF_GetXFAPacketName(pdf.raw, index, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium_c.FPDF_GetXFAPacketName(pdf.raw, index, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _content(pdf: pdfium.PdfDocument, index: int) -> bytes:
    length = ctypes.c_ulong()
    pdfium_c.FPDF_GetXFAPacketContent(pdf.raw, index, None, 0, length)
    buffer = ctypes.create_string_buffer(max(length.value, 1))
    pdfium_c.FPDF_GetXFAPacketContent(pdf.raw, index, buffer, length.value, length)
    return buffer.raw[: length.value]


def _parsed(content: bytes) -> ElementTree.Element:
    """Return a packet's root element.

    Raises:
        ElementTree.ParseError: it is no XML.
    """
    return ElementTree.fromstring(BARE_AMPERSAND.sub(b"&amp;", content))  # noqa: S314 - in the sandbox, with its limits


def _values(data: ElementTree.Element) -> dict[str, list[str]]:
    """Return the texts of the form's data by the names of their elements; lists of choices beside it are none."""
    found: dict[str, list[str]] = {}
    filled = next((part for part in data if _local(part) == "data"), data)
    for element in filled.iter():
        text = sound((element.text or "").strip())
        if text and not len(element):
            found.setdefault(_local(element), []).append(text)
    return found


def _fields(template: ElementTree.Element) -> Iterator[Filled]:
    """Yield the names and labels of the fields of a template that are shown."""
    for element in template.iter():
        if _local(element) == "field" and element.get("presence") not in HIDDEN:
            caption = next((part for part in element if _local(part) == "caption"), None)
            texts = caption.itertext() if caption is not None else ()
            yield element.get("name", ""), sound(" ".join(" ".join(texts).split()))


def _local(element: ElementTree.Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def set_page(filled: list[Filled], number: int) -> RawPage:
    """Return a page, number `number` of its file, on which each field has lines of its own: label, then value."""
    words: list[Word] = []
    top = MARGIN_PT
    for label, value in filled:
        for line in wrapped(f"{label} {value}".lstrip(), ROOM_PT, SIZE_PT):
            words.extend(set_side_by_side(line, MARGIN_PT, top, SIZE_PT, LETTER_PT))
            top += PITCH_PT
        top += GAP_PT
    return RawPage(number, 2 * MARGIN_PT + ROOM_PT, top + MARGIN_PT, tuple(words))
