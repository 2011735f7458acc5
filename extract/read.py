"""A file read into a Document: each page by the route that suits it, all but plain text in a sandbox."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from atgardsbanken.extract.errors import FileMissingError, NotAPdfError, NothingReadableError
from atgardsbanken.extract.file_kinds import SAVE, is_web_page, other_kind
from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.gather import GatheredPages, read_by_picture, read_by_text_layer
from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.stretches import lay_out_long
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.markup.pieces import Marked
from atgardsbanken.extract.markup.set_out import set_out
from atgardsbanken.extract.markup.web_page import MOST_CHARACTERS as HTML_CHARACTERS
from atgardsbanken.extract.markup.web_page import read_html
from atgardsbanken.extract.markup.word import is_word, read_word
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.picture_file import is_picture
from atgardsbanken.extract.records import Document, Page
from atgardsbanken.extract.sandbox import in_sandbox
from atgardsbanken.extract.textfile import decode, text_pages

PDF_MARK = b"%PDF-"
PDF_MARK_BYTES = 1024
"""Where the PDF mark may stand, from the file's start: as far as Adobe's reader looks."""
MOST_CHARACTERS = 2_000_000
"""Characters of a text extract that are read: a thousand printed pages."""
XFA_REASON = "XFA form: open and print it to PDF"
DEFAULT_OPTIONS = ReadOptions()
MarkupReader = Callable[[Path], Iterator[Marked]]
"""Yields what a Word document or web page holds, once."""


def read(
    path: Path, options: ReadOptions = DEFAULT_OPTIONS, *, executor: Executor | None = None, tasks: int = 1
) -> Document:
    """Read the document in `path`: a PDF, a picture of pages, a Word document, a web page or a text extract.

    Pictures may be PNG, JPEG or TIFF, Word documents .docx.

    Args:
        path: the file.
        options: how to read it.
        executor: runs what opens the file; without one it is done here.
        tasks: how many tasks the executor runs at once.

    Raises:
        FileMissingError: there is no such file, or it is a symbolic link, a folder or a device.
        NotAPdfError: it is of another kind, or too damaged to open.
        EncryptedPdfError: it opens only with a password.
        NothingReadableError: it has no pages, or is a text extract without text.
        LimitError: opening it goes over a limit.
        CrashError: it breaks both programs that open PDFs.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if PDF_MARK in data[:PDF_MARK_BYTES] or (is_picture(data) and path.suffix.lower() != ".pdf"):
        return _read_pdf(path, digest, options, executor, tasks)
    if path.suffix.lower() == ".pdf":
        raise NotAPdfError(f"{file_name(path)} has no PDF header; download it again or give another file.")
    if is_word(data, path.name):
        return _marked(path, digest, read_word, options, executor)
    if is_web_page(data, path.name):
        return _marked(path, digest, read_html, options, executor)
    if kind := other_kind(data, path.name):
        raise NotAPdfError(f"{file_name(path)} is {kind}, which is not read; {SAVE}.")
    laid = assemble(_laid_out(decode(data, file_name(path))))
    if not any(item.page.lines for item in laid):
        raise NothingReadableError(f"{file_name(path)} holds no text; give the file that it was made from.")
    return Document(file_name(path), digest, tuple(item.page for item in laid), join_tables(laid))


def _marked(path: Path, digest: str, reader: MarkupReader, options: ReadOptions, executor: Executor | None) -> Document:
    """Return the document of what a web page or Word document holds, one page, read in a sandbox.

    A second one, failed, stands for the end of a page that is too long.

    Raises:
        NothingReadableError: it holds no text.
        LimitError: reading it goes over a limit.
    """
    asked = (reader, path, options)
    marked = executor.submit(_in_sandbox, *asked).result() if executor else _in_sandbox(*asked)
    laid = set_out(marked)
    if not laid.page.lines:
        raise NothingReadableError(f"{file_name(path)} holds no text; save or print it as PDF and give that.")
    pages = (laid.page, _left_out(2, "the page", HTML_CHARACTERS)) if marked.is_cut else (laid.page,)
    return Document(file_name(path), digest, pages, join_tables([laid]), metadata=marked.metadata)


def _in_sandbox(reader: MarkupReader, path: Path, options: ReadOptions) -> Marked:
    (marked,) = in_sandbox(reader, path, seconds=options.seconds, megabytes=options.megabytes)
    return marked


def _laid_out(text: str) -> list[LaidOut]:
    """Lay out a text extract's pages, and after `MOST_CHARACTERS` a failed one that stands for the rest."""
    laid = [lay_out_long(raw) for raw in text_pages(text[:MOST_CHARACTERS])]
    if len(text) <= MOST_CHARACTERS:
        return laid
    return [*laid, LaidOut(_left_out(len(laid) + 1, "the text", MOST_CHARACTERS))]


def _left_out(number: int, what: str, characters: int) -> Page:
    """Return the failed page that stands for what comes after so many characters."""
    reason = f"left out: {what} is longer than {characters:,} characters; split the file"
    return Page(number, 0.0, 0.0, "failed", 0.0, reason=reason)


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise FileMissingError(f"{path} is a link, folder or device, not a file; give the file itself.")
        return path.read_bytes()
    except OSError as error:
        raise FileMissingError(f"{path}: {error.strerror}; check the name and that it may be read.") from error


def _read_pdf(path: Path, digest: str, options: ReadOptions, executor: Executor | None, tasks: int) -> Document:
    gathered = (
        executor.submit(read_by_text_layer, path, options).result() if executor else read_by_text_layer(path, options)
    )
    if not gathered.count:
        raise NothingReadableError(f"{file_name(path)} has no pages that can be read; get it again.")
    if options.ocr:
        read_by_picture(path, gathered, options, executor, tasks)
    laid = assemble([_page(number, gathered) for number in range(1, gathered.count + 1)])
    pages = tuple(item.page for item in laid)
    return Document(file_name(path), digest, pages, join_tables(laid), metadata=gathered.metadata)


def _page(number: int, gathered: GatheredPages) -> LaidOut:
    """Return the page as it was read, or where it failed without words, with the reason."""
    found = gathered.pages.get(number)
    if found is None:
        reason = gathered.failed.get(number, "left out: over the limit on pages")
        return LaidOut(Page(number, 0.0, 0.0, "failed", 0.0, reason=reason))
    page = found.laid.page
    if gathered.is_xfa and found.is_shell:
        empty = Page(number, page.width, page.height, "failed", 0.0, reason=XFA_REASON)
        return LaidOut(empty)
    why = gathered.failed.get(number)
    return replace(found.laid, page=replace(page, reason=f"{page.reason}; {why}")) if why else found.laid
