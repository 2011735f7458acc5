"""Pictures of pages for the site: WebP, about 100 dots per inch, drawn in a child process."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium

from atgardsbanken.extract.errors import PipelineError
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.render import render
from atgardsbanken.extract.sandbox import in_sandbox

log = logging.getLogger(__name__)

DPI = 100.0
MEGAPIXELS = 4.0
"""More than an A3 page has at `DPI`."""
METHOD = 0
"""The fastest of the encoder's methods 0-6; slower ones save a fifth of the bytes for four times the time."""
QUALITY = 60
"""WebP's own scale, 0-100: text stays sharp, a scanned page takes some 60 kB."""


def page_pictures(path: Path, options: ReadOptions) -> dict[int, bytes]:
    """WebP images of the pages of a PDF by page number, as many as can be drawn; none of a text extract."""
    pictures: dict[int, bytes] = {}
    try:
        for number, webp in in_sandbox(draw, path, options.pages, seconds=options.seconds, megabytes=options.megabytes):
            pictures[number] = webp
    except PipelineError as error:
        log.info("%s: no pictures after page %d: %s", path.name, len(pictures), error)
    return pictures


def draw(path: Path, most: int) -> Iterator[tuple[int, bytes]]:
    """The number and picture of each page that can be drawn, of the first `most`."""
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return
    for index in range(min(len(pdf), most)):
        try:
            image, _ = render(pdf[index], dpi=DPI, megapixels=MEGAPIXELS)
        except (PipelineError, pdfium.PdfiumError):
            continue
        target = io.BytesIO()
        image.convert("RGB").save(target, "WEBP", quality=QUALITY, method=METHOD)
        yield index + 1, target.getvalue()
