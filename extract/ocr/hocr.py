"""Tesseract's answers in the hOCR format as words; boxes in pixels from the picture's top left corner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from atgardsbanken.extract.errors import PipelineError

DASHES = str.maketrans({"\N{EM DASH}": "\N{EN DASH}"})
"""Swedish print has no em dash; the models give one for the en dash, which is not in every alphabet."""
ELLIPSIS = "..."
LOW_SIGNS = frozenset(".-–„·")
"""Signs that the models make of three dots."""


class TesseractError(PipelineError):
    """Tesseract could not read this picture."""

    exit_code = 12


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word that was read; `box` is left, top, right, bottom in pixels, `confidence` 0.0-1.0.

    `size` is the height of its line from the deepest to the highest letter in pixels, `base` where the line stands
    under the word, `line` the number of the line it was read in.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    size: float
    base: float
    line: int


def read_hocr(text: str) -> list[list[OcrWord]]:
    """Return the words of each picture in an hOCR answer, in Tesseract's order.

    Raises:
        TesseractError: it is not hOCR.
    """
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - written by the Tesseract that was just run
    except ElementTree.ParseError as error:
        raise TesseractError(f"Tesseract's answer is not hOCR ({error}); update Tesseract.") from error
    return [list(_words(page)) for page in root.findall(".//{*}div[@class='ocr_page']")]


def _words(page: ElementTree.Element) -> Iterator[OcrWord]:
    lines = [span for span in page.findall(".//{*}span") if "x_size" in span.get("title", "")]
    for number, line in enumerate(lines):
        for word in line.findall(".//{*}span[@class='ocrx_word']"):
            if "".join(word.itertext()).strip():
                yield _word(word, line, number)


def _numbers(title: str, name: str, count: int) -> list[float]:
    found = re.search(rf"{name}((?: -?[\d.]+){{{count}}})", title)
    return [float(number) for number in found.group(1).split()] if found else []


def _word(word: ElementTree.Element, line: ElementTree.Element, number: int) -> OcrWord:
    title, around = word.get("title", ""), line.get("title", "")
    left, top, right, bottom = (int(side) for side in _numbers(title, "bbox", 4))
    slope, offset = _numbers(around, "baseline", 2) or (0.0, 0.0)
    line_left, _, _, line_bottom = _numbers(around, "bbox", 4)
    size = max((_numbers(around, "x_size", 1) or [float(bottom - top)])[0], 1.0)
    confidence = (_numbers(title, "x_wconf", 1) or [0.0])[0] / 100
    base = line_bottom + offset + slope * ((left + right) / 2 - line_left)
    text = unicodedata.normalize("NFC", "".join(word.itertext()).strip()).translate(DASHES)
    text = ELLIPSIS if len(text) == len(ELLIPSIS) and set(text) <= LOW_SIGNS else text
    return OcrWord(text, (left, top, right, bottom), confidence, size, base, number)
