"""What the tests of extraction may ask for: small pages typeset on the spot, and whether Tesseract is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.errors import MissingProgramError
from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.turn import turn_back, turn_of
from atgardsbanken.extract.ocr.tesseract import probe
from atgardsbanken.extract.pdf.text_layer import read_raw_page

Draw = Callable[[Canvas], None]
A4 = (595.0, 842.0)


@pytest.fixture
def typeset(tmp_path: Path) -> Callable[..., Path]:
    """A function that typesets one PDF page for each drawing it is given; y counts from the page's foot."""

    def build(*pages: Draw, size: tuple[float, float] = A4, name: str = "typeset.pdf") -> Path:
        path = tmp_path / name
        canvas = Canvas(str(path), pagesize=size)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return build


@pytest.fixture(scope="session")
def swedish_ocr() -> None:
    """Skips the test where Tesseract or its Swedish model is missing."""
    try:
        installed = probe()
    except MissingProgramError as error:
        pytest.skip(str(error))
    if installed.model("swe") is None:
        pytest.skip("Tesseract has no Swedish model")


@pytest.fixture
def laid() -> Callable[[Path], list[LaidOut]]:
    """A function that lays out and assembles the pages of a PDF without a child process."""

    def build(path: Path) -> list[LaidOut]:
        with pdfium.PdfDocument(path) as pdf:
            sheets = [read_raw_page(pdf[index], index + 1) for index in range(len(pdf))]
        return assemble([turn_back(lay_out(sheet), turn_of(sheet)) for sheet in sheets])

    return build
