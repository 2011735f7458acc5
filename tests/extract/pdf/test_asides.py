"""What nobody sees, watermarks and text set sideways are told from a page's text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.pdf.text_layer import read_raw_page

Build = Callable[..., Path]
Draw = Callable[[Canvas], None]
INVISIBLE = 3
"""The text render mode that draws nothing."""


def raw(path: Path) -> RawPage:
    """What is read of the first page."""
    with pdfium.PdfDocument(path) as pdf:
        return read_raw_page(pdf[0], 1)


def said(page: RawPage) -> str:
    """The page's running words."""
    return " ".join(word.text for word in page.words)


def aside(page: RawPage) -> list[tuple[str, str]]:
    """What is set aside: kinds and lines."""
    return [(each.kind, line.text) for each in page.asides for line in each.lines]


def body(canvas: Canvas) -> None:
    """Four lines of text."""
    canvas.setFont("Helvetica", 10)
    for number in range(4):
        canvas.drawString(100, 700 - 14 * number, "Vården ska bli bättre i hela länet")


def invisible(canvas: Canvas, y: float, text: str) -> None:
    """A line that is not drawn."""
    layer = canvas.beginText(100, y)
    layer.setFont("Helvetica", 10)
    layer.setTextRenderMode(INVISIBLE)
    layer.textOut(text)
    layer.setTextRenderMode(0)
    canvas.drawText(layer)


def white_on_paper(canvas: Canvas) -> None:
    """White text on nothing."""
    canvas.setFillColor(white)
    canvas.drawString(100, 500, "Dold text")


def nearly_white(canvas: Canvas) -> None:
    """Text that is a little darker than paper."""
    canvas.setFillGray(0.98)
    canvas.drawString(100, 500, "Dold text")


def white_on_white(canvas: Canvas) -> None:
    """White text on a shape painted white over a dark one."""
    canvas.rect(90, 480, 200, 50, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.rect(90, 490, 200, 30, stroke=0, fill=1)
    canvas.drawString(100, 500, "Dold text")


def transparent(canvas: Canvas) -> None:
    """Text that lets all light through."""
    canvas.setFillColor(Color(0, 0, 0, alpha=0))
    canvas.drawString(100, 500, "Dold text")


def undrawn(canvas: Canvas) -> None:
    """Text in a render mode that draws nothing."""
    invisible(canvas, 500, "Dold text")


def beside_the_page(canvas: Canvas) -> None:
    """Text right of the page."""
    canvas.drawString(610, 500, "Dold text")


def cropped(canvas: Canvas) -> None:
    """Text on the part of the sheet that is cut off."""
    canvas.setCropBox((0, 100, 595, 842))
    canvas.drawString(100, 50, "Dold text")


@pytest.mark.parametrize(
    "draw", [white_on_paper, nearly_white, white_on_white, transparent, undrawn, beside_the_page, cropped]
)
def test_what_nobody_sees_is_hidden(typeset: Build, draw: Draw) -> None:
    """Text that cannot be seen on the page is set aside as hidden, and the rest is the page's text."""

    def page(canvas: Canvas) -> None:
        body(canvas)
        draw(canvas)

    found = raw(typeset(page))
    assert aside(found) == [("hidden", "Dold text")]
    assert "Dold" not in said(found)


def on_a_plate(canvas: Canvas) -> None:
    """White text on a dark shape."""
    canvas.rect(90, 490, 200, 30, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.drawString(100, 500, "Synlig text")


def on_a_broad_line(canvas: Canvas) -> None:
    """White text on a line drawn so broad that it is a plate."""
    canvas.setLineWidth(20)
    canvas.line(90, 504, 300, 504)
    canvas.setFillColor(white)
    canvas.drawString(100, 500, "Synlig text")


def on_a_picture(canvas: Canvas) -> None:
    """White text on a photograph."""
    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 60)), 90, 480, 300, 50)
    canvas.setFillColor(white)
    canvas.drawString(100, 500, "Synlig text")


def over_a_scan(canvas: Canvas) -> None:
    """The text layer of a scan, which is not drawn."""
    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 240)), 0, 0, 595, 842)
    invisible(canvas, 500, "Synlig text")


