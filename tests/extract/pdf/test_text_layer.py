"""Words, styles and drawn lines of a text layer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.pdf.text_layer import read_raw_page

Build = Callable[..., Path]


def sheet(path: Path) -> RawPage:
    """The first page's sheet."""
    with pdfium.PdfDocument(path) as pdf:
        return read_raw_page(pdf[0], 1)


def hello(canvas: Canvas) -> None:
    """Two words 100 points from the left and 142 from the top, the second bold."""
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 700, "Vårdnära")
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(200, 700, "service")


def test_words_have_boxes_and_styles(typeset: Build) -> None:
    """A word stands where it is printed, in its font, size and weight."""
    first, second = sheet(typeset(hello)).words
    assert (first.text, first.font, first.size, first.bold) == ("Vårdnära", "Helvetica", 12.0, False)
    assert (second.text, second.bold) == ("service", True)
    assert (first.box.x0, second.box.x0) == (pytest.approx(100, abs=1), pytest.approx(200, abs=1))
    assert first.box.top < 142 < first.box.bottom + 1


def test_drawn_lines_are_found(typeset: Build) -> None:
    """Stroked lines and the edges of boxes are rules, in points from the top."""

    def draw(canvas: Canvas) -> None:
        canvas.line(50, 742, 250, 742)
        canvas.rect(300, 542, 100, 50)

    expected = [
        (50, 100, 250, 100),
        (300, 250, 300, 300),
        (300, 250, 400, 250),
        (300, 300, 400, 300),
        (400, 250, 400, 300),
    ]
    for rule, sides in zip(sorted(sheet(typeset(draw)).rules), expected, strict=True):
        assert tuple(rule) == pytest.approx(sides, abs=1)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_page_is_read_as_shown(typeset: Build, rotation: int) -> None:
    """On a page that is shown turned, text printed to be read there has its boxes as shown."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(300, 300)
        canvas.rotate(rotation)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(0, 0, "Mitt på sidan")

    found = sheet(typeset(draw, size=(600, 600)))
    assert (found.quarter, [word.text for word in found.words]) == (0, ["Mitt", "på", "sidan"])
    assert found.words[0].box.x0 == pytest.approx(300, abs=2)
    assert found.words[0].box.bottom == pytest.approx(300, abs=4)


def test_sideways_text_is_turned_upright(typeset: Build) -> None:
    """Text printed sideways on an upright page makes a sheet turned so that it reads."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, -100, "Tabell på tvären")

    found = sheet(typeset(draw))
    assert (found.quarter, found.width, found.height) == (90, 842, 595)
    assert [word.text for word in found.words] == ["Tabell", "på", "tvären"]
    assert found.words[0].box.x0 == pytest.approx(100, abs=1)
    assert found.words[0].box.x1 < found.words[1].box.x0


def test_hyphen_at_line_end_is_kept(typeset: Build) -> None:
    """A word divided at a line's end stays in two parts with its hyphen."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 700, "stöd för utveck-")
        canvas.drawString(100, 686, "ling av vården")

    assert [word.text for word in sheet(typeset(draw)).words] == ["stöd", "för", "utveck-", "ling", "av", "vården"]


@pytest.mark.parametrize(
    ("word", "mark", "rise", "size", "told"),
    [
        ("landsting", "4", 4, 7, "landsting⁴"),
        ("2016", "12", 4, 7, "2016¹²"),
        ("CO", "2", -2, 7, "CO2"),
        ("bilaga", "4", 0, 12, "bilaga4"),
        ("bilaga", "4", 0, 7, "bilaga4"),
    ],
    ids=["after a word", "after a number", "lowered", "plain", "small"],
)
def test_raised_figures_are_marks(typeset: Build, word: str, mark: str, rise: int, size: int, told: str) -> None:
    """Small raised figures right after a word are told as superscripts, so that they are no part of it."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 700)
        text.setFont("Helvetica", 12)
        text.textOut(word)
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(mark)
        text.setFont("Helvetica", 12)
        text.setRise(0)
        text.textOut(".")
        canvas.drawText(text)

    assert [found.text for found in sheet(typeset(draw)).words] == [f"{told}."]
