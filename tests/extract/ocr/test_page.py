"""A page read from its picture, by an engine whose answers are given."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2 as pdfium
import pytest
from PIL import Image

from atgardsbanken.extract.ocr.hocr import OcrWord, TesseractError
from atgardsbanken.extract.ocr.page import Models, Recogniser, read_page
from atgardsbanken.extract.ocr.tesseract import AUTO
from atgardsbanken.extract.options import ReadOptions

FIRST = [
    OcrWord("kompetensförsörjningsplan", (100, 100, 400, 130), 0.97, 30.0, 125.0, 0),
    OcrWord("1987", (410, 100, 460, 130), 0.4, 30.0, 125.0, 0),
]


class Broken:
    """An engine that reads the page, and fails on single lines."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(
        self,
        images: Sequence[Image.Image],
        *,
        model: str,  # noqa: ARG002
        dpi: int,  # noqa: ARG002
        mode: int = AUTO,
    ) -> list[list[OcrWord]]:
        """Give the first reading; raise in all others."""
        if mode != AUTO:
            raise self.error
        return [FIRST for _ in images]


@pytest.mark.parametrize("error", [TesseractError("no model"), ValueError("no ink"), ZeroDivisionError(), IndexError()])
def test_first_reading_stands(error: Exception) -> None:
    """Whatever the second reading raises, the page keeps its words, and its steps that failed are named."""
    pdf = pdfium.PdfDocument.new()
    page = pdf.new_page(300, 200)
    reading = read_page(page, Recogniser(Models("swe", "Latin"), ReadOptions(), Broken(error)))
    assert [word.text for word in reading.words] == [word.text for word in FIRST]
    assert reading.faults == ("second reading", "footnote marks")
