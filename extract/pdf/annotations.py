"""What is filled in and written on a PDF page: values of form fields and free text, as words in their place; points."""

from __future__ import annotations

import ctypes
import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.geometry import height, width
from atgardsbanken.extract.layout.rows import em
from atgardsbanken.extract.pdf.drawing import Frame
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.pdf.unicode import sound
from atgardsbanken.extract.records import BBox, Word

FONT = "Form"
"""The font that words of fields and annotations are said to be set in: pdfium does not tell it."""
TICKED = "\N{BALLOT BOX WITH X}"
WRITTEN_FIELDS = (pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX)
TICKED_FIELDS = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)
OFF = ("", "Off")
"""Appearance states of a box that is not ticked."""
READ_KINDS = (
    pdfium_c.FPDF_ANNOT_FREETEXT,
    pdfium_c.FPDF_ANNOT_LINK,
    pdfium_c.FPDF_ANNOT_POPUP,
    pdfium_c.FPDF_ANNOT_WIDGET,
)
"""Annotations that are read, or whose text only says again what another one does."""
UNREAD_KINDS = {pdfium_c.FPDF_ANNOT_FILEATTACHMENT: "attached file", pdfium_c.FPDF_ANNOT_STAMP: "stamp"}
"""What annotations are called that are not read; the others are comments."""
UNSEEN_FLAGS = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
PASSWORD_FLAG = 1 << 13
"""The flag of a field whose value nobody is to see (ISO 32000-1, table 228)."""
MULTILINE_FLAG = 1 << 12
"""The flag of a text field of several lines."""
SIZE = re.compile(r"(?<![\d.])([\d.]++)\s++Tf\b")
"""The size in an annotation's default appearance."""
TAG = re.compile(r"<[^<>]*+>")


@dataclass(frozen=True, slots=True)
class _Note:
    """Text written in a box of the page, `size` in points (0.0 where it is the page's usual one)."""

    text: str
    box: BBox
    size: float
    is_one_line: bool


def annotation_words(page: pdfium.PdfPage, frame: Frame, text: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of the page's filled in form fields and free text; `text` is the rest of the page's.

    What is filled in is no heading, so that it is as large as the text where the field is high enough.
    """
    count = pdfium_c.FPDFPage_GetAnnotCount(page.raw)
    usual = em(text) if count else 0.0
    return tuple(word for index in range(count) for note in _note(page, index, frame) for word in _placed(note, usual))


def unread_annotations(page: pdfium.PdfPage) -> str:
    """Name what was written on the page afterwards and is not read, such as "2 comments, 1 stamp"; "" for nothing."""
    names = Counter(
        name for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)) if (name := _unread_name(page, index))
    )
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in sorted(names.items()))


def _unread_name(page: pdfium.PdfPage, index: int) -> str:
    """Return what annotation `index` (from 0) is called if it says something that is not read, else ""."""
    with _annotation(page, index) as handle:
        if not handle or pdfium_c.FPDFAnnot_GetFlags(handle) & UNSEEN_FLAGS:
            return ""
        kind = pdfium_c.FPDFAnnot_GetSubtype(handle)
        says = kind == pdfium_c.FPDF_ANNOT_STAMP or _entry(handle, b"Contents").strip()
        return UNREAD_KINDS.get(kind, "comment") if says and kind not in READ_KINDS else ""


@contextmanager
def _annotation(page: pdfium.PdfPage, index: int) -> Iterator[object]:
    """Open annotation `index` (from 0) of a page; yield its handle, false where there is none."""
    handle = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield handle
    finally:
        if handle:
            pdfium_c.FPDFPage_CloseAnnot(handle)


def _note(page: pdfium.PdfPage, index: int, frame: Frame) -> Iterator[_Note]:
    """Yield what annotation `index` (from 0) says, nothing where it is hidden or of another kind."""
    with _annotation(page, index) as handle:
        if not handle or pdfium_c.FPDFAnnot_GetFlags(handle) & UNSEEN_FLAGS:
            return
        kind = pdfium_c.FPDFAnnot_GetSubtype(handle)
        if kind == pdfium_c.FPDF_ANNOT_FREETEXT:
            yield _free_text(handle, frame)
        elif kind == pdfium_c.FPDF_ANNOT_WIDGET:
            yield from _field(page.formenv.raw if page.formenv else None, handle, frame)


def _free_text(handle: object, frame: Frame) -> _Note:
    text = _entry(handle, b"Contents") or html.unescape(TAG.sub(" ", _entry(handle, b"RC")))
    size = SIZE.search(_entry(handle, b"DA"))
    return _Note(text, _box(handle, frame), float(size.group(1)) if size else 0.0, is_one_line=False)


def _field(form: object, handle: object, frame: Frame) -> Iterator[_Note]:
    """Yield the value of a form field that has one; `form` is None where the file's form does not list its fields."""
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, handle) if form else -1
    flags = pdfium_c.FPDFAnnot_GetFormFieldFlags(form, handle) if form else 0
    box = _box(handle, frame)
    if kind in TICKED_FIELDS:
        if _entry(handle, b"AS") not in OFF or pdfium_c.FPDFAnnot_IsChecked(form, handle):
            yield _Note(TICKED, box, 0.0, is_one_line=True)
    elif kind == pdfium_c.FPDF_FORMFIELD_LISTBOX:
        yield _Note("\n".join(_chosen(form, handle)), box, 0.0, is_one_line=False)
    elif kind in WRITTEN_FIELDS and not flags & PASSWORD_FLAG:
        text = _string(partial(pdfium_c.FPDFAnnot_GetFormFieldValue, form, handle))
        yield _Note(text, box, 0.0, is_one_line=not flags & MULTILINE_FLAG)
    elif kind < 0 and (text := _entry(handle, b"V")):
        yield _Note(text, box, 0.0, is_one_line="\n" not in text)


