"""Pages read from their picture: drawn, turned upright, straightened, cleaned, recognised; boxes in points."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from atgardsbanken.extract.errors import UNFORESEEN, MissingProgramError, PipelineError
from atgardsbanken.extract.layout.turn import Turn
from atgardsbanken.extract.ocr.broken_rules import whole_rules
from atgardsbanken.extract.ocr.footnote_marks import read_marks
from atgardsbanken.extract.ocr.hocr import OcrWord, TesseractError
from atgardsbanken.extract.ocr.image_cleanup import (
    Gray,
    dark,
    levelled,
    skew,
    without_dust,
    without_rules,
    without_tints,
)
from atgardsbanken.extract.ocr.leaders import Leader, find_leaders, with_leaders, without_leaders
from atgardsbanken.extract.ocr.missed_ink import read_missed_ink, with_dash
from atgardsbanken.extract.ocr.reread import LineReader, parted, reread, with_bullet, without_dirt
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.ocr.tesseract import INSTALL, LINE, Engine, probe, quarter_turns
from atgardsbanken.extract.ocr.tesserocr_engine import engine
from atgardsbanken.extract.ocr.typography import to_words
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.render import POINTS_PER_INCH, render, scanned_dpi
from atgardsbanken.extract.records import BBox, Word

STEP_FAULTS = (PipelineError, *UNFORESEEN)
"""What a step after the first reading may raise: no page is lost to it."""
Step = Callable[[Sequence[OcrWord]], list[OcrWord]]
"""Makes words of words."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's picture, upright and straight, without its drawn lines, `rules` in points, and its `leaders`."""

    gray: Gray
    dpi: float
    rules: tuple[BBox, ...]
    turn: Turn
    leaders: tuple[Leader, ...] = ()

    @property
    def points(self) -> float:
        """Return the size of a pixel in points."""
        return POINTS_PER_INCH / self.dpi


def scan(page: pdfium.PdfPage, options: ReadOptions, *, quarter: int = 0, only: Sequence[BBox] = ()) -> Scan:
    """Draw `page`, turned clockwise by `quarter` degrees, and make the picture ready for reading.

    Where `only` names boxes of the page as it is shown, the rest is left white.

    Raises:
        LimitError: the page is too large to draw.
        pypdfium2.PdfiumError: it cannot be drawn.
    """
    image, dpi = render(page, dpi=_reading_dpi(page, options), megapixels=options.megapixels, gray=True)
    gray = np.asarray(image.convert("L"))
    image = Image.fromarray(without_dust(within(gray, only, dpi) if only else gray))
    if quarter:
        image = image.rotate(-quarter, expand=True)
    angle = skew(dark(np.asarray(image.reduce(3))))
    if is_askew(angle):
        image = image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255)
    else:
        angle = 0.0
    gray = levelled(np.asarray(image))
    rules = whole_rules(gray, dpi, angle)
    points = POINTS_PER_INCH / dpi
    turn = Turn(quarter, angle, gray.shape[1] * points, gray.shape[0] * points)
    in_points = tuple(BBox(*(side * points for side in rule)) for rule in rules)
    clean = without_tints(without_rules(gray, rules, dpi))
    leaders = find_leaders(dark(clean), dpi)
    return Scan(without_leaders(clean, leaders), dpi, in_points, turn, tuple(leaders))


def within(gray: Gray, boxes: Sequence[BBox], dpi: float) -> Gray:
    """Return the picture with everything outside `boxes` (points) white."""
    kept = np.full_like(gray, 255)
    for box in boxes:
        cut_out(kept, box, dpi)[:] = cut_out(gray, box, dpi)
    return kept


def cut_out(gray: Gray, box: BBox, dpi: float) -> Gray:
    """Return the pixels of the picture that lie in `box` (points): a view, through which they can be set."""
    left, top, right, bottom = (max(round(side * dpi / POINTS_PER_INCH), 0) for side in box)
    return gray[top:bottom, left:right]


def is_askew(degrees: float) -> bool:
    """Tell whether a picture lies so far askew that it is better turned than left sharp."""
    return abs(degrees) >= OCR.least_skew_degrees


def _reading_dpi(page: pdfium.PdfPage, options: ReadOptions) -> float:
    """Return the scan's own resolution within what is enough and what is asked for: drawn larger it says no more."""
    own = scanned_dpi(page)
    return options.dpi if own is None else min(max(own, OCR.enough_dpi), options.dpi)


