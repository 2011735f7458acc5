"""A PDF's pages read one by one in the child process, by their text layers or their pictures; pages from 1."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.errors import UNFORESEEN, EncryptedPdfError, LimitError, NotAPdfError, PipelineError
from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.layout.page import lay_out, lay_out_rows
from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.layout.turn import turn_back, turn_of
from atgardsbanken.extract.ocr.image_cleanup import dark
from atgardsbanken.extract.ocr.page import Models, Recogniser, Scan, read_page, recogniser
from atgardsbanken.extract.ocr.regions import read_regions, with_text
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.picture_file import pdf_or_picture
from atgardsbanken.extract.pdf.plumber import plumber_pages
from atgardsbanken.extract.pdf.render import render
from atgardsbanken.extract.pdf.text_layer import read_raw_page
from atgardsbanken.extract.pdf.xfa import filled_in, set_page
from atgardsbanken.extract.quality import judge
from atgardsbanken.extract.records import NOT_READ, Word
from atgardsbanken.extract.route import (
    Need,
    Verdict,
    as_text,
    examine,
    merged,
    with_fonts_replaced,
    with_pictures_read,
    without_picture,
)

log = logging.getLogger(__name__)

BLANK_CHECK_DPI = 40.0
"""A page without text is drawn at it, to see whether it is blank: a letter of 10 points is 5 pixels high."""
MOST_WORDS = 20_000
"""A page with more is not laid out: no print is so dense."""
XFA_VALUES = "values of an XFA form's fields, which only programs that know XFA can draw"
METADATA_NAMES = {"Title": "title", "Author": "author", "CreationDate": "created", "Producer": "producer"}


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF's number of pages, whether it is an XFA form, and its metadata."""

    pages: int
    is_xfa: bool = False
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A page that was read and laid out, and how much of it must (still) be read from its picture.

    `letters` is the number of its letters and figures, `fonts` the fonts that it is set in. Where `is_shell`, the page
    may be what an XFA form shows to programs that cannot open it.
    """

    laid: LaidOut
    need: Need = "none"
    letters: int = 0
    fonts: frozenset[str] = frozenset()
    is_shell: bool = False

    @property
    def number(self) -> int:
        """Return the page's number, from 1."""
        return self.laid.page.number


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read, and why."""

    number: int
    reason: str


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """Open the PDF at `path`, or a picture as a PDF; one whose user password is empty opens too.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: pypdfium2 cannot open it.
    """
    try:
        return pdf_or_picture(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedPdfError(f"{file_name(path)} opens only with a password; save it without one.") from error
        raise NotAPdfError(f"{file_name(path)} is damaged: pypdfium2 says {error}; get it again.") from error


def survey(path: Path, first: int, options: ReadOptions) -> Iterator[Opened | Surveyed | Unread]:
    """Yield what the PDF at `path` says of itself, then its pages from number `first` on by their text layers.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: it cannot be opened.
    """
    with open_pdf(path) as pdf:
        count = len(pdf)
        metadata = {
            METADATA_NAMES[key]: text for key, text in pdf.get_metadata_dict().items() if key in METADATA_NAMES and text
        }
        labels = [pdf.get_page_label(index) or "" for index in range(min(count, options.pages))]
        if any(labels):
            metadata["labels"] = "\n".join(labels)
        _show_forms(pdf)
        is_xfa = pdf.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL
        filled = filled_in(pdf) if is_xfa and first == 1 else []
        yield Opened(count, is_xfa, metadata)
        if filled:
            yield _filled_in(survey_page(set_page(filled, 1)))
            first = 2
        for number in range(first, min(count, options.pages) + 1):
            yield _surveyed(pdf, number, options)


def _filled_in(found: Surveyed | Unread) -> Surveyed | Unread:
    """Return the page of an XFA form's values, which has no picture to be read from."""
    if isinstance(found, Unread):
        return found
    page = replace(found.laid.page, reason=XFA_VALUES)
    return replace(found, laid=replace(found.laid, page=page), need="none", is_shell=False)


def _show_forms(pdf: pdfium.PdfDocument) -> None:
    """Let the pages of `pdf` tell and draw the values of its form fields; to be called before any is loaded."""
    if pdf.get_formtype() != pdfium_c.FORMTYPE_NONE:
        pdf.init_forms()


def _surveyed(pdf: pdfium.PdfDocument, number: int, options: ReadOptions) -> Surveyed | Unread:
    try:
        page = pdf[number - 1]
        try:
            return survey_page(_with_ink(page, _looked_at(page, read_raw_page(page, number), options), options))
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        return Unread(number, f"pypdfium2 fails on the page: {error}")
    except LimitError as error:
        return Unread(number, str(error))


def _looked_at(page: pdfium.PdfPage, raw_page: RawPage, options: ReadOptions) -> RawPage:
    """Return the page, only those of its pictures named unread that look as if they held text."""
    if not raw_page.unread:
        return raw_page
    return replace(raw_page, unread=with_text(page, raw_page.unread, options.megapixels))


