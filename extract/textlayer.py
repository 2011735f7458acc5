"""A PDF page's text layer and drawn lines by pypdfium2: words with boxes in points, origin top left as shown."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.drawing import Frame, drawn
from extract.records import BBox, Word
from extract.sheet import Sheet
from extract.turn import turned_upright

WORD = re.compile(r"[^\s\x00-\x20\ufffe\u00a0]+[\ufffe\x02]?|[\ufffe\x02]")
LINE_END_HYPHENS = ("\ufffe", "\x02")
"""What pdfium gives for a hyphen that divides a word at a line's end."""
BOLD = re.compile(r"bold|black|heavy|semibold|fet\b|fet(?=\d)|,b", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set: font name without its subset tag, size in points as shown."""

    font: str
    size: float
    bold: bool
    quarter: int
    """Degrees the text must be turned clockwise to stand upright on the page as it is shown: 0, 90, 180, 270."""


def read_sheet(page: pdfium.PdfPage, number: int) -> Sheet:
    """The words and drawn lines of `page`, which is number `number` (from 1) of its file.

    Raises:
        pypdfium2.PdfiumError: the page's text cannot be loaded.
    """
    frame = Frame(page.get_cropbox(), page.get_rotation())
    width, height = page.get_size()
    rules, picture = drawn(page, frame)
    words, quarter = _words(page, frame)
    share = min(picture / (width * height), 1.0) if width * height else 0.0
    sheet = Sheet(number, width, height, words, rules, share)
    return turned_upright(sheet, quarter) if quarter else sheet


def _text(textpage: pdfium.PdfTextPage) -> str:
    """The page's characters, one for each of pdfium's, so that an index means the same in both."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium_c.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "surrogatepass").rstrip("\x00")
    if len(text) == count and not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return "".join(chr(pdfium_c.FPDFText_GetUnicode(textpage, index)) for index in range(count))


def _words(page: pdfium.PdfPage, frame: Frame) -> tuple[tuple[Word, ...], int]:
    """The page's words, and how many degrees most of their letters must be turned clockwise to stand upright."""
    textpage = page.get_textpage()
    styles: dict[int, Style] = {}
    letters: Counter[int] = Counter()
    words: list[Word] = []
    try:
        for match in WORD.finditer(_text(textpage)):
            box = _word_box(textpage, match.start(), match.end() - 1, frame)
            style = _style(textpage, match.start(), styles, frame)
            letters[style.quarter] += len(match.group())
            words.append(Word(_spelt(match.group()), box, style.font, style.size, style.bold))
    finally:
        textpage.close()
    return tuple(words), letters.most_common(1)[0][0] if letters else 0


def _spelt(text: str) -> str:
    """The word as it is printed: a hyphen that divides it at the line's end is a hyphen."""
    return unicodedata.normalize("NFC", text[:-1] + "-" if text[-1] in LINE_END_HYPHENS else text)


def _word_box(textpage: pdfium.PdfTextPage, first: int, last: int, frame: Frame) -> BBox:
    rect = pdfium_c.FS_RECTF()
    sides: list[tuple[float, float, float, float]] = []
    for index in {first, last}:
        pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rect)
        sides.append((rect.left, rect.bottom, rect.right, rect.top))
    lefts, bottoms, rights, tops = zip(*sides, strict=True)
    return frame.bbox(min(lefts), min(bottoms), max(rights), max(tops))


def _style(textpage: pdfium.PdfTextPage, index: int, known: dict[int, Style], frame: Frame) -> Style:
    run = pdfium_c.FPDFText_GetTextObject(textpage, index)
    key = ctypes.cast(run, ctypes.c_void_p).value or 0
    if key not in known:
        known[key] = _read_style(textpage, index, run, frame)
    return known[key]


def _read_style(textpage: pdfium.PdfTextPage, index: int, run: object, frame: Frame) -> Style:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    size = pdfium_c.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    font = pdfium_c.FPDFTextObj_GetFont(run)
    name = SUBSET.sub("", _font_name(font)) if font else ""
    weight = pdfium_c.FPDFFont_GetWeight(font) if font else 0
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) - frame.rotation
    bold = bool(BOLD.search(name)) or weight >= BOLD_WEIGHT
    return Style(name, round(size, 2), bold, round(angle / 90) * 90 % 360)


def _font_name(font: object) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
