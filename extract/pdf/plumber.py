"""A PDF's text layer by pdfplumber, for files and pages on which pypdfium2 fails: points, origin top left."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from atgardsbanken.extract.errors import EncryptedPdfError, NotAPdfError
from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.pdf.unicode import sound
from atgardsbanken.extract.records import BBox, Word

log = logging.getLogger(__name__)

BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
FAILURES = (
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
)
"""Errors that pdfminer raises on broken files: its own, and Python's where a value is not of the kind expected."""


def plumber_pages(path: Path, numbers: Sequence[int] | None = None) -> Iterator[RawPage]:
    """Yield the pages `numbers` (from 1; all where None) of the PDF at `path`; those that fail are left out.

    Raises:
        EncryptedPdfError: it opens only with a password.
        NotAPdfError: pdfplumber cannot open it either.
    """
    try:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                if numbers is None or page.page_number in numbers:
                    yield from _raw_page(page)
    except PDFPasswordIncorrect as error:
        raise EncryptedPdfError(f"{file_name(path)} opens only with a password; save it without one.") from error
    except FAILURES as error:
        if isinstance(getattr(error, "args", ("",))[0] if error.args else None, PDFPasswordIncorrect):
            raise EncryptedPdfError(f"{file_name(path)} opens only with a password; save it without one.") from error
        raise NotAPdfError(f"{file_name(path)} is damaged: neither PDF library opens it; get it again.") from error


def _raw_page(page: PlumberPage) -> Iterator[RawPage]:
    try:
        found = page.extract_words(extra_attrs=["fontname", "size"], use_text_flow=False)
        rules = [BBox(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges]
    except FAILURES as error:
        log.info("page %d: pdfplumber fails too (%s)", page.page_number, error)
        return
    words = tuple(
        Word(
            sound(str(word["text"])),
            BBox(word["x0"], word["top"], word["x1"], word["bottom"]),
            font=str(word["fontname"]).split("+")[-1],
            size=float(word["size"]),
            bold=bool(BOLD.search(str(word["fontname"]))),
        )
        for word in found
    )
    yield RawPage(page.page_number, float(page.width), float(page.height), words, tuple(rules))
