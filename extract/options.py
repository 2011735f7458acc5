"""Options for reading a file, with limits in seconds, megabytes, megapixels and dots per inch."""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.extract.errors import BadUsageError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file.

    `ocr` lets pages be read from their picture; `language` is the Tesseract model that reads them and `second` the
    one that is asked again about numbers, signs and doubtful words (left out where it is not installed, or empty).
    `dpi` is the resolution pages are rendered at for OCR. `seconds` is the time a page may take, `megabytes` the
    memory a child process may take beyond what it starts with, `megapixels` the largest picture that is rendered,
    `pages` the most pages read.

    Raises:
        BadUsageError: a limit is not positive or no language is named.
    """

    ocr: bool = True
    language: str = "swe"
    second: str = "Latin"
    dpi: int = 300
    seconds: float = 60.0
    megabytes: int = 2000
    megapixels: float = 40.0
    pages: int = 5000

    def __post_init__(self) -> None:
        limits = ("dpi", "seconds", "megabytes", "megapixels", "pages")
        wrong = [name for name in limits if getattr(self, name) <= 0]
        if wrong:
            raise BadUsageError(f"Reading option {wrong[0]} must be above 0; give a positive number.")
        if self.ocr and not self.language:
            raise BadUsageError("OCR needs a language; name one that `tesseract --list-langs` shows, such as swe.")
