"""Pictures of pages for the site: WebP, about 100 dots per inch, drawn in a sandbox."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium

from atgardsbanken.extract.errors import PipelineError
from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.picture_file import pdf_or_picture
from atgardsbanken.extract.pdf.render import render
from atgardsbanken.extract.sandbox import in_sandbox

log = logging.getLogger(__name__)

IMAGE_DPI = 100.0
"""About what screens show."""
IMAGE_MEGAPIXELS = 4.0
"""More than an A3 page has at `IMAGE_DPI`."""
WEBP_METHOD = 0
"""The fastest of the encoder's methods 0-6; slower ones save a fifth of the bytes for four times the time."""
WEBP_QUALITY = 60
"""WebP's own scale, 0-100: text stays sharp, a scanned page takes some 60 kB."""


def page_pictures(path: Path, options: ReadOptions) -> dict[int, bytes]:
    """Draw the pages of a PDF; return WebP images by page number, none of a text extract."""
    pictures: dict[int, bytes] = {}
    try:
        for number, webp in in_sandbox(draw, path, options.pages, seconds=options.seconds, megabytes=options.megabytes):
            pictures[number] = webp
    except PipelineError as error:
        log.info("%s: no pictures after page %d: %s", file_name(path), len(pictures), error)
    return pictures


def draw(path: Path, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number (from 1) and WebP image of each of the first `most` pages that can be drawn."""
    try:
        pdf = pdf_or_picture(path)
    except (PipelineError, pdfium.PdfiumError):
        return
    for index in range(min(len(pdf), most)):
        try:
            image, _ = render(pdf[index], dpi=IMAGE_DPI, megapixels=IMAGE_MEGAPIXELS)
        except (PipelineError, pdfium.PdfiumError):
            continue
        target = io.BytesIO()
        image.convert("RGB").save(target, "WEBP", quality=WEBP_QUALITY, method=WEBP_METHOD)
        yield index + 1, target.getvalue()
