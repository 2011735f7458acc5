"""The type that a PDF page's characters are set in, by pypdfium2: font, size in points, weight, angle and shade."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.pdf.calls import (
    CHARACTER_MATRIX,
    CHARACTER_ORIGIN,
    CHARACTER_RUN,
    CHARACTER_SIZE,
    RUN_FONT,
    RUN_MODE,
    Address,
    filled,
    told,
)
from atgardsbanken.extract.pdf.drawing import Frame, shades_of
from atgardsbanken.extract.pdf.settings import PDF

BOLD = re.compile(r"bold|black|heavy|semibold|fet\b|fet(?=\d)|,b", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
NAMELESS = "nameless"
"""What a font is called that has no name, as those whose letters are drawings have none: words without a font are
those of a picture or a text extract, whose sizes are measured or made up."""
FILLING_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP)
"""Ways of drawing letters by their fill alone."""
UNDRAWN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
"""Ways of not drawing letters."""


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

    textpage: Address
    frame: Frame
    runs: dict[Address, Style] = field(default_factory=dict)
    fonts: dict[Address, tuple[str, bool]] = field(default_factory=dict)
    known: dict[tuple[object, ...], Style] = field(default_factory=dict)

    def at(self, index: int) -> Style:
        """Return the style of character `index` (from 0) of the page."""
        run = CHARACTER_RUN(self.textpage, index) or 0
        return self.runs[run] if run in self.runs else self.of([index], [run])[0]

    def of(self, indices: Sequence[int], runs: Sequence[Address]) -> list[Style]:
        """Return the styles of characters by their indices, and the runs that they stand in."""
        first = dict(zip(reversed(runs), reversed(indices), strict=True))
        new = {run: index for run, index in first.items() if run not in self.runs}
        if new:
            self.runs.update(zip(new, self._read(list(new), list(new.values())), strict=True))
        return [self.runs[run] for run in runs]

    def is_raised(self, index: int, first: int) -> bool:
        """Tell whether character `index` is set smaller and higher than character `first` of its word."""
        here, word = self.at(index), self.at(first)
        if here.size > PDF.mark_size_share * word.size or word.quarter:
            return False
        return self._base(first) - self._base(index) >= PDF.mark_rise_em * word.size

    def _base(self, index: int) -> float:
        """Return the points from the shown page's top to the character's base."""
        x, y = ctypes.c_double(), ctypes.c_double()
        CHARACTER_ORIGIN(self.textpage, index, ctypes.addressof(x), ctypes.addressof(y))
        return self.frame.point(x.value, y.value)[1]

    def _read(self, runs: Sequence[Address], indices: Sequence[int]) -> Iterator[Style]:
        """Yield the styles of runs, of each of which the index of a character is given."""
        count = len(runs)
        matrices = filled(CHARACTER_MATRIX, self.textpage, indices, count=count, width=6, is_one=True)
        sizes = map(CHARACTER_SIZE, repeat(self.textpage), indices)
        shades = shades_of(runs)
        for matrix, *told_of in zip(
            matrices[:, :4].tolist(),
            sizes,
            told(RUN_FONT, runs),
            map(RUN_MODE, runs),
            shades,
            map(bool, runs),
            strict=True,
        ):
            key = (*matrix, *told_of)
            if key not in self.known:
                self.known[key] = self._style(matrix, *told_of)
            yield self.known[key]

    def _style(
        self, matrix: Sequence[float], size: float, font: Address, mode: int, shade: float | None, is_run: bool
    ) -> Style:
        """Return a style from what pdfium tells of a run, or of a character that is in none."""
        a, b, c, d = matrix
        angle = math.degrees(math.atan2(b, a)) - self.frame.rotation
        quarter = round(angle / 90) * 90
        is_slanted = abs(angle - quarter) > PDF.slant_degrees
        light = shade if is_run and mode in FILLING_MODES else None
        is_drawn = not is_run or mode not in UNDRAWN_MODES
        name, bold = self._font(font)
        return Style(name, round(size * math.hypot(c, d), 2), bold, quarter % 360, is_slanted, light, is_drawn)

    def _font(self, font: Address) -> tuple[str, bool]:
        """Return the font's name without its subset tag, and whether it is bold; those without a name are numbered."""
        if font not in self.fonts:
            handle = ctypes.cast(font, pdfium_c.FPDF_FONT)
            name = (SUBSET.sub("", _font_name(handle)) if font else "") or f"{NAMELESS} {len(self.fonts) + 1}"
            weight = pdfium_c.FPDFFont_GetWeight(handle) if font else 0
            self.fonts[font] = name, bool(BOLD.search(name)) or weight >= PDF.bold_weight
        return self.fonts[font]


def _font_name(font: object) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
