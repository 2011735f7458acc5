"""What runs in the child process: a PDF's pages one by one, by their text layer or their picture; pages from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.errors import EncryptedPdfError, LimitError, NotAPdfError, PipelineError
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.layout.turn import turn_back, turn_of
from atgardsbanken.extract.ocr.image_cleanup import DARK
from atgardsbanken.extract.ocr.page import Models, Recogniser, Scan, read_page, recogniser
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.plumber import plumber_sheets
from atgardsbanken.extract.pdf.render import render
from atgardsbanken.extract.pdf.text_layer import read_sheet
from atgardsbanken.extract.quality import judge
from atgardsbanken.extract.records import Word
from atgardsbanken.extract.route import Need, Verdict, as_text, examine, merged, with_fonts_replaced, without_picture

INK_DPI = 40.0
"""Resolution at which a page without text is looked at for ink."""
MOST_WORDS = 20_000
"""A page with more words than this is not laid out: no print is so dense."""
NAMES = {"Title": "title", "Author": "author", "CreationDate": "created", "Producer": "producer"}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a PDF says of itself: its number of pages, whether it is an XFA form, its metadata."""

    pages: int
    is_xfa: bool = False
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A page as it was read, and how much of it must (still) be read from its picture.

    `letters` is the number of its letters and figures; `fonts` are the fonts it is set in; a `is_shell` page may be
    what a form shows instead of its contents.
    """

    laid: LaidOut
    need: Need = "none"
    letters: int = 0
    fonts: frozenset[str] = frozenset()
    is_shell: bool = False

    @property
    def number(self) -> int:
        """The page's number, from 1."""
        return self.laid.page.number


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read, and why."""

    number: int
    reason: str


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """The PDF at `path`; one whose user password is empty opens too.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: pypdfium2 cannot open it.
    """
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedPdfError(f"{path.name} opens only with a password; save it without one.") from error
        raise NotAPdfError(f"{path.name} is damaged: pypdfium2 says {error}; get it again.") from error


def survey(path: Path, first: int, options: ReadOptions) -> Iterator[Opened | Surveyed | Unread]:
    """What the PDF at `path` says of itself, then its pages from number `first` on by their text layer.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: it cannot be opened.
    """
    with open_pdf(path) as pdf:
        count = len(pdf)
        metadata = {NAMES[key]: text for key, text in pdf.get_metadata_dict().items() if key in NAMES and text}
        yield Opened(count, pdf.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL, metadata)
        for number in range(first, min(count, options.pages) + 1):
            yield _surveyed(pdf, number, options)


def _surveyed(pdf: pdfium.PdfDocument, number: int, options: ReadOptions) -> Surveyed | Unread:
    try:
        page = pdf[number - 1]
        try:
            return survey_sheet(_with_ink(page, read_sheet(page, number), options))
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        return Unread(number, f"pypdfium2 fails on the page: {error}")
    except LimitError as error:
        return Unread(number, str(error))


def _with_ink(page: pdfium.PdfPage, sheet: RawPage, options: ReadOptions) -> RawPage:
    """The sheet, its route `blank` where there are neither words nor ink."""
    if sheet.words:
        return sheet
    picture, _ = render(page, dpi=INK_DPI, megapixels=options.megapixels, gray=True)
    inked = bool((np.asarray(picture.convert("L")) < DARK).any())
    return sheet if inked else replace(sheet, route="blank", quality=1.0, reason="no text and no ink")


def survey_sheet(sheet: RawPage) -> Surveyed | Unread:
    """The page that `sheet` shows, with how much of it must be read from its picture."""
    if len(sheet.words) > MOST_WORDS:
        return Unread(sheet.number, f"{len(sheet.words):,} words on one page; it is left out.")
    if sheet.route == "blank":
        return Surveyed(_laid(sheet), is_shell=True)
    verdict = examine(sheet)
    letters = sum(map(str.isalnum, "".join(word.text for word in sheet.words)))
    fonts = frozenset(word.font for word in sheet.words)
    trusted = verdict.need == "none"
    routed = as_text(sheet, verdict) if trusted else without_picture(sheet, verdict)
    return Surveyed(_laid(routed), verdict.need, letters, fonts, is_shell=verdict.judgement.is_foreign)


def _laid(sheet: RawPage) -> LaidOut:
    return turn_back(lay_out(sheet), turn_of(sheet))


def survey_by_plumber(path: Path, numbers: Sequence[int] | None) -> Iterator[Surveyed | Unread]:
    """The pages `numbers` (all where None) of the PDF at `path` by their text layer, read with pdfplumber.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: it cannot be opened.
    """
    for sheet in plumber_sheets(path, numbers):
        found = survey_sheet(sheet)
        if isinstance(found, Surveyed):
            page = replace(found.laid.page, reason=f"{found.laid.page.reason}; by pdfplumber, pypdfium2 failed")
            found = replace(found, laid=replace(found.laid, page=page))
        yield found


def read_pictures(
    path: Path, numbers: Sequence[int], models: Models, options: ReadOptions
) -> Iterator[Surveyed | Unread]:
    """The pages `numbers` of the PDF at `path`, read from their pictures.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: it cannot be opened.
    """
    by = recogniser(models, options)
    with open_pdf(path) as pdf:
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
        sheet = read_sheet(page, number)
        words, picture = read_page(page, by)
    finally:
        page.close()
    verdict = examine(sheet)
    if verdict.need == "some" and not sheet.quarter:
        shown = tuple(replace(word, box=picture.turn.back(word.box)) for word in words)
        return _laid(with_fonts_replaced(sheet, verdict, shown))
    layer = () if sheet.quarter else sheet.words
    return _laid(_from_picture(sheet, merged(words, layer, picture.turn), picture, verdict))


def _from_picture(sheet: RawPage, words: Sequence[Word], picture: Scan, verdict: Verdict) -> RawPage:
    """The sheet with the words and lines of its picture instead of its own."""
    turn = picture.turn
    trust = fmean(word.confidence for word in words) if words else 0.0
    return RawPage(
        number=sheet.number,
        width=turn.width,
        height=turn.height,
        words=tuple(words),
        rules=picture.rules,
        picture=sheet.picture,
        quarter=turn.quarter,
        skew=turn.skew,
        route="ocr" if words else "blank",
        quality=round(judge(words).quality * trust, 3) if words else 1.0,
        reason=f"{verdict.reason}; read from the picture" if words else "no words in its picture",
    )
