"""Pages to pictures with pypdfium2, their size checked first: points and dots per inch in, pixels out."""

from __future__ import annotations

import logging
import math
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.pdf.settings import PDF

log = logging.getLogger(__name__)

POINTS_PER_INCH = 72.0
DEFAULT_MEGAPIXELS = 40.0


def fitting_dpi(width: float, height: float, *, dpi: float, megapixels: float) -> float:
    """Return the resolution, at most `dpi`, at which a page of `width` by `height` points has at most `megapixels`.

    >>> fitting_dpi(595, 842, dpi=300, megapixels=40), round(fitting_dpi(7200, 7200, dpi=300, megapixels=40), 2)
    (300, 63.25)

    Raises:
        LimitError: that resolution would show nothing.
    """
    inches = width * height / POINTS_PER_INCH**2
    if inches <= 0 or not math.isfinite(inches):
        raise LimitError(f"The page is {width:g} by {height:g} points; it has no picture to read.")
    fitting = min(dpi, math.sqrt(megapixels * 1e6 / inches))
    if fitting < PDF.least_dpi:
        size = inches * dpi**2 / 1e6
        raise LimitError(f"The page would be {size:,.0f} megapixels; the limit is {megapixels:g}.")
    return fitting


def scanned_dpi(page: pdfium.PdfPage) -> float | None:
    """Return the resolution of the picture that covers most of `page`; None where none does."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) >= PDF.scan_share * width * height and isinstance(item, pdfium.PdfImage):
            across, down = item.get_px_size()
            return POINTS_PER_INCH * math.sqrt(across * down / ((right - left) * (top - bottom)))
    return None


def render(page: pdfium.PdfPage, *, dpi: float, megapixels: float, gray: bool = False) -> tuple[Image.Image, float]:
    """Draw `page` as it is shown; return the picture and the resolution that it got.

    Raises:
        LimitError: the page is too large.
        pypdfium2.PdfiumError: the page cannot be drawn.
    """
    width, height = page.get_size()
    fitting = fitting_dpi(width, height, dpi=dpi, megapixels=megapixels)
    if fitting < dpi:
        log.info("page drawn at %.0f instead of %.0f dots per inch: it is large", fitting, dpi)
    bitmap = page.render(scale=fitting / POINTS_PER_INCH, grayscale=gray)
    return bitmap.to_pil(), fitting


def render_page(path: Path, number: int, *, dpi: float, megapixels: float = DEFAULT_MEGAPIXELS) -> Image.Image:
    """Draw page `number` (from 1) of the PDF at `path`.

    Raises:
        IndexError: there is no such page.
        LimitError: the page is too large.
        pypdfium2.PdfiumError: the file or page cannot be drawn.
    """
    with pdfium.PdfDocument(path) as pdf:
        if not 1 <= number <= len(pdf):
            raise IndexError(f"{path.name} has no page {number}")
        image, _ = render(pdf[number - 1], dpi=dpi, megapixels=megapixels)
        return image