def _chosen(form: object, handle: object) -> list[str]:
    """Return the options of a list that are chosen; what is chosen but no option is its value."""
    options = range(max(pdfium_c.FPDFAnnot_GetOptionCount(form, handle), 0))
    chosen = [index for index in options if pdfium_c.FPDFAnnot_IsOptionSelected(form, handle, index)]
    labels = [_string(partial(pdfium_c.FPDFAnnot_GetOptionLabel, form, handle, index)) for index in chosen]
    return labels or [_string(partial(pdfium_c.FPDFAnnot_GetFormFieldValue, form, handle))]


def _box(handle: object, frame: Frame) -> BBox:
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(handle, rect)
    return frame.bbox(rect.left, rect.bottom, rect.right, rect.top)


def _entry(handle: object, key: bytes) -> str:
    return _string(partial(pdfium_c.FPDFAnnot_GetStringValue, handle, key))


def _string(get: Callable[..., int]) -> str:
    """Return what one of pdfium's functions writes in UTF-16: it is asked for the length first."""
    length = get(None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    get(ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), length)
    return sound(buffer.raw.decode("utf-16-le", "surrogatepass").rstrip("\x00"))


def _placed(note: _Note, usual: float) -> Iterator[Word]:
    """Yield the words of a note about where they are shown: the width of letters is taken to be usual."""
    if min(width(note.box), height(note.box)) <= 0:
        return
    size = note.size or min(PDF.field_size_share * height(note.box), usual)
    lines = [note.text.split()] if note.is_one_line else list(wrapped(note.text, width(note.box), size))
    pitch = min(PDF.field_pitch_em * size, height(note.box) / max(len(lines), 1))
    above = note.box.top + ((height(note.box) - pitch) / 2 if note.is_one_line else 0.0)
    for number, line in enumerate(lines):
        yield from _line(line, note.box, above + number * pitch, min(size, pitch))


def wrapped(text: str, room: float, size: float) -> Iterator[list[str]]:
    """Yield the words of each line that text takes in `room` points."""
    for paragraph in text.splitlines():
        line: list[str] = []
        for word in paragraph.split():
            if line and len(" ".join([*line, word])) * PDF.field_letter_em * size > room:
                yield line
                line = []
            line.append(word)
        yield line


def _line(words: list[str], box: BBox, top: float, size: float) -> Iterator[Word]:
    """Return words side by side from the box's left edge, closer where they would reach out of it."""
    letter = min(PDF.field_letter_em * size, width(box) / max(len(" ".join(words)), 1))
    return set_side_by_side(words, box.x0, top, size, letter)


def set_side_by_side(words: Iterable[str], left: float, top: float, size: float, letter: float) -> Iterator[Word]:
    """Yield words from `left` on with a blank between them, letters and blanks `letter` points wide."""
    for word in words:
        right = left + letter * len(word)
        yield Word(word, BBox(left, top, right, top + size), FONT, size)
        left = right + letter