def _with_ink(page: pdfium.PdfPage, raw_page: RawPage, options: ReadOptions) -> RawPage:
    """Return the page, its route `blank` where there are neither words nor ink."""
    if raw_page.words:
        return raw_page
    picture, _ = render(page, dpi=BLANK_CHECK_DPI, megapixels=options.megapixels, gray=True)
    inked = bool(dark(np.asarray(picture.convert("L"))).any())
    return raw_page if inked else replace(raw_page, route="blank", quality=1.0, reason="no text and no ink")


def survey_page(raw_page: RawPage) -> Surveyed | Unread:
    """Lay the page out, and tell how much of it must be read from its picture."""
    if len(raw_page.words) > MOST_WORDS:
        return Unread(raw_page.number, f"{len(raw_page.words):,} words on one page; it is left out.")
    if raw_page.route == "blank":
        return Surveyed(_laid(raw_page), is_shell=True)
    verdict = examine(raw_page)
    letters = sum(map(str.isalnum, "".join(word.text for word in raw_page.words)))
    fonts = frozenset(word.font for word in raw_page.words)
    trusted = verdict.need in ("none", "pictures")
    routed = as_text(raw_page, verdict) if trusted else without_picture(raw_page, verdict)
    return Surveyed(_laid(routed), verdict.need, letters, fonts, is_shell=verdict.judgement.is_foreign)


def _laid(raw_page: RawPage) -> LaidOut:
    """Lay the page out and turn it back as it is shown; one that layout fails on keeps its words, row by row."""
    if raw_page.left_out:
        raw_page = replace(raw_page, reason=f"{raw_page.reason}{NOT_READ}{raw_page.left_out}", left_out="")
    try:
        return turn_back(lay_out(raw_page), turn_of(raw_page))
    except UNFORESEEN as error:
        log.warning("page %d: layout failed: %s; its rows are kept", raw_page.number, error, exc_info=True)
        raw_page = replace(raw_page, reason=f"{raw_page.reason}; layout failed, read row by row")
        return turn_back(lay_out_rows(raw_page), turn_of(raw_page))


def survey_by_plumber(path: Path, numbers: Sequence[int] | None) -> Iterator[Surveyed | Unread]:
    """Yield the pages `numbers` (all where None) of the PDF at `path`, their text layers read with pdfplumber.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: it cannot be opened.
    """
    for raw_page in plumber_pages(path, numbers):
        found = survey_page(raw_page)
        if isinstance(found, Surveyed):
            page = replace(found.laid.page, reason=f"{found.laid.page.reason}; by pdfplumber, pypdfium2 failed")
            found = replace(found, laid=replace(found.laid, page=page))
        yield found


def read_pictures(
    path: Path, numbers: Sequence[int], models: Models, options: ReadOptions
) -> Iterator[Surveyed | Unread]:
    """Yield the pages `numbers` of the PDF at `path`, read from their pictures.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: it cannot be opened.
    """
    by = recogniser(models, options)
    with open_pdf(path) as pdf:
        _show_forms(pdf)
        for number in numbers:
            try:
                yield Surveyed(_read_picture(pdf, number, by))
            except pdfium.PdfiumError as error:
                yield Unread(number, f"pypdfium2 cannot draw the page: {error}")
            except PipelineError as error:
                yield Unread(number, str(error))


def _read_picture(pdf: pdfium.PdfDocument, number: int, by: Recogniser) -> LaidOut:
    page = pdf[number - 1]
    try:
        raw_page = _looked_at(page, read_raw_page(page, number), by.options)
        verdict = examine(raw_page)
        if verdict.need == "pictures":
            return _laid(with_pictures_read(raw_page, verdict, *read_regions(page, raw_page.unread, by)))
        reading = read_page(page, by)
    finally:
        page.close()
    words, picture = reading.words, reading.scan
    verdict = _with_faults(verdict, reading.faults)
    if verdict.need == "some" and not raw_page.quarter:
        shown = tuple(replace(word, box=picture.turn.back(word.box)) for word in words)
        return _laid(with_fonts_replaced(raw_page, verdict, shown))
    layer = () if raw_page.quarter else raw_page.words
    return _laid(_from_picture(raw_page, merged(words, layer, picture.turn), picture, verdict))


def _with_faults(verdict: Verdict, faults: Sequence[str]) -> Verdict:
    """Return the verdict with the steps of reading from the picture that failed as part of its reason."""
    told = f"{verdict.reason}; failed, what was read before stands: {', '.join(faults)}"
    return replace(verdict, reason=told) if faults else verdict


def _from_picture(raw_page: RawPage, words: Sequence[Word], picture: Scan, verdict: Verdict) -> RawPage:
    """Return the page with the words and lines of its picture in the place of its own."""
    turn = picture.turn
    trust = fmean(word.confidence for word in words) if words else 0.0
    return RawPage(
        number=raw_page.number,
        width=turn.width,
        height=turn.height,
        words=tuple(words),
        rules=picture.rules,
        picture=raw_page.picture,
        quarter=turn.quarter,
        skew=turn.skew,
        route="ocr" if words else "blank",
        quality=round(judge(words).quality * trust, 3) if words else 1.0,
        reason=f"{verdict.reason}; read from the picture" if words else "no words in its picture",
        left_out=raw_page.left_out,
    )