@dataclass(frozen=True, slots=True)
class Models:
    """Names of the Tesseract models that read a page: the first all of it, the second what is doubtful.

    `folder` holds them; it is empty where it is not known.
    """

    first: str
    second: str
    folder: str = ""


def installed_models(options: ReadOptions) -> Models:
    """Find the models that `options` ask for; the second falls back on the first.

    Raises:
        MissingProgramError: Tesseract or the first model is not installed.
    """
    installed = probe()
    first = installed.model(options.language)
    if first is None:
        raise MissingProgramError(f"Tesseract has no model {options.language!r}; for scanned pages: {INSTALL}")
    return Models(first, installed.model(options.second) or first, installed.folder)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Tesseract with the models and options that pages are read with."""

    models: Models
    options: ReadOptions
    engine: Engine

    def page(self, picture: Scan) -> list[OcrWord]:
        """Read the picture with the first model.

        Raises:
            LimitError: it takes too long.
            TesseractError: it fails.
        """
        (words,) = self.engine.read([Image.fromarray(picture.gray)], model=self.models.first, dpi=round(picture.dpi))
        return words

    def lines(self, picture: Scan) -> LineReader:
        """Return a reader of single lines, cut from `picture`, by the second model."""

        def read(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
            return self.engine.read(images, model=self.models.second, dpi=round(picture.dpi), mode=LINE)

        return read


def recogniser(models: Models, options: ReadOptions) -> Recogniser:
    """Return what reads many pages one after another, each model loaded once where that can be."""
    return Recogniser(models, options, engine(models.folder, options.seconds))


def upright_scan(page: pdfium.PdfPage, by: Recogniser) -> tuple[Scan, list[OcrWord]]:
    """Return the page's picture the right way up, and its words; one that reads badly is tried turned.

    Raises:
        LimitError: the page is too large or takes too long.
        TesseractError: Tesseract fails.
        pypdfium2.PdfiumError: the page cannot be drawn.
    """
    first = scan(page, by.options)
    words = by.page(first)
    if words and confidence(words) >= OCR.upright_probability:
        return first, words
    try:
        image = Image.fromarray(first.gray)
        quarter = quarter_turns(image, dpi=round(first.dpi), seconds=by.options.seconds)
    except TesseractError as error:
        log.debug("the way up cannot be told: %s", error)
        return first, words
    if not quarter:
        return first, words
    turned = scan(page, by.options, quarter=quarter)
    again = by.page(turned)
    return (turned, again) if confidence(again) > confidence(words) else (first, words)


def confidence(words: Sequence[OcrWord]) -> float:
    """Return the mean confidence (0.0-1.0) of the words' letters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's words, as they lie on its upright, straight picture, and that; `faults` names steps that failed."""

    words: tuple[Word, ...]
    scan: Scan
    faults: tuple[str, ...] = ()


def read_page(page: pdfium.PdfPage, by: Recogniser) -> Reading:
    """Read `page` from its picture; where a step after the first reading fails, what was read before it stands.

    Raises:
        LimitError: the page is too large, or its first reading takes too long.
        TesseractError: Tesseract fails in the first reading.
        pypdfium2.PdfiumError: the page cannot be drawn.
    """
    picture, first = upright_scan(page, by)
    words, faults = finished(first, picture, by)
    return Reading(words, picture, faults)


def finished(first: Sequence[OcrWord], picture: Scan, by: Recogniser) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """Return the words of a first reading, read again where doubtful or missed, and the steps that failed."""
    found = first
    faults: list[str] = []
    for name, step in _steps(picture, by.lines(picture)):
        try:
            found = step(found)
        except STEP_FAULTS as error:
            log.warning("%s: %s; the words read before it stand", name, error, exc_info=True)
            faults.append(name)
    return tuple(to_words(found, picture.gray, picture.points)), tuple(faults)


def _steps(picture: Scan, read: LineReader) -> list[tuple[str, Step]]:
    """Return what is done after the first reading, in order, with the names that a page's reason gives."""
    gray = picture.gray
    return [
        ("leaders", lambda found: with_leaders(found, picture.leaders)),
        ("bullets", lambda found: [with_dash(with_bullet(word, gray), gray) for word in found]),
        ("missed ink", lambda found: read_missed_ink(found, gray, read)),
        ("second reading", lambda found: reread(found, gray, read)),
        ("footnote marks", lambda found: read_marks(found, gray, read)),
        ("dirt", without_dirt),
        ("numbers", lambda found: [part for word in found for part in parted(with_bullet(word, gray), gray)]),
    ]