@pytest.mark.parametrize("draw", [on_a_plate, on_a_broad_line, on_a_picture, over_a_scan])
def test_what_is_seen_is_text(typeset: Build, draw: Draw) -> None:
    """White text on a dark ground, and undrawn text over what it says, are the page's text."""
    found = raw(typeset(draw))
    assert (said(found), aside(found)) == ("Synlig text", [])


def test_hidden_text_is_marked_in_its_block(typeset: Build, laid: Callable[[Path], list[LaidOut]]) -> None:
    """The page has hidden text in a block of its own kind, which is no part of what it says."""

    def page(canvas: Canvas) -> None:
        body(canvas)
        white_on_paper(canvas)

    (found,) = laid(typeset(page))
    blocks = [(block.kind, block.is_aside) for block in found.page.blocks]
    assert blocks == [("paragraph", False), ("hidden", True)]
    assert found.page.lines[-1].text == "Dold text"


def watermark(angle: float, shade: float, text: str = "UTKAST") -> Draw:
    """A large word over the page's text."""

    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.setFillGray(shade)
        canvas.setFont("Helvetica-Bold", 70)
        canvas.translate(90, 660)
        canvas.rotate(angle)
        canvas.drawString(0, 0, text)

    return draw


@pytest.mark.parametrize("draw", [watermark(45, 0.8), watermark(-30, 0.5), watermark(0, 0.85)])
def test_watermark_is_furniture(typeset: Build, draw: Draw) -> None:
    """A large word that lies aslant, or pale under the text, is furniture."""
    assert aside(raw(typeset(draw))) == [("furniture", "UTKAST")]


def test_pale_title_is_text(typeset: Build) -> None:
    """A large pale word with nothing over it is a title."""

    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.setFillGray(0.7)
        canvas.setFont("Helvetica", 30)
        canvas.drawString(100, 770, "Vårdplan")

    found = raw(typeset(draw))
    assert (found.asides, found.words[-1].text) == ((), "Vårdplan")


def test_label_of_a_chart_is_one_line(typeset: Build) -> None:
    """Small slanted text is read as a line by itself, in order."""

    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Antal besök 2019")

    assert aside(raw(typeset(draw))) == [("paragraph", "Antal besök 2019")]


@pytest.mark.parametrize("angle", [90, -90])
def test_text_in_the_margin_is_read_in_order(typeset: Build, angle: int) -> None:
    """Text set sideways in a margin is one line, set aside, whichever way it reads."""

    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.translate(30, 400)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Plan för nära vård i länet")

    assert aside(raw(typeset(draw))) == [("furniture", "Plan för nära vård i länet")]


def test_sideways_heading_stands_in_its_cell(typeset: Build, laid: Callable[[Path], list[LaidOut]]) -> None:
    """A table's heading that is set sideways is read in order, in its cell."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x in (170, 300, 360):
            canvas.line(x, 600, x, 440)
        for y in (600, 520, 480, 440):
            canvas.line(170, y, 360, y)
        for row in range(2):
            canvas.drawString(175, 490 - 40 * row, f"Avdelning {row}")
            canvas.drawString(305, 490 - 40 * row, f"{row}5")
        canvas.drawString(175, 540, "Enhet")
        canvas.translate(335, 525)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Antal platser")
        canvas.setFillColor(black)

    (found,) = laid(typeset(draw))
    (grid,) = found.grids
    cells = [
        [" ".join(found.page.lines[index].text for index in cell.lines) for cell in row.cells] for row in grid.rows
    ]
    assert cells == [["Enhet", "Antal platser"], ["Avdelning 0", "05"], ["Avdelning 1", "15"]]


def test_page_box_with_corners_in_any_order(typeset: Build) -> None:
    """A page whose box names its corners the other way round is read as it is shown."""

    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((0, 842, 595, 0))
        body(canvas)

    found = raw(typeset(draw))
    assert (found.asides, len(found.words)) == ((), 28)
    assert 130 < found.words[0].box.top < 142
