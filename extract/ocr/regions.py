"""Text in pictures on pages that have a text layer too: told from photographs, and read; boxes in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium

from atgardsbanken.extract.geometry import centre, contains
from atgardsbanken.extract.ocr.image_cleanup import Gray
from atgardsbanken.extract.ocr.page import Recogniser, cut_out, finished, scan
from atgardsbanken.extract.pdf.render import render
from atgardsbanken.extract.records import BBox, Word
from atgardsbanken.extract.settings import check_settings

LOOK_DPI = 100.0
"""Resolution at which pictures are looked at: strokes of letters of 8 points are a pixel wide."""


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """Shares and counts by which a picture at `LOOK_DPI` is text, and what was read in it is believed.

    Measured on pictures of typeset text, of drawn charts and of photographs.

    Raises:
        ValueError: a setting is zero or less, or a share or probability is above 1.
    """

    paper_gray: int = 24
    """How far shades of paper differ: scans of paper are that uneven."""
    least_paper_share: float = 0.5
    """Part of the picture that is paper at least: photographs have no shade that is so frequent."""
    contrast_gray: int = 60
    """How far strokes differ from paper at least."""
    most_stroke_px: int = 4
    """Width of a letter's stroke at most: 3 points."""
    least_strokes: int = 150
    """Strokes in all rows of pixels at least: ten letters of ten rows with one and a half strokes each."""
    thin_strokes_share: float = 0.6
    """Part of all runs of ink that are so thin, at least: drawings have broad ones."""
    sure_probability: float = 0.7
    """Confidence from which a word was read."""
    sure_share: float = 0.6
    """Part of the letters that are in such words, at least."""
    least_letters: int = 10
    """Letters in a picture that has text, at least."""

    def __post_init__(self) -> None:
        """Check that each setting can be what its unit says."""
        check_settings(self)


REGIONS = RegionSettings()
"""The settings in use."""


def with_text(page: pdfium.PdfPage, boxes: Sequence[BBox], megapixels: float) -> tuple[BBox, ...]:
    """Return those of `boxes` on the page as it is shown that look as if they held text.

    Raises:
        LimitError: the page is too large to draw.
        pypdfium2.PdfiumError: it cannot be drawn.
    """
    image, dpi = render(page, dpi=LOOK_DPI, megapixels=megapixels, gray=True)
    gray = np.asarray(image.convert("L"))
    return tuple(box for box in boxes if looks_like_text(cut_out(gray, box, dpi)))


def looks_like_text(gray: Gray) -> bool:
    """Tell whether a picture is mostly one shade of paper with many thin strokes on it: text, not a photograph."""
    if not gray.size:
        return False
    paper = int(np.bincount(gray.ravel(), minlength=256).argmax())
    apart = np.abs(gray.astype(np.int16) - paper)
    if float((apart <= REGIONS.paper_gray).mean()) < REGIONS.least_paper_share:
        return False
    ink = np.pad(apart > REGIONS.contrast_gray, ((0, 0), (1, 1))).astype(np.int8)
    edges = np.diff(ink, axis=1)
    begins, ends = np.nonzero(edges == 1)[1], np.nonzero(edges == -1)[1]
    thin = int((ends - begins <= REGIONS.most_stroke_px).sum())
    return thin >= REGIONS.least_strokes and thin >= REGIONS.thin_strokes_share * len(begins)


def read_regions(page: pdfium.PdfPage, boxes: Sequence[BBox], by: Recogniser) -> tuple[list[Word], tuple[BBox, ...]]:
    """Read the text in `boxes` of a page; return its words, and the lines drawn there, as they are shown.

    What is read with little confidence is no text, and left out box by box.

    Raises:
        LimitError: the page is too large or takes too long.
        TesseractError: Tesseract fails.
        pypdfium2.PdfiumError: the page cannot be drawn.
    """
    picture = scan(page, by.options, only=boxes)
    read, _ = finished(by.page(picture), picture, by)
    words = [replace(word, box=picture.turn.back(word.box)) for word in read]
    kept = [box for box in boxes if _is_text([word for word in words if contains(box, centre(word.box))])]
    rules = tuple(rule for rule in map(picture.turn.back, picture.rules) if _lies_in(rule, kept))
    return [word for word in words if _lies_in(word.box, kept)], rules


def _lies_in(box: BBox, boxes: Sequence[BBox]) -> bool:
    return any(contains(outer, centre(box)) for outer in boxes)


def _is_text(words: Sequence[Word]) -> bool:
    """Tell whether most letters were read with confidence, and there are some words."""
    letters = sum(len(word.text) for word in words)
    sure = sum(len(word.text) for word in words if word.confidence >= REGIONS.sure_probability)
    return letters >= REGIONS.least_letters and sure >= REGIONS.sure_share * letters
