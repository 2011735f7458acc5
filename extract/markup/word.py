"""Word documents (.docx) as pieces, by way of mammoth's HTML."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from xml.dom import DOMException
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from xml.sax import SAXException

import mammoth

from atgardsbanken.extract.errors import UNFORESEEN, LimitError, NotAPdfError
from atgardsbanken.extract.file_names import file_name
from atgardsbanken.extract.markup.pieces import Marked, Piece
from atgardsbanken.extract.markup.web_page import read_web_page
from atgardsbanken.extract.markup.word_parts import PART, as_it_stands, read_properties, read_running_lines, style_map

MOST_UNPACKED_BYTES = 200_000_000
"""What a document may take when unpacked, its pictures included."""
SUFFIX = ".docx"
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    SAXException,
    ExpatError,
    DOMException,
    OSError,
    EOFError,
    RuntimeError,  # Encrypted parts, unknown ways of packing, and elements that are nested too deep.
    AttributeError,
    ParseError,
    *UNFORESEEN,
)
"""What damaged documents make the libraries raise."""


@dataclass(slots=True)
class _Pictures:
    """How many pictures were left out so far."""

    count: int = 0

    def leave_out(self, _picture: object) -> list[object]:
        """Count a picture; return what stands for it in the HTML: nothing."""
        self.count += 1
        return []


def is_word(data: bytes, name: str) -> bool:
    """Return whether a file is a Word document, damaged or not.

    >>> is_word(b"PK\\x03\\x04 word/document.xml", "plan.txt"), is_word(b"", "plan.docx"), is_word(b"PK", "plan.txt")
    (True, True, False)
    """
    return PurePath(name).suffix.lower() == SUFFIX or (data.startswith(b"PK\x03\x04") and PART.encode() in data)


def read_word(path: Path) -> Iterator[Marked]:
    """Yield what the document at `path` holds, once: run it in a sandbox.

    Raises:
        NotAPdfError: it is damaged.
        LimitError: it is much larger when unpacked.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            if unpacked > MOST_UNPACKED_BYTES:
                raise LimitError(f"{file_name(path)} unpacks to {unpacked:,} bytes; save it anew without its pictures.")
            yield _read(archive)
    except DAMAGED as error:
        raise NotAPdfError(
            f"{file_name(path)} is a damaged Word document ({type(error).__name__}); open it in Word and save it anew."
        ) from error


def _read(archive: zipfile.ZipFile) -> Marked:
    pictures = _Pictures()
    html = mammoth.convert_to_html(
        as_it_stands(archive), style_map=style_map(archive), convert_image=pictures.leave_out
    )
    heads, feet = read_running_lines(archive)
    return Marked(
        (
            *(Piece("furniture", line) for line in heads),
            *read_web_page(f"<main>{html.value}</main>").pieces,
            *(Piece("furniture", line) for line in feet),
        ),
        read_properties(archive),
        pictures.count,
    )
