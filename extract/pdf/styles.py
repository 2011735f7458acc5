"""The type that a PDF page's characters are set in, by pypdfium2: font, size in points, weight, angle and shade."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import TypeAlias

import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.pdf.drawing import Frame, shade_of
from atgardsbanken.extract.pdf.settings import PDF

BOLD = re.compile(r"bold|black|heavy|semibold|fet\b|fet(?=\d)|,b", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
FILLING_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP)
"""Ways of drawing letters by their fill alone."""
UNDRAWN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
"""Ways of not drawing letters."""

Handle: TypeAlias = "ctypes._Pointer[ctypes.Structure]"
"""Pdfium's reference to a page's text, a run of it, or a font."""


@dataclass(frozen=True, slots=True)
class Style:
    """The type of a run of text: font name without its subset tag, size in points as shown.

    The text must be turned clockwise by about `quarter` degrees, 0, 90, 180 or 270, to stand upright on the page as it
    is shown; where it `is_slanted` that is not near enough, as with watermarks and labels of charts. `shade` is how
    light it is (0.0 black to 1.0 white), None where that varies. Text that is not `drawn` is invisible.
    """

    font: str
    size: float
    bold: bool
    quarter: int = 0
    is_slanted: bool = False
    shade: float | None = 0.0
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Styles:
    """The type of a page's characters; what pdfium has told is kept by the address of run or font."""

    textpage: Handle
    frame: Frame
    runs: dict[int, Style] = field(default_factory=dict)
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def at(self, index: int) -> Style:
        """Return the style of character `index` (from 0) of the page."""
        run = pdfium_c.FPDFText_GetTextObject(self.textpage, index)
        key = _address(run)
        style = self.runs.get(key)
        if style is None:
            style = self.runs[key] = self._read(index, run)
        return style

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
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(run) if run else pdfium_c.FPDF_TEXTRENDERMODE_FILL
        shade = shade_of(run) if run and mode in FILLING_MODES else None
        quarter = round(angle / 90) * 90
        is_slanted = abs(angle - quarter) > PDF.slant_degrees
        return Style(name, round(size, 2), bold, quarter % 360, is_slanted, shade, mode not in UNDRAWN_MODES)

    def _font(self, font: Handle) -> tuple[str, bool]:
        """Return the font's name without its subset tag, and whether it is bold."""
        key = _address(font)
        if key not in self.fonts:
            name = SUBSET.sub("", _font_name(font)) if font else ""
            weight = pdfium_c.FPDFFont_GetWeight(font) if font else 0
            self.fonts[key] = name, bool(BOLD.search(name)) or weight >= PDF.bold_weight
        return self.fonts[key]


def _address(handle: Handle) -> int:
    return ctypes.addressof(handle.contents) if handle else 0


def _font_name(font: Handle) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
