"""A PDF page's text layer and drawn lines by pypdfium2: words with boxes in points, origin top left as shown."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.records import BBox, Word
from extract.sheet import Sheet
from extract.turn import turned_upright

WORD = re.compile(r"[^\s\x00-\x20\ufffe\u00a0]+[\ufffe\x02]?|[\ufffe\x02]")
LINE_END_HYPHENS = ("\ufffe", "\x02")
"""What pdfium gives for a hyphen that divides a word at a line's end."""
BOLD = re.compile(r"bold|black|heavy|semibold|fet\b|fet(?=\d)|,b", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
BOLD_WEIGHT = 600
RULE_THICKNESS = 3.0
"""Points: a filled shape thinner than this is a drawn line."""
RULE_LENGTH = 6.0
"""Points: a line shorter than this rules nothing."""
MAX_RULES = 3000
"""A page with more drawn lines than this is a drawing, not a table."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page is shown: from PDF user space (origin bottom left) to points from the shown page's top left."""

    box: tuple[float, float, float, float]
    rotation: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of user space point `x`, `y` on the shown page."""
        left, bottom, right, top = self.box
        return {
            0: (x - left, top - y),
            90: (y - bottom, x - left),
            180: (right - x, y - bottom),
            270: (top - y, right - x),
        }[self.rotation]

    def bbox(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """The box between two corners in user space."""
        (left, top), (right, bottom) = self.point(x0, y0), self.point(x1, y1)
        return BBox(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


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
    rules, picture = _drawn(page, frame)
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


def _drawn(page: pdfium.PdfPage, frame: Frame) -> tuple[tuple[BBox, ...], float]:
    """The straight lines drawn on `page` and the area its pictures cover, in square points."""
    rules: list[BBox] = []
    covered = 0.0
    kinds = [pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE]
    for item in page.get_objects(filter=kinds, max_depth=4):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = frame.bbox(*item.get_bounds())
            covered += (box.x1 - box.x0) * (box.bottom - box.top)
        elif len(rules) <= MAX_RULES:
            rules.extend(_path_rules(item, frame))
    return (tuple(rules) if len(rules) <= MAX_RULES else ()), covered


def _path_rules(path: pdfium.PdfObject, frame: Frame) -> list[BBox]:
    box = frame.bbox(*path.get_bounds())
    if min(box.x1 - box.x0, box.bottom - box.top) <= RULE_THICKNESS:
        return [box] if max(box.x1 - box.x0, box.bottom - box.top) >= RULE_LENGTH else []
    if not _visible(path):
        return []
    return [rule for rule in _segments(path, frame) if _is_rule(rule)]


def _visible(path: pdfium.PdfObject) -> bool:
    """Whether the path's outline can be seen; a filled shape has edges too."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) or bool(fill.value)


def _is_rule(box: BBox) -> bool:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    return min(wide, high) <= 1.0 and max(wide, high) >= RULE_LENGTH


def _segments(path: pdfium.PdfObject, frame: Frame) -> Iterator[BBox]:
    """The straight segments of `path`, each as the box between its ends."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = here = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        there = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield frame.bbox(*here, *there)
        begin = there if kind == pdfium_c.FPDF_SEGMENT_MOVETO else begin
        here = there
        if pdfium_c.FPDFPathSegment_GetClose(segment) and here != begin:
            yield frame.bbox(*here, *begin)
            here = begin
