"""Pictures of printed pages (PNG, JPEG, TIFF) as PDFs of one picture a page, to be read as scans are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps, ImageSequence

from atgardsbanken.extract.errors import NotAPdfError
from atgardsbanken.extract.file_names import file_name

PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
"""How PNG, JPEG and TIFF files begin."""
LONGEST_START_BYTES = max(map(len, PICTURE_STARTS))
USUAL_DPI = range(72, 1201)
"""Resolutions that scanners have; what else a file says is no scanner's."""
A4_WIDTH_INCHES = 8.27
"""The width that a page is taken to have where the file does not tell its resolution."""
MOST_FRAMES = 200
"""Pages that are read of a TIFF; all are in memory at once."""


def is_picture(data: bytes) -> bool:
    """Return whether a file that begins with `data` is a picture that can be read."""
    return data.startswith(PICTURE_STARTS)


def pdf_or_picture(path: Path) -> pdfium.PdfDocument:
    """Open the PDF at `path`, or a picture as a PDF.

    Raises:
        pypdfium2.PdfiumError: it is no PDF that can be opened.
        NotAPdfError: it is a damaged picture.
    """
    with path.open("rb") as file:
        begins = file.read(LONGEST_START_BYTES)
    return pdfium.PdfDocument(picture_as_pdf(path) if is_picture(begins) else path)


def picture_as_pdf(path: Path) -> bytes:
    """Return a PDF with a page for each picture in the file.

    Raises:
        NotAPdfError: the file is damaged, or larger than any scan.
    """
    try:
        with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as picture:
            told = round(float(picture.info.get("dpi", (0, 0))[0]))
            first, *others = _frames(picture)
        dpi = told if told in USUAL_DPI else first.width / A4_WIDTH_INCHES
        out = io.BytesIO()
        first.save(out, "PDF", save_all=True, append_images=others, resolution=dpi)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPdfError(f"{file_name(path)} is a damaged picture ({error}); scan it again.") from error
    return out.getvalue()


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield a file's pictures upright, on white where they are transparent."""
    for frame in islice(ImageSequence.Iterator(picture), MOST_FRAMES):
        upright = ImageOps.exif_transpose(frame)
        if upright.mode in ("1", "L", "RGB"):
            yield upright.copy()
        else:
            shown = upright.convert("RGBA")
            sheet = Image.new("RGBA", shown.size, "white")
            yield Image.alpha_composite(sheet, shown).convert("RGB")
