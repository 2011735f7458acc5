"""A PDF page's text layer and drawn lines by pypdfium2: words with boxes in points, origin top left as shown."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.turn import turned_upright
from atgardsbanken.extract.pdf.drawing import Frame, drawn
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.pdf.unicode import sound
from atgardsbanken.extract.records import SUPERSCRIPTS, BBox, Word, enclosing

WORD = re.compile(r"[^\s\x00-\x20\ufffe\u00a0]+[\ufffe\x02]?|[\ufffe\x02]")
LINE_END_HYPHENS = ("\ufffe", "\x02")
"""Characters that pdfium gives for a hyphen that divides a word at a line's end."""
BOLD = re.compile(r"bold|black|heavy|semibold|fet\b|fet(?=\d)|,b", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
CLOSING = frozenset(".,;:)")
LAST_FIGURES = re.compile(r"(?<=.)(\d{1,3})[.,;:)]*$")

Handle: TypeAlias = "ctypes._Pointer[ctypes.Structure]"
"""Pdfium's reference to a page's text, a run of it, or a font."""


@dataclass(frozen=True, slots=True)
class Style:
    """The type of a run of text: font name without its subset tag, size in points as shown."""

    font: str
    size: float
    bold: bool
    quarter: int
    """Degrees the text must be turned clockwise to stand upright on the page as it is shown: 0, 90, 180, 270."""


def read_raw_page(page: pdfium.PdfPage, number: int) -> RawPage:
    """Read the words and drawn lines of `page`, which is number `number` (from 1) of its file.

    Raises:
        pypdfium2.PdfiumError: the page's text cannot be loaded.
    """
    frame = Frame(page.get_cropbox(), page.get_rotation())
    width, height = page.get_size()
    rules, picture = drawn(page, frame)
    words, quarter = _words(page, frame)
    share = min(picture / (width * height), 1.0) if width * height else 0.0
    raw_page = RawPage(number, width, height, words, rules, share)
    return turned_upright(raw_page, quarter) if quarter else raw_page


def _text(textpage: pdfium.PdfTextPage) -> str:
    """Return the page's characters, one for each of pdfium's, so that an index means the same in both."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium_c.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "surrogatepass").rstrip("\x00")
    if len(text) == count and not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return "".join(chr(pdfium_c.FPDFText_GetUnicode(textpage, index)) for index in range(count))


def _words(page: pdfium.PdfPage, frame: Frame) -> tuple[tuple[Word, ...], int]:
    """Return the page's words, and the degrees that most letters must be turned clockwise to stand upright."""
    textpage = page.get_textpage()
    styles = _Styles(textpage.raw, frame)
    letters: Counter[int] = Counter()
    words: list[Word] = []
    try:
        for match in WORD.finditer(_text(textpage)):
            box = _word_box(textpage.raw, match.start(), match.end() - 1, frame)
            style = styles.at(match.start())
            letters[style.quarter] += len(match.group())
            text = _spelt(_marked(match.group(), match.start(), styles))
            word = Word(text, box, style.font, style.size, style.bold)
            if words and _closes(word, words[-1]):
                last = words.pop()
                word = replace(last, text=last.text + text, box=enclosing((last.box, box)))
            words.append(word)
    finally:
        textpage.close()
    return tuple(words), letters.most_common(1)[0][0] if letters else 0


def _closes(word: Word, last: Word) -> bool:
    """Tell whether `word` is a sign that closes the last one; pdfium parts them where a footnote mark is between."""
    if word.text not in CLOSING:
        return False
    gap = word.box.x0 - last.box.x1
    below, above = word.box.top >= last.box.bottom, word.box.bottom <= last.box.top
    return abs(gap) <= PDF.closing_gap_em * word.size and not below and not above


def _marked(text: str, first: int, styles: _Styles) -> str:
    """Return the word that begins at character `first`, raised figures at its end as superscripts."""
    figures = LAST_FIGURES.search(text)
    if not figures:
        return text
    begin, end = figures.end(1), figures.end(1)
    while begin > figures.start(1) and styles.is_raised(first + begin - 1, first):
        begin -= 1
    return text[:begin] + text[begin:end].translate(SUPERSCRIPTS) + text[end:]


def _spelt(text: str) -> str:
    """Return the word as it is printed, with a plain hyphen where it is divided at the line's end."""
    return sound(text[:-1] + "-" if text[-1] in LINE_END_HYPHENS else text)


def _word_box(textpage: Handle, first: int, last: int, frame: Frame) -> BBox:
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, first, rect)
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    if last != first:
        pdfium_c.FPDFText_GetLooseCharBox(textpage, last, rect)
        left, bottom = min(left, rect.left), min(bottom, rect.bottom)
        right, top = max(right, rect.right), max(top, rect.top)
    return frame.bbox(left, bottom, right, top)


@dataclass(frozen=True, slots=True)
class _Styles:
    """The type of a page's characters; what pdfium has told is kept by the address of run or font."""

    textpage: Handle
    frame: Frame
    runs: dict[int, Style] = field(default_factory=dict)
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def at(self, index: int) -> Style:
        """Return the style of character `index` (from 0) of the page."""
        run = pdfium_c.FPDFText_GetTextObject(self.textpage, index)
        key = _address(run)
        if key not in self.runs:
            self.runs[key] = self._read(index, run)
        return self.runs[key]

    def is_raised(self, index: int, first: int) -> bool:
        """Tell whether character `index` is set smaller and higher than character `first` of its word."""
        here, word = self.at(index), self.at(first)
        if here.size > PDF.mark_size_share * word.size or word.quarter:
            return False
        return self._base(first) - self._base(index) >= PDF.mark_rise_em * word.size

    def _base(self, index: int) -> float:
        """Return the points from the shown page's top to the character's base."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(self.textpage, index, x, y)
        return self.frame.point(x.value, y.value)[1]

    def _read(self, index: int, run: Handle) -> Style:
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(self.textpage, index, matrix)
        size = pdfium_c.FPDFText_GetFontSize(self.textpage, index) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - self.frame.rotation
        name, bold = self._font(pdfium_c.FPDFTextObj_GetFont(run))
        return Style(name, round(size, 2), bold, round(angle / 90) * 90 % 360)

    def _font(self, font: Handle) -> tuple[str, bool]:
        """Return the font's name without its subset tag, and whether it is bold."""
        key = _address(font)
        if key not in self.fonts:
            name = SUBSET.sub("", _font_name(font)) if font else ""
            weight = pdfium_c.FPDFFont_GetWeight(font) if font else 0
            self.fonts[key] = name, bool(BOLD.search(name)) or weight >= PDF.bold_weight
        return self.fonts[key]


def _address(handle: Handle) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _font_name(font: Handle) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
