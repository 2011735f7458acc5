"""Letter-spaced words are whole, and other words are left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.pdf.text_layer import read_raw_page

Build = Callable[..., Path]


def each_letter(canvas: Canvas, text: str, gap: float, *, x: float = 70, y: float = 700, size: float = 14) -> None:
    """Draws each letter by itself, `gap` points after the one before."""
    canvas.setFont("Helvetica", size)
    for letter in text:
        if letter != " ":
            canvas.drawString(x, y, letter)
        x += stringWidth(letter, "Helvetica", size) + gap


def words(path: Path) -> list[str]:
    """The words of the first page."""
    with pdfium.PdfDocument(path) as pdf:
        return [word.text for word in read_raw_page(pdf[0], 1).words]


@pytest.mark.parametrize(
    "text", ["HÅLLBAR BEMANNING OCH VÅRD", "Hållbar bemanning i vården", "DIGITALA VÅRDMÖTEN 2019"]
)
@pytest.mark.parametrize("gap", [1, 2, 3, 4, 6, 9, 12])
def test_letter_spaced_words_are_whole(typeset: Build, text: str, gap: float) -> None:
    """Words whose letters are drawn apart are read as words, however wide."""
    assert words(typeset(lambda canvas: each_letter(canvas, text, gap))) == text.split()


@pytest.mark.parametrize("gap", [1, 3, 6])
def test_character_spacing_is_no_white(typeset: Build, gap: float) -> None:
    """The same where the file sets its letters apart."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(70, 700)
        text.setFont("Helvetica", 14)
        text.setCharSpace(gap)
        text.textOut("HÅLLBAR BEMANNING")
        canvas.drawText(text)

    assert words(typeset(draw)) == ["HÅLLBAR", "BEMANNING"]


@pytest.mark.parametrize(
    "text", ["Xylocain gel 2 %", "betyg A B C D E F", "i en å av is", "1 2 3 4 5", "§ 4 a och b", "M T O T F L S"]
)
def test_other_short_words_are_kept(typeset: Build, text: str) -> None:
    """Short words, letters in a row and figures are no letter-spaced words."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(70, 700, text)

    expected = text.split() if not text.startswith("M T") else ["MTOTFLS"]
    assert words(typeset(draw)) == expected


def test_columns_under_a_letter_spaced_heading(typeset: Build, laid: Callable[[Path], list[LaidOut]]) -> None:
    """A letter-spaced heading over two columns does not make them read straight across."""

    def draw(canvas: Canvas) -> None:
        each_letter(canvas, "BÄTTRE TILLGÄNGLIGHET", 8, x=60, y=760, size=16)
        canvas.setFont("Helvetica", 10)
        for number in range(8):
            canvas.drawString(60, 730 - 13 * number, "Vårdcentralerna ska ha fasta läkare")
            canvas.drawString(260, 730 - 13 * number, "Servicevärdar finns på avdelningar")

    (found,) = laid(typeset(draw))
    lines = [line.text.split()[0] for line in found.page.lines]
    assert lines == ["BÄTTRE", *["Vårdcentralerna"] * 8, *["Servicevärdar"] * 8]
