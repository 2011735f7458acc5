"""From a file to a Document: each page by the route that suits it."""

from __future__ import annotations

import hashlib
import stat
from concurrent.futures import Executor
from pathlib import Path

import pypdfium2 as pdfium

from extract.assemble import assemble
from extract.errors import FileMissingError, NotAPdfError
from extract.joining import join_tables
from extract.layout import lay_out
from extract.options import ReadOptions
from extract.records import Document, Page
from extract.textfile import decode, text_pages
from extract.textlayer import read_sheet

PDF_MARK = b"%PDF-"
PDF_MARK_WITHIN = 1024
"""Bytes from the file's start in which readers look for the PDF mark."""


def read(path: Path, options: ReadOptions = ReadOptions(), *, executor: Executor | None = None) -> Document:  # noqa: B008
    """The document in `path`, a PDF or a text extract.

    Raises:
        FileMissingError: there is no such file, or it is a symbolic link, a folder or a device.
        NotAPdfError: it is neither a PDF nor text.
        EncryptedPdfError: it opens only with a password.
        NothingReadableError: it opens but no page can be read.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if PDF_MARK in data[:PDF_MARK_WITHIN]:
        pdf = pdfium.PdfDocument(data)
        laid = assemble([lay_out(read_sheet(pdf[index], index + 1)) for index in range(len(pdf))])
        return Document(path.name, digest, tuple(item.page for item in laid), join_tables(laid))
    if path.suffix.lower() == ".pdf":
        raise NotAPdfError(f"{path.name} has no PDF header; download it again or give another file.")
    return Document(path.name, digest, _checked(text_pages(decode(data, path.name))))


def _bytes(path: Path) -> bytes:
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check the name.") from error
    if not stat.S_ISREG(mode):
        raise FileMissingError(f"{path} is a link, folder or device, not a file; give the file itself.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check that it may be read.") from error


def _checked(pages: list[Page]) -> tuple[Page, ...]:
    return tuple(pages)
